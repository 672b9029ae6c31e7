"""Sides named in a clause that are not in its act: speakers, owners, those who came afterwards."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.wordsets import word_set

_AGAINST: Final = word_set(
    "to against targeting on at from fighting combat anti toward towards into near inside outside",
    "hosting housing for",
)
_UNITS: Final = word_set(
    "force forces unit units detachment team patrol squad group men fighters gunmen",
)
_GEAR: Final = word_set(
    "armoured armored vehicles humvees weapons equipment made supplied uniforms currency dollars",
)
_PROPERTY: Final = word_set(
    "vehicle vehicles convoy convoys base bases consulate embassy outpost camp compound truck",
    "trucks humvee supplies interests contractors contractor citizens citizen nationals national",
    "diplomats company companies city airspace territory origin border",
)
_ADVERBS: Final = frozenset({"also", "later", "then", "meanwhile", "had", "have", "has"})
_ANSWER: Final = frozenset({("fired", "back"), ("returned", "fire"), ("shot", "back")})
_STAYS: Final = frozenset({"based", "stationed", "deployed", "housed", "hosted", "living"})
SPEAKS: Final = word_set(
    "said told announced reported confirmed added stated says source sources official officials",
    "spokesman spokesperson statement chief say believe suspect warned blamed accused condemned",
    "denounced denied vowed called urged rejected acknowledged warn estimate spokeswoman think",
)
_AFTERWARDS: Final = word_set(
    "found discovered recovered retrieved arrived cordoned sealed rushed",
)
_SUPPORTED: Final = frozenset(
    {"supported", "backed", "aided", "helped", "assisted", "accompanied", "advised", "reinforced"}
)
_SIDES: Final = frozenset({"state", "militants", "militia", "forces"})
_SECOND: Final = 14
"""Words behind a speaker within which 'and' begins its own act."""

_WHEN: Final = word_set(
    "later then days day hours weeks one two three four five six a an few also subsequently soon",
    "after immediately duly on the same next following",
)
_GUISES: Final = frozenset({"disguised", "dressed", "posing", "masquerading", "known"})

Role = tuple[float, str]
"""What a mention is worth (0..3), with the rule, or at 0 the reason against."""


def outside(part: Happening, mark: Mark) -> Role | None:
    """Not in the act at all: a uniform, those who came afterwards, a speaker."""
    reading = part.reading
    after = reading.low(mark.last)
    if reading.low(mark.first - 1) == "as" and reading.low(mark.first - 2) in _GUISES:
        return 0.0, "a disguise"
    if after in ("uniform", "uniforms", "fatigues"):
        return 0.0, "a uniform, no proof of who wears it"
    apart = "," in reading.gap(mark.last)
    if not apart and (after in SPEAKS or reading.low(mark.last + 1) in SPEAKS):
        acts = mark.entry.form in _SIDES and _acts_too(part, mark)
        return (3.0, "who.subject") if acts else (0.0, "speaks, does not act")
    return None


def _acts_too(part: Happening, mark: Mark) -> bool:
    """'Washington blamed a militia and two days later struck its bases': one subject, two acts."""
    reading = part.reading
    verbs = {t.mark.first for t in part.triggers if t.verb and not t.bare}
    for n in range(mark.last + 2, min(mark.last + _SECOND, part.last)):
        if reading.low(n) == "that" or any(c in reading.gap(n) for c in ",;"):
            return False
        if reading.low(n) != "and":
            continue
        act = next((at for at in range(n + 1, n + 6) if at in verbs), None)
        return act is not None and all(
            reading.low(at) in _WHEN or reading.low(at).isdigit() for at in range(n + 1, act)
        )
    return False


def idle(part: Happening, mark: Mark) -> Role | None:
    """Near the act, but not acting: came later, stationed there, its gear, its answer."""
    reading, after = part.reading, part.reading.low(mark.last)
    behind = [reading.low(n) for n in range(mark.last, mark.last + 4)]
    later = after in _ADVERBS and behind[1] in _AFTERWARDS
    reasons = (
        (reading.low(mark.first - 1) == "rival", "one of two sides"),
        (after in _AFTERWARDS or later, "came afterwards"),
        (owns_gear(reading, mark), "whose gear it is, not who used it"),
        (not _STAYS.isdisjoint(behind), "is stationed there"),
        (not _ANSWER.isdisjoint(pairwise(behind)), "answered an attack"),
    )
    return next(((0.0, reason) for holds, reason in reasons if holds), None)


def owns_gear(reading: Reading, mark: Mark) -> bool:
    """Whether the next noun is a thing of theirs: 'a U.S. military vehicle', 'the Turkish base'."""
    if reading.low(mark.last) in _GEAR:
        return True
    at = mark.last + (reading.low(mark.last) in ("military", "army", "logistics", "air"))
    return reading.low(at) in _PROPERTY


def _unit_from(reading: Reading, mark: Mark) -> bool:
    """'a detachment from the federal police arrested': the unit acts for them."""
    at = mark.first - 1 - (reading.low(mark.first - 1) == "the")
    return reading.low(at) == "from" and reading.low(at - 1) in _UNITS


def other_side(part: Happening, mark: Mark) -> Role | None:
    """'against ISIS', 'supported by US-led airstrikes'."""
    reading = part.reading
    before, further = reading.low(mark.first - 1), reading.low(mark.first - 2)
    if _unit_from(reading, mark):
        return None
    if before in _AGAINST or (before in ("the", "an", "a") and further in _AGAINST):
        return 0.0, "named as the other side"
    if before == "by" and further in _SUPPORTED:
        return 0.2, "only supports"
    return None
