"""`Filter` and `ViewState` as URL parameters and back; the command line uses the same names.

An unknown or bad value falls back to 'everything' with a notice, never with an error page.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from rasd.errors import BadInput
from rasd.filters import BINS, MEASURES, MIN_CONF, SINCE, Filter, Query, ViewState
from rasd.model import EventType, Review, TargetClass
from rasd.polyline import decode_polyline

_LISTS: Final = ("gov", "type", "actor", "target", "outlet", "tag", "review")
_DATES: Final[Mapping[str, str]] = {"from": "start", "to": "end", "as_of": "as_of"}
_COUNTS: Final = ("killed_ge", "injured_ge", "sources_ge")
FILTER_KEYS: Final = (*_LISTS, *_DATES, *_COUNTS, "q", "area", "min_conf")
_TEXT_LIMIT: Final = 2_000  # a parameter longer than this was not written by us
_MOST_CHOICES: Final = 100  # of one parameter, likewise


def to_query(by: Filter, view: ViewState | None = None) -> dict[str, list[str]]:
    """Return the URL parameters of a filter and a view; what is at its default is left out."""
    query: dict[str, list[str]] = {}
    for key in _LISTS:
        if chosen := getattr(by, key):
            query[key] = list(chosen)
    for key, name in _DATES.items():
        if (day := getattr(by, name)) is not None:
            query[key] = [day.isoformat()]
    for key in _COUNTS:
        if (bound := getattr(by, key)) is not None:
            query[key] = [str(bound)]
    for key in ("q", "area"):
        if text := getattr(by, key):
            query[key] = [text]
    if by.min_conf != MIN_CONF:
        query["min_conf"] = [f"{by.min_conf:g}"]
    return query | _view_query(view or ViewState())


def _view_query(view: ViewState) -> dict[str, list[str]]:
    plain = ViewState()
    query = {
        key: [getattr(view, key)]
        for key in ("measure", "bin", "incident", "since", "document")
        if getattr(view, key) != getattr(plain, key)
    }
    if view.lat is not None and view.lon is not None and view.zoom is not None:
        query["at"] = [f"{view.lat:.4f},{view.lon:.4f},{view.zoom:g}"]
    return query


def from_query(query: Query, isos: Sequence[str]) -> tuple[Filter, ViewState, tuple[str, ...]]:
    """Return the filter and the view that URL parameters ask for, and a notice for each bad value.

    isos: the governorate keys of the country. Notices are sentences for a person.
    """
    reader = _Reader(query)
    by = Filter(
        gov=reader.keys("gov", isos),
        start=reader.day("from"),
        end=reader.day("to"),
        type=reader.keys("type", [e.value for e in EventType]),
        actor=reader.keys("actor", None),
        target=reader.keys("target", [t.value for t in TargetClass]),
        outlet=reader.keys("outlet", None),
        tag=reader.keys("tag", None),
        killed_ge=reader.count("killed_ge"),
        injured_ge=reader.count("injured_ge"),
        sources_ge=reader.count("sources_ge"),
        q=reader.text("q"),
        area=reader.area("area"),
        review=reader.keys("review", [r.value for r in Review]),
        min_conf=reader.share("min_conf", MIN_CONF),
        as_of=reader.day("as_of"),
    )
    lat, lon, zoom = reader.place("at")
    view = ViewState(
        measure=reader.one("measure", MEASURES),
        bin=reader.one("bin", BINS),
        incident=reader.text("incident"),
        since=reader.since("since"),
        document=reader.text("document"),
        lat=lat,
        lon=lon,
        zoom=zoom,
    )
    return by, view, tuple(reader.notices)


class _Reader:
    """Reads one query, parameter by parameter, and keeps a notice for each it could not use."""

    def __init__(self, query: Query) -> None:
        self.query = query
        self.notices: list[str] = []

    def _refuse(self, key: str, value: str, hope: str) -> None:
        self.notices.append(f"The link's {key}={value[:40]!r} was left out: {hope}.")

    def text(self, key: str) -> str:
        values = self.query.get(key) or [""]
        if len(values[-1]) <= _TEXT_LIMIT:
            return values[-1]
        self._refuse(key, values[-1], "it is too long")
        return ""

    def keys(self, key: str, known: Sequence[str] | None) -> tuple[str, ...]:
        given = self.query.get(key) or ()
        good = [v for v in given if len(v) <= _TEXT_LIMIT and (known is None or v in known)]
        fine = set(good)
        bad = [v for v in given if v and v not in fine]
        if bad:
            self._refuse(key, bad[0], "no such choice")
        elif len(set(good)) > _MOST_CHOICES:
            self._refuse(key, good[_MOST_CHOICES], f"it names over {_MOST_CHOICES}")
        kept = [v for v in dict.fromkeys(good) if v][:_MOST_CHOICES]
        return tuple(sorted(set(kept)))

    def one(self, key: str, known: Sequence[str]) -> str:
        value = self.text(key)
        if value and value not in known:
            self._refuse(key, value, f"it is one of {', '.join(known)}")
        return value if value in known else known[0]

    def day(self, key: str) -> date | None:
        value = self.text(key)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self._refuse(key, value, "a date is written like 2022-01-21")
            return None

    def since(self, key: str) -> str:
        if self.text(key) in SINCE:
            return self.text(key)
        day = self.day(key)
        return "" if day is None else day.isoformat()

    def count(self, key: str) -> int | None:
        value = self.text(key)
        if value.isascii() and value.isdigit() and len(value) < 9:
            return int(value)
        if value:
            self._refuse(key, value, "it is a whole number")
        return None

    def share(self, key: str, default: float) -> float:
        value = self.text(key)
        try:
            number = float(value) if value else default
        except ValueError:
            number = math.nan
        if 0 <= number <= 1:
            return number
        self._refuse(key, value, "it is a number from 0 to 1")
        return default

    def area(self, key: str) -> str:
        value = self.text(key)
        try:
            corners = decode_polyline(value)
        except BadInput:
            corners = []
        if value and len(corners) < 3:
            self._refuse(key, value, "an area has three corners or more")
            return ""
        return value

    def place(self, key: str) -> tuple[float | None, float | None, float | None]:
        value = self.text(key)
        try:
            lat, lon, zoom = (float(part) for part in value.split(","))
        except ValueError:
            if value:
                self._refuse(key, value, "a view is written like 34.2,44.5,8")
            return None, None, None
        if -90 <= lat <= 90 and -180 <= lon <= 180 and 0 <= zoom <= 20:
            return lat, lon, zoom
        self._refuse(key, value, "it lies outside the map")
        return None, None, None
