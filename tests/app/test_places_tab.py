"""The Places tab: a text in, a place with its reasons out, or a plain word why there is none."""

import json

import pytest

from rasd.country import load_country
from rasd.ui import places
from rasd.views.places import accuracy_rows, border_words, place_answer
from tests.stories import HOSTILE

IRAQ = load_country("iq")
NOTHING = dict.fromkeys(
    ("place", "governorate", "iso", "lat", "lon", "where_prec", "radius_km", "score")
)


def html(app):
    """All HTML that the page wrote, joined."""
    return "\n".join(element.proto.body for element in app.get("html"))


def answer(app):
    """The HTML of the answer; '' before anything is tried."""
    found = [e.proto.body for e in app.get("html") if 'data-testid="rasd-place"' in e.proto.body]
    return found[0] if found else ""


@pytest.fixture
def tab(open_page, monkeypatch, tmp_path):
    """The Method page, without published figures of places."""
    monkeypatch.setattr(places, "FIGURES", tmp_path / "places.json")
    return open_page("method")


def test_the_method_page_has_both_tabs_and_the_second_begins_empty(tab):
    assert [each.label for each in tab.tabs] == ["Method", "Places"]
    assert answer(tab) == ""
    assert "Write a place, or choose one of the examples." in html(tab)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (0, ["30 km south-west of Kirkuk", "near a known place", "reckoned from Kirkuk"]),
        (1, ["Rashad, Kirkuk", "Al-Rashad, Diyala", "exact place", "to Salaheddin"]),
        (2, ["Mada&#39;in, Baghdad", "No other place came close."]),
        (3, ["Kirkuk"]),
    ],
)
def test_an_example_is_tried_with_one_click(tab, at, expected):
    tab.button(key=f"place-example-{at}").click().run()
    assert tab.text_input(key="place-text").value == places.EXAMPLES[at]
    assert [words for words in expected if words not in answer(tab)] == []
    assert "data:image/svg+xml;base64," in answer(tab)
    assert len(tab.exception) == 0


def test_a_governorate_told_beside_it_turns_the_answer(tab):
    tab.text_input(key="place-text").set_value("Rashad").run()
    assert "Rashad, Kirkuk</h3>" in answer(tab)
    tab.selectbox(key="place-near").set_value("IQ-DI").run()
    assert "Al-Rashad, Diyala</h3>" in answer(tab)
    tab.button(key="place-example-1").click().run()
    assert tab.selectbox(key="place-near").value is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Paris", "Paris is abroad."),
        ("qwertz", "No place of the country is named."),
    ],
)
def test_where_there_is_no_place_it_says_so_and_why(tab, text, why):
    tab.text_input(key="place-text").set_value(text).run()
    assert "No place found" in answer(tab)
    assert why in answer(tab)
    assert "<img" not in answer(tab)


def test_a_governorate_alone_is_shown_without_a_point(tab):
    tab.text_input(key="place-text").set_value("Salaheddin province").run()
    assert "governorate only" in answer(tab)
    assert "none: only the area is known" in answer(tab)


@pytest.mark.parametrize(
    "text", [HOSTILE, f"{HOSTILE} in Kirkuk", "}}{{ ` $ \\ <b>", "\x00\x07", "   "]
)
def test_hostile_text_stays_text(tab, text):
    tab.text_input(key="place-text").set_value(text[: places.LONGEST]).run()
    assert len(tab.exception) == 0
    assert "<script" not in html(tab)
    assert "<img src=x" not in html(tab)


def test_hostile_words_of_the_gazetteer_stay_text():
    got = NOTHING | {"text": "x", "reason": HOSTILE, "rivals": [HOSTILE]}
    made = places.place_html(place_answer(got, IRAQ))
    assert "<script" not in made
    assert "<img" not in made


def test_an_offer_is_listed_where_nothing_was_taken():
    rivals = ["33.3, 44.4: may be meant, in Baghdad"]
    shown = place_answer(NOTHING | {"text": "x", "reason": "swapped", "rivals": rivals}, IRAQ)
    assert (shown.found, shown.why, shown.picture) == (False, "swapped", None)
    made = places.place_html(shown)
    assert "What may be meant" in made
    assert rivals[0] in made


def test_rivals_are_read_back_with_their_score():
    rivals = ["Al-Rashad, Diyala: its name: as told (score 0.57)"]
    shown = place_answer(NOTHING | {"text": "x", "reason": "r", "rivals": rivals}, IRAQ)
    one = shown.candidates[0]
    assert (one.name, one.reason, one.score) == ("Al-Rashad, Diyala: its name", "as told", 0.57)


def test_zero_is_a_value():
    got = NOTHING | {"text": "x", "reason": "r", "rivals": [], "where_prec": 1, "place": "Null"}
    facts = dict(place_answer(got | {"lat": 0.0, "lon": 0.0, "radius_km": 0.0}, IRAQ).facts)
    assert facts["Point"] == "0.0000, 0.0000, within about 0 km"
    assert "Nearest border" not in facts


def test_the_nearest_border_is_named_and_none_abroad():
    assert border_words("IQ-HA", 35.18, 45.99, IRAQ) == "15 km to Sulaymaniyah"
    assert border_words("", 41.0, 29.0, IRAQ) == ""
    assert border_words("IQ-KI", 35.4681, 44.3922, IRAQ).startswith("33 km to ")


def test_a_point_in_halabja_has_a_picture_and_no_governorate_has_none():
    got = NOTHING | {"text": "x", "reason": "r", "rivals": [], "where_prec": 1}
    point = {"iso": "IQ-HA", "governorate": "Halabja", "lat": 35.18, "lon": 45.99}
    assert place_answer(got | point, IRAQ).picture.point is not None
    assert place_answer(got | {"where_prec": 6, "iso": ""}, IRAQ).picture is None


def test_published_figures_are_shown_and_absent_or_broken_ones_passed_over(tab, open_page):
    assert "How well it finds places" not in html(tab)
    places.FIGURES.write_text("{", encoding="utf-8")
    assert len(open_page("method").exception) == 0
    figures = [{"what": "Governorate right", "value": 96.5, "unit": "%", "n": 1200, "bar": 95.0}]
    places.FIGURES.write_text(json.dumps({"figures": figures}), encoding="utf-8")
    assert "How well it finds places" in html(open_page("method"))


@pytest.mark.parametrize(
    ("figures", "rows"),
    [
        (None, ()),
        ("text", ()),
        ([{"value": 1}, 7, {"what": "x"}], ()),
        ({"Names a second": 25_000}, (("Names a second", "25,000", ""),)),
        (
            [{"what": "Wrong", "value": 0.4, "unit": "%", "n": 6301, "bar": 1, "higher": False}],
            (("Wrong", "0.4 %", "of 6,301 · aim at most 1"),),
        ),
        ([{"what": "Wrong", "value": 0, "note": "by hand"}], (("Wrong", "0", "by hand"),)),
    ],
)
def test_figures_are_read_in_any_of_three_forms(figures, rows):
    assert accuracy_rows(figures) == rows
