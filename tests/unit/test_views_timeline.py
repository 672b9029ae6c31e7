"""The timeline's bins: every incident counted once, uncertainty kept, n always whole."""

from datetime import date
from itertools import pairwise

import pytest

from rasd.filters import Filter, ViewState
from rasd.frame import empty_frame
from rasd.views.timeline import first_of, snap, timeline_view, total
from tests.factories import an_incident_row, frame_of


def rows():
    return frame_of(
        an_incident_row(id="a", date_start="2022-01-20", date_end="2022-01-20"),
        an_incident_row(id="b", date_start="2022-01-21", date_end="2022-01-21", event_type="ied"),
        an_incident_row(id="c", date_start="2021-10-01", date_end="2021-10-31", date_prec=4),
        an_incident_row(id="d", date_start="NaT", date_end="NaT", date_prec=0),
    )


def test_bars_and_undated_add_up_to_n():
    view = timeline_view(rows(), Filter())
    assert (view.n, view.undated, total(view)) == (4, 1, 4)


def test_auto_takes_the_finest_step_that_fits():
    assert timeline_view(rows(), Filter()).bin == "week"


def test_an_interval_longer_than_its_bin_is_soft_and_counted_at_its_start():
    view = timeline_view(rows(), Filter())
    assert sum(view.soft["armed_assault"]) == 1
    at = view.soft["armed_assault"].index(1)
    assert view.bins[at].start <= date(2021, 10, 1) <= view.bins[at].end
    assert [(s.start, s.end, s.n) for s in view.spans] == [
        (date(2021, 10, 1), date(2021, 10, 31), 1)
    ]


def test_a_month_is_firm_in_a_monthly_bin():
    view = timeline_view(rows(), Filter(), ViewState(bin="month"))
    assert (view.bin, view.spans, dict(view.soft)) == ("month", (), {})
    assert sum(view.firm["armed_assault"]) == 2


def test_what_only_the_period_hides_is_context_and_no_n():
    view = timeline_view(rows(), Filter(start=date(2022, 1, 1), end=date(2022, 1, 31)))
    assert (view.n, view.undated, total(view), sum(view.context)) == (2, 0, 2, 1)


def test_the_axis_stays_when_a_period_is_chosen():
    whole = timeline_view(rows(), Filter())
    part = timeline_view(rows(), Filter(start=date(2022, 1, 1)))
    assert whole.bins == part.bins


def test_bins_leave_no_gap():
    bins = timeline_view(rows(), Filter()).bins
    assert all((b.start - a.end).days == 1 for a, b in pairwise(bins))


def test_a_too_fine_step_is_coarsened_and_says_so():
    far = frame_of(
        an_incident_row(id="a", date_start="2003-03-20", date_end="2003-03-20"),
        an_incident_row(id="b", date_start="2022-01-21", date_end="2022-01-21"),
    )
    view = timeline_view(far, Filter(), ViewState(bin="day"))
    assert (view.bin, view.coarsened) == ("month", True)


@pytest.mark.parametrize(
    ("day", "step", "expected"),
    [
        (date(2022, 1, 20), "day", date(2022, 1, 20)),
        (date(2022, 1, 20), "week", date(2022, 1, 17)),
        (date(2022, 1, 1), "week", date(2021, 12, 27)),
        (date(2022, 5, 31), "quarter", date(2022, 4, 1)),
        (date(2022, 12, 31), "year", date(2022, 1, 1)),
    ],
)
def test_first_day_of_a_step(day, step, expected):
    assert first_of(day, step) == expected


def test_a_brush_snaps_to_the_bins_it_touches():
    view = timeline_view(rows(), Filter(), ViewState(bin="month"))
    assert snap(view, date(2021, 10, 20), date(2022, 1, 2)) == (
        date(2021, 10, 1),
        date(2022, 1, 31),
    )


def test_an_empty_frame_gives_an_empty_timeline():
    view = timeline_view(empty_frame(), Filter())
    assert (view.n, view.bins, view.undated, total(view)) == (0, (), 0, 0)


def test_only_undated_incidents_are_still_n():
    view = timeline_view(frame_of(an_incident_row(date_start="NaT", date_end="NaT")), Filter())
    assert (view.n, view.bins, view.undated) == (1, (), 1)


def test_a_search_that_found_nothing_shows_nothing():
    assert timeline_view(rows(), Filter(q="x"), found=frozenset()).n == 0
