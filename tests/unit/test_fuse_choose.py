"""A person settles a disagreement by taking one report's value."""

import pytest

from rasd import pipeline
from rasd.errors import BadInput, StoreError
from rasd.fuse import choose, unite
from rasd.model import Review, Toll
from rasd.store import open_store
from tests.reports import a_unit
from tests.stories import an_article, an_incident

ELEVEN, EIGHT = a_unit("a", killed=Toll(11, 11, 11)), a_unit("b", killed=Toll(8, 8, 8))
BOTH = unite([ELEVEN, EIGHT])


def killed(incident):
    """The claims on the killed: (value, chosen)."""
    return [(c.value, c.chosen) for c in incident.claims if c.field == "killed"]


def test_the_toll_of_the_chosen_report_is_taken_and_the_other_stays_a_claim():
    assert BOTH.tolls.killed == Toll(8, 8, 11)
    settled = choose(BOTH, "killed", "b-1")
    assert settled.tolls.killed == Toll(8, 8, 8)
    assert settled.review is Review.EDITED
    assert sorted(killed(settled)) == [("11", False), ("8", True)]
    assert settled.tolls.injured == BOTH.tolls.injured


def test_a_place_comes_with_its_governorate():
    other = a_unit("b", place="Qara Tapa", point=(34.6, 44.9))
    settled = choose(unite([a_unit("a"), other]), "place", "b-1")
    assert (settled.located.place, settled.located.lat) == ("Qara Tapa", 34.6)


@pytest.mark.parametrize(("field", "report"), [("killed", "c-1"), ("colour", "a-1"), ("", "")])
def test_what_is_not_there_cannot_be_chosen(field, report):
    with pytest.raises(BadInput, match="There is no report"):
        choose(BOTH, field, report)


@pytest.fixture
def store(tmp_path):
    """An open project."""
    opened = open_store(tmp_path / "p.db")
    yield opened
    opened.close()


def test_a_choice_is_written_over_the_revision_that_was_seen(store):
    article = an_article("a0")
    store.save(store.begin_batch("added", "test"), [article], [an_incident(article, 1)], [])
    name = store.ids_of_reports(["a0-1"])["a0-1"]
    rev = pipeline.choose_claim(store, name, 1, field="killed", report="a0-1", by="Nadia")
    assert rev == 2
    assert store.incident(name).review is Review.EDITED
    with pytest.raises(StoreError, match="Somebody else changed"):
        pipeline.choose_claim(store, name, 1, field="date", report="a0-1", by="Nadia")


def test_incidents_kept_apart_are_linked_report_by_report(store):
    first, second = an_article("a0"), an_article("a1", text="Raid\n\nGunmen raided.")
    batch = store.begin_batch("added", "test")
    store.save(batch, [first, second], [an_incident(first, 1), an_incident(second, 1)], [])
    ids = store.ids_of_reports(["a0-1", "a1-1"])
    pipeline.keep_apart(store, ids["a0-1"], ids["a1-1"], "Nadia", "another post")
    assert store.cannot_links() == (frozenset({"a0-1", "a1-1"}),)
    with pytest.raises(BadInput, match="not in the open project"):
        pipeline.keep_apart(store, "nothing", ids["a1-1"], "Nadia")
