"""The card of the open incident: what is known of it, and every word it rests on."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import streamlit as st

from rasd.geometry import Polygons
from rasd.model import Article, Incident, Review
from rasd.render.annotations import annotations_html
from rasd.render.card import card_html, document_html
from rasd.ui import data, same, state
from rasd.ui.look import note, plain, theme
from rasd.ui.newest import show_newest
from rasd.ui.shell import guarded
from rasd.views.card import IncidentCard, incident_card
from rasd.views.inset import Inset, inset
from rasd.views.trust import Trust
from rasd.views.words import when_long

_NOTHING = '<div class="rasd-no-card"></div>'
_GONE = "This incident is not in the open project; the link may be from another one."
_NOT_THEN = "This incident did not count on that day."


@st.fragment(key="card")
@guarded("The card")
def show_card(*, keep_room: bool = False) -> None:
    """Draw the card of the incident that the view has open.

    keep_room: where none is open, the newest incidents stand there, so that what lies beside the
    card keeps its width when one opens; else there is nothing.
    """
    chosen = state.view().incident
    if not chosen:
        if keep_room:
            show_newest()
        else:
            st.html(_NOTHING)
        return
    day = state.current().as_of
    incident = data.store().incident(chosen, day)
    with st.container(key="card-panel"):
        st.button("Close ✕", key="card-close", on_click=_close, type="tertiary")
        if incident is not None:
            _next(incident)
        if incident is None:
            note(_GONE if day is None else _NOT_THEN)
            return
        if day is not None:
            note(f"As it stood at the end of {when_long(day, day, 1)}.")
        _card(incident)


def _next(incident: Incident) -> None:
    """The ways from the card to the review page."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        # the link carries the view, so the page opens with this incident
        st.page_link("pages/3_review.py", label="Review it", query_params=state.link())
        if incident.review is Review.REJECTED:
            return
        if st.button("Same as another incident…", key="card-same", type="tertiary"):
            same.begin(incident.id)
            st.switch_page("pages/3_review.py", query_params=state.link())


def _card(incident: Incident) -> None:
    store = data.store()
    articles: dict[str, Article] = {
        report.article_id: store.article(report.article_id) for report in incident.reports
    }
    trust = Trust(store.ratings(), len(store.sources_of(incident)))
    card = incident_card(incident, articles, data.country(), trust)
    st.html(card_html(card, _inset(card), theme()))
    beside = store.annotations(incident.id, state.current().as_of)
    if beside:
        st.html(annotations_html(beside, data.country()))
    titles = [plain(d.publisher or d.title or d.article_id) for d in card.documents]
    if not titles:
        return
    named = [f"{i}. {t}" if titles.count(t) > 1 else t for i, t in enumerate(titles, 1)]
    for tab, document in zip(st.tabs(named), card.documents, strict=True):
        tab.html(document_html(document))


def _inset(card: IncidentCard) -> Inset | None:
    if not card.place.iso:
        return None
    outline = _polygons().polygon(card.place.iso)
    return inset(outline, card.place.lat, card.place.lon, card.place.radius_km)


@lru_cache(maxsize=1)
def _polygons() -> Polygons:
    return Polygons(data.country())


def _close() -> None:
    state.change(view=replace(state.view(), incident=""), rerun=("card", "map", "table"))
