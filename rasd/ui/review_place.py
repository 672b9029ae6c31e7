"""The place in the edit form: a search box, and the places it may mean."""

from __future__ import annotations

from typing import Any

import streamlit as st

from rasd import pipeline
from rasd.model import Incident, Located
from rasd.ui import data
from rasd.ui.look import note, plain
from rasd.ui.review_draft import key_of, put, seed
from rasd.views.edits import Values, place_words


def show_place(incident: Incident, values: Values) -> None:
    """Draw the place as it is, and a search box whose answers can be chosen."""
    spot = _spot(values["place"])
    now = place_words(spot, data.country())
    point = "" if spot.lat is None or spot.lon is None else f" ({spot.lat:.3f}, {spot.lon:.3f})"
    key = key_of(incident, "search")
    seed(key, "")
    st.text_input(
        "Place",
        key=key,
        max_chars=pipeline.LONGEST_SEARCH,
        placeholder="name, 30 km south of …, or coordinates",
    )
    note(f"Now: {now}{point}")
    words = str(st.session_state.get(key, "")).strip()
    if not words:
        return
    found = pipeline.find_places(words, data.country())
    if not found:
        note("No place of that name is listed; coordinates such as 34.21, 44.52 work too.")
        return
    with st.container(key="review-places", horizontal=True, gap="xsmall"):
        for at, offered in enumerate(found):
            _offer(incident, at, offered)


def _offer(incident: Incident, at: int, offered: Located) -> None:
    words = place_words(offered, data.country())
    more = f", {offered.district} district" if offered.district else ""
    st.button(
        f"{plain(words)}",
        key=f"review-place-{incident.id}-{at}",
        help=plain(f"{words}{more}"),
        on_click=_take_place,
        args=(incident.id, offered),
    )


def _spot(place: dict[str, Any]) -> Located:
    return Located(**{**place, "rivals": ()})


def _take_place(incident_id: str, offered: Located) -> None:
    """Callback: the place that was chosen among those offered."""
    put(incident_id, "place", _plain_place(offered))
    st.session_state[f"review-edit-search-{incident_id}"] = ""


def _plain_place(offered: Located) -> dict[str, Any]:
    """Return a place as a draft keeps it."""
    names = [name for name in offered.__slots__ if name != "rivals"]
    return {name: getattr(offered, name) for name in names} | {"rivals": []}
