"""The review page: one incident after the other, or pairs that may be one."""

from __future__ import annotations

from typing import Final

import streamlit as st

from rasd.ui import doubles
from rasd.ui.review import show_review

_VIEWS: Final = {"one": "One by one", "pairs": "One or two?"}


def show_page() -> None:
    """Draw the choice of the view, and the view."""
    pairs = len(doubles.suggested())
    chosen = st.segmented_control(
        "View",
        list(_VIEWS),
        default="one",
        required=True,
        format_func=lambda key: f"{_VIEWS[key]} ({pairs})" if key == "pairs" else _VIEWS[key],
        key="review-view",
        label_visibility="collapsed",
    )
    if chosen == "pairs":
        doubles.show_doubles()
    else:
        show_review()
