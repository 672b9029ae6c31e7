"""The small map on screen: mounted once for each thing that gets a point, and heard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

import streamlit as st
from streamlit_folium import st_folium

from rasd.model import Located
from rasd.render.pick import pick_group, pick_map, pick_state
from rasd.ui import data
from rasd.ui.assets import plain_urls
from rasd.ui.clicks import Point, point_of
from rasd.ui.look import theme

HEIGHT_PX: Final = 280


def show_picker(key: str, spot: Located, on: date | None, take: Callable[[Point], None]) -> None:
    """Draw the map with a place on it.

    on: the day it is drawn for. take: called in a callback with the point that was set.
    """
    country = data.country()
    urls = plain_urls(country)
    turn = int((_event(key)).get("seq", 0))
    st_folium(
        pick_map(urls),
        key=key,
        height=HEIGHT_PX,
        use_container_width=True,
        feature_group_to_add=pick_group(pick_state(spot, country, urls, theme(), on, turn=turn)),
        returned_objects=["last_active_drawing"],
        on_change=partial(_heard, key, take),
    )


def _heard(key: str, take: Callable[[Point], None]) -> None:
    point = point_of(_event(key))
    if point is not None:
        take(point)


def _event(key: str) -> Mapping[str, Any]:
    value = st.session_state.get(key) or {}
    event = (value.get("last_active_drawing") or {}).get("properties")
    return event if isinstance(event, dict) else {}
