"""'In the city', 'there', 'the same camp': a clause that takes its place from what was told."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.locatives import BESIDE, EVENT, FIRM, Locative, find_locatives, isos_of
from rasd.extract.wordsets import word_set
from rasd.toponyms import Hit

MOST_NAMED: Final = 8
"""Places told last that a later clause may point back to."""

PRESS: Final = frozenset({"IQ-BG", "IQ-AR"})
"""Where governments and agencies sit: 'Baghdad recalled its ambassador' is no place."""

_NEAR_ACT: Final = 5
"""Most words between an act and its 'there'."""

_TOWN: Final = frozenset({"city", "town", "capital"})
_SUITED: Final[dict[str, frozenset[str]]] = {
    "city": _TOWN,
    "town": _TOWN,
    "village": frozenset({"village", "hamlet", "town"}),
    "hamlet": frozenset({"village", "hamlet"}),
    "camp": frozenset({"camp"}),
    "prison": frozenset({"prison"}),
    "airport": frozenset({"airport"}),
    "base": frozenset({"base", "airport"}),
    "field": frozenset({"field", "oilfield", "oil field", "gas field"}),
    "island": frozenset({"island"}),
    "province": frozenset({"province"}),
    "governorate": frozenset({"province"}),
    "there": frozenset(),
    "area": frozenset(),
    "district": frozenset(),
    "neighbourhood": frozenset(),
    "neighborhood": frozenset(),
}
"""Kind words and the kinds of place they point to; an empty set takes the place told last."""

_SAME: Final = word_set(
    "checkpoint market crossing mosque shrine road street oasis bridge square fort resort hotel",
    "restaurant cafe stadium hospital university school station spot place junction building",
)
"""'near the same checkpoint': any thing that is called the same."""

_POINTING: Final = word_set("the same that this")
_RULING: Final = word_set(
    "in at near outside inside across into within around of through from over on to"
)
_RITES: Final = word_set("funeral funerals burial buried cemetery mourners coffin coffins")
_BEING: Final = word_set("was were is are has have had been be will would could may no any")


def places_named(happening: Happening) -> tuple[Locative, ...]:
    """Return the places of a clause to which later ones may point back, the last first."""
    acts = happening.triggers or happening.harms
    named = [
        p
        for p in happening.places
        if p.role in FIRM or (p.role == BESIDE and (acts or p.isos.isdisjoint(PRESS)))
    ]
    return tuple(reversed([p for p in named if p.isos or p.hit.kind]))


def is_rite(reading: Reading) -> bool:
    """Whether a sentence tells a funeral, whose place is not that of the act."""
    return any(word.low in _RITES for word in reading.words)


def dateline_of(readings: tuple[Reading, ...]) -> tuple[Locative, ...]:
    """Return the places of the article's dateline: 'HILLA, Iraq (Reuters) - '."""
    for reading in readings[:3]:
        hits = reading.dateline or _lone(reading)
        if hits:
            return tuple(Locative(hit, BESIDE, isos_of(hit), 0) for hit in hits)
    return ()


def _lone(reading: Reading) -> tuple[Hit, ...]:
    """'NASIRIYAH, 3 October 2017': a dateline on a line of its own."""
    if reading.sentence.headline or not reading.hits or reading.hits[0].sort == "foreign":
        return ()
    hit = reading.hits[0]
    if reading.word_at(hit.start) or not reading.words[0].text.isupper():
        return ()
    rest = reading.text[hit.end : reading.sentence.end]
    for day in reversed(reading.dates):
        rest = reading.text[hit.end : day.start] + reading.text[day.end : reading.sentence.end]
    rest = rest.lower().replace("iraq", "")
    return (hit,) if not rest.strip(" ,.()-\u2013\u2014/:") else ()


def main_places(readings: tuple[Reading, ...]) -> tuple[Locative, ...]:
    """Return the place of a headline that names one only: 'A week of fire in Basra'."""
    if not readings or not readings[0].sentence.headline:
        return ()
    own = [p for p in find_locatives(readings[0])[0] if p.isos and p.role in FIRM | {BESIDE}]
    isos = frozenset().union(*(place.isos for place in own))
    return tuple(replace(place, role=EVENT, word=0) for place in own) if len(isos) == 1 else ()


def pointed(happening: Happening, named: tuple[Locative, ...]) -> Happening:
    """Give a clause without a place the one that it points back to."""
    if happening.own_places or not named or not (happening.triggers or happening.harms):
        return happening
    kind = _anaphor(happening)
    if not kind:
        return happening
    suited = _SUITED.get(kind, frozenset())
    found = next((place for place in named if not suited or _kinds(place) & suited), None)
    if found is None:
        return happening
    score = replace(happening.score, value=happening.score.value + 1.0)
    own = replace(found, role=EVENT, word=happening.first, reason=f"told before ('{kind}')")
    return replace(happening, places=(own, *happening.places), score=score)


def _kinds(place: Locative) -> set[str]:
    kinds = {told.kind for told in place.hit.places} | {place.hit.kind}
    if place.is_coarse:
        # Most governorates bear the name of their town.
        kinds |= {"province", "city"} if place.hit.kind != "province" else {"province"}
    return kinds


def _anaphor(happening: Happening) -> str:
    """Return the kind word that points back, '' where none does."""
    low = happening.reading.low
    acts = [t.mark.last for t in happening.triggers] + [h.at for h in happening.harms]
    for n in range(happening.first, happening.last):
        word = low(n)
        if word == "there":
            near = any(-3 <= n - act <= _NEAR_ACT for act in acts)
            if near and n > happening.first and low(n + 1) not in _BEING:
                return word
        elif word in _SAME and low(n - 1) == "same":
            return word
        elif word in _SUITED and low(n - 1) in _POINTING and low(n + 1) != "of":
            before = {low(n - 2), low(n - 3)}
            if before & _RULING:
                return word
    return ""
