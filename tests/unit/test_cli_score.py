"""`rasd score` on a folder of labelled articles: scorecard, faults, and the log of blind ones."""

import json

import pytest

from rasd.score import load_log
from rasd.score.log import DOCUMENT
from tests.unit.test_cli import rasd

ARTICLE = """Title: Roadside bomb near Daquq
Publisher: Test Wire
Published: 2020-06-10

A roadside bomb killed two soldiers and wounded four near Daquq, south of Kirkuk, on Tuesday,
a police source said. No group claimed the attack.
"""
LABEL = {
    "date_start": "2020-06-09",
    "date_end": "2020-06-09",
    "governorate": "Kirkuk",
    "event_type": "ied",
    "perpetrator": "unknown",
    "target": "soldiers",
    "killed_min": 2,
    "killed_max": 2,
    "injured_min": 5,
    "injured_max": 5,
    "evidence": "A roadside bomb killed two soldiers and wounded",
    "primary": True,
}


@pytest.fixture
def labelled(tmp_path):
    """A folder with one article, and its label with one slip."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "bomb1.txt").write_text(ARTICLE, encoding="utf-8")
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "bomb1", "incidents": [LABEL]}) + "\n", encoding="utf-8")
    return gold, folder


def test_a_folder_is_measured_and_its_faults_are_listed(labelled):
    done = rasd("score", "--gold", labelled[0], "--articles", labelled[1], "--errors")
    assert done.returncode == 0
    assert done.stdout.startswith("gold: 1 articles, 1 labelled incidents\n")
    assert done.stdout.splitlines()[-3:] == [
        "bomb1",
        "  wrong    “A roadside bomb killed two soldiers and wounded”",
        "           injured: 5, got 4",
    ]


def test_a_blind_measurement_is_logged_beside_the_known_figures(labelled, tmp_path):
    log = tmp_path / "log.json"
    call = ("score", "--gold", labelled[0], "--articles", labelled[1], "--log", log)
    before = DOCUMENT.read_bytes()
    done = rasd(*call, "--blind", "Z", "--note", "first try", "--json")
    assert json.loads(done.stdout)["scorecard"]["set"] == "Z"
    (one,) = load_log(log)
    assert (one.name, one.engine, one.articles, one.incidents) == ("Z", "first try", 1, 1)
    assert one.figures["killed"].value == 1.0
    assert one.figures["entire"].value == 0.0
    assert DOCUMENT.read_bytes() == before  # which shows the house's log only


def test_known_articles_are_no_blind_measurement(tmp_path):
    log = tmp_path / "log.json"
    done = rasd("score", "--blind", "Z", "--log", log)
    assert done.returncode == 1
    assert "This is no blind measurement" in done.stderr
    assert not log.exists()


def test_a_set_with_a_missing_article_is_told_and_not_logged(labelled, tmp_path):
    (labelled[1] / "bomb1.txt").unlink()
    call = ("score", "--gold", labelled[0], "--articles", labelled[1])
    done = rasd(*call)
    assert done.returncode == 0
    assert "without a readable document: 1 (bomb1)" in done.stderr
    log = tmp_path / "log.json"
    assert rasd(*call, "--blind", "Z", "--log", log).returncode == 1
    assert not log.exists()


def test_an_opened_set_is_measured_by_its_name():
    done = rasd("score", "--set", "b", "--details")
    assert done.stdout.startswith("b: 36 articles, 98 labelled incidents\n")
    assert "recall_by_type" in done.stdout
    assert "There is no opened set 'q'" in rasd("score", "--set", "q").stderr


@pytest.mark.parametrize(
    "options",
    [("--publish", "--set", "a"), ("--publish", "--blind", "Z"), ("--set", "a", "--blind", "Z")],
)
def test_known_and_blind_are_never_mixed(options):
    done = rasd("score", *options)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
