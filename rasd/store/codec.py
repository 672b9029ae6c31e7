"""The vocabulary's dataclasses as JSON and back, exactly: what is read equals what was written."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_PLAIN: Final = (str, int, float, bool, NoneType)
# made once a type: a report holds hundreds of values
_NAMES: Final[dict[Any, tuple[str, ...]]] = {}
_READERS: Final[dict[Any, Callable[[Any], Any]]] = {}


def dumps(value: object) -> str:
    """Return the canonical JSON of dataclasses, tuples, mappings and plain values.

    Canonical: keys sorted, no blanks, so equal values give equal text. Lone surrogates, which no
    database takes, are written as escapes.
    Raises: ValueError for NaN and infinity, which no field may hold.
    """
    plain = to_plain(value)
    text = _dumps(plain, ascii_only=False)
    return text if _encodable(text) else _dumps(plain, ascii_only=True)


def loads(kind: type[T], text: str) -> T:
    """Return the value of dataclass `kind` that `dumps` wrote; unknown keys are passed over."""
    value: T = _reader(kind)(json.loads(text))
    return value


def to_plain(value: object) -> Any:  # noqa: ANN401 (JSON has no narrower type)
    """Return `value` in what JSON knows: dataclasses as mappings, enums as values, ISO dates."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    return {name: to_plain(getattr(value, name)) for name in _names(type(value))}


def clean(text: str) -> str:
    """Return `text` as every database takes it: lone surrogates and NUL replaced by '?'."""
    text = text.replace("\x00", "?")
    return text if _encodable(text) else text.encode("utf-8", "replace").decode("utf-8", "replace")


def _dumps(plain: object, *, ascii_only: bool) -> str:
    return json.dumps(
        plain, sort_keys=True, separators=(",", ":"), ensure_ascii=ascii_only, allow_nan=False
    )


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 (a dataclass)
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in fields(kind))
    return _NAMES[kind]


def _reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 (a type expression)
    """Return the function that turns plain JSON into a value of this type."""
    if kind not in _READERS:
        _READERS[kind] = _new_reader(kind)
    return _READERS[kind]


def _new_reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 (a type expression)
    if kind is date:
        return date.fromisoformat
    if kind in _PLAIN:
        return _same
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple_reader(get_args(kind))
    if origin in (Union, UnionType):
        return _optional_reader(get_args(kind))
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    raise TypeError(f"The codec knows no way to read {kind!r}.")


def _same(plain: object) -> object:
    return plain


def _tuple_reader(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(args) == 2 and args[1] is Ellipsis:
        read = _reader(args[0])
        return lambda plain: tuple(map(read, plain))
    readers = [_reader(arg) for arg in args]
    return lambda plain: tuple(read(item) for read, item in zip(readers, plain, strict=True))


def _optional_reader(args: tuple[Any, ...]) -> Callable[[Any], Any]:
    (inner,) = (arg for arg in args if arg is not NoneType)
    read = _reader(inner)
    return lambda plain: None if plain is None else read(plain)


def _dataclass_reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 (a dataclass)
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    needed = {
        field.name
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    }

    def read(plain: Any) -> Any:  # noqa: ANN401 (JSON in, a dataclass out)
        missing = needed - plain.keys()
        if missing:
            raise ValueError(f"A stored {kind.__name__} lacks {', '.join(sorted(missing))}.")
        return kind(**{n: reader(plain[n]) for n, reader in readers.items() if n in plain})

    return read
