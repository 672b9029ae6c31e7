"""Merging by a person's word and parting again are exact inverses."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasd import pipeline
from rasd.country import load_country
from rasd.errors import BadInput
from rasd.model import Review, Toll, Tolls
from rasd.store import open_store
from tests.stories import an_article, an_incident

IRAQ = load_country("iq")


@pytest.fixture
def store(tmp_path):
    """An open project."""
    opened = open_store(tmp_path / "p.db")
    yield opened
    opened.close()


def filled(store, n):
    """Save n incidents of an article each; return their ids."""
    batch = store.begin_batch("added", "test")
    names = []
    for k in range(n):
        article = an_article(f"a{k}", text=f"Raid {k}\n\nGunmen killed {k + 3} soldiers.")
        tolls = Tolls(killed=Toll(k + 3, k + 3, k + 3))
        store.save(batch, [article], [an_incident(article, 1, tolls=tolls)], [])
        names.append(f"a{k}-1")
    found = store.ids_of_reports(names)
    return [found[name] for name in names]


def seen(store, ids):
    """What a person sees of incidents: values, claims, reports and their words."""
    return {key: store.incident(key) for key in ids}


def test_a_merge_keeps_all_reports_and_the_claims_that_differ(store):
    a, b = filled(store, 2)
    kept = pipeline.merge(store, (a, b), "Nadia", "one post")
    gone = b if kept == a else a
    united = store.incident(kept)
    assert [report.id for report in united.reports] == ["a0-1", "a1-1"]
    assert united.review is Review.EDITED
    assert sorted(c.value for c in united.claims if c.field == "killed") == ["3", "4"]
    columns = store.columns()
    assert list(columns["review"][columns["id"] == gone]) in ([], ["merged"])
    assert store.verify() == ()
    last = store.revisions(kept)[-1]
    assert (last.by, last.action, last.why) == ("Nadia", "unite", "one post")


def test_parting_gives_back_exactly_what_was_and_remembers_it(store):
    a, b = filled(store, 2)
    before = seen(store, (a, b))
    kept = pipeline.merge(store, (b, a), "Nadia")
    assert set(pipeline.split(store, kept, "Nadia", "two posts")) == {a, b}
    assert seen(store, (a, b)) == before
    assert store.cannot_links() == (frozenset({"a0-1", "a1-1"}),)
    assert store.verify() == ()


def test_what_nobody_merged_cannot_be_parted_and_one_is_not_merged(store):
    a, b = filled(store, 2)
    with pytest.raises(BadInput, match="nothing to part"):
        pipeline.split(store, a, "Nadia")
    with pytest.raises(BadInput, match="Choose two"):
        pipeline.merge(store, (a, a), "Nadia")
    kept = pipeline.merge(store, (a, b), "Nadia")
    pipeline.split(store, kept, "Nadia")
    with pytest.raises(BadInput, match="nothing to part"):
        pipeline.split(store, kept, "Nadia")


def test_a_merged_incident_stays_whole_when_more_articles_come(store):
    a, b = filled(store, 2)
    kept = pipeline.merge(store, (a, b), "Nadia")
    text = "Market blast\n\nA bomb killed five people in a market in Diyala on Friday."
    more = an_article("a9", text=text)
    pipeline.ingest([more], country=IRAQ, store=store)
    assert {report.id for report in store.incident(kept).reports} >= {"a0-1", "a1-1"}


@pytest.mark.parametrize("review", [Review.ACCEPTED, Review.EDITED, Review.REJECTED])
def test_what_a_person_said_of_a_merged_incident_outlives_a_batch_that_comes_back(store, review):
    kept = pipeline.merge(store, filled(store, 2), "Nadia")
    rev, incident = store.opened(kept)
    store.edit(replace(incident, target="guards", review=review), rev, "Nadia")
    pipeline.remove_batch(store, 1)
    pipeline.restore_batch(store, 1)
    assert store.incident(kept).review is review
    assert store.incident(kept).target == "guards"


@settings(max_examples=15, deadline=None, derandomize=True)
@given(order=st.permutations(range(4)), n=st.integers(2, 4))
def test_merges_undone_in_turn_leave_the_project_as_it_was(tmp_path_factory, order, n):
    store = open_store(tmp_path_factory.mktemp("m") / "p.db")
    ids = filled(store, 4)
    before = seen(store, ids)
    kept = ids[order[0]]
    for k in order[1:n]:
        kept = pipeline.merge(store, (kept, ids[k]), "Nadia")
    merged = store.incident(kept)
    assert len(merged.reports) == n
    for _ in range(n - 1):
        pipeline.split(store, kept, "Nadia")
        kept = next((i for i in ids if len(store.incident(i).reports) > 1), kept)
    assert seen(store, ids) == before
    assert store.verify() == ()
    store.close()
