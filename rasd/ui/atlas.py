"""The pages that show incidents: the map with its timeline, and the list."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from rasd.filters import MEASURES
from rasd.ui import data, demo, state
from rasd.ui.card import show_card
from rasd.ui.chips import show_chips
from rasd.ui.look import empty
from rasd.ui.map import show_map
from rasd.ui.shell import guard
from rasd.ui.table import show_table
from rasd.ui.timeline import show_timeline

_MEASURE_NAMES: Final = {
    "incidents": "Incidents",
    "killed": "Killed",
    "per_100k": "Per 100,000 people",
}


def show_atlas() -> None:
    """Draw the map page: counts, map and card side by side, timeline, table."""
    if _nothing_yet():
        return
    with st.container(horizontal=True, vertical_alignment="top"):
        with st.container(width="stretch"):
            show_chips()
        _measure()
    left, right = st.columns([3, 2], gap="medium")
    with left, guard("The map"):
        show_map()
    with right:
        show_card(keep_room=True)
    show_timeline()
    show_table()


def show_list() -> None:
    """Draw the incidents page: counts, a tall table, the card beside it."""
    if _nothing_yet():
        return
    with st.container(horizontal=True, vertical_alignment="top"):
        with st.container(width="stretch"):
            show_chips()
        _to_changes()
    left, right = st.container(key="list").columns([3, 2], gap="medium")
    with left:
        show_table(rows=17)
    with right:
        show_card()


def _to_changes() -> None:
    """The way to what changed, which is a view of the review page."""
    if st.button("What changed?", key="to-changes", type="tertiary", icon=":material/history:"):
        state.change(view=replace(state.view(), since="visit"))
        st.switch_page("pages/3_review.py", query_params=state.link())


def _nothing_yet() -> bool:
    """Say what to do while the project is empty; tell whether it is."""
    # a past day on which nothing was there yet is an empty answer, not an empty project
    if len(data.incidents()) or state.current().as_of is not None:
        return False
    empty("No incidents yet", "Add articles on the Sources page, or look around in the demo.")
    demo.offer()
    return True


def _measure() -> None:
    key = "measure"
    st.session_state[key] = state.view().measure
    st.segmented_control(
        "Shade the governorates by",
        MEASURES,
        key=key,
        required=True,
        format_func=lambda name: _MEASURE_NAMES[name],
        on_change=_take_measure,
        label_visibility="collapsed",
    )


def _take_measure() -> None:
    view = replace(state.view(), measure=st.session_state["measure"])
    state.change(view=view, rerun=("map",))
