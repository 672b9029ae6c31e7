"""Dates in running text: found whole, resolved as intervals, refused where they date nothing."""

import json
import time
from datetime import date

import pytest

from rasd.extract.dates import combine, find_dates, is_night, resolve
from rasd.model import DatePrec, DateSpan
from tests.conftest import ROOT

FRIDAY = date(2022, 1, 21)
CASES = [
    json.loads(line)
    for line in (ROOT / "tests/fixtures/temporal_cases.jsonl").read_text().splitlines()
]


def _span(start, end=None):
    first, last = date.fromisoformat(start), date.fromisoformat(end or start)
    days = (last - first).days + 1
    prec = next((p for limit, p in ((1, 1), (6, 2), (15, 3), (31, 4)) if days <= limit), 5)
    return DateSpan(first, last, DatePrec(prec))


def _only(text, published=FRIDAY):
    (mention,) = find_dates(text, published)
    return mention


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["expression"])
def test_the_56_expressions_resolve_exactly(case):
    published = date.fromisoformat(case["published"])
    anchor = _span(*case["anchor"]) if case["anchor"] else None
    mention = find_dates(case["expression"], published)[0]
    expected = _span(case["date_start"], case["date_end"])
    assert resolve(mention, published=published, anchor=anchor) == expected


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("killed at dawn on Sunday, he said", "at dawn on Sunday", "2022-01-16", None),
        ("in the early hours of Friday near", "in the early hours of Friday", "2022-01-21", None),
        ("the agency said on Monday (January 17).", "on Monday (January 17", "2022-01-17", None),
        ("On Friday, 14 January 2022, a", "On Friday, 14 January 2022", "2022-01-14", None),
        ("Tuesday night (Jan. 18) a bomb", "Tuesday night (Jan. 18", "2022-01-18", None),
        (
            "between Thursday night and Friday",
            "Thursday night and Friday",
            "2022-01-20",
            "2022-01-21",
        ),
        ("on 21/01/2022 at", "21/01/2022", "2022-01-21", None),
        ("on 01/21/2022 at", "01/21/2022", "2022-01-21", None),
        ("dated 2021-12-31.", "2021-12-31", "2021-12-31", None),
        ("on December 31 two men", "December 31", "2021-12-31", None),
        ("from 10 to 12 January troops", "from 10 to 12 January", "2022-01-10", "2022-01-12"),
        ("in mid-December, a", "in mid-December", "2021-12-11", "2021-12-20"),
        (
            "in the first week of January",
            "in the first week of January",
            "2022-01-01",
            "2022-01-07",
        ),
        ("In March 10 people were killed", "In March", "2021-03-01", "2021-03-31"),
        ("next Sunday's vote", "next Sunday", "2022-01-23", None),
        ("last Friday's raid", "last Friday", "2022-01-14", None),
        ("over the weekend, gunmen", "over the weekend", "2022-01-14", "2022-01-16"),
        ("three months ago he", "three months ago", "2021-10-01", "2021-10-31"),
        ("in October last year", "in October last year", "2021-10-01", "2021-10-31"),
        ("a few hours ago", "a few hours ago", "2022-01-21", None),
        ("the day before yesterday", "the day before yesterday", "2022-01-19", None),
        ("last summer", "last summer", "2021-06-01", "2021-08-31"),
        ("the July bombing of", "the July", "2021-07-01", "2021-07-31"),
        ("at the end of last month", "at the end of last month", "2021-12-21", "2021-12-31"),
        ("late last year he", "late last year", "2021-10-01", "2021-12-31"),
        ("earlier in the week", "earlier in the week", "2022-01-15", "2022-01-21"),
        ("by mid-2017 it", "by mid-2017", "2017-05-01", "2017-08-31"),
        ("in the past 24 hours", "in the past 24 hours", "2022-01-20", "2022-01-21"),
    ],
)
def test_expressions_in_running_text(text, words, start, end):
    mention = _only(text)
    assert (mention.text, mention.value) == (words, _span(start, end))
    assert text[mention.start : mention.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "May God have mercy on them",
        "they marched towards the town and may return",
        "during the 1990s and the 2000s",
        "Black Friday sales",
        "a second attack by the First Division",
        "2014 people were there",
        "Article 4, Brigade 20 and F-16 jets",
        "the spring water and the fall of the town",
        "August Strindberg and Theresa May",
        "day after day",
        "the October revolution",
    ],
)
def test_words_that_only_look_like_dates_are_none(text):
    assert find_dates(text, FRIDAY) == ()


@pytest.mark.parametrize(
    "text",
    [
        "since January 2018",
        "every Friday",
        "on Fridays",
        "between 2014 and 2017",
        "from January to April 2021",
        "in recent months",
        "for nearly two weeks",
        "in the last two years",
        "until Friday",
    ],
)
def test_ranges_and_habits_are_marked(text):
    assert _only(text).habitual


def test_single_days_are_not_habitual():
    assert not any(m.habitual for m in find_dates("on Friday, last month and in October", FRIDAY))


@pytest.mark.parametrize(
    ("text", "anchor", "start", "end"),
    [
        ("The previous month", ("2021-10-01", "2021-10-31"), "2021-09-01", "2021-09-30"),
        ("a day earlier", ("2022-01-20", "2022-01-21"), "2022-01-19", "2022-01-20"),
        ("the same day", ("2021-10-26", "2021-10-26"), "2021-10-26", None),
        ("Two days later", ("2021-10-26", "2021-10-26"), "2021-10-28", None),
        ("24 hours later", ("2021-10-26", "2021-10-26"), "2021-10-27", None),
        ("hours later", ("2021-10-26", "2021-10-26"), "2021-10-26", None),
        ("two weeks earlier", ("2021-10-26", "2021-10-26"), "2021-10-12", None),
        ("the night before", ("2021-10-26", "2021-10-26"), "2021-10-25", "2021-10-25"),
        ("the following month", ("2021-12-05", "2021-12-05"), "2022-01-01", "2022-01-31"),
        ("a year earlier", ("2021-10-26", "2021-10-26"), "2020-01-01", "2020-12-31"),
        ("days later", ("2021-10-26", "2021-10-26"), "2021-10-27", "2021-11-01"),
    ],
)
def test_story_dates_hang_on_the_event_told_last(text, anchor, start, end):
    mention = _only(text)
    assert (mention.anchor, mention.value) == ("discourse", None)
    found = resolve(mention, published=FRIDAY, anchor=_span(*anchor))
    assert found == _span(start, end)


def test_without_a_publication_day_relative_dates_stay_open_and_absolute_ones_resolve():
    found = find_dates("On Friday, in May 2021 and on 3 June 2020, yesterday", None)
    assert [(m.text, m.value) for m in found] == [
        ("On Friday", None),
        ("in May 2021", _span("2021-05-01", "2021-05-31")),
        ("3 June 2020", _span("2020-06-03")),
        ("yesterday", None),
    ]
    assert resolve(found[0], published=None, anchor=None) is None
    assert resolve(found[0], published=FRIDAY, anchor=None) == _span("2022-01-21")
    assert resolve(found[1], published=None, anchor=None) == found[1].value


def test_overnight_joins_with_the_day_of_telling():
    night, day = find_dates("in an overnight raid, police said on Thursday", FRIDAY)
    assert (is_night(night), is_night(day)) == (True, False)
    assert combine(night.value, day.value, night=True) == _span("2022-01-19", "2022-01-20")


def test_combine_meets_or_clashes():
    month, day = _span("2021-10-01", "2021-10-31"), _span("2021-10-26")
    assert combine(month, day) == day
    assert combine(day, None) == day
    assert combine(None, None) is None
    assert combine(day, _span("2021-11-01")) is None


def test_expressions_never_cross_a_paragraph():
    found = find_dates("He came on\n\nFriday\n\nlast\n\nmonth", FRIDAY)
    assert [m.text for m in found] == ["Friday"]


def test_extreme_years_and_counts_do_not_raise():
    for text in (
        "999999999 days ago",
        "5000 years ago",
        "on 31 February 2021",
        "in 1900",
        "by 2099",
    ):
        for published in (date.min, FRIDAY, date.max, None):
            for mention in find_dates(text, published):
                resolve(mention, published=published, anchor=_span("0001-01-01"))


@pytest.mark.parametrize(
    "unit",
    [
        "in the ",
        "Monday and ",
        "1 ",
        "a ",
        "last ",
        "early ",
        "January ",
        "two hundred and ",
        "  ",
        "2014-",
    ],
)
def test_time_grows_with_the_length_of_hostile_text_and_not_its_square(unit):
    def seconds(size):
        text = (unit * (size // len(unit) + 1))[:size]
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            find_dates(text, FRIDAY)
            best = min(best, time.process_time() - start)
        return best

    seconds(2_000)
    assert seconds(20_000) < 4 * seconds(10_000) + 0.02
