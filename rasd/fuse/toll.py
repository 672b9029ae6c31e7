"""One range of people from several reports' ranges."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from rasd.model import NOT_REPORTED, Toll

Told = tuple[date | None, Toll, float]
"""When it was published, what it says, how far the report is trusted (0..1)."""

SAME_TRUST: Final = 0.05
"""Reports nearer than this are trusted alike: a confidence is not known to the hundredth.

Source: half a bin of the reliability diagram by which confidences are judged.
"""


def fused_toll(told: Sequence[Told]) -> Toll:
    """Return what the reports together say.

    The newest, if published a day or more after all others: tolls are revised. A newest one that
    is only vaguer ('dozens' long after '35') revises nothing. Else lowest to highest number named,
    open upward only if no report names a highest; best is that of the most trusted report, or the
    low where no one report is.
    Source: the house's ruling 'fused value', the codebook's 'sources in conflict'.
    """
    known = [item for item in told if item[1].known]
    while len(known) > 1:
        newest = max(_day(item) for item in known)
        last = [item for item in known if _day(item) == newest]
        older = [item for item in known if _day(item) < newest]
        if not older:
            break
        if all(any(_is_vaguer(item[1], old[1]) for old in older) for item in last):
            known = older
            continue
        known = last
        break
    if len({item[1] for item in known}) < 2:
        return known[0][1] if known else NOT_REPORTED
    return _spanned(known)


def toll_words(toll: Toll) -> str:
    """Return a toll as a short text: '11', '7–12', '8 or more', '' where not reported."""
    if toll.low is None:
        return ""
    if toll.high is None:
        return f"{toll.low} or more"
    return f"{toll.low}" if toll.low == toll.high else f"{toll.low}–{toll.high}"


def _day(item: Told) -> date:
    return date.min if item[0] is None else item[0]


def _is_vaguer(new: Toll, old: Toll) -> bool:
    """Whether `new` leaves room for all that `old` says, and for more on both sides or upward."""
    if new.low is None or old.low is None or new == old:
        return False
    if new.high is None:
        return new.low < old.low
    return old.high is not None and new.low <= old.low and old.high <= new.high


def _spanned(known: Sequence[Told]) -> Toll:
    lows = [toll.low for _, toll, _ in known if toll.low is not None]
    highs = [toll.high for _, toll, _ in known if toll.high is not None]
    low = min(lows)
    high = max((*highs, *lows)) if highs else None
    least = max(item[2] for item in known) - SAME_TRUST
    trusted = [item for item in known if item[2] >= least]
    bests = {toll.best for _, toll, _ in trusted}
    alone = bests.pop() if len(bests) == 1 and len(trusted) < len(known) else None
    return Toll(low, low if alone is None else alone, high)
