"""How far an outlet or a report is trusted: the Admiralty code, with reason and history."""

from __future__ import annotations

import zlib
from typing import Final

import streamlit as st

from rasd.errors import RasdError
from rasd.render.sources import notes_html
from rasd.store import GRADES
from rasd.ui import analyst, data
from rasd.ui.look import note, plain
from rasd.views.trust import PUBLISHER, REPORT, grade_words, rating_notes

_SAID: Final = "rasd.grade.said"  # (kind and subject, why it was not saved), shown once beside it
_TITLES: Final = {PUBLISHER: "Outlet", REPORT: "Report"}


def show_grade(kind: str, subject: str, title: str) -> None:
    """Draw the grade of an outlet or a report, the form that changes it, and its history.

    kind: PUBLISHER or REPORT. subject: its name or id. title: what the screen calls it.
    """
    store = data.store()
    notes = store.rating_notes(kind, subject)
    now = store.ratings().get((kind, subject))
    # a saved grade makes a new form, empty again
    key = f"{kind}-{zlib.crc32(subject.encode('utf-8', 'replace')):08x}-{len(notes)}"
    options = ["", *GRADES[kind]]
    asked, said = st.session_state.get(_SAID, ("", ""))
    with st.container(key=f"grade-{key}"):
        st.selectbox(
            plain(f"{_TITLES[kind]}: {title}"),
            options,
            index=options.index(now.grade) if now else 0,
            format_func=lambda grade: grade_words(kind, grade),
            key=f"grade-of-{key}",
        )
        row = st.container(horizontal=True, gap="small", vertical_alignment="bottom")
        row.text_input(
            "Reason",
            key=f"grade-why-{key}",
            max_chars=300,
            placeholder="why this rating?",
            label_visibility="collapsed",
            width="stretch",
        )
        row.button("Save", key=f"grade-save-{key}", on_click=_save, args=(kind, subject, key))
        if asked == f"{kind}:{subject}":
            del st.session_state[_SAID]
            st.warning(plain(said))
        if notes:
            st.html(notes_html(rating_notes(notes, kind, data.country())))


def grade_note() -> None:
    """Say what the code is."""
    note("Admiralty code: A to F for outlets, 1 to 6 for what a report says. It changes no value.")


def _save(kind: str, subject: str, key: str) -> None:
    grade = str(st.session_state[f"grade-of-{key}"])
    why = " ".join(str(st.session_state.get(f"grade-why-{key}", "")).split())
    now = data.store().ratings().get((kind, subject))
    said = ""
    if grade == (now.grade if now else ""):
        said = "That is the rating it has already."
    elif not why:
        said = "Say why; the reason stays with the rating."
    else:
        try:
            data.store().rate(kind, subject, grade, analyst.name(), why)
        except RasdError as error:
            said = str(error)
    if said:
        st.session_state[_SAID] = (f"{kind}:{subject}", said)
