"""Dates, places and tolls in words claim no more than is known."""

from datetime import date

import numpy as np
import pytest

from rasd.views.words import (
    count_line,
    label,
    toll_line,
    toll_words,
    when_long,
    when_short,
    where_words,
)
from tests.factories import an_incident_row, frame_of


@pytest.mark.parametrize(
    ("start", "end", "prec", "long", "short"),
    [
        ("2022-01-20", "2022-01-20", 1, "20 January 2022", "2022-01-20"),
        ("2022-01-20", "2022-01-21", 2, "20–21 January 2022", "2022-01-20 – 01-21"),
        ("2022-01-17", "2022-01-23", 3, "in the week of 17 January 2022", "2022-01-17 (week)"),
        ("2021-10-01", "2021-10-31", 4, "in October 2021", "2021-10 (month)"),
        ("2021-01-01", "2021-12-31", 5, "in 2021", "2021 (year)"),
        (
            "2021-12-31",
            "2022-01-02",
            2,
            "31 December 2021 – 2 January 2022",
            "2021-12-31 – 2022-01-02",
        ),
        (
            "2021-10-03",
            "2021-11-05",
            4,
            "some time from 3 October 2021 to 5 November 2021",
            "2021-10-03 – 11-05",
        ),
    ],
)
def test_an_interval_in_words(start, end, prec, long, short):
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    assert (when_long(first, last, prec), when_short(first, last, prec)) == (long, short)


def test_no_date_is_said():
    assert (when_long(None, None, 0), when_short(None, None, 0)) == ("date not known", "no date")


@pytest.mark.parametrize(
    ("low", "best", "high", "words"),
    [
        (11, 11, 11, "11"),
        (24, 24, 99, "24–99"),
        (10, 10, None, "10 or more"),
        (0, 0, 0, "0"),
        (40, 50, 60, "50 (40–60)"),
        (None, None, None, "–"),
        (np.nan, np.nan, np.nan, "–"),
        (1200, 1200, 1200, "1,200"),
    ],
)
def test_a_toll_in_words(low, best, high, words):
    assert toll_words(low, best, high) == words


@pytest.mark.parametrize(
    ("place", "governorate", "prec", "words"),
    [
        ("Sadr City", "Baghdad", 1, "Sadr City, Baghdad"),
        ("Rashad", "Kirkuk", 2, "near Rashad, Kirkuk"),
        ("30 km south-west of Kirkuk", "Kirkuk", 2, "30 km south-west of Kirkuk"),
        ("a village in Diyala", "Diyala", 4, "a village in Diyala"),
        ("", "Diyala", 4, "somewhere in Diyala"),
        ("Diyala", "Diyala", 4, "somewhere in Diyala"),
        ("", "", 6, "place not known"),
        ("the desert", "", 6, "the desert, governorate not known"),
    ],
)
def test_a_place_in_words(place, governorate, prec, words):
    assert where_words(place, governorate, prec) == words


def test_labels_keep_abbreviations():
    assert [label(k) for k in ("ied", "pmf", "armed_assault")] == ["IED", "PMF", "Armed assault"]


def some_rows():
    return frame_of(
        an_incident_row(id="a", killed_low=11, killed_best=11, killed_high=11),
        an_incident_row(id="b", killed_low=24, killed_best=24, killed_high=99),
        an_incident_row(id="c", governorate="", iso=""),
    )


def test_a_sum_names_its_range_and_forgets_what_is_not_reported():
    assert toll_line(some_rows(), "killed") == "killed 35 (35–110)"
    assert toll_line(some_rows(), "injured") == "injured: not reported"


def test_a_sum_with_an_open_end_is_at_least():
    rows = frame_of(an_incident_row(killed_low=10, killed_best=10, killed_high=np.nan))
    assert toll_line(rows, "killed") == "killed at least 10"


def test_the_count_line_names_n_places_tolls_and_what_is_held():
    assert count_line(some_rows(), 2) == (
        "3 incidents · 2 in Diyala, 1 without a known place · killed 35 (35–110) · "
        "injured: not reported · +2 held for review"
    )
    assert count_line(some_rows().iloc[:0]) == "No incident"
