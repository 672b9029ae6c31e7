"""Two incidents compared: what speaks for one, what against, and the reasons given."""

from dataclasses import replace

import pytest

from rasd.fuse import THRESHOLD, compare
from rasd.model import EventType, Review, TargetClass, Toll
from tests.reports import a_unit, span


def same(a, b):
    return compare(a, b).score >= THRESHOLD


def test_the_same_raid_in_two_articles_is_one():
    match = compare(a_unit("a"), a_unit("b", when=span("2022-01-20", "2022-01-21")))
    assert match.score == 1.0
    assert match.reasons == ("same day", "same place", "same type", "tolls agree")


def test_compare_is_symmetric_and_gives_a_reason_for_every_loss():
    a = a_unit("a")
    b = a_unit("b", actor="unknown", place="Qara Tapa", point=(34.6, 44.9), killed=Toll(8, 8, 8))
    assert compare(a, b) == compare(b, a)
    assert compare(a, b).reasons == (
        "same day",
        "58 km apart ×0.15",
        "same type",
        "ISIS and unknown ×0.95",
        "tolls differ ×0.60",
    )


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (a_unit("a", 2), "one article tells them apart"),
        (a_unit("b", when=span("2022-01-23")), "2 days apart"),
        (a_unit("b", when=None), "no date to go by"),
        (a_unit("b", iso="IQ-BG"), "different governorates"),
        (a_unit("b", iso=""), "no governorate to go by"),
        (replace(a_unit("b"), review=Review.REJECTED), "a person rejected one of them"),
        (a_unit("b", when=span("2022-01-22", "2022-01-30")), "outside the period told"),
        (a_unit("b", when=span("2022-01-01", "2022-12-31")), "only a year told"),
    ],
)
def test_what_rules_two_out(other, reason):
    match = compare(a_unit("a"), other)
    assert (match.score, match.reasons) == (0.0, (reason,))


def test_a_reprisal_has_another_perpetrator_or_target():
    raid = a_unit("a", target=TargetClass.CIVILIANS, place="Al-Rashad", killed=Toll(15, 15, 15))
    reprisal = {
        "when": span("2022-01-22"),
        "place": "Nahr al-Imam",
        "killed": Toll(8, 8, 8),
        "target": TargetClass.CIVILIANS,
    }
    assert not same(raid, a_unit("b", actor="tribal", **reprisal))
    assert not same(raid, a_unit("b", actor="unknown", **reprisal))
    assert not same(raid, a_unit("b", target=TargetClass.MILITANTS))


def test_neighbours_at_the_border_may_name_either_governorate():
    ours = a_unit("a", border=("IQ-SD", 4.0))
    assert same(ours, a_unit("b", iso="IQ-SD"))
    assert same(a_unit("a", also=("IQ-SD",)), a_unit("b", iso="IQ-SD"))
    assert not same(a_unit("a", border=("IQ-SD", 40.0)), a_unit("b", iso="IQ-SD"))


def test_far_apart_in_one_governorate_is_two():
    mahmoudiya = a_unit("a", iso="IQ-BG", place="Mahmoudiya", point=(33.06, 44.36))
    maamil = a_unit("b", iso="IQ-BG", place="Maamil", point=(33.4, 44.52))
    assert not same(mahmoudiya, maamil)


@pytest.mark.parametrize(
    ("ours", "theirs", "one"),
    [
        (Toll(8, 8, None), Toll(7, 7, 12), True),
        (Toll(8, 8, 8), Toll(9, 9, 9), True),
        (Toll(40, 40, 40), Toll(48, 48, 48), True),
        (Toll(2, 2, 2), Toll(80, 80, 80), False),
        (Toll(0, 0, 0), Toll(4, 4, 4), False),
        (Toll(), Toll(4, 4, 4), True),
    ],
)
def test_tolls_speak_against_only_when_they_cannot_grow_into_each_other(ours, theirs, one):
    assert same(a_unit("a", killed=ours), a_unit("b", killed=theirs)) is one


def test_a_car_bomb_may_be_called_an_ied_but_no_kidnapping():
    bomb = a_unit("a", event_type=EventType.BOMBING)
    assert same(bomb, a_unit("b", event_type=EventType.IED))
    assert same(bomb, a_unit("b", event_type=EventType.SUICIDE_BOMBING))
    assert not same(bomb, a_unit("b", event_type=EventType.KIDNAPPING))


def test_two_mentions_of_a_month_need_something_in_common():
    month = span("2021-10-01", "2021-10-31")
    village = {"when": month, "point": None, "place": "a village in Diyala"}
    assert same(a_unit("a", **village), a_unit("b", **village))
    quiet = {**village, "killed": Toll()}
    assert not same(a_unit("a", **quiet), a_unit("b", **quiet))
    named = {"when": month, "killed": Toll(), "place": "Al-Azim"}
    assert same(a_unit("a", **named), a_unit("b", **named))


def test_two_bombs_somewhere_in_one_governorate_on_one_day_stay_two():
    bare = {"place": "", "point": None, "killed": Toll(), "injured": Toll()}
    a, b = a_unit("a", **bare), a_unit("b", **bare)
    assert not same(a, b)
    assert "neither place nor figures to go by ×0.60" in compare(a, b).reasons
    told = bare | {"killed": Toll(3, 3, 3)}
    assert same(a_unit("a", **told), a_unit("b", **told))
    assert same(a_unit("a"), a_unit("b", killed=Toll(), injured=Toll()))
