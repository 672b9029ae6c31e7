"""What each word list must look like: its rows, their keys, and what is needed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rasd.errors import ConfigError

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """The keys of a list's rows. name: the key that names a row in a message.

    texts: must be there and be texts. lists: lists of texts, those of `needed` must be there.
    others: may be there, checked by who reads them.
    """

    name: str
    texts: tuple[str, ...]
    lists: tuple[str, ...]
    needed: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that a row may have."""
        return (*self.texts, *self.lists, *self.others)


ROWS: Final[Mapping[str, Mapping[str, Row]]] = {
    "actors": {"actor": Row("name", ("name", "side"), ("words", "exact"), ("words",))},
    "targets": {"target": Row("class", ("class",), ("people", "things"))},
    "weapons": {"weapon": Row("name", ("name",), ("words",), ("words",))},
    "triggers": {
        "trigger": Row("type", ("type",), ("verbs", "nouns"), others=("weight",)),
        "fate": Row("fate", ("fate",), ("active", "either", "left", "nominal")),
    },
    "map": {"name": Row("text", ("text", "kind"), (), others=("at", "zoom"))},
}
FOREIGN: Final = (
    *("countries", "places", "phrases", "weak", "common", "titles", "given_names", "institutions"),
)
"""The lists of `foreign.toml`."""
MAP: Final = ("credit", "home", "reach", "extent", "relief")
"""What `map.toml` says besides its rows: a text, and pairs of corners in degrees."""


def check_rows(name: str, table: Table, *, whole: bool = True) -> None:
    """Raise ConfigError where a list of rows has an unknown or missing part.

    name: of the file without its ending, one of `ROWS`. whole: our own file; a user's rows may
    leave out what our row of that name has.
    """
    for key in table:
        if key not in ROWS[name] and key not in MAP:
            raise ConfigError(f"[[{key}]] is unknown: use {_named(ROWS[name])}.")
    for kind, shape in ROWS[name].items():
        rows = table.get(kind, [])
        if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
            raise ConfigError(f"{kind} is no list of rows: begin each row with [[{kind}]].")
        for number, row in enumerate(rows, start=1):
            for problem in _problems(row, shape, whole=whole):
                raise ConfigError(f"[[{kind}]] {_who(row, shape, number)}: {problem}")


def check_lists(table: Table, names: Sequence[str], *, whole: bool) -> None:
    """Raise ConfigError where a table of lists has an unknown one, lacks one, or one is no list."""
    unknown = [key for key in table if key not in names]
    if unknown:
        raise ConfigError(f"the list {unknown[0]!r} is unknown: the lists are {', '.join(names)}.")
    for name in names:
        if name in table and not is_texts(table[name]):
            raise ConfigError(f'{name} is no list of texts: write {name} = ["one", "two"].')
        if whole and name not in table:
            raise ConfigError(f"the list {name!r} is missing: add it, empty if need be.")


def check_map(table: Table) -> None:
    """Raise ConfigError where `map.toml` lacks its credit, a pair of corners, or a name's place."""
    check_rows("map", table)
    if not isinstance(table.get("credit"), str):
        raise ConfigError('credit is missing or no text: write credit = "…".')
    for key in MAP[1:]:
        corners = table.get(key)
        if not isinstance(corners, list) or list(map(_is_point, corners)) != [True, True]:
            raise ConfigError(f"{key} is no pair of corners: write [[south, west], [north, east]].")
    for row in table.get("name", ()):
        if not _is_point(row.get("at")):
            raise ConfigError(f"[[name]] {row['text']!r}: at is no place: write [lat, lon].")


def _is_point(value: object) -> bool:
    """Return whether a value is [lat, lon] in degrees."""
    if not isinstance(value, list) or len(value) != 2:
        return False
    lat, lon = (v if isinstance(v, int | float) else 999 for v in value)
    return -90 <= lat <= 90 and -180 <= lon <= 180


def is_texts(value: object) -> bool:
    """Return whether a value is a list of texts that hold something."""
    return isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)


def _problems(row: Table, shape: Row, *, whole: bool) -> Iterator[str]:
    unknown = [key for key in row if key not in shape.keys]
    if unknown:
        yield f"the key {unknown[0]!r} is unknown: the keys are {', '.join(shape.keys)}."
    for key in shape.texts if whole else (shape.name, *(k for k in shape.texts if k in row)):
        if not isinstance(row.get(key), str) or not row[key].strip():
            yield f'{key} is missing or no text: write {key} = "…".'
    for key in shape.lists:
        if (key in row or (whole and key in shape.needed)) and not is_texts(row.get(key)):
            yield f'{key} is missing or no list of texts: write {key} = ["one", "two"].'
    if shape.lists and not any(row.get(key) for key in shape.lists):
        yield f"it has no words: give it one of {', '.join(shape.lists)}."


def _who(row: Table, shape: Row, number: int) -> str:
    """Return how a message names a row: by its name, else by where it stands."""
    name = row.get(shape.name)
    return repr(name) if isinstance(name, str) and name.strip() else f"number {number}"


def _named(shapes: Mapping[str, Row]) -> str:
    return " or ".join(f"[[{kind}]]" for kind in shapes)
