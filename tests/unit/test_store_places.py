"""Where a project may lie: odd names, missing folders, no rights, no room."""

import stat
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner

from rasd.cli import cli
from rasd.store import open_store, restore
from tests.bad_days.kills import write_articles
from tests.bad_days.project import contents, eventful
from tests.bad_days.rights import refusal
from tests.bad_days.room import fill_disk, fill_pages

POINTS = 10
ARABIC = Path("my projects") / "مشاريع العراق" / "تقرير ٢٠٢٢ - كەرکووک.db"


@pytest.fixture
def open_folder():
    """A folder that every user may enter."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o777)
        yield folder
        for each in (folder, *folder.rglob("*")):
            if each.is_dir():
                each.chmod(0o777)


@pytest.mark.parametrize("fill", [fill_pages, fill_disk])
def test_a_disk_that_fills_up_anywhere_loses_nothing(fill, tmp_path):
    ends = fill(tmp_path / "p.db", POINTS)
    assert (ends.lost, ends.unsound, ends.stuck) == ([], [], [])
    assert len(ends.refusals) == POINTS
    assert all("full" in words and "\n" not in words for words in ends.refusals)


def test_a_path_with_blanks_and_arabic_does_all_that_others_do(tmp_path):
    store = eventful(tmp_path / ARABIC)
    before = contents(store)
    copy = store.backup()
    store.close()
    assert copy.parent == (tmp_path / ARABIC).parent / "backups"
    assert restore(tmp_path / ARABIC, copy).articles == len(open_store(copy).articles())
    store = open_store(tmp_path / ARABIC)
    assert (contents(store), store.verify()) == (before, ())
    store.close()


def test_the_command_line_takes_such_paths_and_makes_missing_folders(tmp_path):
    write_articles(tmp_path / "مقالات 1", 2)
    target = str(tmp_path / ARABIC)
    run = CliRunner().invoke
    told = run(cli, ["ingest", str(tmp_path / "مقالات 1"), "--store", target])
    assert [line.partition(",")[0] for line in told.output.splitlines()] == [
        "n000.md: 1 incident",
        "n001.md: 1 incident",
    ]
    told = run(cli, ["verify", "--store", target])
    assert told.output == "Everything is as it was written.\n"
    told = run(cli, ["backup", "--store", target, "--to", str(tmp_path / "نسخ")])
    assert Path(told.output.strip()).parent == tmp_path / "نسخ"


def test_a_folder_where_nothing_may_be_written_is_told(open_folder):
    sealed = open_folder / "sealed"
    sealed.mkdir()
    open_store(sealed / "p.db").close()
    for path in (*sealed.iterdir(), sealed):
        path.chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH)
    rights = "check the rights of the file and its folder."
    assert refusal(sealed / "p.db") == f"p.db cannot be written; {rights}"
    assert refusal(sealed / "new.db") == f"new.db cannot be written; {rights}"
    assert refusal(sealed / "deeper" / "new.db") == f"new.db cannot be written; {rights}"
    assert {path.name for path in sealed.iterdir()} == {"p.db", "p.db.lock", "p.db.turn"}


def test_a_file_that_may_not_be_written_in_a_folder_that_may(open_folder):
    store = open_store(open_folder / "p.db")
    store.close()
    for path in open_folder.iterdir():
        path.chmod(stat.S_IRUSR | stat.S_IROTH)
    words = refusal(open_folder / "p.db")
    assert words == "p.db cannot be written; check the rights of the file and its folder."


def test_where_everybody_may_write_nobody_is_told_anything(open_folder):
    assert refusal(open_folder / "p.db") == ""
