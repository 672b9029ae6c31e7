"""One filter: each clause alone, together, and ignored."""

from dataclasses import fields
from datetime import date

import numpy as np
import pytest

from rasd.filters import Filter, active, held, select, with_gov
from rasd.polyline import encode_polyline
from tests.factories import an_incident_row, frame_of

FRAME = frame_of(
    an_incident_row(id="raid", killed_low=11, killed_best=11, killed_high=11, outlets="AP|Rudaw",
                    n_sources=2),
    an_incident_row(
        id="village", date_start="2021-10-01", date_end="2021-10-31", lat=np.nan, lon=np.nan,
        where_prec=4, target_class="civilians", outlets="AP", injured_low=3, injured_best=3,
    ),
    an_incident_row(
        id="market", date_start="2021-07-01", date_end="2021-07-31", iso="IQ-BG",
        governorate="Baghdad", lat=33.39, lon=44.46, event_type="bombing", outlets="AFP",
    ),
    an_incident_row(id="weak", confidence=0.3, perpetrator="unknown"),
    an_incident_row(id="refused", review="rejected"),
    an_incident_row(id="undated", date_start="NaT", date_end="NaT", date_prec=0),
)  # fmt: skip


def ids(by, **how):
    return set(select(FRAME, by, **how)["id"])


ALL = {"raid", "village", "market", "undated"}


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        (Filter(), ALL),
        (Filter(min_conf=0.0), ALL | {"weak"}),
        (Filter(review=("rejected",)), {"refused"}),
        (Filter(gov=("IQ-BG",)), {"market"}),
        (Filter(type=("bombing",)), {"market"}),
        (Filter(target=("civilians",)), {"village"}),
        (Filter(outlet=("AFP", "Rudaw")), {"raid", "market"}),
        (Filter(killed_ge=11), {"raid"}),
        (Filter(injured_ge=0), {"village"}),
        (Filter(sources_ge=2), {"raid"}),
        (Filter(start=date(2021, 10, 31)), {"village", "raid"}),
        (Filter(end=date(2021, 7, 1)), {"market"}),
        (Filter(start=date(2021, 8, 1), end=date(2021, 9, 30)), set()),
        (Filter(start=date(2022, 1, 21), end=date(2022, 1, 21)), {"raid"}),
    ],
)
def test_each_clause(by, expected):
    assert ids(by) == expected


def test_an_ignored_clause_lets_its_rows_back():
    by = Filter(gov=("IQ-BG",), type=("bombing",))
    assert ids(by, ignore="type") == {"market"}
    assert ids(Filter(gov=("IQ-BG",)), ignore="gov") == ALL


def test_an_area_keeps_what_has_a_point_inside_it():
    box = encode_polyline([(34.0, 44.0), (34.0, 45.0), (35.0, 45.0), (35.0, 44.0)])
    assert ids(Filter(area=box)) == {"raid", "undated"}


def test_text_search_keeps_the_ids_that_the_store_found():
    assert ids(Filter(q="soldiers"), found=frozenset({"raid"})) == {"raid"}
    assert ids(Filter(q="soldiers")) == set()


def test_what_only_low_confidence_keeps_out_is_held():
    assert set(held(FRAME, Filter())["id"]) == {"weak"}


def test_an_accepted_incident_passes_whatever_its_score():
    frame = frame_of(an_incident_row(id="a", confidence=0.1, review="accepted"))
    assert len(select(frame, Filter())) == 1


def test_the_frame_is_not_changed():
    before = FRAME.copy()
    select(FRAME, Filter(gov=("IQ-DI",)))
    assert FRAME.equals(before)


def test_choosing_a_governorate_replaces_and_adding_toggles():
    assert with_gov(Filter(gov=("IQ-DI",)), "IQ-BG").gov == ("IQ-BG",)
    assert with_gov(Filter(gov=("IQ-DI",)), "IQ-BG", add=True).gov == ("IQ-BG", "IQ-DI")
    assert with_gov(Filter(gov=("IQ-BG", "IQ-DI")), "IQ-BG", add=True).gov == ("IQ-DI",)


def test_active_names_the_period_once():
    by = Filter(start=date(2022, 1, 1), end=date(2022, 2, 1), gov=("IQ-DI",))
    assert active(by) == ("gov", "period")
    assert active(Filter()) == ()


def test_every_field_of_the_filter_has_a_clause_or_chooses_the_frame():
    clauses = {
        "gov",
        "type",
        "actor",
        "target",
        "outlet",
        "tag",
        "killed_ge",
        "injured_ge",
        "q",
        "area",
        "sources_ge",
    }
    assert {f.name for f in fields(Filter)} == clauses | {
        "start", "end", "review", "min_conf", "as_of",
    }  # fmt: skip
