"""Who else came to harm, told behind the fate: 'along with two guards', 'as many more'."""

from __future__ import annotations

from typing import Final

from rasd.extract.groups import Harm
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.singles import PASSIVE, PERFECT
from rasd.extract.wordsets import word_set
from rasd.model import Toll

_COMPANY: Final = (
    ("along", "with"),
    ("together", "with"),
    ("as", "well", "as"),
    ("alongside",),
    ("and", "so", "was"),
    ("and", "so", "were"),
    ("as", "was"),
    ("as", "were"),
)
_REACH: Final = 30
_ENDS: Final = word_set("said says told when while after before but that which who")
_SAME: Final = (
    ("as", "many", "more"),
    ("as", "many", "others"),
    ("as", "many", "again"),
    ("as", "many", "people"),
    ("as", "many"),
    ("the", "same", "number"),
    ("a", "similar", "number"),
    ("an", "equal", "number"),
    ("roughly", "as", "many"),
    ("about", "as", "many"),
)
_DOUBLE: Final = (
    ("twice", "as", "many"),
    ("twice", "that", "number"),
    ("double", "that", "number"),
)


def company_at(reading: Reading, first: int, limit: int) -> int:
    """Return the word behind 'along with' in the clause that a fate ends, -1 where none stands."""
    if reading.low(first) == "with":
        return first + 1
    for at in range(first, min(first + _REACH, limit)):
        if reading.low(at) in _ENDS or any(char in ";:" for char in reading.gap(at)):
            return -1
        for words in _COMPANY:
            if _stands(reading, at, words):
                return at + len(words)
    return -1


def echoed(reading: Reading, fate: Mark, harms: list[Harm]) -> Harm | None:
    """Return 'wounding as many more' with the toll of the fate told before, None otherwise."""
    toll = _same_toll(reading, fate, harms)
    if toll is None:
        return None
    place = (fate.first, fate.start, fate.end)
    return Harm(fate.value, toll, *place, "echo.number", active=True)


def _same_toll(reading: Reading, fate: Mark, harms: list[Harm]) -> Toll | None:
    before = [h for h in harms if h.fate != fate.value and h.toll.known and not h.subset]
    if not before:
        return None
    toll = before[-1].toll
    if any(_stands(reading, fate.last, words) for words in _DOUBLE):
        return _times(toll, 2)
    # 'at least four, and as many more': the four that were told
    same = _times(toll, 1)
    return same if any(_same_at(reading, fate, words) for words in _SAME) else None


def _same_at(reading: Reading, fate: Mark, words: tuple[str, ...]) -> bool:
    """Whether the words stand right behind a fate, or right before 'were wounded'."""
    if _stands(reading, fate.last, words):
        return reading.low(fate.last + len(words)) != "as"
    at = fate.first
    while reading.low(at - 1) in PASSIVE | PERFECT:
        at -= 1
    return at < fate.first and _stands(reading, at - len(words), words)


def _times(toll: Toll, factor: int) -> Toll:
    low = None if toll.low is None else toll.low * factor
    high = low if toll.high in (None, toll.low) else toll.high * factor
    return Toll(low, low, high)


def _stands(reading: Reading, at: int, words: tuple[str, ...]) -> bool:
    return at >= 0 and all(reading.low(at + n) == word for n, word in enumerate(words))
