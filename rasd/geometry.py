"""Governorate polygons: which one holds a point, how far its border is, and distances on earth."""

from __future__ import annotations

import json
import math
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import shapely
from geopy.distance import geodesic
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points
from shapely.strtree import STRtree

from rasd.country import Country
from rasd.errors import ConfigError

SNAP_KM: Final = 5.0
"""A point this near outside the outlines still belongs to the nearest governorate: the outlines
are generalised, and four of 294 seats lie just outside theirs."""
_KM_A_DEGREE: Final = 111.2


class _Younger(NamedTuple):
    """A younger governorate: its first day, the one it was cut from, its approximate cell."""

    first: date
    iso: str
    before: str
    cell: BaseGeometry


class Polygons:
    """The outlines of one country's governorates. Reading them takes some 30 ms."""

    def __init__(self, country: Country) -> None:
        self._shapes = _read(country, country.polygons_file)
        self._later = _later(country)
        self._isos: tuple[str, ...] = tuple(self._shapes)
        self._tree = STRtree(list(self._shapes.values()))
        self._wide: dict[tuple[int, tuple[str, ...]], dict[str, BaseGeometry]] = {}
        self._border = lru_cache(maxsize=16384)(self._nearest_border)

    def polygon(self, iso: str) -> BaseGeometry:
        """Return the outline (lon, lat) of a governorate, the approximate cell of a younger one.

        Raises: KeyError where none is drawn.
        """
        cells = {unit.iso: unit.cell for unit in self._later}
        return self._shapes[iso] if iso in self._shapes else cells[iso]

    def isos(self) -> tuple[str, ...]:
        """Return the ISO keys that have an outline; Halabja has none of its own."""
        return self._isos

    def bounds(self) -> tuple[float, float, float, float]:
        """Return south, west, north, east of the country in degrees, a tenth of a degree wider."""
        west, south, east, north = shapely.total_bounds(list(self._shapes.values()))
        return float(south) - 0.1, float(west) - 0.1, float(north) + 0.1, float(east) + 0.1

    def containing(self, lat: float, lon: float, *, on: date | None = None) -> str | None:
        """Return the ISO key of the governorate at a point, None if none is within 5 km.

        on: the day that a bare coordinate speaks of; from its first day on, a younger governorate
        takes the points in its approximate cell (Halabja, 14 April 2025); without a day the
        outlines alone decide. A point on a common border belongs to the first key in the
        alphabet.
        """
        if not _on_earth(lat, lon):
            return None
        point = Point(lon, lat)
        for unit in self._later:
            if on is not None and on >= unit.first and unit.cell.covers(point):
                return unit.iso
        inside: list[str] = sorted(
            self._isos[i] for i in self._tree.query(point, predicate="intersects")
        )
        if inside:
            return inside[0]
        at = int(self._tree.nearest(point))
        edge = nearest_points(self._shapes[self._isos[at]], point)[0]
        return self._isos[at] if distance_km(lat, lon, edge.y, edge.x) <= SNAP_KM else None

    def border(
        self, lat: float, lon: float, home: str = "", *, on: date | None = None
    ) -> tuple[str, float] | None:
        """Return (ISO key of the nearest other governorate, km to it); None outside the country.

        home: the governorate the point is counted to where that is known better than by the
        outlines. on: the day it speaks of: from its first day on a younger governorate, by its
        approximate cell, is one to border on; without a day only for a point that is its own.
        The distance is geodesic, 0 on the border itself and beyond it.
        """
        return self._border(lat, lon, home, self._younger(home, on))

    def borders(
        self, lat: float, lon: float, home: str = "", *, on: date | None = None
    ) -> dict[str, float]:
        """Return the km to every other governorate, the nearest first; {} outside the country."""
        younger = self._younger(home, on)
        inside = self._home(lat, lon, home, younger)
        if inside is None:
            return {}
        others = [iso for iso in (*self._isos, *younger) if iso != inside]
        found = {iso: self._km_to(iso, lat, lon, younger) for iso in others}
        return dict(sorted(found.items(), key=lambda item: (item[1], item[0])))

    def _younger(self, home: str, on: date | None) -> tuple[str, ...]:
        """Return the younger units that count: those of the day, and a point's own."""
        units = self._later
        return tuple(u.iso for u in units if u.iso == home or (on is not None and on >= u.first))

    def _home(self, lat: float, lon: float, home: str, younger: tuple[str, ...]) -> str | None:
        """Return the unit a point is counted to, None where it is outside the country."""
        inside = self.containing(lat, lon, on=date.max if younger else None)
        return home if inside is not None and home in (*self._isos, *younger) else inside

    def _nearest_border(
        self, lat: float, lon: float, home: str, younger: tuple[str, ...]
    ) -> tuple[str, float] | None:
        inside = self._home(lat, lon, home, younger)
        if inside is None:
            return None
        level, squeeze = _level(lat)
        point = Point(lon * squeeze, lat)
        wide = self._stretched(level, younger)
        others = (iso for iso in wide if iso != inside)
        near = min(others, key=lambda iso: wide[iso].distance(point))
        return near, self._km_to(near, lat, lon, younger)

    def _km_to(self, iso: str, lat: float, lon: float, younger: tuple[str, ...]) -> float:
        level, squeeze = _level(lat)
        edge = nearest_points(self._stretched(level, younger)[iso], Point(lon * squeeze, lat))[0]
        return round(distance_km(lat, lon, edge.y, edge.x / squeeze), 2)

    def _stretched(self, level: int, younger: tuple[str, ...]) -> dict[str, BaseGeometry]:
        """Return the outlines with longitudes as long as latitudes at `level` quarter degrees."""
        key = level, younger
        if key not in self._wide:
            squeeze = math.cos(math.radians(level / 4))
            self._wide[key] = {
                iso: shapely.transform(s, lambda xy: xy * [squeeze, 1.0])
                for iso, s in self._outlines(younger).items()
            }
        return self._wide[key]

    def _outlines(self, younger: tuple[str, ...]) -> dict[str, BaseGeometry]:
        """Return the outlines with the cells of younger units cut out of those that held them."""
        shapes = dict(self._shapes)
        for unit in self._later:
            if unit.iso in younger:
                shapes[unit.iso] = unit.cell
                shapes[unit.before] = shapes[unit.before].difference(unit.cell)
        return shapes

    def distance_to(self, iso: str, lat: float, lon: float) -> float:
        """Return the km from a point to a governorate, 0 inside it, 0 where none is drawn."""
        if iso not in self._shapes:
            return 0.0
        edge = nearest_points(self._shapes[iso], Point(lon, lat))[0]
        return rough_km(lat, lon, edge.y, edge.x)

    def pull_into(self, iso: str, lat: float, lon: float) -> tuple[float, float]:
        """Return the point of a governorate nearest to a point: itself if it is inside."""
        if iso not in self._shapes:
            return lat, lon
        edge = nearest_points(self._shapes[iso], Point(lon, lat))[0]
        return round(edge.y, 4), round(edge.x, 4)

    def common_border(self, one: str, other: str) -> tuple[float, float, float] | None:
        """Return (lat, lon, radius_km) of the middle of two governorates' border, None if none."""
        if one not in self._shapes or other not in self._shapes:
            return None
        line = self._shapes[one].intersection(self._shapes[other])
        if line.is_empty or line.length == 0:
            return None
        west, south, east, north = line.bounds
        middle = nearest_points(line, Point((west + east) / 2, (south + north) / 2))[0]
        reach = max(
            distance_km(middle.y, middle.x, y, x) for x, y in ((west, south), (east, north))
        )
        return round(middle.y, 4), round(middle.x, 4), round(reach, 1)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the geodesic distance of two points in km. Source: WGS 84, by geopy."""
    return float(geodesic((lat, lon), (other_lat, other_lon)).km)


def rough_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return a flat distance in km, within 1 % inside a country; for ranking only."""
    across = (lon - other_lon) * _KM_A_DEGREE * math.cos(math.radians((lat + other_lat) / 2))
    return math.hypot(across, (lat - other_lat) * _KM_A_DEGREE)


def destination(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """Return (lat, lon) that lies `km` from a point at `bearing` degrees clockwise from north."""
    there = geodesic(kilometers=km).destination((lat, lon), bearing)
    return round(there.latitude, 4), round(there.longitude, 4)


@lru_cache(maxsize=4)
def polygons_of(country: Country) -> Polygons:
    """Return the outlines of a country, read once."""
    return Polygons(country)


def _on_earth(lat: float, lon: float) -> bool:
    return math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180


def _level(lat: float) -> tuple[int, float]:
    """Return the quarter degree of a latitude and how much shorter a degree of longitude is."""
    level = round(lat * 4)
    return level, math.cos(math.radians(level / 4))


def _later(country: Country) -> tuple[_Younger, ...]:
    """Return the younger governorates that have a cell."""
    found = []
    for unit in country.governorates:
        path = country.folder / f"{unit.name.lower()}.geojson"
        if unit.valid_from is not None and path.is_file():
            cell = _read(country, path)[unit.iso]
            found.append(_Younger(unit.valid_from, unit.iso, unit.before, cell))
    return tuple(found)


def _read(country: Country, path: Path) -> dict[str, BaseGeometry]:
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        shapes = {f["properties"]["iso"]: shape(f["geometry"]) for f in features}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"The outlines in {path.name} cannot be read.") from error
    unknown = set(shapes) - set(country.isos())
    if unknown:
        raise ConfigError(f"{path.name} names unknown governorates: {', '.join(sorted(unknown))}.")
    return dict(sorted(shapes.items()))
