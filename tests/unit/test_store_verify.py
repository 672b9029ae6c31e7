"""Verify sees what was changed behind the store's back; backups are whole and few."""

import random
import sqlite3
from contextlib import closing

import pytest

from rasd.errors import StoreError
from rasd.store import open_store
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


def test_a_flipped_bit_is_seen_or_changes_nothing(path):
    """SQLite itself sees a third of them; the digests see the rest that matters."""
    whole, rng = path.read_bytes(), random.Random(7)
    store = open_store(path)
    good = contents(store)
    store.close()
    for _ in range(40):
        bent = bytearray(whole)
        bent[rng.randrange(len(bent))] ^= 1 << rng.randrange(8)
        path.write_bytes(bent)
        assert problems_or_contents(path) in ("seen", good)


def problems_or_contents(path):
    try:
        store = open_store(path)
        found = "seen" if store.verify() else contents(store)
        store.close()
    except StoreError:
        return "seen"
    return found


def contents(store):
    columns = {name: column.tolist() for name, column in store.columns().items()}
    articles = [store.article(row.id) for row in store.articles()]
    return repr((columns, articles, store.units(None, None), store.search("gunmen")))


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
