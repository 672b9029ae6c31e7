"""The event type of an incident, from the words of all its clauses."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rasd.extract.episodes import Episode
from rasd.extract.happenings import Happening
from rasd.extract.triggers import Trigger
from rasd.extract.wordsets import word_set
from rasd.model import EventType, Rival, TargetClass

_HIT: Final = frozenset({"hit", "struck", "targeted", "targeting", "targets", "hits", "against"})
_VEHICLES: Final = word_set(
    "vehicle vehicles truck bus minibus car cars humvee pickup",
)
_FORCES_MOVE: Final = frozenset({"convoy", "patrol", "motorcade", "patrols", "convoys"})
_STATES: Final = frozenset({"Turkey", "US", "Iran", "Israel", "Iraqi security forces"})
_SITES: Final = frozenset({"military_base", "diplomatic", "infrastructure"})
_DRONES: Final = frozenset({"drone", "drones", "uav", "uavs", "unmanned"})
_CHOSEN: Final = frozenset({TargetClass.OFFICIALS, TargetClass.JOURNALISTS, TargetClass.PROTESTERS})
_GENERIC_ACTS: Final = word_set(
    "targeted target targets targeting hit struck attacked attack attacks raid raids raided",
)


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
    votes: dict[EventType, float] = {}
    spans: dict[EventType, tuple[int, int]] = {}
    main = next((p for p in episode.parts if not p.reading.sentence.headline), episode.parts[0])
    for part in episode.parts:
        for trigger in part.triggers:
            weight = _vote(trigger, part, main)
            kind = EventType(trigger.type)
            votes[kind] = votes.get(kind, 0.0) + weight
            spans.setdefault(kind, (trigger.mark.start, trigger.mark.end))
    _by_harm(episode, votes)
    if not votes:
        return Kind(EventType.OTHER, "kind.none", 0.3, None)
    kind, rule = _decide(episode, votes, actor, context)
    ranked = sorted(votes, key=lambda k: (-votes[k], k.value))
    share = votes.get(kind, 0.0) / max(sum(votes.values()), 0.1)
    rivals = tuple(Rival(k.value, "fewer or weaker words") for k in ranked if k is not kind)
    return Kind(kind, rule, min(0.95, 0.6 + 0.35 * share), spans.get(kind), rivals[:3])


def _vote(trigger: Trigger, part: Happening, main: Happening) -> float:
    weight = {3: 3.0, 2: 1.0}.get(trigger.mark.entry.weight, 0.5)
    weight *= 0.3 if trigger.bare else 1.0
    weight *= 0.6 if part.reading.sentence.headline else 1.0
    weight *= 0.4 if trigger.the or not part.score.enough else 1.0
    if trigger.mark.entry.words[0] in _GENERIC_ACTS and _has_weapon(part):
        weight *= 0.3
    if part is not main and part.known and _after(part, trigger):
        weight *= 0.2
    return weight * (2.0 if part is main else 0.5) * (1.1 if trigger.verb else 1.0)


def _has_weapon(part: Happening) -> bool:
    """Whether another trigger of the clause names the means: then 'attacked' takes its type."""
    others = (EventType.ARMED_ASSAULT, EventType.SECURITY_OPERATION)
    return any(EventType(t.type) not in others for t in part.triggers)


def _after(part: Happening, trigger: Trigger) -> bool:
    """'the raid came after villagers had been abducted': what went before, not the act itself."""
    return any(part.reading.low(n) == "after" for n in range(part.first, trigger.mark.first))


def _by_harm(episode: Episode, votes: dict[EventType, float]) -> None:
    """Abductions and arrests speak for their type, bodies found for 'other'."""
    for part in episode.parts:
        for harm in part.harms:
            if harm.fate == "abducted" and part.score.enough and not part.known:
                votes[EventType.KIDNAPPING] = votes.get(EventType.KIDNAPPING, 0.0) + 1.0
            if harm.fate == "detained":
                key = EventType.SECURITY_OPERATION
                votes[key] = votes.get(key, 0.0) + 1.0


def _decide(
    episode: Episode, votes: dict[EventType, float], actor: str, context: str
) -> tuple[EventType, str]:
    """Return the type with the rule that settled it: special cases before the count of votes."""
    if _has_victims(episode) and len(votes) > 1:
        votes.pop(EventType.SECURITY_OPERATION, None)
    top = max(votes, key=lambda k: (votes[k], k.value))
    case = _Case(episode, votes, top, actor or context, _words(episode))
    for check in (_protest, _blast, _air, _plain, _force, _chosen):
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


_Settled = tuple[EventType, str] | None


@dataclass(frozen=True, slots=True)
class _Case:
    """What the special cases look at. top: the type with most votes; words: all in lower case."""

    episode: Episode
    votes: dict[EventType, float]
    top: EventType
    actor: str
    words: frozenset[str]


def _words(episode: Episode) -> frozenset[str]:
    return frozenset(
        part.reading.low(n) for part in episode.parts for n in range(part.first, part.last)
    )


def _protest(case: _Case) -> _Settled:
    crowd = case.actor == "protesters" or any(
        h.kind is TargetClass.PROTESTERS and (h.toll.low or 0) != 1
        for p in case.episode.parts
        for h in p.harms
    )
    bombs = {EventType.SUICIDE_BOMBING, EventType.BOMBING, EventType.IED, EventType.AIRSTRIKE}
    if (
        crowd
        and case.top not in bombs
        and case.words
        & {
            "protesters",
            "demonstrators",
            "protested",
            "protest",
            "protests",
            "protestors",
            "demonstration",
            "rally",
        }
    ):
        return EventType.PROTEST_VIOLENCE, "kind.crowd"
    return None


def _blast(case: _Case) -> _Settled:
    bombs = {EventType.BOMBING, EventType.IED, EventType.SUICIDE_BOMBING, EventType.ARMED_ASSAULT}
    if case.top not in bombs:
        return None
    if case.votes.get(EventType.SUICIDE_BOMBING, 0.0) >= 1.5:
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
            low = [part.reading.low(n) for n in range(part.first, part.last)]
            moving = not _FORCES_MOVE.isdisjoint(low) or (
                not _HIT.isdisjoint(low) and not _VEHICLES.isdisjoint(low)
            )
            if part.score.enough and moving and not _is_car_bomb(low):
                return EventType.IED, "kind.bomb_on_vehicle"
    return None


def _is_car_bomb(low: list[str]) -> bool:
    pairs = set(pairwise(low))
    bombs = {
        (a, b)
        for a in ("car", "truck", "motorcycle", "parked", "vehicle", "minibus")
        for b in ("bomb", "bombs", "bombing", "car", "truck", "bombings")
    }
    return bool(pairs & bombs)


def _things(case: _Case) -> set[str]:
    return {m.value for p in case.episode.parts for m in p.reading.of("thing")}


def _air(case: _Case) -> _Settled:
    """Rockets or aircraft? A state's drone strikes, a militia's drone on a base is a missile."""
    if case.top is EventType.ROCKET_OR_DRONE_ATTACK:
        craft = case.words & {"warplanes", "airstrike", "airstrikes", "jets", "warplane"}
        if craft and case.votes.get(EventType.AIRSTRIKE, 0.0) >= 1.5:
            return EventType.AIRSTRIKE, "kind.aircraft"
        state = case.actor in ("Turkey", "US", "Iraqi security forces")
        drone = not craft and state and case.words & _DRONES
        return (EventType.AIRSTRIKE, "kind.drone_of_state") if drone else None
    if case.top is EventType.AIRSTRIKE:
        on_site = case.words & _DRONES and _things(case) & _SITES
        if on_site and case.actor not in _STATES:
            return EventType.ROCKET_OR_DRONE_ATTACK, "kind.drone_on_base"
    return None


def _plain(case: _Case) -> _Settled:
    """'the base was targeted', 'a drone hit a car', 'the US killed': the means is implied."""
    if case.top in (EventType.ROCKET_OR_DRONE_ATTACK, EventType.AIRSTRIKE):
        return None
    rocket, strike = EventType.ROCKET_OR_DRONE_ATTACK, EventType.AIRSTRIKE
    things = _things(case)
    site = bool(things & {"military_base"}) or any(
        place.hit.kind in ("base", "airport")
        or any(x.kind in ("base", "airport") for x in place.hit.places)
        for p in case.episode.parts
        for place in p.own_places
    )
    weak = not any(t.mark.entry.weight >= 3 for p in case.episode.parts for t in p.triggers)
    drone = bool(case.words & {"drone", "drones"})
    if weak and drone:
        return (strike if case.actor in _STATES or not things & _SITES else rocket), "kind.drone"
    if weak and site and not any(p.harms for p in case.episode.parts):
        return rocket, "kind.base_targeted"
    if weak and case.actor in ("US", "Turkey", "Israel") and case.top is EventType.ARMED_ASSAULT:
        return strike, "kind.state_kills"
    return None


def _force(case: _Case) -> _Settled:
    """Forces that kill or raid militants: an operation, unless both sides fought."""
    ours = {"Iraqi security forces", "Peshmerga", "PMF"}
    militants = any(
        h.kind is TargetClass.MILITANTS for p in case.episode.parts for h in p.harms
    ) or any(m.value == "militants" for p in case.episode.parts for m in p.reading.of("thing"))
    if case.top is EventType.ARMED_ASSAULT and case.actor in ours and militants:
        return EventType.SECURITY_OPERATION, "kind.forces_act"
    return None


def _chosen(case: _Case) -> _Settled:
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
