"""Below the fields of the review page: the history of the incident, and many accepted at once."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st

from rasd.errors import RasdError
from rasd.model import Incident, Review
from rasd.render.review import change_html
from rasd.store import Desk, Step
from rasd.ui import analyst, data
from rasd.ui.by_hand import DRAFT
from rasd.ui.look import note, plain
from rasd.ui.review_steps import go_to, say
from rasd.views.card import incident_card
from rasd.views.history import Change, history, moment
from rasd.views.words import count_words

_FROM: Final = "review-from"
_SURE: Final = 90


def show_history(incident: Incident, rev: int) -> None:
    """Draw who changed what, when and why, with a way back to every version."""
    store = data.store()
    told, beside = store.revisions(incident.id), store.remarks(incident.id)
    lines = history(told, data.country(), beside)
    with st.expander(f"History ({len(lines)})", key="review-history"):
        for line in lines:
            _line(incident.id, line, rev)


def _line(incident_id: str, line: Change, rev: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(change_html(line), width="stretch")
        if line.rev not in (0, rev):
            st.button(
                "Back to this",
                key=f"review-back-{incident_id}-{line.rev}",
                type="tertiary",
                on_click=_back,
                args=(incident_id, line.rev, rev),
            )


def _back(incident_id: str, to: int, rev: int) -> None:
    try:
        data.store().go_back(incident_id, to, rev, analyst.name())
    except RasdError as error:
        say(str(error))


def show_drafts() -> None:
    """Draw the edits that were begun and not saved, where there are any."""
    drafts = Desk(data.store()).drafts().items()
    begun = {key: d for key, d in drafts if d.values and not key.startswith(DRAFT)}
    if not begun:
        return
    with st.popover(f"Drafts {len(begun)}", key="review-drafts", type="tertiary"):
        note("Edits begun and not saved yet; they count nowhere.")
        for key, draft in reversed(begun.items()):
            incident = data.store().incident(key)
            if incident is not None:
                title = incident_card(incident, {}, data.country()).title
                said = f"{title} ({draft.by}, {moment(draft.at, data.country())})"
                st.button(plain(said), key=f"review-draft-{key}", on_click=go_to, args=(key,))


def show_many() -> None:
    """Draw the choice of a confidence above which all are accepted, as one step."""
    with st.popover("Accept many", key="review-many", type="tertiary"):
        least = st.slider("Confidence, at least", 50, 100, _SURE, step=1, format="%d%%", key=_FROM)
        revs = _waiting(least / 100)
        st.button(
            f"Accept {count_words(len(revs)).lower()}",
            key="review-many-accept",
            type="primary",
            disabled=not revs,
            on_click=partial(_accept, revs, least),
        )
        note("They count as accepted by you. It is one step, and one click takes it back.")
        for step in data.store().steps()[:3]:
            _step(step)


def _waiting(least: float) -> dict[str, int]:
    """Return id → revision on screen of what nobody judged and is as sure as that."""
    frame = data.present()
    sure = (frame["review"] == Review.EXTRACTED.value) & (frame["confidence"] >= least)
    part = frame[sure.to_numpy()]
    return {str(i): int(rev) for i, rev in zip(part["id"], part["rev"], strict=True)}


def _step(step: Step) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"review-{step.id}"):
        when = moment(step.at, data.country())
        words = f"{count_words(step.n)} accepted by {step.by}, {when}"
        st.markdown(plain(words), width="stretch")
        if step.undone:
            st.markdown("undone", width="content")
        else:
            key = f"review-step-{step.id.replace(':', '-')}"
            st.button("Undo", key=key, type="tertiary", on_click=_undo, args=(step.id,))


def _accept(revs: dict[str, int], least: int) -> None:
    why = f"all with a confidence of {least}% and more"
    try:
        data.store().judge_all(revs, Review.ACCEPTED, analyst.name(), why)
    except RasdError as error:
        say(str(error))


def _undo(step_id: str) -> None:
    try:
        left = data.store().undo_step(step_id, analyst.name())
    except RasdError as error:
        say(str(error))
        return
    if left:
        say(f"{count_words(len(left))} of that step had been changed since: left as it is.")
