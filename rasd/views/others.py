"""The incidents that may be the same as one that is open, for a person to choose from. Pure."""

from __future__ import annotations

from collections.abc import Hashable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

from rasd.coordinates import KM_A_DEGREE
from rasd.model import Review
from rasd.text import fold
from rasd.views.words import incident_title, toll_words, when_long, where_words

MOST: Final = 10
"""Incidents listed; a longer list is no help."""
MOST_READ: Final = 20_000
"""Incidents whose own fields are searched, in some 50 ms; the rest is found by its articles."""
_READ: Final = ("place", "governorate", "target", "perpetrator", "date_start")
_GONE: Final = (Review.REJECTED.value, Review.MERGED.value)
_OTHER_GOVERNORATE: Final = 5.0
_KM_A_DAY: Final = 25.0
_NO_POINT_KM: Final = 100.0
_NO_DATE: Final = 1_000.0
"""How far apart two incidents are, in days: a guess at what a person looks for first. Another
governorate weighs as five days, 25 km as one, an unknown point as 100 km."""

_Floats = np.ndarray[Any, np.dtype[np.float64]]
_Bools = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Search:
    """What a person asks for.

    words: '' for any; found: ids that the full-text search gave for them. iso: '' for anywhere.
    day, within: days around it, None for any time.
    """

    words: str = ""
    found: AbstractSet[str] = frozenset()
    iso: str = ""
    day: date | None = None
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """One incident of the list, in words. apart: how it lies to the one that is open."""

    id: str
    title: str
    told: str
    apart: str


@dataclass(frozen=True, slots=True)
class Others:
    """The nearest of what was found, at most MOST, and how many there were."""

    rows: tuple[Other, ...]
    n: int


def others(incidents: pd.DataFrame, incident_id: str, search: Search) -> Others:
    """Return the incidents that answer a search, those nearest in time and place first.

    incidents: the frame. Rejected and merged ones, and the open one itself, are left out.
    """
    standing = ~incidents["review"].isin(_GONE).to_numpy()
    mine = incidents[(incidents["id"] == incident_id).to_numpy()]
    keep = standing & (incidents["id"] != incident_id).to_numpy()
    if search.iso:
        keep &= (incidents["iso"] == search.iso).to_numpy()
    if search.day is not None and search.within is not None:
        keep &= _around(incidents, search.day, search.within)
    part = incidents[keep]
    if mine.empty or part.empty:
        return Others((), 0)
    days, km = _apart(part, mine.iloc[0])
    order = np.argsort(_weights(part, str(mine["iso"].iloc[0]), days, km), kind="stable")
    if search.words.strip():
        order = order[_worded(part.iloc[order], search)]
    first = order[:MOST]
    rows = zip(part.iloc[first].to_dict("records"), days[first], km[first], strict=True)
    return Others(tuple(_other(row, *apart) for row, *apart in rows), len(order))


def _around(incidents: pd.DataFrame, day: date, within: int) -> _Bools:
    around, at = pd.Timedelta(days=within), pd.Timestamp(day)
    early = incidents["date_end"] >= at - around
    keep: _Bools = (early & (incidents["date_start"] <= at + around)).to_numpy()
    return keep


def _worded(part: pd.DataFrame, search: Search) -> _Bools:
    """Whether a row has all the words: in its article, or in its fields, which may be edited.

    part: the nearest first; the fields of those beyond MOST_READ are not looked at.
    """
    wanted = fold(search.words).split()
    near = part.head(MOST_READ)
    fields = (near[name].astype(str).fillna("") for name in _READ)
    told = (fold(" ".join(row)) for row in zip(*fields, strict=True))
    own = np.zeros(len(part), dtype=bool)
    own[: len(near)] = [all(word in text for word in wanted) for text in told]
    return own | part["id"].isin(search.found).to_numpy()


def _apart(part: pd.DataFrame, here: pd.Series[Any]) -> tuple[_Floats, _Floats]:
    """Return days from the open one to each row, below 0 for earlier, and km; NaN if not known."""
    after = (part["date_start"] - here["date_end"]).dt.days.to_numpy(dtype=float)
    before = (part["date_end"] - here["date_start"]).dt.days.to_numpy(dtype=float)
    days = np.where(after > 0, after, np.minimum(before, 0.0))
    lat, lon = (part[name].to_numpy(dtype=float) for name in ("lat", "lon"))
    across = (lon - here["lon"]) * np.cos(np.radians((lat + here["lat"]) / 2))
    return days, np.hypot(across, lat - here["lat"]) * KM_A_DEGREE


def _weights(part: pd.DataFrame, iso: str, days: _Floats, km: _Floats) -> _Floats:
    """Return how far each row is from the open one, in days."""
    when = np.where(np.isnan(days), _NO_DATE, np.abs(days))
    where = np.where(np.isnan(km), _NO_POINT_KM, km) / _KM_A_DAY
    foreign = (part["iso"] != iso).to_numpy() * _OTHER_GOVERNORATE
    weights: _Floats = when + where + foreign
    return weights


def _other(row: dict[Hashable, Any], days: float, km: float) -> Other:
    start, end = (_day(row[name]) for name in ("date_start", "date_end"))
    where = where_words(row["place"], str(row["governorate"]), int(row["where_prec"]))
    when = when_long(start, end, int(row["date_prec"]))
    title = incident_title(str(row["event_type"]), row["target"], where, when)
    tolls = [
        f"{kind} {toll_words(row[f'{kind}_low'], row[f'{kind}_best'], row[f'{kind}_high'])}"
        for kind in ("killed", "injured")
        if not np.isnan(row[f"{kind}_low"])
    ]
    outlets = ", ".join(name for name in str(row["outlets"]).split("|") if name)
    told = " · ".join([*tolls, outlets or "outlet not named"])
    return Other(str(row["id"]), title, told, _apart_words(days, km))


def _apart_words(days: float, km: float) -> str:
    words = []
    if not np.isnan(days):
        n = int(abs(days))
        later = f"{n} day{'' if n == 1 else 's'} {'later' if days > 0 else 'earlier'}"
        words.append(later if n else "same time")
    if not np.isnan(km):
        words.append(f"{km:,.0f} km away" if km >= 1 else "same point")
    return ", ".join(words)


def _day(value: Any) -> date | None:  # noqa: ANN401 (a Timestamp or NaT)
    return None if pd.isna(value) else value.date()
