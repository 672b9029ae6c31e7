"""Opening: folders made, strangers refused in one sentence, settings as promised."""

import errno
import os
import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from filelock import FileLock

from rasd.errors import StoreError
from rasd.store import connect, library_note, open_store, schema
from tests.reports import a_unit, an_article


def test_a_new_store_makes_its_folders_and_opens_again(tmp_path):
    path = tmp_path / "a b" / "ü" / "project.db"
    open_store(path).close()
    again = open_store(str(path), create=False)
    assert again.path == path
    assert again.verify() == ()
    again.close()


def test_a_missing_project_is_not_made_when_only_reading(tmp_path):
    with pytest.raises(StoreError, match=r"no project file .*x\.db"):
        open_store(tmp_path / "x.db", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        (
            lambda p: p.write_bytes(b"no database, but long enough to be read as one" * 40),
            "no project",
        ),
        (lambda p: p.write_bytes(b"short"), "no project"),
        (lambda p: p.mkdir(), "is a folder"),
        (lambda p: _database(p, "CREATE TABLE t(x)"), "no project of Rasd"),
        (
            lambda p: _marked(p, 99),
            rf"newer Rasd \(format 99, this one knows {schema.USER_VERSION}\)",
        ),
        (lambda p: _marked(p, 0), "old format 0"),
    ],
)
def test_a_file_that_is_no_project_is_refused_in_one_sentence(tmp_path, prepare, words):
    path = tmp_path / "p.db"
    prepare(path)
    with pytest.raises(StoreError, match=words) as caught:
        open_store(path)
    assert "\n" not in str(caught.value)
    assert "p.db" in str(caught.value)


def _database(path, statement):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def _marked(path, version):
    open_store(path).close()
    _database(path, f"PRAGMA user_version={version}")


def test_a_file_in_the_way_of_the_folder_and_an_address(tmp_path):
    (tmp_path / "f").write_text("x")
    with pytest.raises(StoreError, match="no folder"):
        open_store(tmp_path / "f" / "p.db")
    with pytest.raises(StoreError, match="no kind of project"):
        open_store("mysql://localhost/x")


def test_a_folder_that_may_not_be_written(tmp_path, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(StoreError, match="check the rights"):
        open_store(tmp_path / "p.db")


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EROFS, "Read-only"), (errno.ENOSPC, "No space"), (errno.ENAMETOOLONG, "too long")],
)
def test_what_the_system_refuses_is_one_sentence(tmp_path, monkeypatch, number, words):
    def refuse(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(StoreError, match=words):
        open_store(tmp_path / "p.db")


def test_a_full_disk_loses_nothing_and_the_store_works_afterwards(tmp_path):
    store = open_store(tmp_path / "p.db")
    batch = store.begin_batch("t", "t")
    store.save(batch, [an_article("a")], [a_unit("a")])
    with store._database.read() as reading:
        pages = reading.exec_driver_sql("PRAGMA page_count").scalar()
    _limit(store, pages + 4)
    with pytest.raises(StoreError, match="disk is full"):
        store.save(batch, [an_article("b", text="long " * 50_000)], [a_unit("b")])
    assert [row.id for row in store.articles()] == ["a"]
    assert store.verify() == ()
    _limit(store, 1_000_000)
    assert store.save(batch, [an_article("b", text="long " * 50_000)], [a_unit("b")]) == 1
    assert store.verify() == ()
    store.close()


def _limit(store, pages):
    with store._database.write() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")


def test_settings_of_both_kinds_of_connection(tmp_path):
    store = open_store(tmp_path / "p.db")
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "mmap_size": 0,
        "trusted_schema": 0,
        "application_id": schema.APPLICATION_ID,
        "user_version": schema.USER_VERSION,
    }
    for opened, query_only in ((store._database.write, 0), (store._database.read, 1)):
        with opened() as connection:
            for name, value in {**wanted, "query_only": query_only}.items():
                assert connection.exec_driver_sql(f"PRAGMA {name}").scalar() == value, name
    store.close()


def test_every_table_is_strict_and_every_name_singular(tmp_path):
    store = open_store(tmp_path / "p.db")
    with store._database.read() as connection:
        rows = connection.exec_driver_sql("PRAGMA table_list").mappings().all()
    ours = {row["name"]: row["strict"] for row in rows if "fts" not in row["name"]}
    ours = {name: strict for name, strict in ours.items() if not name.startswith("sqlite_")}
    names = (
        "article report claim evidence incident revision skipped cannot_link import_batch state "
    )
    names += "rating mark saved_view annotation"
    assert sorted(ours) == sorted(names.split())
    assert set(ours.values()) == {1}
    store.close()


def test_a_reader_can_change_nothing(tmp_path):
    store = open_store(tmp_path / "p.db")
    with pytest.raises(StoreError, match="cannot be written"), store._database.read() as reading:
        reading.exec_driver_sql("DELETE FROM article")
    store.close()


def test_a_writer_elsewhere_is_waited_for_and_then_named(tmp_path, monkeypatch):
    monkeypatch.setattr(connect, "LOCK_SECONDS", 0.05)
    store = open_store(tmp_path / "p.db")
    with FileLock(f"{store.path}.lock"), pytest.raises(StoreError, match="another program"):
        store.begin_batch("t", "t")
    assert store.begin_batch("t", "t") == 1
    store.close()


def test_threads_write_one_after_the_other(tmp_path):
    """Eight threads, each with a batch and articles of its own: no error, nothing lost."""
    store = open_store(tmp_path / "p.db")
    faults = []

    def work(name):
        try:
            batch = store.begin_batch(name, name)
            for n in range(5):
                key = f"{name}{n}"
                store.save(batch, [an_article(key)], [a_unit(key)])
                store.columns()
        except StoreError as error:
            faults.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcdefgh"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(store.articles()) == 40
    assert store.verify() == ()
    store.close()


def test_two_edits_of_one_revision_never_both_win(tmp_path):
    store = open_store(tmp_path / "p.db")
    unit = a_unit("a")
    store.save(store.begin_batch("t", "t"), [an_article("a")], [unit])
    won = []

    def work(name):
        for rev in range(1, 6):
            try:
                won.append(store.edit(_targeted(unit, f"{name}{rev}"), rev, name))
            except StoreError:
                continue

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == len(set(won)) == len(store.revisions(unit.id)) - 1
    store.close()


def _targeted(unit, words):
    return replace(unit, target=words)


def test_a_users_own_places_are_no_business_of_the_store(tmp_path, monkeypatch):
    """It wants the names and the time zone of the country alone: a slip there stops no reading."""
    monkeypatch.setenv("RASD_PLACES", str(tmp_path / "gone.csv"))
    store = open_store(tmp_path / "p.db")
    store.save(store.begin_batch("t", "t"), [an_article("a")], [a_unit("a")])
    assert store.columns()["governorate"].tolist() == ["Diyala"]
    assert store.columns(as_of=date(2000, 1, 1))["id"].tolist() == []
    store.close()


def test_an_old_library_is_noted(monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    assert "older than 3.51.3" in library_note()
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))
    assert library_note() == ""
