"""The review page: one incident of the queue, its article beside its fields, and a judgement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import streamlit as st

from rasd.errors import Conflict, RasdError
from rasd.model import Article, Incident, Review
from rasd.render.review import fields_html
from rasd.ui import analyst, data, doubles, review_edit, review_history, review_keys, same, state
from rasd.ui.annotations import show_annotations
from rasd.ui.look import empty, heading
from rasd.ui.parting import show_parting
from rasd.ui.review_article import show_articles, show_passed
from rasd.ui.review_sides import show_sides
from rasd.ui.review_silent import show_silent
from rasd.ui.review_steps import Done, go_to, remember, say, show_done, show_said
from rasd.views.card import incident_card
from rasd.views.history import set_by_hand
from rasd.views.queue import Queue, reasons, review_queue
from rasd.views.review import review_fields
from rasd.views.trust import rating_codes, sources_words
from rasd.views.words import count_words

_WHY: Final = "review-why-"
_DONE: Final = {Review.ACCEPTED: "Accepted", Review.REJECTED: "Rejected"}


def show_review() -> None:
    """Draw the page."""
    queue = _queue()
    chosen = state.view().incident or (queue.ids[0] if queue.ids else "")
    opened = data.store().opened(chosen) if chosen else None
    show_said()
    if opened is None:
        _nothing(chosen)
        show_silent()
        review_keys.listen("")
        return
    rev, incident = opened
    articles = {r.article_id: data.store().article(r.article_id) for r in incident.reports}
    _bar(queue, incident, rev)
    if same.is_open(incident.id):
        same.show_same(incident)
        review_keys.listen(incident.id, same.compared(incident.id))
        return
    left, right = st.columns(2, gap="medium")
    with left:
        texts = show_articles(incident, articles)
    with right, st.container(key="review-fields"):
        _right(queue, incident, rev, articles)
    show_passed(texts)
    show_silent()
    _listen(incident)


def _queue() -> Queue:
    return _ordered(data.version())


@st.cache_resource(show_spinner=False, max_entries=4)
def _ordered(version: str) -> Queue:  # noqa: ARG001 (the key of the cache)
    twins: dict[str, str] = {}
    for pair in reversed(doubles.suggested()):
        twins[pair.first], twins[pair.second] = pair.second, pair.first
    return review_queue(data.present(), twins)


def _nothing(chosen: str) -> None:
    if not len(data.present()):
        empty("Nothing to review", "Add articles on the Sources page; what they tell comes here.")
    elif chosen:
        empty("This incident is not in the open project", "It may be from another project.")
        st.button("Go to the queue", key="review-next", on_click=go_to, args=("",))
    else:
        empty("Nothing left to review", "Every incident of this project has been judged.")
    show_done()


def _bar(queue: Queue, incident: Incident, rev: int) -> None:
    card = incident_card(incident, {}, data.country())
    with st.container(key="review-bar"):
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(width="stretch"):
                heading(f"{card.what} — {card.where}, {card.when}", _standing(queue, incident))
            with st.container(key="review-tools", horizontal=True, gap="small", width="content"):
                review_history.show_drafts()
                review_history.show_many()
                review_keys.show_help()
                analyst.ask()
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            _buttons(queue, incident, rev)
            _ways(queue, incident)
            # the form and the comparison ask for a reason of their own
            if not review_edit.is_open(incident.id) and not same.is_open(incident.id):
                _why(incident)
            show_done()


def _why(incident: Incident) -> None:
    st.text_input(
        "Reason",
        key=f"{_WHY}{incident.id}",
        max_chars=300,
        placeholder="reason, if you like",
        label_visibility="collapsed",
        width=190,
    )


def _standing(queue: Queue, incident: Incident) -> str:
    """Where it stands: '3 of 36 · low confidence, 41%', or what became of it."""
    at = queue.position(incident.id)
    if at is None:
        name = {
            Review.ACCEPTED: "accepted",
            Review.EDITED: "edited",
            Review.REJECTED: "rejected",
        }.get(incident.review, "not in the queue")
        left = f"{count_words(len(queue.ids)).lower()} left to review"
        return " · ".join([f"{name} by a person", *_trust(incident), left])
    frame = data.present()
    rows = frame[(frame["id"] == incident.id).to_numpy()]
    why = next((reasons(row, queue) for row in rows.itertuples(index=False)), ())
    return " · ".join([f"{at} of {len(queue.ids)} to review", *why, *_trust(incident)])


def _trust(incident: Incident) -> list[str]:
    """How many tell it and how they are rated, in words."""
    store = data.store()
    codes = rating_codes(incident.reports, store.ratings())
    rated = [f"rated {', '.join(codes)}"] if codes else []
    return [sources_words(len(store.sources_of(incident))), *rated]


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
        args=(incident.id, rev, Review.ACCEPTED, _following(queue, incident)),
    )
    st.button(
        "Edit",
        key=f"review-open-edit-{incident.id}",
        icon=":material/edit:",
        disabled=review_edit.is_open(incident.id),
        on_click=review_edit.begin,
        args=(incident.id, rev),
    )
    st.button(
        "Reject",
        key=f"review-reject-{incident.id}",
        icon=":material/close:",
        disabled=incident.review is Review.REJECTED,
        on_click=_judge,
        args=(incident.id, rev, Review.REJECTED, _following(queue, incident)),
    )


def _ways(queue: Queue, incident: Incident) -> None:
    """The ways on: to an incident that may be the same, and to the next one."""
    st.button(
        "Same as…",
        key=f"review-same-{incident.id}",
        icon=":material/merge:",
        help="Find another incident that is this one, compare and merge",
        disabled=incident.review is Review.REJECTED or same.is_open(incident.id),
        on_click=same.begin,
        args=(incident.id, queue.twins.get(incident.id, "")),
    )
    st.button(
        "Next",
        key=f"review-next-{incident.id}",
        icon=":material/arrow_forward:",
        disabled=not queue.after(incident.id),
        on_click=go_to,
        args=(queue.after(incident.id),),
    )


def _listen(incident: Incident) -> None:
    """Mount the keys; a form that was asked for takes the focus."""
    asked = review_edit.wants_focus(incident.id)
    field = f"review-edit-event_type-{incident.id}" if asked else ""
    review_keys.listen(incident.id, focus=field)


def _following(queue: Queue, incident: Incident) -> str:
    """What comes after a judgement: the next of the queue, or the same where it was not in it."""
    return queue.after(incident.id) if queue.position(incident.id) else incident.id


def _right(queue: Queue, incident: Incident, rev: int, articles: Mapping[str, Article]) -> None:
    """The fields or the form that edits them, and the history under either."""
    if review_edit.is_open(incident.id):
        review_edit.show_form(incident, rev, _following(queue, incident))
    else:
        hands = set_by_hand(data.store().revisions(incident.id), data.country())
        st.html(fields_html(review_fields(incident, articles, data.country(), hands)))
        show_sides(incident)
        show_parting(incident)
    show_annotations(incident.id)
    review_history.show_history(incident, rev)


def _judge(incident_id: str, rev: int, review: Review, following: str) -> None:
    """Callback: write the judgement over the revision that was on screen, and go on."""
    opened = data.store().opened(incident_id)
    if opened is None:
        say("This incident was withdrawn meanwhile; nothing was changed.")
        return
    judged = replace(opened[1], review=review)
    action = "accept" if review is Review.ACCEPTED else "reject"
    try:
        why = " ".join(str(st.session_state.get(f"{_WHY}{incident_id}", "")).split())
        now = data.store().edit(judged, rev, analyst.name(), action=action, why=why)
    except Conflict:
        say(
            "Somebody else changed this incident meanwhile. Nothing was changed now: "
            "this is the newer version; look again."
        )
        return
    except RasdError as error:
        say(str(error))
        return
    go_to(following)
    title = incident_card(judged, {}, data.country()).title
    remember(Done(incident_id, now, f"{_DONE[review]}: {title}"))
