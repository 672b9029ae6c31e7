"""Cut a sentence where it tells two events, and read each side as a happening."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasd.extract.groups import Harm, find_groups
from rasd.extract.happenings import Happening, make_happening
from rasd.extract.harms import find_harms
from rasd.extract.lexical import Reading
from rasd.extract.locatives import Locative, find_locatives
from rasd.extract.when import Timing
from rasd.extract.wordsets import word_set
from rasd.model import Offset

_JOINS: Final = frozenset({"and", "while", "whereas", "but"})

_CAME: Final = word_set(
    "came comes happened occurred took place followed is was coming just",
)

_REACH_OF_SPLIT: Final = 6


def find_happenings(reading: Reading) -> tuple[Happening, ...]:
    """Return the clauses of a sentence, each with the event it tells; at least one."""
    if not reading.words:
        return ()
    places, offsets = find_locatives(reading)
    harms = find_harms(reading)
    size = len(reading.words)
    whole = make_happening(reading, (0, size), harms, places, offsets)
    split = _came_after(reading, harms, places, offsets)
    if split:
        return split
    for cut in _cuts(reading):
        left = make_happening(reading, (0, cut), harms, places, offsets)
        right = make_happening(reading, (cut, size), harms, places, offsets)
        if _are_two(left, right):
            return left, _with_means(left, right)
        elliptic = _elliptic(left, right)
        if elliptic is not None:
            return left, elliptic
    return (whole,)


def _came_after(
    reading: Reading,
    harms: tuple[Harm, ...],
    places: tuple[Locative, ...],
    offsets: tuple[Offset, ...],
) -> tuple[Happening, ...]:
    """'The blast came two days after a bomber killed 54': the second event is the earlier one."""
    size = len(reading.words)
    for mention in reading.dates:
        cut = reading.word_at(mention.end)
        first = reading.word_at(mention.start)
        if mention.anchor != "discourse" or not mention.text.lower().endswith("after"):
            continue
        if not any(reading.low(n) in _CAME for n in range(max(0, first - 3), first)):
            continue
        if not 2 <= first <= 12 or size - cut < 3:
            continue
        left = make_happening(reading, (0, first), harms, places, offsets)
        right = make_happening(reading, (cut, size), harms, places, offsets)
        if not right.score.enough:
            continue
        back = replace(
            mention,
            shift=-mention.shift,
            shift_to=None if mention.shift_to is None else -mention.shift_to,
        )
        timing = Timing(back, told=False, word=first, lead=True)
        return left, replace(right, timings=(timing, *right.timings), known=False, cue=True)
    return ()


def _elliptic(left: Happening, right: Happening) -> Happening | None:
    """'Eight were captured in Saladin and two more in Sulaimani': the fate is the left one's."""
    if right.harms or not left.harms or not right.isos or not left.isos.isdisjoint(right.isos):
        return None
    if not left.isos or any(trigger.weight >= 3 for trigger in right.triggers):
        return None
    for group in find_groups(right.reading):
        place = next((p for p in right.own_places if p.word >= group.last), None)
        if group.first - right.first > 2 or group.first < right.first or place is None:
            continue
        if place.word - group.last > 5:
            return None
        harm = left.harms[0]
        own = replace(
            harm,
            toll=group.toll,
            at=group.first,
            start=group.start,
            end=group.end,
            rule=f"elliptic.{group.rule}",
            more=False,
        )
        return replace(
            right,
            harms=(own,),
            triggers=left.triggers,
            timings=right.timings or left.timings,
            score=left.score,
        )
    return None


def _with_means(left: Happening, right: Happening) -> Happening:
    """'seven were killed when bombs went off …, while five were killed in Mashtal': same means."""
    if any(not trigger.bare for trigger in right.triggers):
        return right
    return replace(right, triggers=left.triggers, timings=right.timings or left.timings)


def _cuts(reading: Reading) -> list[int]:
    """Return the words at which a sentence may fall into two events."""
    found = [
        at
        for at in range(_REACH_OF_SPLIT, len(reading.words) - 3)
        if ";" in reading.gap(at) or reading.low(at) in _JOINS
    ]
    return found[:12]


def _are_two(left: Happening, right: Happening) -> bool:
    """Whether both sides tell an event of their own, apart in place or day."""
    if not (left.triggers or left.harms) or not (right.triggers or right.harms):
        return False
    if not left.score.enough or not right.score.enough:
        return False
    if left.isos and right.isos and left.isos.isdisjoint(right.isos):
        return True
    mine = [t.mention.value for t in left.told_events if t.mention.value]
    theirs = [t.mention.value for t in right.told_events if t.mention.value]
    if mine and theirs and bool(left.isos or right.isos):
        return mine[-1].end < theirs[0].start or theirs[-1].end < mine[0].start
    if left.own_places and right.own_places and left.numbers("killed") and right.numbers("killed"):
        keys = frozenset().union(*(p.keys for p in left.own_places))
        return keys.isdisjoint(frozenset().union(*(p.keys for p in right.own_places)))
    return False
