"""The date of the event, kept apart from the date of its telling.

Each date hangs on a verb: 'said on Friday' dates the telling, 'was killed on Friday' the event.
A telling's date stands in only where nothing dates the event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from rasd.extract.aftermath import SUBORDINATE
from rasd.extract.dates import DateMention, find_dates, is_night, resolve
from rasd.extract.datings import MAX_DAYS, Timing, days_of, describes_act
from rasd.extract.lexical import Reading
from rasd.model import DatePrec, DateSpan

_HOURS: Final = re.compile(r"\b(?:hours?|minutes?) (?:earlier|before)\b")
"""'an hour earlier' counts from the act told last, not from the day of a statement."""

_CHARGES: Final = frozenset(
    {("accuse", "of"), ("accused", "of"), ("wanted", "for"), ("wanted", "over")}
    | {("blamed", "for"), ("suspected", "of"), ("responsible", "for"), ("convicted", "of")}
)
_HELD: Final = frozenset({"arrested", "detained", "captured", "held", "killed"})
_RELATIVE: Final = frozenset({"who", "whose", "whom", "which", "that", "where"})


@dataclass(frozen=True, slots=True)
class When:
    """A resolved date with the mention it rests on; mention None where inherited."""

    span: DateSpan
    rule: str
    confidence: float
    mention: DateMention | None = None


def is_of_older(reading: Reading, timing: Timing, acts: list[int]) -> bool:
    """'shot a man whose brother had been killed in January': the date of another, older act."""
    if not acts or timing.lead:
        return False
    if _is_charged(reading, timing, acts):
        return True
    return any(
        reading.low(n) in _RELATIVE
        and "had" in [reading.low(n + on) for on in range(1, 5)]
        and any(n < act < timing.word for act in acts)
        and not any("," in reading.gap(at) for at in range(n + 1, timing.word + 1))
        for n in range(min(acts) + 1, timing.word)
    )


def _is_charged(reading: Reading, timing: Timing, acts: list[int]) -> bool:
    """'stormed the camp to arrest men whom they accuse of attacking a post on Friday'."""
    first = min(acts)
    if reading.low(first) in _HELD or timing.mention.anchor == "discourse":
        return False
    for n in range(first + 1, timing.word):
        charge = (reading.low(n), reading.low(n + 1))
        if charge in _CHARGES and any(n < act < timing.word for act in acts):
            return not any("," in reading.gap(at) for at in range(n + 1, timing.word + 1))
    return False


def nearness(reading: Reading, timing: Timing, acts: list[int], first: int) -> int:
    """Return how close a date is to the act: 0 its own ('Sunday's attack'), 1 beside it, 2 apart.

    acts: the words that tell the act. A date is apart where a subordinating word parts them.
    """
    if describes_act(reading, timing.mention):
        return 0
    opens = reading.low(first) in SUBORDINATE or reading.low(first) == "following"
    if opens and "," in reading.text[reading.words[first].start : timing.mention.start]:
        opens = False
    if opens and timing.word - first > 1:
        return 2
    if not acts or timing.lead:
        return 1
    act = min(acts, key=lambda at: abs(at - timing.word))
    low, high = sorted((act, timing.word))
    if timing.mention.text.lower().endswith((" after", " before")) and timing.word < act:
        # 'two days after the town had fallen, gunmen …': the day of what stands up to the comma
        behind = range(reading.word_at(timing.mention.end), act + 1)
        return 1 + any("," in reading.gap(n) for n in behind)
    return 1 + any(reading.low(n) in SUBORDINATE for n in range(low + 1, high))


def settle(
    timing: Timing, *, published: date | None, anchor: DateSpan | None, told: DateSpan | None
) -> DateSpan | None:
    """Return the days that a timing means; None where nothing fixes it or it is too long.

    anchor: date of the event told before; told: day of the telling, on which a night hangs.
    """
    mention = timing.mention
    if timing.base is not None and not (anchor is not None and _HOURS.search(mention.text)):
        counted = resolve(timing.base, published=published, anchor=anchor)
        anchor = counted if counted is not None and days_of(counted) <= MAX_DAYS else anchor
    span = resolve(mention, published=published, anchor=anchor)
    if is_night(mention) and told is not None and told.start == told.end:
        again = find_dates(mention.text, told.end)
        span = again[0].value if again and again[0].value is not None else span
    if span is None or days_of(span) > MAX_DAYS or span.prec == DatePrec.YEAR:
        return None
    if published is not None and span.start > published:
        return None
    return span


def gap_days(a: DateSpan, b: DateSpan) -> int:
    """Return the days between two intervals, 0 where they meet."""
    return max(0, (b.start - a.end).days, (a.start - b.end).days)


def is_month(span: DateSpan) -> bool:
    """Whether an interval is about a month long."""
    return days_of(span) >= 25


def tighter(a: DateSpan | None, b: DateSpan | None) -> DateSpan | None:
    """Return the shorter of two intervals; the first where they are equally long."""
    if a is None or b is None:
        return b if a is None else a
    return b if days_of(b) < days_of(a) else a
