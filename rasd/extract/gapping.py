"""Clauses that leave out what the one before told: 'six died in Kut, five in Hilla'."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasd.extract.groups import Group, find_groups
from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.locatives import EVENT, NEAR, Locative

_REACH: Final = 5
"""Words between the number and its place at most: 'and two more policemen in Mosul'."""


def gap_words(reading: Reading) -> frozenset[int]:
    """Return the words behind a comma at which a number of people opens a gapped clause."""
    commas = [n for n in range(2, len(reading.words)) if "," in reading.gap(n)]
    if not commas or not reading.quantities:
        return frozenset()
    starts = {reading.word_at(quantity.start) for quantity in reading.quantities}
    return frozenset(n for n in commas if n in starts)


def gapped(left: Happening, right: Happening) -> Happening | None:
    """Return the right clause with the fate, means and day of the left one, None if it is whole."""
    if right.harms or not left.harms or not left.own_places:
        return None
    if any(trigger.weight >= 3 for trigger in right.triggers):
        return None
    group, place = _counted_place(right)
    if group is None or place is None or not _is_elsewhere(left, place):
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


def _counted_place(right: Happening) -> tuple[Group | None, Locative | None]:
    """Return the number that opens the clause and the place close behind it."""
    for group in find_groups(right.reading):
        if not right.first <= group.first <= right.first + 2 or group.subset or group.partial:
            continue
        place = next((p for p in right.own_places if p.word >= group.last), None)
        if place is not None and place.word - group.last <= _REACH:
            return group, place
        return None, None
    return None, None


def _is_elsewhere(left: Happening, place: Locative) -> bool:
    """Whether a place is firmly another one than those of the left clause."""
    if place.role not in (EVENT, NEAR):
        return False
    if left.isos and left.isos.isdisjoint(place.isos):
        return True
    keys = frozenset().union(*(p.keys for p in left.own_places if not p.is_coarse))
    return bool(keys) and not place.is_coarse and keys.isdisjoint(place.keys)
