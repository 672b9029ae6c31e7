"""How the claims of one fate reconcile: older and newer counts, sources in conflict, parts.

A revised toll replaces what was told before; an earlier one gives way; a person named counts within
a number; what is left in conflict gives the lowest and the highest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from rasd.extract.groups import Harm
from rasd.extract.happenings import Happening
from rasd.extract.older import tells_older
from rasd.extract.quantities import add
from rasd.extract.tallies import dies_later
from rasd.extract.wordsets import word_set
from rasd.model import Rival, TargetClass, Toll

TALLY: Final = word_set(
    "toll put number figure count said but only while according spoke reported confirmed told",
    "instead earlier initially first ministry hospital official officials counted received",
    "doctor doctors morgue medics claimed gave",
)
"""Words of a clause that sets one source's toll against another's."""

_CORPSES: Final = frozenset({"body", "bodies", "corpse", "corpses"})
GENERIC: Final = frozenset({None, TargetClass.CIVILIANS})
"""Classes that say nothing about who the people were."""

_COUNTERS: Final = word_set(
    "hospital hospitals doctor doctors morgue received staff counted medics"
)
_LATER: Final = word_set("later died succumbed overnight hospital wounds injuries")
_PLURAL: Final = word_set(
    "missiles drones bombs bombings attacks strikes blasts explosions bombers rockets raids wave",
)
_WORST: Final = word_set("deadliest worst bloodiest heaviest")
_TURN: Final = word_set("first second one another")
_OVER: Final = ("more than", "over ", "nearly", "almost")
_ROUND: Final = 50
_LOOSE: Final = 1.5
"""How far an exact toll may lie from the round figure that it replaces."""

_ORDER: Final = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_NEAR: Final = 3
"""Clauses between a toll and those who died later, at most."""

_OWN: Final = ("his ", "her ", "their ", "its ", "my ", "our ")
_SINGLE: Final = ("single", "couple", "article", "kin", "ordinal.number")


@dataclass(frozen=True, slots=True)
class Told:
    """A toll with the words it rests on. spans: characters of the text."""

    toll: Toll
    rule: str
    spans: tuple[tuple[int, int], ...] = ()
    vague: bool = False
    rivals: tuple[Rival, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What one clause tells of a fate. order: its place among the clauses of the episode."""

    toll: Toll
    harms: tuple[Harm, ...]
    part: Happening
    order: int

    def says(self, key: str) -> bool:
        """Whether a cue of list `key` stands in its clause."""
        marks = self.part.reading.cues(key)
        return any(self.part.first <= mark.first < self.part.last for mark in marks)

    @property
    def older(self) -> bool:
        """'An earlier toll had stood at 60' gives way; another agency's earlier count does not."""
        if self.says("revised.words") or self.says("source.agencies"):
            return False
        return tells_older(self.part)


def united(claims: list[Claim]) -> Told:
    """Return the one toll that all claims of a fate come to."""
    claims = [claim for claim in claims if not claim.older] or claims
    revised = [claim for claim in claims if claim.says("revised.words")]
    if revised:
        newest = revised[-1]
        rivals = _rivals(claims, newest.toll, "an older toll")
        return _told(newest.toll, "revised", (newest,), rivals)
    claims = _with_additions(_without_named(_without_sum(claims)))
    claims = _without_vague(_without_parts(claims))
    lows = [c.toll.low for c in claims if c.toll.low is not None]
    if len({(c.toll.low, c.toll.high) for c in claims}) == 1:
        rule = claims[0].harms[0].rule
        return _told(claims[0].toll, rule, tuple(claims), ())
    low, top = min(lows), max(lows)
    highs = [c.toll.high for c in claims]
    high = (
        None if low == top and None in highs else max([top, *(h for h in highs if h is not None)])
    )
    best = _best(claims, low)
    rivals = _rivals(claims, Toll(low, best, high), "told otherwise by another source")
    return _told(Toll(low, best, high), "conflict", tuple(claims), rivals)


def _without_named(claims: list[Claim]) -> list[Claim]:
    """'The governor was killed', then 'he and two guards': who was named first is one of three."""
    many = [claim for claim in claims if (claim.toll.low or 0) > 1]
    if not many or all(claim.says("claim.claimed") or claim.harms[0].active for claim in many):
        return claims
    named = [c for c in claims if all(h.rule.endswith(".single") and not h.more for h in c.harms)]
    return [claim for claim in claims if claim not in named] or claims


def _without_sum(claims: list[Claim]) -> list[Claim]:
    """'Missiles killed 13 in the region … Eight people died there': the place's own count stays."""
    first = claims[0]
    if first.part.isos and any(not place.is_coarse for place in first.part.own_places):
        return claims
    for n, claim in enumerate(claims[1:], start=1):
        smaller = 0 < (claim.toll.low or 0) < (first.toll.low or 0)
        if smaller and _tells_share(claim) and not _PLURAL.isdisjoint(first.part.lows):
            return [c for c in claims[n:] if (c.toll.low or 0) < (first.toll.low or 0)]
    return claims


def _tells_share(claim: Claim) -> bool:
    """Whether a count is of one place or blast of several: 'died there', 'the deadliest blast'."""
    reading, harm = claim.part.reading, claim.harms[0]
    if "there" in (reading.low(harm.at + 1), reading.low(harm.at + 2)):
        return True
    opening = claim.part.lows[:4]
    return not (_WORST | _TURN).isdisjoint(opening) and any(
        not p.is_coarse for p in claim.part.own_places
    )


def _without_vague(claims: list[Claim]) -> list[Claim]:
    """'dozens', then '34': the vague word gives way where it holds the number."""
    precise = [c for c in claims if not any(_is_loose(c, h) for h in c.harms)]
    if not precise:
        return claims
    return [c for c in claims if c in precise or not _holds(c.toll, precise[0].toll)]


def _is_loose(claim: Claim, harm: Harm) -> bool:
    """Whether a number is a word or a round figure: 'dozens', 'nearly 300', 'more than 100'."""
    if harm.vague:
        return True
    low = harm.toll.low
    near = harm.rule.endswith((".nearly", ".about"))
    if low is None or low < _ROUND or (not near and low % _ROUND):
        return False
    told = claim.part.reading.text[harm.start : harm.end].lower()
    return near or any(word in told for word in _OVER)


def _with_additions(claims: list[Claim]) -> list[Claim]:
    """'The strike also killed a deputy', 'Two others died later': added to the toll before."""
    kept = claims[:1]
    for claim in claims[1:]:
        if _adds(kept[0], claim):
            first = kept[0]
            harms = (*first.harms, *claim.harms)
            kept[0] = replace(first, toll=add((first.toll, claim.toll)), harms=harms)
        else:
            kept.append(claim)
    return kept


def _adds(first: Claim, claim: Claim) -> bool:
    reading, harm = claim.part.reading, claim.harms[0]
    words = {reading.low(n) for n in range(claim.part.first, harm.at + 4)}
    if harm.active and "also" in (reading.low(harm.at - 1), reading.low(harm.at - 2)):
        return True
    behind = (reading.low(harm.at + 1), reading.low(harm.at + 2))
    if behind == ("as", "well") or behind[0] == "too":
        return True
    same = claim.part.reading is first.part.reading and claim.order == first.order + 1
    if same and "another" in reading.text[max(0, harm.start - 8) : harm.start + 8].lower():
        return True
    if _nth(claim) and _nth(claim) <= (first.toll.low or 0):
        return False  # 'a fourth victim' of four
    later = bool(words & _LATER) and all(h.more for h in claim.harms)
    later = later or (dies_later(claim.part) and (claim.toll.low or 0) < (first.toll.low or 0) + 2)
    return later and claim.order - first.order <= _NEAR and not first.says("revised.words")


def _nth(claim: Claim) -> int:
    """Return which death in their order a claim tells: 5 for 'a fifth person', 0 without one."""
    words = claim.part.reading.text[claim.harms[0].start : claim.harms[0].end].lower().split()[:3]
    return next((_ORDER[word] for word in words if word in _ORDER), 0)


def _best(claims: list[Claim], low: int) -> int:
    """Return the number to count with: that of the first claim, the lead's, else the lowest."""
    first = claims[0].toll
    return low if first.best is None else first.best


def _holds(vague: Toll, exact: Toll) -> bool:
    """Whether an exact toll lies within a vague one ('dozens' and 34)."""
    if vague.low is None or exact.low is None:
        return False
    if vague.low >= _ROUND and (vague.high is None or vague.high - vague.low <= 1):
        return vague.low / _LOOSE <= exact.low <= vague.low * _LOOSE
    return vague.low <= exact.low and (vague.high is None or exact.low <= vague.high)


def _without_parts(claims: list[Claim]) -> list[Claim]:
    """Drop a later, smaller count of some of the same people ('two of the soldiers')."""
    first = claims[0]
    return [first, *(claim for claim in claims[1:] if not _is_part(first, claim))]


def _is_part(first: Claim, claim: Claim) -> bool:
    """Whether a later claim tells some of those counted before, or others found elsewhere."""
    low, top = claim.toll.low or 0, first.toll.low or 0
    harm, reading = claim.harms[0], claim.part.reading
    fate = {reading.low(n) for n in range(harm.at, harm.at + 2)}
    found = not fate.isdisjoint(_CORPSES) and not first.harms[0].rule.startswith("nominal")
    if found and _COUNTERS.isdisjoint(claim.part.lows):
        return True
    if low >= top:
        return False
    narrower = harm.kind not in GENERIC and first.harms[0].kind is not harm.kind
    narrower = narrower or harm.noun.lower().startswith(_OWN)
    single = harm.rule.endswith(_SINGLE)
    return narrower or single or harm.more or TALLY.isdisjoint(claim.part.lows)


def _told(toll: Toll, rule: str, claims: tuple[Claim, ...], rivals: tuple[Rival, ...]) -> Told:
    spans = tuple((h.start, h.end) for c in claims for h in c.harms)
    vague = any(h.vague for c in claims for h in c.harms)
    return Told(toll, f"toll.{rule}", spans, vague, rivals)


def _rivals(claims: list[Claim], chosen: Toll, reason: str) -> tuple[Rival, ...]:
    values = {range_text(c.toll) for c in claims} - {range_text(chosen)}
    return tuple(Rival(value, reason) for value in sorted(values))


def range_text(toll: Toll) -> str:
    """Return a toll as a person reads it: '11', '3–9', 'at least 8', 'not reported'."""
    if toll.low is None:
        return "not reported"
    if toll.high is None:
        return f"at least {toll.low}"
    return str(toll.low) if toll.low == toll.high else f"{toll.low}–{toll.high}"
