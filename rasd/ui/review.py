"""The review page: one incident of the queue, its article beside its fields, and a judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from rasd import pipeline
from rasd.errors import Conflict, RasdError
from rasd.model import Article, Incident, Report, Review, Span
from rasd.render.review import article_html, fields_html
from rasd.ui import analyst, data, review_keys, state
from rasd.ui.look import empty, heading, note, plain
from rasd.views.card import incident_card
from rasd.views.queue import Queue, reasons, review_queue
from rasd.views.review import Passage, ReviewText, review_fields, review_texts
from rasd.views.words import count_words

_LAST: Final = "rasd.review.last"  # what was done last, so that it can be undone
_SAID: Final = "rasd.review.said"
_DONE: Final = {Review.ACCEPTED: "Accepted", Review.REJECTED: "Rejected"}


@dataclass(frozen=True, slots=True)
class Done:
    """What was done last. rev: the revision that it made."""

    incident: str
    rev: int
    words: str


def show_review() -> None:
    """Draw the page."""
    queue = _queue()
    chosen = state.view().incident or (queue.ids[0] if queue.ids else "")
    opened = data.store().opened(chosen) if chosen else None
    _messages()
    if opened is None:
        _nothing(chosen)
        review_keys.listen("")
        return
    rev, incident = opened
    articles = {r.article_id: data.store().article(r.article_id) for r in incident.reports}
    _bar(queue, incident, rev)
    left, right = st.columns(2, gap="medium")
    with left:
        _articles(incident, articles)
    with right, st.container(key="review-fields"):
        _fields(incident, articles)
    review_keys.listen(incident.id)


def _queue() -> Queue:
    return _ordered(data.version())


@st.cache_resource(show_spinner=False, max_entries=4)
def _ordered(version: str) -> Queue:
    frame = data.incidents()
    return review_queue(frame, _twins(version.rpartition("#")[0], len(frame)))


# Judging pairs takes seconds in a large project, and a judgement hardly changes them: they are
# looked for again when incidents came or went, or after some minutes.
@st.cache_resource(show_spinner=False, max_entries=4, ttl=600)
def _twins(target: str, n: int) -> dict[str, str]:  # noqa: ARG001 (the key of the cache)
    twins: dict[str, str] = {}
    for found in reversed(pipeline.suggest_merges(data.store())):
        twins[found.first], twins[found.second] = found.second, found.first
    return twins


def _nothing(chosen: str) -> None:
    if not len(data.incidents()):
        empty("Nothing to review", "Add articles on the Sources page; what they tell comes here.")
    elif chosen:
        empty("This incident is not in the open project", "It may be from another project.")
        st.button("Go to the queue", key="review-next", on_click=_open, args=("",))
    else:
        empty("Nothing left to review", "Every incident of this project has been judged.")
    _done()


def _messages() -> None:
    """Say once what could not be done."""
    said = st.session_state.pop(_SAID, "")
    if said:
        st.warning(plain(said))


def _done() -> None:
    """Say what was done last, and offer to undo it."""
    done: Done | None = st.session_state.get(_LAST)
    if done is not None:
        with st.container(key="review-done", horizontal=True, vertical_alignment="center"):
            st.markdown(plain(done.words), width="content")
            st.button("Undo", key="review-undo", type="tertiary", on_click=_undo, args=(done,))


def _bar(queue: Queue, incident: Incident, rev: int) -> None:
    card = incident_card(incident, {}, data.country())
    with st.container(key="review-bar"):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(width="stretch"):
                heading(f"{card.what} — {card.where}, {card.when}", _standing(queue, incident))
            review_keys.show_help()
            analyst.ask()
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            _buttons(queue, incident, rev)
            _done()


def _standing(queue: Queue, incident: Incident) -> str:
    """Where it stands: '3 of 36 · low confidence, 41%', or what became of it."""
    at = queue.position(incident.id)
    if at is None:
        name = {
            Review.ACCEPTED: "accepted",
            Review.EDITED: "edited",
            Review.REJECTED: "rejected",
        }.get(incident.review, "not in the queue")
        return f"{name} by a person · {count_words(len(queue.ids)).lower()} left to review"
    frame = data.incidents()
    rows = frame[(frame["id"] == incident.id).to_numpy()]
    why = next((reasons(row, queue) for row in rows.itertuples(index=False)), ())
    return " · ".join([f"{at} of {len(queue.ids)} to review", *why])


def _buttons(queue: Queue, incident: Incident, rev: int) -> None:
    """The judgements; their keys carry the id, so that a late second click meets nothing."""
    judged = incident.review in (Review.ACCEPTED, Review.EDITED)
    st.button(
        "Accept",
        key=f"review-accept-{incident.id}",
        type="primary",
        icon=":material/check:",
        disabled=judged,
        on_click=_judge,
        args=(incident.id, rev, Review.ACCEPTED, queue.after(incident.id)),
    )
    st.button(
        "Reject",
        key=f"review-reject-{incident.id}",
        icon=":material/close:",
        disabled=incident.review is Review.REJECTED,
        on_click=_judge,
        args=(incident.id, rev, Review.REJECTED, queue.after(incident.id)),
    )
    st.button(
        "Next",
        key=f"review-next-{incident.id}",
        icon=":material/arrow_forward:",
        disabled=not queue.after(incident.id),
        on_click=_open,
        args=(queue.after(incident.id),),
    )


def _articles(incident: Incident, articles: Mapping[str, Article]) -> None:
    skipped = [
        (skip.article_id, skip.span, skip.reason)
        for key in articles
        for skip in data.store().skipped(key)
        if skip.span is not None
    ]
    others = _others(incident, articles)
    texts = review_texts(incident, articles, skipped, others, data.country())
    titles = [plain(t.head.publisher or t.head.title or t.head.article_id) for t in texts]
    named = [f"{i}. {t}" if titles.count(t) > 1 else t for i, t in enumerate(titles, 1)]
    if not texts:
        note("No article tells this incident.")
        return
    places = st.tabs(named) if len(texts) > 1 else [st.container()]
    for place, text in zip(places, texts, strict=True):
        with place:
            with st.container(key=f"review-text-{text.head.article_id}"):
                st.html(article_html(text, incident.id))
            _passed(text)


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


def _passed(text: ReviewText) -> None:
    """List what was not taken in an article, each with the button that overrules."""
    if not text.passed:
        return
    with st.container(key=f"review-passed-{text.head.article_id}"):
        heading("Not taken", "passages that look like an incident; you may know better")
        for passage in text.passed:
            _passage(text.head.article_id, passage)


def _passage(article_id: str, passage: Passage) -> None:
    key = f"{article_id}-{passage.span.start}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"review-passage-{key}"):
        words = passage.words if len(passage.words) <= 180 else f"{passage.words[:179]}…"
        st.markdown(f"{plain(words)}  \n:gray[{plain(passage.why)}]", width="stretch")
        if passage.made:
            st.button("Open it", key=f"review-open-{key}", on_click=_open, args=(passage.made,))
        else:
            st.button(
                "Make it an incident",
                key=f"review-make-{key}",
                on_click=_make,
                args=(article_id, passage.span, passage.short),
            )


def _fields(incident: Incident, articles: Mapping[str, Article]) -> None:
    st.html(fields_html(review_fields(incident, articles, data.country())))


def _open(incident: str) -> None:
    """Callback: show another incident; '' is the first of the queue."""
    st.session_state.pop(_LAST, None)
    state.change(view=replace(state.view(), incident=incident))


def _judge(incident_id: str, rev: int, review: Review, following: str) -> None:
    """Callback: write the judgement over the revision that was on screen, and go on."""
    opened = data.store().opened(incident_id)
    if opened is None:
        st.session_state[_SAID] = "This incident was withdrawn meanwhile; nothing was changed."
        return
    judged = replace(opened[1], review=review)
    action = "accept" if review is Review.ACCEPTED else "reject"
    try:
        now = data.store().edit(judged, rev, analyst.name(), action=action)
    except Conflict:
        st.session_state[_SAID] = (
            "Somebody else changed this incident meanwhile. Nothing was changed now: "
            "this is the newer version; look again."
        )
        return
    except RasdError as error:
        st.session_state[_SAID] = str(error)
        return
    _open(following)
    title = incident_card(judged, {}, data.country()).title
    st.session_state[_LAST] = Done(incident_id, now, f"{_DONE[review]}: {title}")


def _make(article_id: str, span: Span, short: str) -> None:
    """Callback: overrule the engine; the new incident opens."""
    store, by = data.store(), analyst.name()
    why = f"overruled: {short}"
    try:
        made = pipeline.make_incident(store, article_id, span, data.country(), by=by, why=why)
    except RasdError as error:
        st.session_state[_SAID] = str(error)
        return
    _open(made)
    opened = store.opened(made)
    if opened is not None:
        title = incident_card(opened[1], {}, data.country()).title
        st.session_state[_LAST] = Done(made, opened[0], f"Made an incident: {title}")


def _undo(done: Done) -> None:
    """Callback: take back what was done last and show it again."""
    try:
        data.store().go_back(done.incident, done.rev - 1, done.rev, analyst.name())
    except RasdError as error:
        st.session_state[_SAID] = str(error)
        return
    _open(done.incident if done.rev > 1 else "")
