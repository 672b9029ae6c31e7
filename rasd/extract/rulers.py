"""Place names that stand for who rules or speaks there, not for where something happened."""

from __future__ import annotations

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
_BEFORE: Final = word_set("in at near outside inside around on across into of from to over")


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
