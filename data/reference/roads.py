"""Build `iq/basemap/roads.geojson`: the main highways, led through the towns on their way.

No road file is free to carry, so each road is a smooth line through gazetteer towns and a few
bends. It says which towns a road joins, not where its asphalt lies: marked approximate.
"""

from __future__ import annotations

import csv
import itertools
import json
import math
from pathlib import Path
from typing import Final

IQ: Final = Path(__file__).resolve().parent / "iq"
Point = tuple[float, float]

ROADS: Final[dict[str, str]] = {
    "Baghdad - Ramadi - Rutba - Trebil": "Baghdad, @44.19 33.29, Fallujah, Ramadi, @42.75 33.35, "
    "@41.70 33.06, Rutba, @39.60 32.98, Trebil",
    "Baghdad - Taji - Samarra - Tikrit - Mosul": "Baghdad, Taji, @44.25 33.83, @44.17 34.02, "
    "@43.93 34.19, @43.75 34.42, Tikrit, Baiji, @43.33 35.28, @43.24 35.50, Qayyarah, "
    "@43.26 36.08, Mosul",
    "Baghdad - Baqubah - Khanaqin": "Baghdad, @44.52 33.50, Baqubah, Muqdadiyah, Saadiya, Jalawla, "
    "Khanaqin, @45.49 34.38",
    "Baghdad - Khalis - Tuz Khurmatu - Kirkuk": "Baghdad, @44.42 33.52, Khalis, @44.53 34.07, "
    "Al-Azim, @44.58 34.55, Sulaiman Bek, Tuz Khurmatu, Daquq, Kirkuk",
    "Kirkuk - Altun Kupri - Erbil": "Kirkuk, Altun Kupri, @44.08 35.97, Erbil",
    "Kirkuk - Chamchamal - Sulaymaniyah": "Kirkuk, Chamchamal, Bazian, Sulaymaniyah",
    "Tikrit - Kirkuk": "Tikrit, @43.82 34.85, @44.07 35.12, Kirkuk",
    "Baiji - Haditha": "Baiji, @42.95 34.60, Haditha",
    "Ramadi - Hit - Haditha - Qaim": "Ramadi, Hit, @42.65 33.90, Haditha, @42.25 34.30, Anah, "
    "@41.50 34.42, Qaim",
    "Baghdad - Hillah - Diwaniyah - Samawah - Nasiriyah - Basra": "Baghdad, Mahmudiyah, "
    "Iskandariyah, Hillah, Diwaniyah, Rumaitha, Samawah, @45.85 31.10, Nasiriyah, @46.70 30.78, "
    "@47.40 30.42, Basra",
    "Baghdad - Kut - Amarah - Basra": "Baghdad, @44.62 33.10, Suwayra, Aziziyah, @45.40 32.60, "
    "Kut, @46.20 32.50, Ali al-Gharbi, Amarah, Qal'at Salih, Qurna, Basra",
    "Basra - Zubair - Safwan": "Basra, Zubair, Safwan",
    "Zubair - Umm Qasr": "Zubair, Umm Qasr",
    "Mahmudiyah - Karbala - Najaf": "Iskandariyah, Musayyib, Karbala, @44.15 32.30, Najaf",
    "Najaf - Diwaniyah": "Najaf, Kufa, @44.70 32.05, Diwaniyah",
    "Mosul - Duhok - Zakho": "Mosul, Tel Keppe, @42.98 36.72, Duhok, @42.83 37.02, Zakho, "
    "Ibrahim Khalil",
    "Mosul - Tal Afar - Sinjar": "Mosul, @42.80 36.38, Tal Afar, @42.15 36.34, Sinjar, "
    "@41.50 36.33, @41.30 36.42",
    "Tal Afar - Rabia": "Tal Afar, @42.30 36.62, Rabia",
    "Mosul - Erbil": "Mosul, @43.38 36.29, Kalak, Erbil",
    "Erbil - Koya - Dukan - Sulaymaniyah": "Erbil, Koya, Dukan, @45.15 35.72, Sulaymaniyah",
    "Erbil - Shaqlawa - Rawanduz": "Erbil, Shaqlawa, Rawanduz, @44.72 36.65",
    "Sulaymaniyah - Halabja": "Sulaymaniyah, @45.75 35.32, Halabja",
    "Jalawla - Kalar - Sulaymaniyah": "Jalawla, Kalar, @45.55 35.00, @45.68 35.12, @45.50 35.45, "
    "Sulaymaniyah",
    "Kut - Nasiriyah": "Kut, @46.05 31.90, @46.15 31.45, Nasiriyah",
}
"""Roads as names of the gazetteer and bends '@lon lat', which keep a road out of water and the
centre of a road's own bypass. Source: general knowledge."""
KINDS: Final = ("city", "town", "crossing", "village")
STEP: Final = 0.06
"""Degrees between two vertices of a bend."""


def build() -> int:
    """Write the file; return its size in bytes. KeyError if the gazetteer lacks a town."""
    towns = known()
    features = []
    for name, course in ROADS.items():
        line = smooth([spot(stop.strip(), towns) for stop in course.split(",")])
        features.append(
            {
                "type": "Feature",
                "properties": {"name": name, "approximate": True},
                "geometry": {"type": "LineString", "coordinates": line},
            }
        )
    collection = {"type": "FeatureCollection", "features": features}
    path = IQ / "basemap" / "roads.geojson"
    path.write_text(json.dumps(collection, separators=(",", ":")), encoding="utf-8")
    return path.stat().st_size


def known() -> dict[str, Point]:
    """Return (lon, lat) by the names of towns; of two towns of one name, the better known."""
    with (IQ / "gazetteer.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] in KINDS]
    rows.sort(key=lambda row: float(row["prior"]))
    return {row["name"]: (float(row["lon"]), float(row["lat"])) for row in rows}


def spot(stop: str, towns: dict[str, Point]) -> Point:
    """Return (lon, lat) of a town or a bend."""
    if stop.startswith("@"):
        lon, lat = stop[1:].split()
        return float(lon), float(lat)
    return towns[stop]


def smooth(stops: list[Point]) -> list[list[float]]:
    """Return a curve through all stops. Source: centripetal Catmull-Rom, Yuksel et al. 2011."""
    if len(stops) == 2:
        return [rounded(stop) for stop in stops]
    first, last = mirrored(stops[1], stops[0]), mirrored(stops[-2], stops[-1])
    all_ = [first, *stops, last]
    line = [rounded(stops[0])]
    for four in zip(all_, all_[1:], all_[2:], all_[3:], strict=False):
        pieces = max(1, round(math.dist(four[1], four[2]) / STEP))
        line += [rounded(between(four, piece / pieces)) for piece in range(1, pieces + 1)]
    return line


def mirrored(one: Point, around: Point) -> Point:
    """Return a point mirrored in another."""
    return 2 * around[0] - one[0], 2 * around[1] - one[1]


def between(four: tuple[Point, ...], share: float) -> Point:
    """Return the point at `share` of the way from the second to the third of four points."""
    at = [0.0]
    for one, other in itertools.pairwise(four):
        at.append(at[-1] + math.sqrt(math.dist(one, other)))
    t = at[1] + share * (at[2] - at[1])
    points = list(four)
    for span in (1, 2, 3):
        pairs = range(4 - span)
        points = [mixed(points[i], points[i + 1], knots(at, i, span), t) for i in pairs]
    return points[0]


def knots(at: list[float], i: int, span: int) -> Point:
    """Return between which knots the i-th pair of a round is mixed."""
    return (at[1], at[2]) if span == 3 else (at[i], at[i + span])


def mixed(one: Point, other: Point, knot: Point, t: float) -> Point:
    """Return two points mixed by where t lies between two knots."""
    share = (t - knot[0]) / (knot[1] - knot[0])
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def rounded(point: Point) -> list[float]:
    """Return [lon, lat] with three decimals, some 100 m."""
    return [round(point[0], 3), round(point[1], 3)]
