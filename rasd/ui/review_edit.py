"""The edit form of the review page: any field, a reason, and both versions if two people edit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import streamlit as st

from rasd import pipeline
from rasd.errors import Conflict, RasdError
from rasd.model import TOLL_KINDS, Attribution, EventType, Incident, TargetClass
from rasd.render.review import versions_html
from rasd.store import Draft
from rasd.ui import analyst, data
from rasd.ui.look import heading, note, plain
from rasd.ui.review_draft import PREFIX, desk, keep, key_of, seed
from rasd.ui.review_place import show_place
from rasd.ui.review_steps import Done, go_to, remember
from rasd.views.card import incident_card
from rasd.views.edits import Values, differences, edited, form_values
from rasd.views.history import moment
from rasd.views.words import actor_words, label

_OPEN: Final = "rasd.review.editing"  # id of the incident whose form is open
_SAID: Final = "rasd.review.edit.said"
_FIRST, _LAST_DAY = date(1980, 1, 1), date(2100, 12, 31)
_WHY: Final = "why"
_DAYS: Final = ("start", "end")


def is_open(incident_id: str) -> bool:
    """Whether the form of this incident is open; an edit that was begun opens by itself.

    A draft that another window saved or discarded closes it here too.
    """
    begun = desk().draft(incident_id) is not None
    opened = st.session_state.get(_OPEN)
    if opened is None or opened[0] != incident_id:
        st.session_state[_OPEN] = (incident_id, begun, False)
    return begun and bool(st.session_state[_OPEN][1])


def wants_focus(incident_id: str) -> bool:
    """Whether the form was just asked for; one that opened by itself leaves the keys alone."""
    return is_open(incident_id) and bool(st.session_state[_OPEN][2])


def begin(incident_id: str, rev: int) -> None:
    """Open the form over revision `rev`; an edit begun before goes on where it was left."""
    own = desk()
    if own.draft(incident_id) is None:
        own.keep(incident_id, rev, analyst.name(), {})
    st.session_state[_OPEN] = (incident_id, True, True)


def show_form(incident: Incident, rev: int, following: str) -> None:
    """Draw the form of an incident at revision `rev`. following: what comes after saving."""
    draft = desk().draft(incident.id)
    if draft is None:
        return
    values = form_values(incident) | dict(draft.values)
    begun = f"begun by {draft.by}, {moment(draft.at, data.country())}; kept until you save"
    heading("Edit", begun if draft.values else "kept as you go, also over a restart")
    said = st.session_state.pop(_SAID, "")
    if said:
        st.warning(plain(said))
    if draft.rev != rev:
        _both(incident, rev, draft, following)
    show_fields(incident, values)
    show_text(incident, _WHY, "Reason", str(draft.values.get(_WHY, "")), "why is it changed?")
    with st.container(horizontal=True, gap="small"):
        behind = draft.rev != rev
        st.button(
            "Save",
            key=f"review-save-{incident.id}",
            type="primary",
            disabled=behind,
            shortcut="Ctrl+Enter",
            on_click=_save,
            args=(incident.id, draft.rev, following),
        )
        st.button(
            "Discard",
            key=f"review-discard-{incident.id}",
            on_click=_discard,
            args=(incident.id,),
        )


def show_fields(incident: Incident, values: Values) -> None:
    """Draw every field of the form; each widget puts its value into the incident's draft."""
    _what(incident, values)
    show_place(incident)
    _tolls(incident, values)


def _both(incident: Incident, rev: int, draft: Draft, following: str) -> None:
    """Two people edited: both versions side by side, and the choice between them."""
    by = next((r.by for r in data.store().revisions(incident.id) if r.rev == rev), "somebody")
    try:
        mine = edited(incident, draft.values, data.country())
    except RasdError as error:
        st.warning(plain(str(error)))
        return
    differ = [d for d in differences(incident, mine, data.country()) if d.key != "review"]
    with st.container(border=True, key="review-both"):
        heading(
            f"{by} changed this incident while you edited it",
            "nothing was overwritten; both versions stand side by side",
        )
        st.html(versions_html(differ, f"Saved by {by}", "Yours"))
        with st.container(horizontal=True, gap="small"):
            st.button(
                "Save mine over it",
                key=f"review-mine-{incident.id}",
                on_click=_save,
                args=(incident.id, rev, following),
            )
            st.button(
                f"Keep {plain(by)}'s",
                key=f"review-theirs-{incident.id}",
                on_click=_discard,
                args=(incident.id,),
            )


def _what(incident: Incident, values: Values) -> None:
    _choice(incident, "event_type", "Event type", [t.value for t in EventType], values)
    first, second = st.columns(2)
    for name, title, column in zip(_DAYS, ("First day", "Last day"), (first, second), strict=True):
        key = key_of(incident, name)
        seed(key, day_of(str(values[name])))
        column.date_input(
            title,
            value=None,
            min_value=_FIRST,
            max_value=_LAST_DAY,
            format="YYYY-MM-DD",
            key=key,
            on_change=_keep_day,
            args=(incident.id, name),
        )
    note("One day: both alike. Not known closer: the first and the last day that it can have been.")
    first, second = st.columns(2)
    with first:
        _actor(incident, values)
        show_text(incident, "target", "Target", str(values["target"]), "not known")
    with second:
        kinds = [a.value for a in Attribution]
        _choice(incident, "attribution", "Attribution", kinds, values)
        classes = [t.value for t in TargetClass]
        _choice(incident, "target_class", "Kind of target", classes, values)
    show_text(
        incident, "attributed_by", "Attributed by", str(values["attributed_by"]), "nobody named"
    )


def _keep_day(incident_id: str, name: str) -> None:
    """Callback: keep a day; one that passes the other takes it along, as no interval runs back."""
    keep(incident_id, name)
    first, last = (f"{PREFIX}{each}-{incident_id}" for each in _DAYS)
    start, end = st.session_state.get(first), st.session_state.get(last)
    if start is not None and end is not None and start > end:
        other = _DAYS[1 - _DAYS.index(name)]
        moved = start if name == _DAYS[0] else end
        st.session_state[f"{PREFIX}{other}-{incident_id}"] = moved
        keep(incident_id, other)


def day_of(text: str) -> date | None:
    """Return the day that a draft keeps as text; None where it keeps none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _actor(incident: Incident, values: Values) -> None:
    """A choice of the perpetrators known here, or any other name."""
    known = data.present()["perpetrator"].cat.categories
    now = str(values["perpetrator"]) or "unknown"
    options = sorted({*map(str, known), now, "unknown"}, key=str.casefold)
    key = key_of(incident, "perpetrator")
    seed(key, now)
    st.selectbox(
        "Perpetrator",
        options,
        key=key,
        accept_new_options=True,
        format_func=actor_words,
        on_change=keep,
        args=(incident.id, "perpetrator"),
    )


def _tolls(incident: Incident, values: Values) -> None:
    columns = st.columns(len(TOLL_KINDS))
    for kind, column in zip(TOLL_KINDS, columns, strict=True):
        with column:
            show_text(incident, kind, label(kind), str(values[kind]), "–")
    note("11, 24–99, 10+ or at least 10. 0 says that there were none; empty, that nothing is told.")


def _choice(
    incident: Incident, name: str, title: str, options: Sequence[str], values: Values
) -> None:
    key = key_of(incident, name)
    seed(key, str(values[name]))
    st.selectbox(
        title, options, key=key, format_func=label, on_change=keep, args=(incident.id, name)
    )


def show_text(
    incident: Incident, name: str, title: str, value: str, empty: str, *, most: int = 300
) -> None:
    """Draw a field of one line. empty: what stands in it while nothing does. most: characters."""
    key = key_of(incident, name)
    seed(key, value)
    st.text_input(
        title,
        key=key,
        max_chars=most,
        placeholder=empty,
        on_change=keep,
        args=(incident.id, name),
    )


def _save(incident_id: str, rev: int, following: str) -> None:
    """Callback: write the edit over revision `rev` and go on; what cannot be meant is kept."""
    own = desk()
    draft, opened = own.draft(incident_id), data.store().opened(incident_id)
    if draft is None or opened is None:
        st.session_state[_SAID] = "This incident was withdrawn meanwhile; nothing was saved."
        return
    try:
        new = edited(opened[1], draft.values, data.country())
        why = str(draft.values.get(_WHY, "")).strip()
        now = pipeline.save_edit(data.store(), new, rev, by=analyst.name(), why=why)
    except Conflict:
        return  # the form is drawn again with both versions side by side
    except RasdError as error:
        st.session_state[_SAID] = str(error)
        return
    _discard(incident_id)
    go_to(following)
    title = incident_card(new, {}, data.country()).title
    remember(Done(incident_id, now, f"Edited: {title}"))


def _discard(incident_id: str) -> None:
    """Callback: forget the edit and close the form."""
    desk().drop(incident_id)
    st.session_state[_OPEN] = (incident_id, False, False)
    for key in [k for k in st.session_state if str(k).startswith(PREFIX)]:
        del st.session_state[key]
