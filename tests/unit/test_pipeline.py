"""The write lane joined: bytes in, incidents in the store, nothing twice, nothing lost."""

from datetime import date

import pytest

from rasd import pipeline
from rasd.country import load_country
from rasd.frame import to_frame
from rasd.store import open_store

RAID = b"""Title: Gunmen raid checkpoint in Hawija
Publisher: Test Wire
Published: 2021-03-05

Islamic State gunmen killed three policemen in an attack on a checkpoint in Hawija, Kirkuk
province, on Thursday, police said.
"""


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "p.db")
    yield opened
    opened.close()


def ingest(store, *documents):
    items = [i for n, data in enumerate(documents) for i in pipeline.read(data, f"d{n}.txt")]
    return pipeline.ingest(items, country=load_country(), store=store)


def test_an_article_becomes_a_row_with_place_date_and_toll(store):
    report = ingest(store, RAID)
    frame = to_frame(store.columns())
    assert (report.incidents, len(frame)) == (1, 1)
    row = frame.iloc[0]
    assert (row.iso, row.governorate, row.event_type) == ("IQ-KI", "Kirkuk", "armed_assault")
    assert (row.date_start.date(), row.date_end.date()) == (date(2021, 3, 4), date(2021, 3, 4))
    assert (row.killed_low, row.killed_high) == (3, 3)
    assert row.perpetrator == "ISIS"


def test_the_same_file_twice_adds_nothing(store):
    ingest(store, RAID)
    again = ingest(store, RAID)
    assert [o.known for o in again.outcomes] == [True]
    assert len(to_frame(store.columns())) == 1


def test_another_text_with_the_same_name_gets_an_id_of_its_own(store):
    ingest(store, RAID)
    other = RAID.replace(b"three", b"four").replace(b"2021-03-05", b"2021-06-05")
    report = ingest(store, other)
    assert report.outcomes[0].article_id == "d0-2"
    assert len(to_frame(store.columns())) == 2


def test_two_articles_on_one_attack_become_one_incident(store):
    retold = RAID.replace(b"Test Wire", b"Other Wire").replace(
        b"Islamic State gunmen killed three policemen in an attack on",
        b"Three policemen were killed when Islamic State militants attacked",
    )
    ingest(store, RAID)
    ingest(store, retold)
    frame = to_frame(store.columns())
    assert len(frame) == 1
    assert (frame.iloc[0].n_reports, frame.iloc[0].outlets) == (2, "Other Wire|Test Wire")


def test_what_cannot_be_read_is_kept_with_its_reason_and_the_rest_goes_on(store):
    report = ingest(store, b"\x00\x01\x02binary\xff", RAID, b"")
    assert [o.failed for o in report.outcomes] == [True, False, True]
    assert all(o.skipped[0].reason.endswith(".") for o in report.failures)
    assert {row.item for row in store.skipped()} >= {"d0.txt", "d2.txt"}
    assert len(to_frame(store.columns())) == 1


def test_the_seeds_load_once_and_can_be_withdrawn_and_restored(store):
    country = load_country()
    first = pipeline.seed(store, country)
    n = len(to_frame(store.columns()))
    assert len(first.outcomes) == 23
    assert not first.failures
    assert n > 30
    again = pipeline.seed(store, country)
    assert all(outcome.known for outcome in again.outcomes)
    (demo,) = (batch for batch in store.batches() if batch.label == pipeline.DEMO)
    pipeline.remove_batch(store, demo.id)
    assert len(to_frame(store.columns())) == 0
    pipeline.restore_batch(store, demo.id)
    assert len(to_frame(store.columns())) == n
    assert store.verify() == ()
