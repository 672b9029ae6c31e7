"""What each outlet of the open project gave."""

from __future__ import annotations

from typing import Final

import streamlit as st

from rasd.store import GRADES
from rasd.ui import data
from rasd.ui.grades import grade_note, show_grade
from rasd.ui.look import heading
from rasd.views.outlets import CORROBORATED_SHARE, outlet_lines, outlet_table
from rasd.views.trust import PUBLISHER

_CHOSEN: Final = "rate-outlet-name"
_CODE: Final = "; ".join(f"{grade} {words}" for grade, words in GRADES[PUBLISHER].items())
_SHARE: Final = "Incidents that two independent sources or more tell; reprints do not count."
_LONGEST: Final = 50  # rows shown without scrolling


def show_outlets() -> None:
    """Show what each outlet gave; nothing while there is no document."""
    lines = outlet_lines(data.store().articles(), data.present())
    if not lines:
        return
    heading("Outlets", "an incident told by two outlets counts for both")
    st.dataframe(
        outlet_table(lines, data.store().ratings()),
        hide_index=True,
        height="content" if len(lines) <= _LONGEST else "auto",
        key="outlets",
        column_config={
            "Rating": st.column_config.TextColumn(help=_CODE),
            CORROBORATED_SHARE: st.column_config.NumberColumn(format="percent", help=_SHARE),
        },
        alt="Table of the outlets",
    )
    _rate([line.outlet for line in lines if line.outlet])


def _rate(names: list[str]) -> None:
    """Draw the choice of an outlet to be rated, and its rating."""
    if not names:
        return
    with st.expander("Rate an outlet", key="rate-outlet"):
        grade_note()
        if st.session_state.get(_CHOSEN) not in (None, *names):
            del st.session_state[_CHOSEN]  # it was of another project
        chosen = st.selectbox("Which outlet", names, key=_CHOSEN, width=400)
        show_grade(PUBLISHER, chosen, chosen)
