"""That the analyst is here, noted now and then: the next visit starts where this one ended."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Final

import streamlit as st

from rasd.errors import RasdError
from rasd.ui import analyst, data

_NOTED: Final = "rasd.visit"  # (project, analyst, when it was noted last) of this browser session
OFTEN: Final = timedelta(minutes=5)
"""How often a sign is written while somebody works: far below the pause that ends a visit."""


def note_visit() -> None:
    """Note a sign of the analyst in the open project, if this session has noted none of late.

    A project that cannot be written to just has no visits.
    """
    here = data.target(), analyst.name()
    noted = st.session_state.get(_NOTED)
    now = moment()
    if noted is not None and noted[0] == here and now - noted[1] < OFTEN:
        return
    st.session_state[_NOTED] = (here, now)
    with suppress(RasdError):
        data.store().look(here[1])


def moment() -> datetime:
    """Return now, in UTC."""
    return datetime.now(UTC)
