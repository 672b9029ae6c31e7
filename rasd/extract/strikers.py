"""The state that an article is about as the one that strikes from afar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rasd.extract.bystanders import owns_gear
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.wordsets import word_set

_STRIKES: Final = word_set(
    "struck strike strikes airstrike airstrikes drone drones missile missiles jets warplanes",
    "shelled shelling shells bombed bombs bombing artillery fires fired launched launches hit",
    "hits raids neutralised neutralized aircraft raid bombardment bombarded pounded pounds",
)
_ARRESTS: Final = word_set(
    "detain detained detains arrest arrested arrests capture captured captures"
)
_NOT_DOING: Final = word_set(
    "bordering neighbouring neighboring against on at near targeting hosting housing accused in",
    "from between with to of blamed",
)
_THEIRS: Final = word_set(
    "backed aligned linked led soldiers soldier officials troops contractor contractors citizens",
)
_OPENING: Final = 6
"""Sentences of an article that say what it is about, the headline first."""

_REACH: Final = 7


def striker_of(readings: Sequence[Reading]) -> str:
    """Return the state that the opening tells to strike, '' where there is none."""
    return _state_doing(readings, _STRIKES)


def arrester_of(readings: Sequence[Reading]) -> str:
    """Return the state whose troops the opening tells to arrest, '' where there is none."""
    return _state_doing(readings, _ARRESTS)


def _state_doing(readings: Sequence[Reading], deeds: frozenset[str]) -> str:
    for reading in readings[:_OPENING]:
        for mark in reading.of("actor"):
            if mark.entry.form == "state" and _does(reading, mark, deeds):
                return mark.value
    return ""


def _does(reading: Reading, mark: Mark, deeds: frozenset[str]) -> bool:
    """'Turkish drones hit', 'Iran has fired missiles'; not 'a US base', 'on Turkish soldiers'."""
    if mark.start < reading.sentence.body or owns_gear(reading, mark):
        return False
    if reading.low(mark.first - 1) in _NOT_DOING or reading.low(mark.first - 2) in _NOT_DOING:
        return False
    if reading.low(mark.last) in _THEIRS:
        return False
    for n in range(mark.first + 1, min(mark.last + _REACH, len(reading.words))):
        if n >= mark.last and "," in reading.gap(n):
            return False
        if reading.low(n) in deeds:
            return True
    return False
