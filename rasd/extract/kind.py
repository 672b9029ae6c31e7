"""The event type of an incident, from the words of all its clauses."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rasd.extract.acts import (
    Case,
    Settled,
    bombed_site,
    crowd,
    crowd_hurt,
    from_air,
    grave,
    is_protest,
    raid_of_state,
    seizure,
    things_of,
    two_sides,
    wears_bomb,
    words_of,
)
from rasd.extract.episodes import Episode
from rasd.extract.flying import aircraft, drone
from rasd.extract.votes import tally
from rasd.extract.wordsets import word_set
from rasd.model import EventType, Rival, TargetClass

_HIT: Final = frozenset({"hit", "struck", "targeted", "targeting", "targets", "hits", "against"})
_VEHICLES: Final = word_set(
    "vehicle vehicles truck bus minibus car cars humvee pickup",
)
_FORCES_MOVE: Final = frozenset({"convoy", "patrol", "motorcade", "patrols", "convoys"})
_OURS: Final = frozenset({"Iraqi security forces", "Peshmerga", "PMF"})
_STATES: Final = frozenset({"Turkey", "US", "Iran", "Israel", "Iraqi security forces"})
_CHOSEN: Final = frozenset({TargetClass.OFFICIALS, TargetClass.JOURNALISTS, TargetClass.PROTESTERS})


@dataclass(frozen=True, slots=True)
class Kind:
    """An event type with its reason. span: characters of the carrying words, None if inferred."""

    type: EventType
    rule: str
    confidence: float
    span: tuple[int, int] | None
    rivals: tuple[Rival, ...] = ()


def read_kind(episode: Episode, actor: str, context: str = "") -> Kind:
    """Return the event type. actor: who did it; context: a state that the article blames."""
    votes, spans = tally(episode)
    if not votes:
        if crowd_hurt(episode):
            return Kind(EventType.PROTEST_VIOLENCE, "kind.crowd_hurt", 0.6, None)
        fought = two_sides(Case(episode, votes, EventType.OTHER, actor, words_of(episode)))
        if fought is not None:
            return Kind(*fought, 0.6, None)
        return Kind(EventType.OTHER, "kind.none", 0.3, None)
    kind, rule = _decide(episode, votes, actor, context)
    ranked = sorted(votes, key=lambda k: (-votes[k], k.value))
    share = votes.get(kind, 0.0) / max(sum(votes.values()), 0.1)
    rivals = tuple(Rival(k.value, "fewer or weaker words") for k in ranked if k is not kind)
    return Kind(kind, rule, min(0.95, 0.6 + 0.35 * share), spans.get(kind), rivals[:3])


def _decide(
    episode: Episode, votes: dict[EventType, float], actor: str, context: str
) -> tuple[EventType, str]:
    """Return the type with the rule that settled it: special cases before the count of votes."""
    if _has_victims(episode) and len(votes) > 1:
        votes.pop(EventType.SECURITY_OPERATION, None)
    top = max(votes, key=lambda k: (votes[k], k.value))
    case = Case(episode, votes, top, actor or context, words_of(episode))
    for check in (grave, _protest, _blast, _loose, _plain, _force, seizure, _chosen):
        settled = check(case)
        if settled is not None:
            return settled
    return top, "kind.votes"


def _has_victims(episode: Episode) -> bool:
    """Whether people other than militants were killed: forces that came afterwards are no act."""
    return any(
        h.fate == "killed" and h.toll.known and h.kind not in (None, TargetClass.MILITANTS)
        for p in episode.parts
        for h in p.harms
    )


def _protest(case: Case) -> Settled:
    bombs = {EventType.SUICIDE_BOMBING, EventType.BOMBING, EventType.IED, EventType.AIRSTRIKE}
    sure = case.actor == "protesters" or crowd_hurt(case.episode)
    if sure and case.top not in bombs and is_protest(case.words):
        return EventType.PROTEST_VIOLENCE, "kind.crowd"
    return crowd(case)


def _blast(case: Case) -> Settled:
    bombs = {EventType.BOMBING, EventType.IED, EventType.SUICIDE_BOMBING, EventType.ARMED_ASSAULT}
    if case.top not in bombs:
        return None
    if case.votes.get(EventType.SUICIDE_BOMBING, 0.0) >= 1.5 or (
        case.actor not in _OURS and wears_bomb(case.episode)
    ):
        return EventType.SUICIDE_BOMBING, "kind.suicide"
    if case.votes.get(EventType.IED, 0.0) >= 1.5 and case.top is not EventType.ARMED_ASSAULT:
        return EventType.IED, "kind.roadside"
    if case.top is EventType.BOMBING:
        if (
            case.words & {"warplanes", "jets", "aircraft", "warplane", "f"}
            and "bombed" in case.words
        ):
            return EventType.AIRSTRIKE, "kind.bombed_from_air"
        for part in case.episode.parts:
            low = part.lows
            moving = not _FORCES_MOVE.isdisjoint(low) or (
                not _HIT.isdisjoint(low) and not _VEHICLES.isdisjoint(low)
            )
            if part.score.enough and moving and not _is_car_bomb(low):
                return EventType.IED, "kind.bomb_on_vehicle"
    return None


def _loose(case: Case) -> Settled:
    """Drones of nobody, sites bombed by a state, two sides that fight."""
    flown = drone(case) or aircraft(case) or bombed_site(case, _STATES)
    return flown or from_air(case, _STATES) or raid_of_state(case) or two_sides(case)


def _is_car_bomb(low: tuple[str, ...]) -> bool:
    pairs = set(pairwise(low))
    bombs = {
        (a, b)
        for a in ("car", "truck", "motorcycle", "parked", "vehicle", "minibus")
        for b in ("bomb", "bombs", "bombing", "car", "truck", "bombings")
    }
    return bool(pairs & bombs)


def _plain(case: Case) -> Settled:
    """'the base was targeted', 'a drone hit a car', 'the US killed': the means is implied."""
    if case.top in (EventType.ROCKET_OR_DRONE_ATTACK, EventType.AIRSTRIKE):
        return None
    rocket, strike = EventType.ROCKET_OR_DRONE_ATTACK, EventType.AIRSTRIKE
    things = things_of(case.episode)
    site = bool(things & {"military_base"}) or any(
        place.hit.kind in ("base", "airport")
        or any(x.kind in ("base", "airport") for x in place.hit.places)
        for p in case.episode.parts
        for place in p.own_places
    )
    weak = not any(t.mark.entry.weight >= 3 for p in case.episode.parts for t in p.triggers)
    if weak and site and not any(p.harms for p in case.episode.parts):
        return rocket, "kind.base_targeted"
    if weak and case.actor in ("US", "Turkey", "Israel") and case.top is EventType.ARMED_ASSAULT:
        return strike, "kind.state_kills"
    if weak and case.actor == "Iran" and case.top is EventType.ARMED_ASSAULT:
        return rocket, "kind.iran_strikes"  # what Iran sends over the border flies
    return None


def _force(case: Case) -> Settled:
    """Forces that kill or raid militants: an operation, unless both sides fought."""
    militants = any(
        h.kind is TargetClass.MILITANTS for p in case.episode.parts for h in p.harms
    ) or any(m.value == "militants" for p in case.episode.parts for m in p.reading.of("thing"))
    slain = any(
        h.kind is TargetClass.MILITANTS and h.active and h.fate == "killed"
        for p in case.episode.parts
        for h in p.harms
    )
    if case.top is EventType.BOMBING and case.actor in _OURS and slain:
        return EventType.SECURITY_OPERATION, "kind.forces_act"
    if case.top is EventType.ARMED_ASSAULT and case.actor in _OURS and militants:
        return EventType.SECURITY_OPERATION, "kind.forces_act"
    return None


def _chosen(case: Case) -> Settled:
    """One official, journalist or activist shot: an assassination."""
    fates = {h.fate for p in case.episode.parts for h in p.harms if h.toll.known}
    if case.top is EventType.KIDNAPPING and "killed" in fates and "abducted" not in fates:
        return EventType.ARMED_ASSAULT, "kind.killed_at_checkpoint"
    if case.top not in (EventType.ARMED_ASSAULT, EventType.ASSASSINATION):
        return None
    for part in case.episode.parts:
        for harm in part.harms:
            if harm.kind in _CHOSEN and harm.toll.known and (harm.toll.low or 0) <= 1:
                return EventType.ASSASSINATION, "kind.chosen_person"
    if case.top is EventType.ASSASSINATION and case.votes.get(EventType.ARMED_ASSAULT, 0.0) > 0:
        many = any((h.toll.low or 0) > 2 for p in case.episode.parts for h in p.numbers("killed"))
        return (EventType.ARMED_ASSAULT, "kind.many_killed") if many else None
    return None
