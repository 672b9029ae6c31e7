"""The reading pane: one document with the words of its incidents marked, and what it gave."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from rasd.model import Article, Report, Review
from rasd.query import to_query
from rasd.render.review import article_html
from rasd.render.sources import passed_html
from rasd.store import ArticleRow
from rasd.ui import data, review_keys, state
from rasd.ui.grades import grade_note, show_grade
from rasd.ui.look import heading, note, plain
from rasd.ui.rereading import show_again
from rasd.ui.review_steps import show_said
from rasd.ui.withdrawing import show_standing
from rasd.views.documents import STAGES
from rasd.views.review import ReviewText, document_text
from rasd.views.sources import gave
from rasd.views.trust import REPORT
from rasd.views.words import incident_title, label, when_long, where_words

_ALL = ""


def show_document(article_id: str) -> None:
    """Draw the chosen document; nothing while none is."""
    if not article_id:
        note("Choose a row to read the document.")
        return
    row = _rows(data.version()).get(article_id)
    if row is None:
        note("This document is not in the open project; the link may be from another one.")
        return
    article = data.store().article(article_id)
    told = _told(article_id)
    with st.container(key="reading"):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(width="stretch"):
                heading(row.title or row.origin or row.id, _about(row))
            st.button("Close ✕", key="reading-close", on_click=_close, type="tertiary")
        left, right = st.columns([3, 2], gap="medium")
        with left:
            text = _text(article, told)
        with right:
            _gave(row, told, text)
            show_said()  # beside the buttons that it speaks of
            _grades(row.id, told)
            show_again(row)
            show_standing(row)
    review_keys.listen("")


@st.cache_resource(show_spinner=False, max_entries=4)
def _rows(version: str) -> dict[str, ArticleRow]:  # noqa: ARG001 (the key of the cache)
    return {row.id: row for row in data.store().articles(withdrawn=True)}


def _told(article_id: str) -> dict[str, tuple[Report, ...]]:
    """Return incident → what this document says of it; rejected ones stay at their place."""
    store = data.store()
    found = {}
    for key in store.ids_of_articles([article_id]).get(article_id, ()):
        incident = store.incident(key)
        if incident is not None and incident.id == key:
            mine = tuple(r for r in incident.reports if r.article_id == article_id)
            found[key] = mine
    return {key: mine for key, mine in found.items() if mine}


def _text(article: Article, told: dict[str, tuple[Report, ...]]) -> ReviewText:
    titles = incident_titles(frozenset(told))
    only = _ALL
    if len(told) > 1:
        only = st.selectbox(
            "Whose words are marked",
            [_ALL, *told],
            key=f"reading-only-{article.id}",
            format_func=lambda key: titles.get(key, key) if key else "Words of all its incidents",
            label_visibility="collapsed",
        )
    skipped = [
        (skip.article_id, skip.span, skip.reason)
        for skip in data.store().skipped(article.id)
        if skip.span is not None
    ]
    pairs = [(key, report) for key, mine in told.items() for report in mine]
    grades = data.store().ratings()
    text = document_text(article, pairs, skipped, data.country(), only=only, grades=grades)
    with st.container(key=f"review-text-{article.id}"):
        st.html(article_html(text, ""))
    return text


def _gave(row: ArticleRow, told: dict[str, tuple[Report, ...]], text: ReviewText) -> None:
    skipped = data.store().skipped(row.id)
    heading("What it gave", gave(len(told), len(skipped)) if row.live else "nothing of it counts")
    titles = incident_titles(frozenset(told))
    for key in told:
        _incident(key, titles.get(key, key))
    passed = [(p.words, "passed over", p.why) for p in text.passed if not p.made]
    passed += [("", STAGES.get(s.stage, s.stage), s.reason) for s in skipped if s.span is None]
    if passed:
        st.html(passed_html(passed))


def _grades(article_id: str, told: dict[str, tuple[Report, ...]]) -> None:
    if not told:
        return
    titles = incident_titles(frozenset(told))
    with st.expander("Rate what it says", key=f"trust-{article_id}"):
        grade_note()
        for key, mine in told.items():
            for report in mine:
                show_grade(REPORT, report.id, titles.get(key, key))


def _incident(key: str, title: str) -> None:
    view = replace(state.view(), incident=key)
    link = state.link() | to_query(state.current(), view)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"gave-{key}"):
        st.markdown(plain(title), width="stretch")
        st.page_link("pages/2_incidents.py", label="Card", query_params=link)
        st.page_link("pages/3_review.py", label="Review", query_params=link)


def incident_titles(ids: frozenset[str]) -> dict[str, str]:
    """Return incident → its title in words, with what a person made of it."""
    frame = data.present()
    titles = {}
    for row in frame[frame["id"].isin(ids)].to_dict("records"):
        days = (row["date_start"], row["date_end"])
        start, end = (None if pd.isna(day) else day.date() for day in days)
        title = incident_title(
            str(row["event_type"]),
            str(row["target"]),
            where_words(str(row["place"]), str(row["governorate"]), int(row["where_prec"])),
            when_long(start, end, int(row["date_prec"])),
        )
        judged = row["review"] != Review.EXTRACTED.value
        standing = f" ({label(str(row['review'])).lower()})" if judged else ""
        titles[str(row["id"])] = title + standing
    return titles


def _about(row: ArticleRow) -> str:
    day = row.published.isoformat() if row.published else "date not known"
    parts = (row.publisher, day, f"import: {row.batch}" if row.batch else "")
    return " · ".join(part for part in parts if part)


def _close() -> None:
    state.change(view=replace(state.view(), document=""))
