"""Frame and filter → the bars of the timeline. No drawing here.

An incident is counted once, in the bin of its `date_start`. Where its interval is longer than the
bin it is 'soft': part of the same count, but drawn as uncertain, with its interval beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
import pandas as pd

from rasd.filters import BINS, Filter, ViewState, mask
from rasd.frame import EVENT_TYPES

FIT: Final = 60  # more bars than this in a screen's width cannot be told apart
LIMIT: Final = 400  # a chosen bin finer than this many bars is coarsened
_SOFT_LIMIT: Final = 300  # distinct uncertain intervals that are still worth drawing one by one
Days = np.ndarray[Any, np.dtype[np.int64]]  # whole days since 1970


@dataclass(frozen=True, slots=True)
class Bin:
    """One step of the axis: whole days, both ends included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class SoftSpan:
    """`n` incidents of which only is known that each happened from `start` to `end`."""

    start: date
    end: date
    n: int


@dataclass(frozen=True, slots=True)
class TimelineView:
    """What the timeline shows.

    bin: 'day' … 'year'. bins: ascending, without gaps. firm, soft: event type → one count a bin,
    of the incidents that pass the filter; soft ones have an interval longer than their bin.
    context: one count a bin of those that only the period keeps out. spans: the soft intervals.
    undated: incidents in n without any date. coarsened: the chosen bin gave too many bars.
    """

    bin: str
    bins: tuple[Bin, ...]
    firm: Mapping[str, tuple[int, ...]]
    soft: Mapping[str, tuple[int, ...]]
    context: tuple[int, ...]
    spans: tuple[SoftSpan, ...]
    undated: int
    n: int
    period: tuple[date | None, date | None]
    coarsened: bool = False


def timeline_view(
    incidents: pd.DataFrame,
    by: Filter,
    view: ViewState | None = None,
    *,
    found: AbstractSet[str] | None = None,
) -> TimelineView:
    """Return the timeline of the incidents that pass `by`, with the rest of time as context.

    incidents: the whole frame. view: its `bin` chooses the step, 'auto' the finest that fits.
    found: ids of the full-text search for `by.q`.
    """
    wider = mask(incidents, by, ignore="period", found=found)
    chosen = mask(incidents, by, found=found)[wider]
    shown = incidents[wider]
    dated = shown["date_start"].notna().to_numpy()
    start, end = _days(shown["date_start"], dated), _days(shown["date_end"], dated)
    kind = shown["event_type"].cat.codes.to_numpy().astype(np.int64)[dated]
    within = chosen[dated]
    step, bins, coarsened = _choose(start, end, (view or ViewState()).bin)
    at, soft = _place(start, end, bins)
    return TimelineView(
        bin=step,
        bins=bins,
        firm=_counts(at, kind, within & ~soft, len(bins)),
        soft=_counts(at, kind, within & soft, len(bins)),
        context=_tuple(np.bincount(at[~within], minlength=len(bins))),
        spans=_spans(start[within & soft], end[within & soft]),
        undated=int((chosen & ~dated).sum()),
        n=int(chosen.sum()),
        period=(by.start, by.end),
        coarsened=coarsened,
    )


def snap(view: TimelineView, start: date, end: date) -> tuple[date, date]:
    """Return a brushed range widened to the edges of the bins it touches."""
    touched = [b for b in view.bins if b.end >= start and b.start <= end]
    return (touched[0].start, touched[-1].end) if touched else (start, end)


def total(view: TimelineView) -> int:
    """Return the sum of all coloured bars and the undated incidents; it is always n."""
    rows = (*view.firm.values(), *view.soft.values())
    return sum(sum(row) for row in rows) + view.undated


def first_of(day: date, step: str) -> date:
    """Return the first day of the step that holds `day`. Weeks begin on Monday (ISO 8601)."""
    if step == "week":
        return day - timedelta(days=day.weekday())
    if step == "month":
        return day.replace(day=1)
    if step == "quarter":
        return day.replace(month=day.month - (day.month - 1) % 3, day=1)
    return day.replace(month=1, day=1) if step == "year" else day


def _after(day: date, step: str) -> date:
    """The first day of the next step; `day` is the first day of one."""
    if step in ("day", "week"):
        return day + timedelta(days=1 if step == "day" else 7)
    months = {"month": 1, "quarter": 3, "year": 12}[step] + day.month - 1
    return date(day.year + months // 12, months % 12 + 1, 1)


def _choose(start: Days, end: Days, wish: str) -> tuple[str, tuple[Bin, ...], bool]:
    """The step and its bins: the finest that fits, or the wished one if it is not absurd."""
    if not len(start):
        return ("month" if wish == "auto" else wish), (), False
    first, last = _date(start.min()), _date(end.max())
    limit = FIT if wish == "auto" else LIMIT
    steps = [s for s in BINS if s != "auto"]
    usable = steps if wish == "auto" else steps[steps.index(wish) :]
    for step in usable:
        if (last - first).days // _LENGTH[step] < limit or step == "year":
            break
    return step, _bins(first, last, step), wish not in ("auto", step)


def _bins(first: date, last: date, step: str) -> tuple[Bin, ...]:
    bins, edge = [], first_of(first, step)
    while edge <= last:
        after = _after(edge, step)
        bins.append(Bin(edge, after - timedelta(days=1)))
        edge = after
    return tuple(bins)


def _place(
    start: Days, end: Days, bins: tuple[Bin, ...]
) -> tuple[Days, np.ndarray[Any, np.dtype[np.bool_]]]:
    """For each interval its bin's index, and whether it is longer than that bin."""
    edges = np.array([_day_number(b.start) for b in bins], dtype=np.int64)
    lengths = np.array([(b.end - b.start).days + 1 for b in bins], dtype=np.int64)
    at = np.searchsorted(edges, start, side="right") - 1
    return at, (end - start + 1) > lengths[at] if len(bins) else np.zeros(0, dtype=bool)


def _counts(
    at: Days, kind: Days, rows: np.ndarray[Any, np.dtype[np.bool_]], n_bins: int
) -> Mapping[str, tuple[int, ...]]:
    cells = at[rows] * len(EVENT_TYPES) + kind[rows]
    table = np.bincount(cells, minlength=n_bins * len(EVENT_TYPES))
    columns = table.reshape(n_bins, len(EVENT_TYPES)).T
    return {
        key: _tuple(column)
        for key, column in zip(EVENT_TYPES, columns, strict=True)
        if column.any()
    }


def _spans(start: Days, end: Days) -> tuple[SoftSpan, ...]:
    """The distinct intervals with their counts; the rarest are left undrawn beyond the limit."""
    if not len(start):
        return ()
    pairs, n = np.unique(np.column_stack([start, end]), axis=0, return_counts=True)
    kept = np.sort(np.argsort(-n, kind="stable")[:_SOFT_LIMIT])
    return tuple(SoftSpan(_date(pairs[i, 0]), _date(pairs[i, 1]), int(n[i])) for i in kept)


def _days(column: pd.Series[Any], dated: np.ndarray[Any, np.dtype[np.bool_]]) -> Days:
    days: Days = column.to_numpy()[dated].astype("datetime64[D]").astype(np.int64)
    return days


def _tuple(counts: np.ndarray[Any, Any]) -> tuple[int, ...]:
    return tuple(int(n) for n in counts)


_EPOCH: Final = date(1970, 1, 1)
_LENGTH: Final[Mapping[str, int]] = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}


def _date(day: int) -> date:
    return _EPOCH + timedelta(days=int(day))


def _day_number(day: date) -> int:
    return (day - _EPOCH).days
