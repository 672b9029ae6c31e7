"""The filter as widgets. The `Filter` is the truth: widgets are seeded from it, then read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

import streamlit as st

from rasd.filters import Filter, active
from rasd.model import Review
from rasd.ui import data, state
from rasd.ui.saved_views import show_saved_views
from rasd.ui.shell import guarded
from rasd.views.words import actor_words, label

_FIRST: Final = date(1980, 1, 1)
_LAST: Final = date(2100, 12, 31)
_KEY: Final = "filter-{}"
REVIEWED: Final = (Review.ACCEPTED.value, Review.EDITED.value)
"""What counts as reviewed, sorted as the list under it gives it."""
_SOURCES: Final = "Below two an incident is provisional. A reprint counts with its original."
_AS_OF: Final = "Shows the project as it was on that day, before later articles and corrections."


@st.fragment(key="filters")
@guarded("The filter")
def show_filter() -> None:
    """Draw every filter widget; each change goes through `state.change`."""
    by = state.current()
    count = len(active(by))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html('<h2 class="rasd-h">Filter</h2>', width="stretch")
        st.button(
            f"Reset ({count})" if count else "Reset",
            key="reset",
            disabled=not count,
            on_click=reset,
            type="tertiary",
        )
    show_saved_views(by)
    _text("q", "Search in articles", by)
    _period(by)
    frame = data.incidents()
    country = data.country()
    _many("gov", "Governorates", country.isos(), by, lambda iso: country.governorate(iso).name)
    _many("type", "Event types", frame["event_type"].cat.categories, by, label)
    _many("actor", "Perpetrator", frame["perpetrator"].cat.categories, by, actor_words)
    _many("target", "Target", frame["target_class"].cat.categories, by, label)
    _many("outlet", "Outlet", data.outlets(), by, str)
    if data.tags() or by.tag:  # a project without tags need not ask for them
        _many("tag", "Tags", data.tags(), by, str)
    left, right = st.columns(2)
    with left:
        _count("killed_ge", "Killed, at least", by)
    with right:
        _count("injured_ge", "Injured, at least", by)
    _count("sources_ge", "Independent sources, at least", by, _SOURCES)
    _reviewed(by)
    _many("review", "Review", [r.value for r in Review], by, label)
    _confidence(by)
    _day("as_of", "As it stood at the end of", by, _AS_OF)


def reset() -> None:
    """Take every filter away; the view stays."""
    state.change(by=Filter(), rerun=state.VIEWS)


def _seeded(name: str, value: object) -> str:
    """Give the widget the filter's value before it is drawn; return its key."""
    key = _KEY.format(name)
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return key


def _take(name: str, read: Callable[[Any], object]) -> None:
    """Callback: put the widget's value into the filter."""
    value: dict[str, Any] = {name: read(st.session_state[_KEY.format(name)])}
    state.change(by=replace(state.current(), **value), rerun=state.VIEWS)


def _same(value: Any) -> object:  # noqa: ANN401 - whatever the widget holds
    return value


def _text(name: str, title: str, by: Filter) -> None:
    st.text_input(
        title,
        key=_seeded(name, getattr(by, name)),
        on_change=_take,
        args=(name, str.strip),
        placeholder="market, ransom, Al Azim …",
        max_chars=200,
    )


def _period(by: Filter) -> None:
    for name, title in (("start", "From"), ("end", "To")):
        _day(name, title, by)
    if by.start is not None and by.end is not None and by.start > by.end:
        st.caption("The period ends before it starts, so nothing can lie in it.")


def _day(name: str, title: str, by: Filter, tip: str | None = None) -> None:
    st.date_input(
        title,
        value=None,
        min_value=_FIRST,
        max_value=_LAST,
        key=_seeded(name, getattr(by, name)),
        on_change=_take,
        args=(name, _same),
        format="YYYY-MM-DD",
        help=tip,
    )


def _many(
    name: str, title: str, known: Iterable[str], by: Filter, show: Callable[[str], str]
) -> None:
    """A choice of several; what a link chose stays choosable though no incident has it."""
    chosen: tuple[str, ...] = getattr(by, name)
    options = list(dict.fromkeys([*(k for k in known if k), *chosen]))
    st.multiselect(
        title,
        options,
        key=_seeded(name, list(chosen)),
        format_func=show,
        on_change=_take,
        args=(name, _sorted),
        placeholder="All",
    )


def _count(name: str, title: str, by: Filter, tip: str | None = None) -> None:
    st.number_input(
        title,
        value=None,
        min_value=0,
        max_value=99_999_999,
        step=1,
        key=_seeded(name, getattr(by, name)),
        on_change=_take,
        args=(name, _same),
        placeholder="any",
        help=tip,
    )


def _reviewed(by: Filter) -> None:
    """The short way to the two choices that matter; the list under it has every other one."""
    both = {(): "All", REVIEWED: "Reviewed only"}
    st.segmented_control(
        "Judged by a person",
        list(both.values()),
        key=_seeded("reviewed", both.get(by.review)),
        on_change=_take_reviewed,
        help="Reviewed is what a person accepted or edited, and nothing else.",
    )


def _take_reviewed() -> None:
    only = st.session_state[_KEY.format("reviewed")] == "Reviewed only"
    by = replace(state.current(), review=REVIEWED if only else ())
    state.change(by=by, rerun=state.VIEWS)


def _confidence(by: Filter) -> None:
    st.slider(
        "Confidence, at least",
        0,
        100,
        step=5,
        format="%d%%",
        key=_seeded("min_conf", round(by.min_conf * 100)),
        on_change=_take,
        args=("min_conf", lambda value: value / 100),
        help="What lies below is not lost: it is counted as held for review.",
    )


def _sorted(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(values))
