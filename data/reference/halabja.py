"""Build `iq/halabja.geojson`: an approximate cell of the governorate that a law of 2025 made.

No free outline of it exists. The cell is the part of Sulaymaniyah that is nearer to one of the
towns of Halabja than to one of the towns around: some 870 km², while the three sub-districts have
1,073 km² in OCHA's outlines of 2019. It says so in its properties.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, Final

from areas import area_km2
from shapely.affinity import scale
from shapely.geometry import MultiPoint, Point, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union, voronoi_diagram

IQ: Final = Path(__file__).resolve().parent / "iq"
INSIDE: Final = ("iq-ha-halabja", "iq-ha-sirwan", "iq-ha-khurmal", "iq-ha-biyara", "iq-ha-tawela")
AROUND: Final = ("iq-su-said-sadiq", "iq-su-darbandikhan", "iq-su-penjwen")
ZARAYAN: Final = Point(45.70, 35.27)
"""A town between Halabja and Darbandikhan that the gazetteer does not list; known to 3 km."""
SQUEEZE: Final = 0.816
"""Cosine of 35.3° N: degrees of longitude are this much shorter than those of latitude."""


def build() -> int:
    """Write the file from the gazetteer and the outlines; return the cell's km²."""
    towns = places()
    inside = [towns[name] for name in INSIDE]
    points = [*inside, *(towns[name] for name in AROUND), ZARAYAN]
    cells = voronoi([Point(p.x * SQUEEZE, p.y) for p in points])
    wanted = [c for c in cells if any(c.covers(Point(p.x * SQUEEZE, p.y)) for p in inside)]
    near = scale(unary_union(wanted), xfact=1 / SQUEEZE, origin=(0, 0))
    cell = near.intersection(outline("IQ-SU"))
    cell = max(getattr(cell, "geoms", [cell]), key=lambda part: part.area)
    write(cell)
    return round(area_km2(cell))


def places() -> dict[str, Point]:
    """Return the points (lon, lat) of the gazetteer by place id."""
    with (IQ / "gazetteer.csv").open(encoding="utf-8", newline="") as file:
        return {r["id"]: Point(float(r["lon"]), float(r["lat"])) for r in csv.DictReader(file)}


def voronoi(points: list[Point]) -> list[BaseGeometry]:
    """Return the cells of points, far beyond the outermost."""
    return list(voronoi_diagram(MultiPoint(points), envelope=Point(37.5, 35.3).buffer(3)).geoms)


def outline(iso: str) -> BaseGeometry:
    """Return the outline of a governorate."""
    text = (IQ / "governorates.geojson").read_text(encoding="utf-8")
    features = {f["id"]: f for f in json.loads(text)["features"]}
    return shape(features[iso]["geometry"])


def write(cell: BaseGeometry) -> None:
    """Write the cell with four decimals and what it is."""
    geometry: dict[str, Any] = mapping(cell)
    rings = [[[round(x, 4), round(y, 4)] for x, y in ring] for ring in geometry["coordinates"]]
    properties = {"iso": "IQ-HA", "name": "Halabja", "approximate": True, "within": "IQ-SU"}
    feature = {
        "type": "Feature",
        "id": "IQ-HA",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": rings},
    }
    text = json.dumps({"type": "FeatureCollection", "features": [feature]}, separators=(",", ":"))
    (IQ / "halabja.geojson").write_text(text, encoding="utf-8")
