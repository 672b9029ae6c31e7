"""What a click on the map means for the filter and the view. Pure; knows nothing of the screen."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from rasd.filters import Filter, ViewState, with_gov
from rasd.polyline import encode_polyline

Point = tuple[float, float, float]
"""Latitude and longitude in degrees, and how far off the hand may be, in km."""
FURTHEST_KM: Final = 1_000.0


def answer(
    event: Mapping[str, Any],
    by: Filter,
    view: ViewState,
    isos: Sequence[str],
    id_of: Callable[[str, int], str | None],
) -> tuple[Filter, ViewState]:
    """Return the filter and the view after an event of the map; the same ones if it changes none.

    event: the properties that the layer reports: `kind` ('governorate', 'incident', 'area', or
    'badge', 'cluster', 'tray', which only open something in the map), `at` [lat, lon, zoom], and by
    kind: iso, add; points, row; corners. It comes from a browser: what does not fit is ignored.
    id_of: the incident of a point file's row.
    """
    kind = event.get("kind")
    here = _at(view, event.get("at"))
    if kind == "governorate" and event.get("iso") in isos:
        return _choose(by, str(event["iso"]), add=event.get("add") is True), here
    if kind == "incident" and isinstance(event.get("row"), int):
        found = id_of(str(event.get("points", "")), event["row"])
        return (by, view) if found is None else (by, replace(here, incident=found))
    if kind == "area" and (corners := _corners(event.get("corners"))):
        return replace(by, area=encode_polyline(corners)), here
    return by, view


def point_of(event: Mapping[str, Any]) -> Point | None:
    """Return the point that a person set on the small map; None for anything else."""
    at, reach = _numbers(event.get("at"), 2), _numbers([event.get("reach")], 1)
    if event.get("kind") != "point" or at is None or reach is None:
        return None
    lat, lon = at
    sound = -90 <= lat <= 90 and -180 <= lon <= 180 and 0 < reach[0] <= FURTHEST_KM
    return (lat, lon, reach[0]) if sound else None


def _choose(by: Filter, iso: str, *, add: bool) -> Filter:
    """A click on the only governorate chosen gives the choice back."""
    if not add and by.gov == (iso,):
        return replace(by, gov=())
    return with_gov(by, iso, add=add)


def _at(view: ViewState, given: Any) -> ViewState:  # noqa: ANN401 (from the browser)
    numbers = _numbers(given, 3)
    if numbers is None:
        return view
    lat, lon, zoom = numbers
    inside = -90 <= lat <= 90 and -180 <= lon <= 180 and 0 <= zoom <= 20
    return replace(view, lat=lat, lon=lon, zoom=zoom) if inside else view


def _corners(given: Any) -> list[tuple[float, float]]:  # noqa: ANN401 (from the browser)
    if not isinstance(given, list) or not 3 <= len(given) <= 200:
        return []
    pairs = [_numbers(corner, 2) for corner in given]
    corners = [(pair[0], pair[1]) for pair in pairs if pair is not None]
    inside = all(-90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in corners)
    return corners if inside and len(corners) == len(given) else []


def _numbers(given: Any, count: int) -> tuple[float, ...] | None:  # noqa: ANN401 (from the browser)
    if not isinstance(given, list) or len(given) != count:
        return None
    if not all(isinstance(n, int | float) and not isinstance(n, bool) for n in given):
        return None
    numbers = tuple(float(n) for n in given)
    return numbers if all(map(math.isfinite, numbers)) else None
