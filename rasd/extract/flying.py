"""What flew: a state's armed drone or aircraft, or a drone that is itself the missile."""

from __future__ import annotations

from typing import Final

from rasd.extract.acts import Case, Settled, only_supports, pairs_of, telling, things_of
from rasd.extract.wordsets import word_set
from rasd.model import EventType

_DRONES: Final = frozenset({"drone", "drones", "uav", "uavs", "unmanned", "quadcopter"})
_CRAFT: Final = word_set("warplanes airstrike airstrikes jets warplane aircraft helicopters f-16s")
_LOADED: Final = word_set(
    "laden carrying loaded packed rigged load trapped explosive kamikaze suicide explosives",
)
_FOUND: Final = word_set("caught seized arrested detained discovered confiscated")
_STRUCK: Final = word_set(
    "struck hit targeted exploded fell crashed attack strike attacked landed",
)
_HUNTED: Final = word_set(
    "car vehicle motorcycle pickup pick truck convoy vehicles pkk ybs pjak motorcyclist militants",
    "fighters commander house mountain mountains cave caves village",
)
"""What a state's armed drone hunts; a base, an airport or an oil field a flying bomb hits."""

_SITES: Final = frozenset({"military_base", "diplomatic", "infrastructure"})
_PLANES: Final = word_set(
    "warplanes warplane jets jet aircraft planes gunship gunships helicopter helicopters f-16s",
    "15s 16s 130",
)
_FIRING: Final = word_set(
    "bomb bombs bombed bombard bombarded bombards fired fires fire destroyed destroy struck",
    "strike strikes hit hits pounded pound targeted raided killed killing",
)
_FIELDS: Final = word_set("field fields oilfield oilfields gasfield airport base refinery embassy")
_STRIKERS: Final = frozenset({"Turkey", "US", "Israel", "Iraqi security forces"})
"""Who flies drones that fire and come home. Iran and the militias send flying bombs."""

_MAYBE: Final = frozenset(
    {
        EventType.AIRSTRIKE,
        EventType.ARMED_ASSAULT,
        EventType.SECURITY_OPERATION,
        EventType.BOMBING,
        EventType.ASSASSINATION,
        EventType.ROCKET_OR_DRONE_ATTACK,
    }
)


def drone(case: Case) -> Settled:
    """Tell a drone strike of a state from a drone full of explosives."""
    told = telling(case)
    if case.top not in _MAYBE or _DRONES.isdisjoint(told) or not _CRAFT.isdisjoint(told):
        return None
    if _FOUND & told and _STRUCK.isdisjoint(told):
        return EventType.SECURITY_OPERATION, "kind.drones_found"
    rocket = EventType.ROCKET_OR_DRONE_ATTACK
    pairs = {pair for part in case.episode.parts for pair in pairs_of(part)}
    if {("shot", "down"), ("brought", "down"), ("shoot", "down")} & pairs or told & {
        "downed",
        "intercepted",
    }:
        return rocket, "kind.drone_downed"
    if case.actor in _STRIKERS:
        return EventType.AIRSTRIKE, "kind.drone_of_state"
    if not _LOADED.isdisjoint(told) or case.actor not in ("Iran", "unknown", ""):
        return rocket, "kind.drone_loaded"
    return _by_its_mark(case, told)


def _is_strike(case: Case) -> bool:
    """Whether 'drone strike', 'drone bombing' is said."""
    return any(
        t.type == "airstrike" and t.mark.entry.weight >= 3
        for p in case.episode.parts
        for t in p.triggers
    )


def _by_its_mark(case: Case, told: set[str]) -> Settled:
    """A drone of nobody knows whom, or of Iran: what it hit tells what it was."""
    strike = _is_strike(case)
    if case.actor == "Iran" and strike:
        return EventType.AIRSTRIKE, "kind.drone_strike"
    on_site = bool(things_of(case.episode) & _SITES) or not _FIELDS.isdisjoint(told)
    if on_site or case.actor == "Iran" or (not strike and _HUNTED.isdisjoint(told)):
        return EventType.ROCKET_OR_DRONE_ATTACK, "kind.drone_on_site"
    return EventType.AIRSTRIKE, "kind.drone_hunts"


def aircraft(case: Case) -> Settled:
    """'warplanes fired rockets', 'jets bomb', 'a gunship fired on': the aircraft decide."""
    told = telling(case)
    flies = case.actor in _STRIKERS and told & (_PLANES | {"bombers"}) and told & _FIRING
    carried = (EventType.ROCKET_OR_DRONE_ATTACK, EventType.SUICIDE_BOMBING)
    if case.top in carried and flies:
        return EventType.AIRSTRIKE, "kind.aircraft_of_state"
    if case.top is EventType.ROCKET_OR_DRONE_ATTACK:
        flown = case.words & _CRAFT and case.votes.get(EventType.AIRSTRIKE, 0.0) >= 1.5
        return (EventType.AIRSTRIKE, "kind.aircraft") if flown else None
    if case.top not in _MAYBE or case.actor not in (*_STRIKERS, "Iran", "unknown"):
        return None
    if only_supports(case, _PLANES):
        return None
    strikes = case.votes.get(EventType.AIRSTRIKE, 0.0) >= 1.5 or bool(told & _PLANES)
    if strikes and told & _PLANES and told & _FIRING:
        return EventType.AIRSTRIKE, "kind.aircraft"
    return None
