"""The tolls of an incident: victims by fate, over all clauses and sources that tell of it.

Revised tolls replace older ones; sources in conflict give lowest to highest; the headline counts
only where the body is silent; attackers killed are no victims unless militants were the target.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from rasd.extract.episodes import Episode
from rasd.extract.groups import Harm
from rasd.extract.happenings import Happening
from rasd.extract.quantities import add
from rasd.extract.unhurt import dud, nobody_hurt, only_attacker_died, survived
from rasd.extract.wordsets import word_set
from rasd.model import NOT_REPORTED, EventType, Rival, TargetClass, Toll

FATES: Final = ("killed", "injured", "abducted", "detained")
_AGAINST_MILITANTS: Final = frozenset({EventType.AIRSTRIKE, EventType.SECURITY_OPERATION})
_DOERS: Final = word_set(
    "attacker attackers bomber bombers assailant assailants gunman gunmen kidnapper kidnappers",
)
_TALLY: Final = word_set(
    "toll put number figure count said but only while according spoke reported confirmed told",
    "instead earlier initially first ministry hospital official officials counted",
)
"""Words of a clause that sets one source's toll against another's."""

_BRINGS: Final = word_set("bringing brings brought raising raised raises toll")
_CORPSES: Final = frozenset({"body", "bodies", "corpse", "corpses"})
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
    if kind is EventType.OTHER and any(
        "grave" in t.mark.entry.words[-1] for p in episode.parts for t in p.triggers
    ):
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
        harms = [h for h in _counted(part, fate) if _is_attacker(episode, h, kind) is attackers]
        if not harms:
            continue
        revised = bool(part.reading.cues("revised.words"))
        toll = _in_clause(part, harms)
        claims.append(_Claim(toll, tuple(harms), part, revised, order))
    body = [c for c in claims if not c.part.reading.sentence.headline] or claims
    whole = [c for c in body if not all(h.subset for h in c.harms)]
    some = [c for c in whole if any(h.toll.low != 0 for h in c.harms)]
    return some or whole or body


def _counted(part: Happening, fate: str) -> list[Harm]:
    """Return the counted victims; parts of a whole only where the whole is told nowhere."""
    known = [h for h in part.harms if h.fate == fate and h.toll.known]
    return [h for h in known if not h.subset] or known


def _is_attacker(episode: Episode, harm: Harm, kind: EventType) -> bool:
    """Whether those harmed are the attackers' side, so that they are no victims."""
    if kind in _AGAINST_MILITANTS:
        return False
    if harm.toll.known and not {*harm.noun.lower().split()}.isdisjoint(_DOERS):
        return True
    if harm.kind is not TargetClass.MILITANTS:
        return False
    others = any(
        h.kind is not TargetClass.MILITANTS and h.fate in ("killed", "injured")
        for p in episode.parts
        for h in p.harms
        if h.toll.known
    )
    return not (kind in (EventType.CLASH, EventType.ARMED_ASSAULT) and not others and harm.active)


def _in_clause(part: Happening, harms: list[Harm]) -> Toll:
    """Return the toll of one clause: further people add, a second count of all does not."""
    total = harms[0].toll
    seen = {harms[0].kind}
    for before, harm in pairwise(harms):
        words = [part.reading.low(n) for n in range(before.at + 1, harm.at)]
        apart = harm.kind not in seen and not ({harm.kind, *seen} & _GENERIC)
        if not _BRINGS.isdisjoint(words):
            total = harm.toll
        elif _disputed(part, before, harm, words):
            total = _range(total, harm.toll)
        elif harm.more or apart or _is_listed(part, before, harm, words):
            total = add((total, harm.toll))
        elif (harm.toll.low or 0) > (total.low or 0):
            total = harm.toll
        seen.add(harm.kind)
    return total


def _disputed(part: Happening, before: Harm, harm: Harm, words: list[str]) -> bool:
    """'Ten were killed, the ministry said; a lawmaker spoke of 25': two sources in conflict."""
    if harm.rule.startswith("rival"):
        return True
    if not {"spoke", "put", "counted", "gave"} & set(words) or harm.toll.low is None:
        return False
    between = part.reading.text[before.end : harm.start]
    return any(c in between for c in ";,") and not (harm.subset or harm.more)


def _range(first: Toll, other: Toll) -> Toll:
    """Return lowest to highest of two tolls that sources tell otherwise."""
    lows = [toll.low for toll in (first, other) if toll.low is not None]
    highs = [toll.high for toll in (first, other) if toll.high is not None]
    return Toll(min(lows), first.best, max([*lows, *highs]))


def _is_listed(part: Happening, before: Harm, harm: Harm, words: list[str]) -> bool:
    """'Four Americans were hurt and an Iraqi soldier was wounded': told side by side, so added."""
    if harm.start < before.end or "and" not in words or not _TALLY.isdisjoint(words):
        return False
    between = part.reading.text[before.end : harm.start]
    return not any(c in between for c in ";:()") and not harm.rule.startswith("nominal")


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
    first = claims[0]
    return [first, *(claim for claim in claims[1:] if not _is_part(first, claim))]


def _is_part(first: _Claim, claim: _Claim) -> bool:
    """Whether a later claim tells some of those counted before, or others found elsewhere."""
    low, top = claim.toll.low or 0, first.toll.low or 0
    harm, reading = claim.harms[0], claim.part.reading
    fate = {reading.low(n) for n in range(harm.at, harm.at + 2)}
    if not fate.isdisjoint(_CORPSES) and not first.harms[0].rule.startswith("nominal"):
        return True
    if low >= top:
        return False
    narrower = harm.kind not in _GENERIC and first.harms[0].kind is not harm.kind
    single = harm.rule.endswith(("single", "couple", "article", "kin", "ordinal.number"))
    words = (reading.low(n) for n in range(claim.part.first, claim.part.last))
    return narrower or single or harm.more or _TALLY.isdisjoint(words)


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
        span = _nobody(part)
        if span is not None and not _harmed(found):
            nothing = Told(Toll(0, 0, 0), "toll.unhurt", (span,))
            found["killed"], found["injured"] = nothing, nothing
        injured = found.get("injured")
        if injured is not None and injured.toll.high == 0 and "killed" not in found:
            found["killed"] = injured
        spared = only_attacker_died(part) or _spared(part, found)
        if spared is not None and "killed" not in found:
            found["killed"] = Told(Toll(0, 0, 0), "toll.survived", (spared,))


def _harmed(found: dict[str, Told]) -> bool:
    tolls = [found[fate].toll for fate in ("killed", "injured") if fate in found]
    return any(toll.high != 0 for toll in tolls)


def _nobody(part: Happening) -> tuple[int, int] | None:
    """Return the words that say that nobody was hurt, or that the weapon was a dud."""
    reading = part.reading
    unknown = {mark.first for mark in reading.cues("unhurt.unknown")}
    for mark in reading.cues("unhurt.words"):
        if mark.first not in unknown and part.first <= mark.first < part.last:
            return mark.start, mark.end
    return nobody_hurt(part) or (None if part.harms else dud(part))


def _spared(part: Happening, found: dict[str, Told]) -> tuple[int, int] | None:
    """Return the words by which the one person aimed at lives, hurt or not."""
    cues = part.reading.cues("unhurt.survived")
    injured = found.get("injured")
    if cues and injured is not None and injured.toll.low == injured.toll.high == 1:
        return cues[0].start, cues[0].end
    named = any(EventType(t.type) is EventType.ASSASSINATION for t in part.triggers)
    return survived(part) if named else None


def none_told() -> Toll:
    """Return the toll of a fate nobody speaks of."""
    return NOT_REPORTED
