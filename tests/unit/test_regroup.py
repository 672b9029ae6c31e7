"""Merge and split by hand: exact inverses, remembered, and never undone by fusing again."""

from dataclasses import replace

import numpy as np
import pytest

from rasd import pipeline
from rasd.errors import BadInput, StoreError
from rasd.frame import to_frame
from rasd.fuse import fuse, keep_ids, unite
from rasd.model import Review, Toll
from rasd.store import open_store
from tests.reports import a_unit, an_article, span


@pytest.fixture
def store(target):
    opened = open_store(target)
    yield opened
    assert opened.verify() == ()
    opened.close()


def save(store, *units):
    keys = {r.article_id for unit in units for r in unit.reports}
    articles = [an_article(key) for key in sorted(keys)]
    store.save(store.begin_batch("t", "t"), articles, units)


def two():
    """Two attacks that nothing but a person would call one."""
    return a_unit("a"), a_unit("b", when=span("2022-01-25"), killed=Toll(3, 3, 3), publisher="AFP")


def seen(store):
    """Return what a reader sees: the frame without what was merged away, incidents, search."""
    frame = to_frame(store.columns()).replace({np.nan: None})
    frame = frame[frame["review"] != "merged"].drop(columns="rev")
    whole = [store.incident(key) for key in frame["id"]]
    return frame.to_dict("records"), whole, store.search("gunmen")


def test_merging_joins_the_reports_and_the_old_ids_lead_there(store):
    one, other = two()
    save(store, one, other)
    into = pipeline.merge(store, [one.id, other.id], "me", "one attack, two dates")
    merged = store.incident(into)
    assert [r.id for r in merged.reports] == ["a-1", "b-1"]
    assert {claim.value for claim in merged.claims if claim.field == "killed"} == {"11", "3"}
    assert store.incident(one.id) == store.incident(other.id) == merged
    last = store.revisions(into)[-1]
    assert (last.action, last.by) == ("unite", "me")


@pytest.mark.parametrize("judged", [(), (0,), (1,), (0, 1)])
def test_split_after_merge_is_as_if_nothing_had_happened(store, judged):
    units = two()
    save(store, *units)
    for n in judged:
        mine = replace(units[n], target=f"guards {n}", review=(Review.EDITED, Review.ACCEPTED)[n])
        store.edit(mine, 1, "me")
    before = seen(store)
    into = pipeline.merge(store, [u.id for u in units], "me")
    ids = pipeline.split(store, into, "me", "two after all")
    assert (ids[0], set(ids)) == (into, {u.id for u in units})
    assert seen(store) == before
    assert store.cannot_links() == (frozenset({"a-1", "b-1"}),)


def test_merge_after_split_is_as_if_nothing_had_happened(store):
    whole = unite([a_unit("a"), a_unit("b", publisher="AFP"), a_unit("c", publisher="INA")])
    save(store, whole)
    before = seen(store)
    old, new = pipeline.split(store, whole.id, "me", reports={"b-1"})
    assert [r.id for r in store.incident(new).reports] == ["b-1"]
    assert [r.id for r in store.incident(old).reports] == ["a-1", "c-1"]
    assert len(store.cannot_links()) == 2
    assert pipeline.merge(store, [new, old], "me") == whole.id
    assert seen(store) == before
    assert store.cannot_links() == ()


def test_a_merge_that_was_a_slip_leaves_nothing_behind(store):
    one, other = two()
    third = a_unit("c", when=span("2022-05-05"))
    save(store, one, other, third)
    pipeline.keep_apart(store, one.id, third.id, "me")
    before, apart = seen(store), store.cannot_links()
    into = pipeline.merge(store, [one.id, other.id], "me")
    pipeline.undo_merge(store, into, "me")
    assert (seen(store), store.cannot_links()) == (before, apart)
    into = pipeline.merge(store, [one.id, third.id], "me")
    assert store.cannot_links() == ()
    pipeline.undo_merge(store, into, "me")
    assert (seen(store), store.cannot_links()) == (before, apart)
    with pytest.raises(BadInput, match="nothing to part"):
        pipeline.undo_merge(store, one.id, "me")


def test_merge_and_split_take_each_other_back_as_often_as_one_likes(store):
    whole = unite([a_unit("a"), a_unit("b", publisher="AFP"), a_unit("c", publisher="INA")])
    save(store, whole)
    store.edit(replace(whole, target="three guards", review=Review.EDITED), 1, "me")
    one = seen(store)
    parts = pipeline.split(store, whole.id, "me", reports={"b-1"})
    two_of_it = seen(store)
    for _ in range(2):
        assert not store.was_merged(whole.id)
        assert pipeline.merge(store, parts, "me") == whole.id
        assert seen(store) == one
        assert store.was_merged(whole.id)
        assert set(pipeline.split(store, whole.id, "me")) == set(parts)
        assert seen(store) == two_of_it
        assert len(store.cannot_links()) == 2


def test_the_first_report_can_leave_too(store):
    whole = unite([a_unit("a"), a_unit("b", publisher="AFP")])
    save(store, whole)
    old, new = pipeline.split(store, whole.id, "me", reports={"a-1"})
    assert (old, [r.id for r in store.incident(old).reports]) == (whole.id, ["b-1"])
    assert new != old
    assert [r.id for r in store.incident(new).reports] == ["a-1"]


def test_what_a_person_edited_stays_with_what_stays(store):
    whole = unite([a_unit("a"), a_unit("b", publisher="AFP", killed=Toll(9, 9, 9))])
    save(store, whole)
    store.edit(replace(whole, target="three guards", review=Review.EDITED), 1, "me")
    old, new = pipeline.split(store, whole.id, "me", reports={"b-1"})
    assert store.incident(old).target == "three guards"
    assert store.incident(old).claims == ()
    assert store.incident(new).tolls.killed == Toll(9, 9, 9)


def refuse(store):
    """Fuse all that is stored again, as every import does."""
    near = store.units(None, None)
    before = store.ids_of_reports(r.id for unit in near for r in unit.reports)
    fused, merged = keep_ids(fuse(near, store.cannot_links()), before)
    return store.save(1, (), fused, merged=merged)


def test_fusing_again_neither_parts_what_was_merged_nor_joins_what_was_split(store):
    one, other = two()
    alike = unite([a_unit("c", when=span("2022-03-01")), a_unit("d", when=span("2022-03-01"))])
    save(store, one, other, alike)
    pipeline.merge(store, [one.id, other.id], "me")
    pipeline.split(store, alike.id, "me", reports={"d-1"})
    before = seen(store)
    assert refuse(store) == 0
    assert seen(store) == before


def test_what_came_in_or_was_edited_since_stays(store):
    one, other = two()
    save(store, one, other)
    into = pipeline.merge(store, [one.id, other.id], "me")
    late = a_unit("c", publisher="INA")
    merged = store.incident(into)
    save(store, unite([merged, late]))
    rev = store.revisions(into)[-1].rev
    store.edit(replace(store.incident(into), target="x", review=Review.EDITED), rev, "me")
    pipeline.split(store, into, "me")
    assert [r.id for r in store.incident(into).reports] == ["a-1", "c-1"]
    assert store.incident(into).target == "x"
    assert store.incident(other.id) == other


def test_a_batch_withdrawn_since_stays_withdrawn(store):
    one, other = two()
    save(store, one)
    save(store, other)
    into = pipeline.merge(store, [one.id, other.id], "me")
    pipeline.remove_batch(store, 2)
    pipeline.split(store, into, "me")
    assert store.incident(other.id) is None
    assert store.incident(one.id) == one
    pipeline.restore_batch(store, 2)
    assert store.incident(other.id).reports == other.reports


def test_merges_nest_and_are_taken_back_one_by_one(store):
    one, other = two()
    third = a_unit("c", when=span("2022-05-05"))
    save(store, one, other, third)
    states = [seen(store)]
    into = pipeline.merge(store, [one.id, other.id], "me")
    states.append(seen(store))
    last = pipeline.merge(store, [into, third.id], "me")
    pipeline.split(store, last, "me")
    assert seen(store) == states[1]
    pipeline.split(store, into, "me")
    assert seen(store) == states[0]


def test_what_cannot_be_merged_or_split_is_said(store):
    one, other = two()
    save(store, one, other)
    with pytest.raises(BadInput, match="Choose two"):
        pipeline.merge(store, [one.id, one.id], "me")
    with pytest.raises(BadInput, match="not in the open project"):
        pipeline.merge(store, [one.id, "i000"], "me")
    with pytest.raises(BadInput, match="nothing to part"):
        pipeline.split(store, one.id, "me")
    for reports in ({"a-1"}, {"x-1"}):
        with pytest.raises(BadInput, match="leave it at least one"):
            pipeline.split(store, one.id, "me", reports=reports)
    store.edit(replace(other, review=Review.REJECTED), 1, "me")
    with pytest.raises(StoreError, match="is rejected"):
        pipeline.merge(store, [one.id, other.id], "me")
