"""Numbers of people: bounds, ranges, vague words, and the numbers that count something else."""

import json
import time

import pytest

from rasd.extract.numerals import value_of
from rasd.extract.quantities import add, find_quantities, total
from rasd.model import NOT_REPORTED, Toll
from tests.conftest import ROOT

CASES = [
    json.loads(line)
    for line in (ROOT / "tests/fixtures/quantity_cases.jsonl").read_text().splitlines()
]


def _read(text):
    return [
        (q.text, q.toll.low, q.toll.best, q.toll.high)
        for q in find_quantities(text)
        if not q.barred
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["expression"])
def test_the_35_phrases_count_exactly(case):
    toll = total(case["expression"])
    assert (toll.low, toll.high) == (case["min"], case["max"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killed at least 12 soldiers", ("at least 12", 12, 12, None)),
        ("No fewer than sixteen died", ("No fewer than sixteen", 16, 16, None)),
        ("nearly ten were hurt", ("nearly ten", 9, 10, 10)),
        ("up to 13 people", ("up to 13", 0, 0, 13)),
        ("fewer than 20 people", ("fewer than 20", 0, 0, 19)),
        ("between 28 and 30 died", ("between 28 and 30", 28, 28, 30)),
        ("five to seven men", ("five to seven", 5, 5, 7)),
        ("12-15 militants", ("12-15", 12, 12, 15)),
        ("dozens of people", ("dozens", 24, 24, 99)),
        ("tens of thousands fled", ("tens of thousands", 20_000, 20_000, 99_999)),
        ("several hundred families", ("several hundred", 300, 300, 999)),
        ("more than two dozen others", ("more than two dozen", 24, 24, None)),
        ("scores were hurt", ("scores", 40, 40, 99)),
        ("a number of civilians", ("a number", 1, 1, None)),
        ("100 or more fighters", ("100 or more", 100, 100, None)),
        ("both men died", ("both", 2, 2, 2)),
        ("No one was hurt", ("No one", 0, 0, 0)),
        ("without any casualties", ("without any casualties", 0, 0, 0)),
        ("it did not cause any casualties", ("not cause any casualties", 0, 0, 0)),
        ("killed a policeman's wife", ("a", 1, 1, 1)),
        ("seven (7) people", ("seven", 7, 7, 7)),
        ("1.5 million people", ("1.5 million", 1_500_000, 1_500_000, 1_500_000)),
        ("one hundred and eleven families", ("one hundred and eleven", 111, 111, 111)),
        ("another policeman was hurt", ("another", 1, 1, 1)),
        ("killing a senior federal police officer", ("a", 1, 1, 1)),
    ],
)
def test_quantities_in_running_text(text, expected):
    assert _read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ali, aged 40 and 26", "age"),
        ("an 11-month-old", "age"),
        ("a 40-year-old farmer", "age"),
        ("Ahmed, 33, a teacher", "age"),
        ("30 kilometres south", "distance"),
        ("120 km north", "distance"),
        ("20 miles off", "distance"),
        ("at 11:30 PM", "time"),
        ("around 3 a.m. local", "time"),
        ("for two hours", "duration"),
        ("a two-day operation", "duration"),
        ("$3 million reward", "money"),
        ("50 million dollars", "money"),
        ("down 68 percent", "percent"),
        ("12.6% of it", "percent"),
        ("in 2017 the", "year"),
        ("between 2017 and 2019", "year"),
        ("on January 20 the", "date"),
        ("on 20 January the", "date"),
        ("the 9th Division", "ordinal"),
        ("under Article 4 of", "name"),
        ("Brigade 20 of", "name"),
        ("F-16 jets", "name"),
        ("told Kurdistan 24 that", "name"),
        ("107 mm rockets", "measure"),
        ("500 kg of explosives", "measure"),
        ("a three-member cell", "compound"),
        ("one of the deadliest attacks", "idiom"),
        ("One day a man", "idiom"),
        ("both sides", "idiom"),
    ],
)
def test_numbers_that_count_no_people_are_barred_with_the_reason(text, reason):
    found = find_quantities(text)
    assert reason in {q.barred for q in found}
    assert all(q.barred or q.rule == "article" for q in found)


def test_a_rise_is_two_tolls_and_no_range():
    assert _read("the toll rose from 7 to 12") == [("7", 7, 7, 7), ("12", 12, 12, 12)]


def test_an_article_counts_a_person_and_never_a_thing():
    assert [q.text for q in find_quantities("a bomb at a guard post killed a guard")] == ["a"]
    assert find_quantities("a police station, a soldier's home, a civilian vehicle") == ()
    assert find_quantities("to form a capable government that protects national security") == ()


def test_kin_of_a_victim_count_one_each():
    assert total("a judge, his wife and two children") == Toll(4, 4, 4)


def test_subsets_are_not_added():
    assert total("80 pilgrims, among them 24 Iranians") == Toll(80, 80, 80)


def test_sums_keep_an_open_end_and_silence():
    assert add((Toll(2, 2, 2), Toll(8, 8, None))) == Toll(10, 10, None)
    assert add(()) == NOT_REPORTED
    assert add((NOT_REPORTED, Toll(0, 0, 0))) == Toll(0, 0, 0)


def test_number_words():
    assert value_of("two hundred thousand and five") == 200_005
    assert value_of("1,700") == 1_700
    with pytest.raises(ValueError, match="no number word"):
        value_of("umpteen")


@pytest.mark.parametrize(
    "unit",
    [
        "a ",
        "a senior ",
        "one ",
        "a hundred and ",
        "between 1 and ",
        "no ",
        "1,1",
        "at least ",
        "his young ",
        "no or ",
    ],
)
def test_time_grows_with_the_length_of_hostile_text_and_not_its_square(unit):
    def seconds(size):
        text = (unit * (size // len(unit) + 1))[:size]
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            find_quantities(text)
            best = min(best, time.process_time() - start)
        return best

    seconds(2_000)
    assert seconds(20_000) < 4 * seconds(10_000) + 0.02
