"""Verify sees what was changed behind the store's back; backups are whole and few."""

import sqlite3
from contextlib import closing

import pytest

from rasd.errors import StoreError
from rasd.store import open_store
from tests.bad_days.damage import damage
from tests.bad_days.project import eventful
from tests.reports import a_unit, an_article


@pytest.fixture
def path(tmp_path):
    store = open_store(tmp_path / "p.db")
    batch = store.begin_batch("t", "t")
    keys = "abc"
    store.save(batch, [an_article(k) for k in keys], [a_unit(k) for k in keys])
    store.close()
    return store.path


def tampered(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    store = open_store(path)
    try:
        return " ".join(store.verify())
    finally:
        store.close()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE article SET document = replace(document, 'Text', 'Test')", "Article a has other"),
        ("UPDATE report SET document = replace(document, 'post', 'past')", "Report a-1 has other"),
        ("UPDATE evidence SET document = '{}'", "Report a-1 has other"),
        ("DELETE FROM evidence", "Report a-1 has other"),
        ("UPDATE incident SET killed_best = 1", "differs from its last revision"),
        ("UPDATE incident SET rev = 9", "has no revision 9"),
        ("DELETE FROM article_fts WHERE rowid = 1", "search index and the articles"),
        ("DELETE FROM report_fts WHERE rowid = 1", "search index and the reports"),
        ("DELETE FROM article WHERE id = 'a'", "refers to a row of article"),
        ("DELETE FROM claim", ""),
    ],
)
def test_a_change_behind_the_stores_back_is_seen(path, statement, words):
    assert words in tampered(path, statement)
    if not words:
        assert tampered(path) == ""


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE revision SET \"by\" = 'me' WHERE seq = 2", "was changed after it was written"),
        ("UPDATE revision SET document = '{}' WHERE seq = 1", "has other content"),
        ("UPDATE revision SET document = '{}' WHERE seq = 2", "has other content"),
        ("DELETE FROM revision WHERE seq = 2", "does not follow"),
        ("UPDATE revision SET prev_hash = hash WHERE seq = 2", "does not follow"),
    ],
)
def test_a_bent_log_is_seen_even_with_its_guards_gone(path, statement, words):
    drops = [f"DROP TRIGGER {t}" for t in ("revision_stays", "revision_fixed", "revision_words")]
    assert words in tampered(path, *drops, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM revision",
        "UPDATE revision SET at = ''",
        "UPDATE revision SET document = 'x'",
    ],
)
def test_the_log_cannot_be_changed_by_mistake(path, statement):
    with closing(sqlite3.connect(path)) as connection, pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)


def test_purged_words_leave_the_chain_whole(path):
    assert tampered(path, "UPDATE revision SET document = NULL WHERE seq = 1") == ""


@pytest.mark.parametrize("where", [0.2, 0.5, 0.8])
def test_a_damaged_file_is_an_answer_and_no_crash(path, where):
    data = bytearray(path.read_bytes())
    page = int(len(data) // 4096 * where) * 4096
    data[page : page + 4096] = bytes(4096)
    path.write_bytes(data)
    assert tampered(path) != ""


def test_a_damaged_copy_is_refused_or_seen_or_has_equal_contents(tmp_path):
    told = damage(tmp_path, 60)
    assert told.total() == 60
    assert {way for way, _ in told} == {"flipped", "zeroed", "cut"}
    assert {what for _, what in told} == {"refused", "seen", "equal"}


@pytest.mark.parametrize(
    "words",
    ["first", "a total, not an incident", "Raid 3 of a", "long record", "visit:Nadia", "two towns"],
)
def test_damage_to_what_no_digest_covers_is_seen(tmp_path, words):
    """Words of a batch, of what was passed over, of an article's row, a grade, a mark, a link."""
    store = eventful(tmp_path / "p.db")
    store.close()
    whole, found = store.path.read_bytes(), []
    at = whole.find(words.encode())
    while at >= 0:
        bent = bytearray(whole)
        bent[at] ^= 2
        store.path.write_bytes(bent)
        found.append(tampered(store.path))
        at = whole.find(words.encode(), at + 1)
    assert len(found) >= 2
    assert all(found)


def test_the_search_index_is_checked_word_by_word(path):
    data = path.read_bytes()
    at = data.rfind(b"gunmen")
    path.write_bytes(data[:at] + b"gunwen" + data[at + 6 :])
    assert tampered(path) == "The search index of the reports is damaged."


def test_a_schema_that_is_no_text_any_more_is_one_sentence(path):
    data = path.read_bytes()
    path.write_bytes(data.replace(b"revision_stays", b"revisi\xe9n_stays"[:14], 1))
    with pytest.raises(StoreError, match="is damaged; restore a backup"):
        open_store(path).verify()


def test_a_backup_is_whole_and_only_seven_are_kept(path, tmp_path):
    store = open_store(path)
    folder = tmp_path / "backups"
    copies = [store.backup(folder) for _ in range(9)]
    assert sorted(folder.iterdir()) == copies[-7:]
    copy = open_store(copies[-1])
    assert copy.verify() == ()
    assert copy.columns()["id"].tolist() == store.columns()["id"].tolist()
    copy.close()
    store.close()
