"""The frame's columns straight from rows: a million incidents without a million objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from functools import lru_cache
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection, Text, select, text

from rasd.country import shipped_country
from rasd.store import schema
from rasd.store.annotations import tags_by_incident
from rasd.store.connect import epoch_of, version_of
from rasd.store.heads import flat_of
from rasd.store.past import heads_at, touched_since

Array = np.ndarray[Any, Any]
_HIDDEN: Final = ("version", "live", "merged_into")
_NUMBERS: Final = tuple(
    c.name for c in schema.incident.c if c.name not in _HIDDEN and not isinstance(c.type, Text)
)
_TEXTS: Final = tuple(
    c.name for c in schema.incident.c if c.name not in _HIDDEN and isinstance(c.type, Text)
)
_WHOLE: Final = {
    "rev": "int32",
    "date_prec": "int8",
    "where_prec": "int8",
    "n_reports": "int32",
    "n_sources": "int32",
    "primary": "bool",
}
_DAYS: Final = {"start": "date_start", "end": "date_end"}
_PIECE: Final = 5_000


class Snapshot:
    """The columns as last read, brought up to date by the rows written since.

    One store, any threads: a reader takes what is there, adds what is newer, puts it back.
    """

    def __init__(self) -> None:
        """Start with nothing read."""
        self._last: tuple[int, int, dict[str, Array]] | None = None

    def columns(self, connection: Connection) -> Mapping[str, Array]:
        """Return one array a column of the frame, a row for every incident not withdrawn.

        The arrays are shared with later calls and cannot be written to. Rows come in any order.
        """
        return _framed(connection, self.rows(connection))

    def rows(self, connection: Connection) -> dict[str, Array]:
        """Return the columns as the table has them, not to be changed."""
        epoch, version = epoch_of(connection), version_of(connection)
        last = self._last
        if last is None or last[0] != epoch:  # a restored backup may hold fewer rows
            found = _read(connection)
        else:
            found = last[2] if last[1] == version else _updated(connection, last[1], last[2])
        self._last = epoch, version, found
        return found


def columns_since(connection: Connection, version: int) -> Mapping[str, Array]:
    """Return the columns of the rows written after that version; a tag writes no row."""
    return _framed(connection, _read(connection, version))


def columns_as_of(connection: Connection, snapshot: Snapshot, day: date) -> Mapping[str, Array]:
    """Return the columns as they stood when `day` ended in the country.

    Rows that nothing has touched since are those of today; only the others are read from the log.
    """
    touched = touched_since(connection, day)
    today = snapshot.rows(connection)
    if not touched:
        return _framed(connection, today, day)
    flats = [{**flat_of(h), "id": key, "rev": rev} for key, rev, h in heads_at(connection, day)]
    kept = [flat for flat in flats if flat["live"]]
    numbers = [tuple(flat[name] for name in _NUMBERS) for flat in kept]
    texts = [tuple(flat[name] for name in _TEXTS) for flat in kept]
    then = _joined([_numbers(numbers)], [_texts(texts)])
    return _framed(connection, _replaced(today, touched, then), day)


def _read(connection: Connection, since: int | None = None) -> dict[str, Array]:
    """Read numbers and texts apart: a block of numbers becomes an array at once."""
    numbers = [_numbers(rows) for rows in _pieces(connection, _NUMBERS, since)]
    texts = [_texts(rows) for rows in _pieces(connection, _TEXTS, since)]
    return _joined(numbers or [_numbers([])], texts or [_texts([])])


def _updated(connection: Connection, since: int, before: dict[str, Array]) -> dict[str, Array]:
    """Return the columns with rows written since replaced, added, or left out if withdrawn."""
    c = schema.incident.c
    written = set(connection.scalars(select(c.id).where(c.version > since)))
    if not written:
        return before
    return _replaced(before, written, _read(connection, since))


def _replaced(
    before: dict[str, Array], written: AbstractSet[str], new: dict[str, Array]
) -> dict[str, Array]:
    """Return the rows without those written since, and the new ones behind them."""
    keep = np.array([key not in written for key in before["id"]], dtype=bool)
    return {name: np.concatenate([before[name][keep], new[name]]) for name in new}


def _pieces(
    connection: Connection, names: Sequence[str], since: int | None
) -> Iterator[list[tuple[Any, ...]]]:
    """Yield rows in blocks, straight from the driver: no row objects in between."""
    c = schema.incident.c
    query = select(*(c[name] for name in names)).where(c.live == 1)
    if connection.dialect.name == "sqlite":  # in the order of the file, which is read at a stretch
        query = query.order_by(text("rowid"))
    if since is not None:
        query = query.where(c.version > since)
    compiled = str(query.compile(connection, compile_kwargs={"literal_binds": True}))
    cursor = connection.connection.cursor()
    try:
        cursor.execute(compiled)
        while rows := cursor.fetchmany(_PIECE):
            yield list(rows)
    finally:
        cursor.close()


def _numbers(rows: Sequence[tuple[Any, ...]]) -> Array:
    # NULL becomes NaN; whole numbers stay exact up to 2**53
    return np.array(rows, dtype="float64").reshape(-1, len(_NUMBERS)).T


def _texts(rows: Sequence[tuple[Any, ...]]) -> Array:
    return np.array(rows, dtype=object).reshape(-1, len(_TEXTS)).T


def _joined(numbers: list[Array], texts: list[Array]) -> dict[str, Array]:
    found: dict[str, Array] = {}
    for n, name in enumerate(_NUMBERS):
        found[name] = np.concatenate([block[n] for block in numbers])
    for n, name in enumerate(_TEXTS):
        found[name] = np.concatenate([block[n] for block in texts])
    return found


def _framed(
    connection: Connection, read: Mapping[str, Array], day: date | None = None
) -> Mapping[str, Array]:
    """Give the columns the frame's names and types; governorate, batch and tags become words.

    day: whose end the tags are of; None is now.
    """
    found = dict(read)
    for old, new in _DAYS.items():
        found[new] = _dates(found.pop(old))
    for name, kind in _WHOLE.items():
        found[name] = found[name].astype(kind)
    found["batch"] = _renamed(found.pop("batch_id"), _labels(connection))
    tags = tags_by_incident(connection, day)
    found["tags"] = _renamed(found["id"], tags) if tags else np.full(found["id"].shape, "", object)
    found["governorate"] = _renamed(found["iso"], _names())
    for column in found.values():
        column.setflags(write=False)
    return found


def _dates(days: Array) -> Array:
    known = ~np.isnan(days)
    dates = np.full(days.shape, np.datetime64("NaT", "s"))
    dates[known] = days[known].astype("int64").astype("datetime64[D]")
    return dates


def _renamed(keys: Array, names: Mapping[Any, str]) -> Array:
    return np.array([names.get(key, "") for key in keys.tolist()], dtype=object)


def _labels(connection: Connection) -> dict[int, str]:
    c = schema.import_batch.c
    return {row.id: row.label for row in connection.execute(select(c.id, c.label))}


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    return {governorate.iso: governorate.name for governorate in shipped_country().governorates}
