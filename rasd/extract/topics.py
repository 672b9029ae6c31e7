"""What a whole article is about, where that rules how its sentences are read."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasd.extract.episodes import Episode, Walk
from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.locatives import EVENT, Locative
from rasd.extract.wordsets import word_set
from rasd.model import EventType, TargetClass

_OPENING: Final = 7
"""Sentences from the top that show what an article is about. Source: set on labelled articles."""

_ARRESTED: Final = word_set("arrested detained arrests arrest held caught rounded nabbed custody")
_OVER: Final = word_set("negligence neglect neglecting dereliction failure complicity")


def topic_of(readings: tuple[Reading, ...]) -> str:
    """Return 'drill' or 'figure' where the first sentences speak of a drill or of sport, or ''."""
    top = readings[:_OPENING]
    drill = {m.entry.words for r in top for m in r.cues("drill.words")}
    figure = {m.entry.words for r in top for m in r.cues("figure.words")}
    if len(drill) >= 2:
        return "drill"
    return "figure" if len(figure) >= 2 else ""


def allows(topic: str, happening: Happening) -> bool:
    """Whether a clause tells violence even in an article on a drill or a match."""
    if topic == "drill":
        late = happening.reading.sentence.order >= _OPENING
        return late and bool(happening.told_events) and bool(happening.harms)
    if topic != "figure":
        return True
    counted = any(h.toll.known and not h.rule.endswith("single") for h in happening.harms)
    strong = any(t.weight >= 3 and t.type != "kidnapping" for t in happening.triggers)
    return strong and (counted or not happening.reading.sentence.order < _OPENING)


def is_late_accident(episode: Episode | None, happening: Happening) -> bool:
    """'Civil defence ruled out a terrorist act' behind a blast: the blast was an accident."""
    if episode is None or not happening.reading.cues("accident_late.words"):
        return False
    if any(t.type in ("suicide_bombing", "ied") for p in episode.parts for t in p.triggers):
        return False
    apart = happening.reading.sentence.order - episode.parts[-1].reading.sentence.order
    return apart <= 2


def is_untold(episode: Episode) -> bool:
    """Whether only a headline without a weapon tells it yet: 'Fire at a wedding kills 100'."""
    return all(
        part.reading.sentence.headline
        and not any(t.weight >= 3 and not t.bare for t in part.triggers)
        for part in episode.parts
    )


def is_aftermath(state: Walk, happening: Happening) -> bool:
    """'Twenty people were detained' behind an attack: what the forces did about it."""
    acts = [t for t in happening.triggers if not t.bare and t.weight >= 2]
    if not acts or any(t.type != EventType.SECURITY_OPERATION for t in acts):
        return False
    killed = [h for h in happening.numbers("killed") if h.kind is not TargetClass.MILITANTS]
    if killed or happening.cue or state.current is None:
        return False
    words = happening.lows
    if not _ARRESTED.intersection(words):
        return False
    if _OVER.intersection(words) and ("for" in words or "of" in words):
        return True
    own = state.current.families <= {"operation"}
    return not own and not happening.own_places


def heading_of(reading: Reading, places: tuple[Locative, ...]) -> tuple[Locative, ...]:
    """Return the places of a heading ('Sirwan, Halabja governorate.'), () where it is none."""
    if reading.sentence.headline or not 1 <= len(reading.words) <= 8:
        return ()
    if any(w.text[0].islower() and w.low not in _SMALL for w in reading.words):
        return ()
    return tuple(replace(p, role=EVENT, word=0) for p in places if p.isos)[:2]


def frame_of(reading: Reading, places: tuple[Locative, ...]) -> tuple[Locative, ...]:
    """Return the place of 'In Mosul, troops pushed on.', which holds for its paragraph."""
    if not places or not (_opens_in(reading, places[0]) or _came_in(reading, places[0])):
        return ()
    first = places[0]
    return (replace(first, word=0),) if first.role == EVENT and len(first.isos) == 1 else ()


def _opens_in(reading: Reading, place: Locative) -> bool:
    return reading.low(0) == "in" and place.word <= 4


def _came_in(reading: Reading, place: Locative) -> bool:
    """'The worst violence was in Kut': what follows tells it."""
    opening = {reading.low(n) for n in range(min(4, place.word))}
    return place.word <= 9 and not opening.isdisjoint(("worst", "deadliest", "bloodiest"))


_SMALL: Final = frozenset(
    {"of", "in", "near", "east", "west", "north", "south", "governorate", "province", "district"}
    | {"the", "and", "city", "town", "village", "checkpoint"}
)
