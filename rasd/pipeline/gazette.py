"""Places to choose from for a search, by name, by words or by coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from rasd.coordinates import read_coordinates
from rasd.country import Country
from rasd.geocode import find_line
from rasd.geometry import polygons_of
from rasd.model import Located, Place, WherePrec
from rasd.pipeline.placing import gazetteer
from rasd.pipeline.pointing import CHOSEN, coordinate
from rasd.text import fold

MOST: Final = 12
"""Places offered for one search; a longer list is no help."""
LONGEST_SEARCH: Final = 120
"""Characters of a search: a name or a phrase."""


def find_places(text: str, country: Country) -> tuple[Located, ...]:
    """Return the places that a search may mean, best first, at most MOST.

    text: a name or its beginning, words such as '30 km south-west of Kirkuk', coordinates in any
    usual form, or a governorate. Each says that an analyst chose it.
    """
    words = " ".join(text.split())[:LONGEST_SEARCH]
    if not words:
        return ()
    reading = read_coordinates(words, gazetteer(country).bounds)
    if reading is not None:
        if reading.problem or reading.lat is None or reading.lon is None:
            return ()
        found = coordinate(words, (reading.lat, reading.lon), reading.radius_km, country)
        return () if found is None else (found,)
    unique: dict[tuple[str, str, int, float | None], Located] = {}
    for spot in (*_governorates(words, country), *_named(words, country), *_told(words, country)):
        unique.setdefault((fold(spot.place), spot.iso, int(spot.where_prec), spot.lat), spot)
    return tuple(_chosen(spot) for spot in list(unique.values())[:MOST])


def _chosen(spot: Located) -> Located:
    return replace(spot, score=1.0, reason=CHOSEN, rivals=())


def _governorates(words: str, country: Country) -> Iterator[Located]:
    key = fold(words)
    for row in country.governorates:
        names = (row.name, row.name_ar, row.name_ku, *row.variants)
        if any(fold(name) == key for name in names if name):
            yield Located(place=row.name, iso=row.iso, where_prec=WherePrec.GOVERNORATE)


def _named(words: str, country: Country) -> list[Located]:
    """Return listed places whose name is, begins with, or holds the words, in this order."""
    known = gazetteer(country).candidates(words)
    ranked: list[tuple[int, float, str, Place]] = []
    key = fold(words)
    for place in country.places:
        ranks = [_rank(fold(name), key) for name in _names(place) if name]
        best = min(ranks)
        if best < 3:
            ranked.append((best, -place.prior, place.id, place))
    ranked.sort(key=lambda item: item[:3])
    listed = [spot for *_, place in ranked[:MOST] for spot in _listed(place, country)]
    return [*(spot for spot in known if spot.iso), *listed]


def _listed(place: Place, country: Country) -> Iterator[Located]:
    """Yield a listed place; one across governorates once in each that it reaches, nearest first."""
    if place.iso:
        yield gazetteer(country).listed(place)
        return
    outlines = polygons_of(country)
    away = {iso: outlines.distance_to(iso, place.lat, place.lon) for iso in outlines.isos()}
    for iso in sorted(away, key=lambda iso: (away[iso], iso)):
        if away[iso] <= place.radius_km:
            yield gazetteer(country).listed(place, iso)


def _names(place: Place) -> tuple[str, ...]:
    return (place.name, place.name_ar, place.name_ku, *place.variants)


def _rank(name: str, key: str) -> int:
    if name == key:
        return 0
    if name.startswith(key) or f" {key}" in name:
        return 1
    return 2 if len(key) > 3 and key in name else 3


def _told(words: str, country: Country) -> tuple[Located, ...]:
    found, _ = find_line(gazetteer(country), words, ())
    return () if found is None or not found.iso else (found,)
