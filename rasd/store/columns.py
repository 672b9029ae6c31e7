"""The frame's columns straight from rows: a million incidents without a million objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection, Row, func, select

from rasd.country import load_country
from rasd.store import schema
from rasd.store.codec import loads
from rasd.store.heads import Head, flat_of

Array = np.ndarray[Any, Any]
_FLAT: Final = tuple(
    c.name for c in schema.incident.c if c.name not in ("version", "live", "merged_into")
)
_WHOLE: Final = {"rev": "int32", "date_prec": "int8", "where_prec": "int8", "n_reports": "int32"}
_REAL: Final = frozenset(
    ("lat", "lon", "radius_km", "border_km", "confidence", *schema.TOLL_COLUMNS)
)
_DAYS: Final = frozenset(("start", "end"))
_PIECE: Final = 20_000


def columns(connection: Connection, since: int | None = None) -> Mapping[str, Array]:
    """Return one array a column of the frame; a row for every incident that is not withdrawn.

    since: only rows written after that version of the store.
    """
    c = schema.incident.c
    query = select(*(c[name] for name in _FLAT)).where(c.live == 1).order_by(c.start, c.id)
    if since is not None:
        query = query.where(c.version > since)
    compiled = query.compile(connection, compile_kwargs={"literal_binds": True})
    # the driver's own cursor: no row objects in between
    cursor = connection.connection.cursor()
    try:
        cursor.execute(str(compiled))
        chunks = []
        while rows := cursor.fetchmany(_PIECE):
            chunks.append(_arrays(rows))
    finally:
        cursor.close()
    return _framed(_joined(chunks), _labels(connection))


def columns_as_of(connection: Connection, day: date) -> Mapping[str, Array]:
    """Return the columns as they stood when `day` ended, in UTC, from the log of revisions."""
    c = schema.revision.c
    newest = (
        select(c.subject, func.max(c.rev).label("rev"))
        .where(c.at < (day + timedelta(days=1)).isoformat(), ~c.subject.startswith("batch:"))
        .group_by(c.subject)
        .subquery()
    )
    query = select(c.subject, c.rev, c.document).join(
        newest, (newest.c.subject == c.subject) & (newest.c.rev == c.rev)
    )
    rows = [_row_of(row) for row in connection.execute(query) if row.document is not None]
    kept = [row for row in rows if row is not None]
    return _framed(_joined([_arrays(kept)] if kept else []), _labels(connection))


def _row_of(row: Row[str, int, str]) -> tuple[Any, ...] | None:
    flat = {**flat_of(loads(Head, row.document)), "id": row.subject, "rev": row.rev}
    return tuple(flat[name] for name in _FLAT) if flat["live"] else None


def _arrays(rows: Sequence[tuple[Any, ...]]) -> dict[str, Array]:
    return {
        name: _array(name, cells)
        for name, cells in zip(_FLAT, zip(*rows, strict=True), strict=True)
    }


def _array(name: str, cells: tuple[Any, ...]) -> Array:
    if name in _REAL:
        return np.array(cells, dtype="float64")  # NULL becomes NaN
    if name in _DAYS:
        days = np.array(cells, dtype="float64")
        whole = np.where(np.isnan(days), 0, days).astype("int64").astype("datetime64[D]")
        return np.where(np.isnan(days), np.datetime64("NaT"), whole).astype("datetime64[s]")
    if name in _WHOLE:
        return np.array(cells, dtype=_WHOLE[name])
    if name == "primary":
        return np.array(cells, dtype=bool)
    return np.array(cells, dtype=object)


def _joined(chunks: list[dict[str, Array]]) -> dict[str, Array]:
    if not chunks:
        return {name: _array(name, ()) for name in _FLAT}
    return {name: np.concatenate([chunk[name] for chunk in chunks]) for name in _FLAT}


def _framed(found: dict[str, Array], labels: Mapping[int, str]) -> Mapping[str, Array]:
    """Give the columns the frame's names; governorate and batch become their display names."""
    found["date_start"] = found.pop("start")
    found["date_end"] = found.pop("end")
    found["batch"] = _renamed(found.pop("batch_id"), labels)
    found["governorate"] = _renamed(found["iso"], _names())
    return found


def _renamed(keys: Array, names: Mapping[Any, str]) -> Array:
    return np.array([names.get(key, "") for key in keys], dtype=object)


def _labels(connection: Connection) -> dict[int, str]:
    c = schema.import_batch.c
    return {row.id: row.label for row in connection.execute(select(c.id, c.label))}


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    return {governorate.iso: governorate.name for governorate in load_country().governorates}
