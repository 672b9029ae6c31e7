"""Place names that stand for who rules or speaks there, not for where something happened."""

from __future__ import annotations

import re
from typing import Final

from rasd.extract.lexical import Reading
from rasd.extract.wordsets import word_set
from rasd.toponyms import Hit

_SEATS: Final = frozenset({"Baghdad", "Erbil", "Arbil", "Irbil", "Hewler", "Sulaimani"})
_RULES: Final = word_set(
    "recalled rejected denied condemned denounced summoned accused blamed asked called agreed",
    "demanded vowed protested complained signed insists dismissed ordered sent urged argue",
    "insisted announced promised refused decided approved declared imposed cut halted denies",
    "wants argues blames",
)
_TELLERS: Final = word_set(
    "officer officers official officials colonel major captain spokesman spokeswoman source",
    "sources doctor doctors medic medics mayor policeman commander general lieutenant",
)
_GIVES: Final = word_set("gave put gives puts counted")
_SOON: Final = 4
_BEFORE: Final = word_set("in at near outside inside around on across into of from to over")

_APPOSED: Final = re.compile(
    r", an? (?:[a-z-]{2,14} ){0,3}(?P<kind>town|village|area|district|suburb|hamlet|region)"
    r" (?:near|outside|in|of|close to|(?:just )?(?:[a-z-]{4,12}) of)(?: the)? "
)
"""'…, a town near ': the words between a name and the place that tells where it lies."""


_QUARTER_OF: Final = re.compile(
    r" (?P<kind>quarter|district|neighbou?rhood|suburb) (?:of|in)(?: the city of)? "
)


def is_speaker(reading: Reading, at: int) -> bool:
    """Whether a name places who tells: 'an officer in Baquba said', 'a major in Hamrin gave'."""
    who = next((n for n in range(at - 1, max(at - 5, -1), -1) if reading.low(n) in _TELLERS), -1)
    if who < 0 or reading.low(who + 1) not in ("in", "at", "from"):
        return False
    if any("," in reading.gap(n) for n in range(who + 1, at + 1)):
        return False
    if "there" in reading.lows[at:]:
        return False  # 'an official in Makhmour said that three died in the camp there'
    said = {m.first for m in reading.cues("report.verbs")}
    return any(n in said or reading.low(n) in _GIVES for n in range(at + 1, at + _SOON))


def is_government(reading: Reading, hit: Hit, at: int) -> bool:
    """'Baghdad recalled its ambassador': who rules there, no place."""
    if hit.text not in _SEATS or hit.kind or reading.low(at - 1) in _BEFORE:
        return False
    behind = reading.word_at(hit.end)
    return reading.gap(behind) == " " and reading.low(behind) in _RULES


def is_counted_from(reading: Reading, hit: Hit, at: int) -> bool:
    """'A month after Sarafiya, …', 'two days after Karbala, a bomb …': what was told there."""
    if reading.low(at - 1) not in ("after", "before"):
        return False
    counted = any(date.anchor == "discourse" and date.end <= hit.start for date in reading.dates)
    return counted and "," in reading.gap(reading.word_at(hit.end))


def apposed(between: str) -> re.Match[str] | None:
    """Return the words that say where the place before them lies: ', a town near ', or None."""
    return _APPOSED.fullmatch(between) or _QUARTER_OF.fullmatch(between)
