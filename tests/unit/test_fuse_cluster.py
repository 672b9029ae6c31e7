"""Clusters: cannot-links hold, a month finds its day, ids and judgements stay."""

from dataclasses import replace

from rasd.fuse import fuse, keep_ids
from rasd.model import Review, TargetClass, Toll
from rasd.store import incident_id
from tests.reports import a_unit, span

MONTH = span("2021-10-01", "2021-10-31")


def groups(units, cannot=()):
    return {frozenset(r.id for r in i.reports) for i in fuse(units, cannot)}


def test_two_incidents_of_one_article_never_meet_through_a_third():
    one, two = a_unit("a", 1), a_unit("a", 2, place="Udaim")
    third = a_unit("b")
    assert groups([one, two, third]) == {frozenset({"a-1", "b-1"}), frozenset({"a-2"})}


def test_days_do_not_chain():
    units = [a_unit(str(n), when=span(f"2022-01-2{n}")) for n in (1, 2, 3)]
    assert max(map(len, groups(units))) == 2


def test_what_a_person_told_apart_stays_apart():
    a, b, c = a_unit("a"), a_unit("b"), a_unit("c")
    assert groups([a, b]) == {frozenset({"a-1", "b-1"})}
    assert len(groups([a, b], [frozenset({"a-1", "b-1"})])) == 2
    assert len(groups([a, b, c], [frozenset({"a-1", "b-1"})])) == 2


def test_a_month_goes_to_the_one_day_that_fits():
    told = a_unit("m", when=MONTH, point=None, place="a village in Diyala")
    raid = a_unit("a", when=span("2021-10-26"))
    other = a_unit("b", when=span("2021-10-12"), target=TargetClass.MARKET, killed=Toll(2, 2, 2))
    assert groups([told, raid, other]) == {frozenset({"m-1", "a-1"}), frozenset({"b-1"})}


def test_a_month_stays_alone_between_two_days_but_joins_another_month():
    told = {"when": MONTH, "point": None, "place": "a village in Diyala"}
    units = [
        a_unit("m", **told),
        a_unit("n", **told),
        a_unit("a", when=span("2021-10-26")),
        a_unit("b", when=span("2021-10-05")),
    ]
    assert groups(units) == {frozenset({"m-1", "n-1"}), frozenset({"a-1"}), frozenset({"b-1"})}


def test_two_months_of_one_article_do_not_share_a_day():
    told = {"when": MONTH, "point": None, "place": "a village in Diyala"}
    units = [a_unit("m", 1, **told), a_unit("m", 2, **told), a_unit("a", when=span("2021-10-26"))]
    assert sorted(map(len, groups(units))) == [1, 2]


def test_the_id_is_that_of_the_earliest_report():
    early = a_unit("z", published="2022-01-20")
    late = a_unit("a", published="2022-01-21")
    (fused,) = fuse([late, early])
    assert fused.id == incident_id("z-1")
    assert [r.id for r in fused.reports] == ["z-1", "a-1"]


def test_a_rejected_incident_takes_no_new_report_and_an_accepted_one_does():
    rejected = replace(a_unit("a"), review=Review.REJECTED)
    assert len(fuse([rejected, a_unit("b")])) == 2
    accepted = replace(a_unit("a"), review=Review.ACCEPTED, perpetrator="tribal")
    (fused,) = fuse(
        [replace(accepted, perpetrator="ISIS", target="the analyst's words"), a_unit("b")]
    )
    assert (fused.review, fused.target) == (Review.ACCEPTED, "the analyst's words")
    assert len(fused.reports) == 2


def test_known_ids_are_kept_and_merges_are_told():
    a, b, c = (a_unit(key) for key in "abc")
    (fused,) = fuse([a, b, c])
    kept, merged = keep_ids([fused], {"a-1": "old1", "b-1": "old2", "c-1": "old2"})
    assert [i.id for i in kept] == ["old2"]
    assert merged == (("old1", "old2"),)


def test_a_split_gives_the_old_id_once():
    a, b, c = (a_unit(key) for key in "abc")
    old = incident_id("a-1")
    kept, merged = keep_ids([a, *fuse([b, c])], dict.fromkeys(("a-1", "b-1", "c-1"), old))
    assert [i.id for i in kept] == [old, incident_id("b-1")]
    assert merged == ()


def test_a_new_id_never_repeats_one_that_is_taken():
    mine, theirs = a_unit("a"), a_unit("b")
    taken = mine.id
    kept, _ = keep_ids([mine, theirs], {"b-1": taken})
    assert kept[1].id == taken
    assert kept[0].id not in (taken, theirs.id)
