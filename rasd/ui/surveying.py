"""On the sources page: what the present rules would read otherwise in all documents."""

from __future__ import annotations

from typing import Final

import streamlit as st

from rasd.pipeline import Rereading
from rasd.render.sources import reread_html
from rasd.ui import analyst, data, surveys
from rasd.ui.look import note, plain
from rasd.ui.rereading import diff_lines, write
from rasd.ui.shell import guarded
from rasd.ui.surveys import Survey
from rasd.views.rereads import reread_summary
from rasd.views.sources import many

_RUN: Final = "rasd.survey"
_FOUND: Final = "rasd.survey.found"  # (project, what would change), None before a look
_SAID: Final = "rasd.survey.said"
_QUICK: Final = 0.8  # seconds that a small project is waited for, so that it shows at once
_MOST: Final = 30  # documents listed; more are accepted together or looked at one by one


def show_survey() -> None:
    """Draw the look at all documents and what it found."""
    with st.expander("Read all documents again", key="survey"):
        note(
            "What would the present rules, words and places read otherwise? Nothing changes until "
            "you accept it, and what a person judged stays as it is."
        )
        if said := st.session_state.pop(_SAID, ""):
            st.info(plain(said))
        if _RUN in st.session_state:
            _watch()
            return
        found: tuple[str, list[Rereading]] | None = st.session_state.get(_FOUND)
        if found is None or found[0] != str(data.store().name):
            st.button("Look through all", key="survey-look", on_click=_look)
        else:
            _list(found[1])


def _list(found: list[Rereading]) -> None:
    if not found:
        note("Every document is read just as it stands.")
        st.button("Look again", key="survey-look", on_click=_look)
        return
    titles = {row.id: row.title or row.origin for row in data.store().articles()}
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        words = f"{many(len(found), 'document')} would be read otherwise"
        st.markdown(plain(words), width="stretch")
        st.button(
            f"Accept all ({len(found)})",
            key="survey-accept-all",
            type="primary",
            on_click=_accept_all,
            args=(found,),
        )
        st.button("Look again", key="survey-look", on_click=_look)
    for each in found[:_MOST]:
        _document(each, titles.get(each.article_id, each.article_id))
    if len(found) > _MOST:
        note(f"and {len(found) - _MOST} more")


def _document(found: Rereading, title: str) -> None:
    lines = diff_lines(found)
    now, before = len(found.passed), len(found.before)
    passed = (before, now) if now != before else None
    summary = reread_summary((line.kind for line in lines), passed)
    with st.container(border=True, key=f"survey-of-{found.article_id}"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.markdown(f"**{plain(title)}**  \n{plain(summary)}", width="stretch")
            st.button(
                "Accept",
                key=f"survey-accept-{found.article_id}",
                on_click=_accept,
                args=(found,),
            )
        if lines:
            st.html(reread_html(lines))


@st.fragment(run_every=0.5)
@guarded("The progress")
def _watch() -> None:
    """Look at the running survey twice a second; when it is done, show what it found."""
    run: Survey | None = st.session_state.get(_RUN)
    if run is None:
        return
    if run.done.is_set():
        _finish(run)
        st.rerun()
    st.progress(
        run.taken / max(len(run.ids), 1), text=f"{run.taken} of {len(run.ids)} documents read"
    )
    st.button("Cancel", key="survey-cancel", on_click=run.stop.set)


def _start(run: Survey) -> None:
    surveys.start(run, data.store(), data.country())
    st.session_state[_RUN] = run
    if run.done.wait(_QUICK):
        _finish(run)


def _finish(run: Survey) -> None:
    del st.session_state[_RUN]
    _remember(run.found)
    if run.accept:
        left = f"; {many(len(run.found), 'document')} changed meanwhile: look again" * bool(
            run.found
        )
        st.session_state[_SAID] = f"{many(run.written, 'document')} read anew{left}."
    if run.error or run.taken < len(run.ids):
        st.session_state[_SAID] = (
            run.error or f"Stopped after {run.taken} of {len(run.ids)} documents."
        )


def _remember(found: list[Rereading]) -> None:
    st.session_state[_FOUND] = (str(data.store().name), found)


def _look() -> None:
    ids = tuple(row.id for row in data.store().articles())
    _start(Survey(ids, analyst.name()))


def _accept_all(found: list[Rereading]) -> None:
    seen = {each.article_id: each for each in found}
    _start(Survey(tuple(seen), analyst.name(), seen))


def _accept(found: Rereading) -> None:
    st.session_state[_SAID] = write(found)
    _, every = st.session_state[_FOUND]
    _remember([each for each in every if each is not found])
