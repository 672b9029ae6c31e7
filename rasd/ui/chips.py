"""The line over the views: n in words, and the active filters as chips that can be taken away."""

from __future__ import annotations

import hashlib
from typing import Final

import streamlit as st

from rasd.filters import Filter, active
from rasd.render.safe import mapsafe
from rasd.ui import data, sidebar, state
from rasd.ui.look import plain
from rasd.ui.shell import guarded
from rasd.views.chips import chips
from rasd.views.words import count_line

_HINTS: Final = {
    "map": "No filter. Choose a governorate on the map",
    "incidents": "No filter: every incident of the project is listed.",
}


@st.fragment(key="chips")
@guarded("The count")
def show_chips() -> None:
    """Draw notices of a bad link, the count line and the chips."""
    for notice in state.notices():
        st.warning(plain(notice))
    by = state.current()
    line = count_line(data.selected(by), data.held_back(by))
    first, _, rest = line.partition(" · ")
    st.html(
        f'<p class="rasd-count" role="status" aria-live="polite" data-testid="rasd-count">'
        f"<b>{mapsafe(first)}</b>{mapsafe(f' · {rest}') if rest else ''}</p>"
    )
    with st.container(key="chips", horizontal=True, gap="xsmall", vertical_alignment="center"):
        if active(by):
            _chips(by)
        else:  # the row is always there, so that the map does not move when a filter begins
            _hint()


def _hint() -> None:
    """Say what no filter means; the key for several only where there are keys."""
    more = '<span class="rasd-keyed">, or several with Shift</span>.'
    hint = mapsafe(_HINTS.get(state.page(), ""))
    st.html(f'<p class="rasd-note">{hint}{more if state.page() == "map" else ""}</p>')


def _chips(by: Filter) -> None:
    for chip in chips(by, data.country()):
        name = hashlib.sha256(f"{chip.dimension}{chip.text}".encode()).hexdigest()[:12]
        st.button(
            f"{plain(chip.text)} ✕",
            key=f"chip-{name}",
            help=f"Take away: {plain(chip.text)}",
            on_click=_take_away,
            args=(chip.without,),
        )
    st.button("Clear all", key="clear-all", type="tertiary", on_click=sidebar.reset)


def _take_away(without: Filter) -> None:
    state.change(by=without, rerun=state.VIEWS)
