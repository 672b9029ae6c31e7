"""'Same as another incident': look for the other one, compare both, merge them with a reason."""

from __future__ import annotations

from typing import Final

import streamlit as st

from rasd import pipeline
from rasd.errors import RasdError
from rasd.model import Incident
from rasd.ui import analyst, data
from rasd.ui.look import heading, note, plain
from rasd.ui.review_steps import Done, go_to, remember, say
from rasd.ui.two import show_two
from rasd.views.card import incident_card
from rasd.views.others import Other, Search, others
from rasd.views.words import count_words

_OF: Final = "rasd.same.of"  # (id of the incident whose other one is looked for, the other or '')
_WITHIN: Final = {0: "that day", 3: "3 days around", 31: "a month around", -1: "any time"}
_ANY: Final = -1
_USUAL: Final = 31


def is_open(incident_id: str) -> bool:
    """Whether the other one of this incident is looked for."""
    return bool(incident_id) and _chosen()[0] == incident_id


def begin(incident_id: str, other: str = "") -> None:
    """Callback: look for the incident that is the same; other: one that is known to look so."""
    st.session_state[_OF] = (incident_id, other)


def end() -> None:
    """Callback: go back to the fields; nothing was changed."""
    st.session_state.pop(_OF, None)


def compared(incident_id: str) -> str:
    """Return the incident that lies beside this one, '' while none is chosen."""
    of, other = _chosen()
    return other if of == incident_id else ""


def show_same(incident: Incident) -> None:
    """Draw the search, or both incidents side by side once the other one is chosen."""
    name = _chosen()[1]
    other = data.store().incident(name) if name else None
    with st.container(key="same"):
        if other is None or other.id == incident.id:
            _search(incident)
        else:
            _compare(incident, other)


def _chosen() -> tuple[str, str]:
    of, other = st.session_state.get(_OF, ("", ""))
    return str(of), str(other)


def _search(incident: Incident) -> None:
    _head("Same as another incident", "Find the other one; nothing is merged before you say so.")
    found = others(data.present(), incident.id, _asked(incident))
    if not found.n:
        note("No other incident answers this. Leave out a word, or look at any time and anywhere.")
    for row in found.rows:
        _line(incident.id, row)
    if found.n > len(found.rows):
        more = f"The nearest {len(found.rows)} of {count_words(found.n).lower()}"
        note(f"{more}; a word, a governorate or a day finds the others.")


def _asked(incident: Incident) -> Search:
    """Draw the search: words, governorate, day; return what is asked for."""
    first, second, third, fourth = st.columns([3, 2, 2, 2])
    words = first.text_input(
        "Place or words", key=f"same-words-{incident.id}", max_chars=200, placeholder="any"
    )
    iso = second.selectbox(
        "Governorate",
        data.country().isos(),
        index=None,
        placeholder="Anywhere",
        format_func=lambda key: data.country().governorate(key).name,
        key=f"same-gov-{incident.id}",
    )
    day = third.date_input(
        "Day",
        value=incident.date.start if incident.date else None,
        format="YYYY-MM-DD",
        key=f"same-day-{incident.id}",
    )
    within = fourth.selectbox(
        "How near in time",
        list(_WITHIN),
        index=list(_WITHIN).index(_within(incident)),
        format_func=lambda days: _WITHIN[days],
        disabled=day is None,
        key=f"same-within-{incident.id}",
    )
    found = data.store().search(words) if words.strip() else frozenset()
    return Search(words, found, iso or "", day, within if within >= 0 else None)


def _within(incident: Incident) -> int:
    """Return the days around that are looked at first: a month where it holds any other one."""
    if incident.date is None:
        return _ANY
    near = Search(day=incident.date.start, within=_USUAL)
    return _USUAL if others(data.present(), incident.id, near).n else _ANY


def _line(incident_id: str, row: Other) -> None:
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"same-row-{row.id}", gap="small"
    ):
        apart = f" · {plain(row.apart)}" if row.apart else ""
        st.markdown(f"{plain(row.title)}  \n:gray[{plain(row.told)}{apart}]", width="stretch")
        st.button(
            "Compare", key=f"same-compare-{row.id}", on_click=begin, args=(incident_id, row.id)
        )


def _compare(incident: Incident, other: Incident) -> None:
    _head("One incident or two?", "Merging keeps every report, and can be undone.")
    key = f"{incident.id}-{other.id}"
    st.text_input("Why (kept with the decision)", key=f"same-why-{key}", max_chars=300, width=560)
    with st.container(horizontal=True, gap="small"):
        st.button(
            "One incident: merge",
            key=f"same-merge-{key}",
            type="primary",
            on_click=_merge,
            args=(incident.id, other.id),
        )
        st.button(
            "Two incidents: keep apart",
            key=f"same-apart-{key}",
            on_click=_keep_apart,
            args=(incident.id, other.id),
        )
        st.button(
            "Choose another one",
            key=f"same-again-{key}",
            type="tertiary",
            on_click=begin,
            args=(incident.id, ""),
        )
    show_two(incident, other, pipeline.likeness(incident, other))


def _head(title: str, under: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            heading(title, under)
        st.button("Back to the fields", key="same-end", type="tertiary", on_click=end)


def _merge(incident_id: str, other: str) -> None:
    """Callback: make one of both; the one that is left opens."""
    try:
        kept = pipeline.merge(
            data.store(), (incident_id, other), analyst.name(), _why(incident_id, other)
        )
    except RasdError as error:
        say(str(error))
        return
    end()
    go_to(kept)
    remember(merged(kept, incident_id))


def merged(kept: str, before: str) -> Done:
    """Return the step 'merged', to be undone. before: the incident that was open then."""
    whole = data.store().incident(kept)
    title = incident_card(whole, {}, data.country()).title if whole is not None else kept
    return Done(kept, 0, f"Merged: {title}", back="merge", others=(before,))


def _keep_apart(incident_id: str, other: str) -> None:
    """Callback: note that they are two."""
    try:
        pipeline.keep_apart(
            data.store(), incident_id, other, analyst.name(), _why(incident_id, other)
        )
    except RasdError as error:
        say(str(error))
        return
    end()
    say("Kept apart; they will not be suggested again, nor joined by themselves.")


def _why(incident_id: str, other: str) -> str:
    return " ".join(str(st.session_state.get(f"same-why-{incident_id}-{other}", "")).split())
