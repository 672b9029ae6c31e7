"""Where a relative place lies: '30 km south-west of Kirkuk', 'near Hawija', 'between A and B'."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from rasd.geometry import destination, rough_km
from rasd.model import Offset, Place, WherePrec

NEAR_KM: Final = 25.0
"""'Near' a city reaches this far. Source: UCDP GED codebook, where_prec 2."""
NEAR_SMALL_KM: Final = 10.0
"""'Near' a town, village or base: nobody says near a village of a place 25 km off."""
LEAST_KM: Final = 3.0
SHARE: Final = 0.15
"""Told distances are round numbers along a road: taken as right within 15 %, 3 km at least."""
BEYOND_KM: Final = 8.0
"""'South of X' without a distance: this far beyond the edge of the place …"""
CITY_BEYOND_KM: Final = 15.0
"""… and this far beyond that of a city."""
ROAD_KM: Final = 15.0
"""'On the road to X' is told within this of a town, as far as 'near' of a city."""
OUTSKIRTS_KM: Final = 6.0
CITY_REACH_KM: Final = 6.0
_COMPASS: Final = (
    "north north-north-east north-east east-north-east east east-south-east south-east "
    "south-south-east south south-south-west south-west west-south-west west west-north-west "
    "north-west north-north-west"
)
COMPASS: Final = tuple(_COMPASS.split())


@dataclass(frozen=True, slots=True)
class Spot:
    """A disc on the ground, with its precision and the words for it."""

    lat: float
    lon: float
    radius_km: float
    where_prec: WherePrec
    words: str


def spot_of(offset: Offset, place: Place, other: Place | None = None) -> Spot:
    """Return where a relative place lies, given the places that its anchors mean."""
    if other is not None:
        return _between(offset, place, other)
    if offset.relation == "offset" and offset.bearing is not None:
        return _away(place, offset.bearing, offset.km)
    if offset.relation == "part":
        return _part(place, offset.bearing)
    return _about(offset, place)


def compass(bearing: float) -> str:
    """Return the word for a bearing in degrees: 225 is 'south-west'."""
    return COMPASS[round(bearing / 22.5) % 16]


def _about(offset: Offset, place: Place) -> Spot:
    """Return a disc around a place: its outskirts, a road to it, a distance on no side of it."""
    city, prec = place.kind == "city", WherePrec.NEAR
    if offset.relation == "outskirts":
        radius, words = place.radius_km + OUTSKIRTS_KM, "outskirts of"
    elif offset.relation == "road":
        radius, words, prec = NEAR_KM if city else ROAD_KM, "road to", WherePrec.AREA
    elif offset.km is not None:
        radius, words = round(offset.km + place.radius_km, 1), f"{offset.km:g} km from"
    else:
        radius, words = NEAR_KM if city else NEAR_SMALL_KM, "near"
    radius = max(radius, place.radius_km)
    return Spot(place.lat, place.lon, radius, prec, f"{words} {place.name}")


def _away(place: Place, bearing: float, km: float | None) -> Spot:
    if km is None:
        beyond = CITY_BEYOND_KM if place.kind == "city" else BEYOND_KM
        lat, lon = destination(place.lat, place.lon, bearing, place.radius_km + beyond)
        words = f"{compass(bearing)} of {place.name}"
        return Spot(lat, lon, round(beyond * 1.5, 1), WherePrec.NEAR, words)
    lat, lon = destination(place.lat, place.lon, bearing, km)
    radius = round(max(LEAST_KM, SHARE * km), 1)
    words = f"{km:g} km {compass(bearing)} of {place.name}"
    return Spot(lat, lon, radius, WherePrec.NEAR, words)


def _part(place: Place, bearing: float | None) -> Spot:
    """Return the part of a town on one side of its middle."""
    reach = max(place.radius_km, CITY_REACH_KM if place.kind == "city" else place.radius_km)
    if bearing is None:
        return Spot(place.lat, place.lon, reach, WherePrec.NEAR, f"centre of {place.name}")
    lat, lon = destination(place.lat, place.lon, bearing, reach * 0.8)
    return Spot(lat, lon, reach, WherePrec.NEAR, f"the {compass(bearing)} of {place.name}")


def _between(offset: Offset, place: Place, other: Place) -> Spot:
    lat, lon = (place.lat + other.lat) / 2, (place.lon + other.lon) / 2
    half = rough_km(place.lat, place.lon, other.lat, other.lon) / 2
    told = {"road": "road from {} to {}"}.get(offset.relation, "between {} and {}")
    words = told.format(place.name, other.name)
    radius = round(max(half, LEAST_KM), 1)
    if math.isclose(half, 0):
        return Spot(place.lat, place.lon, place.radius_km, WherePrec.NEAR, f"near {place.name}")
    return Spot(round(lat, 4), round(lon, 4), radius, WherePrec.AREA, words)
