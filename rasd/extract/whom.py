"""Whom or what an incident hit: the people harmed first, else the thing struck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rasd.extract.episodes import Episode
from rasd.extract.groups import Harm
from rasd.extract.happenings import Happening
from rasd.extract.phrases import Mark
from rasd.extract.triggers import Trigger
from rasd.extract.wordsets import word_set
from rasd.model import EventType, TargetClass

_PLACES_OF_PEOPLE: Final = frozenset(
    {TargetClass.MARKET, TargetClass.PILGRIMS, TargetClass.DIPLOMATIC, TargetClass.PROTESTERS}
)
_SITES: Final = frozenset(
    {TargetClass.MILITARY_BASE, TargetClass.DIPLOMATIC, TargetClass.INFRASTRUCTURE}
)
_AGAINST_MILITANTS: Final = frozenset({EventType.AIRSTRIKE, EventType.SECURITY_OPERATION})
_CROWDS: Final = frozenset({"crowd", "group", "queue", "line", "gathering", "crowds", "up"})
_GENERIC: Final = word_set(
    "dead men others people person persons victims",
)
_LABELS: Final = {
    TargetClass.CIVILIANS: "civilians",
    TargetClass.MARKET: "market",
    TargetClass.PILGRIMS: "pilgrims",
    TargetClass.SOLDIERS: "soldiers",
    TargetClass.POLICE: "police",
    TargetClass.SECURITY_FORCES: "security forces",
    TargetClass.PMF: "PMF",
    TargetClass.PESHMERGA: "peshmerga",
    TargetClass.MILITANTS: "militants",
    TargetClass.OFFICIALS: "official",
    TargetClass.JOURNALISTS: "journalists",
    TargetClass.PROTESTERS: "protesters",
    TargetClass.MILITARY_BASE: "military base",
}
_STEMS: Final[dict[TargetClass, tuple[str, ...]]] = {
    TargetClass.CIVILIANS: ("civil", "villag", "touris", "farmer", "vehicle", "resident"),
    TargetClass.MARKET: ("market", "shop", "restaurant"),
    TargetClass.SOLDIERS: ("soldier", "army", "troops"),
    TargetClass.PMF: ("pmf", "hashd", "popular mobil"),
    TargetClass.MILITANTS: ("isis", "daesh", "pkk", "militant"),
    TargetClass.OFFICIALS: ("judge", "activist", "analyst", "leader", "official", "politician"),
    TargetClass.JOURNALISTS: ("journalist", "reporter"),
    TargetClass.PROTESTERS: ("protest", "activist"),
    TargetClass.MILITARY_BASE: ("base", "airport"),
}
_FATES: Final = {"killed": 0, "abducted": 1, "injured": 2, "detained": 3}


@dataclass(frozen=True, slots=True)
class Whom:
    """The target: words, class, rule, and the characters of the carrying words."""

    words: str = ""
    kind: TargetClass = TargetClass.UNKNOWN
    rule: str = "whom.none"
    confidence: float = 0.3
    span: tuple[int, int] | None = None


def read_whom(episode: Episode, event: EventType) -> Whom:
    """Return the target of an incident."""
    people = _people(episode, event)
    thing = _thing(episode)
    if people is None:
        named = _of_thing(episode, thing, "whom.thing") if thing is not None else Whom()
        return _site(episode) or named
    kind = people.kind or TargetClass.UNKNOWN
    if thing is not None and _says_more(thing, kind, event):
        return _of_thing(episode, thing, "whom.thing")
    if kind is TargetClass.CIVILIANS and _plain(people):
        crowd = _crowd(episode)
        if crowd is not None:
            return crowd
    words = labelled(_clean(people.noun), kind)
    if kind is TargetClass.PROTESTERS and event is EventType.ASSASSINATION:
        words = "activist"
    return Whom(words, kind, "whom.victims", 0.85, (people.start, people.end))


def _says_more(thing: Mark, kind: TargetClass, event: EventType) -> bool:
    """Whether the thing struck tells more than the people harmed: a market, a consulate."""
    if kind is TargetClass.CIVILIANS and TargetClass(thing.value) in _PLACES_OF_PEOPLE:
        return True
    vague = kind in (TargetClass.SECURITY_FORCES, TargetClass.UNKNOWN)
    return vague or event is EventType.PROTEST_VIOLENCE


def _crowd(episode: Episode) -> Whom | None:
    """'blew himself up in a crowd of police recruits': the crowd says whom it hit."""
    for part in episode.parts:
        for mark in part.reading.of("people"):
            inside = part.first <= mark.first < part.last and mark.first >= 2
            pair = (part.reading.low(mark.first - 2), part.reading.low(mark.first - 1))
            if inside and pair[1] in ("of", "among") and pair[0] in _CROWDS:
                kind = TargetClass(mark.value)
                words = labelled(part.reading.text[mark.start : mark.end], kind)
                return Whom(words, kind, "whom.crowd", 0.8, (mark.start, mark.end))
    return None


def _site(episode: Episode) -> Whom | None:
    """A base or airport by its name, where nobody is said to be hurt."""
    for part in episode.parts:
        for place in part.own_places:
            if place.hit.kind in ("base", "airport") or any(
                p.kind in ("base", "airport") for p in place.hit.places
            ):
                kind, hit = TargetClass.MILITARY_BASE, place.hit
                return Whom(labelled(hit.text, kind), kind, "whom.site", 0.8, (hit.start, hit.end))
    return None


def _people(episode: Episode, event: EventType) -> Harm | None:
    """Return the harm that says most about the victims: killed first, a precise class first."""
    found: list[tuple[int, int, int, Harm]] = []
    for order, part in enumerate(episode.parts):
        for harm in part.harms:
            if harm.kind is None or harm.subset:
                continue
            attackers = harm.kind is TargetClass.MILITANTS and event not in _AGAINST_MILITANTS
            vague = harm.kind is TargetClass.CIVILIANS and not harm.toll.known
            rank = 5 if attackers else _FATES.get(harm.fate, 4)
            found.append((rank + (2 if vague else 0), _plain(harm), order, harm))
    return min(found, key=lambda item: item[:3])[3] if found else None


def _plain(harm: Harm) -> int:
    """'people' says less than 'policemen'."""
    noun = harm.noun.lower()
    return 1 if noun.endswith(("people", "persons", "others", "men", "dead", "victims")) else 0


def _thing(episode: Episode) -> Mark | None:
    """Return the thing struck: nearest behind an act, finer classes first."""
    best: tuple[float, Mark] | None = None
    for order, part in enumerate(episode.parts):
        if not part.score.enough and order:
            continue
        for mark in part.reading.of("thing"):
            if not part.first <= mark.first < part.last:
                continue
            worth = _worth(part, mark) - 0.5 * order
            if worth > 0 and (best is None or worth > best[0]):
                best = (worth, mark)
    return best[1] if best else None


def _worth(part: Happening, mark: Mark) -> float:
    """Return how likely a thing is what was struck."""
    acts: list[Trigger] = list(part.triggers)
    behind = [mark.first - t.mark.last for t in acts if t.mark.last <= mark.first]
    near = min(behind) if behind else 12
    worth = 3.0 - 0.2 * min(near, 12)
    kind = TargetClass(mark.value)
    if kind in _SITES or kind in _PLACES_OF_PEOPLE:
        worth += 0.8
    if kind is TargetClass.CIVILIANS:
        worth -= 0.8
    if part.reading.low(mark.first - 1) in ("from", "by"):
        worth -= 2.0
    if kind is TargetClass.SECURITY_FORCES and mark.last - mark.first == 1:
        worth -= 0.5
    return worth


def _of_thing(episode: Episode, mark: Mark, rule: str) -> Whom:
    part = next(p for p in episode.parts if mark in p.reading.of("thing"))
    words = part.reading.text[mark.start : mark.end]
    kind = TargetClass(mark.value)
    return Whom(labelled(words, kind), kind, rule, 0.7, (mark.start, mark.end))


def labelled(words: str, kind: TargetClass) -> str:
    """Return the text's words with the plain name of their class, unless they say it already."""
    label = _LABELS.get(kind, "")
    low = words.lower()
    if not words or low in _GENERIC:
        return label or words
    if not label or any(stem in low for stem in _STEMS.get(kind, (label,))):
        return words
    return f"{label} ({words})"


def _clean(noun: str) -> str:
    """Drop what belongs to the number: 'more policemen' are policemen."""
    for lead in ("more ", "other ", "others ", "additional ", "further ", "of ", "the "):
        noun = noun.removeprefix(lead)
    return " ".join(noun.split())
