"""Documents withdrawn and brought back, words purged for good, sources rated and counted once."""

from dataclasses import replace

import numpy as np
import pytest

from rasd import pipeline
from rasd.country import load_country
from rasd.errors import BadInput, StoreError
from rasd.frame import to_frame
from rasd.fuse import unite
from rasd.model import Claim, Review, Skipped, Toll
from rasd.store import Desk, open_store
from rasd.store.sources import ALIKE, independent, likeness, sketch_of
from tests.reports import a_unit, an_article, day, span

COUNTRY = load_country()
STORY = (
    "Gunmen attacked an army post near Al-Azim in Diyala province before dawn on Friday, killing "
    "eleven soldiers in their sleep, two security officials said. The attackers used silenced "
    "rifles and fled towards the Hamrin hills. A helicopter searched the area in the morning, and "
    "the governor ordered three days of mourning. It was the deadliest attack in months."
)
OTHER = (
    "Eleven members of the armed forces died in Diyala when militants stormed their barracks, the "
    "ministry of defence announced. Residents heard shooting at about three in the morning. The "
    "prime minister promised that those behind the crime would be found and brought to justice, "
    "while members of parliament asked why the post had no cameras and no heating."
)


@pytest.fixture
def store(target):
    opened = open_store(target)
    yield opened
    assert opened.verify() == ()
    opened.close()


def filled(store):
    """One incident told by two outlets, and one by the first alone."""
    ours = a_unit("a", 1, quote="Secretword attacked a post.")
    alone = a_unit("a", 2, when=span("2022-03-01"), quote="Secretword again.")
    theirs = a_unit("b", publisher="AFP", killed=Toll(12, 12, 12))
    shared = unite([ours, theirs])
    first, second = store.begin_batch("one", "one"), store.begin_batch("two", "two")
    text = f"Secretword text. {STORY}"
    article = an_article("a", text=text, title="Secretword", url="https://example.org/secretword")
    store.save(first, [article], [alone], [Skipped("a", "extract", "secretword: no event")])
    store.save(second, [an_article("b", publisher="AFP", text=OTHER)], [shared])
    return shared, alone, theirs


def seen(store):
    frame = to_frame(store.columns()).drop(columns="rev").replace({np.nan: None})
    return frame.to_dict("records"), store.articles(), store.search("secretword")


def test_a_document_is_withdrawn_with_a_reason_and_brought_back(store):
    shared, alone, theirs = filled(store)
    before = seen(store)
    assert pipeline.withdraw(store, "a", "me", "it was a hoax") == (shared.id,)
    assert store.incident(alone.id) is None
    assert store.incident(shared.id).reports == theirs.reports
    assert store.incident(shared.id).tolls.killed == Toll(12, 12, 12)
    assert store.search("secretword") == frozenset()
    assert [row.id for row in store.articles()] == ["b"]
    assert dict(store.withdrawn_articles()) == {"a": ("it was a hoax", False)}
    pipeline.bring_back(store, "a", "me")
    assert seen(store) == before
    assert store.incident(shared.id) == shared
    assert store.withdrawn_articles() == {}


def test_a_batch_restored_leaves_a_withdrawn_document_withdrawn(store):
    _, alone, _ = filled(store)
    pipeline.withdraw(store, "a", "me", "hoax")
    pipeline.remove_batch(store, 1)
    pipeline.restore_batch(store, 1)
    assert store.incident(alone.id) is None
    pipeline.remove_batch(store, 1)
    pipeline.bring_back(store, "a", "me")
    assert store.incident(alone.id) is None
    pipeline.restore_batch(store, 1)
    assert store.incident(alone.id) == alone


def test_what_cannot_be_withdrawn_or_brought_back_is_said(store):
    filled(store)
    with pytest.raises(BadInput, match="Say why"):
        pipeline.withdraw(store, "a", "me", " ")
    with pytest.raises(StoreError, match="no such document"):
        pipeline.withdraw(store, "z", "me", "x")
    with pytest.raises(StoreError, match="is not withdrawn"):
        pipeline.bring_back(store, "a", "me")
    pipeline.withdraw(store, "a", "me", "hoax")
    with pytest.raises(StoreError, match="withdrawn already"):
        pipeline.withdraw(store, "a", "me", "hoax")
    with pytest.raises(StoreError, match="Say why the words must go"):
        pipeline.purge(store, "a", "me", "")


def purged(store):
    shared, alone, theirs = filled(store)
    mine = Claim("killed", "secretword 11", "a-1", "AP", None, False)
    incident = store.incident(shared.id)
    edited = replace(incident, claims=(*incident.claims, mine), review=Review.EDITED)
    store.edit(edited, store.opened(shared.id)[0], "me")
    pipeline.purge(store, "a", "lawyer", "names a witness")
    return shared, alone, theirs


def test_purged_words_are_gone_and_their_hash_and_reason_stay(store):
    shared, alone, theirs = purged(store)
    assert store.search("secretword") == frozenset()
    assert store.incident(alone.id) is None
    left = store.incident(shared.id)
    assert (left.reports, left.review) == (theirs.reports, Review.EDITED)
    assert "a-1" not in {claim.report_id for claim in left.claims}
    assert (store.article("a").text, store.article("a").title) == ("", "")
    assert store.has_article("a")
    assert dict(store.withdrawn_articles()) == {"a": ("names a witness", True)}
    assert store.skipped() == ()
    with store._database.read() as reading:
        log = "SELECT action, \"by\", document FROM revision WHERE subject = 'article:a'"
        ((action, by, document),) = reading.exec_driver_sql(log).all()
    assert (action, by) == ("purge", "lawyer")
    assert store.article("a").sha256 in document
    assert "names a witness" in document
    with pytest.raises(StoreError, match="cannot come back"):
        pipeline.bring_back(store, "a", "me")
    pipeline.remove_batch(store, 2)
    pipeline.restore_batch(store, 2)
    assert store.incident(shared.id).reports == theirs.reports


def test_what_hangs_on_a_document_is_told_and_begun_edits_go_with_its_words(
    store, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)  # the desk of a project on a server lies in the working folder
    shared, alone, _ = filled(store)
    assert pipeline.told_by(store, "a") == pipeline.Told((shared.id, alone.id)[1:], (shared.id,))
    assert pipeline.told_by(store, "b").shared == (shared.id,)
    desk = Desk(store)
    desk.keep(alone.id, 1, "me", {"target": "Secretword"})
    pipeline.withdraw(store, "a", "me", "hoax")
    assert pipeline.told_by(store, "a").alone == (alone.id,)
    pipeline.purge(store, "a", "lawyer", "names a witness")
    assert desk.draft(alone.id) is None
    assert pipeline.told_by(store, "a") == pipeline.Told((), ())
    notes = store.document_notes("a")
    assert [(n.action, n.by, n.reason) for n in notes] == [
        ("purge", "lawyer", "names a witness"),
        ("withdraw", "me", "hoax"),
    ]


def test_no_byte_of_the_purged_words_is_left_in_the_file(tmp_path):
    store = open_store(tmp_path / "p.db")
    filled(store)
    copy = store.backup()
    assert pipeline.purge(store, "a", "me", "names a witness") == (copy,)
    store.close()
    for path in (store.path, tmp_path / "p.db-wal"):
        assert not path.exists() or b"secretword" not in path.read_bytes().lower()
    assert b"secretword" in copy.read_bytes().lower()


def test_reprints_count_once_and_other_words_count(store):
    batch = store.begin_batch("t", "t")
    reprint = f"BAGHDAD: {STORY} (Editing by the desk.)"
    articles = [
        an_article("a", text=STORY),
        an_article("b", text=reprint, publisher="AFP"),
        an_article("c", text=OTHER, publisher="INA"),
        an_article("d", text="Short.", publisher="ina"),
    ]
    whole = unite(
        [
            a_unit(key, publisher=p)
            for key, p in zip("abcd", ["AP", "AFP", "INA", "ina"], strict=True)
        ]
    )
    store.save(batch, articles, [whole])
    row = to_frame(store.columns()).iloc[0]
    assert (row.n_reports, row.n_sources, row.outlets) == (4, 2, "AFP|AP|INA|ina")
    groups = [[s.article_id for s in group] for group in store.sources_of(whole)]
    assert groups == [["a", "b"], ["c", "d"]]
    pipeline.withdraw(store, "c", "me", "hoax")
    pipeline.withdraw(store, "d", "me", "hoax")
    assert to_frame(store.columns()).iloc[0].n_sources == 1


def told(store, key, publisher, text):
    """Read an article that tells of one attack; return how sure the project's one incident is."""
    document = pipeline.compose("Raid", publisher, f"https://{key}.org", day("2022-01-22"), text)
    report = pipeline.ingest(
        pipeline.read(document, key), country=COUNTRY, store=store, batch=publisher
    )
    (row,) = store.columns()["confidence"].tolist()
    return report.outcomes[0].article_id, row


def test_a_reprint_makes_an_incident_no_surer_and_another_source_does(store):
    attack = (
        "Gunmen killed eleven soldiers in a raid on an army post near Baquba in Diyala on Friday, "
        "police said."
    )
    wire = f"{attack} {STORY[300:]}" + " The attackers fled towards the hills before dawn." * 2
    other = f"{attack} {OTHER[250:]} Schools in the province stayed closed, residents said."
    first, alone = told(store, "a", "AP", wire)
    reprint, twice = told(store, "b", "Daily", f"{wire} (Editing by the desk.)")
    assert twice == alone
    assert to_frame(store.columns()).iloc[0][["n_reports", "n_sources"]].tolist() == [2, 1]
    third, sure = told(store, "c", "AFP", other)
    assert sure > alone
    assert to_frame(store.columns()).iloc[0][["n_reports", "n_sources"]].tolist() == [3, 2]
    pipeline.withdraw(store, third, "me", "hoax")
    assert store.columns()["confidence"].tolist() == [alone]
    pipeline.bring_back(store, third, "me")
    assert store.columns()["confidence"].tolist() == [sure]
    assert first != reprint


def test_likeness_of_texts():
    plain, cut = sketch_of(an_article(text=STORY)), sketch_of(an_article(text=STORY[:300]))
    assert likeness(plain, plain) == 1.0
    assert likeness(plain, cut) >= ALIKE
    assert likeness(plain, sketch_of(an_article(text=OTHER))) < 0.1
    assert likeness(plain, sketch_of(an_article(text="Too short."))) == 0.0
    assert sketch_of(an_article(text="واحد " * 30)) != ""
    assert independent([]) == ()


def test_publishers_and_reports_are_rated_and_the_log_keeps_every_grade(store):
    store.rate("publisher", "AP", "B", "me")
    store.rate("publisher", "AP", "C", "me", "two errors in May")
    store.rate("report", "a-1", "2", "me")
    grades = {key: (r.grade, r.reason) for key, r in store.ratings().items()}
    assert grades == {
        ("publisher", "AP"): ("C", "two errors in May"),
        ("report", "a-1"): ("2", ""),
    }
    store.rate("report", "a-1", "", "me")
    assert list(store.ratings()) == [("publisher", "AP")]
    assert store.last_revision() == 4
    wrong = [("publisher", "AP", "G", "A to F"), ("report", "a-1", "7", "1 to 6")]
    for kind, subject, grade, words in [
        *wrong,
        ("actor", "x", "A", "by name"),
        ("report", " ", "1", "by name"),
    ]:
        with pytest.raises(BadInput, match=words):
            store.rate(kind, subject, grade, "me")
