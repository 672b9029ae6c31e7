"""Whom or what an incident hit: the people harmed first, else the thing struck."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rasd.extract.episodes import Episode
from rasd.extract.groups import Harm
from rasd.extract.happenings import Happening
from rasd.extract.labels import labelled
from rasd.extract.phrases import Mark
from rasd.extract.struck import PLACES_OF_PEOPLE, SITES, thing_of
from rasd.extract.tolls import AGAINST_MILITANTS
from rasd.extract.wordsets import word_set
from rasd.model import EventType, TargetClass

_CROWDS: Final = frozenset({"crowd", "group", "queue", "line", "gathering", "crowds", "up"})
_FATES: Final = {"killed": 0, "abducted": 1, "injured": 2, "detained": 3}


_PLAIN_THINGS: Final = frozenset({TargetClass.PILGRIMS, TargetClass.OFFICIALS})
"""A mosque or an office is named as it is."""

_FORCES: Final = frozenset(
    {TargetClass.SOLDIERS, TargetClass.POLICE, TargetClass.PMF, TargetClass.PESHMERGA}
)
_SIDES: Final = {"Iran-backed militia": "militia", "ISIS": "ISIS", "PKK": "PKK"}
_CHOSEN: Final = frozenset({EventType.ASSASSINATION, EventType.KIDNAPPING})
_CACHES: Final = frozenset({"cache", "caches", "stockpile", "depot", "stash", "shells", "belts"})
_SUSPECTS: Final = word_set(
    "suspects suspect wanted smugglers smuggler dealers dealer kidnappers traffickers members men",
    "man gang cell network tribesmen",
)


@dataclass(frozen=True, slots=True)
class Whom:
    """The target: words, class, rule, and the characters of the carrying words."""

    words: str = ""
    kind: TargetClass = TargetClass.UNKNOWN
    rule: str = "whom.none"
    confidence: float = 0.3
    span: tuple[int, int] | None = None


_DEFAULT: Final = Whom("civilians", TargetClass.CIVILIANS, "whom.default", 0.3)


def read_whom(episode: Episode, event: EventType, actor: str = "") -> Whom:
    """Return the target of an incident. actor: who did it."""
    for read in (_of_protest, _of_strike, _of_operation):
        whom = read(episode, event, actor)
        if whom is not None:
            return whom
    people = _people(episode, event)
    thing = thing_of(episode, event)
    if people is None:
        named = _of_thing(episode, thing, "whom.thing") if thing is not None else Whom()
        return _site(episode) or (named if named.words else _by_default(episode, event))
    kind = people.kind or TargetClass.UNKNOWN
    if thing is not None and _says_more(thing, kind, event):
        return _of_thing(episode, thing, "whom.thing")
    if kind is TargetClass.CIVILIANS and _plain(people):
        crowd = _crowd(episode)
        if crowd is not None:
            return crowd
    chosen = _chosen(episode) if event in _CHOSEN and kind is TargetClass.CIVILIANS else None
    if chosen is not None:
        return chosen
    words = labelled(_clean(people.noun), kind)
    if kind is TargetClass.PROTESTERS and event is EventType.ASSASSINATION:
        words = "activist"
    return Whom(words, kind, "whom.victims", 0.85, (people.start, people.end))


def _by_default(episode: Episode, event: EventType) -> Whom:
    """Nobody and nothing is named: civilians, where people came to harm or guns were used."""
    if event in _CHOSEN:
        return _chosen(episode) or _DEFAULT
    unhurt = event is EventType.ROCKET_OR_DRONE_ATTACK and not _has_victims(episode)
    return Whom() if unhurt or event in AGAINST_MILITANTS else _DEFAULT


def _chosen(episode: Episode) -> Whom | None:
    """The activist, lawyer or officer whom an assassination or abduction chose."""
    classes = (TargetClass.OFFICIALS, TargetClass.PROTESTERS, TargetClass.JOURNALISTS)
    for part in episode.parts:
        for mark in part.reading.of("people"):
            inside = part.score.enough and part.first <= mark.first < part.last
            if (
                inside
                and TargetClass(mark.value) in classes
                and part.reading.low(mark.last)
                not in (
                    "said",
                    "told",
                )
            ):
                kind = TargetClass(mark.value)
                words = part.reading.text[mark.start : mark.end]
                label = "activist" if kind is TargetClass.PROTESTERS else labelled(words, kind)
                return Whom(label, kind, "whom.chosen", 0.6, mark[2:4])
    return None


def _of_protest(episode: Episode, event: EventType, actor: str) -> Whom | None:
    """Who is shot at a protest are protesters; what protesters burn is the thing."""
    if event is not EventType.PROTEST_VIOLENCE:
        return None
    thing = thing_of(episode, event)
    if actor == "protesters" and thing is not None:
        return _of_thing(episode, thing, "whom.thing")
    hit = [h for p in episode.parts for h in p.harms if h.kind is TargetClass.PROTESTERS]
    span = (hit[0].start, hit[0].end) if hit else None
    return Whom("protesters", TargetClass.PROTESTERS, "whom.protest", 0.8, span)


def _of_strike(episode: Episode, event: EventType, actor: str) -> Whom | None:
    """A base or field that rockets hit, before the people there; the group that a state bombs."""
    if event is EventType.ROCKET_OR_DRONE_ATTACK:
        found = _site(episode)
        thing = thing_of(episode, event)
        if found is None and thing is not None and TargetClass(thing.value) in SITES:
            found = _of_thing(episode, thing, "whom.site")
        return found
    if event is not EventType.AIRSTRIKE:
        return None
    hurt = [h for p in episode.parts for h in p.harms if h.toll.known or h.kind]
    if any(h.kind is TargetClass.CIVILIANS and not _plain(h) for h in hurt):
        return None
    side = _other_side(episode, actor)
    fought = any(h.kind is TargetClass.MILITANTS for h in hurt) or not hurt
    if side is None and actor == "Turkey" and fought and thing_of(episode, event) is None:
        return Whom("PKK", TargetClass.MILITANTS, "whom.turkey", 0.5)
    return side


def _of_operation(episode: Episode, event: EventType, actor: str) -> Whom | None:
    """Whom forces arrested or killed: the group named, else their words; or the cache found."""
    if event is not EventType.SECURITY_OPERATION:
        return None
    side = _other_side(episode, actor)
    if side is not None:
        return side
    for part in episode.parts:
        words = part.lows
        if part.score.enough and not _CACHES.isdisjoint(words) and not part.harms:
            return Whom("weapons cache", TargetClass.MILITANTS, "whom.cache", 0.6)
    for part in episode.parts:
        for mark in part.reading.of("people"):
            low = part.reading.low(mark.last - 1)
            if part.first <= mark.first < part.last and low in _SUSPECTS:
                kind, said = TargetClass.MILITANTS, part.reading.text[mark.start : mark.end]
                armed = any(m.entry.form == "generic" for m in part.reading.of("actor"))
                said = labelled(said, kind) if armed else said
                return Whom(said, kind, "whom.suspects", 0.7, mark[2:4])
    return None


def _other_side(episode: Episode, actor: str) -> Whom | None:
    """Return the armed group that is named and did not act."""
    for part in episode.parts:
        if not (part.score.enough or part.known):
            continue
        for mark in part.reading.of("actor"):
            other = mark.entry.form in ("militants", "militia") and mark.value != actor
            if part.first <= mark.first < part.last and other:
                kind = TargetClass.MILITANTS
                return Whom(_SIDES.get(mark.value, mark.value), kind, "whom.side", 0.8, mark[2:4])
            if mark.value == "PMF" and actor in ("US", "Israel") and part.first <= mark.first:
                return Whom("PMF", TargetClass.PMF, "whom.side", 0.8, mark[2:4])
    return None


def _says_more(thing: Mark, kind: TargetClass, event: EventType) -> bool:
    """Whether the thing struck tells more than the people harmed: a market, a consulate."""
    if kind is TargetClass.CIVILIANS and TargetClass(thing.value) in PLACES_OF_PEOPLE:
        return True
    vague = kind in (TargetClass.SECURITY_FORCES, TargetClass.UNKNOWN, TargetClass.MILITANTS)
    forces = TargetClass(thing.value) in _FORCES and kind is TargetClass.CIVILIANS
    return vague or forces or event is EventType.PROTEST_VIOLENCE


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
            attackers = harm.kind is TargetClass.MILITANTS and event not in AGAINST_MILITANTS
            vague = harm.kind is TargetClass.CIVILIANS and not harm.toll.known
            rank = 5 if attackers else _FATES.get(harm.fate, 4)
            found.append((rank + (2 if vague else 0), _plain(harm), order, harm))
    return min(found, key=lambda item: item[:3])[3] if found else None


def _plain(harm: Harm) -> int:
    """'people' says less than 'policemen'."""
    noun = harm.noun.lower()
    return 1 if noun.endswith(("people", "persons", "others", "men", "dead", "victims")) else 0


def _of_thing(episode: Episode, mark: Mark, rule: str) -> Whom:
    part = next(p for p in episode.parts if mark in p.reading.of("thing"))
    words = part.reading.text[mark.start : mark.end]
    kind = TargetClass(mark.value)
    owner = _owner(part, mark) if kind is TargetClass.CIVILIANS else None
    if owner is not None:
        kind, words = TargetClass(owner.value), part.reading.text[owner.start : owner.end]
        words = "activist" if kind is TargetClass.PROTESTERS else words
    if kind is TargetClass.PILGRIMS and _has_victims(episode):
        return Whom(f"worshippers ({words})", kind, rule, 0.7, (mark.start, mark.end))
    if kind in _PLAIN_THINGS:
        return Whom(words, kind, rule, 0.7, (mark.start, mark.end))
    return Whom(labelled(words, kind), kind, rule, 0.7, (mark.start, mark.end))


def _has_victims(episode: Episode) -> bool:
    fates = ("killed", "injured")
    return any(
        h.fate in fates and h.toll.known and h.toll.high != 0
        for p in episode.parts
        for h in p.harms
    )


def _owner(part: Happening, mark: Mark) -> Mark | None:
    """'the house of a judge', 'the lawyer's car': the person it was meant for."""
    for person in part.reading.of("people"):
        behind = part.reading.low(mark.last) == "of" and 0 < person.first - mark.last <= 5
        owned = person.last == mark.first
        if (behind or owned) and TargetClass(person.value) is not TargetClass.CIVILIANS:
            return person
    return None


def _clean(noun: str) -> str:
    """Drop what belongs to the number: 'more policemen' are policemen."""
    for lead in ("more ", "other ", "others ", "additional ", "further ", "of ", "the "):
        noun = noun.removeprefix(lead)
    return " ".join(noun.split())
