"""How much the words of an incident's clauses speak for each event type."""

from __future__ import annotations

from typing import Final

from rasd.extract.acts import is_protest, lacks_explosives, words_of
from rasd.extract.episodes import Episode
from rasd.extract.happenings import Happening
from rasd.extract.triggers import Trigger
from rasd.extract.wordsets import word_set
from rasd.model import EventType

_FIRED: Final = frozenset({"fired", "open", "opened", "opens", "opening", "shot"})
_DRIVEN: Final = frozenset({"drove", "rammed", "ramming", "crashed"})
_GENERIC_ACTS: Final = word_set(
    "targeted target targets targeting hit hits struck attacked attack attacks raid raids raided",
    "strikes killed kill kills killing shot burned burnt set burning",
)


def tally(episode: Episode) -> tuple[dict[EventType, float], dict[EventType, tuple[int, int]]]:
    """Return the votes for each type, and the characters of the words that spoke for it first."""
    votes: dict[EventType, float] = {}
    spans: dict[EventType, tuple[int, int]] = {}
    protest, means = is_protest(words_of(episode)), _names_means(episode)
    main = next((p for p in episode.parts if not p.reading.sentence.headline), episode.parts[0])
    for part in episode.parts:
        for trigger in part.triggers:
            weight = _vote(trigger, part, main, means=means)
            kind = _type_of(trigger, protest=protest)
            votes[kind] = votes.get(kind, 0.0) + weight
            spans.setdefault(kind, (trigger.mark.start, trigger.mark.end))
    _by_harm(episode, main, votes)
    return votes, spans


def _type_of(trigger: Trigger, *, protest: bool) -> EventType:
    """'set fire to the load' is a protest's act only where somebody protests."""
    kind = EventType(trigger.type)
    burns = trigger.verb and trigger.mark.entry.words[0] in ("set", "torched", "stormed")
    if kind is EventType.PROTEST_VIOLENCE and burns and not protest:
        return EventType.ARMED_ASSAULT
    return kind


def _vote(trigger: Trigger, part: Happening, main: Happening, *, means: bool) -> float:
    weight = {3: 3.0, 2: 1.0}.get(trigger.mark.entry.weight, 0.5)
    weight *= 0.3 if trigger.bare else 1.0
    weight *= 0.6 if part.reading.sentence.headline else 1.0
    weight *= 0.4 if trigger.the or not part.score.enough else 1.0
    if trigger.mark.entry.words[0] in _GENERIC_ACTS and trigger.type == "armed_assault":
        weight *= 0.3 if _has_weapon(part) else 0.5 if means else 1.0
    if trigger.type == "security_operation" and part is not main and _violent(main):
        weight *= 0.2
    if part is not main and (_violent(main) or main.harms) and _answers(part, trigger):
        weight *= 0.2
    first = trigger.mark.entry.words[0]
    if first in _FIRED and any(t.type == "rocket_or_drone_attack" for t in part.triggers):
        weight *= 0.2 if trigger.type == "armed_assault" else 1.0
    if first in _DRIVEN and trigger.type == "suicide_bombing" and lacks_explosives(part):
        weight *= 0.1
    if first in ("detained", "arrested") and _describes(part, trigger):
        weight *= 0.1
    if trigger.mark.entry.words[0] in ("rocket", "rockets") and _is_grenade(part, trigger):
        weight *= 0.1
    if part is not main and part.known and _after(part, trigger):
        weight *= 0.2
    return weight * (2.0 if part is main else 0.5) * (1.1 if trigger.verb else 1.0)


def _answers(part: Happening, trigger: Trigger) -> bool:
    """'Security forces shelled the area': what forces did after an attack is not the attack."""
    at = trigger.mark.first
    return trigger.verb and any(
        mark.entry.form == "forces" and mark.last == at for mark in part.reading.of("actor")
    )


def _describes(part: Happening, trigger: Trigger) -> bool:
    """'a lawyer who defends detained demonstrators': no arrest is told."""
    before = part.reading.low(trigger.mark.first - 1)
    return before in ("of", "for", "with", "from", "defends", "represents", "defending")


def _is_grenade(part: Happening, trigger: Trigger) -> bool:
    """'rocket-propelled grenades' are carried and fired by hand."""
    return any(part.reading.low(trigger.mark.last + n) == "propelled" for n in (-1, 0))


def _has_weapon(part: Happening) -> bool:
    """Whether another trigger of the clause names the means: then 'attacked' takes its type."""
    others = (EventType.ARMED_ASSAULT, EventType.SECURITY_OPERATION)
    return any(EventType(t.type) not in others for t in part.triggers)


def _after(part: Happening, trigger: Trigger) -> bool:
    """'the raid came after villagers had been abducted': what went before, not the act itself."""
    return any(part.reading.low(n) == "after" for n in range(part.first, trigger.mark.first))


def _violent(main: Happening) -> bool:
    """Whether the clause that carries the incident tells an attack, not an operation."""
    acts = [t for t in main.triggers if not t.bare and t.mark.entry.weight >= 2]
    return any(t.type not in ("security_operation", "other") for t in acts)


def _names_means(episode: Episode) -> bool:
    """Whether any telling clause names the means: then 'struck' and 'killed' say nothing more."""
    return any(part.score.enough and not part.known and _has_weapon(part) for part in episode.parts)


def _by_harm(episode: Episode, main: Happening, votes: dict[EventType, float]) -> None:
    """Abductions and arrests speak for their type, bodies found for 'other'."""
    for part in episode.parts:
        for harm in part.harms:
            if harm.fate == "abducted" and part.score.enough and not part.known:
                votes[EventType.KIDNAPPING] = votes.get(EventType.KIDNAPPING, 0.0) + 1.0
            if harm.fate == "detained" and (part is main or not _violent(main)):
                key = EventType.SECURITY_OPERATION
                votes[key] = votes.get(key, 0.0) + 1.0
