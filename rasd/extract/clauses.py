"""Cut a sentence where it tells several events, and read each part as a happening."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasd.extract.counted import counted_from
from rasd.extract.datings import Datings
from rasd.extract.fronts import under_front
from rasd.extract.gapping import gap_words, gapped
from rasd.extract.happenings import Found, Happening, make_happening
from rasd.extract.harms import find_harms
from rasd.extract.lexical import Reading
from rasd.extract.locatives import find_locatives
from rasd.extract.proforms import complete, has_means, opens_proform
from rasd.extract.reach import without_reach
from rasd.extract.singles import is_name
from rasd.extract.spread import spread
from rasd.extract.wordsets import word_set

_JOINS: Final = word_set("and while whereas but then whilst or plus")
_REACH_OF_SPLIT: Final = 3
_MOST_CUTS: Final = 12
_MOST_PARTS: Final = 8
_SUBJECT: Final = 5
"""Words behind a cut within which the new clause names its own subject."""


def find_happenings(reading: Reading, acted: Happening | None = None) -> tuple[Happening, ...]:
    """Return the clauses of a sentence, each with the event it tells; at least one.

    acted: the clause that named a weapon or act last, which 'another' stands for.
    """
    if not reading.words:
        return ()
    return _Sentence(reading, acted).happenings()


class _Sentence:
    """What is found in a sentence, and how a stretch of it is read."""

    def __init__(self, reading: Reading, acted: Happening | None) -> None:
        self.reading = reading
        self.acted = acted
        places, offsets = find_locatives(reading)
        self.found = Found(
            reading,
            find_harms(reading),
            without_reach(reading, under_front(reading, places)),
            offsets,
            Datings(reading),
            frozenset(reading.word_at(quantity.start) for quantity in reading.quantities),
        )
        self.made: dict[tuple[int, int], Happening] = {}

    def happenings(self) -> tuple[Happening, ...]:
        size = len(self.reading.words)
        chained = counted_from(self.reading, self.read)
        if chained:
            return chained
        found = self.found
        if len(found.places) < 2 and len(self.reading.dates) < 2 and len(found.harms) < 2:
            return (self.read(0, size),)
        parts = self._split(0, size)
        return tuple(piece for part in parts for piece in spread(part))

    def read(self, first: int, last: int) -> Happening:
        """Return words `first..last` as a happening."""
        return complete(self._make(first, last), self._means(first) or self.acted)

    def _make(self, first: int, last: int) -> Happening:
        span = (first, last)
        if span not in self.made:
            self.made[span] = make_happening(self.found, span)
        return self.made[span]

    def _means(self, first: int) -> Happening | None:
        """Return what stands before the words in the sentence, where it names a weapon."""
        if not first:
            return None
        before = self._make(0, first)
        return before if has_means(before) else None

    def _split(self, first: int, last: int) -> list[Happening]:
        """Cut the words at each place where a clause with an event of its own begins."""
        parts: list[Happening] = []
        while len(parts) < _MOST_PARTS:
            for cut in self._cuts(first, last):
                left, right = _after_gap(parts, self.read(first, cut)), self.read(cut, last)
                if gapped(left, right) is not None:
                    break
                if not self._is_comma(cut) and are_two(left, right):
                    break
            else:
                break
            parts.append(left)
            first = cut
        return [*parts, _after_gap(parts, self.read(first, last))]

    def _cuts(self, first: int, last: int) -> list[int]:
        """Return the words at which the words may fall into two events."""
        reading, gaps = self.reading, gap_words(self.reading)
        found = [
            at
            for at in range(first + _REACH_OF_SPLIT, last - 2)
            if _parts(reading, at) or at in gaps
        ]
        return found[:_MOST_CUTS]

    def _is_comma(self, cut: int) -> bool:
        """Whether only a comma stands here: it parts clauses that leave out their verb."""
        return not _parts(self.reading, cut)


def _parts(reading: Reading, at: int) -> bool:
    """Whether a word joins clauses, or a semicolon, a colon or 'the same day as' stands before."""
    gap, low = reading.gap(at), reading.low(at)
    if low == "and" and _goes_on_counting(reading, at + 1):
        return False
    same = low in ("as", "that") and reading.low(at - 2) == "same"
    return low in _JOINS or same or ";" in gap or ":" in gap


def _goes_on_counting(reading: Reading, at: int) -> bool:
    """'killing one| and wounding 11', 'has climbed to 344 dead| and some 400 wounded'."""
    fates = {mark.first: mark for mark in reading.of("fate")}
    starts = {reading.word_at(q.start): q for q in reading.quantities if not q.barred}
    if at in fates and (reading.low(at).endswith(("ing", "s")) or fates[at].last in starts):
        return True
    counts = [starts[at]] if at in starts else []
    behind = reading.word_at(counts[0].end) if counts else -1
    return behind in fates or (reading.low(behind) in ("others", "more") and behind + 1 in fates)


def _after_gap(parts: list[Happening], right: Happening) -> Happening:
    """Complete a clause from the one before it: its fate, its means, its day."""
    if not parts:
        return right
    left = parts[-1]
    whole = gapped(left, right)
    if whole is not None:
        return whole
    if right.reading.sentence.headline:
        return right
    timings = right.timings or left.timings
    if any(not trigger.bare for trigger in right.triggers):
        return replace(right, timings=timings)
    return replace(right, triggers=left.triggers, timings=timings)


def are_two(left: Happening, right: Happening) -> bool:
    """Whether both sides tell an event of their own, apart in place or day."""
    if not (left.triggers or left.harms) or not (right.triggers or right.harms):
        return False
    if not left.score.enough or not right.score.enough:
        return False
    if left.isos and right.isos and left.isos.isdisjoint(right.isos):
        return True
    mine = [t.mention.value for t in left.told_events if t.mention.value]
    theirs = [t.mention.value for t in right.told_events if t.mention.value]
    if mine and theirs and (left.isos or right.isos or _tell_acts(left, right)):
        return mine[-1].end < theirs[0].start or theirs[-1].end < mine[0].start
    return _are_two_of_a_day(left, right)


def _are_two_of_a_day(left: Happening, right: Happening) -> bool:
    """Whether two acts of one governorate and day stand side by side."""
    two_acts = _acts(left) and _acts(right) and _has_subject(right)
    counted = bool(left.numbers("killed")) and bool(right.numbers("killed"))
    if ";" in right.reading.gap(right.first) and _counts(left) and _counts(right):
        return _has_subject(right)
    if not _stand_apart(left, right):
        later = two_acts and _is_days_later(right)
        return later or (counted and _has_subject(right) and _names_place(right))
    return counted or two_acts


def _counts(happening: Happening) -> bool:
    return any(harm.toll.known and not harm.subset for harm in happening.harms)


def _is_days_later(right: Happening) -> bool:
    """'…, and four days after it a bomb': a day of its own, counted from the first."""
    return any(
        timing.mention.anchor == "discourse"
        and timing.mention.unit == "day"
        and timing.mention.shift
        and timing.word - right.first <= _SUBJECT
        for timing in right.told_events
    )


def _tell_acts(left: Happening, right: Happening) -> bool:
    """Whether both sides tell an act, the right one with a verb or doer: not 'and 400 wounded'."""
    own = any(t.verb and not t.bare for t in right.triggers) or _has_subject(right)
    return _acts(left) and _acts(right) and own


def _names_place(happening: Happening) -> bool:
    """Whether a name that no list holds follows a preposition of place: 'in Talibiya'."""
    words = happening.reading.words
    days = {happening.reading.word_at(date.start) for date in happening.reading.dates}
    return any(
        words[n].low in ("in", "near", "at") and is_name(words[n + 1].text) and n + 1 not in days
        for n in range(happening.first, happening.last - 1)
    )


def _stand_apart(left: Happening, right: Happening) -> bool:
    """Whether both name a place of their own, and not the same."""
    if not left.own_places or not right.own_places:
        return False
    keys = frozenset().union(*(p.keys for p in left.own_places))
    return keys.isdisjoint(frozenset().union(*(p.keys for p in right.own_places)))


def _acts(happening: Happening) -> bool:
    return bool(happening.harms) or any(t.verb for t in happening.triggers)


def _has_subject(right: Happening) -> bool:
    """'…, and a bomb near a restaurant killed': the clause opens with a doer of its own."""
    if opens_proform(right):
        return True
    opening = range(right.first, right.first + _SUBJECT * (1 + _is_days_later(right)))
    new = any(not t.verb and not t.the and t.mark.first in opening for t in right.triggers)
    return right.fresh and (new or any(m.first in opening for m in right.reading.of("actor")))
