"""The one state: a frozen `Filter`, the rows that pass it, and its form in the URL.

Every view is a pure function of `(incidents, by)`. Source: crossfilter (a view ignores only its own
dimension, and only for the pale context it shows beside the n that all views share).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Literal

import numpy as np
import pandas as pd

from rasd.model import Review
from rasd.polyline import decode_polyline

Dimension = Literal[
    "gov",
    "period",
    "type",
    "actor",
    "target",
    "outlet",
    "tag",
    "killed_ge",
    "injured_ge",
    "sources_ge",
    "q",
    "area",
    "review",
    "min_conf",
]
MIN_CONF: Final = 0.5
COUNTED: Final = (Review.EXTRACTED.value, Review.ACCEPTED.value, Review.EDITED.value)
Mask = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True)
class Filter:
    """What the analyst chose to look at; empty tuples and None choose everything.

    gov: ISO keys. start, end: both included. type, actor, target: enumeration keys. outlet:
    publishers. tag: of analysts. killed_ge, injured_ge: on the best figure; 'not reported' fails.
    sources_ge: independent sources; below two an incident is provisional. q: full-text query.
    area: encoded polyline of a polygon. review: empty means all but rejected and merged-away.
    min_conf: 0..1; what lies below is 'held for review'. as_of: chooses the frame, no clause.
    """

    gov: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    type: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    killed_ge: int | None = None
    injured_ge: int | None = None
    sources_ge: int | None = None
    q: str = ""
    area: str = ""
    review: tuple[str, ...] = ()
    min_conf: float = MIN_CONF
    as_of: date | None = None


def select(
    incidents: pd.DataFrame,
    by: Filter,
    *,
    ignore: Dimension | None = None,
    found: AbstractSet[str] | None = None,
) -> pd.DataFrame:
    """Return the incidents that pass every clause of `by`, save the ignored one.

    incidents: one row an incident, columns of `frame.SCHEMA`; never changed.
    found: ids that the store's full-text search gave for `by.q`; None, while q is set, matches
    nothing.
    Raises: KeyError if a column is missing, which is a bug and not bad data.
    """
    return incidents[mask(incidents, by, ignore=ignore, found=found)]


def mask(
    incidents: pd.DataFrame,
    by: Filter,
    *,
    ignore: Dimension | None = None,
    found: AbstractSet[str] | None = None,
) -> Mask:
    """Return the boolean array of the rows that `select` would keep."""
    keep = np.ones(len(incidents), dtype=bool)
    for name, clause in _CLAUSES.items():
        if name != ignore:
            passed = clause(incidents, by)
            keep = keep if passed is None else keep & passed
    if by.q and ignore != "q":
        keep &= incidents["id"].isin(found or frozenset()).to_numpy()
    return keep


def held(
    incidents: pd.DataFrame, by: Filter, *, found: AbstractSet[str] | None = None
) -> pd.DataFrame:
    """Return the incidents that only their low confidence keeps out of the counts."""
    passed = mask(incidents, by, ignore="min_conf", found=found)
    return incidents[passed & ~mask(incidents, by, found=found)]


def with_gov(by: Filter, iso: str, *, add: bool = False) -> Filter:
    """Return `by` with one governorate chosen, or toggled in the choice when `add`."""
    if not add:
        return replace(by, gov=(iso,))
    chosen = set(by.gov) ^ {iso}
    return replace(by, gov=tuple(sorted(chosen)))


def active(by: Filter) -> tuple[str, ...]:
    """Return the names of the clauses that differ from the default, `start` and `end` as period."""
    plain = Filter()
    names = [name for name in plain.__slots__ if getattr(by, name) != getattr(plain, name)]
    return tuple(dict.fromkeys("period" if name in ("start", "end") else name for name in names))


def _among(column: str, key: str) -> Callable[[pd.DataFrame, Filter], Mask | None]:
    def clause(incidents: pd.DataFrame, by: Filter) -> Mask | None:
        chosen = getattr(by, key)
        return incidents[column].isin(chosen).to_numpy() if chosen else None

    return clause


def _at_least(column: str, key: str) -> Callable[[pd.DataFrame, Filter], Mask | None]:
    def clause(incidents: pd.DataFrame, by: Filter) -> Mask | None:
        bound = getattr(by, key)
        # NaN compares false: 'not reported' is not 'none'
        return None if bound is None else (incidents[column] >= bound).to_numpy()

    return clause


def _period(incidents: pd.DataFrame, by: Filter) -> Mask | None:
    """A closed interval passes where it overlaps the period; no date overlaps nothing."""
    if by.start is None and by.end is None:
        return None
    keep = incidents["date_start"].notna().to_numpy()
    if by.start is not None:
        keep = keep & (incidents["date_end"] >= pd.Timestamp(by.start)).to_numpy()
    if by.end is not None:
        keep = keep & (incidents["date_start"] <= pd.Timestamp(by.end)).to_numpy()
    return keep


def _one_of(column: str, key: str) -> Callable[[pd.DataFrame, Filter], Mask | None]:
    """Return the clause of a column that holds several values, parted by '|'."""

    def clause(incidents: pd.DataFrame, by: Filter) -> Mask | None:
        chosen = set(getattr(by, key))
        if not chosen:
            return None
        lists = incidents[column].astype("category")
        hit = [bool(chosen & set(str(names).split("|"))) for names in lists.cat.categories]
        return np.asarray(hit, dtype=bool)[lists.cat.codes.to_numpy()] if hit else None

    return clause


def _area(incidents: pd.DataFrame, by: Filter) -> Mask | None:
    """Even-odd rule on the polygon's edges; a row without a point lies in no area."""
    if not by.area:
        return None
    corners = decode_polyline(by.area)
    lat, lon = incidents["lat"].to_numpy(), incidents["lon"].to_numpy()
    inside = np.zeros(len(incidents), dtype=bool)
    for (lat_a, lon_a), (lat_b, lon_b) in zip(corners, corners[1:] + corners[:1], strict=True):
        if lat_a == lat_b:
            continue
        crosses = (lat_a > lat) != (lat_b > lat)
        inside ^= crosses & (lon < (lon_b - lon_a) * (lat - lat_a) / (lat_b - lat_a) + lon_a)
    return inside


def _review(incidents: pd.DataFrame, by: Filter) -> Mask | None:
    return incidents["review"].isin(by.review or COUNTED).to_numpy()


def _min_conf(incidents: pd.DataFrame, by: Filter) -> Mask | None:
    """A person's word needs no score: reviewed incidents pass whatever the engine thought."""
    reviewed = incidents["review"].isin((Review.ACCEPTED.value, Review.EDITED.value))
    return ((incidents["confidence"] >= by.min_conf) | reviewed).to_numpy()


_CLAUSES: Final[Mapping[Dimension, Callable[[pd.DataFrame, Filter], Mask | None]]] = {
    "gov": _among("iso", "gov"),
    "period": _period,
    "type": _among("event_type", "type"),
    "actor": _among("perpetrator", "actor"),
    "target": _among("target_class", "target"),
    "outlet": _one_of("outlets", "outlet"),
    "tag": _one_of("tags", "tag"),
    "killed_ge": _at_least("killed_best", "killed_ge"),
    "injured_ge": _at_least("injured_best", "injured_ge"),
    "sources_ge": _at_least("n_sources", "sources_ge"),
    "area": _area,
    "review": _review,
    "min_conf": _min_conf,
}


@dataclass(frozen=True, slots=True)
class ViewState:
    """How the analyst looks at it: nothing here filters.

    measure: what shades the governorates: 'incidents', 'killed' or 'per_100k'. bin: 'auto', 'day',
    'week', 'month', 'quarter' or 'year'. incident: id of the open card. since: from when on changes
    are listed: '' no list is open, 'visit', 'export' or an ISO date. document: id of the article in
    the reading pane. lat, lon, zoom: the map's view, None for the whole country.
    """

    measure: str = "incidents"
    bin: str = "auto"
    incident: str = ""
    since: str = ""
    document: str = ""
    lat: float | None = None
    lon: float | None = None
    zoom: float | None = None


MEASURES: Final = ("incidents", "killed", "per_100k")
SINCE: Final = ("visit", "export")
BINS: Final = ("auto", "day", "week", "month", "quarter", "year")
Query = Mapping[str, Sequence[str]]
