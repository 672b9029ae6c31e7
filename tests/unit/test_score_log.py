"""The log of blind measurements grows, keeps what it has, and never mixes with known figures."""

import json
from datetime import date

import pytest

from rasd.errors import BadInput
from rasd.score import (
    FIGURES,
    KNOWN,
    LOG,
    add_to_log,
    documents,
    known_ids,
    load_gold,
    load_log,
    opened_sets,
    publish,
    published,
    take_measurement,
)
from rasd.score.log import DOCUMENT, MARKS, with_table
from tests.unit.test_score import _incident

GOLD = {"x1": {"id": "x1", "incidents": [_incident()]}}


def measured(name="Z", day=date(2026, 1, 2)):
    return take_measurement(name, GOLD, GOLD, {}, day=day, engine="rules of today")


def test_a_measurement_is_added_and_comes_back(tmp_path):
    log, document = tmp_path / "log.json", tmp_path / "method.md"
    document.write_text(f"Before\n{MARKS[0]}\nold\n{MARKS[1]}\nAfter\n")
    add_to_log(measured("Y"), log, document)
    add_to_log(measured("Z"), log, document)
    first, second = load_log(log)
    assert (first.name, second.name, second.day) == ("Y", "Z", date(2026, 1, 2))
    assert second.figures["f1"].value == 1.0
    assert second.figures["f1"].low == 0.025
    assert (second.incidents, second.baseline["f1"]) == (1, 0.0)
    assert tuple(second.figures) == FIGURES
    lines = document.read_text().splitlines()
    assert (lines[0], lines[-1]) == ("Before", "After")
    assert "old" not in lines
    assert lines[5].startswith("| 2026-01-02 | rules of today | Z | 1 | 1 | 1.000 (0.03–1.00) |")


def test_a_document_without_marks_stays_as_it_is():
    assert with_table("Just words.", [measured()]) == "Just words."


def test_a_damaged_log_is_told_in_one_sentence(tmp_path):
    path = tmp_path / "log.json"
    path.write_text('{"log": [{"date": "soon"}]}')
    with pytest.raises(BadInput, match=r"log\.json, is damaged"):
        load_log(path)
    assert load_log(tmp_path / "none.json") == []


def test_blind_known_and_opened_figures_are_kept_apart(tmp_path):
    kept, log = tmp_path / "published.json", tmp_path / "log.json"
    assert published(kept, log).known is None
    add_to_log(measured("Y"), log)
    add_to_log(measured("Z"), log)
    publish(measured("known", None), [measured("A", None)], kept)
    found = published(kept, log)
    assert [each.name for each in found.blind] == ["Z", "Y"]
    assert found.known.name == "known"
    assert [each.name for each in found.opened] == ["A"]
    assert "Z" not in kept.read_text()


def test_the_log_of_the_house_is_in_the_document():
    log = load_log(LOG)
    text = DOCUMENT.read_text(encoding="utf-8")
    assert with_table(text, log) == text
    assert log[-1].figures.keys() == set(FIGURES)


def test_labels_with_their_text_are_documents_of_their_own():
    labels = {
        "k7": {"id": "k7", "title": "A: b", "published": "2020-01-02", "text": "One.\n\nTwo."}
    }
    assert documents(labels | {"bare": {"id": "bare"}}) == [
        ("k7.txt", b"Id: k7\nTitle: A: b\nPublished: 2020-01-02\n\nOne.\n\nTwo.")
    ]


def test_every_known_article_is_known_by_its_id():
    ids = known_ids()
    assert {"seed000", "b001", "c036", "d036"} <= ids
    files = (KNOWN, *opened_sets().values())
    assert len(ids) == sum(len(load_gold(path)) for path in files)


def test_no_label_of_a_set_lacks_what_scoring_needs():
    needed = {"governorate", "event_type", "perpetrator", "evidence", "primary", "date_start"}
    for path in opened_sets().values():
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            assert record["published"]
            assert all(needed <= label.keys() for label in record["incidents"]), record["id"]
