"""What stands beside the map while no card is open: the newest incidents of the filter."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from rasd.ui import data, state
from rasd.ui.look import heading, note, plain
from rasd.views.table import newest

MOST: Final = 8
"""Incidents named: as many as stand beside the map without scrolling."""


def show_newest() -> None:
    """Draw the newest incidents of the filter; one that is chosen opens its card."""
    with st.container(key="card-newest"):
        heading("Newest", "choose one here, on the map, in the timeline or in the table")
        rows = newest(data.selected(state.current()), MOST)
        if not rows:
            note("No incident passes the filter.")
        for incident, title, told in rows:
            st.button(
                f"{plain(title)}  \n:gray[{plain(told)}]",
                key=f"newest-{incident}",
                type="tertiary",
                width="stretch",
                on_click=_open,
                args=(incident,),
            )


def _open(incident: str) -> None:
    view = replace(state.view(), incident=incident)
    state.change(view=view, rerun=("card", "map", "table"))
