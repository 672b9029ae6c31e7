"""The tolls of an incident: victims by fate, over all clauses and sources that tell of it.

Revised tolls replace older ones; sources in conflict give lowest to highest; the headline counts
only where the body is silent; attackers killed are no victims unless militants were the target.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rasd.extract.episodes import Episode
from rasd.extract.groups import Harm
from rasd.extract.happenings import Happening
from rasd.extract.quantities import add
from rasd.extract.reconcile import GENERIC, TALLY, Claim, Told, united
from rasd.extract.unhurt import (
    dud,
    lives,
    nobody_hurt,
    none_died,
    only_attacker_died,
    shot,
    survived,
)
from rasd.extract.wordsets import word_set
from rasd.model import EventType, TargetClass, Toll

FATES: Final = ("killed", "injured", "abducted", "detained")
AGAINST_MILITANTS: Final = frozenset({EventType.AIRSTRIKE, EventType.SECURITY_OPERATION})
_PLANTED: Final = frozenset({EventType.BOMBING, EventType.IED})
_BLASTS: Final = _PLANTED | {EventType.SUICIDE_BOMBING}
_FORCES: Final = frozenset(
    {"Iraqi security forces", "Peshmerga", "PMF", "US", "Turkey", "Iran", "Israel", "coalition"}
)
_FIGHTERS: Final = frozenset({"fighters", "fighter", "members", "elements"})
_DOERS: Final = word_set(
    "attacker attackers bomber bombers assailant assailants gunman gunmen kidnapper kidnappers",
)
_GREW: Final = word_set("up down rose risen revised climbed increased raised grown rising")
_BRINGS: Final = word_set("bringing brings brought raising raised raises toll")


@dataclass(frozen=True, slots=True)
class _Act:
    """What was done, as far as it decides who is a victim."""

    episode: Episode
    kind: EventType
    actor: str


def read_tolls(episode: Episode, kind: EventType, actor: str) -> dict[str, Told]:
    """Return the told tolls by fate; 'attackers_killed' beside the four fates.

    actor: who did it; where it is a force, the militants that it killed are the victims.
    """
    act = _Act(episode, kind, actor)
    found: dict[str, Told] = {}
    if kind is EventType.OTHER and any(
        "grave" in t.mark.entry.words[-1] for p in episode.parts for t in p.triggers
    ):
        return found  # bodies in a grave were not killed on the day they were found
    for fate in FATES:
        claims = _claims(act, fate, attackers=False)
        if claims:
            found[fate] = united(claims)
    attackers = _claims(act, "killed", attackers=True)
    if attackers:
        found["attackers_killed"] = united(attackers)
    _unhurt(episode, found)
    _shot_and_alive(episode, found)
    return found


def _claims(act: _Act, fate: str, *, attackers: bool) -> list[Claim]:
    """Return one claim for each clause that tells the fate, body before headline."""
    claims: list[Claim] = []
    for order, part in enumerate(act.episode.parts):
        harms = [h for h in _counted(part, fate) if _is_attacker(act, h) is attackers]
        if not harms:
            continue
        claims.append(Claim(_in_clause(part, harms), tuple(harms), part, order))
    # an older count of the body leaves the headline's newer one standing
    body = [c for c in claims if not c.part.reading.sentence.headline and not c.older] or claims
    whole = [c for c in body if not all(h.subset for h in c.harms)]
    some = [c for c in whole if any(h.toll.low != 0 for h in c.harms)]
    return some or whole or body


def _counted(part: Happening, fate: str) -> list[Harm]:
    """Return the counted victims; parts of a whole only where the whole is told nowhere."""
    known = [h for h in part.harms if h.fate == fate and h.toll.known]
    return [h for h in known if not h.subset] or known


def _is_attacker(act: _Act, harm: Harm) -> bool:
    """Whether those harmed are the attackers' side, so that they are no victims."""
    if act.kind in AGAINST_MILITANTS:
        return False
    if harm.toll.known and not {*harm.noun.lower().split()}.isdisjoint(_DOERS):
        return True
    if harm.kind is not TargetClass.MILITANTS or act.actor in _FORCES:
        return False
    if act.kind is EventType.ROCKET_OR_DRONE_ATTACK or _held_the_post(act, harm):
        return False  # who fires from afar is not among the dead
    others = any(
        h.kind is not TargetClass.MILITANTS and h.fate in ("killed", "injured")
        for p in act.episode.parts
        for h in p.harms
        if h.toll.known
    )
    sided = act.kind in (EventType.CLASH, EventType.ARMED_ASSAULT)
    return not (sided and not others and harm.active)


def _held_the_post(act: _Act, harm: Harm) -> bool:
    """'attacked a post, killing two fighters': those who held it, not those who came."""
    if not _FIGHTERS.intersection(harm.noun.lower().split()[-1:]):
        return False
    if harm.noun.lower().startswith(("its ", "our ", "their ", "his ")) and act.actor != "unknown":
        return True  # 'the brigade said two of its fighters were martyred'
    if harm.active:
        return act.kind in _BLASTS or not _killed_by_forces(act, harm)
    return act.kind in _PLANTED


def _killed_by_forces(act: _Act, harm: Harm) -> bool:
    """Whether the forces are the last named before the verb: 'police killed four fighters'."""
    for part in act.episode.parts:
        if harm in part.harms:
            posts = {n for m in part.reading.of("thing") for n in range(m.first, m.last)}
            actors = [m for m in part.reading.of("actor") if part.first <= m.first < harm.at]
            actors = [mark for mark in actors if mark.first not in posts]
            return bool(actors) and actors[-1].value in _FORCES
    return False


def _in_clause(part: Happening, harms: list[Harm]) -> Toll:
    """Return the toll of one clause: further people add, a second count of all does not."""
    harms = [harm for harm in harms if not _is_old(part, harm)] or harms
    total = harms[0].toll
    seen = {harms[0].kind}
    for before, harm in pairwise(harms):
        words = [part.reading.low(n) for n in range(before.at + 1, harm.at)]
        apart = harm.kind not in seen and not ({harm.kind, *seen} & GENERIC)
        if not _BRINGS.isdisjoint(words):
            total = harm.toll
        elif "who" in words and harm.rule.endswith(".single") and total.low == 1:
            continue  # 'the martyrdom of one soldier, Hasan Ali, who … succumbed'
        elif harm.rule.startswith("rival") and part.reading.cues("earlier_toll.words"):
            total = harm.toll  # 'at first 25, but by evening medics spoke of 31'
        elif _disputed(part, before, harm, words):
            total = _range(total, harm.toll)
        elif harm.more or apart or _is_listed(part, before, harm, words):
            total = add((total, harm.toll))
        elif (harm.toll.low or 0) > (total.low or 0):
            total = harm.toll
        seen.add(harm.kind)
    return total


def _is_old(part: Happening, harm: Harm) -> bool:
    """'revising down an earlier report of 23 killed': a number of the past."""
    at = part.reading.word_at(harm.start)
    if part.reading.low(at - 1) == "from" and part.reading.low(at - 2) in _GREW:
        return True  # '11 dead, up from seven'
    marks = part.reading.cues("earlier_toll.words")
    return any(0 <= at - mark.last <= 1 for mark in marks)


def _disputed(part: Happening, before: Harm, harm: Harm, words: list[str]) -> bool:
    """'Ten were killed, the ministry said; a lawmaker spoke of 25': two sources in conflict."""
    if harm.rule.startswith("rival"):
        return True
    apart = part.reading.text[before.end : harm.start]
    measured = harm.rule.startswith("nominal") and not before.rule.startswith("nominal")
    if ";" in apart and (measured or "said" in words) and not (harm.subset or harm.more):
        return True  # '85 died, police said; the ministry said 71 died'
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
    if harm.start < before.end or "and" not in words or not TALLY.isdisjoint(words):
        return False
    between = part.reading.text[before.end : harm.start]
    return not any(c in between for c in ";:()") and not harm.rule.startswith("nominal")


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
        spared = none_died(part) or only_attacker_died(part) or _spared(part, found)
        if spared is not None and "killed" not in found:
            found["killed"] = Told(Toll(0, 0, 0), "toll.survived", (spared,))


def _shot_and_alive(episode: Episode, found: dict[str, Told]) -> None:
    """'A commander was shot … He survived': one is hurt, nobody killed."""
    if "killed" in found or "injured" in found:
        return
    wound = next((span for part in episode.parts if (span := shot(part)) is not None), None)
    alive = next((span for part in episode.parts if (span := lives(part)) is not None), None)
    if wound is not None and alive is not None:
        found["killed"] = Told(Toll(0, 0, 0), "toll.survived", (alive,))
        found["injured"] = Told(Toll(1, 1, 1), "toll.survived", (wound,))


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
