"""Accuracy on the labelled articles does not fall below what was reached."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rasd.articles import Origin, read
from rasd.country import load_country
from rasd.extract import extract
from rasd.geocode import Gazetteer

ROOT = Path(__file__).resolve().parents[2]
COUNTRY = load_country()
NAMES = {g.iso: g.name for g in COUNTRY.governorates}


def gold():
    lines = (ROOT / "tests" / "gold" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row["incidents"] for row in map(json.loads, filter(None, lines))}


def predicted():
    gazetteer = Gazetteer(COUNTRY)
    found = {}
    for path in sorted((ROOT / "seeds").glob("*.md")):
        article = next(iter(read(path.read_bytes(), Origin(name=path.name))))
        drafts = extract(article, COUNTRY)
        found[article.id] = [(draft, gazetteer.place(draft.where).iso) for draft in drafts]
    return found


def is_same(wanted, draft, iso):
    """Same governorate (or the other one allowed) and days no more than three apart."""
    names = {wanted["governorate"].lower(), *map(str.lower, wanted.get("governorate_alt") or [])}
    spelled = {"salaheddin": "salah al-din", "qadisiyah": "qadisiyyah"}
    name = NAMES.get(iso, "").lower()
    if spelled.get(name, name) not in names or draft.date is None:
        return False
    start, end = wanted["date_start"], wanted["date_end"]
    apart = max(
        (draft.date.start - draft.date.start.fromisoformat(end)).days,
        (draft.date.start.fromisoformat(start) - draft.date.end).days,
        0,
    )
    return apart <= 3


def matched():
    """Pair each gold incident with the first free prediction that is the same, best toll first."""
    pairs, missed, spurious = [], [], []
    found = predicted()
    for key, incidents in gold().items():
        free = list(found.get(key, []))
        for wanted in incidents:
            same = [item for item in free if is_same(wanted, *item)]
            same.sort(key=lambda item: item[0].tolls.killed.low != wanted["killed_min"])
            if same:
                free.remove(same[0])
                pairs.append((key, wanted, same[0][0]))
            elif not wanted.get("optional"):
                missed.append((key, wanted["evidence"]))
        spurious += [(key, draft.quote) for draft, _ in free]
    return pairs, missed, spurious


@pytest.fixture(scope="module")
def outcome():
    return matched()


def share(checks):
    checks = list(checks)
    return sum(checks) / len(checks)


def required(outcome):
    return [(wanted, draft) for _, wanted, draft in outcome[0] if not wanted.get("optional")]


def test_every_incident_is_found_and_none_is_made_up(outcome):
    assert outcome[1] == []
    assert outcome[2] == []


def test_articles_without_incidents_give_none():
    found = predicted()
    empty = [key for key, rows in gold().items() if not any(not r.get("optional") for r in rows)]
    assert len(empty) == 4
    assert [key for key in empty if found[key]] == []


def test_tolls_are_exact(outcome):
    for fate in ("killed", "injured"):
        exact = [
            (wanted[f"{fate}_min"], wanted[f"{fate}_max"])
            == (getattr(draft.tolls, fate).low, getattr(draft.tolls, fate).high)
            for wanted, draft in required(outcome)
        ]
        assert share(exact) >= 0.97, fate


def test_dates_are_exact(outcome):
    exact = [
        (wanted["date_start"], wanted["date_end"]) == (str(draft.date.start), str(draft.date.end))
        for wanted, draft in required(outcome)
    ]
    assert share(exact) >= 0.92


def test_types_and_actors_are_right(outcome):
    kinds, actors = [], []
    for wanted, draft in required(outcome):
        kinds.append(draft.event_type in {wanted["event_type"], *wanted["event_type_alt"]})
        actors.append(draft.perpetrator in {wanted["perpetrator"], *wanted["perpetrator_alt"]})
    assert share(kinds) >= 0.97
    assert share(actors) >= 0.97


def test_the_carrying_sentence_is_the_labelled_one(outcome):
    same = [
        "".join(draft.quote.split()).startswith("".join(wanted["evidence"].split())[:40])
        for wanted, draft in required(outcome)
    ]
    assert share(same) >= 0.9
