"""The tolls of an incident: victims by fate, over all clauses and sources that tell of it.

Revised tolls replace older ones; sources in conflict give lowest to highest; the headline counts
only where the body is silent; attackers killed are no victims unless militants were the target.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from rasd.extract.episodes import Episode
from rasd.extract.groups import Harm
from rasd.extract.happenings import Happening
from rasd.extract.quantities import add
from rasd.model import NOT_REPORTED, EventType, Rival, TargetClass, Toll

FATES: Final = ("killed", "injured", "abducted", "detained")
_AGAINST_MILITANTS: Final = frozenset({EventType.AIRSTRIKE, EventType.SECURITY_OPERATION})
_GENERIC: Final = frozenset({None, TargetClass.CIVILIANS})


@dataclass(frozen=True, slots=True)
class Told:
    """A toll with the words it rests on. spans: characters of the text."""

    toll: Toll
    rule: str
    spans: tuple[tuple[int, int], ...] = ()
    vague: bool = False
    rivals: tuple[Rival, ...] = ()


@dataclass(frozen=True, slots=True)
class _Claim:
    toll: Toll
    harms: tuple[Harm, ...]
    part: Happening
    revised: bool
    order: int


def read_tolls(episode: Episode, kind: EventType) -> dict[str, Told]:
    """Return the told tolls by fate; 'attackers_killed' beside the four fates."""
    found: dict[str, Told] = {}
    if any("grave" in t.mark.entry.words[-1] for p in episode.parts for t in p.triggers):
        return found  # bodies in a grave were not killed on the day they were found
    for fate in FATES:
        claims = _claims(episode, fate, kind, attackers=False)
        if claims:
            found[fate] = _united(claims)
    attackers = _claims(episode, "killed", kind, attackers=True)
    if attackers:
        found["attackers_killed"] = _united(attackers)
    _unhurt(episode, found)
    return found


def _claims(episode: Episode, fate: str, kind: EventType, *, attackers: bool) -> list[_Claim]:
    """Return one claim for each clause that tells the fate, body before headline."""
    claims: list[_Claim] = []
    for order, part in enumerate(episode.parts):
        harms = [h for h in part.numbers(fate) if _is_attacker(episode, h, kind) is attackers]
        if not harms or any(h.fate == fate and h.toll.low is None for h in harms):
            continue
        revised = bool(part.reading.cues("revised.words"))
        claims.append(_Claim(_in_clause(harms), tuple(harms), part, revised, order))
    body = [c for c in claims if not c.part.reading.sentence.headline]
    return body or claims


def _is_attacker(episode: Episode, harm: Harm, kind: EventType) -> bool:
    """Whether those harmed are the attackers' side, so that they are no victims."""
    if harm.kind is not TargetClass.MILITANTS:
        return False
    if kind in _AGAINST_MILITANTS:
        return False
    others = any(
        h.kind is not TargetClass.MILITANTS and h.fate in ("killed", "injured")
        for p in episode.parts
        for h in p.harms
        if h.toll.known
    )
    return not (kind in (EventType.CLASH, EventType.ARMED_ASSAULT) and not others and harm.active)


def _in_clause(harms: list[Harm]) -> Toll:
    """Return the toll of one clause: further people add, a second count of all does not."""
    total = harms[0].toll
    seen = {harms[0].kind}
    for harm in harms[1:]:
        apart = harm.kind not in seen and not ({harm.kind, *seen} & _GENERIC)
        if harm.more or apart:
            total = add((total, harm.toll))
        elif (harm.toll.low or 0) > (total.low or 0):
            total = harm.toll
        seen.add(harm.kind)
    return total


def _united(claims: list[_Claim]) -> Told:
    revised = [claim for claim in claims if claim.revised]
    if revised:
        newest = revised[-1]
        rivals = _rivals(claims, newest.toll, "an older toll")
        return _told(newest.toll, "revised", (newest,), rivals)
    claims = _without_parts(_with_additions(claims))
    precise = [c for c in claims if not any(h.vague for h in c.harms)]
    if precise and len(precise) < len(claims):
        fitting = [c for c in claims if c in precise or not _holds(c.toll, precise[0].toll)]
        claims = fitting
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


def _with_additions(claims: list[_Claim]) -> list[_Claim]:
    """'The strike also killed a deputy': added to the toll before, no rival of it."""
    kept = claims[:1]
    for claim in claims[1:]:
        reading, at = claim.part.reading, claim.harms[0].at
        if "also" in (reading.low(at - 1), reading.low(at - 2)) and claim.harms[0].active:
            first = kept[0]
            harms = (*first.harms, *claim.harms)
            kept[0] = replace(first, toll=add((first.toll, claim.toll)), harms=harms)
        else:
            kept.append(claim)
    return kept


def _best(claims: list[_Claim], low: int) -> int:
    """Return the number to count with: that of the first claim, the lead's, else the lowest."""
    first = claims[0].toll
    return low if first.best is None else first.best


def _holds(vague: Toll, exact: Toll) -> bool:
    """Whether an exact toll lies within a vague one ('dozens' and 34)."""
    if vague.low is None or exact.low is None:
        return False
    return vague.low <= exact.low and (vague.high is None or exact.low <= vague.high)


def _without_parts(claims: list[_Claim]) -> list[_Claim]:
    """Drop a later, smaller count of some of the same people ('two of the soldiers')."""
    kept = [claims[0]]
    for claim in claims[1:]:
        first = claims[0]
        low, top = claim.toll.low or 0, first.toll.low or 0
        narrower = (
            claim.harms[0].kind not in _GENERIC and first.harms[0].kind is not claim.harms[0].kind
        )
        named = claim.harms[0].rule.endswith("single")
        if (narrower or named or claim.harms[0].more) and low < top:
            continue
        kept.append(claim)
    return kept


def _told(toll: Toll, rule: str, claims: tuple[_Claim, ...], rivals: tuple[Rival, ...]) -> Told:
    spans = tuple((h.start, h.end) for c in claims for h in c.harms)
    vague = any(h.vague for c in claims for h in c.harms)
    return Told(toll, f"toll.{rule}", spans, vague, rivals)


def _rivals(claims: list[_Claim], chosen: Toll, reason: str) -> tuple[Rival, ...]:
    values = {range_text(c.toll) for c in claims} - {range_text(chosen)}
    return tuple(Rival(value, reason) for value in sorted(values))


def range_text(toll: Toll) -> str:
    """Return a toll as a person reads it: '11', '3–9', 'at least 8', 'not reported'."""
    if toll.low is None:
        return "not reported"
    if toll.high is None:
        return f"at least {toll.low}"
    return str(toll.low) if toll.low == toll.high else f"{toll.low}–{toll.high}"


def _unhurt(episode: Episode, found: dict[str, Told]) -> None:
    """'Nobody was hurt' is a toll of 0 and 0; a survivor of an attempt was not killed."""
    for part in episode.parts:
        reading = part.reading
        unknown = {mark.first for mark in reading.cues("unhurt.unknown")}
        for mark in reading.cues("unhurt.words"):
            if mark.first in unknown or not part.first <= mark.first < part.last:
                continue
            nothing = Told(Toll(0, 0, 0), "toll.unhurt", ((mark.start, mark.end),))
            if "killed" not in found and "injured" not in found:
                found["killed"], found["injured"] = nothing, nothing
        survived = reading.cues("unhurt.survived")
        if survived and "killed" not in found and _has_one_injured(found):
            mark = survived[0]
            found["killed"] = Told(Toll(0, 0, 0), "toll.survived", ((mark.start, mark.end),))


def _has_one_injured(found: dict[str, Told]) -> bool:
    injured = found.get("injured")
    return injured is not None and injured.toll.low == 1 and injured.toll.high == 1


def none_told() -> Toll:
    """Return the toll of a fate nobody speaks of."""
    return NOT_REPORTED
