"""A document read again by newer rules: a diff first, and never over a person's word."""

from dataclasses import replace

import pytest

from rasd import pipeline
from rasd.country import load_country
from rasd.model import Review, Toll
from rasd.pipeline import rereading
from rasd.store import open_store
from tests.reports import a_unit, an_article, span

COUNTRY = load_country()


@pytest.fixture
def store(target):
    opened = open_store(target)
    units = [at(a_unit("a", n, when=span(f"2022-0{n}-21")), n) for n in (1, 2, 3)]
    opened.save(opened.begin_batch("t", "t"), [an_article("a", text="x" * 90)], units)
    yield opened
    assert opened.verify() == ()
    opened.close()


def at(unit, n):
    """Return the unit as told by the n-th stretch of its article."""
    (report,) = unit.reports
    where = replace(report.draft.sentence, start=n * 20, end=n * 20 + 10)
    return replace(unit, reports=(replace(report, draft=replace(report.draft, sentence=where)),))


def now_read(monkeypatch, *units):
    monkeypatch.setattr(rereading, "extract", lambda _article, _country: (units, ()))


def newer(monkeypatch):
    """The newer rules read the first otherwise, the second not, the third as before, a fourth."""
    first = at(a_unit("a", 1, when=span("2022-01-21"), killed=Toll(9, 9, 9)), 1)
    third = at(a_unit("a", 2, when=span("2022-03-21")), 3)
    fourth = at(a_unit("a", 3, when=span("2022-04-21")), 0)
    now_read(monkeypatch, first, third, fourth)


def kinds(lines):
    return [(line.kind, (line.before or line.after).id) for line in lines]


def ids(store):
    return {n: a_unit("a", n).id for n in (1, 2, 3, 4)}


def test_the_diff_is_told_and_nothing_is_written(store, monkeypatch):
    newer(monkeypatch)
    version = store.version()
    lines = pipeline.reread(store, "a", COUNTRY)
    assert kinds(lines) == [("changed", "a-1"), ("gone", "a-2"), ("same", "a-3"), ("new", "a-4")]
    assert (lines[0].before.draft.tolls.killed.best, lines[0].after.draft.tolls.killed.best) == (
        11,
        9,
    )
    assert store.version() == version


def test_applying_writes_it_and_what_is_gone_is_rejected_with_the_reason(store, monkeypatch):
    newer(monkeypatch)
    pipeline.apply_reread(store, "a", COUNTRY, "me")
    first, second, third, fourth = (store.incident(ids(store)[n]) for n in (1, 2, 3, 4))
    assert first.tolls.killed == Toll(9, 9, 9)
    assert second.review is Review.REJECTED
    assert "no longer read" in store.revisions(second.id)[-1].why
    assert third.review is Review.EXTRACTED
    assert fourth.date == span("2022-04-21")
    assert {line.kind for line in pipeline.reread(store, "a", COUNTRY)} == {"same", "kept"}


def test_a_persons_word_is_never_trampled(store, monkeypatch):
    for n in (1, 2):
        incident = store.incident(ids(store)[n])
        store.edit(replace(incident, target="guards", review=Review.EDITED), 1, "me")
    newer(monkeypatch)
    before = [store.incident(ids(store)[n]) for n in (1, 2)]
    lines = pipeline.apply_reread(store, "a", COUNTRY, "me")
    assert kinds(lines)[:2] == [("kept", "a-1"), ("kept", "a-2")]
    assert [store.incident(ids(store)[n]) for n in (1, 2)] == before


def test_the_same_rules_change_nothing(store, monkeypatch):
    now_read(monkeypatch, *(at(a_unit("a", n, when=span(f"2022-0{n}-21")), n) for n in (1, 2, 3)))
    before = len(store.revisions(ids(store)[1]))
    lines = pipeline.apply_reread(store, "a", COUNTRY, "me")
    assert {line.kind for line in lines} == {"same"}
    assert len(store.revisions(ids(store)[1])) == before
