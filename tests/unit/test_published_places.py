"""The published figures of places: in the form that the screen reads, and none below its bar."""

import json

from rasd.views.places import accuracy_rows
from tests.conftest import ROOT

FIGURES = json.loads((ROOT / "rasd" / "score" / "places.json").read_text(encoding="utf-8"))


def test_every_figure_has_its_words_and_number():
    keys = {"what", "value", "unit", "n", "bar", "higher", "note"}
    assert all(set(f) == keys for f in FIGURES["figures"])
    assert len(accuracy_rows(FIGURES)) == len(FIGURES["figures"]) >= 20


def test_no_published_figure_misses_its_bar():
    judged = [f for f in FIGURES["figures"] if f["bar"] is not None]
    assert len(judged) >= 14
    for f in judged:
        good = f["value"] >= f["bar"] if f["higher"] else f["value"] <= f["bar"]
        assert good, f["what"]


def test_the_figures_of_places_say_what_was_moved():
    assert any("Qaim" in f["note"] for f in FIGURES["figures"])
