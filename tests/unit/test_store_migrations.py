"""A project of an older Rasd is brought up to date: backed up first, all of it or nothing."""

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from rasd.errors import StoreError
from rasd.frame import to_frame
from rasd.model import Review
from rasd.store import migrations, open_store, opening, schema
from tests.conftest import ROOT
from tests.reports import a_unit

OLD = (ROOT / "tests" / "fixtures" / "project-v1.sql").read_text(encoding="utf-8")
KILLED = """
import os, signal, sys
from sqlalchemy import Engine, event
from rasd.store import open_store
left = [int(sys.argv[2])]
@event.listens_for(Engine, "before_cursor_execute")
def dying(connection, cursor, statement, *rest):
    if statement.split()[0] in ("ALTER", "CREATE", "UPDATE") or "user_version=" in statement:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
open_store(sys.argv[1])
"""
STATEMENTS = 17


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "p.db"
    with closing(sqlite3.connect(made)) as connection:
        connection.executescript(OLD)
    return made


def shape(path):
    """Return the columns, indices and triggers of a project, in no order."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema")]
        columns = {
            (name, *column[1:4], column[5])
            for name in tables
            for column in connection.execute(f'PRAGMA table_info("{name}")')
        }
    return columns | set(tables)


def version_of(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def test_nothing_is_lost_and_the_tables_are_those_of_a_new_project(path, tmp_path):
    store = open_store(path)
    assert store.verify() == ()
    frame = to_frame(store.columns()).set_index("id")
    both, edited = a_unit("a").id, a_unit("c").id
    assert frame.loc[both, ["n_reports", "n_sources"]].tolist() == [2, 2]
    assert frame.loc[edited, ["n_reports", "n_sources"]].tolist() == [1, 1]
    assert store.incident(edited).review is Review.EDITED
    assert [r.by for r in store.revisions(edited)] == ["engine", "analyst"]
    assert store.cannot_links() == (frozenset({"a-1", "c-1"}),)
    assert store.search("الانبار") == {edited}
    assert store.save_view("mine", {"gov": ["IQ-DI"]}, "me").id == 1
    assert store.verify() == ()
    store.close()
    fresh = tmp_path / "fresh.db"
    open_store(fresh).close()
    assert shape(path) == shape(fresh)
    assert version_of(path) == schema.USER_VERSION


def test_the_old_file_is_backed_up_first(path):
    open_store(path).close()
    (copy,) = (path.parent / "backups").iterdir()
    assert version_of(copy) == 1
    with closing(sqlite3.connect(copy)) as connection:
        assert "\n".join(connection.iterdump()).count('INSERT INTO "article"') == 3


def test_opening_again_changes_nothing(path):
    open_store(path).close()
    open_store(path).close()
    assert len(list((path.parent / "backups").iterdir())) == 1


def test_without_room_for_the_backup_nothing_is_changed(path, monkeypatch):
    def refuse(_project):
        raise StoreError("p.db cannot grow: the disk is full.")

    monkeypatch.setattr(opening, "back_up", refuse)
    with pytest.raises(StoreError, match="disk is full"):
        open_store(path)
    assert version_of(path) == 1


@pytest.mark.parametrize("after", range(0, STATEMENTS + 1, 2))
def test_a_kill_in_the_middle_leaves_the_old_project_whole(path, after):
    before = shape(path)
    script = [sys.executable, "-c", KILLED, str(path), str(after)]
    done = subprocess.run(script, cwd=ROOT, check=False)
    finished = done.returncode == 0
    assert finished == (after >= STATEMENTS)
    assert version_of(path) == (schema.USER_VERSION if finished else 1)
    assert (shape(path) == before) is not finished
    store = open_store(path)
    assert store.verify() == ()
    store.close()


def test_there_is_a_step_from_every_version():
    assert sorted(migrations.MIGRATIONS) == list(range(1, schema.USER_VERSION))
