"""Embassies stand in the capital: 'three rockets struck the US embassy' needs no place of its own.

Consulates stand elsewhere and say nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.locatives import EVENT, Locative
from rasd.extract.wordsets import word_set
from rasd.toponyms import Hit

_CAPITAL: Final = "IQ-BG"
_PEOPLE: Final = word_set(
    "staff said says spokesman spokeswoman spokesperson employees employee official officials",
    "worker workers guard guards contractor contractors statement",
)


def at_embassy(happening: Happening) -> Happening:
    """Give an act on an embassy, told without a place, the capital."""
    reading = happening.reading
    if happening.own_places or not (happening.triggers or happening.harms):
        return happening
    if any(hit.sort == "foreign" and _is_where(reading, hit) for hit in reading.hits):
        return happening
    word = next((n for n in range(happening.first, happening.last) if _is_struck(reading, n)), -1)
    if word < 0:
        return happening
    told = reading.words[word]
    hit = Hit(told.start, told.end, told.text, iso=_CAPITAL, sort="governorate")
    own = Locative(hit, EVENT, frozenset({_CAPITAL}), word, "embassies stand in the capital")
    score = replace(happening.score, value=happening.score.value + 1.0)
    return replace(happening, places=(own, *happening.places), score=score)


def _is_struck(reading: Reading, at: int) -> bool:
    """Whether a word is an embassy as a thing in the act: not 'the embassy said'."""
    if reading.low(at) != "embassy" or reading.low(at + 1) in _PEOPLE:
        return False
    said = {m.first for m in reading.cues("report.verbs") + reading.cues("statement.words")}
    if not said.isdisjoint(range(at + 1, at + 3)):
        return False
    return any(m.first < at for kind in ("verb", "noun") for m in reading.of(kind))


def _is_where(reading: Reading, hit: Hit) -> bool:
    """'the embassy in Damascus': a place abroad."""
    return reading.low(reading.word_at(hit.start) - 1) in ("in", "at", "near")
