"""What each outlet of the open project gave."""

from __future__ import annotations

from typing import Final

import streamlit as st

from rasd.ui import data
from rasd.ui.look import heading
from rasd.views.outlets import outlet_lines, outlet_table

_LONGEST: Final = 50  # rows shown without scrolling


def show_outlets() -> None:
    """Show what each outlet gave; nothing while there is no document."""
    lines = outlet_lines(data.store().articles(), data.present())
    if not lines:
        return
    heading("Outlets", "an incident told by two outlets counts for both")
    st.dataframe(
        outlet_table(lines),
        hide_index=True,
        height="content" if len(lines) <= _LONGEST else "auto",
        key="outlets",
        alt="Table of the outlets",
    )
