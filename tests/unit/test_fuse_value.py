"""Fused values: tightest date, finest place, newest toll, named actor; the rest are claims."""

from datetime import date

import pytest

from rasd.fuse import confidence_of, unite
from rasd.fuse.toll import fused_toll, toll_words
from rasd.model import (
    Attribution,
    DatePrec,
    DateSpan,
    EventType,
    TargetClass,
    Toll,
    WherePrec,
)
from rasd.store import sketch_of
from tests.reports import a_unit, an_article, day, span

D1, D2 = day("2022-12-18"), day("2022-12-19")


@pytest.mark.parametrize(
    ("told", "fused"),
    [
        ([], Toll()),
        ([(D1, Toll(), 0.7)], Toll()),
        ([(D1, Toll(11, 11, 11), 0.7)] * 2, Toll(11, 11, 11)),
        ([(D1, Toll(8, 8, None), 0.7), (D1, Toll(7, 7, 12), 0.7)], Toll(7, 7, 12)),
        ([(D1, Toll(8, 8, None), 0.7), (D1, Toll(12, 12, 12), 0.7)], Toll(8, 8, 12)),
        ([(D1, Toll(8, 8, None), 0.7), (D1, Toll(9, 9, None), 0.7)], Toll(8, 8, None)),
        ([(D1, Toll(8, 8, 8), 0.6), (D1, Toll(10, 10, 10), 0.9)], Toll(8, 10, 10)),
        ([(D1, Toll(8, 8, 8), 0.989), (D1, Toll(10, 10, 10), 0.99)], Toll(8, 8, 10)),
        ([(D1, Toll(8, 8, None), 0.7), (D2, Toll(9, 9, 9), 0.7)], Toll(9, 9, 9)),
        ([(D1, Toll(9, 9, 9), 0.9), (D2, Toll(7, 7, 7), 0.2)], Toll(7, 7, 7)),
        ([(D1, Toll(35, 35, 35), 0.7), (D2, Toll(24, 24, 99), 0.7)], Toll(35, 35, 35)),
        ([(None, Toll(3, 3, 3), 0.7), (D1, Toll(5, 5, 5), 0.7)], Toll(5, 5, 5)),
        ([(D1, Toll(0, 0, 0), 0.7), (D1, Toll(), 0.9)], Toll(0, 0, 0)),
    ],
)
def test_tolls_are_revised_by_the_newest_and_else_span_all(told, fused):
    assert fused_toll(told) == fused
    assert fused_toll(told[::-1]) == fused


def test_toll_words():
    assert [toll_words(t) for t in (Toll(), Toll(0, 0, 0), Toll(7, 7, 12), Toll(8, 8, None))] == [
        "",
        "0",
        "7–12",
        "8 or more",
    ]


def test_the_date_is_the_tightest_inside_all_that_agree():
    units = [
        a_unit("a", when=span("2022-01-20", "2022-01-22")),
        a_unit("b", when=span("2022-01-21", "2022-01-23")),
        a_unit("c", when=span("2022-01-01", "2022-01-31")),
    ]
    assert unite(units).date == DateSpan(date(2022, 1, 21), date(2022, 1, 22), DatePrec.DAYS)
    lone = [a_unit("a", when=span("2022-01-20")), a_unit("b", when=span("2022-01-21"))]
    assert unite([*lone, a_unit("c", when=span("2022-01-21"))]).date == span("2022-01-21")


def test_the_finest_place_is_taken_whole():
    vague = a_unit("a", place="Diyala", point=None, confidence=0.9)
    fine = a_unit("b", place="Hawi al-Azim", point=(34.24, 44.52), confidence=0.4)
    where = unite([vague, fine]).located
    assert (where.place, where.lat, where.where_prec) == ("Hawi al-Azim", 34.24, WherePrec.NEAR)


def test_a_named_actor_beats_unknown_and_a_claim_beats_a_suspicion():
    unknown = a_unit("a", actor="unknown", attribution=Attribution.UNKNOWN)
    suspected = a_unit("b", actor="tribal", attribution=Attribution.SUSPECTED)
    claimed = a_unit("c", actor="ISIS", attribution=Attribution.CLAIMED)
    assert unite([unknown, suspected]).perpetrator == "tribal"
    fused = unite([suspected, unknown, claimed])
    assert (fused.perpetrator, fused.attribution) == ("ISIS", Attribution.CLAIMED)


def test_types_and_targets_go_by_votes_then_by_the_more_telling():
    bombs = [a_unit(k, event_type=EventType.BOMBING) for k in "ab"]
    ied = a_unit("c", event_type=EventType.IED, target=TargetClass.UNKNOWN)
    assert unite([*bombs, ied]).event_type is EventType.BOMBING
    fused = unite([bombs[0], ied])
    assert (fused.event_type, fused.target_class) == (EventType.IED, TargetClass.SOLDIERS)


def test_what_reports_say_otherwise_stays_a_claim():
    first = a_unit("a", killed=Toll(8, 8, None), publisher="Reuters")
    second = a_unit("b", killed=Toll(9, 9, 9), publisher="Rudaw", published="2022-01-24")
    claims = unite([first, second]).claims
    assert [(c.field, c.value, c.report_id, c.publisher, c.chosen) for c in claims] == [
        ("killed", "8 or more", "a-1", "Reuters", False),
        ("killed", "9", "b-1", "Rudaw", True),
    ]
    assert claims[1].published == day("2022-01-24")


def test_agreeing_reports_claim_nothing():
    assert unite([a_unit("a"), a_unit("b")]).claims == ()


def test_confidence_grows_with_outlets_not_with_repeats():
    ap, afp = a_unit("a", confidence=0.6), a_unit("b", confidence=0.5, publisher="AFP")
    again = a_unit("c", confidence=0.6)
    of = lambda *units: confidence_of(u.reports[0] for u in units)  # noqa: E731
    assert of(ap) == 0.6
    assert of(ap, again) == 0.6
    assert of(ap, afp) == pytest.approx(0.8)
    assert of(*(a_unit(str(n), publisher=str(n), confidence=0.9) for n in range(9))) == 0.99


def test_a_reprint_adds_no_confidence():
    ap, reprint, other = (
        a_unit(key, confidence=sure, publisher=p).reports[0]
        for key, sure, p in (("a", 0.6, "AP"), ("b", 0.7, "Daily"), ("c", 0.5, "AFP"))
    )
    words = " ".join(f"word{n}" for n in range(60))
    sketches = {
        "a": sketch_of(an_article("a", text=words)),
        "b": sketch_of(an_article("b", text=f"Daily reports: {words}")),
        "c": sketch_of(an_article("c", text=" ".join(f"other{n}" for n in range(60)))),
    }
    assert confidence_of([ap, reprint], sketches) == 0.7
    assert confidence_of([ap, reprint, other], sketches) == pytest.approx(0.85)
    assert confidence_of([reprint, other, ap], sketches) == pytest.approx(0.85)
    assert confidence_of([ap, reprint]) == pytest.approx(0.88)


def test_nothing_cannot_be_united():
    with pytest.raises(ValueError, match="Nothing"):
        unite([])
