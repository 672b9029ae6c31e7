"""The *Places* tab: try a text and see where it points to, how surely, and what else it can be."""

from __future__ import annotations

import json
from typing import Any, Final

import pandas as pd
import streamlit as st

from rasd.pipeline import try_place
from rasd.render.places import place_html
from rasd.score.published import PUBLISHED
from rasd.ui import data
from rasd.ui.look import heading, note, theme
from rasd.ui.online import show_online
from rasd.ui.own_places import show_own_places
from rasd.views.places import accuracy_rows, place_answer

EXAMPLES: Final = ("30 km south-west of Kirkuk", "Rashad", "Salman Pak", "على طريق كركوك")
LONGEST: Final = 200
"""Characters of a text to try: a name or a phrase, no article."""
FIGURES: Final = PUBLISHED.with_name("places.json")


@st.fragment(key="places")
def show_places() -> None:
    """Draw the tab."""
    heading(
        "Try a place",
        "A name or a phrase, in English or Arabic. Found in Rasd’s own gazetteer, on this machine.",
    )
    with st.container(horizontal=True):
        for at, example in enumerate(EXAMPLES):
            st.button(example, key=f"place-example-{at}", on_click=_take, args=(example,))
    left, right = st.columns([3, 1])
    text = left.text_input("Text", key="place-text", max_chars=LONGEST)
    near = right.selectbox(
        "Known to be in",
        data.country().isos(),
        index=None,
        format_func=lambda iso: data.country().governorate(iso).name,
        placeholder="Anywhere",
        key="place-near",
    )
    if text.strip():
        st.html(
            place_html(place_answer(try_place(text, data.country(), near), data.country()), theme())
        )
        show_online(text)
    else:
        note("Write a place, or choose one of the examples.")
    show_own_places()
    _accuracy()


def _take(example: str) -> None:
    st.session_state["place-text"] = example
    st.session_state["place-near"] = None


def _accuracy() -> None:
    """The published figures of the place finder; nothing where there are none."""
    rows = accuracy_rows(_published())
    if not rows:
        return
    heading("How well it finds places", "measured against places it was not built from")
    frame = pd.DataFrame(list(rows), columns=["Measure", "Figure", "Measured on"])
    st.table(frame.set_index("Measure"))


def _published() -> Any:  # noqa: ANN401 (JSON)
    try:
        return json.loads(FIGURES.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
