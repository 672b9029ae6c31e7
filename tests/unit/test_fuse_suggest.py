"""Pairs that may be one incident, for a person to judge."""

import pytest

from rasd.fuse import THRESHOLD, Suggestion, suggest
from rasd.fuse.suggest import LEAST
from rasd.model import Toll
from rasd.pipeline import merge, suggest_merges
from rasd.store import open_store
from rasd.store.asking import Asking
from tests.reports import a_unit, span
from tests.stories import an_article, an_incident

NEAR = a_unit("b", killed=Toll(8, 8, 8), actor="unknown")
FAR = a_unit("c", place="Qara Tapa", point=(34.6, 44.9), killed=Toll(2, 2, 2))
ONE = a_unit("a")


def test_a_doubtful_pair_is_suggested_with_its_reasons():
    found = suggest([(NEAR, ONE), (ONE, NEAR), (ONE, FAR)])
    assert [(each.first, each.second) for each in found] == [(ONE.id, NEAR.id)]
    assert found[0].score >= LEAST
    assert "tolls differ ×0.60" in found[0].reasons


def test_likeliest_first_and_the_same_in_any_order():
    twin = a_unit("d")
    pairs = [(ONE, NEAR), (ONE, twin)]
    found = suggest(pairs)
    assert found == suggest(reversed(pairs))
    assert [{each.first, each.second} for each in found] == [
        {ONE.id, twin.id},
        {ONE.id, NEAR.id},
    ]
    assert found[0].score >= THRESHOLD > LEAST


def test_what_a_person_told_apart_is_not_suggested_again():
    assert suggest([(ONE, NEAR)], [frozenset((ONE.reports[0].id, NEAR.id))]) == ()


@pytest.fixture
def store(tmp_path):
    """A project with a pair that may be one, and a third incident a week later."""
    opened = open_store(tmp_path / "p.db")
    yield opened
    opened.close()


def kept(store, *given):
    """Save one incident an article; return their ids."""
    batch = store.begin_batch("added", "test")
    ids = []
    for n, changed in enumerate(given):
        article = an_article(f"a{n}", text=f"Raid {n}\n\nGunmen killed 11 soldiers in a raid.")
        incident = an_incident(article, 1, **changed)
        store.save(batch, [article], [incident], [])
        ids.append(store.ids_of_reports([f"a{n}-1"])[f"a{n}-1"])
    return ids


def test_a_project_is_searched_for_pairs_of_one_place_and_day(store):
    a, b, _ = kept(store, {}, {}, {"date": span("2022-02-20")})
    found = suggest_merges(store)
    assert [{each.first, each.second} for each in found] == [{a, b}]
    assert isinstance(found[0], Suggestion)
    store.tell_apart("a0-1", "a1-1", "analyst", "two posts")
    assert suggest_merges(store) == ()


def test_an_empty_project_suggests_nothing(store):
    assert suggest_merges(store) == ()


def test_all_pairs_are_read_in_one_go(store, monkeypatch):
    kept(store, {}, {}, {})
    monkeypatch.setattr(Asking, "incident", None)  # one by one took seconds at 5,000 incidents
    assert len(suggest_merges(store)) == 3


def test_many_incidents_are_read_as_one_by_one_save_those_that_went(store):
    a, b, c = kept(store, {}, {}, {})
    assert store.incidents([a, b, "none"]) == {a: store.incident(a), b: store.incident(b)}
    whole = merge(store, [a, b], "analyst")
    assert store.incidents([a, b, c]).keys() == {whole, c}
    store.remove_batch(store.batches()[0].id, "analyst")
    assert store.incidents([a, b, c]) == {}
