"""What came after an act: its day is that of the mourning, the count or the visit, not the act's.

'Officials on Tuesday toured a street where a bomb killed ten', 'the toll rose to 84 on Friday'.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from rasd.extract.lexical import Reading
from rasd.extract.wordsets import word_set

AFTERMATH: Final = word_set(
    "urged met visited chaired arrived elected voted buried mourned sacked dismissed resigned",
    "dug sifted wept prayed attended travelled traveled flew returned laid rebuilt",
    "reopened besieged thronged clawed called recalled jeered toured summoned vowed demanded",
    "protested pledged decried slammed described rejected grieved",
    "inspected searched cleaned hailed apologised apologized observed assessed awoke",
)
"""Verbs whose date is of what came after the act: 'rescuers dug on Wednesday, a day after'."""

SUBORDINATE: Final = word_set("after when while before since as who which whose because amid")

_COUNTS: Final = word_set("toll tally number count dead deaths fatalities casualties")
_SPANS: Final = word_set("hours minutes hour minute moments shortly soon immediately ever")
_HURTS: Final = word_set("wounds injuries wound injury burns")
_OF_HURT: Final = frozenset({"died of", "dies of", "died from", "succumbed to", "dead of"})
_RISE_REACH: Final = 9
_REACH: Final = 40


def has_verb(reading: Reading, first: int, last: int) -> bool:
    """Whether somebody does something: 'jeered officials', not 'the first was the office'."""
    return any(
        reading.low(n) in AFTERMATH or reading.low(n).endswith("ed")
        for n in range(first, min(last, first + _REACH))
    )


def is_of_toll(reading: Reading, at: int) -> bool:
    """'carried coffins on Monday as the number of people killed rose'."""
    return reading.low(at) in ("as", "when") and any(
        reading.low(at + on) in ("toll", "number", "count", "figure") for on in (1, 2, 3)
    )


def is_of_rise(reading: Reading, word: int, at: int) -> bool:
    """'The toll from the blasts rose to 84 on Friday': the day of the count.

    Not 'the toll of the raid on Friday has risen', where the day stands beside the raid.
    """
    for mark in reading.cues("revised.words"):
        count = next((n for n in range(mark.first) if reading.low(n) in _COUNTS), mark.first)
        span = range(mark.last, word)
        if any(reading.low(n) in SUBORDINATE or reading.low(n) == "that" for n in span):
            continue
        beside = word - count <= 2 and mark.first - at <= 2
        if count < mark.first and (beside or 0 <= word - mark.last <= _RISE_REACH):
            return True
    return False


def is_of_wounds(reading: Reading, word: int) -> bool:
    """'A fourth victim died of her injuries on Tuesday': a later day than the act's."""
    before = [reading.low(n) for n in range(max(0, word - 7), word)]
    hurt = not _HURTS.isdisjoint(before)
    return hurt and any(f"{a} {b}" in _OF_HURT for a, b in pairwise(before))


def looks_back(reading: Reading, at: int) -> bool:
    """Whether a word opens what came before or lies elsewhere: 'after', 'where', 'following'."""
    if reading.low(at) == "after":
        return reading.low(at - 1) not in _SPANS and reading.low(at + 1) not in ("all", "dark")
    return reading.low(at) in ("where", "following", "whose")


def is_of_dead(reading: Reading, at: int) -> bool:
    """'buried their dead', 'the death toll': speaks of victims known already."""
    return reading.low(at) in ("dead", "killed", "wounded", "injured", "death", "deaths") and (
        reading.low(at - 1) in ("the", "their", "its", "his", "her", "our")
    )
