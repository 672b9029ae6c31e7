"""Incidents that may be one: side by side, to be merged or kept apart."""

from __future__ import annotations

from typing import Final, Literal

import pandas as pd
import streamlit as st

from rasd import pipeline
from rasd.errors import RasdError
from rasd.model import Match, Review
from rasd.pipeline import Suggestion
from rasd.ui import analyst, data, review_keys
from rasd.ui.look import empty, heading, note
from rasd.ui.review_steps import remember, show_done
from rasd.ui.same import merged
from rasd.ui.two import show_two

_AT: Final = "rasd.doubles.at"
_SAID: Final = "rasd.doubles.said"
_COMPARED: Final = [
    *("id", "date_start", "date_end", "iso", "lat", "lon", "event_type"),
    *("killed_best", "injured_best"),
]


def show_doubles() -> None:
    """Show one pair after the other, likeliest first."""
    pairs = suggested()
    if said := st.session_state.pop(_SAID, ""):
        note(said)
    show_done()
    if not pairs:
        empty(
            "No two incidents look like one",
            "Pairs of one governorate and day come here when articles are added.",
        )
        return
    at = min(st.session_state.get(_AT, 0), len(pairs) - 1)
    heading("One incident or two?", f"pair {at + 1} of {len(pairs)}, the likeliest first")
    _pair(pairs[at], last=at == len(pairs) - 1)


def suggested() -> tuple[Suggestion, ...]:
    """Return the pairs of the open project that wait for a decision, likeliest first."""
    target = data.version().rpartition("#")[0]
    return _suggested(target, _compared(data.version()), len(data.store().cannot_links()))


# Judging pairs takes most of a second in a large project: a judgement that leaves what is compared
# as it is does not have them looked for again.
@st.cache_resource(show_spinner="Looking for incidents told twice…", max_entries=4)
def _suggested(target: str, compared: int, links: int) -> tuple[Suggestion, ...]:  # noqa: ARG001 (keys)
    return pipeline.suggest_merges(data.store())


@st.cache_data(show_spinner=False, max_entries=4)
def _compared(version: str) -> int:  # noqa: ARG001 (the key of the cache)
    """Return a number that changes when incidents come, go or say something else."""
    frame = data.present()
    standing = frame.loc[(frame["review"] != Review.REJECTED.value).to_numpy(), _COMPARED]
    return int(pd.util.hash_pandas_object(standing, index=False).sum())


def _pair(pair: Suggestion, *, last: bool) -> None:
    left, right = (data.store().incident(name) for name in (pair.first, pair.second))
    if left is None or right is None:
        note("One of the two has been taken out meanwhile.")
        return
    reason = st.text_input(
        "Why (kept with the decision)", key="doubles-why", max_chars=300, width=560
    )
    with st.container(horizontal=True, gap="small"):
        for name, title, kind in _BUTTONS:
            st.button(
                title,
                key=f"doubles-{name}-{pair.first}-{pair.second}",
                type=kind,
                disabled=name == "next" and last,
                on_click=_decide,
                args=(name, pair, reason),
            )
    show_two(left, right, Match(pair.score, pair.reasons))
    review_keys.listen(left.id, right.id)


_BUTTONS: Final[tuple[tuple[str, str, Literal["primary", "secondary", "tertiary"]], ...]] = (
    ("merge", "One incident: merge", "primary"),
    ("apart", "Two incidents: keep apart", "secondary"),
    ("next", "Next pair", "tertiary"),
)


def _decide(what: str, pair: Suggestion, reason: str) -> None:
    if what == "next":
        st.session_state[_AT] = st.session_state.get(_AT, 0) + 1
        return
    try:
        if what == "merge":
            kept = pipeline.merge(data.store(), (pair.first, pair.second), analyst.name(), reason)
            remember(merged(kept, pair.first))
        else:
            pipeline.keep_apart(data.store(), pair.first, pair.second, analyst.name(), reason)
            st.session_state[_SAID] = "Kept apart; they will not be suggested again."
    except RasdError as error:
        st.session_state[_SAID] = str(error)
        return
    st.session_state["doubles-why"] = ""
