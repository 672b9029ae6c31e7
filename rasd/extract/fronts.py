"""The place in front of a list item ('KIRKUK – A bomb …', 'Diyala:'), which places the item."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from rasd.extract.lexical import Reading
from rasd.extract.locatives import ELSEWHERE, EVENT, Locative

_MARK: Final = re.compile(
    r"(?: (?i:province|governorate|city|district))?\s?(?:\u2014|\u2013|--|-(?=\s)|:|/)\s?"
)
_PARTS: Final = frozenset({"area", "neighbourhood", "quarter", "street", "market", "square"})
_TOWNS: Final = frozenset({"city", "town", "district", "subdistrict", "sub-district", "province"})


def front_of(reading: Reading, places: tuple[Locative, ...]) -> Locative | None:
    """Return the place that stands in front of a sentence before a dash or colon."""
    if not places or places[0].word or reading.sentence.headline or not places[0].isos:
        return None
    first = places[0]
    if _MARK.match(reading.text, first.hit.end, reading.sentence.end) is None:
        return None
    return replace(first, role=EVENT, reason="in front of the item")


def under_front(reading: Reading, places: tuple[Locative, ...]) -> tuple[Locative, ...]:
    """Leave out namesakes elsewhere: a street of an item under 'BAGHDAD - ' lies in Baghdad."""
    front = front_of(reading, places)
    if front is None:
        return _under_city(reading, places)
    return in_home(places, front.isos)


def _under_city(reading: Reading, places: tuple[Locative, ...]) -> tuple[Locative, ...]:
    """'In Hilla, troops fired on gunmen in the Thawra district': no quarter of another city."""
    first = places[0] if places else None
    if first is None or first.role != EVENT or first.word > 1 or len(first.isos) != 1:
        return places
    if reading.low(0) != "in" or "," not in reading.gap(reading.word_at(first.hit.end)):
        return places
    return tuple(
        replace(place, role=ELSEWHERE, reason="a namesake elsewhere")
        if place.isos and place.isos.isdisjoint(first.isos) and _is_quarter(place)
        else place
        for place in places
    )


def in_home(places: tuple[Locative, ...], home: frozenset[str]) -> tuple[Locative, ...]:
    """Set aside streets, quarters and villages that lie elsewhere than the place told for all."""
    if len(home) != 1:
        return places
    return tuple(
        replace(place, role=ELSEWHERE, reason="a namesake elsewhere")
        if place.isos and place.isos.isdisjoint(home) and _is_fine(place)
        else place
        for place in places
    )


def _is_quarter(place: Locative) -> bool:
    kinds = {told.kind for told in place.hit.places}
    return place.hit.kind in _PARTS or kinds == {"neighbourhood"}


def _is_fine(place: Locative) -> bool:
    """Whether a name is of a street, a quarter or a village, which are often namesakes."""
    kinds = {told.kind for told in place.hit.places}
    return place.hit.kind in _PARTS or (bool(kinds) and kinds.isdisjoint(_TOWNS))
