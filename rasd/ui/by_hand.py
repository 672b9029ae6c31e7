"""An incident entered by hand: the analyst's own words or a document, beside the edit form."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Final

import streamlit as st

from rasd import pipeline
from rasd.errors import RasdError
from rasd.model import OWN, Incident
from rasd.pipeline import Statement
from rasd.render.review import article_html
from rasd.store import ArticleRow
from rasd.ui import analyst, data
from rasd.ui.look import heading, note
from rasd.ui.review_draft import PREFIX, desk, keep, key_of, seed
from rasd.ui.review_edit import day_of, show_fields, show_text
from rasd.ui.review_steps import VIEW, Done, go_to, remember, say, show_said
from rasd.views.card import incident_card
from rasd.views.edits import Values, edited, form_values
from rasd.views.review import silent_text

HAND: Final = "hand"
"""This view's name among those of the review page."""
DRAFT: Final = "new-"
"""Start of the name under which the desk keeps it; no incident's id begins so."""
_WAS: Final = "rasd.hand.draft"  # the draft's name when it was last asked for
_LONGEST: Final = 20_000
_NONE: Final = "No article: in my own words"
_FIRST, _LAST_DAY = date(1980, 1, 1), date(2100, 12, 31)


def begin_by_hand(article_id: str) -> None:
    """Callback: open the form on a document; what was begun in it stays."""
    name = _name()
    draft = desk().draft(name)
    values = dict(draft.values) if draft else {}
    desk().keep(name, 0, analyst.name(), {**values, "article": article_id})
    _forget_widgets()
    st.session_state[VIEW] = HAND


def show_by_hand() -> None:
    """Draw the form; nothing counts before it is saved."""
    incident = pipeline.blank(_name())
    if desk().draft(incident.id) is None:
        desk().keep(incident.id, 0, analyst.name(), {})
    draft = desk().draft(incident.id)
    values = form_values(incident) | (dict(draft.values) if draft else {})
    show_said()
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            heading("Enter an incident", "kept as you go, also over a restart; counts once saved")
        analyst.ask()
    left, right = st.columns(2, gap="medium")
    with left:
        _grounds(incident, values)
    with right, st.container(key="review-fields"):
        show_fields(incident, values)
        show_text(incident, "why", "Reason", str(values.get("why", "")), "why do you enter it?")
        _buttons(incident)


def _grounds(incident: Incident, values: Values) -> None:
    """What the incident rests on: a document of the project, or the analyst's own words."""
    rows = _documents(data.version())
    key = key_of(incident, "article")
    chosen = str(values.get("article", ""))
    seed(key, chosen if chosen in rows else "")
    article = st.selectbox(
        "Where it is told",
        ["", *rows],
        key=key,
        format_func=lambda name: _named(rows[name]) if name in rows else _NONE,
        on_change=keep,
        args=(incident.id, "article"),
    )
    if article:
        _document(incident, str(article), values)
    else:
        _own_words(incident, values)


def _own_words(incident: Incident, values: Values) -> None:
    _long_text(incident, "words", "What happened, in your own words", values, 160)
    show_text(incident, "source", "Source", str(values.get("source", "")), "who says so?")
    url = str(values.get("url", ""))
    show_text(incident, "url", "Link", url, "https://…, if there is one", most=2_000)
    key = key_of(incident, "learned")
    seed(key, day_of(str(values.get("learned", ""))))
    st.date_input(
        "Day on which it was said",
        value=None,
        min_value=_FIRST,
        max_value=_LAST_DAY,
        format="YYYY-MM-DD",
        key=key,
        on_change=keep,
        args=(incident.id, "learned"),
    )
    note("Your words stand in the project as a document marked as yours. A link is never fetched.")


def _document(incident: Incident, article_id: str, values: Values) -> None:
    article = data.store().article(article_id)
    with st.container(key=f"review-text-{article_id}"):
        st.html(article_html(silent_text(article, (), data.country()), ""))
    _long_text(incident, "passage", "The words that tell it, copied from the text", values, 80)
    show_text(incident, "source", "Source", str(values.get("source", "")), "who says so in it?")
    note("Without such words it rests on the whole document.")


def _long_text(incident: Incident, name: str, title: str, values: Values, height: int) -> None:
    key = key_of(incident, name)
    seed(key, str(values.get(name, "")))
    st.text_area(
        title,
        key=key,
        max_chars=_LONGEST,
        height=height,
        on_change=keep,
        args=(incident.id, name),
    )


def _buttons(incident: Incident) -> None:
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Save",
            key="review-enter",
            type="primary",
            shortcut="Ctrl+Enter",
            on_click=_save,
            args=(incident,),
        )
        st.button("Discard", key="review-enter-discard", on_click=_discard, args=(incident.id,))


@st.cache_resource(show_spinner=False, max_entries=4)
def _documents(version: str) -> dict[str, ArticleRow]:  # noqa: ARG001 (the key of the cache)
    """The documents that can be coded: those in other languages first, which nobody else reads."""
    rows = [row for row in data.store().articles() if row.kind != OWN]
    rows.sort(key=lambda row: row.language == "en")  # stable: newest first within
    return {row.id: row for row in rows}


def _named(row: ArticleRow) -> str:
    day = row.published.isoformat() if row.published else ""
    return " · ".join(part for part in (row.title or row.id, row.publisher, day) if part)


def _save(incident: Incident) -> None:
    """Callback: write the incident and show it; what cannot be meant is told and kept."""
    draft = desk().draft(incident.id)
    if draft is None:
        say("This form was saved or discarded in another window.")
        return
    given = {name: str(draft.values.get(name, "")) for name in _GIVEN}
    statement = Statement(
        words=given["passage"] if given["article"] else given["words"],
        source=given["source"],
        url=given["url"],
        learned=day_of(given["learned"]),
        article_id=given["article"],
    )
    try:
        values = edited(incident, draft.values, data.country())
        made = pipeline.enter_incident(
            data.store(), values, statement, by=analyst.name(), why=given["why"].strip()
        )
    except RasdError as error:
        say(str(error))
        return
    _discard(incident.id)
    st.session_state[VIEW] = "one"
    go_to(made)
    opened = data.store().opened(made)
    if opened is not None:
        title = incident_card(opened[1], {}, data.country()).title
        remember(Done(made, opened[0], f"Entered: {title}"))


_GIVEN: Final = ("article", "passage", "words", "source", "url", "learned", "why")


def _discard(name: str) -> None:
    """Callback: forget what was begun."""
    desk().drop(name)
    _forget_widgets()


def _forget_widgets() -> None:
    for key in [k for k in st.session_state if str(k).startswith(PREFIX)]:
        del st.session_state[key]


def _name() -> str:
    """Return the draft's name: each analyst has his own, which goes along with a new name."""
    now = DRAFT + hashlib.sha256(analyst.name().encode()).hexdigest()[:8]
    was = st.session_state.get(_WAS, now)
    st.session_state[_WAS] = now
    own = desk()
    begun, there = own.draft(was), own.draft(now)
    if was != now and begun is not None and not (there and there.values):
        own.keep(now, 0, analyst.name(), begun.values)
        own.drop(was)
    return now
