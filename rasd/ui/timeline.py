"""The timeline on screen: bars, a brush that sets the period, and the choice of the step."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

import streamlit as st

from rasd.filters import BINS, Filter
from rasd.render.palette import type_style
from rasd.render.safe import mapsafe
from rasd.render.timeline import BRUSH, HEIGHT, timeline_chart
from rasd.ui import data, state
from rasd.ui.look import heading, theme
from rasd.ui.shell import guarded
from rasd.views.timeline import TimelineView, snap, timeline_view
from rasd.views.words import count_words, n_words

_EPOCH: Final = "rasd.timeline.epoch"  # (number, the period that the chart of this number knows)
_OTHERS: Final = tuple(key for key in state.VIEWS if key != "timeline")
Period = tuple[date | None, date | None]


@st.fragment(key="timeline")
@guarded("The timeline")
def show_timeline() -> None:
    """Draw the timeline of the current filter; brushing it sets the period."""
    by = state.current()
    view = timeline_view(data.incidents(by.as_of), by, state.view(), found=data.found(by))
    _title(view)
    with st.container(height=HEIGHT + 2, border=False, key="timeline"):
        if view.bins:
            _chart(view, by)
        else:
            st.html('<p class="rasd-note">No dated incident to show.</p>')
    st.html(_legend(view))


def _title(view: TimelineView) -> None:
    notes = ["drag over the bars to choose a period"]
    if view.undated:
        notes.append(f"{count_words(view.undated).lower()} without a date")
    if view.coarsened:
        notes.append(f"shown by {view.bin}: finer bars would be too many")
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            heading(
                f"Over time, by {view.bin}",
                " · ".join(notes),
                count=n_words(view.n, data.held_back(state.current())),
                name="timeline",
            )
        if view.period != (None, None):
            st.button("All time", key="timeline-all", on_click=_all_time, type="tertiary")
        key = "timeline-bin"
        st.session_state[key] = state.view().bin
        st.selectbox(
            "Step of the timeline",
            BINS,
            key=key,
            format_func=str.capitalize,
            on_change=_take_bin,
            label_visibility="collapsed",
            width=120,
        )


def _chart(view: TimelineView, by: Filter) -> None:
    key = f"timeline-{_epoch((by.start, by.end))}"
    st.altair_chart(
        timeline_chart(view, theme()),
        key=key,
        on_select=lambda: _take_brush(key, view),
        selection_mode=BRUSH,
        theme=None,
        alt=_summary(view),
    )


def _epoch(period: Period) -> int:
    """The chart's number: a new one when the period was changed elsewhere (a date, a chip, Back).

    The brush belongs to the browser, and only a chart with a new number is without it. After a
    brush the number stays, and so does it.
    """
    number, known = st.session_state.get(_EPOCH, (0, (None, None)))
    if known != period:
        number += 1
        st.session_state[_EPOCH] = (number, period)
    return int(number)


def _take_brush(key: str, view: TimelineView) -> None:
    """Callback: the brushed range, widened to whole bars, becomes the period."""
    chosen = st.session_state[key].selection.get(BRUSH) or {}
    edges = next(iter(chosen.values()), None)
    period: Period = (None, None)
    if edges:
        first, last = sorted(float(edge) for edge in edges)
        # the brush ends at an instant: midnight belongs to the day before
        period = snap(view, _day(first), _day(max(first, last - 1)))
    number, _ = st.session_state.get(_EPOCH, (0, None))
    st.session_state[_EPOCH] = (number, period)
    by = replace(state.current(), start=period[0], end=period[1])
    state.change(by=by, rerun=(*_OTHERS, "timeline"))


def _all_time() -> None:
    state.change(by=replace(state.current(), start=None, end=None), rerun=state.VIEWS)


def _take_bin() -> None:
    chosen = st.session_state["timeline-bin"]
    state.change(view=replace(state.view(), bin=chosen), rerun=("timeline",))


def _day(millis: float) -> date:
    return (datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=millis)).date()


def _legend(view: TimelineView) -> str:
    kinds = [*view.firm] + [key for key in view.soft if key not in view.firm]
    items = [
        f'<li class="rasd-t-{mapsafe(key)}"><i></i>{mapsafe(type_style(key).label)}</li>'
        for key in kinds
    ]
    if view.soft:
        items.append('<li><i class="soft"></i>date uncertain: lies in the grey band below</li>')
    return f'<ul class="rasd-legend" aria-label="Event types">{"".join(items)}</ul>'


def _summary(view: TimelineView) -> str:
    span = f" from {view.bins[0].start} to {view.bins[-1].end}" if view.bins else ""
    return f"Timeline: {count_words(view.n).lower()} by {view.bin}{span}; {view.undated} undated."
