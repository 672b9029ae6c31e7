"""'From Mosul in the north to Basra': how far a wave reached, which is no place of one act."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasd.extract.lexical import Reading
from rasd.extract.locatives import ELSEWHERE, NEAR, Locative
from rasd.extract.wordsets import word_set

_WAVES: Final = word_set(
    "wave waves series string spate attacks bombings bombs blasts explosions violence shootings",
    "strikes raids rash spree bloodshed unrest protests",
)
_FAR: Final = 12
"""Most words between the two ends of a reach."""


def without_reach(reading: Reading, places: tuple[Locative, ...]) -> tuple[Locative, ...]:
    """Set aside the far end of a reach; the near end is an origin already."""
    origins = [place for place in places if place.reason.startswith("origin")]
    if not origins or not any(word.low in _WAVES for word in reading.words):
        return places
    return tuple(
        replace(place, role=ELSEWHERE, reason="the end of a reach")
        if place.role == NEAR and _is_end(place, origins)
        else place
        for place in places
    )


def _is_end(place: Locative, origins: list[Locative]) -> bool:
    ruled = place.reason == "'to'"
    return ruled and any(0 < place.word - origin.word <= _FAR for origin in origins)
