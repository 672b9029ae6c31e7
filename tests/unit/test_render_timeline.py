"""The timeline's chart draws the view's counts and nothing else."""

from datetime import date

from rasd.filters import Filter, ViewState
from rasd.frame import empty_frame
from rasd.render.palette import TYPES
from rasd.render.timeline import BRUSH, timeline_chart
from rasd.views.timeline import timeline_view, total
from tests.factories import an_incident_row, frame_of


def a_view(**by):
    rows = frame_of(
        an_incident_row(id="a", date_start="2022-01-20", date_end="2022-01-20"),
        an_incident_row(id="b", date_start="2022-01-21", date_end="2022-01-21", event_type="ied"),
        an_incident_row(id="c", date_start="2021-10-01", date_end="2021-10-31"),
        an_incident_row(id="d", date_start="NaT", date_end="NaT"),
    )
    return timeline_view(rows, Filter(**by), ViewState(bin="week"))


def drawn(chart):
    """The rows that the chart draws, as dicts."""
    spec = chart.to_dict()
    return [row for rows in spec["datasets"].values() for row in rows]


def test_the_bars_hold_the_counts_of_the_view():
    view = a_view()
    bars = [row for row in drawn(timeline_chart(view)) if row["kind"] in ("firm", "soft")]
    assert sum(row["n"] for row in bars) + view.undated == total(view) == view.n == 4
    assert all(row["high"] - row["low"] == row["n"] for row in bars)


def test_a_type_has_its_palette_colour_in_either_theme():
    for theme in ("light", "dark"):
        colours = {row["title"]: row["colour"] for row in drawn(timeline_chart(a_view(), theme))}
        assert colours["IED"] == TYPES["ied"].colour(theme)


def test_an_uncertain_date_is_drawn_soft_and_over_its_interval():
    kinds = {row["kind"]: row for row in drawn(timeline_chart(a_view()))}
    assert kinds["soft"]["title"] == "Armed assault, date uncertain"
    assert kinds["rail"]["when"] == "in October 2021"


def test_what_the_period_hides_is_pale():
    rows = drawn(timeline_chart(a_view(start=date(2022, 1, 1))))
    assert [row["n"] for row in rows if row["kind"] == "context"] == [1]


def test_the_brush_is_an_interval_on_x():
    params = timeline_chart(a_view()).to_dict()["params"]
    assert [(p["name"], p["select"]["type"], p["select"]["encodings"]) for p in params] == [
        (BRUSH, "interval", ["x"])
    ]


def test_a_chosen_period_is_a_shade_over_the_bars_it_touches_and_no_brush():
    chart = timeline_chart(a_view(start=date(2022, 1, 1), end=date(2099, 1, 1)))
    (shade,) = (row for row in drawn(chart) if row["kind"] == "period")
    assert (shade["start"][:10], shade["end"][:10]) == ("2022-01-01", "2022-01-24")
    assert all("value" not in param for param in chart.to_dict()["params"])


def test_a_period_without_bars_is_not_drawn():
    rows = drawn(timeline_chart(a_view(start=date(2030, 1, 1))))
    assert [row for row in rows if row["kind"] == "period"] == []


def test_a_quarter_is_named_by_its_months():
    rows = frame_of(an_incident_row(id="a", date_start="2021-05-20", date_end="2021-05-20"))
    view = timeline_view(rows, Filter(), ViewState(bin="quarter"))
    assert [row["when"] for row in drawn(timeline_chart(view))] == ["April to June 2021"]


def test_an_empty_timeline_is_still_a_chart():
    assert drawn(timeline_chart(timeline_view(empty_frame(), Filter()))) == []
