"""Backups: few and whole; a restore checks first, sets aside what it replaces, shows to all."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rasd.errors import StoreError
from rasd.store import backups, examine, open_store, restore
from tests.reports import a_unit, an_article, span


def filled(target, *keys):
    store = open_store(target)
    units = [a_unit(k, when=span(f"2022-0{n + 1}-03")) for n, k in enumerate(keys)]
    store.save(store.begin_batch("t", "t"), [an_article(k) for k in keys], units)
    return store


def ids(store):
    return sorted(store.columns()["id"].tolist())


def unit_ids(*keys):
    return sorted(a_unit(key).id for key in keys)


def add(store, key):
    unit = a_unit(key, when=span("2022-09-01"))
    store.save(store.begin_batch("t", "t"), [an_article(key)], [unit])


def names(folder):
    return sorted(path.name for path in Path(folder).iterdir())


@pytest.fixture
def clock(monkeypatch):
    """The moment that backups are stamped with; a test moves it on."""
    moment = [datetime(2022, 3, 1, 12, tzinfo=UTC)]
    monkeypatch.setattr(backups, "_now", lambda: moment[0])

    def on(**by):
        moment[0] += timedelta(**by)

    return on


def test_a_backup_opens_as_a_project_and_is_one_file(tmp_path):
    store = filled(tmp_path / "p [1].db", "a", "b")
    copy = store.backup()
    assert copy.parent == tmp_path / "backups"
    assert names(copy.parent) == [copy.name]
    again = open_store(copy)
    assert (again.verify(), ids(again)) == ((), ids(store))
    again.close()
    store.close()


def test_the_newest_seven_stay_and_the_last_of_each_of_seven_days(tmp_path, clock):
    store = filled(tmp_path / "p.db", "a")
    for _ in range(10):
        for _ in range(3):
            store.backup()
            clock(hours=1)
        clock(hours=21)
    kept = [path.stem.removeprefix("p-")[:11] for path in backups.backups_of(store.path)]
    days = ["20220304-14", "20220305-14", "20220306-14", "20220307-14"]
    last = ["20220308-14", "20220309-12", "20220309-13", "20220309-14"]
    assert kept == [*days, *last, "20220310-12", "20220310-13", "20220310-14"]
    store.close()


def test_an_import_is_backed_up_once_an_hour_and_only_if_there_is_something(tmp_path, clock):
    store = open_store(tmp_path / "p.db")
    assert store.back_up_before_import() is None
    add(store, "a")
    assert store.back_up_before_import() is not None
    clock(minutes=59)
    assert store.back_up_before_import() is None
    clock(minutes=2)
    assert store.back_up_before_import() is not None
    store.close()


def test_the_first_write_of_a_day_makes_a_backup_of_the_day_before(tmp_path, clock):
    store = filled(tmp_path / "p.db", "a")
    add(store, "b")
    assert backups.backups_of(store.path) == ()  # of the first day there is nothing older to keep
    clock(days=1)
    add(store, "c")
    add(store, "d")
    (kept,) = backups.backups_of(store.path)
    copy = open_store(kept)
    assert ids(copy) == unit_ids("a", "b")
    copy.close()
    clock(days=1)
    store.backup()
    add(store, "e")
    assert len(backups.backups_of(store.path)) == 2
    store.close()


def test_a_daily_backup_that_cannot_be_made_stops_no_work_and_doctor_tells(tmp_path, clock):
    store = filled(tmp_path / "p.db", "a")
    store.backup()
    (tmp_path / "backups").rename(tmp_path / "kept")
    (tmp_path / "backups").write_text("in the way")
    clock(days=1)
    add(store, "b")
    assert ids(store) == unit_ids("a", "b")
    store.close()
    (tmp_path / "backups").unlink()
    (tmp_path / "kept").rename(tmp_path / "backups")
    (told,) = (each for each in examine(store.path) if each.check == "backups")
    assert not told.ok
    assert told.words.startswith("none since 2022-03-01, though the project was written after it")


def test_removing_words_for_good_makes_no_copy_of_them_first(tmp_path, clock):
    store = filled(tmp_path / "p.db", "a")
    clock(days=1)
    assert store.purge_article("a", "lawyer", "names a witness") == ()
    assert not (tmp_path / "backups").exists()
    store.close()


def test_a_full_disk_leaves_no_half_backup(tmp_path, monkeypatch):
    store = filled(tmp_path / "p.db", "a")

    class Full:
        def __init__(self, *_args, **_more):
            pass

        def backup(self, new):
            new.execute("CREATE TABLE half(x)")
            raise sqlite3.OperationalError("database or disk is full")

        def close(self):
            pass

    monkeypatch.setattr(backups, "_reading", Full)
    with pytest.raises(StoreError, match="disk is full"):
        store.backup()
    assert names(tmp_path / "backups") == []
    store.close()


def test_restoring_brings_back_the_old_rows_and_sets_the_new_ones_aside(tmp_path):
    store = filled(tmp_path / "p.db", "a", "b")
    copy = store.backup(tmp_path / "elsewhere")
    add(store, "c")
    before, version = ids(store), store.version()
    told = restore(store.path, copy, "me")
    assert (told.articles, told.incidents) == (2, 2)
    # whoever has the project open sees what came back
    assert ids(store) == unit_ids("a", "b")
    assert store.version() > version
    assert store.verify() == ()
    replaced = open_store(told.replaced)
    assert ids(replaced) == before
    replaced.close()
    add(store, "d")
    assert ids(store) == unit_ids("a", "b", "d")
    with store._database.read() as reading:
        log = "SELECT action, \"by\", document FROM revision WHERE subject = 'store:restore'"
        assert reading.exec_driver_sql(log).all() == [
            ("restore", "me", f'{{"backup": "{copy.name}"}}')
        ]
    store.close()


def test_a_project_that_is_not_there_yet_is_made_from_a_backup(tmp_path):
    store = filled(tmp_path / "p.db", "a")
    copy = store.backup()
    store.close()
    told = restore(tmp_path / "new.db", copy)
    assert told.replaced is None
    again = open_store(tmp_path / "new.db")
    assert (ids(again), again.verify()) == (unit_ids("a"), ())
    again.close()


def test_a_damaged_project_is_replaced_and_kept_byte_by_byte(tmp_path):
    store = filled(tmp_path / "p.db", "a", "b")
    copy = store.backup()
    store.close()
    ruin = b"no database any more " * 500
    store.path.write_bytes(ruin)
    told = restore(store.path, copy)
    assert told.replaced.read_bytes() == ruin
    again = open_store(store.path)
    assert (ids(again), again.verify()) == (unit_ids("a", "b"), ())
    again.close()


@pytest.mark.parametrize(
    ("ruin", "words"),
    [
        (lambda p: p.write_bytes(b"x" * 9000), "no project file"),
        (lambda p: p.unlink(), "There is no file"),
        (lambda p: run(p, "UPDATE evidence SET document = '{}'"), "is not whole, nothing was"),
        (lambda p: run(p, "PRAGMA application_id=1"), "no project of Rasd"),
        (lambda p: run(p, "PRAGMA user_version=99"), "newer Rasd"),
    ],
)
def test_a_backup_that_is_not_whole_replaces_nothing(tmp_path, ruin, words):
    store = filled(tmp_path / "p.db", "a")
    copy = store.backup(tmp_path / "b")
    ruin(copy)
    before = names(tmp_path)
    with pytest.raises(StoreError, match=words):
        restore(store.path, copy)
    assert names(tmp_path) == before
    assert (ids(store), store.verify()) == (unit_ids("a"), ())
    store.close()


def run(path, statement):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(statement)
        connection.commit()


def test_a_backup_may_lie_where_nothing_can_be_written(tmp_path):
    store = filled(tmp_path / "p.db", "a")
    copy = store.backup(tmp_path / "b")
    store.close()
    (tmp_path / "b").chmod(0o500)
    restore(tmp_path / "q.db", copy)
    (tmp_path / "b").chmod(0o700)
    assert names(tmp_path / "b") == [copy.name]


def test_an_old_backup_is_brought_up_to_date(tmp_path, root):
    old = tmp_path / "old.db"
    script = (root / "tests" / "fixtures" / "project-v1.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(script)
    before = old.read_bytes()
    restore(tmp_path / "p.db", old)
    store = open_store(tmp_path / "p.db")
    assert (len(store.articles()), store.verify()) == (3, ())
    assert old.read_bytes() == before
    store.close()


def test_a_project_moves_between_a_server_and_a_file(target, tmp_path, monkeypatch):
    """Also file to file: the same rows, log and search on either side, and counters go on."""
    monkeypatch.chdir(tmp_path)
    store = filled(target, "a", "b")
    store.remove_batch(1, "me")
    add(store, "c")
    store.save_view("mine", {"gov": ["IQ-DI"]}, "me")
    store.tag(a_unit("c").id, "check", "me")
    home = store.backup(tmp_path / "b")
    copy = open_store(home)
    assert (copy.saved_views(), copy.tags()) == (store.saved_views(), ("check",))
    assert (copy.verify(), ids(copy)) == ((), unit_ids("c"))
    assert copy.revisions(a_unit("a").id) == store.revisions(a_unit("a").id)
    assert copy.search("gunmen") == store.search("gunmen") == frozenset(unit_ids("c"))
    copy.close()
    add(store, "d")
    told = restore(target, home)
    assert (ids(store), store.verify()) == (unit_ids("c"), ())
    assert store.save_view("ours", {}, "me").id == 2
    assert store.note(a_unit("c").id, "n", "me").id == 2
    assert told.replaced.exists()
    add(store, "e")
    assert store.restore_batch(1, "me") == ()
    assert ids(store) == unit_ids("a", "b", "c", "e")
    assert store.search("gunmen") == frozenset(unit_ids("a", "b", "c", "e"))
    assert store.verify() == ()
    store.close()


def test_backups_of_another_project_are_left_alone(tmp_path, clock):
    store = filled(tmp_path / "p.db", "a")
    stranger = tmp_path / "backups" / "q-20200101-000000-000000.db"
    stranger.parent.mkdir()
    shutil.copy(store.path, stranger)
    for _ in range(9):
        store.backup()
        clock(seconds=1)
    assert stranger.exists()
    assert len(names(tmp_path / "backups")) == 8
    store.close()
