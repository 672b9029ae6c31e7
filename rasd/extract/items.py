"""Articles that are lists: where an item begins, and what its introduction says for all items."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import Final

from rasd.extract.dates import DateMention, resolve
from rasd.extract.episodes import Walk
from rasd.extract.fronts import in_home
from rasd.extract.groups import Harm
from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.locatives import BEARER, ELSEWHERE, EVENT, Locative, find_locatives
from rasd.extract.singles import is_name
from rasd.model import Toll

_CLOCK: Final = r"[0-9]{1,2}[:.][0-9]{2}\b"
_BULLET: Final = (
    r"(?:[•*–-]|--|={2,})[ \t]|\(?[0-9]{1,2}[.)][ \t]|Case [0-9]"
    r"|[A-Z][A-Z' -]{2,24}[ \t](?:-|–|—)[ \t]|[A-Z][A-Z' -]{2,24}:[ \t]"
    r"|[A-Z][A-Za-z' -]{2,20}[ ]/[ ][A-Z][A-Za-z .-]{1,20}[ ]?/[ ]"
    r"|[A-Z][a-z'-]{3,14}(?:[ -][A-Z][a-z'-]{2,12}){0,2}:[ \t]"
    r"|[A-Z][A-Za-z'-]{2,14}(?:[ -][A-Z][a-z'-]{2,12})?[ ]?/[ ]?[A-Z][A-Za-z' -]{1,24}(?:[ ]?/|:)"
)
_ITEM: Final = re.compile(rf"^[ \t]*(?:{_BULLET}|{_CLOCK}[ \t]*$)", re.MULTILINE)
_HEAD: Final = re.compile(rf"[ \t]*(?:{_BULLET})")
_LEAST_ITEMS: Final = 3
_HEADS: Final = re.compile(r"[ ]?(?::|[-\u2013\u2014]{1,2}(?=[ ]))[ ]?")
"""What parts a heading's date from what it heads."""

_OPENING: Final = 8
_SURE: Final = 2.5


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


def home_of(readings: tuple[Reading, ...]) -> tuple[Locative, ...]:
    """Return the place that headline or introduction names for all items, () where none does."""
    for reading in readings[:3]:
        told = [
            replace(place, role=EVENT, reason="the article's place")
            for place in find_locatives(reading)[0]
            if place.isos and place.role not in (BEARER, ELSEWHERE)
        ]
        if told:
            one = frozenset.intersection(*(place.isos for place in told))
            return tuple(told[:2]) if len(one) == 1 else ()
        if _HEAD.match(reading.text, reading.sentence.start) or day_heading(reading):
            break
    return ()


def opens_item(reading: Reading) -> bool:
    """Whether a sentence begins with what heads an item: a bullet, a town and a dash."""
    return _HEAD.match(reading.text, reading.sentence.start) is not None


def enter_item(state: Walk, reading: Reading) -> None:
    """Begin a paragraph of a list: items stand side by side, the day of one dates no other."""
    starts = _HEAD.match(reading.text, reading.sentence.start) is not None
    starts = starts or (state.framed and day_heading(reading) is not None)
    if not state.items and starts:
        state.lead_day = state.lead_day or (None if state.episodes else state.context)
    # one item dates the next only by 'a day later'
    state.last_day = state.context or state.last_day
    state.context, state.told = state.lead_day if starts else None, None
    if not starts and state.inline:
        # 'Nov. 17: …' holds for its own paragraph; only by default for the next.
        state.context, state.frame, state.inline = state.frame, None, False
    state.item = 0
    if starts:
        state.items += 1
        state.item, state.around = state.items, state.home


def note_intro(state: Walk, reading: Reading, happenings: tuple[Happening, ...]) -> None:
    """'Journalists killed this year:' tells the fate of each item that names none."""
    heads = reading.text[reading.sentence.end - 1] == ":"
    if not state.listed or state.items or not (heads or reading.sentence.headline):
        return
    dated = [m for m in reading.dates if m.unit == "day" and not m.habitual]
    if len(dated) == 1:
        day = resolve(dated[0], published=state.published, anchor=None)
        state.lead_day = day if day is not None and day.start == day.end else None
    if not heads:
        return
    told = [h for h in happenings if any(t.verb for t in h.triggers)]
    if told:
        state.intro = told[-1]
        places = tuple(place for place in told[-1].own_places if place.role == EVENT)
        if len(told[-1].isos) == 1:
            state.home = places or state.home


def under_intro(state: Walk, happening: Happening) -> Happening:
    """Give an item without a verb the act of the introduction: '24 October: a cameraman, …'."""
    intro, reading = state.intro, happening.reading
    if intro is None or happening.triggers or happening.harms or happening.first:
        return happening
    if _HEAD.match(reading.text, reading.sentence.start) is None or not _tells_person(happening):
        return happening
    start, end = _who(reading)
    acts = tuple(
        replace(t, mark=t.mark._replace(first=0, last=1, start=start, end=end))
        for t in intro.triggers
        if t.verb
    )
    fates = {harm.fate for harm in intro.harms} or {"killed"}
    harms = tuple(_of_item(happening, fate) for fate in sorted(fates))
    score = replace(happening.score, value=happening.score.value + _SURE, against=())
    home = frozenset().union(*(place.isos for place in state.home))
    places = in_home(happening.places, home)
    return replace(happening, triggers=acts, harms=harms, score=score, fresh=True, places=places)


def under_heading(state: Walk, happening: Happening) -> Happening:
    """'Sirwan, Halabja governorate. A crowd …': a heading's place holds for its paragraph."""
    if not state.heading or happening.own_places or not (happening.triggers or happening.harms):
        return happening
    score = replace(happening.score, value=happening.score.value + 1.0)
    return replace(happening, places=(*state.heading, *happening.places), score=score)


def under_day(state: Walk, happening: Happening) -> Happening:
    """'June 28: Washington says it struck …': the heading's day is as plain as one in the text."""
    if state.frame is None or happening.told_events or not happening.triggers:
        return happening
    return replace(happening, score=replace(happening.score, value=happening.score.value + 1.0))


def _tells_person(happening: Happening) -> bool:
    """Whether an item names or counts somebody, or says when."""
    words = happening.reading.words
    return bool(happening.timings) or any(is_name(word.text) for word in words[:_OPENING])


def _of_item(happening: Happening, fate: str) -> Harm:
    """Return the fate of the people an item names: as many as it counts, else one."""
    reading = happening.reading
    early = [q for q in reading.quantities if not q.barred and reading.word_at(q.start) < _OPENING]
    toll = early[0].toll if early else Toll(1, 1, 1)
    start, end = (early[0].start, early[0].end) if early else _who(reading)
    return Harm(fate, toll, 0, start, end, "intro.item", active=False)


def _who(reading: Reading) -> tuple[int, int]:
    """Return the first word of an item behind its date: what its act and fate rest on."""
    at = reading.word_at(reading.dates[0].end) if reading.dates else 0
    word = reading.words[at if at < min(_OPENING, len(reading.words)) else 0]
    return word.start, word.end
