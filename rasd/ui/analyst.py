"""Who is at work: the name under which changes are written into the history."""

from __future__ import annotations

from typing import Final

import streamlit as st

from rasd.store import Desk
from rasd.ui import data
from rasd.ui.look import note, plain

NOBODY: Final = "analyst"
LONGEST: Final = 80
_NAME: Final = "rasd.analyst"
_KEY: Final = "analyst-name"


def name() -> str:
    """Return the analyst's name; 'analyst' until one is given, then kept beside the project."""
    if _NAME not in st.session_state:
        st.session_state[_NAME] = Desk(data.store()).name() or NOBODY
    return str(st.session_state[_NAME])


def ask() -> None:
    """Draw the small setting: the name now, and a field that changes it."""
    with st.popover(f"You: {plain(name())}", key="analyst", type="tertiary"):
        st.session_state[_KEY] = name()
        st.text_input(
            "Your name",
            key=_KEY,
            max_chars=LONGEST,
            on_change=_take,
        )
        note("It is written beside every change you make.")


def _take() -> None:
    given = " ".join(str(st.session_state[_KEY]).split())
    st.session_state[_NAME] = given or NOBODY
    Desk(data.store()).keep_name(given)
