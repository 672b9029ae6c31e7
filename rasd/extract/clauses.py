"""Cut a sentence where it tells several events, and read each part as a happening."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasd.extract.dates import DateMention
from rasd.extract.gapping import gap_words, gapped
from rasd.extract.groups import Harm
from rasd.extract.happenings import Happening, make_happening
from rasd.extract.harms import find_harms
from rasd.extract.lexical import Reading
from rasd.extract.locatives import Locative, find_locatives
from rasd.extract.proforms import complete, has_means, opens_proform
from rasd.extract.singles import is_name
from rasd.extract.spread import spread
from rasd.extract.when import Timing
from rasd.extract.wordsets import word_set
from rasd.model import Offset

_JOINS: Final = word_set("and while whereas but then whilst")
_CAME: Final = word_set(
    "came comes happened occurred took place followed follows is was coming just",
)
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
        self.places: tuple[Locative, ...]
        self.offsets: tuple[Offset, ...]
        self.places, self.offsets = find_locatives(reading)
        self.harms: tuple[Harm, ...] = find_harms(reading)

    def happenings(self) -> tuple[Happening, ...]:
        size = len(self.reading.words)
        chained = self._came_after() or self._opens_after()
        if chained:
            return chained
        if len(self.places) < 2 and len(self.reading.dates) < 2 and len(self.harms) < 2:
            return (self.read(0, size),)
        parts = self._split(0, size)
        return tuple(piece for part in parts for piece in spread(part))

    def read(self, first: int, last: int) -> Happening:
        """Return words `first..last` as a happening."""
        span = (first, last)
        made = make_happening(self.reading, span, self.harms, self.places, self.offsets)
        return complete(made, self._means(first) or self.acted)

    def _means(self, first: int) -> Happening | None:
        """Return what stands before the words in the sentence, where it names a weapon."""
        if not first:
            return None
        span = (0, first)
        before = make_happening(self.reading, span, self.harms, self.places, self.offsets)
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
            if ";" in reading.gap(at) or reading.low(at) in _JOINS or at in gaps
        ]
        return found[:_MOST_CUTS]

    def _is_comma(self, cut: int) -> bool:
        """Whether only a comma stands here: it parts clauses that leave out their verb."""
        return self.reading.low(cut) not in _JOINS and ";" not in self.reading.gap(cut)

    def _came_after(self) -> tuple[Happening, ...]:
        """'The blast came two days after a bomber killed 54': the second event is the earlier."""
        size = len(self.reading.words)
        for mention in self.reading.dates:
            cut = self.reading.word_at(mention.end)
            first = self.reading.word_at(mention.start)
            if not _counts_on(mention) or not 2 <= first <= 12 or size - cut < 3:
                continue
            if not any(self.reading.low(n) in _CAME for n in range(max(0, first - 3), first)):
                continue
            right = _dated_back(self.read(cut, size), mention, first)
            if right.score.enough:
                return self.read(0, first), right
        return ()

    def _opens_after(self) -> tuple[Happening, ...]:
        """'A day after bombs killed 36, a lorry blew up': the side clause tells the earlier."""
        mention = next((d for d in self.reading.dates if _counts_on(d)), None)
        if mention is None or self.reading.word_at(mention.start) > 1:
            return ()
        first, size = self.reading.word_at(mention.end), len(self.reading.words)
        for cut in range(first + 4, size - 3):
            if "," not in self.reading.gap(cut):
                continue
            left, right = self.read(first, cut), self.read(cut, size)
            earlier = _dated_back(left, mention, first)
            if left.known or not (earlier.score.enough and right.score.enough):
                continue
            if any(t.verb for t in left.triggers) or left.harms:
                return right, earlier
        return ()


def _counts_on(mention: DateMention) -> bool:
    return mention.anchor == "discourse" and mention.text.lower().endswith("after")


def _dated_back(happening: Happening, mention: DateMention, word: int) -> Happening:
    """Date a clause by the days that lie between it and the event told before."""
    back = replace(
        mention,
        shift=-mention.shift,
        shift_to=None if mention.shift_to is None else -mention.shift_to,
    )
    timing = Timing(back, told=False, word=word, lead=True)
    score = replace(happening.score, value=happening.score.value + 1.0)
    timings = (timing, *happening.timings)
    return replace(happening, timings=timings, score=score, known=False, cue=True)


def _after_gap(parts: list[Happening], right: Happening) -> Happening:
    """Complete a clause from the one before it: its fate, its means, its day."""
    if not parts:
        return right
    left = parts[-1]
    whole = gapped(left, right)
    if whole is not None:
        return whole
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
    if mine and theirs and (left.isos or right.isos or (_acts(left) and _acts(right))):
        return mine[-1].end < theirs[0].start or theirs[-1].end < mine[0].start
    counted = bool(left.numbers("killed")) and bool(right.numbers("killed"))
    if not _stand_apart(left, right):
        return counted and _has_subject(right) and _names_place(right)
    return counted or (_acts(left) and _acts(right) and _has_subject(right))


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
    opening = range(right.first, right.first + _SUBJECT)
    new = any(not t.verb and not t.the and t.mark.first in opening for t in right.triggers)
    return right.fresh and (new or any(m.first in opening for m in right.reading.of("actor")))
