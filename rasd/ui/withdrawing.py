"""Under a document: withdraw it, bring it back, or remove its words for good."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from rasd import pipeline
from rasd.errors import RasdError
from rasd.render.sources import lists_html, notes_html
from rasd.store import ArticleRow
from rasd.ui import analyst, data
from rasd.ui.look import note
from rasd.ui.review_steps import say
from rasd.views.documents import document_notes, purge_lists, withdrawal_words

_WHY: Final = "withdraw-why-"
_PURGE_WHY: Final = "purge-why-"
_SURE: Final = "purge-sure-"


def show_standing(row: ArticleRow) -> None:
    """Draw what was done to the document, and what can be done to it."""
    lines = document_notes(data.store().document_notes(row.id), data.country())
    if lines:
        st.html(notes_html(lines))
    if row.purged:
        return
    if row.withdrawn is None:
        _withdraw(row)
    else:
        st.button("Bring it back", key=f"bring-back-{row.id}", on_click=_bring_back, args=(row.id,))
    _purge(row)


def _withdraw(row: ArticleRow) -> None:
    with st.expander("Withdraw this document", key=f"withdraw-{row.id}"):
        told = pipeline.told_by(data.store(), row.id)
        note(withdrawal_words(len(told.alone), len(told.shared)))
        key = f"{_WHY}{row.id}"
        st.text_input("Reason", key=key, max_chars=300, placeholder="why does it not count?")
        st.button("Withdraw", key=f"withdraw-do-{row.id}", on_click=_take_back, args=(row.id,))


def _purge(row: ArticleRow) -> None:
    with st.expander("Remove its words for good", key=f"purge-{row.id}"):
        told = pipeline.told_by(data.store(), row.id)
        st.html(lists_html(purge_lists(len(told.alone), len(told.shared))))
        st.text_input(
            "Reason",
            key=f"{_PURGE_WHY}{row.id}",
            max_chars=300,
            placeholder="which law, whose safety? Do not repeat the words here",
        )
        sure = st.checkbox("I know that this cannot be undone", key=f"{_SURE}{row.id}")
        st.button(
            "Remove for good",
            key=f"purge-do-{row.id}",
            disabled=not sure,
            on_click=_purge_now,
            args=(row.id,),
        )


def _take_back(article_id: str) -> None:
    try:
        why = _reason(f"{_WHY}{article_id}")
        pipeline.withdraw(data.store(), article_id, analyst.name(), why)
    except RasdError as error:
        say(str(error))


def _bring_back(article_id: str) -> None:
    try:
        pipeline.bring_back(data.store(), article_id, analyst.name())
    except RasdError as error:
        say(str(error))


def _purge_now(article_id: str) -> None:
    try:
        why = _reason(f"{_PURGE_WHY}{article_id}")
        backups = pipeline.purge(data.store(), article_id, analyst.name(), why)
    except RasdError as error:
        say(str(error))
        return
    say(_left(backups))


def _left(backups: tuple[Path, ...]) -> str:
    if not backups:
        return "The words are removed. Backups and exports made elsewhere may still hold them."
    names = ", ".join(path.name for path in backups)
    return (
        f"The words are removed. These backups in {backups[0].parent.name}/ may still hold them: "
        f"{names}. Delete those by hand if they must go too."
    )


def _reason(key: str) -> str:
    return " ".join(str(st.session_state.get(key, "")).split())
