"""A document read again by newer rules: a diff first, and never over a person's word."""

from dataclasses import replace
from datetime import date

import pytest

from rasd import pipeline
from rasd.country import load_country
from rasd.errors import BadInput, Conflict, StoreError
from rasd.model import Review, Skipped, Span, Toll
from rasd.pipeline import rereading
from rasd.store import open_store
from rasd.views.history import history, set_by_hand
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
    found = pipeline.reread(store, "a", COUNTRY)
    lines = found.lines
    assert found.changes
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
    last = store.revisions(first.id)[-1]
    assert (last.by, last.action) == ("me", "reread")
    assert set_by_hand(store.revisions(first.id), COUNTRY) == {}
    assert {line.kind for line in pipeline.reread(store, "a", COUNTRY).lines} == {"same", "kept"}


def test_a_persons_word_is_never_trampled(store, monkeypatch):
    for n in (1, 2):
        incident = store.incident(ids(store)[n])
        store.edit(replace(incident, target="guards", review=Review.EDITED), 1, "me")
    newer(monkeypatch)
    before = [store.incident(ids(store)[n]) for n in (1, 2)]
    lines = pipeline.apply_reread(store, "a", COUNTRY, "me").lines
    assert kinds(lines)[:2] == [("kept", "a-1"), ("kept", "a-2")]
    assert [store.incident(ids(store)[n]) for n in (1, 2)] == before


def test_the_same_rules_change_nothing(store, monkeypatch):
    now_read(monkeypatch, *(at(a_unit("a", n, when=span(f"2022-0{n}-21")), n) for n in (1, 2, 3)))
    before = len(store.revisions(ids(store)[1]))
    lines = pipeline.apply_reread(store, "a", COUNTRY, "me").lines
    assert {line.kind for line in lines} == {"same"}
    assert len(store.revisions(ids(store)[1])) == before


def test_what_is_written_is_what_was_seen_or_nothing(store, monkeypatch):
    newer(monkeypatch)
    seen = pipeline.reread(store, "a", COUNTRY)
    incident = store.incident(ids(store)[1])
    store.edit(replace(incident, target="guards", review=Review.EDITED), 1, "other")
    version = store.version()
    with pytest.raises(Conflict, match="Nothing was written"):
        pipeline.apply_reread(store, "a", COUNTRY, "me", seen=seen)
    assert store.version() == version
    again = pipeline.reread(store, "a", COUNTRY)
    pipeline.apply_reread(store, "a", COUNTRY, "me", seen=again)
    assert store.incident(ids(store)[4]).date == span("2022-04-21")


def test_what_is_passed_over_is_noted_anew_and_what_was_not_read_stays(store, monkeypatch):
    old = [Skipped("a", "extract", "Old reason."), Skipped("a", "read", "A page is damaged.")]
    store.save(1, [], [], old)
    units = [at(a_unit("a", n, when=span(f"2022-0{n}-21")), n) for n in (1, 2, 3)]
    new = Skipped("a", "extract", "New reason.", Span(0, 9))
    monkeypatch.setattr(rereading, "extract", lambda _article, _country: (units, (new,)))
    assert pipeline.reread(store, "a", COUNTRY).changes
    pipeline.apply_reread(store, "a", COUNTRY, "me")
    noted = [(s.stage, s.reason, s.span) for s in store.skipped("a")]
    assert noted == [
        ("read", "A page is damaged.", None),
        ("extract", "New reason.", Span(0, 9)),
    ]
    assert not pipeline.reread(store, "a", COUNTRY).changes


TOLD = """Raid in Diyala

Gunmen killed three soldiers in a raid on a post in Baquba on Friday, police said.

A bomb killed two policemen in Kirkuk on 3 January 2022, officials said.
"""


@pytest.fixture
def dated(target):
    """A document whose one date hangs on its day of publication, and whose other does not."""
    opened = open_store(target)
    document = pipeline.compose("Raid", "AP", "", date(2022, 1, 22), TOLD)
    pipeline.ingest(pipeline.read(document, "raid"), country=COUNTRY, store=opened)
    yield opened
    assert opened.verify() == ()
    opened.close()


def days(store):
    rows = store.columns()
    return sorted(str(day)[:10] for day in rows["date_start"])


def test_a_corrected_day_of_publication_moves_what_hangs_on_it(dated):
    (row,) = dated.articles()
    assert days(dated) == ["2022-01-03", "2022-01-21"]
    tried = pipeline.try_date(dated, row.id, date(2022, 1, 29), COUNTRY)
    assert [line.after.draft.date.start.isoformat() for line in tried.lines] == [
        "2022-01-28",
        "2022-01-03",
    ]
    assert days(dated) == ["2022-01-03", "2022-01-21"]
    with pytest.raises(BadInput, match="Say how you know"):
        pipeline.redate(dated, row.id, date(2022, 1, 29), COUNTRY, by="me", reason=" ")
    pipeline.redate(dated, row.id, date(2022, 1, 29), COUNTRY, by="me", reason="the print edition")
    assert days(dated) == ["2022-01-03", "2022-01-28"]
    article = dated.article(row.id)
    assert (article.published, article.published_basis) == (date(2022, 1, 29), "analyst")
    moved = dated.ids_of_articles([row.id])[row.id][0]
    change = history(dated.revisions(moved), COUNTRY)[0]
    assert (change.what, change.why) == (
        "reckoned anew from a corrected date of publication",
        "the print edition",
    )
    (note,) = dated.document_notes(row.id)
    assert (note.action, note.by, note.reason, note.value) == (
        "redate",
        "me",
        "the print edition",
        "2022-01-29",
    )
    assert not pipeline.reread(dated, row.id, COUNTRY).changes
    with pytest.raises(StoreError, match="has that date already"):
        pipeline.redate(dated, row.id, date(2022, 1, 29), COUNTRY, by="me", reason="again")


def test_a_corrected_day_leaves_what_a_person_judged_as_it_is(dated):
    (row,) = dated.articles()
    (key, _) = dated.ids_of_articles([row.id])[row.id]
    incident = dated.incident(key)
    dated.edit(replace(incident, target="guards", review=Review.EDITED), 1, "other")
    pipeline.redate(dated, row.id, date(2022, 1, 29), COUNTRY, by="me", reason="the print edition")
    after = dated.incident(key)
    assert (after.date, after.target, after.review) == (incident.date, "guards", Review.EDITED)
    assert [report.published for report in after.reports] == [date(2022, 1, 29)]
    assert days(dated) == ["2022-01-03", "2022-01-21"]


def test_a_withdrawn_document_is_not_redated(dated):
    (row,) = dated.articles()
    pipeline.withdraw(dated, row.id, "me", "hoax")
    with pytest.raises(StoreError, match="is withdrawn"):
        pipeline.redate(dated, row.id, date(2022, 1, 29), COUNTRY, by="me", reason="print")
