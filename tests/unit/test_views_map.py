"""The map's counts add up, and its context is never mixed with n."""

import base64
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from rasd.country import load_country
from rasd.filters import Filter, ViewState
from rasd.frame import EVENT_TYPES, empty_frame
from rasd.polyline import encode_polyline
from rasd.views.map import lower_bounds, map_view, shade_of
from tests.factories import an_incident_row, frame_of

IRAQ = load_country("iq")
NOWHERE = {"lat": np.nan, "lon": np.nan, "radius_km": np.nan}


def some_incidents():
    diyala = {"iso": "IQ-DI", "governorate": "Diyala"}
    baghdad = {"iso": "IQ-BG", "governorate": "Baghdad"}
    return frame_of(
        an_incident_row(id="a", where_prec=1, killed_low=5, killed_best=5, killed_high=5),
        an_incident_row(id="b", where_prec=2, date_start="2022-02-01", date_end="2022-02-01"),
        an_incident_row(id="c", where_prec=4, **NOWHERE, **diyala, event_type="bombing"),
        an_incident_row(id="d", where_prec=1, lat=33.3, lon=44.4, **baghdad, killed_low=10, killed_best=10),  # noqa: E501
        an_incident_row(id="e", where_prec=6, iso="", governorate="", **NOWHERE),
        an_incident_row(id="f", where_prec=4, **NOWHERE, **baghdad, confidence=0.2),
    )  # fmt: skip


def view_of(by=None, view=None, incidents=None):
    frame = some_incidents() if incidents is None else incidents
    return map_view(frame, by or Filter(), view or ViewState(), IRAQ)


def bits_without(held):
    passing = (some_incidents()["id"] != held).to_numpy()
    return np.packbits(passing, bitorder="little").tobytes()


def region(seen, iso):
    return next(region for region in seen.regions if region.iso == iso)


def test_counts_add_up_and_what_is_held_back_is_left_out():
    seen = view_of()
    assert (seen.n, seen.placed, seen.badges, seen.tray) == (5, 3, 1, 1)
    assert region(seen, "IQ-DI").n == 3
    assert region(seen, "IQ-DI").badge == 1
    assert region(seen, "IQ-BG").n == 1
    assert region(seen, "IQ-BG").badge == 0
    assert sum(each.n for each in seen.regions) == 4
    assert dict(zip(EVENT_TYPES, seen.types, strict=True))["bombing"] == 1
    assert sum(seen.types) == 5


@pytest.mark.parametrize(
    "by",
    [
        Filter(),
        Filter(gov=("IQ-DI",)),
        Filter(gov=("IQ-DI", "IQ-BG"), min_conf=0.0),
        Filter(type=("bombing",)),
        Filter(start=date(2022, 2, 1)),
        Filter(end=date(1999, 1, 1)),
        Filter(killed_ge=6),
    ],
)
def test_placed_badges_and_tray_are_n_under_every_filter(by):
    seen = view_of(by)
    assert seen.placed + seen.badges + seen.tray == seen.n
    assert sum(each.badge for each in seen.regions) == seen.badges


def test_a_chosen_governorate_stays_in_its_context():
    seen = view_of(Filter(gov=("IQ-DI",)))
    assert (seen.n, seen.tray) == (3, 0)
    assert (region(seen, "IQ-BG").n, region(seen, "IQ-BG").context) == (0, 1)
    assert region(seen, "IQ-BG").value == 1
    assert [each.iso for each in seen.regions if each.chosen] == ["IQ-DI"]


def test_bits_are_the_rows_that_pass():
    assert base64.b64decode(view_of().bits) == bits_without("f")
    assert view_of(Filter(min_conf=0.0)).bits is None


def test_killed_is_summed_on_best_and_unreported_is_not_zero():
    seen = view_of(view=ViewState(measure="killed"))
    assert (region(seen, "IQ-DI").value, region(seen, "IQ-DI").at_least) == (5, False)
    assert (region(seen, "IQ-BG").value, region(seen, "IQ-BG").at_least) == (10, True)
    assert (region(seen, "IQ-NI").value, region(seen, "IQ-NI").shade) == (None, -1)


def test_rate_is_per_hundred_thousand_people():
    seen = view_of(view=ViewState(measure="per_100k"))
    people = IRAQ.population["IQ-DI"]
    assert region(seen, "IQ-DI").value == pytest.approx(3 / people * 100_000, abs=0.0005)


def test_open_incident_is_found_by_its_row_and_an_unknown_one_is_not():
    frame = some_incidents()
    row = view_of(view=ViewState(incident="b"), incidents=frame).row
    assert frame["id"].iloc[row] == "b"
    assert view_of(view=ViewState(incident="zzz")).row == -1


def test_a_younger_governorate_shows_only_where_the_period_reaches_it():
    assert not region(view_of(Filter(end=date(2025, 4, 13))), "IQ-HA").exists
    assert region(view_of(Filter(end=date(2025, 4, 14))), "IQ-HA").exists
    assert region(view_of(), "IQ-HA").exists


@pytest.mark.parametrize(("end", "units"), [(date(2025, 4, 13), 18), (date(2025, 4, 14), 19)])
def test_a_view_counts_eighteen_units_before_the_law_and_nineteen_after(end, units):
    assert sum(each.exists for each in view_of(Filter(end=end)).regions) == units


def test_an_empty_store_gives_an_empty_map():
    seen = view_of(incidents=empty_frame())
    assert (seen.n, seen.placed, seen.badges, seen.tray, seen.bounds) == (0, 0, 0, 0, ())
    assert len(seen.regions) == 19


def test_link_position_and_area_are_handed_on():
    corners = ((34.0, 44.0), (35.0, 44.0), (35.0, 45.0))
    by = replace(Filter(), area=encode_polyline(corners))
    seen = view_of(by, ViewState(lat=34.0, lon=44.0, zoom=8))
    assert seen.at == (34.0, 44.0, 8)
    assert seen.area == corners
    assert view_of(view=ViewState(lat=0.0, lon=0.0, zoom=0)).at == (0.0, 0.0, 0)
    assert view_of(view=ViewState(lat=34.0)).at is None


@pytest.mark.parametrize(
    ("values", "bounds"),
    [
        ([], ()),
        ([0, 0], ()),
        ([1], (1,)),
        ([1, 9, 3, 0], (1, 2, 3, 5)),
        ([1, 20_000], (1, 6, 50, 300, 2000)),
        ([0.07, 0.5], (0.06, 0.1, 0.15, 0.2, 0.3)),
    ],
)
def test_bounds_are_round_and_start_at_or_below_the_least(values, bounds):
    assert lower_bounds(values) == bounds


def test_shade_is_the_last_bound_reached():
    assert [shade_of(v, (1, 2, 5)) for v in (None, 0, 1, 1.9, 2, 5, 99)] == [-1, -1, 0, 0, 1, 2, 2]
