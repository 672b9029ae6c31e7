"""The map on screen, and what a click on it means for the filter and the view."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

import streamlit as st
from streamlit_folium import st_folium

from rasd.filters import Filter, ViewState, with_gov
from rasd.polyline import encode_polyline
from rasd.render.map import base_map, dynamic_group
from rasd.render.palette import Theme
from rasd.ui import data, state
from rasd.ui.assets import asset_urls, incident_at
from rasd.views.map import map_view

KEY: Final = "map"
HEIGHT_PX: Final = 600
LINKED: Final = ("map", "timeline", "table", "chips", "card")
"""The fragments that show what a click on the map may change."""


@st.fragment(key=KEY)
def show_map(height: int = HEIGHT_PX) -> None:
    """Draw the map of the current filter and view. height: px."""
    by, view = state.current(), state.view()
    incidents, country = data.incidents(by.as_of), data.country()
    seen = map_view(incidents, by, view, country, found=data.found(by))
    urls = asset_urls(incidents, data.version(), country, by.as_of)
    st_folium(
        base_map(urls),
        key=KEY,
        height=height,
        use_container_width=True,
        feature_group_to_add=dynamic_group(seen, urls, theme()),
        returned_objects=["last_active_drawing"],
        on_change=_take,
    )


def theme() -> Theme:
    """Return the theme that this browser shows; the map's frame cannot know it by itself."""
    return "dark" if st.context.theme.type == "dark" else "light"


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


def _take() -> None:
    """Answer a click: change what it changes, and redraw only what shows it."""
    value = st.session_state.get(KEY) or {}
    event = (value.get("last_active_drawing") or {}).get("properties")
    if not isinstance(event, dict):
        return
    by, view = state.current(), state.view()
    new_by, new_view = answer(event, by, view, data.country().isos(), incident_at)
    if new_by != by:
        state.change(by=new_by, view=new_view, rerun=LINKED)
    elif new_view != view:
        state.change(view=new_view, rerun=LINKED)


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
    return tuple(float(n) for n in given)
