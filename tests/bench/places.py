"""How well and how fast places are found: `make bench`, or this file alone.

Reads the test data in `../shared/testdata` beside the checkout (or `RASD_TESTDATA`); without it
only the speed is measured, and it says so. Every set is parted in two by a hash of its id. Failures
may be looked at in one half only (`--learn`); the figures are those of the other half. Nothing of
the data goes into the gazetteer.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import statistics
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from shapely.geometry import shape

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from rasd.country import load_country  # noqa: E402
from rasd.geocode import Gazetteer, geocode_line  # noqa: E402
from rasd.geometry import polygons_of, rough_km  # noqa: E402
from rasd.model import Context  # noqa: E402
from rasd.text import fold  # noqa: E402
from rasd.toponyms import Toponyms  # noqa: E402
from tests.bench.figure import Figure, share  # noqa: E402
from tests.bench.places_speed import speed  # noqa: E402
from tests.unit.test_spellings import table as spelling_table  # noqa: E402
from tests.unit.test_toponyms import TRAPS  # noqa: E402

DATA = Path(os.environ.get("RASD_TESTDATA", ROOT.parent / "shared" / "testdata"))
PUBLISHED = ROOT / "rasd" / "score" / "places.json"
RIGHT_KM = 12.0
MOVED = "the point of Qaim was moved after rows of the half to learn from were seen"
EXACT_PRECISIONS = {"1", "2"}


def learnt(key: str) -> bool:
    """Whether a row's failures may be looked at; the other half is held out."""
    return hashlib.sha256(key.encode()).digest()[0] % 2 == 0


def rows_of(name: str, skip: int = 0) -> list[dict[str, str]]:
    """Return the rows of one test file, without `skip` lines under its header."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))[skip:]


@cache
def events() -> list[dict[str, str]]:
    """Return the UCDP events of precision 1 and 2; the line of tags under the header left out."""
    rows = rows_of("ucdp_ged_iraq_1989_2018.csv", skip=1)
    return [r for r in rows if r["where_prec"] in EXACT_PRECISIONS]


@cache
def iso_of(adm_1: str) -> str:
    """Return the ISO key of a governorate as UCDP or IOM write it, '' for none."""
    bare = " ".join(adm_1.replace("province", "").split())
    return (
        Toponyms(load_country()).named(bare)[0]
        or Toponyms(load_country()).named(f"{bare} province")[0]
    )


def one_unit(iso: str, other: str) -> bool:
    """Whether two keys mean one governorate: the data was made before Halabja's law."""
    return iso == other or {iso, other} == {"IQ-HA", "IQ-SU"}


# -- governorate of a coordinate ---------------------------------------------------------------


def coordinates(_: bool) -> Iterator[Figure]:
    """Yield how often the outlines put a coordinate into its governorate.

    All rows: the outlines were drawn before, and nothing is learnt from these rows.
    """
    polygons = polygons_of(load_country())

    def judged(rows: Iterable[dict[str, str]]) -> list[tuple[bool, str]]:
        done = []
        for r in rows:
            iso = iso_of(r["adm_1"]) if r["adm_1"] else ""
            if iso:
                got = polygons.containing(float(r["latitude"]), float(r["longitude"])) or "none"
                done.append((one_unit(got, iso), f"{r['where_coordinates']}: {iso} got {got}"))
        return done

    whole = judged(events())
    single = {(r["where_coordinates"], r["latitude"], r["longitude"]): r for r in events()}
    distinct = judged(single.values())
    for what, done, bar in (
        ("governorate of a coordinate: UCDP events", whole, 99.3),
        ("governorate of a coordinate: UCDP distinct places", distinct, 96.3),
    ):
        bad = [text for good, text in done if not good]
        yield Figure(what, share(len(done) - len(bad), len(done)), len(done), bar, failures=bad)
    yield _overlap()


def _overlap() -> Figure:
    """Return the mean IoU of our outlines with OCHA's of 2019, in plain degrees."""
    polygons = polygons_of(load_country())
    features = json.loads((DATA / "ocha_irq_adm1.geojson").read_text(encoding="utf-8"))["features"]
    codes = {g.pcode: g.iso for g in load_country().governorates if g.pcode}
    shares = {}
    for one in features:
        iso = codes[one["properties"]["ADM1_PCODE"]]
        theirs, ours = shape(one["geometry"]).buffer(0), polygons.polygon(iso)
        shares[iso] = ours.intersection(theirs).area / ours.union(theirs).area
    worst = min(shares, key=lambda iso: shares[iso])
    return Figure(
        "mean IoU with OCHA's outlines (Baghdad was fitted to IOM's labels)",
        statistics.mean(shares.values()),
        len(shares),
        0.89,
        unit="",
        note=f"worst {worst} {shares[worst]:.2f}",
    )


# -- names of places ---------------------------------------------------------------------------


def named_places(learn: bool) -> Iterator[Figure]:
    """Yield how many events' places are found from their name alone, and with the governorate."""
    rows = [r for r in events() if learnt(r["id"]) == learn]
    known = {r["where_coordinates"] for r in events() if learnt(r["id"]) != learn}
    for how, near in (("name alone", False), ("with adm_1", True)):
        right, wrong, answered, bad = _tally_places(rows, near)
        what = f"UCDP place within {RIGHT_KM:g} km, {how}"
        yield Figure(what, share(right, len(rows)), len(rows), 96.0, failures=bad, note=MOVED)
        what = f"UCDP place, {how}: wrong governorate"
        note = f"answered {share(answered, len(rows)):.1f} %"
        yield Figure(what, share(wrong, len(rows)), len(rows), 1.0, higher=False, note=note)
    unseen = {r["where_coordinates"]: r for r in rows if r["where_coordinates"] not in known}
    right, wrong, _, _ = _tally_places(list(unseen.values()), near=False)
    yield Figure(
        "UCDP place, name alone: places that stand in this half only",
        share(right, len(unseen)),
        len(unseen),
        note=f"wrong governorate {share(wrong, len(unseen)):.1f} %",
    )


def _tally_places(rows: list[dict[str, str]], near: bool) -> tuple[int, int, int, list[str]]:
    right = wrong = answered = 0
    bad: list[str] = []
    for r in rows:
        truth = iso_of(r["adm_1"]) if r["adm_1"] else ""
        got = _answer(r["where_coordinates"], truth if near else "")
        lat, lon = float(r["latitude"]), float(r["longitude"])
        found = got["lat"] is not None
        close = found and rough_km(got["lat"], got["lon"], lat, lon) <= RIGHT_KM
        astray = bool(truth and got["iso"]) and not one_unit(got["iso"], truth)
        answered += got["iso"] is not None
        right, wrong = right + close, wrong + astray
        if not close or astray:
            where = f"{got['place']} {got['iso']} {got['lat']}, {got['lon']}"
            bad.append(f"{r['where_coordinates']} [{truth}] {lat:.3f}, {lon:.3f} -> {where}")
    return right, wrong, answered, bad


@cache
def _answer(text: str, near: str) -> dict[str, Any]:
    return geocode_line(text, near=near or None)


def headlines(learn: bool) -> Iterator[Figure]:
    """Yield how many headlines that name a place or governorate get the right governorate."""
    rows = [r for r in rows_of("ucdp_iraq_headlines.csv") if learnt(r["id"]) == learn]
    telling = [
        r
        for r in rows
        if "True" in (r["headline_names_place"], r["headline_names_governorate"])
        and r["iso_3166_2"]
    ]
    answered = right = 0
    bad: list[str] = []
    for r in telling:
        got = _answer(r["source_headline"], "")["iso"]
        answered += got is not None
        good = got is not None and one_unit(got, r["iso_3166_2"])
        right += good
        if not good:
            truth = f"{r['where_coordinates']} {r['iso_3166_2']}"
            bad.append(f"{r['source_headline']} [{truth}] -> {got}")
    yield Figure(
        "UCDP headlines: right governorate, of answered",
        share(right, answered),
        answered,
        95,
        failures=bad,
    )
    yield Figure("UCDP headlines: answered", share(answered, len(telling)), len(telling), 90)
    yield _invented(rows)


def _invented(rows: list[dict[str, str]]) -> Figure:
    """Return the answers whose place stands in no word of the headline, by its listed spellings."""
    country = load_country()
    spellings = {g.name: [*g.variants, *g.kind_variants] for g in country.governorates}
    for place in country.places:
        spellings.setdefault(place.name, []).extend([place.name, *place.variants])
    bad = []
    for r in rows:
        got = _answer(r["source_headline"], "")
        if got["iso"] and not _stands(got, fold(r["source_headline"]), spellings):
            bad.append(f"{r['source_headline']} -> {got['place']}, {got['governorate']}")
    what = "UCDP headlines: places that stand in no word ('invented'), of all"
    return Figure(what, share(len(bad), len(rows)), len(rows), 1.0, higher=False, failures=bad)


def _stands(got: dict[str, Any], headline: str, spellings: dict[str, list[str]]) -> bool:
    """Whether the first letters of the place, or its governorate, begin a word of the headline."""
    words = headline.replace("-", " ").split() + headline.replace("'", "").replace("-", " ").split()
    names = [got["place"], *spellings.get(got["place"], ()), *spellings.get(got["governorate"], ())]
    stems = {w[:4] for name in names for w in fold(name).replace("-", " ").split() if len(w) >= 3}
    capital = "capital" in words and got["iso"] == "IQ-BG"
    return capital or any(w.strip("(),.:;'").startswith(s) for w in words for s in stems)


def villages(learn: bool) -> Iterator[Figure]:
    """Yield how IOM's villages fare by name alone, most of which no free list has."""
    rows = [
        r
        for r in rows_of("iom_dtm_places.csv")
        if learnt(r["place_id"]) == learn and iso_of(r["governorate"])
    ]
    answered = right = 0
    bad: list[str] = []
    for r in rows:
        got = _answer(r["location_name"], "")["iso"]
        answered += got is not None
        good = got is not None and one_unit(got, iso_of(r["governorate"]))
        right += good
        if got and not good:
            bad.append(f"{r['location_name']} [{iso_of(r['governorate'])}] -> {got}")
    yield Figure("IOM villages: answered by name alone", share(answered, len(rows)), len(rows))
    yield Figure(
        "IOM villages: right governorate, of answered",
        share(right, answered),
        answered,
        failures=bad,
    )
    yield Figure("IOM villages: abstained", share(len(rows) - answered, len(rows)), len(rows))


SETS = (coordinates, named_places, headlines, villages)


def tables(_: bool) -> Iterator[Figure]:
    """Yield how our own tables fare: a regression check, since the gazetteer is built from them."""
    gazetteer = Gazetteer(load_country())
    asked = [(iso, s) for _, iso, spellings in spelling_table() for s in spellings]
    bad = []
    for iso, spelling in asked:
        found = gazetteer.locate(spelling, near=Context((iso,)) if iso else None)
        if found is None or found.iso != iso:
            bad.append(f"{spelling}: {iso} got {found and found.iso}")
    what = "73 key places and 19 governorates by every spelling (a regression check)"
    yield Figure(what, share(len(asked) - len(bad), len(asked)), len(asked), 100, failures=bad)
    wrong = [trap for trap in TRAPS if gazetteer.names.scan(trap)]
    what = "traps read as a place"
    yield Figure(what, len(wrong), len(TRAPS), 0, higher=False, unit="", failures=wrong)


def figures(*, learn: bool = False) -> Iterator[Figure]:
    """Yield every figure; the held-out half unless `learn`."""
    yield from tables(learn)
    if DATA.is_dir():
        for measure in SETS:
            yield from measure(learn)
    else:
        print("places: no test data in ../shared/testdata, only speed is measured", flush=True)
    yield from speed()


def publish(measured: list[Figure], path: Path = PUBLISHED) -> None:
    """Keep the figures that the *Places* tab shows."""
    kept = [
        {
            "what": f.what,
            "value": round(f.value) if f.unit in {"/s", "ms", "×"} else round(f.value, 2),
            "unit": f.unit,
            "n": f.n,
            "bar": f.bar,
            "higher": f.higher,
            "note": f.note,
        }
        for f in measured
    ]
    text = json.dumps({"figures": kept}, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def main() -> None:
    """Print the table; with `--learn` that of the learning half, with its failures.

    With `--publish` the figures of the held-out half are kept in `rasd/score/places.json`.
    """
    learn = "--learn" in sys.argv[1:]
    print(f"Places, the half {'to learn from' if learn else 'held out'}")
    measured = []
    for figure in figures(learn=learn):
        measured.append(figure)
        print(figure.row(), flush=True)
        for text in figure.failures if learn else ():
            print(f"    {text}")
    if "--publish" in sys.argv[1:] and not learn and DATA.is_dir():
        publish(measured)


if __name__ == "__main__":
    main()
