"""The date of the event, kept apart from the date of its telling.

Each date hangs on a verb: 'said on Friday' dates the telling, 'was killed on Friday' the event.
A telling's date stands in only where nothing dates the event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from rasd.extract.dates import DateMention, find_dates, is_night, resolve
from rasd.extract.lexical import Reading
from rasd.extract.wordsets import word_set
from rasd.model import DatePrec, DateSpan

_HOURS: Final = re.compile(r"\b(?:hours?|minutes?) (?:earlier|before)\b")
"""'an hour earlier' counts from the act told last, not from the day of a statement."""

MAX_DAYS: Final = 45
"""Longest interval that still dates an incident. Source: the project's coding rules (a month)."""

_TOLD_REACH: Final = 7

AFTERMATH: Final = word_set(
    "urged met visited chaired arrived elected voted buried mourned sacked dismissed resigned",
    "dug sifted wept prayed attended travelled traveled flew returned laid rebuilt",
    "reopened besieged thronged clawed",
)
"""Verbs whose date is of what came after the act: 'rescuers dug on Wednesday, a day after'."""

_SUBORDINATE: Final = word_set("after when while before since as who which whose because amid")

_PARTS_OF_DAY: Final = word_set(
    "on the in at of early late very hours morning afternoon evening night dawn noon midnight",
    "around about shortly before after",
)
_RELATIVE: Final = frozenset({"who", "whose", "whom", "which", "that", "where"})
_SMALL: Final = word_set("in at by of and the a an with on for from to two three several that")


@dataclass(frozen=True, slots=True)
class Timing:
    """A date mention and what it dates. told: the telling only. lead: it opens its clause.

    base: the date of the same sentence from which 'a day earlier' counts. back: it dates what is
    told in passing ('two days after a bomb …'), so that the story goes on from its own day.
    """

    mention: DateMention
    told: bool
    word: int
    lead: bool = False
    base: DateMention | None = None
    back: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A resolved date with the mention it rests on; mention None where inherited."""

    span: DateSpan
    rule: str
    confidence: float
    mention: DateMention | None = None


def find_timings(reading: Reading, first: int, last: int) -> tuple[Timing, ...]:
    """Return the dates within words `first..last` that can date an event or its telling."""
    found = []
    for mention in reading.dates:
        word = reading.word_at(mention.start)
        if not first <= word < last:
            continue
        behind = reading.text[mention.end : mention.end + 9].lower()
        when_follows = behind.startswith((", when", ", the day"))
        if mention.habitual and not when_follows:
            continue
        if mention.value is not None and _days(mention.value) > MAX_DAYS:
            continue
        if not when_follows and _is_since(reading, first, word):
            continue
        lead = word - first <= 3
        told = _is_told(reading, mention, word, first, lead)
        found.append(Timing(mention, told, word, lead, _base(reading, mention)))
    return tuple(found)


def _base(reading: Reading, mention: DateMention) -> DateMention | None:
    """Return the date before 'a day earlier' in its sentence: 'on Wednesday … a day earlier'."""
    if mention.anchor != "discourse" or mention.unit not in ("day", "week"):
        return None
    units = ("day", "month") if mention.shift == 0 else ("day",)
    before = [
        other
        for other in reading.dates
        if other.end <= mention.start
        and other.unit in units
        and other.anchor != "discourse"
        and not other.habitual
    ]
    return before[-1] if before and not is_night(before[-1]) else None


def _is_since(reading: Reading, first: int, word: int) -> bool:
    """'the first attack since operations ended on August 31': another event's date."""
    for n in range(word - 1, max(first, word - 15) - 1, -1):
        if reading.low(n) in ("since", "until"):
            return True
        if any(c in reading.gap(n + 1) for c in ",;"):
            return False
    return False


def _is_told(reading: Reading, mention: DateMention, word: int, first: int, lead: bool) -> bool:
    if is_night(mention) or _describes_act(reading, mention):
        return False
    at = reading.word_at(mention.end)
    if (reading.low(at) == "that" and not lead) or _is_of_toll(reading, at):
        return True  # 'announced on Saturday that': the date is of the telling
    if _follows_that(reading, word):
        return False  # 'reports that on Monday gunmen …': the date is of what is told
    return _hangs_on_telling(reading, word, first, lead=lead)


def _hangs_on_telling(reading: Reading, word: int, first: int, *, lead: bool) -> bool:
    """Whether the verb that a date hangs on tells of the event rather than being it."""
    verbs = _verbs(reading)
    if lead:
        after = [v for v in verbs if v[0] >= word and not _is_aside(reading, v[0], v[1])]
        return bool(after) and after[0][2]
    before = [v for v in verbs if first <= v[0] < word]
    if not before:
        after = [v for v in verbs if v[0] > word]
        return bool(after) and after[0][2]
    start, _, told = before[-1]
    if told and word - start > _TOLD_REACH:
        events = [v for v in before if not v[2]]
        return not (events and word - events[-1][0] < word - start + _TOLD_REACH)
    return told


def _is_of_toll(reading: Reading, at: int) -> bool:
    """'carried coffins on Monday as the number of people killed rose'."""
    return reading.low(at) in ("as", "when") and any(
        reading.low(at + on) in ("toll", "number", "count", "figure") for on in (1, 2, 3)
    )


def _follows_that(reading: Reading, word: int) -> bool:
    """'said that on the night of April 19 men …'."""
    at = word - 1
    while at > max(0, word - 7) and reading.low(at) in _PARTS_OF_DAY:
        at -= 1
    return reading.low(at) == "that"


def _describes_act(reading: Reading, mention: DateMention) -> bool:
    """'the July 2021 bombing', 'Sunday's attack': the date is the act's, whatever the verb."""
    at = reading.word_at(mention.end)
    near = 0 if reading.low(at) in _SUBORDINATE | _SMALL else 1
    return any(at <= mark.first <= at + near for mark in reading.of("noun"))


def _verbs(reading: Reading) -> list[tuple[int, int, bool]]:
    """Return (first, last, whether of telling) of the verbs that a date may hang on."""
    if not reading.verbs:
        reading.verbs.extend(_find_verbs(reading))
    return reading.verbs


def _find_verbs(reading: Reading) -> list[tuple[int, int, bool]]:
    found = [(m.first, m.last, True) for m in reading.cues("report.verbs")]
    found += [(m.first, m.last, True) for m in reading.cues("statement.words")]
    found += [(m.first, m.last, True) for m in reading.cues("report.nouns")]
    found += [(m.first, m.last, True) for m in reading.cues("legal.words")]
    taken = {n for first, last, _ in found for n in range(first, last)}
    for kind in ("verb", "fate", "noun"):
        for mark in reading.of(kind):
            if mark.first not in taken and not _is_claimed(reading, mark.first):
                found.append((mark.first, mark.last, False))
    found += [
        (n, n + 1, False)
        for n, word in enumerate(reading.words)
        if word.low in ("started", "began", "erupted", "happened", "occurred") and n not in taken
    ]
    found += [(n, n + 1, True) for n, word in enumerate(reading.words) if word.low in AFTERMATH]
    return sorted(set(found))


def _is_claimed(reading: Reading, at: int) -> bool:
    """'claimed the blast on Saturday', 'blamed the attack on': a date behind it is the claim's."""
    said = reading.low(at - 2) in ("claimed", "blamed", "condemned", "denounced")
    return said and reading.low(at - 1) in ("the", "this", "both")


def _is_aside(reading: Reading, first: int, last: int) -> bool:
    """Whether a telling stands between commas: 'On Wednesday, officials say, forces shelled'."""
    return "," in reading.gap(last) and any(
        "," in reading.gap(n) for n in range(max(0, first - 6), first)
    )


def is_of_older(reading: Reading, timing: Timing, acts: list[int]) -> bool:
    """'shot a man whose brother had been killed in January': the date of another, older act."""
    if not acts or timing.lead:
        return False
    return any(
        reading.low(n) in _RELATIVE
        and "had" in [reading.low(n + on) for on in range(1, 5)]
        and any(n < act < timing.word for act in acts)
        and not any("," in reading.gap(at) for at in range(n + 1, timing.word + 1))
        for n in range(min(acts) + 1, timing.word)
    )


def nearness(reading: Reading, timing: Timing, acts: list[int], first: int) -> int:
    """Return how close a date is to the act: 0 its own ('Sunday's attack'), 1 beside it, 2 apart.

    acts: the words that tell the act. A date is apart where a subordinating word parts them.
    """
    if _describes_act(reading, timing.mention):
        return 0
    opens = reading.low(first) in _SUBORDINATE or reading.low(first) == "following"
    if opens and "," in reading.text[reading.words[first].start : timing.mention.start]:
        opens = False
    if opens and timing.word - first > 1:
        return 2
    if not acts or timing.lead:
        return 1
    act = min(acts, key=lambda at: abs(at - timing.word))
    low, high = sorted((act, timing.word))
    return 1 + any(reading.low(n) in _SUBORDINATE for n in range(low + 1, high))


def _days(span: DateSpan) -> int:
    return (span.end - span.start).days + 1


def settle(
    timing: Timing, *, published: date | None, anchor: DateSpan | None, told: DateSpan | None
) -> DateSpan | None:
    """Return the days that a timing means; None where nothing fixes it or it is too long.

    anchor: date of the event told before; told: day of the telling, on which a night hangs.
    """
    mention = timing.mention
    if timing.base is not None and not (anchor is not None and _HOURS.search(mention.text)):
        counted = resolve(timing.base, published=published, anchor=anchor)
        anchor = counted if counted is not None and _days(counted) <= MAX_DAYS else anchor
    span = resolve(mention, published=published, anchor=anchor)
    if is_night(mention) and told is not None and told.start == told.end:
        again = find_dates(mention.text, told.end)
        span = again[0].value if again and again[0].value is not None else span
    if span is None or _days(span) > MAX_DAYS or span.prec == DatePrec.YEAR:
        return None
    if published is not None and span.start > published:
        return None
    return span


def gap_days(a: DateSpan, b: DateSpan) -> int:
    """Return the days between two intervals, 0 where they meet."""
    return max(0, (b.start - a.end).days, (a.start - b.end).days)


def is_month(span: DateSpan) -> bool:
    """Whether an interval is about a month long."""
    return _days(span) >= 25


def tighter(a: DateSpan | None, b: DateSpan | None) -> DateSpan | None:
    """Return the shorter of two intervals; the first where they are equally long."""
    if a is None or b is None:
        return b if a is None else a
    return b if _days(b) < _days(a) else a
