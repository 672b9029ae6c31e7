"""Areas on the sphere without a projection library."""

from __future__ import annotations

import itertools
import math
from typing import Final

from shapely.geometry.base import BaseGeometry

EARTH_KM: Final = 6371.0072
"""Radius of the sphere of the earth's area. Source: WGS 84, authalic radius."""


def ring_km2(ring: list[tuple[float, float]]) -> float:
    """Return the area inside a closed ring of (lon, lat). Source: Chamberlain and Duquette 2007."""
    total = 0.0
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        total += math.radians(x2 - x1) * (
            2 + math.sin(math.radians(y1)) + math.sin(math.radians(y2))
        )
    return abs(total) * EARTH_KM**2 / 2


def area_km2(shape: BaseGeometry) -> float:
    """Return the area of a polygon or several, holes taken off."""
    pieces = getattr(shape, "geoms", [shape])
    return sum(
        ring_km2(list(p.exterior.coords)) - sum(ring_km2(list(h.coords)) for h in p.interiors)
        for p in pieces
        if p.geom_type == "Polygon"
    )
