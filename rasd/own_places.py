"""Places and spellings that a user adds: a CSV file of his own, beside the project file.

Columns, in any order, the first always: `name`; `governorate` (name or ISO key); `lat`, `lon`
(degrees); `kind` ('village' if empty); `variants` (more spellings, parted by `|`); `name_ar`,
`name_ku`; `district`; `radius_km` (5 if empty); `prior` (0..1, 0.6 if empty). A row without `lat`
and `lon` adds its spellings to a place that is listed already. Our own files are never written.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from rasd.errors import ConfigError
from rasd.model import Place
from rasd.text import FORMULA_STARTS, fold, name_key

COLUMNS: Final = (
    *("name", "governorate", "lat", "lon", "kind", "variants", "name_ar", "name_ku"),
    *("district", "radius_km", "prior"),
)
KINDS: Final = frozenset(
    {
        *("city", "town", "village", "subdistrict", "neighbourhood", "area", "valley", "mountain"),
        *("island", "lake", "river", "dam", "base", "airport", "camp", "prison", "oilfield"),
        *("crossing", "road", "square", "market", "street", "bridge", "building", "refinery"),
    }
)
_TEXTS: Final = ("name", "variants", "name_ar", "name_ku", "district")
RADIUS_KM: Final = 5.0
PRIOR: Final = 0.6
MOST_TOLD: Final = 20
"""So many bad rows are named; the rest are counted."""


def template() -> str:
    """Return an empty file of own places: the heading alone."""
    return ",".join(COLUMNS) + "\n"


def with_row(text: str, row: Mapping[str, str]) -> str:
    """Return a file's text with one more row, whatever the order of its columns."""
    source = csv.DictReader(io.StringIO(text))
    columns = [*(source.fieldnames or COLUMNS)]
    columns += [name for name in row if name not in columns]
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows([*source, dict(row)])
    return out.getvalue()


def with_own(places: Sequence[Place], isos: Mapping[str, str], path: Path) -> tuple[Place, ...]:
    """Return `places` with the rows of a user's file added, his spellings given to listed places.

    isos: ISO key by name key of every spelling of a governorate and by the key itself. ConfigError
    with one sentence a bad row, told by its line, if any row is bad: then nothing is added.
    """
    rows = _rows(path)
    done = list(places)
    problems: list[str] = []
    for line, row in rows:
        problem = _formula(row) or _problem(row, isos) or _add(done, row, isos, line)
        if problem:
            problems.append(f"{path.name}, line {line}: {problem}")
    if problems:
        more = len(problems) - MOST_TOLD
        rest = [f"… and {more} more bad rows."] if more > 0 else []
        raise ConfigError("\n".join([*problems[:MOST_TOLD], *rest]))
    return tuple(done)


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Return (line, cells) of every row that is not blank."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        reader = csv.DictReader(io.StringIO(text), strict=True)
        rows = [(reader.line_num, row) for row in reader]
    except OSError as error:
        raise ConfigError(f"{path.name} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ConfigError(f"{path.name} is no CSV in UTF-8: {error}.") from error
    unknown = [name for name in reader.fieldnames or () if name not in COLUMNS]
    if unknown or "name" not in (reader.fieldnames or ()):
        what = f"has the unknown column '{unknown[0]}'" if unknown else "has no column 'name'"
        raise ConfigError(f"{path.name} {what}; the columns are {', '.join(COLUMNS)}.")
    bare = [(n, {k: (v or "").strip() for k, v in r.items() if k in COLUMNS}) for n, r in rows]
    return [(n, row) for n, row in bare if any(row.values())]


def _formula(row: Mapping[str, str]) -> str:
    """Return which text a spreadsheet would run, '' if none: the file may be from somebody else."""
    run = next((name for name in _TEXTS if row.get(name, "").startswith(FORMULA_STARTS)), "")
    return f"{run} begins with '{row[run][0]}', as a formula of a spreadsheet does." if run else ""


def _problem(row: Mapping[str, str], isos: Mapping[str, str]) -> str:
    """Return what is wrong with a row by itself, '' if nothing is."""
    if not name_key(row["name"]):
        return "the name is missing."
    if not _iso(row, isos):
        said = row.get("governorate", "")
        return f"'{said}' is no governorate." if said else "the governorate is missing."
    for column, least, most in (
        *(("lat", -90.0, 90.0), ("lon", -180.0, 180.0)),
        *(("radius_km", 0.01, 500.0), ("prior", 0.0, 1.0)),
    ):
        text = row.get(column, "")
        number = _number(text) if text else least
        if number is None or not least <= number <= most:
            return f"{column} is '{text}', not a number from {least:g} to {most:g}."
    if row.get("kind") and row["kind"] not in KINDS:
        return f"'{row['kind']}' is no kind; kinds are {', '.join(sorted(KINDS))}."
    if bool(row.get("lat")) != bool(row.get("lon")):
        return "lat and lon must both be given, or neither."
    return ""


def _add(done: list[Place], row: Mapping[str, str], isos: Mapping[str, str], line: int) -> str:
    """Add one sound row: a place of its own, or spellings for a listed one; '' or a problem."""
    iso, variants = _iso(row, isos), _variants(row)
    if row.get("lat"):
        done.append(_place(row, iso, variants, line))
        return ""
    key = name_key(row["name"])
    for at, place in enumerate(done):
        if place.iso == iso and key in {name_key(n) for n in (place.name, *place.variants)}:
            done[at] = replace(
                place,
                variants=tuple(dict.fromkeys((*place.variants, *variants))),
                name_ar=place.name_ar or row.get("name_ar", ""),
                name_ku=place.name_ku or row.get("name_ku", ""),
            )
            return ""
    return f"'{row['name']}' is not listed in that governorate, so lat and lon are needed."


def _place(row: Mapping[str, str], iso: str, variants: tuple[str, ...], line: int) -> Place:
    return Place(
        id=f"own-{line}-{'-'.join(fold(row['name']).split())}",
        name=row["name"],
        kind=row.get("kind") or "village",
        iso=iso,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        radius_km=float(row.get("radius_km") or RADIUS_KM),
        variants=variants,
        name_ar=row.get("name_ar", ""),
        name_ku=row.get("name_ku", ""),
        district=row.get("district", ""),
        source="own",
        prior=float(row.get("prior") or PRIOR),
    )


def _iso(row: Mapping[str, str], isos: Mapping[str, str]) -> str:
    said = row.get("governorate", "")
    return isos.get(said.upper(), "") or isos.get(name_key(said), "")


def _variants(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(v.strip() for v in row.get("variants", "").split("|") if v.strip())


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
