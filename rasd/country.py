"""The only reader of `data/reference`: a country's governorates, places, lexicons and map files."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from rasd.errors import ConfigError
from rasd.listed import kept_keys
from rasd.model import Place
from rasd.own_files import places_file, words_folder
from rasd.own_lexicon import own_table, stamp
from rasd.own_places import with_own
from rasd.text import index_keys, name_key

REFERENCE: Final = Path(__file__).resolve().parent.parent / "data" / "reference"
"""Where the country folders lie."""


@dataclass(frozen=True, slots=True)
class Governorate:
    """A first-level unit, keyed by ISO 3166-2.

    name: as shown on screen. variants: every spelling that means the governorate when it stands
    alone. kind_variants: spellings that mean it only beside 'province' and the like. official:
    whether ISO has the key (Halabja's is informal). area_km2, population: None where not known.
    population_year 0: not known. neighbours: ISO keys. foreign: names of bordering countries.
    valid_from: the day it came to be, None for always; `before` is the governorate that held it.
    """

    iso: str
    name: str
    name_ar: str
    name_ku: str
    variants: tuple[str, ...]
    kind_variants: tuple[str, ...]
    pcode: str
    capital: str
    capital_lat: float
    capital_lon: float
    label_lat: float
    label_lon: float
    area_km2: float | None
    population: int | None
    population_year: int
    neighbours: tuple[str, ...]
    foreign: tuple[str, ...]
    valid_from: date | None = None
    before: str = ""
    before_district: str = ""
    official: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """A country as its folder tells it; equal only to itself, so that it can key a cache."""

    key: str
    name: str
    timezone: str
    governorates: tuple[Governorate, ...]
    places: tuple[Place, ...]
    folder: Path
    capital_id: str = ""
    disputed: str = ""
    own_lexicon: Path | None = None
    _by_iso: Mapping[str, Governorate] = field(default_factory=dict, repr=False)
    _keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def keys_of(self, name: str) -> tuple[str, ...]:
        """Return `index_keys` of a name; for a listed one they are read, not reckoned."""
        return self._keys.get(name) or index_keys(name)

    def governorate(self, iso: str) -> Governorate:
        """Return the governorate with this ISO key; KeyError if there is none."""
        return self._by_iso[iso]

    def isos(self) -> tuple[str, ...]:
        """Return every ISO key, in the order of the names on screen."""
        return tuple(g.iso for g in self.governorates)

    @property
    def population(self) -> Mapping[str, int]:
        """People by ISO key, where known."""
        return {g.iso: g.population for g in self.governorates if g.population is not None}

    @property
    def polygons_file(self) -> Path:
        """The governorates' outlines, GeoJSON in EPSG:4326."""
        return self.folder / "governorates.geojson"

    def basemap(self, name: str) -> Path:
        """Return a base map file: 'rivers', 'lakes', 'land', 'borders'; ConfigError if missing."""
        path = self.folder / "basemap" / f"{name}.geojson"
        if not re.fullmatch(r"[a-z_]+", name) or not path.is_file():
            raise ConfigError(f"There is no base map '{name}' in {self.folder.name}/basemap.")
        return path

    def lexicon(self, name: str) -> Mapping[str, Any]:
        """Return a parsed word list, `lexicon/<name>.toml`; ConfigError if it cannot be read."""
        if not re.fullmatch(r"[a-z_]+", name):
            raise ConfigError(f"'{name}' is no name of a lexicon.")
        return _toml(self.folder / "lexicon" / f"{name}.toml")

    def own_words(self, name: str) -> Mapping[str, Any]:
        """Return the user's word list of this name, empty where he has none; ConfigError."""
        return own_table(self.own_lexicon, name)


def load_country(
    key: str = "iq",
    root: Path = REFERENCE,
    *,
    project: str | None = None,
    extra: Path | None = None,
    words: Path | None = None,
) -> Country:
    """Return the country of the folder `key`, read once; ConfigError if the data is malformed.

    extra: a user's file of more places and spellings (`own_places`); words: his folder of more
    words (`own_lexicon`). Without one, what `own_files` finds beside the project is taken, if there
    is any. project: its file or database URL, None for that of `RASD_STORE`.
    """
    own, lexicon = extra or places_file(project), words or words_folder(project)
    stamps = own and _stamp(own), lexicon and stamp(lexicon)
    return _load(key, root, own and own.resolve(), lexicon and lexicon.resolve(), stamps)


def shipped_country(key: str = "iq", root: Path = REFERENCE) -> Country:
    """Return the country as it comes with Rasd: without a user's own places and words."""
    return _load(key, root, None, None, (None, None))


def _stamp(path: Path) -> tuple[int, int]:
    """Return what changes when a file does; ConfigError where there is none."""
    try:
        state = path.stat()
    except OSError as error:
        raise ConfigError(f"{path.name} cannot be read: {error.strerror}.") from error
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=8)
def _load(
    key: str, root: Path, own: Path | None, lexicon: Path | None, stamps: tuple[object, object]
) -> Country:
    del stamps  # only tell two states of the user's files apart
    if not re.fullmatch(r"[a-z]{2}", key) or not (root / key).is_dir():
        raise ConfigError(f"There is no country folder '{key}' under data/reference.")
    folder = root / key
    settings = _toml(folder / "country.toml")
    try:
        governorates = tuple(sorted(_governorates(folder, settings), key=lambda g: g.name))
        places = tuple(_places(folder, {g.iso for g in governorates}))
        if own is not None:
            places = with_own(places, _names(governorates), own)
        return Country(
            key=settings["key"],
            name=settings["name"],
            timezone=settings["timezone"],
            governorates=governorates,
            places=places,
            folder=folder,
            capital_id=settings["capital"],
            disputed=settings["disputed"].strip(),
            own_lexicon=lexicon,
            _by_iso={g.iso: g for g in governorates},
            _keys=kept_keys(folder / "keys.tsv"),
        )
    except KeyError as error:
        raise ConfigError(f"data/reference/{key}: the entry {error} is missing.") from error


def _names(governorates: tuple[Governorate, ...]) -> dict[str, str]:
    """Return ISO keys by themselves and by the key of every spelling of a governorate."""
    names = {name_key(n): g.iso for g in governorates for n in (*g.kind_variants, *g.variants)}
    return names | {g.iso: g.iso for g in governorates}


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"The reference file {path.name} cannot be read.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"The reference file {path.name} is malformed: {error}.") from error


def _csv(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, strict=True))
    except OSError as error:
        raise ConfigError(f"The reference file {path.name} cannot be read.") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise ConfigError(f"The reference file {path.name} is malformed: {error}.") from error


def _number(text: str, path: Path, line: int) -> float:
    try:
        return float(text)
    except (TypeError, ValueError) as error:
        raise ConfigError(f"{path.name}, line {line}: '{text}' is no number.") from error


def _places(folder: Path, isos: set[str]) -> list[Place]:
    path = folder / "gazetteer.csv"
    places = []
    for line, row in enumerate(_csv(path), start=2):
        lat, lon, radius, prior = (
            _number(row[c], path, line) for c in ("lat", "lon", "radius_km", "prior")
        )
        if row["iso"] and row["iso"] not in isos:
            raise ConfigError(f"{path.name}, line {line}: '{row['iso']}' is no governorate.")
        if not (-90 <= lat <= 90 and -180 <= lon <= 180 and radius > 0):
            raise ConfigError(f"{path.name}, line {line}: the point or the radius is impossible.")
        places.append(
            Place(
                id=row["id"],
                name=row["name"],
                kind=row["kind"],
                iso=row["iso"],
                lat=lat,
                lon=lon,
                radius_km=radius,
                variants=tuple(v for v in row["variants"].split("|") if v),
                name_ar=row["name_ar"],
                name_ku=row["name_ku"],
                district=row["district"],
                subdistrict=row["subdistrict"],
                source=row["source"],
                prior=prior,
            )
        )
    return places


def _governorates(folder: Path, settings: Mapping[str, Any]) -> list[Governorate]:
    path = folder / "facts" / "governorates.csv"
    rows = _csv(path)
    iso_of = {row["name"]: row["key"] for row in rows}
    people = {row["iso"]: row for row in _csv(folder / "population.csv")}
    done = []
    for line, row in enumerate(rows, start=2):
        iso = row["key"]
        numbers = [
            _number(row[c], path, line)
            for c in ("capital_lat", "capital_lon", "label_lat", "label_lon")
        ]
        later = settings.get("later", {}).get(iso, {})
        count = people.get(iso)
        done.append(
            Governorate(
                iso=iso,
                name=settings["display"][iso],
                name_ar=row["name_ar"],
                name_ku=row["name_ckb"],
                variants=_variants(row, settings),
                kind_variants=tuple(settings["only_with_kind"].get(iso, ())),
                pcode=row["ocha_pcode_2019"],
                capital=row["capital"],
                capital_lat=numbers[0],
                capital_lon=numbers[1],
                label_lat=numbers[2],
                label_lon=numbers[3],
                area_km2=_maybe(row["area_km2_official"], path, line),
                population=int(count["population"]) if count else None,
                population_year=int(count["year"]) if count else 0,
                neighbours=tuple(iso_of[n] for n in row["borders"].split("|") if n),
                foreign=tuple(n for n in row["foreign_borders"].split("|") if n),
                valid_from=later.get("valid_from"),
                before=later.get("before", ""),
                before_district=later.get("district", ""),
                official=row["iso_official"] == "yes",
            )
        )
    return done


def _maybe(text: str, path: Path, line: int) -> float | None:
    return _number(text, path, line) if text else None


def _variants(row: Mapping[str, str], settings: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the spellings that mean the governorate standing alone, each once."""
    iso = row["key"]
    apart = {name_key(n) for n in settings["only_with_kind"].get(iso, ())}
    names = [settings["display"][iso], row["name"], *settings["spellings"].get(iso, ())]
    names += [v for v in row["variants"].split("|") if "(" not in v]
    names += [row["name_ar"], row["name_ckb"]]
    return tuple(dict.fromkeys(n for n in names if n and name_key(n) not in apart))
