"""The scorer's figures on made-up predictions, fixed so that no rule drifts."""

import json
import math

import pytest

from rasd.errors import BadInput
from rasd.score import load_gold, score, to_json
from rasd.score.fields import (
    dates_meet,
    km_apart,
    same_actor,
    same_evidence,
    same_governorate,
    same_place,
    same_source,
    same_target,
    same_toll,
    same_type,
)
from rasd.score.matching import assign
from tests.conftest import ROOT

GOLD = load_gold(ROOT / "tests" / "gold" / "gold.jsonl")


def _incident(**values):
    return {
        "date_start": "2022-01-20",
        "date_end": "2022-01-21",
        "governorate": "Diyala",
        "place": "Hawi Al Azim",
        "event_type": "armed_assault",
        "perpetrator": "ISIS",
        "target": "soldiers",
        "killed_min": 11,
        "killed_max": 11,
        "evidence": "ISIS militants stormed an army headquarters",
        "primary": True,
        **values,
    }


BREAKS = (
    (5, "killed_min", 99),
    (6, "event_type", "other"),
    (8, "governorate", "Basra"),
    (9, "perpetrator", "Daesh"),
    (4, "date_end", None),
    (11, "cluster", None),
    (10, "evidence", "Something else was said here by somebody"),
)


def _made_up():
    """Return predictions that break one thing after another, by position, the same every time."""
    found, number = {}, 0
    for article_id, record in GOLD.items():
        incidents = []
        for label in record["incidents"]:
            number += 1
            guess = {**label, "confidence": (number * 37 % 100) / 100}
            for every, key, value in BREAKS:
                if number % every == 0:
                    guess[key] = guess["date_start"] if key == "date_end" else value
            if number % 7:
                incidents.append(guess)
        if number % 3 == 0:
            incidents.append(_incident(confidence=0.9))
        found[article_id] = {"id": article_id, "incidents": incidents}
    del found["017"]
    return found


def test_the_labels_against_themselves_are_perfect():
    figures = to_json(score(GOLD, GOLD))
    assert figures["detection"]["f1"] == 1.0
    assert figures["core_all_right_of_all_gold"] == 1.0
    assert figures["dedupe"]["end_to_end_pair_recall"]["value"] == 1.0
    assert {v["value"] for v in figures["attributes_on_matched"].values()} == {1.0}


def test_no_predictions_at_all_find_nothing_and_invent_nothing():
    figures = to_json(score(GOLD, {}))
    assert (figures["detection"]["tp"], figures["detection"]["fp"]) == (0, 0)
    assert figures["detection"]["fn"] == 39
    assert figures["documents"]["negatives_without_false_alarm"]["value"] == 1.0


EXPECTED = json.loads((ROOT / "tests/fixtures/score_expected.json").read_text())


def _leaves(values, path=""):
    if isinstance(values, dict):
        for key, value in values.items():
            yield from _leaves(value, f"{path}/{key}")
    elif isinstance(values, list):
        for place, value in enumerate(values):
            yield from _leaves(value, f"{path}/{place}")
    else:
        yield path, values


def test_made_up_predictions_give_the_fixed_figures():
    found = dict(_leaves(to_json(score(GOLD, _made_up()))))
    expected = dict(_leaves(EXPECTED))
    assert found.keys() == expected.keys()
    wrong = {
        path: (found[path], value)
        for path, value in expected.items()
        if (found[path] is None) != (value is None)
        or (value is not None and not math.isclose(found[path], value, abs_tol=1e-9))
    }
    assert wrong == {}


def test_an_optional_label_neither_helps_nor_hurts():
    gold = {"a": {"incidents": [_incident(optional=True)]}}
    for guesses in ([], [_incident()]):
        found = score(gold, {"a": {"incidents": guesses}}).detection
        assert (found.tp, found.fp, found.fn) == (0, 0, 0)


@pytest.mark.parametrize(
    ("start", "end", "meets"),
    [
        ("2022-01-21", "2022-01-21", True),
        ("2022-01-24", "2022-01-24", True),
        ("2022-01-25", "2022-01-25", False),
        ("2022-01-01", "2022-02-14", True),
        ("2022-01-01", "2022-02-15", False),
        ("", "", False),
        ("soon", "soon", False),
    ],
)
def test_dates_meet_within_three_days_and_never_over_45(start, end, meets):
    assert dates_meet(_incident(), _incident(date_start=start, date_end=end)) is meets


def test_month_long_dates_must_overlap():
    october = _incident(date_start="2021-10-01", date_end="2021-10-31")
    november = _incident(date_start="2021-11-01", date_end="2021-11-30")
    assert not dates_meet(october, november)
    assert dates_meet(october, october)


def test_fields_by_their_classes_and_alternatives():
    others = {"event_type_alt": ["clash"], "perpetrator_alt": ["unknown"]}
    gold = _incident(governorate_alt=["Salah al-Din"], source="the police", **others)
    assert same_governorate(gold, {"governorate": "Salaheddin"})
    assert not same_governorate(gold, {"governorate": None})
    assert same_type(gold, {"event_type": "clash"}, lenient=True)
    assert not same_type(gold, {"event_type": "clash"}, lenient=False)
    assert same_actor(gold, {"perpetrator": "Daesh"}, lenient=False)
    assert same_actor(gold, {"perpetrator": ""}, lenient=True)
    assert same_target(_incident(target="market"), {"target": "villagers"})
    assert same_place(gold, {"place": "al-Azim district"})
    assert not same_place(gold, {"place": ""})
    assert (
        same_evidence(gold, {"evidence": "BAGHDAD (AP) — ISIS militants stormed an army post"})
        is False
    )
    assert same_evidence(
        gold, {"evidence": "BAGHDAD — ISIS militants stormed an army headquarters in"}
    )
    assert same_source(gold, {"source": "police sources"})
    assert same_source(_incident(), {"source": "x"}) is None


def test_tolls_where_the_label_is_silent_allow_nothing_or_zero():
    assert same_toll(_incident(), {"injured_min": 0, "injured_max": 0}, "injured")
    assert same_toll(_incident(), {}, "injured")
    assert not same_toll(_incident(), {"injured_min": 1}, "injured")
    assert not same_toll(_incident(), {"killed_min": 11, "killed_max": None}, "killed")


def test_distance_of_baghdad_and_kirkuk():
    ends = {"lat": 33.3, "lon": 44.4}, {"lat": 35.47, "lon": 44.39}
    assert km_apart(*ends) == pytest.approx(241.3, abs=0.5)
    assert km_apart(ends[0], {"lat": 0.0, "lon": None}) is None


def test_assignment_takes_the_greatest_total_and_never_a_zero():
    assert sorted(assign([[5, 4], [4, 0]])) == [(0, 1), (1, 0)]
    assert assign([[0, 0]]) == []
    assert assign([]) == []


def test_bad_labels_are_told_with_their_line(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "incidents": []}\n{"id": 3}\n')
    with pytest.raises(BadInput, match="Line 2"):
        load_gold(path)
    with pytest.raises(BadInput, match="cannot be read"):
        load_gold(tmp_path / "none.jsonl")
