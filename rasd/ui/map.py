"""The map on screen: one frame that is mounted once, fed with states, and heard."""

from __future__ import annotations

from typing import Final

import streamlit as st
from streamlit_folium import st_folium

from rasd.render.map import base_map, dynamic_group
from rasd.render.palette import Theme
from rasd.ui import data, state
from rasd.ui.assets import asset_urls, incident_at
from rasd.ui.clicks import answer
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
