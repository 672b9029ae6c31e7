"""Under a document: what the present rules would read otherwise, and another day of publication."""

from __future__ import annotations

from datetime import date
from typing import Final

import streamlit as st

from rasd import pipeline
from rasd.errors import RasdError
from rasd.pipeline import Rereading
from rasd.render.sources import reread_html
from rasd.store import ArticleRow
from rasd.ui import analyst, data
from rasd.ui.look import note
from rasd.ui.review_steps import say
from rasd.views.rereads import RereadLine, reread_line

_SEEN: Final = (
    "rasd.reread.seen"  # the Rereading on screen, so that what is seen is what is written
)
_FIRST, _LAST = date(1980, 1, 1), date(2100, 12, 31)
_DAY: Final = "redate-day-"
_WHY: Final = "redate-why-"
_SAME: Final = "The present rules read it just as it stands."


def show_again(row: ArticleRow) -> None:
    """Draw the two ways to have a document that counts read anew."""
    if not row.live:
        return
    with st.expander("Read it again", key=f"again-{row.id}"):
        _again(row.id)
    with st.expander("Correct the date of publication", key=f"redate-{row.id}"):
        _redate(row)


def diff_lines(found: Rereading) -> tuple[RereadLine, ...]:
    """Return what would be read otherwise, and what a person's word keeps as it is."""
    store, country = data.store(), data.country()
    lines = []
    for line in found.lines:
        owner = store.incident(line.incident) if line.kind == "kept" else None
        lines.append(reread_line(line.kind, line.before, line.after, country, owner))
    return tuple(line for line in lines if line is not None)


def _again(article_id: str) -> None:
    note("Rules, words and places get better. Nothing changes until you accept it.")
    seen: Rereading | None = st.session_state.get(_SEEN)
    if seen is None or seen.article_id != article_id:
        st.button("Look", key=f"again-look-{article_id}", on_click=_look, args=(article_id,))
        return
    lines = diff_lines(seen)
    if lines:
        st.html(reread_html(lines))
    if not seen.changes:
        note(_SAME if not lines else "Nothing would change.")
        return
    if not any(line.kind != "kept" for line in lines):
        note("Only what is passed over would be noted otherwise.")
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Accept",
            key=f"again-accept-{article_id}",
            type="primary",
            on_click=_accept,
            args=(seen,),
        )
        st.button("Leave as it is", key=f"again-leave-{article_id}", on_click=_forget)


def _look(article_id: str) -> None:
    try:
        st.session_state[_SEEN] = pipeline.reread(data.store(), article_id, data.country())
    except RasdError as error:
        say(str(error))


def _accept(seen: Rereading) -> None:
    """Callback: write what was seen, or say that it is another now."""
    said = write(seen)
    if said:
        say(said)


def write(seen: Rereading) -> str:
    """Write what was seen; return why it could not be, '' where it was."""
    _forget()
    try:
        pipeline.apply_reread(
            data.store(), seen.article_id, data.country(), analyst.name(), seen=seen
        )
    except RasdError as error:
        return str(error)
    return ""


def _forget() -> None:
    st.session_state.pop(_SEEN, None)


def _redate(row: ArticleRow) -> None:
    note("Words such as 'Friday' are reckoned from it. What a person judged keeps its date.")
    day = st.date_input(
        "Published",
        value=row.published,
        min_value=_FIRST,
        max_value=_LAST,
        format="YYYY-MM-DD",
        key=f"{_DAY}{row.id}",
    )
    if not isinstance(day, date) or day == row.published:
        return
    found = pipeline.try_date(data.store(), row.id, day, data.country())
    lines = [line for line in diff_lines(found) if line.differ or line.facts]
    if lines:
        st.html(reread_html(lines))
    else:
        note("No incident of it would change.")
    st.text_input(
        "Reason", key=f"{_WHY}{row.id}", max_chars=300, placeholder="how do you know the date?"
    )
    st.button(
        "Save the date", key=f"redate-do-{row.id}", type="primary", on_click=_save, args=(row.id,)
    )


def _save(article_id: str) -> None:
    day: date = st.session_state[f"{_DAY}{article_id}"]
    why = " ".join(str(st.session_state.get(f"{_WHY}{article_id}", "")).split())
    try:
        pipeline.redate(
            data.store(), article_id, day, data.country(), by=analyst.name(), reason=why
        )
    except RasdError as error:
        say(str(error))
        return
    _forget()
