"""An incident from a passage that was passed over: fields read, words kept, undone, never twice."""

from datetime import date

import pytest

from rasd import pipeline
from rasd.country import load_country
from rasd.errors import BadInput, StoreError
from rasd.model import Review, Span
from rasd.pipeline import make_incident
from rasd.store import open_store

COUNTRY = load_country()
STORY = b"""Title: Gunmen raid checkpoint in Hawija
Publisher: Test Wire
Published: 2021-03-05

Islamic State gunmen killed three policemen in an attack on a checkpoint in Hawija, Kirkuk
province, on Thursday, police said.

Two people died when a fire broke out in a market in Baquba, Diyala province, a day earlier.
"""
ARABIC = "قتل خمسة جنود في هجوم مسلح في ديالى يوم الجمعة.".encode()


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "p.db")
    yield opened
    assert opened.verify() == ()
    opened.close()


def passed(store, data=STORY):
    items = pipeline.read(data, "story.txt")
    pipeline.ingest(items, country=COUNTRY, store=store)
    return store.skipped()[0]


def test_what_was_passed_over_has_its_place_in_the_text(store):
    skip = passed(store)
    raw = store.article(skip.article_id).raw
    assert raw[skip.span.start : skip.span.end].startswith("Two people died when a fire")
    assert "accident" in skip.reason


def test_the_fields_of_the_passage_are_read_and_its_words_kept(store):
    skip = passed(store)
    made = make_incident(store, skip.article_id, skip.span, COUNTRY, by="Layla", why="arson")
    incident = store.incident(made)
    assert (incident.located.place, incident.located.iso) == ("Baqubah", "IQ-DI")
    assert incident.date.start == date(2021, 3, 3)
    assert incident.tolls.killed.low == 2
    assert incident.review is Review.EDITED
    (report,) = incident.reports
    assert report.draft.sentence == skip.span
    assert report.draft.quote.startswith("Two people died")
    assert {e.field for e in report.draft.evidence if e.spans} >= {"place", "killed", "date"}
    (revision,) = store.revisions(made)
    assert (revision.by, revision.action, revision.why) == ("Layla", "overrule", "arson")


def test_it_opens_no_import_and_reading_the_article_again_cannot_take_its_id(store):
    skip = passed(store)
    batches = store.batches()
    made = make_incident(store, skip.article_id, skip.span, COUNTRY, by="Layla")
    assert [b.id for b in store.batches()] == [b.id for b in batches]
    assert store.incident(made).reports[0].id == f"{skip.article_id}-1001"


def test_the_same_passage_twice_is_one_incident_and_another_one_its_own(store):
    skip = passed(store)
    made = make_incident(store, skip.article_id, skip.span, COUNTRY, by="Layla")
    assert make_incident(store, skip.article_id, skip.span, COUNTRY, by="Omar") == made
    part = Span(skip.span.start, skip.span.end - 15)
    other = make_incident(store, skip.article_id, part, COUNTRY, by="Omar")
    assert store.incident(other).reports[0].id == f"{skip.article_id}-1002"


def test_what_was_taken_back_can_be_made_again(store):
    skip = passed(store)
    made = make_incident(store, skip.article_id, skip.span, COUNTRY, by="Layla")
    store.go_back(made, 0, 1, "Layla")
    assert store.incident(made).review is Review.REJECTED
    assert make_incident(store, skip.article_id, skip.span, COUNTRY, by="Omar") == made
    assert store.incident(made).review is Review.EDITED


def test_a_passage_in_another_language_gives_empty_fields_to_fill(store):
    items = pipeline.read(ARABIC, "arabic.txt")
    pipeline.ingest(items, country=COUNTRY, store=store)
    (row,) = store.articles()
    raw = store.article(row.id).raw
    made = make_incident(store, row.id, Span(0, len(raw)), COUNTRY, by="Layla")
    incident = store.incident(made)
    assert (incident.event_type.value, incident.date, incident.located.iso) == ("other", None, "")
    assert incident.reports[0].draft.quote == raw.strip()


def test_a_passage_without_text_and_an_unknown_article_are_refused(store):
    skip = passed(store)
    with pytest.raises(BadInput, match="no text"):
        make_incident(store, skip.article_id, Span(0, 0), COUNTRY, by="Layla")
    with pytest.raises(StoreError, match="no article"):
        make_incident(store, "nothing", skip.span, COUNTRY, by="Layla")
