"""The edit that was begun: every widget of the form puts its value there at once."""

from __future__ import annotations

from datetime import date
from typing import Final

import streamlit as st

from rasd.model import Incident
from rasd.store import Desk
from rasd.ui import analyst, data

PREFIX: Final = "review-edit-"
"""Start of the keys of the form's widgets."""


def desk() -> Desk:
    """Return the desk of the open project."""
    return Desk(data.store())


def key_of(incident: Incident, name: str) -> str:
    """Return the key of a widget of the form."""
    return f"review-edit-{name}-{incident.id}"


def seed(key: str, value: object) -> None:
    """Give a widget the draft's value before it is drawn."""
    if key not in st.session_state:
        st.session_state[key] = value


def keep(incident_id: str, name: str) -> None:
    """Callback: put what a widget holds into the draft, so that nothing typed is lost."""
    value = st.session_state[f"review-edit-{name}-{incident_id}"]
    if isinstance(value, date):
        value = value.isoformat()
    put(incident_id, name, "" if value is None else value)


def put(incident_id: str, name: str, value: object) -> None:
    """Put a value into the draft of an incident; without one it is dropped."""
    own = desk()
    draft = own.draft(incident_id)
    if draft is not None:
        own.keep(incident_id, draft.rev, analyst.name(), {**draft.values, name: value})
