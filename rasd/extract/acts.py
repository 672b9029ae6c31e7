"""What the words of an incident say about the act: a crowd, a drone, a seizure, a grave."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rasd.extract.episodes import Episode
from rasd.extract.happenings import Happening
from rasd.extract.singles import is_name
from rasd.extract.wordsets import word_set
from rasd.model import EventType, TargetClass

Settled = tuple[EventType, str] | None

_PROTEST: Final = word_set(
    "protesters protester protestors demonstrators demonstrator protested protest protests rally",
    "demonstration demonstrations rallies riot riots rioters sit-in protesting",
)
_MARCH: Final = word_set("march stone-throwing stones crowd crowds tear")
_FIRING: Final = word_set(
    "fired fire fires firing shot shots shooting gunfire tear stones clashes clashed beaten",
    "bullets ammunition burned torched stormed killed",
)
_CHOSEN_WAY: Final = word_set(
    "gunmen masked home house silenced silencers silencer motorcycle motorbike assassinated",
    "unknown unidentified kidnapped abducted bomb taxi bodyguard",
)
_SUPPORT: Final = word_set("backed supported aided assisted accompanied support cover backing")
_SUPPORT_REACH: Final = 6
_AIRCRAFT: Final = word_set("helicopter helicopters gunship gunships jet jets warplane warplanes")
_FLOWN: Final = word_set("strike strikes airstrike airstrikes drone drones bombed")
_THROWN: Final = frozenset({"throwing", "threw", "hurling", "hurled", "pelted", "pelting"})
_GRAB: Final = word_set("seized snatched grabbed dragged bundled led")
_EXPLOSIVE: Final = word_set(
    "bomb bombs explosive explosives suicide blew detonated exploded laden rigged packed bomber",
    "vbied explosion blast bombing",
)
_GRAVE: Final = frozenset({"grave", "graves"})
_OPENED: Final = word_set("remains opened exhumed unearthed exhumation found discovered uncovered")
_BASES: Final = word_set("headquarters position positions brigade hideout hideouts base camp site")


_BOMBS: Final = frozenset({EventType.BOMBING, EventType.IED, EventType.SUICIDE_BOMBING})


@dataclass(frozen=True, slots=True)
class Case:
    """What the special cases look at. top: the type with most votes; words: all in lower case."""

    episode: Episode
    votes: dict[EventType, float]
    top: EventType
    actor: str
    words: frozenset[str]


def words_of(episode: Episode) -> frozenset[str]:
    """Return all words of an incident in lower case."""
    return frozenset(low for part in episode.parts for low in part.lows)


def things_of(episode: Episode) -> set[str]:
    """Return the classes of things named in its sentences."""
    return {mark.value for part in episode.parts for mark in part.reading.of("thing")}


def is_protest(words: frozenset[str]) -> bool:
    """Whether the words speak of a protest."""
    return not _PROTEST.isdisjoint(words)


def lacks_explosives(part: Happening) -> bool:
    """Whether 'drove into', 'rammed' tell no bomb: nothing of the clause explodes."""
    return _EXPLOSIVE.isdisjoint(part.lows)


def crowd(case: Case) -> Settled:
    """People shot at a protest; a named or chosen person shot at home is no protest."""
    guns = {
        EventType.ARMED_ASSAULT,
        EventType.ASSASSINATION,
        EventType.CLASH,
        EventType.PROTEST_VIOLENCE,
    }
    if case.top not in guns or _FIRING.isdisjoint(case.words):
        return None
    told = telling(case)
    if not _CHOSEN_WAY.isdisjoint(told):
        return None
    if {"stone", "stones"} & told and not _THROWN.isdisjoint(told):
        return EventType.PROTEST_VIOLENCE, "kind.stones"
    if any(("sit", "in") in pairs_of(p) and p.score.enough for p in case.episode.parts[:3]):
        return EventType.PROTEST_VIOLENCE, "kind.sit_in"
    forces = case.actor in ("Iraqi security forces", "Peshmerga", "PMF", "protesters")
    if not _PROTEST.isdisjoint(told) or (forces and not _MARCH.isdisjoint(told)):
        return EventType.PROTEST_VIOLENCE, "kind.crowd"
    return _of_protest_article(case)


def _of_protest_article(case: Case) -> Settled:
    """'a man was shot dead outside the office' in an article that opens with protests."""
    chosen = (TargetClass.JOURNALISTS, TargetClass.OFFICIALS)
    if any(harm.kind in chosen for part in case.episode.parts for harm in part.harms):
        return None
    opening = case.episode.parts[0].reading.text[:400].lower()
    if any(word in opening for word in ("protest", "demonstrat", "day of rage", "rallies")):
        return EventType.PROTEST_VIOLENCE, "kind.protest_article"
    return None


def telling(case: Case) -> set[str]:
    """Return the words of the first clauses: those that tell the act."""
    parts = [p for p in case.episode.parts[:3] if p.score.enough or p.known]
    parts = parts or case.episode.parts[:1]
    return {low for part in parts for low in part.lows}


def pairs_of(part: Happening) -> set[tuple[str, str]]:
    """Return the pairs of words of a clause that stand side by side."""
    return set(pairwise(part.lows))


def seizure(case: Case) -> Settled:
    """'masked men seized Ali Hasan, a protest leader': people taken, no ground or weapons."""
    if case.top is not EventType.ARMED_ASSAULT:
        return None
    for part in case.episode.parts:
        if part.score.enough and _seizes(part):
            return EventType.KIDNAPPING, "kind.seized_person"
    return None


def _seizes(part: Happening) -> bool:
    reading = part.reading
    people = {mark.first for mark in reading.of("people") if mark.entry.weight >= 0}
    taken = {reading.word_at(hit.start) for hit in reading.hits}
    for at in range(part.first, part.last - 2):
        if reading.low(at) not in _GRAB or reading.low(at - 1) in ("weapons", "and"):
            continue
        named = is_name(reading.words[at + 1].text) and is_name(reading.words[at + 2].text)
        if (named and at + 1 not in taken) or people & set(range(at + 1, at + 4)):
            return True
    return False


def grave(case: Case) -> Settled:
    """'a grave was opened; it held the remains of 11': the find, not the killing."""
    found = _GRAVE & case.words and _OPENED & case.words
    first = next((p for p in case.episode.parts if p.score.enough), None)
    if not found or first is None or case.top is EventType.OTHER:
        return None
    own = frozenset(first.lows)
    return (EventType.OTHER, "kind.grave") if own & _GRAVE and own & _OPENED else None


def only_supports(case: Case, craft: frozenset[str]) -> bool:
    """'soldiers backed by helicopters killed eight': the aircraft are beside the act."""
    lone = False
    for part in case.episode.parts:
        for at in (n for n, word in enumerate(part.lows) if word in craft):
            if _SUPPORT.isdisjoint(part.lows[max(0, at - _SUPPORT_REACH) : at]):
                return False
            lone = True
    return lone


def from_air(case: Case, states: frozenset[str]) -> Settled:
    """'a U.S. helicopter fired on gunmen'."""
    if case.top is not EventType.ARMED_ASSAULT or case.actor not in states:
        return None
    if _AIRCRAFT & telling(case) and not only_supports(case, _AIRCRAFT):
        return EventType.AIRSTRIKE, "kind.fired_from_air"
    return None


def raid_of_state(case: Case) -> Settled:
    """'U.S. troops killed five insurgents in a raid': no strike from the air."""
    words = telling(case)
    on_foot = "raid" in words and {"troops", "soldiers", "forces"} & words
    if case.top is not EventType.ARMED_ASSAULT or case.actor not in ("US", "Turkey"):
        return None
    if not on_foot or not (_FLOWN | _AIRCRAFT).isdisjoint(words):
        return None
    hit = any(h.kind is TargetClass.MILITANTS for p in case.episode.parts for h in p.harms)
    return (EventType.SECURITY_OPERATION, "kind.raid_of_state") if hit else None


def two_sides(case: Case) -> Settled:
    """'fighting between the army and a militia'."""
    for part in case.episode.parts:
        told = case.top not in _BOMBS and part.score.enough and pairs_of(part)
        if told and {("fighting", "between"), ("clashes", "between"), ("battle", "between")} & told:
            return EventType.CLASH, "kind.two_sides"
    return None


def bombed_site(case: Case, states: frozenset[str]) -> Settled:
    """'a brigade headquarters was bombed': from the air where a state did it."""
    if case.top is not EventType.BOMBING or "bombed" not in case.words:
        return None
    on_site = not _BASES.isdisjoint(case.words)
    if case.actor in states and on_site:
        return EventType.AIRSTRIKE, "kind.bombed_by_state"
    return None


def wears_bomb(episode: Episode) -> bool:
    """Whether the attacker wore the bomb: 'a man wearing an explosives vest'."""
    return any(
        mark.value == "suicide vest" and part.first <= mark.first < part.last
        for part in episode.parts
        for mark in part.reading.of("weapon")
        if part.score.enough
    )


def crowd_hurt(episode: Episode) -> bool:
    """Whether several protesters came to harm."""
    return any(
        harm.kind is TargetClass.PROTESTERS
        and harm.fate in ("killed", "injured")
        and (harm.toll.low or 0) != 1
        for part in episode.parts
        for harm in part.harms
    )
