"""The form of an incident: there and back without loss; a sentence for what cannot be meant."""

from dataclasses import replace

import pytest

from rasd.country import load_country
from rasd.errors import BadInput
from rasd.model import Attribution, DatePrec, EventType, Located, Review, Toll, Tolls, WherePrec
from rasd.views.edits import differences, edited, form_values, read_days, read_toll
from tests.reports import a_unit, span

COUNTRY = load_country()


def changed(incident, **values):
    return edited(incident, form_values(incident) | values, COUNTRY)


def test_a_form_left_as_it_is_changes_nothing_but_the_review():
    for unit in (
        a_unit("a"),
        a_unit("a", when=None, point=None, actor="unknown"),
        a_unit("a", killed=Toll(10, 14, 20), injured=Toll(3, 3, None)),
    ):
        assert changed(unit) == replace(unit, review=Review.EDITED)


def test_a_draft_that_holds_only_some_values_changes_only_these():
    unit = a_unit("a")
    assert edited(unit, {"target": " a  convoy "}, COUNTRY).target == "a convoy"
    assert edited(unit, {"nonsense": 1, "why": "x"}, COUNTRY) == replace(unit, review=Review.EDITED)


def test_every_field_can_be_changed():
    place = {
        "place": "Baqubah", "iso": "IQ-DI", "where_prec": 1, "lat": 33.75, "lon": 44.64,
        "radius_km": 6.0, "district": "Baqubah", "place_id": "x", "score": 1.0,
        "reason": "chosen by an analyst", "rivals": [], "border_iso": "IQ-BG", "border_km": 20.0,
    }  # fmt: skip
    new = changed(
        a_unit("a"),
        event_type="bombing",
        start="2022-01-20",
        end="2022-01-22",
        place=place,
        perpetrator="",
        attribution="unknown",
        attributed_by="",
        target="a market",
        target_class="market",
        killed="24–99",
        injured="",
        detained="3+",
    )
    assert new.event_type is EventType.BOMBING
    assert (new.date.start.day, new.date.end.day, new.date.prec) == (20, 22, DatePrec.DAYS)
    assert new.located == Located(**place | {"where_prec": WherePrec.EXACT, "rivals": ()})
    assert (new.perpetrator, new.attribution) == ("unknown", Attribution.UNKNOWN)
    assert new.tolls == Tolls(killed=Toll(24, 24, 99), detained=Toll(3, 3, None))


def test_an_emptied_toll_is_not_reported_and_zero_is_zero():
    assert changed(a_unit("a"), killed="").tolls.killed == Toll()
    assert changed(a_unit("a"), killed="0").tolls.killed == Toll(0, 0, 0)


def test_everything_that_cannot_be_meant_is_said_at_once():
    with pytest.raises(BadInput) as error:
        changed(a_unit("a"), killed="many", start="2022-02-01", end="2022-01-01")
    assert str(error.value) == (
        "The first day comes after the last one. "
        "Killed: 'many' is no number of people: write 11, 24–99 or 10+."
    )


@pytest.mark.parametrize(
    "values",
    [{"event_type": "party"}, {"start": "yesterday", "end": ""}, {"place": {"iso": "XX"}},
     {"place": None}, {"attribution": 7}],
)  # fmt: skip
def test_a_bent_draft_is_refused_with_a_sentence(values):
    with pytest.raises(BadInput, match=r"\.$"):
        changed(a_unit("a"), **values)


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("11", Toll(11, 11, 11)),
        (" 1,250 ", Toll(1250, 1250, 1250)),
        ("24–99", Toll(24, 24, 99)),
        ("24 - 99", Toll(24, 24, 99)),
        ("3 to 5", Toll(3, 3, 5)),
        ("10+", Toll(10, 10, None)),
        ("10 or more", Toll(10, 10, None)),
        ("at least 10", Toll(10, 10, None)),
        ("", Toll()),
        ("not reported", Toll()),
    ],
)
def test_tolls_are_read_as_people_write_them(text, toll):
    assert read_toll(text) == toll


@pytest.mark.parametrize("text", ["-3", "9-3", "3.5", "11 soldiers", "1-2-3", "٣", "99999999999"])
def test_what_is_no_number_of_people_is_refused(text):
    with pytest.raises(BadInput):
        read_toll(text)


@pytest.mark.parametrize(
    ("start", "end", "prec"),
    [
        ("2022-01-21", "2022-01-21", 1),
        ("2022-01-21", "2022-01-24", 2),
        ("2022-01-01", "2022-01-14", 3),
        ("2022-01-01", "2022-01-31", 4),
        ("2022-01-01", "2022-12-31", 5),
        ("2022-01-21", "", 1),
        ("", "2022-01-21", 1),
    ],
)
def test_the_precision_follows_from_the_days(start, end, prec):
    assert read_days(start, end).prec == prec


def test_no_day_at_all_is_no_date():
    assert read_days("", "") is None


def test_differences_are_told_in_words():
    before = a_unit("a")
    after = replace(
        before, tolls=Tolls(killed=Toll(12, 12, 12)), date=span("2022-01-22"), review=Review.EDITED
    )
    assert [(d.key, d.before, d.after) for d in differences(before, after, COUNTRY)] == [
        ("date", "21 January 2022", "22 January 2022"),
        ("killed", "11", "12"),
        ("review", "Not reviewed", "Edited"),
    ]
    assert differences(before, before, COUNTRY) == ()
