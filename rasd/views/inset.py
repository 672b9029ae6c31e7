"""The small map of the card: a governorate's outline and the incident in it, in a square."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

SIZE: Final = 112.0  # units of the square, which the picture draws as pixels
_MARGIN: Final = 6.0
_KM_PER_DEGREE: Final = 111.2  # of latitude; Source: mean Earth radius 6371 km
_TOLERANCE: Final = 0.5  # units: what is finer than half a pixel is not drawn


@dataclass(frozen=True, slots=True)
class Inset:
    """What the small map shows, in a square of SIZE units, y downwards.

    rings: outlines. point: None where only the area is known. radius: of the disc, in units.
    """

    rings: tuple[tuple[tuple[float, float], ...], ...]
    point: tuple[float, float] | None
    radius: float


def inset(
    outline: BaseGeometry, lat: float | None, lon: float | None, radius_km: float | None
) -> Inset:
    """Return the small map of a point or area inside a governorate's outline.

    outline: polygon in degrees, lon before lat. lat, lon: degrees, None without a point.
    """
    west, south, east, north = outline.bounds
    squeeze = math.cos(math.radians((south + north) / 2))
    room = SIZE - 2 * _MARGIN
    scale = room / max((east - west) * squeeze, north - south)
    left = (SIZE - (east - west) * squeeze * scale) / 2
    top = (SIZE - (north - south) * scale) / 2

    def project(x: float, y: float) -> tuple[float, float]:
        return left + (x - west) * squeeze * scale, top + (north - y) * scale

    simple = outline.simplify(_TOLERANCE / scale)
    rings = tuple(tuple(project(x, y) for x, y in part.exterior.coords) for part in _parts(simple))
    if lat is None or lon is None:
        return Inset(rings, None, 0.0)
    return Inset(rings, project(lon, lat), (radius_km or 0.0) / _KM_PER_DEGREE * scale)


def _parts(outline: BaseGeometry) -> tuple[Polygon, ...]:
    if isinstance(outline, MultiPolygon):
        return tuple(outline.geoms)
    return (outline,) if isinstance(outline, Polygon) else ()
