"""The reports of one incident: those that tell another event are ticked and parted from it."""

from __future__ import annotations

import streamlit as st

from rasd import pipeline
from rasd.errors import RasdError
from rasd.model import Incident, Report
from rasd.ui import analyst, data
from rasd.ui.look import note, plain
from rasd.ui.review_steps import Done, go_to, remember, say
from rasd.views.card import incident_card
from rasd.views.words import when_long


def show_parting(incident: Incident) -> None:
    """Draw the reports with a tick each, and the ways to part them; nothing for a single report."""
    merged = data.store().was_merged(incident.id)
    if len(incident.reports) < 2 and not merged:
        return
    with st.expander(f"Reports ({len(incident.reports)})", key="review-reports"):
        note(
            "Tick those that tell another event; they leave together, as an incident of their own."
        )
        ticked = [report.id for report in incident.reports if _tick(incident.id, report)]
        some = 0 < len(ticked) < len(incident.reports)
        if len(ticked) == len(incident.reports):
            note("One report at least must stay.")
        st.text_input(
            "Reason",
            key=f"review-part-why-{incident.id}",
            max_chars=300,
            placeholder="why are they two events?",
        )
        with st.container(horizontal=True, gap="small"):
            st.button(
                "Part the ticked ones",
                key=f"review-split-{incident.id}",
                disabled=not some,
                on_click=_part,
                args=(incident.id, tuple(ticked)),
            )
            if merged:
                st.button(
                    "Part what was merged",
                    key=f"review-part-{incident.id}",
                    type="tertiary",
                    on_click=_part,
                    args=(incident.id, ()),
                )


def _tick(incident_id: str, report: Report) -> bool:
    day = report.published
    when = when_long(day, day, 1) if day else "date not known"
    head = f"**{plain(report.publisher or 'Outlet not named')}**, {plain(when)}"
    return st.checkbox(
        f"{head}: {plain(report.draft.quote)}", key=f"review-tick-{incident_id}-{report.id}"
    )


def _part(incident_id: str, reports: tuple[str, ...]) -> None:
    """Callback: part these reports; without any, take the last merge back."""
    store, by = data.store(), analyst.name()
    why = " ".join(str(st.session_state.get(f"review-part-why-{incident_id}", "")).split())
    try:
        ids = pipeline.split(store, incident_id, by, why, reports=reports)
    except RasdError as error:
        say(str(error))
        return
    whole = store.incident(ids[-1])
    title = incident_card(whole, {}, data.country()).title if whole is not None else ids[-1]
    go_to(ids[0])
    remember(Done(ids[0], 0, f"Parted: {title}", back="split", others=ids))
