"""The keys of the review page, and the explanations that show on hover and on focus."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.components.v2 import component
from streamlit.components.v2.types import ComponentRenderer

KEYS: Final = (
    ("a", "review-accept", "A", "accept: every field is right"),
    ("e", "review-open-edit", "E", "edit the fields"),
    ("r", "review-reject", "R", "reject: this is no incident"),
    ("s", "review-same", "S", "say that it is the same as another incident"),
    ("n", "review-next", "N", "next, without a judgement"),
    ("u", "review-undo", "U", "undo what was done last"),
    ("?", "review-keys", "?", "show or hide this list"),
)
"""Key as the browser names it, the button that it presses, the key and what it does in words."""
_SCRIPT: Final = Path(__file__).resolve().parent.parent / "assets" / "inline" / "review.js"


def show_help() -> None:
    """Draw the list of keys, closed until it is asked for."""
    with st.popover("Keys ?", key="review-keys", type="tertiary"):
        rows = "".join(f"<dt><kbd>{key}</kbd></dt><dd>{words}</dd>" for _, _, key, words in KEYS)
        st.html(
            f'<dl class="rasd-keys">{rows}</dl><p class="rasd-note">No key does anything while '
            "you type in a field.</p>"
        )


def listen(*incidents: str, focus: str = "") -> None:
    """Mount the script. incidents: whose words come into view. focus: key of a field to go to."""
    keys = {key: name for key, name, _, _ in KEYS}
    _component()(
        key="review-script", data={"keys": keys, "incidents": incidents, "focus": focus}, height=1
    )


@lru_cache(maxsize=1)
def _component() -> ComponentRenderer:
    return component("rasd_review", js=_SCRIPT.read_text(encoding="utf-8"))
