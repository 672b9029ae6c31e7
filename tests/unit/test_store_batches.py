"""Batches withdrawn and restored: hidden, not deleted, and everything as it was after undo."""

import numpy as np
import pytest

from rasd.errors import StoreError
from rasd.frame import to_frame
from rasd.fuse import unite
from rasd.model import Skipped, Toll
from rasd.store import open_store
from tests.reports import a_unit, an_article


@pytest.fixture
def store(target):
    opened = open_store(target)
    yield opened
    assert opened.verify() == ()
    opened.close()


def filled(store):
    """Batch 1 tells one and the shared incident, batch 2 the shared one too."""
    alone = a_unit("a", iso="IQ-BG", place="Baghdad")
    ours, theirs = a_unit("b"), a_unit("c", killed=Toll(12, 12, 12), publisher="AFP")
    first, second = store.begin_batch("demo", "seeds"), store.begin_batch("mine", "paste")
    none = Skipped("a", "extract", "also told")
    store.save(first, [an_article("a"), an_article("b")], [alone, ours], [none])
    shared = unite([ours, theirs])
    store.save(second, [an_article("c", publisher="AFP")], [shared])
    return first, alone, ours, theirs, shared


def everything(store):
    """Return all a reader sees, save revision numbers and times."""
    frame = to_frame(store.columns()).drop(columns="rev").replace({np.nan: None})
    units, articles, skipped = store.units(None, None), store.articles(), store.skipped()
    return frame.to_dict("records"), units, articles, skipped


def test_removing_hides_and_restoring_brings_back_everything(store):
    first, alone, *_, shared = filled(store)
    before = everything(store)
    assert store.remove_batch(first, "me") == (shared.id,)
    frame = to_frame(store.columns()).set_index("id")
    assert list(frame.index) == [shared.id]
    assert (frame.loc[shared.id].outlets, frame.loc[shared.id].batch) == ("AFP", "mine")
    assert store.incident(alone.id) is None
    assert [r.id for r in store.articles()] == ["c"]
    assert store.skipped() == ()
    assert store.search("gunmen") == {shared.id}
    assert store.batches()[0].removed_at is not None
    assert store.restore_batch(first, "me") == (shared.id,)
    assert everything(store) == before
    assert store.incident(shared.id) == shared
    assert [r.action for r in store.revisions(alone.id)] == ["add", "withdraw", "restore"]


def test_values_are_fused_anew_from_what_is_left(store):
    first, _, _, theirs, shared = filled(store)
    before = everything(store)
    store.remove_batch(first, "me", unite=unite)
    left = store.incident(shared.id)
    assert (left.tolls.killed, left.claims) == (Toll(12, 12, 12), ())
    assert left.reports == theirs.reports
    store.restore_batch(first, "me", unite=unite)
    assert store.incident(shared.id) == shared
    assert everything(store) == before


def test_removing_both_leaves_nothing_and_twice_does_nothing(store):
    first, *_ = filled(store)
    store.remove_batch(first, "me")
    version = len(store.revisions(a_unit("b").id))
    assert store.remove_batch(first, "me") == ()
    assert len(store.revisions(a_unit("b").id)) == version
    store.remove_batch(2, "me")
    assert len(store.columns()["id"]) == 0
    store.restore_batch(2, "me")
    store.restore_batch(first, "me")
    assert store.restore_batch(first, "me") == ()
    assert len(store.columns()["id"]) == 2


def test_a_withdrawn_article_can_come_in_again_and_is_not_counted_twice(store):
    first, alone, *_ = filled(store)
    article = an_article("a")
    store.remove_batch(first, "me")
    assert store.known(article.sha256) is None
    again = store.begin_batch("again", "file")
    twin = a_unit("a-2", iso="IQ-BG", place="Baghdad")
    store.save(again, [an_article("a-2", sha256=article.sha256)], [twin])
    store.restore_batch(first, "me")
    assert store.known(article.sha256) == "a-2"
    assert store.incident(alone.id) is None
    assert store.incident(twin.id) == twin


def test_batches_count_their_articles_and_incidents(store):
    filled(store)
    assert [(b.id, b.label, b.n_articles, b.n_incidents) for b in store.batches()] == [
        (1, "demo", 2, 2),
        (2, "mine", 1, 1),
    ]


def test_an_unknown_batch_is_an_error(store):
    with pytest.raises(StoreError, match="no batch 7"):
        store.remove_batch(7, "me")
