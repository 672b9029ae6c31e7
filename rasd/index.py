"""The incidents as the browser holds them: one typed array a column, one bit a row for a filter.

A file of these arrays belongs to one state of the frame; its name is the hash of its content, so a
name never means two things. Row numbers on the wire are positions in that frame.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Final

import numpy as np
import pandas as pd

from rasd.frame import EVENT_TYPES
from rasd.model import WherePrec

Array = np.ndarray[Any, Any]

WORLD_BITS: Final = 30
"""The world is 2**30 units wide: at zoom 22 a unit is a pixel, about 4 cm at the equator.
Source: Web Mercator (EPSG:3857), 256-pixel tiles."""
NO_DAY: Final = -(2**31)
NO_POINT: Final = -1
NO_CODE: Final = 255
_MAX_LAT: Final = 85.0511
_MAGIC: Final = 0x44534152  # 'RASD' in little-endian order
_LAYOUT: Final = 1


class Form(IntEnum):
    """How an incident is drawn, by what is known of its place."""

    POINT = 0
    DISC = 1
    BADGE = 2
    TRAY = 3


def forms(incidents: pd.DataFrame, isos: Sequence[str]) -> Array:
    """Return the Form of each row as uint8: a row without a place of its own is never pinned.

    An exact place is a POINT; near, district and area with coordinates are a DISC; whatever else
    has one of the governorates `isos` is a BADGE in it; the rest, and all that is country-wide or
    offshore, lies in the TRAY. Source: UCDP GED codebook, `where_prec`.
    """
    prec = incidents["where_prec"].to_numpy()
    point = incidents["lat"].notna().to_numpy() & incidents["lon"].notna().to_numpy()
    spread = np.isin(prec, (WherePrec.NEAR, WherePrec.DISTRICT, WherePrec.AREA))
    nowhere = np.isin(prec, (WherePrec.COUNTRY, WherePrec.OFFSHORE))
    known = codes(incidents["iso"], isos) != NO_CODE
    cases = [nowhere, point & (prec == WherePrec.EXACT), point & spread, known]
    return np.select(cases, [Form.TRAY, Form.POINT, Form.DISC, Form.BADGE], Form.TRAY).astype("u1")


def project(lat: Array, lon: Array) -> tuple[Array, Array]:
    """Return int32 Web Mercator units, x to the east and y to the south, for degrees.

    NaN becomes NO_POINT in both.
    """
    here = np.isfinite(lat) & np.isfinite(lon)
    sine = np.sin(np.radians(np.clip(np.where(here, lat, 0.0), -_MAX_LAT, _MAX_LAT)))
    across = (np.where(here, lon, 0.0) + 180) / 360
    down = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
    size = 1 << WORLD_BITS
    x, y = (
        np.where(here, np.clip(np.round(part * size), 0, size - 1), NO_POINT).astype("<i4")
        for part in (across, down)
    )
    return x, y


def points(incidents: pd.DataFrame, isos: Sequence[str]) -> bytes:
    """Return the arrays of all rows, little-endian: a header, then column after column.

    isos: governorate keys; their order gives the codes. Header: four uint32: 'RASD', layout,
    number of rows n, 0. Columns of n: x, y int32 (see `project`); start, end int32 days since
    1970-01-01, both included, NO_DAY without a date; radius uint16 in 100 m, 0 without;
    type, form, prec, gov uint8, NO_CODE where not known.
    """
    form = forms(incidents, isos)
    pinned = form <= Form.DISC
    lat, lon = (np.where(pinned, incidents[axis].to_numpy(), np.nan) for axis in ("lat", "lon"))
    x, y = project(lat, lon)
    radius = np.nan_to_num(incidents["radius_km"].to_numpy(), nan=0.0) * 10
    columns = (
        x,
        y,
        _days(incidents["date_start"]),
        _days(incidents["date_end"]),
        np.clip(np.round(radius), 0, 65_535).astype("<u2"),
        codes(incidents["event_type"], EVENT_TYPES),
        form,
        incidents["where_prec"].to_numpy().astype("u1"),
        codes(incidents["iso"], isos),
    )
    header = np.array([_MAGIC, _LAYOUT, len(incidents), 0], dtype="<u4")
    return b"".join([header.tobytes(), *(column.tobytes() for column in columns)])


def bits(mask: Array) -> str | None:
    """Return a mask as base64 text, lowest bit first; None where every row passes."""
    if bool(mask.all()):
        return None
    return base64.b64encode(np.packbits(mask, bitorder="little").tobytes()).decode("ascii")


def codes(column: pd.Series[Any], known: Sequence[str]) -> Array:
    """Return each value's place in `known` as uint8, NO_CODE where it is not there."""
    # by way of the few distinct values: a million rows take milliseconds
    place = {key: code for code, key in enumerate(known)}
    kinds = column.astype("category")
    table = [place.get(str(kind), NO_CODE) for kind in kinds.cat.categories]
    # a missing value has code -1 and so takes the last entry
    return np.array([*table, NO_CODE], dtype="u1")[kinds.cat.codes.to_numpy()]


def content_name(stem: str, suffix: str, *parts: bytes) -> str:
    """Return 'stem-<20 hex digits>.suffix', the same for the same content and for no other."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return f"{stem}-{digest.hexdigest()[:20]}.{suffix}"


def _days(column: pd.Series[Any]) -> Array:
    dates = column.to_numpy().astype("datetime64[D]")
    numbers = dates.astype("int64")
    return np.where(np.isnat(dates), NO_DAY, numbers).astype("<i4")
