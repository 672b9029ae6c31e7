"""What a click on the map means, and that a browser's nonsense means nothing."""

from dataclasses import replace

import pytest

from rasd.country import load_country
from rasd.filters import Filter, ViewState
from rasd.polyline import decode_polyline
from rasd.ui.clicks import answer, point_of

ISOS = load_country("iq").isos()
AT = [34.2, 44.5, 8.25]
HERE = {"lat": 34.2, "lon": 44.5, "zoom": 8.25}


def id_of(points, row):
    return {("points-1.bin", 0): "i-0", ("points-1.bin", 7): "i-7"}.get((points, row))


def answered(event, by=None, view=None):
    return answer(event, by or Filter(), view or ViewState(), ISOS, id_of)


def governorate(iso, *, add=False):
    return {"kind": "governorate", "iso": iso, "add": add, "at": AT, "seq": 1}


def test_a_click_chooses_one_governorate_and_keeps_where_the_map_is():
    by, view = answered(governorate("IQ-DI"))
    assert by == Filter(gov=("IQ-DI",))
    assert view == ViewState(**HERE)


def test_the_same_click_again_gives_the_choice_back():
    by, _ = answered(governorate("IQ-DI"), Filter(gov=("IQ-DI",)))
    assert by == Filter()


def test_a_click_elsewhere_moves_the_choice_and_shift_adds_and_takes_away():
    chosen = Filter(gov=("IQ-DI",), type=("ied",))
    assert answered(governorate("IQ-KI"), chosen)[0] == replace(chosen, gov=("IQ-KI",))
    both = answered(governorate("IQ-KI", add=True), chosen)[0]
    assert both.gov == ("IQ-DI", "IQ-KI")
    assert answered(governorate("IQ-DI", add=True), both)[0].gov == ("IQ-KI",)
    assert both.type == ("ied",)


def test_a_click_on_an_incident_opens_it_by_the_row_of_its_own_version():
    event = {"kind": "incident", "row": 7, "points": "points-1.bin", "at": AT}
    by, view = answered(event, Filter(gov=("IQ-DI",)))
    assert by == Filter(gov=("IQ-DI",))
    assert view == ViewState(incident="i-7", **HERE)
    assert answered({**event, "row": 0})[1].incident == "i-0"


def test_a_row_of_a_forgotten_version_opens_nothing():
    event = {"kind": "incident", "row": 7, "points": "points-0.bin", "at": AT}
    assert answered(event) == (Filter(), ViewState())


def test_search_this_area_sets_the_polygon():
    corners = [[33.0, 43.0], [35.0, 43.0], [35.0, 45.5], [33.0, 45.5]]
    by, _ = answered({"kind": "area", "corners": corners, "at": AT})
    assert decode_polyline(by.area) == [tuple(corner) for corner in corners]


@pytest.mark.parametrize("kind", ["badge", "cluster", "tray"])
def test_what_only_opens_in_the_map_changes_nothing(kind):
    assert answered({"kind": kind, "n": 3, "at": AT}) == (Filter(), ViewState())


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"kind": None},
        {"kind": "governorate", "iso": "IQ-XX"},
        {"kind": "governorate", "iso": ["IQ-DI"]},
        {"kind": "governorate"},
        {"kind": "incident", "row": "7", "points": "points-1.bin"},
        {"kind": "incident", "row": 7},
        {"kind": "incident", "row": -1, "points": "points-1.bin"},
        {"kind": "area"},
        {"kind": "area", "corners": "x"},
        {"kind": "area", "corners": [[1, 2], [3, 4]]},
        {"kind": "area", "corners": [[1, 2], [3, 4], [5]]},
        {"kind": "area", "corners": [[1, 2], [3, 4], ["5", 6]]},
        {"kind": "area", "corners": [[91, 2], [3, 4], [5, 6]]},
        {"kind": "area", "corners": [[1, 2]] * 300},
    ],
)
def test_nonsense_changes_nothing(event):
    assert answered(event) == (Filter(), ViewState())


@pytest.mark.parametrize(
    "at", [None, "x", [1, 2], [1, 2, True], [91, 0, 5], [0, 181, 5], [0, 0, 99]]
)
def test_an_impossible_position_is_left_out(at):
    assert answered({**governorate("IQ-DI"), "at": at}) == (Filter(gov=("IQ-DI",)), ViewState())


def test_zero_is_a_position():
    _, view = answered({**governorate("IQ-DI"), "at": [0, 0, 0]})
    assert (view.lat, view.lon, view.zoom) == (0.0, 0.0, 0.0)


def test_a_point_that_was_set_comes_with_how_far_off_the_hand_may_be():
    event = {"kind": "point", "at": [34.2, 44.5], "reach": 0.4, "seq": 7}
    assert point_of(event) == (34.2, 44.5, 0.4)


@pytest.mark.parametrize(
    "bad",
    [
        {"kind": "area"},
        {"at": [34.2]},
        {"at": [95.0, 44.5]},
        {"at": ["34", 44.5]},
        {"at": [float("nan"), 44.5]},
        {"reach": 0},
        {"reach": None},
        {"reach": 1e9},
        {"reach": True},
    ],
)
def test_nonsense_is_no_point(bad):
    assert point_of({"kind": "point", "at": [34.2, 44.5], "reach": 0.4} | bad) is None
