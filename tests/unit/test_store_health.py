"""What doctor looks at, and the commands that keep a project: verify, backup, restore."""

import json
import shutil
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from rasd.cli import cli
from rasd.errors import StoreError
from rasd.store import examine, health, library, open_store
from tests.reports import a_unit, an_article


@pytest.fixture
def path(tmp_path):
    store = open_store(tmp_path / "p.db")
    store.save(store.begin_batch("t", "t"), [an_article("a")], [a_unit("a")])
    store.close()
    return store.path


def found(target):
    return {finding.check: finding for finding in examine(target)}


def run(*args):
    return CliRunner().invoke(cli, list(map(str, args)))


def result(*args):
    """Run a command; return its exit code and what it printed."""
    done = CliRunner().invoke(cli, list(map(str, args)), standalone_mode=False)
    return done.return_value, done.output, done.exception


def bend(path):
    store = open_store(path)
    with store._database.write() as connection:
        connection.exec_driver_sql("UPDATE incident SET killed_best = 1")
    store.close()


def test_a_sound_project_passes_every_check(path):
    checks = found(path)
    assert list(checks) == ["SQLite", "room", "rights", "disk", "project", "backups"]
    assert all(finding.ok for finding in checks.values())
    assert "1 articles" in checks["project"].words
    assert "none yet" in checks["backups"].words


def test_where_no_project_is_yet_nothing_is_made(tmp_path):
    checks = found(tmp_path / "x" / "p.db")
    assert "project" not in checks
    assert list(tmp_path.iterdir()) == []


def test_what_was_changed_is_told_with_what_to_do(path):
    bend(path)
    finding = found(path)["project"]
    assert not finding.ok
    assert "differs from its last revision" in finding.words
    assert "python -m rasd restore" in finding.words


def test_too_little_room_is_told(path, monkeypatch):
    usage = SimpleNamespace(free=5 * 2**20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    finding = found(path)["room"]
    assert (finding.ok, finding.words) == (
        False,
        "5 MB free beside the project; make room for 200 MB.",
    )


def test_missing_rights_are_told(path, monkeypatch):
    monkeypatch.setattr(health.os, "access", lambda p, _mode: p != path)
    assert found(path)["rights"].words == "p.db cannot be written; change its rights."


def test_a_folder_on_another_machine_is_told(path, tmp_path, monkeypatch):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"a / ext4 rw\nb {tmp_path} nfs4 rw\nc {tmp_path}x ext4 rw\n")
    assert health.disk_of(path.parent, mounts) == "nfs4"
    assert health.disk_of(path.parent.parent, mounts) == "ext4"
    assert health.disk_of(path.parent, tmp_path / "none") == ""
    monkeypatch.setattr(health, "disk_of", lambda _folder: "nfs4")
    assert not found(path)["disk"].ok


def test_an_old_library_is_told_with_the_way_to_a_newer_one(path, monkeypatch):
    monkeypatch.setattr(library, "SAFE", (99, 0, 0))
    words = found(path)["SQLite"].words
    assert "older than 99.0.0" in words
    assert "pip install 'pysqlite3>=0.6.1'" in words


def test_verify_says_yes_or_what_is_wrong(path):
    assert result("verify", "--store", path) == (0, "Everything is as it was written.\n", None)
    bend(path)
    code, said, _ = result("verify", "--store", path, "--json")
    assert code == 1
    assert "differs from its last revision" in json.loads(said)["problems"][0]


def test_backup_and_restore_by_command(path, tmp_path):
    code, said, _ = result("backup", "--to", tmp_path / "b", "--store", path)
    (copy,) = (tmp_path / "b").glob("*.db")
    assert (code, said) == (0, f"{copy}\n")
    bend(path)
    code, said, _ = result("restore", copy, "--database-url", path)
    assert code == 0
    assert said.startswith("Restored 1 articles, 1 incidents; what was there is ")
    assert result("verify", "--store", path)[0] == 0


def test_a_backup_of_nothing_is_an_error(tmp_path):
    _, _, error = result("backup", "--store", tmp_path / "x.db")
    assert isinstance(error, StoreError)
    assert "no project file" in str(error)


def test_doctor_prints_the_checks(path):
    code, said, _ = result("doctor", "--store", path, "--json")
    told = json.loads(said)
    assert (code, told["troubles"]) == (0, [])
    assert {check["check"] for check in told["checks"]} >= {"SQLite", "project"}
    bend(path)
    code, said, _ = result("doctor", "--store", path)
    assert code == 1
    assert "TROUBLE" in said
    assert "Project: p.db: Incident" in said
