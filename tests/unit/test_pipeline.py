"""The write lane joined: bytes in, incidents in the store, nothing twice, nothing lost."""

import threading
from datetime import date

import pytest

from rasd import pipeline
from rasd.country import load_country
from rasd.frame import to_frame
from rasd.pipeline import ingestion
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


def meanwhile(store, monkeypatch, *documents):
    """Let another program add documents while the next article is being read."""
    plain = pipeline.extract

    def slow(article, country):
        monkeypatch.setattr(ingestion, "extract", plain)
        other = open_store(store.path)
        ingest(other, *documents)
        other.close()
        return plain(article, country)

    monkeypatch.setattr(ingestion, "extract", slow)


def test_a_file_that_another_program_adds_meanwhile_adds_nothing(store, monkeypatch):
    noisy = RAID + b"\nISIS attacked many villages in 2014, officials recalled.\n"
    alone = len(ingest(store, noisy.replace(b"three", b"six")).outcomes[0].skipped)
    meanwhile(store, monkeypatch, noisy)
    report = ingest(store, noisy)
    assert [outcome.known for outcome in report.outcomes] == [True]
    assert len(store.skipped()) == 2 * alone
    assert [batch.n_articles for batch in store.batches()] == [1, 1]


def test_another_text_of_that_name_added_meanwhile_leaves_both(store, monkeypatch):
    meanwhile(store, monkeypatch, RAID.replace(b"three", b"four").replace(b"-03-", b"-06-"))
    report = ingest(store, RAID)
    assert [outcome.article_id for outcome in report.outcomes] == ["d0-2"]
    assert len(to_frame(store.columns())) == 2
    assert store.verify() == ()


def test_the_seeds_load_whole_or_not_at_all_and_once(store, monkeypatch):
    country = load_country()
    plain = pipeline.extract
    left = [7]

    def dying(article, country):
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        return plain(article, country)

    monkeypatch.setattr(ingestion, "extract", dying)
    with pytest.raises(KeyboardInterrupt):
        pipeline.seed(store, country)
    assert store.batches() == ()
    monkeypatch.setattr(ingestion, "extract", plain)
    others = [open_store(store.path) for _ in range(2)]
    threads = [threading.Thread(target=pipeline.seed, args=(s, country)) for s in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [(b.label, b.n_articles) for b in store.batches()] == [(pipeline.DEMO, 23)]
    for other in others:
        other.close()


@pytest.mark.parametrize("day", ["0001-01-05", "1899-12-31", "9999-12-31"])
def test_an_impossible_publication_day_is_not_known(store, day):
    report = ingest(store, RAID.replace(b"2021-03-05", day.encode()))
    assert report.incidents == 1
    assert store.articles()[0].published is None


def test_a_name_with_broken_characters_is_kept_readable(store):
    items = pipeline.read(b"", "bad\udcff.txt")
    report = pipeline.ingest(items, country=load_country(), store=store)
    assert report.outcomes[0].name == "bad?.txt"
    assert store.skipped()[0].reason == "bad?.txt is empty."


def test_restoring_reads_only_what_could_be_one_with_it(store, monkeypatch):
    ingest(store, RAID)
    ingest(store, RAID.replace(b"2021-03", b"2015-03"))
    first = store.batches()[0].id
    pipeline.remove_batch(store, first)
    seen = []
    fuse = ingestion.fuse
    monkeypatch.setattr(ingestion, "fuse", lambda u, c: seen.extend(u) or fuse(u, c))
    pipeline.restore_batch(store, first)
    assert [unit.reports[0].article_id for unit in seen] == ["d0"]
    assert len(to_frame(store.columns())) == 2
