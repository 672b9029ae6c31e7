"""Own places on screen, and the lookup on the internet that is off until it is asked for."""

import pytest

from rasd import pipeline
from rasd.errors import SourceUnavailable
from rasd.ui import places
from tests.stories import HOSTILE

HEAD = "name,governorate,lat,lon,kind,variants\n"


@pytest.fixture
def tab(open_page, monkeypatch, tmp_path):
    """The Method page, without published figures of places."""
    monkeypatch.setattr(places, "FIGURES", tmp_path / "none.json")
    return open_page("method")


def add(tab, **values):
    """Fill the form of one place and send it."""
    for key, value in values.items():
        part = tab.selectbox if key in ("iso", "kind") else tab.text_input
        part(key=f"own-{key}").set_value(value)
    next(b for b in tab.button if b.label == "Add").click()
    return tab.run()


def said(tab):
    """The messages on screen."""
    return [e.value.replace("\\", "") for e in (*tab.success, *tab.warning)]


def test_a_place_added_by_the_form_is_found_at_once(tab, project):
    add(tab, name="Tell Qasab", iso="IQ-NI", point="36.12, 41.93", kind="village")
    assert said(tab) == ["Tell Qasab is added."]
    kept = (project / "places.csv").read_text(encoding="utf-8").splitlines()
    assert kept[1].startswith("Tell Qasab,IQ-NI,36.12,41.93,village")
    tab.text_input(key="place-text").set_value("Tell Qasab").run()
    html = "\n".join(e.proto.body for e in tab.get("html"))
    assert "Tell Qasab, Nineveh</h3>" in html
    assert "1 of your own beside" in html


@pytest.mark.parametrize("point", ["36°07'12\"N 41°55'48\"E", "36,12 41,93", "N36.12 E41.93"])
def test_coordinates_may_be_written_in_any_usual_form(tab, project, point):
    add(tab, name="Tell Qasab", iso="IQ-NI", point=point)
    assert (project / "places.csv").read_text(encoding="utf-8").count("IQ-NI,36.12,41.93,") == 1


def test_coordinates_that_changed_places_are_told_and_not_moved(tab, project):
    add(tab, name="Tell Qasab", iso="IQ-NI", point="41.93, 36.12")
    assert said(tab)[0].startswith(
        "Latitude and longitude seem to have changed places; write 36.12, 41.93"
    )
    assert not list(project.glob("places*"))


def test_a_second_row_keeps_the_first_and_the_file_before(tab, project):
    add(tab, name="Tell Qasab", iso="IQ-NI", point="36.12, 41.93")
    add(tab, name="Kirkuk", iso="IQ-KI", variants="Arrapkha")
    rows = (project / "places.csv").read_text(encoding="utf-8").splitlines()
    assert [row.split(",")[0] for row in rows] == ["name", "Tell Qasab", "Kirkuk"]
    before = (project / "places.before.csv").read_text(encoding="utf-8").splitlines()
    assert [row.split(",")[0] for row in before] == ["name", "Tell Qasab"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"name": "X", "iso": "IQ-NI", "point": "north, east"}, "lat is 'north', not a number"),
        ({"name": "X", "iso": "IQ-NI", "point": "36.1"}, "lat and lon must both be given"),
        ({"name": "Newplace", "point": "36, 42"}, "the governorate is missing"),
        ({"iso": "IQ-NI", "point": "36, 42"}, "the name is missing"),
        ({"name": "Newplace", "iso": "IQ-NI"}, "lat and lon are needed"),
    ],
)
def test_a_bad_row_is_told_and_nothing_is_written(tab, project, values, expected):
    add(tab, **values)
    assert [line for line in said(tab) if expected in line and "places.csv, line 2" in line]
    assert not list(project.glob("places*"))
    assert len(tab.exception) == 0


def test_a_hostile_name_stays_text(tab):
    add(tab, name=HOSTILE[:90], iso="IQ-NI", point="36, 42")
    assert len(tab.exception) == 0
    assert "<script" not in "\n".join(e.proto.body for e in tab.get("html"))


def bring(tab, data):
    """Give a file in the place of the user's own."""
    return tab.file_uploader(key="own-file").set_value(("mine.csv", data, "text/csv")).run()


def test_a_file_replaces_the_places_unless_it_is_in_another_encoding(tab, project):
    row = f"{HEAD}Tell Qasab,IQ-NI,36.12,41.93,village,تل قصب\n"
    tab = bring(tab, row.encode("utf-8-sig"))
    assert said(tab) == ["Your places are replaced by the file."]
    before = (project / "places.csv").read_text(encoding="utf-8")
    assert "تل قصب" in before
    tab = bring(tab, row.encode("cp1256"))
    assert said(tab)[0].startswith("The file is no CSV in UTF-8")
    assert (project / "places.csv").read_text(encoding="utf-8") == before
    assert len(tab.exception) == 0


def ask(tab, name):
    """Try a name, allow the lookup, and send it."""
    tab.text_input(key="place-text").set_value(name).run()
    tab.checkbox(key="online-allowed").check().run()
    return tab.button(key="online-ask").click().run()


def test_nothing_is_sent_before_it_is_allowed_and_what_is_sent_is_said(tab, monkeypatch):
    asked = []
    monkeypatch.setattr(pipeline, "ask_online", lambda *args: asked.append(args))
    tab.text_input(key="place-text").set_value("Shekhan Bazar").run()
    assert tab.button(key="online-ask").disabled
    html = "\n".join(e.proto.body for e in tab.get("html"))
    assert "is sent to nominatim.openstreetmap.org" in html
    assert asked == []


def test_an_answer_is_shown_and_can_be_kept(tab, monkeypatch, project):
    answer = pipeline.OnlineAnswer("Shekhan Bazar, Nineveh, Iraq", 36.7, 43.35, "IQ-NI")
    monkeypatch.setattr(pipeline, "ask_online", lambda *_: answer)
    ask(tab, "Shekhan Bazar")
    html = "\n".join(e.proto.body for e in tab.get("html"))
    assert "Shekhan Bazar, Nineveh, Iraq · 36.7000, 43.3500 · by its point in Nineveh" in html
    tab.button(key="online-keep").click().run()
    assert said(tab) == ["Shekhan Bazar is added."]
    assert "36.70000,43.35000" in (project / "places.csv").read_text(encoding="utf-8")


def test_without_a_net_one_sentence_says_so(tab, monkeypatch):
    def fails(*_):
        raise SourceUnavailable("nominatim.openstreetmap.org does not answer (GeocoderTimedOut).")

    monkeypatch.setattr(pipeline, "ask_online", fails)
    ask(tab, "Shekhan Bazar")
    assert said(tab) == ["nominatim.openstreetmap.org does not answer (GeocoderTimedOut)."]
    assert len(tab.exception) == 0
