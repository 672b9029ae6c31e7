"""The screen's small parts that need no browser: projects, plain text, jobs, settings."""

import threading
import tomllib
from pathlib import Path

import pytest

from rasd.errors import BadInput
from rasd.extract.quantities import find_quantities
from rasd.model import Skipped
from rasd.pipeline import Outcome
from rasd.render.palette import TOKENS
from rasd.ui import jobs, project
from rasd.ui.look import plain
from rasd.ui.method import _VAGUE
from tests.conftest import ROOT


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("RASD_STORE", str(tmp_path / "rasd.db"))
    monkeypatch.setattr("sys.argv", ["dashboard.py"])
    return tmp_path


def test_the_option_outranks_the_environment(home, monkeypatch):
    assert project.default_target() == str(home / "rasd.db")
    monkeypatch.setattr("sys.argv", ["dashboard.py", "--store", "other.db"])
    assert project.default_target() == "other.db"


def test_projects_are_files_beside_the_default_one(home):
    for name in ("rasd.db", "kirkuk.db", "kirkuk.db-wal", "bad name.db"):
        (home / name).touch()
    assert project.names() == ("kirkuk",)
    assert project.target_of("kirkuk") == str(home / "kirkuk.db")
    assert (project.exists(""), project.exists("kirkuk"), project.exists("x")) == (
        True,
        True,
        False,
    )


@pytest.mark.parametrize("name", ["../up", "a/b", "a b", ".hidden", "x" * 41, "nul\0"])
def test_a_project_name_cannot_leave_the_folder(home, name):
    with pytest.raises(BadInput):
        project.target_of(name)
    assert not project.exists(name)


def test_text_for_a_label_shows_as_written():
    assert plain("[x](http://e.org) *b* :red[a] $x$\n<b>") == (
        r"\[x\]\(http\://e\.org\) \*b\* \:red\[a\] \$x\$ \<b\>"
    )


def unreadable(_data, name, _published):
    return [Skipped(name, "read", "It is damaged.")]


def test_a_job_reads_its_files_and_keeps_what_each_gave(monkeypatch):
    def ingest(items, *, country, store, batch, progress):
        for item in items:
            progress(Outcome(item.item, "", "", 0, (item,)))

    monkeypatch.setattr("rasd.pipeline.read", unreadable)
    monkeypatch.setattr("rasd.pipeline.ingest", ingest)
    job = jobs.Job(files=(("a.txt", b""), ("b.txt", b"")), label="x")
    jobs.start(job, None, None).join(10)
    assert [outcome.name for outcome in job.outcomes] == ["a.txt", "b.txt"]
    assert (job.unread, job.error, job.done.is_set()) == ((), "", True)


def test_a_stopped_job_keeps_what_is_done_and_names_the_rest(monkeypatch):
    taken, go_on = threading.Event(), threading.Event()

    def ingest(items, *, country, store, batch, progress):
        for item in items:
            progress(Outcome(item.item, "", "", 0, (item,)))
            taken.set()
            go_on.wait(10)

    monkeypatch.setattr("rasd.pipeline.read", unreadable)
    monkeypatch.setattr("rasd.pipeline.ingest", ingest)
    job = jobs.Job(files=tuple((f"{n}.txt", b"") for n in range(3)), label="x")
    thread = jobs.start(job, None, None)
    assert taken.wait(10)
    job.stop.set()
    go_on.set()
    thread.join(10)
    assert [outcome.name for outcome in job.outcomes] == ["0.txt"]
    assert job.unread == ("1.txt", "2.txt")


def test_a_failing_job_says_why(monkeypatch):
    def ingest(*_, **__):
        raise BadInput("The disk is full.")

    monkeypatch.setattr("rasd.pipeline.ingest", ingest)
    job = jobs.Job(files=(("a.txt", b""),), label="x")
    jobs.start(job, None, None).join(10)
    assert (job.error, job.unread) == ("The disk is full.", ("a.txt",))


SETTINGS = tomllib.loads((Path(ROOT) / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def test_the_shipped_settings_keep_everything_on_this_machine():
    server, client = SETTINGS["server"], SETTINGS["client"]
    assert (server["address"], server["allowedHosts"]) == ("127.0.0.1", ["localhost", "127.0.0.1"])
    assert (server["enableStaticServing"], server["fileWatcherType"]) == (False, "none")
    assert SETTINGS["browser"] == {"serverAddress": "localhost", "gatherUsageStats": False}
    assert (client["toolbarMode"], client["showErrorDetails"]) == ("viewer", "none")
    assert client["disableDataExport"] is True
    assert SETTINGS["runner"]["magicEnabled"] is False


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_theme_is_the_palettes(theme):
    tokens, shipped = TOKENS[theme], SETTINGS["theme"][theme]
    assert shipped["primaryColor"] == tokens.accent
    assert shipped["backgroundColor"] == tokens.page
    assert shipped["textColor"] == tokens.ink
    assert shipped["borderColor"] == tokens.line


@pytest.mark.parametrize(("words", "low", "high"), [row for row in _VAGUE if "N" not in row[0]])
def test_the_table_of_vague_words_is_what_reading_does(words, low, high):
    of = " of" if words in ("tens", "scores", "a couple") else ""
    (found,) = find_quantities(f"The bomb killed {words}{of} people.")
    shown = f"{found.toll.high:,}" if found.toll.high is not None else "open upward"
    assert (f"{found.toll.low:,}", shown) == (low, high)
