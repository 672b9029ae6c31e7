"""One act on several places: 'drones hit the Imam Ali base in Dhi Qar and the Taji camp'.

Strikes on places of different governorates are an incident each, wherever one verb tells them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasd.extract.happenings import FAMILY, Happening
from rasd.extract.lexical import Reading
from rasd.extract.locatives import BESIDE, FIRM, Locative
from rasd.extract.wordsets import word_set
from rasd.model import EventType

_STRUCK: Final = frozenset({"air", "bomb"})
_LINK: Final = word_set(
    "and the in at near on of a an also as well base bases camp camps airport airbase air field",
    "fields oil gas province governorate district town city towns cities village villages area",
    "areas north south east west northern southern eastern western outside another one other",
    "two three between military mountain mountains region site sites province's",
)
_MOST_LINKS: Final = 9


def spread(happening: Happening) -> tuple[Happening, ...]:
    """Return a happening for each governorate that one strike hit; the one itself otherwise."""
    if len(happening.isos) < 2 or not _strikes(happening):
        return (happening,)
    if happening.numbers("killed") or happening.reading.sentence.headline:
        return (happening,)  # one sum for several places: nothing says how it is shared
    groups = _groups(happening)
    if len(groups) < 2:
        return (happening,)
    aside = {place for group in groups for place in group}
    return tuple(
        replace(
            happening,
            places=tuple(p for p in happening.places if p in group or p not in aside),
            cue=happening.cue or n > 0,
            known=happening.known and n == 0,
        )
        for n, group in enumerate(groups)
    )


def _strikes(happening: Happening) -> bool:
    return any(FAMILY[EventType(t.type)] in _STRUCK for t in happening.triggers)


def _groups(happening: Happening) -> list[list[Locative]]:
    """Return the coordinated places, those of one governorate together."""
    firm = [
        p for p in happening.own_places if (p.role in FIRM or p.role == BESIDE) and len(p.isos) == 1
    ]
    groups: list[list[Locative]] = []
    for place in firm:
        last = groups[-1][-1] if groups else None
        if last is not None and last.isos == place.isos:
            groups[-1].append(place)
        elif last is None or _is_coordinated(happening.reading, last, place):
            groups.append([place])
        else:
            return []
    if not groups:
        return []
    isos = [group[0].isos for group in groups]
    links = range(groups[0][-1].word, groups[-1][0].word)
    joined = any(happening.reading.low(n) == "and" for n in links)
    return groups if joined and len(set(isos)) == len(isos) else []


def _is_coordinated(reading: Reading, left: Locative, right: Locative) -> bool:
    """Whether 'and' or a comma, and no word of another clause, stands between two places."""
    first, last = reading.word_at(left.hit.end), right.word
    words = [reading.low(n) for n in range(first, last)]
    if len(words) > _MOST_LINKS or "between" in words:
        return False
    spans = [(hit.start, hit.end) for hit in reading.hits]
    spans += [(day.start, day.end) for day in reading.dates]
    names = {n for start, end in spans for n in _words_of(reading, start, end)}
    plain = all(reading.low(n) in _LINK or n in names for n in range(first, last))
    return plain and ("and" in words or "," in reading.gap(last))


def _words_of(reading: Reading, start: int, end: int) -> range:
    return range(reading.word_at(start), reading.word_at(end))
