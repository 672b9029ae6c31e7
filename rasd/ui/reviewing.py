"""The review page: one by one, pairs that may be one, what changed, and what is entered by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import streamlit as st

from rasd.ui import doubles, state
from rasd.ui.by_hand import HAND, show_by_hand
from rasd.ui.changed import show_changed
from rasd.ui.review import show_review
from rasd.ui.review_steps import VIEW

_VIEWS: Final = {
    "one": "One by one",
    "pairs": "One or two?",
    "changed": "What changed?",
    HAND: "By hand",
}


def show_page() -> None:
    """Draw the choice of the view, and the view."""
    pairs = len(doubles.suggested())
    _follow_address()
    chosen = st.segmented_control(
        "View",
        list(_VIEWS),
        required=True,
        format_func=lambda key: f"{_VIEWS[key]} ({pairs})" if key == "pairs" else _VIEWS[key],
        key=VIEW,
        on_change=_take,
        label_visibility="collapsed",
    )
    if chosen == "changed":
        show_changed()
    elif chosen == "pairs":
        doubles.show_doubles()
    elif chosen == HAND:
        show_by_hand()
    else:
        show_review()


def _follow_address() -> None:
    """What changed is in the address, so that a link and Back lead to it and away from it."""
    now = st.session_state.get(VIEW, "one")
    if state.view().since:
        st.session_state[VIEW] = "changed"
    else:
        st.session_state[VIEW] = "one" if now == "changed" else now


def _take() -> None:
    since = "visit" if st.session_state[VIEW] == "changed" else ""
    if since != state.view().since:
        state.change(view=replace(state.view(), since=since))
