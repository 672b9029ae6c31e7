"""Where the reports of one incident disagree: each one's value, and which one holds."""

from __future__ import annotations

import streamlit as st

from rasd import pipeline
from rasd.errors import Conflict, RasdError
from rasd.model import Claim, Incident
from rasd.ui import analyst, data
from rasd.ui.look import heading, plain
from rasd.ui.review_steps import say
from rasd.views.values import value_words
from rasd.views.words import label, when_long


def show_sides(incident: Incident) -> None:
    """Draw the disagreements, a value a line."""
    fields: dict[str, list[Claim]] = {}
    for claim in incident.claims:
        if claim.report_id:
            fields.setdefault(claim.field, []).append(claim)
    if fields:
        heading("Told differently", "the value that holds is marked; take another if you know")
    opened = data.store().opened(incident.id)
    for field, claims in fields.items():
        st.markdown(f"**{plain(label(field))}**")
        for claim in claims:
            _line(incident.id, opened[0] if opened else 0, claim)


def _line(incident_id: str, rev: int, claim: Claim) -> None:
    value = value_words(claim.field, claim.value, data.country())
    day = when_long(claim.published, claim.published, 1) if claim.published else "date not known"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        mark = " · **holds**" if claim.chosen else ""
        who = plain(claim.publisher or "Outlet not named")
        st.markdown(f"{plain(value)} · {who}, {plain(day)}{mark}", width="stretch")
        st.button(
            "Take this",
            key=f"review-take-{incident_id}-{claim.field}-{claim.report_id}",
            type="tertiary",
            on_click=_take,
            args=(incident_id, rev, claim.field, claim.report_id),
        )


def _take(incident_id: str, rev: int, field: str, report: str) -> None:
    try:
        pipeline.choose_claim(
            data.store(), incident_id, rev, field=field, report=report, by=analyst.name()
        )
    except Conflict:
        say("Somebody else changed this incident meanwhile. Nothing was changed now: look again.")
    except RasdError as error:
        say(str(error))
