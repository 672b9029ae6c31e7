"""A point that a person sets on the map or types: what lies there, and what it may be called."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rasd.coordinates import read_coordinates
from rasd.country import Country
from rasd.geocode.rank import WIDE
from rasd.geometry import rough_km
from rasd.model import Located, Place, WherePrec
from rasd.pipeline.placing import gazetteer

CHOSEN: Final = "chosen by an analyst"
EXACT_KM: Final = 2.5
"""A point known no better is near its place, not at it: about the reach of a town."""
NEAR_KM: Final = 25.0
"""Wider is an area. Source: UCDP GED codebook, where_prec 2."""
AROUND_KM: Final = 40.0
MOST_NEAR: Final = 4
"""Places offered around a point, all within AROUND_KM."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A place to choose, with the words that tell it from the others."""

    words: str
    spot: Located


@dataclass(frozen=True, slots=True)
class Pointed:
    """A point of the country. spot: the point itself; offers: what it may be called instead."""

    spot: Located
    offers: tuple[Offered, ...]


def point_at(
    lat: float, lon: float, reach_km: float, country: Country, on: date | None = None
) -> Pointed | None:
    """Return what lies at a point that a person set; None outside the country.

    reach_km: how far off the hand may be, which becomes the radius. on: the day of the incident,
    for governorates that are younger. Offers: listed places at the point, 'near' listed places,
    with the distance as the radius, and the governorate alone; the nearest first.
    """
    digits = min(max(round(-math.log10(max(reach_km, 1e-4) / 111.0)), 1), 4)
    words = f"{lat:.{digits}f}, {lon:.{digits}f}"
    spot = coordinate(words, (round(lat, 5), round(lon, 5)), reach_km, country, on)
    if spot is None:
        return None
    near = sorted(
        (rough_km(place.lat, place.lon, lat, lon), place.name, place)
        for place in country.places
        if place.iso == spot.iso and place.kind not in {*WIDE, "subdistrict"}
    )
    offers = [
        _named(km, place, spot, country) for km, _, place in near[:MOST_NEAR] if km <= AROUND_KM
    ]
    home = country.governorate(spot.iso)
    whole = Located(home.name, spot.iso, WherePrec.GOVERNORATE, score=1.0, reason=CHOSEN)
    return Pointed(spot, (*offers, Offered(f"somewhere in {home.name}", whole)))


def coordinate(
    words: str,
    at: tuple[float, float],
    reach_km: float,
    country: Country,
    on: date | None = None,
) -> Located | None:
    """Return a point as a place called `words`, as precise as it is known; None if outside.

    at: latitude and longitude in degrees.
    """
    found = gazetteer(country).at(*at, radius_km=round(reach_km, 3), on=on)
    if found is None:
        return None
    prec = next((p for most, p in _PRECISIONS if reach_km <= most), WherePrec.AREA)
    return replace(found, place=words, where_prec=prec, score=1.0, reason=CHOSEN)


_PRECISIONS: Final = ((EXACT_KM, WherePrec.EXACT), (NEAR_KM, WherePrec.NEAR))


def doubt_about(text: str, country: Country) -> tuple[str, Located | None]:
    """Return why coordinates as typed cannot be meant, and the point that may be; '' for neither.

    'latitude and longitude seem to have changed places' comes with the point in the right order.
    """
    reading = read_coordinates(" ".join(text.split()), gazetteer(country).bounds)
    if reading is None:
        return "", None
    if not reading.problem:
        inside = reading.lat is not None and reading.lon is not None
        known = inside and gazetteer(country).at(reading.lat or 0.0, reading.lon or 0.0)
        return ("" if known else "the point lies outside the country"), None
    if reading.offer is None:
        return reading.problem, None
    words = ", ".join(f"{degrees:g}" for degrees in reading.offer)
    again = read_coordinates(words)  # a point that was lost and found is known as well as it reads
    reach = reading.radius_km if again is None else again.radius_km
    return reading.problem, coordinate(words, reading.offer, reach, country)


def _named(km: float, place: Place, spot: Located, country: Country) -> Offered:
    """Return a listed place as the place of a point: at it, or near it with the distance."""
    if km <= max(place.radius_km, 1.0):
        listed = replace(gazetteer(country).listed(place), score=1.0, reason=CHOSEN, rivals=())
        return Offered(f"at {place.name}", listed)
    radius = round(max(km, spot.radius_km or 0.0), 1)
    near = replace(
        spot,
        place=place.name,
        where_prec=WherePrec.NEAR if radius <= NEAR_KM else WherePrec.AREA,
        radius_km=radius,
        district=place.district,
    )
    return Offered(f"near {place.name}, {km:.0f} km", near)
