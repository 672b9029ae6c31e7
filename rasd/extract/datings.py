"""What the dates of a sentence hang on, each looked at once for all its clauses.

'said on Friday' dates the telling, 'was killed on Friday' the event.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rasd.extract.aftermath import (
    AFTERMATH,
    SUBORDINATE,
    has_verb,
    is_of_dead,
    is_of_rise,
    is_of_toll,
    is_of_wounds,
    looks_back,
)
from rasd.extract.dates import DateMention, is_night
from rasd.extract.late_deaths import dies_of_wounds
from rasd.extract.lexical import Reading
from rasd.extract.wordsets import word_set
from rasd.model import DateSpan

MAX_DAYS: Final = 45
"""Longest interval that still dates an incident. Source: the project's coding rules (a month)."""

_TOLD_REACH: Final = 7
_PARTS_OF_DAY: Final = word_set(
    "on the in at of early late very hours morning afternoon evening night dawn noon midnight",
    "around about shortly before after",
)
_OBJECTS: Final = word_set("a an the its their his her to two three four seven ten forty")
_MAIN_VERB: Final = 4
"""Words behind a date that opens its clause within which 'after' opens a frame, no afterthought."""

_STARTS: Final = word_set("started began erupted happened occurred")
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
class _Dated:
    """A date mention with all that does not depend on the clause it is read in.

    own: it dates its act, whatever the verb; that: 'that' follows; fixed: whether it is the
    telling's, None where the verb decides. since: the word 'since' before it, -1 without one.
    """

    mention: DateMention
    word: int
    base: DateMention | None
    since: int
    own: bool
    that: bool
    fixed: bool | None


class Datings:
    """The dates of a sentence; its clauses overlap, so each date is looked at only once."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._dated = tuple(_dated(reading))
        self._words = [dated.word for dated in self._dated]
        self._verbs = _verbs(reading) if self._dated else []
        self._starts = [first for first, _, _ in self._verbs]
        acts = [first for first, _, told in self._verbs if not told]
        self._told_acts = {m.first for m in reading.of("verb")} if self._dated else set()
        self._acts = [first for first in acts if not is_of_dead(reading, first)]
        words = range(len(reading.words)) if self._dated else ()
        self._backs = [n for n in words if looks_back(reading, n)]

    def within(self, first: int, last: int) -> tuple[Timing, ...]:
        """Return the dates within words `first..last` that date an event or its telling."""
        left, right = bisect_left(self._words, first), bisect_left(self._words, last)
        found = []
        for dated in self._dated[left:right]:
            if dated.since >= first:
                continue
            lead = dated.word - first <= 3
            told = self._is_told(dated, first, lead=lead)
            found.append(Timing(dated.mention, told, dated.word, lead, dated.base))
        return tuple(found)

    def _is_told(self, dated: _Dated, first: int, *, lead: bool) -> bool:
        if dated.own:
            return False
        if dated.that and not lead:
            return True  # 'announced on Saturday that': the date is of the telling
        if dated.fixed is not None:
            return dated.fixed
        if self._is_aftermath(dated, first, lead=lead):
            return True
        return self._hangs_on_telling(dated, first, lead=lead)

    def _is_aftermath(self, dated: _Dated, first: int, *, lead: bool) -> bool:
        """Whether the act stands behind 'after' or 'where' and the date before it.

        'Officials on Tuesday toured a street where a bomb killed ten': the day of the tour.
        """
        reading, at = self._reading, dated.word
        n = bisect_left(self._backs, at + 1)
        if n == len(self._backs):
            return False
        behind = self._backs[n]
        if lead and behind - reading.word_at(dated.mention.end) < _MAIN_VERB:
            return False
        if reading.low(behind) != "after" and not has_verb(reading, max(first, at - 20), behind):
            return False
        n = bisect_left(self._acts, first)
        if n == len(self._acts) or self._acts[n] <= behind:
            return False
        # 'walked into the tent where they sat and blew himself up': the main clause goes on
        return reading.low(behind) == "after" or "and" not in reading.lows[behind : self._acts[n]]

    def _is_framed(self, word: int, verb: tuple[int, int, bool]) -> bool:
        """'On Monday, as people voted, gunmen …': a clause between a leading date and its act."""
        reading, (first, last, told) = self._reading, verb
        if not told or _is_aside(reading, first, last):
            return told
        if not any(reading.low(n) in SUBORDINATE for n in range(word, first)):
            return False
        return any(v[0] > last and _has_comma(reading, last, v[0]) for v in self._verbs if not v[2])

    def _hangs_on_telling(self, dated: _Dated, first: int, *, lead: bool) -> bool:
        """Whether the verb that a date hangs on tells of the event rather than being it."""
        word = dated.word
        at = bisect_left(self._starts, word)
        before = self._verbs[bisect_left(self._starts, first) : at]
        before = [verb for verb in before if not (verb[2] and _is_aside(self._reading, *verb[:2]))]
        acted = before and before[-1][0] in self._told_acts
        if lead and not acted and not (before and before[-1][2]):
            before = []  # 'Tehran said on Monday it fired' dates the telling, 'On Monday' the act
        if not before:
            after = (v for v in self._verbs[at:] if not lead or not self._is_framed(word, v))
            return next((told for _, _, told in after), False)
        start, _, told = before[-1]
        if told and word - start > _TOLD_REACH:
            event = next((v[0] for v in reversed(before) if not v[2]), None)
            return event is None or word - event >= word - start + _TOLD_REACH
        return told


def _dated(reading: Reading) -> Iterator[_Dated]:
    """Find what each date of a sentence that can date an event or its telling hangs on."""
    for mention in reading.dates:
        behind = reading.text[mention.end : mention.end + 9].lower()
        when_follows = behind.startswith((", when", ", the day"))
        if mention.habitual and not when_follows:
            continue
        if mention.value is not None and days_of(mention.value) > MAX_DAYS:
            continue
        if behind.startswith(" prayer") and _is_rite(reading, mention):
            continue  # 'during the Friday prayer'
        if mention.value is None and mention.unit == "year":
            continue  # 'came back only four years later'
        word, at = reading.word_at(mention.start), reading.word_at(mention.end)
        yield _Dated(
            mention,
            word,
            _base(reading, mention),
            since=-1 if when_follows else _since(reading, word),
            own=is_night(mention) or describes_act(reading, mention),
            that=reading.low(at) == "that",
            fixed=_fixed(reading, word, at),
        )


def _is_rite(reading: Reading, mention: DateMention) -> bool:
    at = reading.word_at(mention.start)
    return reading.low(at - 1) in ("the", "at", "during", "for") and reading.low(at) == "friday"


def _fixed(reading: Reading, word: int, at: int) -> bool | None:
    """Whether the words around a date say that it is the telling's, None where they do not."""
    if is_of_toll(reading, at) or is_of_rise(reading, word, at) or is_of_wounds(reading, word):
        return True
    # 'reports that on Monday gunmen …': the date is of what is told
    return False if _follows_that(reading, word) else None


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


def _since(reading: Reading, word: int) -> int:
    """'the first attack since operations ended on August 31': the date of another event."""
    for n in range(word - 1, max(0, word - 15) - 1, -1):
        if reading.low(n) in ("since", "until"):
            return -1 if reading.low(n - 1) in ("seen", "missing") else n
        if any(c in reading.gap(n + 1) for c in ",;"):
            return -1
    return -1


def _follows_that(reading: Reading, word: int) -> bool:
    """'said that on the night of April 19 men …'."""
    at = word - 1
    while at > max(0, word - 7) and reading.low(at) in _PARTS_OF_DAY:
        at -= 1
    return reading.low(at) == "that"


def describes_act(reading: Reading, mention: DateMention) -> bool:
    """'the July 2021 bombing', 'Sunday's attack': the date is the act's, whatever the verb."""
    at = reading.word_at(mention.end)
    near = 0 if reading.low(at) in SUBORDINATE | _SMALL else 1
    return any(at <= mark.first <= at + near for mark in reading.of("noun"))


def _verbs(reading: Reading) -> list[tuple[int, int, bool]]:
    """Return (first, last, whether of telling) of the verbs that a date may hang on."""
    found = [(m.first, m.last, True) for m in reading.cues("report.verbs")]
    found += [(m.first, m.last, True) for m in reading.cues("statement.words")]
    found += [(m.first, m.last, True) for m in reading.cues("report.nouns")]
    legal = (m for m in reading.cues("legal.words") if reading.low(m.last - 1).endswith("ed"))
    found += [(m.first, m.last, True) for m in legal]
    found += [(m.first, m.last, True) for m in reading.cues("revised.words")]
    taken = {n for first, last, _ in found for n in range(first, last)}
    for kind in ("verb", "fate", "noun"):
        for mark in reading.of(kind):
            if mark.first not in taken and not _is_no_act(reading, mark.first):
                found.append((mark.first, mark.last, dies_of_wounds(reading, mark.first)))
    found += [
        (n, n + 1, False)
        for n, word in enumerate(reading.words)
        if word.low in _STARTS and n not in taken and _is_begun(reading, n)
    ]
    found += [(n, n + 1, True) for n, word in enumerate(reading.words) if word.low in AFTERMATH]
    return sorted(set(found))


def _is_begun(reading: Reading, at: int) -> bool:
    """'The quarrel began on Sunday'; not 'families began burying', 'began three days of'."""
    behind = reading.low(at + 1)
    if behind.endswith("ing") or behind in _OBJECTS:
        return False
    return not any(reading.word_at(quantity.start) == at + 1 for quantity in reading.quantities)


def _is_no_act(reading: Reading, at: int) -> bool:
    """'claimed the attack on Monday', 'buried their dead on Monday': words of what others did."""
    return is_of_dead(reading, at) or _is_claimed(reading, at)


def _is_claimed(reading: Reading, at: int) -> bool:
    """'claimed the blast on Saturday', 'blamed the attack on': a date behind it is the claim's."""
    said = reading.low(at - 2) in ("claimed", "blamed", "condemned", "denounced")
    return said and reading.low(at - 1) in ("the", "this", "both")


def _has_comma(reading: Reading, first: int, last: int) -> bool:
    return any("," in reading.gap(n) for n in range(first, last + 1))


def _is_aside(reading: Reading, first: int, last: int) -> bool:
    """Whether a telling stands between commas: 'On Wednesday, officials say, forces shelled'."""
    return "," in reading.gap(last) and any(
        "," in reading.gap(n) for n in range(max(0, first - 6), first)
    )


def days_of(span: DateSpan) -> int:
    """Return how many days an interval holds."""
    return (span.end - span.start).days + 1
