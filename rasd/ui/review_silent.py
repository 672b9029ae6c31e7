"""Articles that gave no incident: their text with what was passed over, to be overruled."""

from __future__ import annotations

from typing import Final

import streamlit as st

from rasd.model import Span
from rasd.render.review import article_html
from rasd.store import ArticleRow
from rasd.ui import data
from rasd.ui.by_hand import begin_by_hand
from rasd.ui.look import note
from rasd.ui.review_article import show_passage
from rasd.views.review import Passage, silent_text

_WHOLE: Final = "the whole text, fields to be filled by hand"


def show_silent() -> None:
    """Draw the choice of an article without incidents, and the chosen one."""
    rows = _silent(data.version())
    if not rows:
        return
    with st.expander(f"Articles that gave no incident ({len(rows)})", key="review-silent"):
        chosen = st.selectbox(
            "Article",
            list(rows),
            index=None,
            format_func=lambda key: _name(rows[key]),
            placeholder="Choose one to see what was passed over in it",
            key="review-silent-article",
            label_visibility="collapsed",
        )
        if chosen is not None:
            _article(chosen)


@st.cache_resource(show_spinner=False, max_entries=4)
def _silent(version: str) -> dict[str, ArticleRow]:  # noqa: ARG001 (the key of the cache)
    return {row.id: row for row in data.store().articles() if not row.n_incidents}


def _name(row: ArticleRow) -> str:
    day = row.published.isoformat() if row.published else "date not known"
    return " · ".join(part for part in (row.title or row.id, row.publisher, day) if part)


def _article(article_id: str) -> None:
    store = data.store()
    article = store.article(article_id)
    skipped = store.skipped(article_id)
    placed = [(s.article_id, s.span, s.reason) for s in skipped if s.span is not None]
    text = silent_text(article, placed, data.country())
    with st.container(key=f"review-text-{article_id}"):
        st.html(article_html(text, ""))
    for reason in dict.fromkeys(s.reason for s in skipped if s.span is None):
        note(reason)
    st.button(
        "Code it by hand",
        key=f"review-code-{article_id}",
        help="Enter its incidents with every field, its text beside the form.",
        on_click=begin_by_hand,
        args=(article_id,),
    )
    if not text.passed and article.text.strip():
        whole = Span(0, len(article.raw))
        show_passage(article_id, Passage(1, article.title, "no incident", _WHOLE, whole))
    for passage in text.passed:
        show_passage(article_id, passage)
