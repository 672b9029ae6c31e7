"""What one clause says of who did it, as a value, with the words that such clauses share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.wordsets import word_set
from rasd.model import Attribution

ARMED: Final = frozenset({"militants", "militia", "state"})
"""Sides that claim and are blamed."""

SAYING: Final = word_set(
    "said says saying boasted announced declared stated confirmed bragged posted added",
    "acknowledged wrote",
)
BEHIND: Final = frozenset({"behind", "responsible", "responsibility"})
OFTEN: Final = word_set("usually often frequently regularly typically routinely sometimes")
_PLURALS: Final = word_set(
    "attacks bombings blasts explosions bombs raids assaults them both strikes killings wave",
    "series string operations  all shootings",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one clause says of the doer. name: '' where it says that nobody claimed it.

    order, paragraph, at: sentence, paragraph and character of the cue; span: the telling words.
    many: it speaks of several attacks.
    """

    reading: Reading
    at: int
    name: str
    status: Attribution
    rule: str
    span: tuple[int, int]
    many: bool = False

    @property
    def order(self) -> int:
        """Number of its sentence."""
        return self.reading.sentence.order


def made(cue: Mark, who: Mark, reading: Reading, rule: str, status: Attribution) -> Statement:
    """Return the statement that a cue makes on a side."""
    here = any(mark is who for mark in reading.of("actor"))  # else it was named before: 'the group'
    pair = (cue, who) if here or cue is who else (cue, cue)
    lo, hi = sorted(pair, key=lambda mark: mark.start)
    ahead = range(lo.first, min(hi.last + 9, len(reading.words)))
    many = any(reading.low(n) in _PLURALS for n in ahead)
    return Statement(reading, cue.start, who.value, status, rule, (lo.start, hi.end), many)


def first_actor(reading: Reading, at: int, reach: int) -> Mark | None:
    """Return the first side that could do it within some words."""
    for mark in reading.of("actor"):
        if at <= mark.first <= at + reach and mark.entry.form in ARMED:
            return mark
    return None
