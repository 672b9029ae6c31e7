"""What changed since the last visit, the last export or a day: each incident with its fields."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import streamlit as st

from rasd.filters import SINCE
from rasd.render.changes import changed_html
from rasd.store import Mark
from rasd.ui import analyst, data, state
from rasd.ui.look import empty, heading, note
from rasd.ui.review_steps import go_to
from rasd.views.changes import KIND_WORDS, ChangeLine, ChangesView, changes_view
from rasd.views.history import Change, history, moment
from rasd.views.words import when_long

MOST: Final = 2_000
"""Incidents listed at most, those written last: nobody reads on, and the page stays quick."""
_PAGE: Final = 20
_DAY: Final = "day"
_NAMES: Final = {"visit": "Last visit", "export": "Last export", _DAY: "A day"}
_BACK: Final = timedelta(days=7)  # of the day that is offered first
_FIRST, _LAST_DAY = date(1980, 1, 1), date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class _Start:
    """From where on. seq: the last revision that is not listed; None: there is no such moment."""

    seq: int | None
    words: str


def show_changed() -> None:
    """Draw the choice of the start, the counts, and a page of changes."""
    with st.container(key="changed-head", horizontal=True, vertical_alignment="bottom"):
        _choice()
    start = _start(state.view().since)
    if start.seq is None:
        empty("Nothing to compare with yet", start.words)
        return
    target = data.target()
    view, touched = _changes(target, data.store().last_revision(), start.seq)
    heading("What changed?", f"{start.words}: {view.summary}")
    if touched > MOST:
        note(f"{touched:,} incidents were written since; the {MOST:,} written last are listed.")
    lines = _of_kind(view)
    if lines:
        _list(lines)


def _choice() -> None:
    since = state.view().since
    key = "changed-since"
    st.session_state[key] = since if since in SINCE else _DAY
    st.segmented_control(
        "Since",
        list(_NAMES),
        required=True,
        format_func=lambda name: _NAMES[name],
        key=key,
        on_change=_take_since,
    )
    if since not in SINCE:
        day = date.fromisoformat(since)
        st.session_state["changed-day"] = min(max(day, _FIRST), _LAST_DAY)
        st.date_input(
            "From this day on",
            min_value=_FIRST,
            max_value=_LAST_DAY,
            format="YYYY-MM-DD",
            key="changed-day",
            on_change=_take_day,
            width=160,
        )


def _take_since() -> None:
    chosen = st.session_state["changed-since"]
    today = datetime.now(ZoneInfo(data.country().timezone)).date()
    _set(chosen if chosen in SINCE else (today - _BACK).isoformat())


def _take_day() -> None:
    chosen = st.session_state["changed-day"]
    if chosen is not None:
        _set(chosen.isoformat())


def _set(since: str) -> None:
    st.session_state.pop("changed-page", None)
    state.change(view=replace(state.view(), since=since))


def _start(since: str) -> _Start:
    if since == "visit":
        return _visit(data.store().mark(f"visit:{analyst.name()}"))
    if since == "export":
        return _export(data.store().mark("export"))
    day = date.fromisoformat(since)
    return _Start(data.store().last_revision_before(day), f"Since {when_long(day, day, 1)}")


def _visit(mark: Mark | None) -> _Start:
    if mark is None:
        return _Start(0, "This is your first visit, so everything is new")
    return _Start(mark.seq, f"Since your last visit, {moment(mark.at, data.country())}")


def _export(mark: Mark | None) -> _Start:
    if mark is None:
        return _Start(None, "No incidents have been exported from this project; choose a day.")
    return _Start(mark.seq, f"Since the last export, {moment(mark.at, data.country())}")


@st.cache_resource(show_spinner="Looking for what changed…", max_entries=8)
def _changes(target: str, upto: int, after: int) -> tuple[ChangesView, int]:  # noqa: ARG001 (a key)
    """The changes listed, and of how many incidents."""
    store = data.store()
    listed = changes_view(store.changes(after, upto, MOST), data.country())
    return listed, store.touched(after)


def _of_kind(view: ChangesView) -> tuple[ChangeLine, ...]:
    """Draw the kinds with their counts; return the lines of the chosen one."""
    if len(view.counts) < 2:
        return view.lines
    names = {"": f"All {len(view.lines)}"}
    names |= {kind: f"{KIND_WORDS[kind]} {n}" for kind, n in view.counts.items()}
    if st.session_state.get("changed-kind", "") not in names:
        st.session_state["changed-kind"] = ""
    chosen = st.segmented_control(
        "Kind of change",
        list(names),
        default="",
        required=True,
        format_func=lambda kind: names.get(kind, ""),
        key="changed-kind",
        label_visibility="collapsed",
        on_change=lambda: st.session_state.pop("changed-page", None),
    )
    return tuple(line for line in view.lines if chosen in ("", line.kind))


def _list(lines: tuple[ChangeLine, ...]) -> None:
    pages = -(-len(lines) // _PAGE)
    page = min(int(st.session_state.get("changed-page", 1)), pages)
    with st.container(key="changed", gap="small"):
        for line in lines[(page - 1) * _PAGE : page * _PAGE]:
            _line(line)
    if pages > 1:
        st.pagination(pages, key="changed-page")


def _line(line: ChangeLine) -> None:
    with st.container(horizontal=True, vertical_alignment="top"):
        st.html(changed_html(line, _steps(line)), width="stretch")
        if line.opens:
            st.button(
                "Open",
                key=f"changed-open-{line.id}",
                type="tertiary",
                on_click=open_incident,
                args=(line.id,),
            )


def _steps(line: ChangeLine) -> tuple[Change, ...]:
    """Every step, newest first, where there was more than one."""
    if line.steps < 2:
        return ()
    return history(data.store().revisions(line.id), data.country())[: line.steps]


def open_incident(incident: str) -> None:
    """Callback: show an incident; the list is left, and Back brings it again."""
    go_to(incident)
    state.change(view=replace(state.view(), since=""))
