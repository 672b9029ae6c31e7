"""The articles of the incident under review, and what was not taken in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from rasd import pipeline
from rasd.errors import RasdError
from rasd.model import Article, Incident, Report, Review, Span
from rasd.render.review import article_html
from rasd.ui import analyst, data
from rasd.ui.look import heading, note, plain
from rasd.ui.review_steps import Done, go_to, remember, say
from rasd.views.card import incident_card
from rasd.views.review import Passage, ReviewText, review_texts


def show_articles(
    incident: Incident, articles: Mapping[str, Article], side: str = ""
) -> tuple[ReviewText, ...]:
    """Draw each article with its marks; return them.

    articles: by id. side: a name for one of two incidents on one screen, which one article may
    tell both.
    """
    skipped = [
        (skip.article_id, skip.span, skip.reason)
        for key in articles
        for skip in data.store().skipped(key)
        if skip.span is not None
    ]
    others = _others(incident, articles)
    grades = data.store().ratings()
    texts = review_texts(incident, articles, skipped, others, data.country(), grades=grades)
    titles = [plain(t.head.publisher or t.head.title or t.head.article_id) for t in texts]
    named = [f"{i}. {t}" if titles.count(t) > 1 else t for i, t in enumerate(titles, 1)]
    if not texts:
        note("No article tells this incident.")
    places = st.tabs(named) if len(texts) > 1 else [st.container()] * len(texts)
    for place, text in zip(places, texts, strict=True):
        with place, st.container(key=f"review-text-{side}{text.head.article_id}"):
            st.html(article_html(text, incident.id))
    return texts


def _others(incident: Incident, articles: Mapping[str, Article]) -> list[tuple[str, Report]]:
    """Reports of other incidents that these articles tell; rejected ones are told by nobody."""
    store = data.store()
    ids = {i for told in store.ids_of_articles(articles).values() for i in told} - {incident.id}
    found = [other for i in sorted(ids) if (other := store.incident(i)) is not None]
    return [
        (other.id, report)
        for other in found
        if other.review is not Review.REJECTED
        for report in other.reports
    ]


def show_passed(texts: Sequence[ReviewText]) -> None:
    """List what was not taken in the articles, each with the button that overrules."""
    told = [text for text in texts if text.passed]
    if not told:
        return
    heading("Not taken", "passages that look like an incident; you may know better")
    for text in told:
        if len(texts) > 1:
            note(text.head.publisher or text.head.title)
        for passage in text.passed:
            show_passage(text.head.article_id, passage)


def show_passage(article_id: str, passage: Passage) -> None:
    """Draw one passage with its reason and the button that makes an incident of it."""
    key = f"{article_id}-{passage.span.start}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"review-passage-{key}"):
        words = passage.words if len(passage.words) <= 180 else f"{passage.words[:179]}…"
        st.markdown(f"{plain(words)}  \n:gray[{plain(passage.why)}]", width="stretch")
        if passage.made:
            st.button("Open it", key=f"review-open-{key}", on_click=go_to, args=(passage.made,))
        else:
            st.button(
                "Make it an incident",
                key=f"review-make-{key}",
                on_click=_make,
                args=(article_id, passage.span, passage.short),
            )


def _make(article_id: str, span: Span, short: str) -> None:
    """Callback: overrule the engine; the new incident opens."""
    store, by = data.store(), analyst.name()
    why = f"overruled: {short}"
    try:
        made = pipeline.make_incident(store, article_id, span, data.country(), by=by, why=why)
    except RasdError as error:
        say(str(error))
        return
    go_to(made)
    opened = store.opened(made)
    if opened is not None:
        title = incident_card(opened[1], {}, data.country()).title
        remember(Done(made, opened[0], f"Made an incident: {title}"))
