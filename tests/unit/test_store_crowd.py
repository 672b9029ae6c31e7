"""Many at once, in files and on a server: every acknowledged edit is in the log, once."""

import pytest
from filelock import FileLock

from rasd.errors import StoreError
from rasd.store import connect, file, open_store
from tests.bad_days import crowd
from tests.reports import a_unit, an_article

EDITS = 40


def test_eight_threads_on_fifty_incidents_lose_no_edit(target):
    ids = crowd.filled(target)
    store = open_store(target)
    told = crowd.all_at_once(store, ids, "t", EDITS)
    assert told.faults == []
    assert len(told.edits) == crowd.THREADS * EDITS
    log = crowd.in_log(store, ids)
    assert sorted(log.elements()) == sorted(told.edits)
    assert sum(store.columns()["rev"] - 1) == log.total()
    assert store.verify() == ()
    store.close()


def test_two_apps_on_one_project_lose_no_edit_and_show_the_same(target):
    told, shown, ids = crowd.two_apps(target, EDITS // 8)
    assert [each.faults for each in told] == [[], []]
    store = open_store(target)
    log = crowd.in_log(store, ids)
    assert sorted(log.elements()) == sorted(told[0].edits + told[1].edits)
    assert log.total() == 2 * crowd.THREADS * (EDITS // 8)
    assert shown[0] == shown[1]
    assert store.verify() == ()
    store.close()


def test_two_apps_that_start_at_once_read_the_demo_in_once(target):
    assert crowd.two_first_starts(target) == [23, 23]
    store = open_store(target)
    assert [batch.label for batch in store.batches()] == ["demo"]
    assert store.verify() == ()
    store.close()


def test_an_import_by_another_program_and_eight_editors_all_get_on(target):
    """Nobody is told that the project is locked, and nobody waits until the other is through."""
    rows, piece = 500, 20
    told, _, _ = crowd.import_beside_editors(target, rows, piece)
    assert told.faults == []
    assert len(told.edits) >= rows // piece // 2
    store = open_store(target)
    assert len(store.articles()) == crowd.INCIDENTS + rows
    ids = [key for key in store.columns()["id"] if len(store.revisions(key)) > 1]
    assert sorted(crowd.in_log(store, ids).elements()) == sorted(told.edits)
    assert store.verify() == ()
    store.close()


def test_an_import_gives_way_to_who_waits_and_to_nobody_else(tmp_path, monkeypatch):
    slept = []
    monkeypatch.setattr(file.time, "sleep", slept.append)
    store = open_store(tmp_path / "p.db")
    batch = store.begin_batch("t", "t")
    store.save(batch, [an_article("a")], [a_unit("a")])
    assert slept == []
    waiting = FileLock(f"{store.path}.turn")

    def meanwhile(*_given, **_more):
        waiting.acquire()
        return 0

    monkeypatch.setattr("rasd.store.store.save_incidents", meanwhile)
    store.save(batch, [an_article("b")], [])
    assert len(slept) == 1
    assert 0 < slept[0] <= 0.05
    waiting.release()
    store.close()


def test_who_writes_again_and_again_cannot_pass_who_waits(tmp_path, monkeypatch):
    monkeypatch.setattr(connect, "LOCK_SECONDS", 0.05)
    store = open_store(tmp_path / "p.db")
    with FileLock(f"{store.path}.turn"), pytest.raises(StoreError, match="another program"):
        store.begin_batch("t", "t")
    assert store.begin_batch("t", "t") == 1
    store.close()
