"""Saving: nothing twice, every change a revision, merges and splits followed."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from rasd.errors import StoreError
from rasd.frame import SCHEMA, to_frame
from rasd.fuse import fuse, keep_ids, unite
from rasd.model import Review, Skipped, Span, Toll
from rasd.store import open_store
from tests.reports import a_unit, an_article, day, span


@pytest.fixture
def store(target):
    opened = open_store(target)
    yield opened
    assert opened.verify() == ()
    opened.close()


def save(store, *units, batch=None):
    """Save units with an article each; return the batch."""
    batch = batch or store.begin_batch("test", "test")
    keys = {r.article_id for unit in units for r in unit.reports}
    store.save(batch, [an_article(key) for key in sorted(keys)], units)
    return batch


def refuse(store, batch, *units):
    """Save units fused with all that is stored, as the pipeline does."""
    near = store.units(None, None)
    before = store.ids_of_reports(r.id for unit in near for r in unit.reports)
    fused, merged = keep_ids(fuse([*near, *units]), before)
    articles = [an_article(r.article_id) for unit in units for r in unit.reports]
    return store.save(batch, articles, fused, merged=merged)


def test_what_is_saved_is_read_back_exactly(store):
    one, two = a_unit("a"), a_unit("b", injured=Toll(2, 2, None))
    both = unite([one, two])
    save(store, both)
    assert store.incident(both.id) == both
    assert store.article("a") == an_article("a")
    assert store.units(None, None) == (one, two)
    assert store.ids_of_reports(["a-1", "x-1"]) == {"a-1": both.id}


def test_the_incidents_of_an_article_are_found_by_the_article(store):
    """However its reports are numbered, and though another article tells one of them too."""
    one, two = a_unit("a"), a_unit("b")
    both = unite([one, two])
    save(store, both)
    assert store.ids_of_articles(["a", "b", "x"]) == {"a": (both.id,), "b": (both.id,)}


def test_the_columns_are_those_of_the_frame(store):
    save(store, a_unit("a"))
    found = store.columns()
    assert set(found) == set(SCHEMA)
    row = to_frame(found).iloc[0]
    assert (row.governorate, row.batch, row.outlets, row.n_reports) == ("Diyala", "test", "AP", 1)
    assert (row.killed_best, row.rev, row.url) == (11, 1, "https://example.org/a")
    assert np.isnan(row.injured_low)
    assert row.date_start.date() == date(2022, 1, 21)


def test_an_empty_store_has_every_column_and_no_row(store):
    assert {len(column) for column in store.columns().values()} == {0}
    assert list(to_frame(store.columns()).columns) == list(SCHEMA)


def test_saving_the_same_again_changes_nothing(store):
    batch = save(store, a_unit("a"))
    assert store.save(batch, [an_article("a")], [a_unit("a")]) == 0
    (only,) = store.revisions(a_unit("a").id)
    assert (only.rev, only.action, only.by) == (1, "add", "engine")


def test_the_same_bytes_under_another_id_add_nothing(store):
    batch = save(store, a_unit("a"))
    twin = replace(an_article("a"), id="b")
    assert store.save(batch, [twin], [a_unit("b")], [Skipped("b", "extract", "no")]) == 0
    assert [row.id for row in store.articles()] == ["a"]
    assert store.known(twin.sha256) == "a"
    assert store.skipped() == ()


def test_an_id_cannot_stand_for_two_documents(store):
    batch = save(store, a_unit("a"))
    with pytest.raises(StoreError, match="stands for another document"):
        store.save(batch, [an_article("a", text="Other words.")], [a_unit("c")])
    assert not store.has_article("c")
    assert store.has_article("a")


def test_a_report_without_its_article_is_refused_whole(store):
    batch = save(store, a_unit("a"))
    before = store.version()
    with pytest.raises(StoreError, match="'z'"):
        store.save(batch, [an_article("b")], [a_unit("b"), a_unit("z")])
    assert not store.has_article("b")
    assert store.version() == before


def test_a_new_report_joins_and_leaves_a_revision(store):
    batch = save(store, a_unit("a"))
    assert refuse(store, batch, a_unit("b", publisher="AFP")) == 1
    frame = to_frame(store.columns())
    assert (len(frame), frame.iloc[0].n_reports, frame.iloc[0].outlets) == (1, 2, "AFP|AP")
    assert [r.action for r in store.revisions(a_unit("a").id)] == ["add", "change"]


def test_a_bridge_merges_two_and_the_old_id_leads_to_the_new(store):
    far = {"place": "Udaim", "point": (34.6, 44.5)}
    one, two = a_unit("a"), a_unit("b", **far)
    batch = save(store, one, two)
    whole = unite([one, two])
    store.save(batch, [], [whole], merged=[(two.id, whole.id)])
    assert whole.id == one.id
    assert store.incident(two.id) == whole
    frame = to_frame(store.columns()).set_index("id")
    assert frame.loc[two.id].review == Review.MERGED.value
    assert frame.loc[one.id].n_reports == 2
    assert store.revisions(two.id)[-1].action == "merge"


def test_a_split_leaves_both_with_their_own_reports(store):
    one, two = a_unit("a"), a_unit("b")
    batch = save(store, unite([one, two]))
    store.save(batch, [], [one, two])
    assert store.incident(one.id) == one
    assert store.incident(two.id) == two


def test_what_a_partial_save_leaves_behind_is_counted_anew(store):
    one, two = a_unit("a"), a_unit("b", publisher="AFP")
    batch = save(store, unite([one, two]))
    store.save(batch, [], [two])
    frame = to_frame(store.columns()).set_index("id")
    assert (frame.loc[one.id].n_reports, frame.loc[one.id].outlets) == (1, "AP")


def test_skipped_items_are_tied_to_their_article(store):
    batch = store.begin_batch("test", "test")
    items = [Skipped("a", "extract", "no event", Span(0, 4)), Skipped("x.pdf", "read", "broken")]
    store.save(batch, [an_article("a")], [], items)
    assert [(s.item, s.stage, s.article_id, s.batch) for s in store.skipped()] == [
        ("a", "extract", "a", "test"),
        ("x.pdf", "read", "", "test"),
    ]
    assert [s.reason for s in store.skipped("a")] == ["no event"]
    (row,) = store.articles()
    assert (row.n_incidents, row.n_skipped) == (0, 1)


def test_units_of_a_period_bring_the_other_reports_of_their_incident(store):
    early = a_unit("a", when=span("2022-01-20"))
    late = a_unit("b", when=span("2022-01-21"))
    away, undated = a_unit("c", when=span("2022-05-01")), a_unit("d", when=None)
    save(store, unite([early, late]), away, undated)
    assert store.units(day("2022-01-21"), day("2022-02-01")) == (early, late)
    assert store.units(day("2022-06-01"), None) == ()
    around = [(day("2022-01-01"), day("2022-01-31")), (day("2022-05-01"), day("2022-05-01"))]
    assert store.units_around(around) == (early, late, away)
    assert len(store.units(None, None)) == 4


def test_a_judged_incident_comes_whole_and_keeps_its_words(store):
    unit = a_unit("a")
    batch = save(store, unit)
    mine = replace(unit, target="three guards", review=Review.EDITED)
    assert store.edit(mine, 1, "analyst") == 2
    assert store.units(None, None) == (mine,)
    refuse(store, batch, a_unit("b"))
    kept = store.incident(unit.id)
    assert (kept.target, kept.review, len(kept.reports)) == ("three guards", Review.EDITED, 2)


def test_an_edit_over_a_newer_revision_is_refused(store):
    unit = a_unit("a")
    save(store, unit)
    store.edit(replace(unit, target="x"), 1, "one")
    with pytest.raises(StoreError, match="Somebody else"):
        store.edit(replace(unit, target="y"), 1, "two")
    assert store.incident(unit.id).target == "x"
    assert [r.by for r in store.revisions(unit.id)] == ["engine", "one"]
    assert [r.incident.target for r in store.revisions(unit.id)] == ["soldiers", "x"]


def test_as_of_shows_the_store_of_that_day(store):
    unit = a_unit("a")
    save(store, unit)
    today = date.today()  # noqa: DTZ011 (compared two days apart)
    later = store.columns(as_of=today + timedelta(days=2))
    assert later.keys() == store.columns().keys()
    assert later["id"].tolist() == [unit.id]
    assert len(store.columns(as_of=today - timedelta(days=2))["id"]) == 0


@pytest.mark.parametrize(
    ("written", "day", "seen"),
    [
        # Baghdad is three hours ahead of UTC: its day ends at 21:00
        ("2022-03-05T20:59:59Z", "2022-03-05", 1),
        ("2022-03-05T21:00:00Z", "2022-03-05", 0),
        ("2022-03-05T21:00:00Z", "2022-03-06", 1),
        ("2022-03-05T21:00:00Z", "9999-12-31", 1),
        ("2022-03-05T21:00:00Z", "0001-01-01", 0),
    ],
)
def test_a_day_ends_when_it_ends_in_the_country(store, monkeypatch, written, day, seen):
    monkeypatch.setattr("rasd.store.chain.now", lambda: written)
    save(store, a_unit("a"))
    assert len(store.columns(as_of=date.fromisoformat(day))["id"]) == seen


def test_since_gives_only_what_is_new(store):
    save(store, a_unit("a"))
    before = store.version()
    save(store, a_unit("b", when=span("2022-03-01")))
    assert store.columns(since=before)["id"].tolist() == [a_unit("b").id]


def test_the_version_grows_with_every_write(store):
    versions = [store.version()]
    batch = store.begin_batch("x", "y")
    versions.append(store.version())
    store.save(batch, [an_article("a")], [])
    versions.append(store.version())
    store.tell_apart("b-1", "a-1", "me")
    versions.append(store.version())
    assert versions == sorted(set(versions))
    assert store.cannot_links() == (frozenset({"a-1", "b-1"}),)


def test_a_block_of_writing_is_all_or_nothing(store):
    def work():
        with store.writing():
            batch = store.begin_batch("x", "y")
            store.save(batch, [an_article("a")], [a_unit("a")])
            assert store.known(an_article("a").sha256) == "a"
            raise KeyError

    with pytest.raises(KeyError):
        work()
    assert store.articles() == ()
    assert store.batches() == ()


def test_odd_text_and_numbers_survive(store):
    words = "nul \x00, lone \udc80, \u202ertl, 🧨, الأنبار, '; DROP TABLE article;--"
    unit = a_unit("a", quote=words, place=words, publisher="A|B", killed=Toll(1, 1, 10**30))
    batch = store.begin_batch(words, words)
    article = an_article("a", text="x", title=words, url="javascript:alert(1)")
    store.save(batch, [article], [unit], [Skipped(words, "read", words)])
    assert store.incident(unit.id) == unit
    assert store.article("a") == article
    row = to_frame(store.columns()).iloc[0]
    assert (row.url, row.outlets) == ("", "A/B")


def test_an_unknown_article_or_incident(store):
    assert store.incident("i000") is None
    assert store.known("") is None
    with pytest.raises(StoreError, match="no article 'x'"):
        store.article("x")


def test_columns_follow_every_kind_of_write(store, target):
    """The columns remember what they read; edits, withdrawal and rollback must all show."""
    unit, other = a_unit("a"), a_unit("b", when=span("2022-03-01"))
    batch = save(store, unit)
    assert store.columns()["killed_best"].tolist() == [11.0]
    store.edit(replace(unit, tolls=replace(unit.tolls, killed=Toll(12, 12, 12))), 1, "me")
    assert store.columns()["killed_best"].tolist() == [12.0]
    second = save(store, other)
    assert sorted(store.columns()["id"].tolist()) == sorted([unit.id, other.id])
    store.remove_batch(second, "me")
    assert store.columns()["id"].tolist() == [unit.id]
    _rolled_back(store, batch)
    assert store.columns()["id"].tolist() == [unit.id]
    save(store, a_unit("d"))
    assert len(store.columns()["id"]) == 2
    fresh = open_store(target)
    ours, theirs = store.columns(), fresh.columns()
    frames = [to_frame(found) for found in (ours, theirs)]
    fresh.close()
    assert frames[0].equals(frames[1])
    assert not ours["iso"].flags.writeable


def _rolled_back(store, batch):
    def work():
        with store.writing():
            store.save(batch, [an_article("c")], [a_unit("c", when=span("2022-04-01"))])
            assert len(store.columns()["id"]) == 2
            raise KeyError

    with pytest.raises(KeyError):
        work()
