"""Rows of the gazetteer out of each source: the carried facts and three packaged lists."""

from __future__ import annotations

import csv
import json
import math
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE: Final = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from rasd.text import fold, name_key  # noqa: E402

IQ: Final = HERE / "iq"
FACTS: Final = IQ / "facts"
PRIOR: Final = {"city": 0.9, "town": 0.7, "base": 0.6, "airport": 0.6, "village": 0.4, "area": 0.45}
HALABJA: Final = {"IQG06Q05N01", "IQG06Q05N02", "IQG06Q05N03"}
NOT_SPELLINGS: Final = {"Iraq", "Markaz", "Imam", "Nāḩiyat", "Nahiyat"}


@dataclass
class Row:
    """One gazetteer line in the making."""

    name: str
    kind: str
    iso: str
    lat: float
    lon: float
    radius_km: float
    source: str
    variants: list[str] = field(default_factory=list)
    name_ar: str = ""
    name_ku: str = ""
    district: str = ""
    subdistrict: str = ""
    adm2_pcode: str = ""
    prior: float = 0.5

    def spellings(self) -> set[str]:
        """Return the keys of every spelling."""
        return {name_key(n) for n in (self.name, *self.variants) if name_key(n)}


def rows_of(name: str) -> list[dict[str, str]]:
    """Return the lines of one facts file."""
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key_places() -> Iterator[Row]:
    """Yield the hand-checked places."""
    for r in rows_of("key_places.csv"):
        name, kind = re.sub(r"\s*\(.*\)", "", r["name"]), r["kind"]
        kind = {"suburb": "neighbourhood", "range": "mountain"}.get(kind, kind)
        yield Row(
            name=name,
            kind=kind,
            iso=r["iso_3166_2"],
            lat=float(r["lat"]),
            lon=float(r["lon"]),
            radius_km=float(r["tolerance_km"]),
            source="key_places",
            variants=r["variants"].split("|"),
            name_ar=re.sub(r"\s*\(.*\)", "", r["name_ar"]),
            district=r["adm2_en"],
            adm2_pcode=r["ocha_adm2_pcode"],
            prior=min(0.95, PRIOR.get(kind, 0.5) + 0.1),
        )


def landmarks() -> Iterator[Row]:
    """Yield the neighbourhoods, bases, mountains and towns that news names."""
    for r in rows_of("landmarks.csv"):
        yield Row(
            name=r["name"],
            kind=r["kind"],
            iso=r["iso"],
            lat=float(r["lat"]),
            lon=float(r["lon"]),
            radius_km=float(r["radius_km"]),
            source="landmarks",
            variants=[v for v in r["variants"].split("|") if v],
            name_ar=r["name_ar"],
            name_ku=r["name_ku"] or "",
            prior=PRIOR.get(r["kind"], 0.5),
        )


def seats(iso_of: dict[str, str]) -> Iterator[Row]:
    """Yield every sub-district with its seat, or a point inside where no seat point is known."""
    for r in rows_of("subdistrict_seats.csv"):
        town = r["coord_kind"] == "town"
        name = r["adm3_en"].removeprefix("Markaz ")
        yield Row(
            name=name,
            kind="town" if town else "subdistrict",
            iso="IQ-HA" if r["adm3_pcode"] in HALABJA else iso_of[r["adm1_pcode"]],
            lat=float(r["lat"]),
            lon=float(r["lon"]),
            radius_km=4.0 if town else 15.0,
            source="seats",
            variants=[r["adm3_en"]],
            name_ar=r["adm3_ar"].removeprefix("مركز ").strip(),
            district=r["adm2_en"],
            subdistrict=r["adm3_en"],
            adm2_pcode=r["adm2_pcode"],
            prior=0.6 if town else 0.45,
        )


def geonames(path: Path, iso_of: dict[str, str]) -> Iterator[Row]:
    """Yield the populated places of GeoNames (cities500)."""
    for r in json.loads(path.read_text(encoding="utf-8")).values():
        if r["countrycode"] != "IQ" or r["admin1code"] not in iso_of:
            continue
        names = [n for n in r["alternatenames"] if spelled(n)]
        arabic = [n for n in names if "؀" <= n[0] <= "ۿ"]
        yield Row(
            name=plain(r["name"]),
            kind="town" if r["population"] >= 2000 else "village",
            iso=iso_of[r["admin1code"]],
            lat=r["latitude"],
            lon=r["longitude"],
            radius_km=4.0,
            source="geonames",
            variants=[r["name"], *names],
            name_ar=arabic[0] if arabic else "",
            prior=min(0.8, 0.4 + 0.05 * math.log10(r["population"] + 1)),
        )


def world_cities(path: Path, iso_of: dict[str, str]) -> Iterator[Row]:
    """Yield the Iraqi towns of SimpleMaps World Cities."""
    for r in json.loads(path.read_text(encoding="utf-8")):
        iso = iso_of.get(name_key(r["admin_name"]), "")
        if r["iso2"] == "IQ" and iso:
            name = re.sub(r"^Nahiyat |^Masif ", "", r["city_ascii"]).replace("`", "")
            yield Row(
                name=name,
                kind="town",
                iso=iso,
                lat=round(float(r["lat"]), 4),
                lon=round(float(r["lng"]), 4),
                radius_km=5.0,
                source="simplemaps",
                variants=[r["city"]],
                prior=0.55,
            )


def airports(path: Path, iso_of: dict[str, str]) -> Iterator[Row]:
    """Yield airports and air bases."""
    with path.open(encoding="utf-8", newline="") as file:
        for r in csv.DictReader(file):
            iso = iso_of.get(name_key(r["subd"].replace("Governorate", "")), "")
            if r["country"] == "IQ" and iso:
                yield Row(
                    name=r["name"].strip(),
                    kind="base" if "Air Base" in r["name"] or "Army" in r["name"] else "airport",
                    iso=iso,
                    lat=float(r["lat"]),
                    lon=float(r["lon"]),
                    radius_km=4.0,
                    source="airportsdata",
                )


def plain(name: str) -> str:
    """Return a name without marks: 'Ţūz Khūrmātū' as 'Tuz Khurmatu'."""
    words = fold(re.sub(r"^Nāḩiyat (al |ash )?", "", name)).split()
    return (
        "-".join(w.title() for w in words)
        if len(words) == 0
        else " ".join(
            w if w in {"al", "ash", "as", "ad", "ar", "az"} and i else w.title()
            for i, w in enumerate(words)
        )
    )


def spelled(name: str) -> bool:
    """Whether an alternate name is of use: Latin with a capital, or Arabic script; no digits."""
    latin = all(ord(c) < 0x250 or 0x1E00 <= ord(c) <= 0x1EFF or c in "‘’ʼ" for c in name)
    arabic = all("؀" <= c <= "ۿ" or c in " -" for c in name)
    fits = (latin and name[:1].isupper()) or arabic
    return fits and len(name_key(name)) >= 3 and name not in NOT_SPELLINGS
