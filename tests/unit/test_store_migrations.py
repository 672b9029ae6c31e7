"""A project of an older Rasd is brought up to date: backed up first, all of it or nothing."""

import sqlite3
from contextlib import closing

import pytest

from rasd.errors import StoreError
from rasd.frame import to_frame
from rasd.model import Review
from rasd.store import migrations, open_store, opening, schema
from tests.bad_days.children import Child, open_and_close
from tests.conftest import ROOT
from tests.reports import a_unit

OLD = {
    n: (ROOT / "tests" / "fixtures" / f"project-v{n}.sql").read_text(encoding="utf-8")
    for n in range(1, schema.USER_VERSION)
}
KILLS = 10
"""Of each old version, spread over all that its opening does."""
WITHOUT_END = 10**6


def made_of(script, path):
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return path


@pytest.fixture
def path(tmp_path):
    return made_of(OLD[1], tmp_path / "p.db")


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


@pytest.mark.parametrize("version", OLD)
def test_a_kill_in_the_middle_leaves_the_old_project_or_the_new_one(version, tmp_path):
    whole = made_of(OLD[version], tmp_path / "whole.db")
    old = shape(whole)
    with Child(open_and_close, str(whole), WITHOUT_END) as child:
        statements = child.hear()
    new = shape(whole)
    ends = []
    for n in range(KILLS):
        path = made_of(OLD[version], tmp_path / f"{n}.db")
        with Child(open_and_close, str(path), n * statements // KILLS) as child:
            assert child.rest() == []
        ends.append(version_of(path))
        assert shape(path) == {version: old, schema.USER_VERSION: new}[ends[-1]]
        store = open_store(path)
        assert store.verify() == ()
        store.close()
    assert ends.count(version) >= KILLS // 2


def test_a_project_of_format_2_keeps_grades_marks_and_what_was_withdrawn(tmp_path):
    store = open_store(made_of(OLD[2], tmp_path / "p.db"))
    assert store.verify() == ()
    assert [row.id for row in store.articles()] == ["a", "c"]
    assert store.withdrawn_articles() == {"b": ("wrong country", False)}
    assert store.ratings()["publisher", "AP"].grade == "B"
    assert store.mark("visit:analyst").at == "2026-11-22T13:00:00Z"
    store.close()
    fresh = tmp_path / "fresh.db"
    open_store(fresh).close()
    assert shape(tmp_path / "p.db") == shape(fresh)


def test_there_is_a_step_from_every_version():
    assert sorted(migrations.MIGRATIONS) == list(range(1, schema.USER_VERSION))
