"""What a whole article is about, where that rules how its sentences are read."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import Final

from rasd.extract.dates import DateMention
from rasd.extract.episodes import Episode, Walk
from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.locatives import EVENT, Locative
from rasd.extract.wordsets import word_set
from rasd.model import EventType, TargetClass

_OPENING: Final = 7
"""Sentences from the top that show what an article is about. Source: set on labelled articles."""

_ITEM: Final = re.compile(
    r"^[ \t]*(?:(?:[•*–-]|--)[ \t]|\(?[0-9]{1,2}[.)][ \t]|[0-9]{1,2}[:.][0-9]{2}[ \t]*$|Case [0-9]"
    r"|[A-Z][A-Z' -]{2,24}[ \t](?:-|–|—)[ \t]|[A-Z][A-Z' -]{2,24}:[ \t]"
    r"|[A-Z][a-z'-]{3,14}(?:[ -][A-Z][a-z'-]{2,12}){0,2}:[ \t])",
    re.MULTILINE,
)
_LEAST_ITEMS: Final = 3
_ARRESTED: Final = word_set("arrested detained arrests arrest held caught rounded nabbed custody")
_OVER: Final = word_set("negligence neglect neglecting dereliction failure complicity")
_HEADS: Final = re.compile(r"[ ]?(?::|[-\u2013\u2014]{1,2}(?=[ ]))[ ]?")
"""What parts a heading's date from what it heads."""


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


def is_list(readings: tuple[Reading, ...]) -> bool:
    """Whether the article is a list of items: bullets, numbers, datelines or clock times."""
    if not readings:
        return False
    marks = _ITEM.finditer(readings[0].text)
    if len(list(islice(marks, _LEAST_ITEMS))) == _LEAST_ITEMS:
        return True
    return has_day_headings(readings)


def has_day_headings(readings: tuple[Reading, ...]) -> bool:
    """Whether the article tells day by day under headings; one date alone is its dateline."""
    dated = (reading for reading in readings if day_heading(reading) is not None)
    return len(list(islice(dated, _LEAST_ITEMS))) == _LEAST_ITEMS


def day_heading(reading: Reading) -> DateMention | None:
    """Return the date that a heading gives to what follows: '27 December', 'Sept. 3: …'.

    None where the sentence is no heading: a date alone, or at its head before a colon or dash.
    """
    sentence = reading.sentence
    if sentence.headline or not reading.dates or not reading.words:
        return None
    mention = reading.dates[0]
    if mention.habitual or mention.unit != "day" or mention.anchor == "discourse":
        return None
    if mention.start > reading.words[0].start:
        return None
    rest = reading.text[mention.end : sentence.end]
    if not rest.strip(" .:-\u2013\u2014*"):
        return mention
    return mention if _HEADS.match(rest) else None


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
    words = [happening.reading.low(n) for n in range(happening.first, happening.last)]
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
