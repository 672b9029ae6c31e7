"""The base map never changes and asks for nothing outside; the state is inert data."""

import json
import re

import numpy as np
import pytest
from streamlit_folium import generate_leaflet_string

from rasd.country import load_country
from rasd.filters import Filter, ViewState
from rasd.render.layers import geography, state_of
from rasd.render.map import AssetUrls, base_map, dynamic_group
from rasd.render.palette import THEMES
from rasd.views.map import map_view
from tests.factories import an_incident_row, frame_of
from tests.unit.test_safe import PAYLOADS

IRAQ = load_country("iq")
URLS = AssetUrls(
    scripts=("../a/leaflet.js", "../b/map-1.js"),
    styles=("../a/leaflet.css", "../b/map-1.css"),
    geography="../b/base-1.json",
    points="../b/points-1.bin",
)


def a_view(by=None, view=None, **changed):
    frame = frame_of(an_incident_row(**changed))
    return map_view(frame, by or Filter(), view or ViewState(), IRAQ)


def script_of(element):
    """What the host component sends to the browser, with folium's random names made alike."""
    element.get_root().render()
    return re.sub(r"[0-9a-f]{32}", "x", generate_leaflet_string(element))


def test_the_base_is_the_same_bytes_every_time_and_small():
    first, second = script_of(base_map(URLS)), script_of(base_map(URLS))
    assert first == second
    assert len(first.encode()) < 5_000
    assert "RASD_MAP" in first


def test_the_base_does_not_depend_on_data_or_theme():
    other = AssetUrls(URLS.scripts, URLS.styles, "../b/base-2.json", "../b/points-2.bin")
    assert script_of(base_map(other)) == script_of(base_map(URLS))


def test_every_file_that_the_browser_fetches_is_relative():
    plain = base_map(URLS)
    found = []
    for element in [plain, *plain._children.values()]:
        found += [url for _, url in getattr(element, "default_js", [])]
        found += [url for _, url in getattr(element, "default_css", [])]
    assert found == [*URLS.scripts, *URLS.styles]
    plain.get_root().render()
    page = plain.get_root().render()
    assert re.findall(r"https?://[^\s\"'<>)]+", page) == []


def test_a_zoom_range_is_set_although_there_are_no_tiles():
    options = base_map(URLS).options
    assert (options["min_zoom"] if "min_zoom" in options else options["minZoom"]) == 5
    assert options["maxZoom"] == 14


@pytest.mark.parametrize("theme", THEMES)
def test_the_state_is_a_few_kilobytes_of_plain_json(theme):
    view = a_view()
    state = state_of(view, theme, URLS.points, URLS.geography)
    assert json.loads(json.dumps(state)) == state
    assert len(json.dumps(state)) < 5_000
    assert state["scheme"] == theme
    assert state["points"] == URLS.points
    assert [len(state["regions"]), len(state["types"])] == [19, 12]
    assert (state["n"], state["tray"], state["row"]) == (1, 0, -1)


def sent(view):
    base, group = base_map(URLS), dynamic_group(view, URLS, "light")
    group.add_to(base)
    base.get_root().render()
    return generate_leaflet_string(group)


def test_the_group_hands_the_state_to_the_layer():
    text = sent(a_view(view=ViewState(lat=34.0, lon=44.0, zoom=8)))
    state = re.search(r"RASD_MAP\.set\((\{.*\})\);", text)[1]
    assert json.loads(state)["at"] == [34.0, 44.0, 8]


TEXTS = ("id", "place", "district", "target", "quote", "source", "outlets", "weapon", "perpetrator")


def sent_of(text):
    by, view = Filter(actor=(text,), q=text), ViewState(incident=text)
    row = an_incident_row(**dict.fromkeys(TEXTS, text))
    found = map_view(frame_of(row), by, view, IRAQ, found={text})
    return re.sub(r"[0-9a-f]{32}", "x", sent(found))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_of_an_incident_or_a_filter_reaches_folium(payload):
    """Whatever the words say, what is sent is the same: only counts and codes travel."""
    assert sent_of(payload) == sent_of("plain")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_addresses_and_labels_stay_literal(payload):
    """Even what is constant today may come from a data folder tomorrow."""
    urls = AssetUrls(URLS.scripts, URLS.styles, payload, payload)
    base, group = base_map(urls), dynamic_group(a_view(), urls, "dark")
    group.add_to(base)
    base.get_root().render()
    text = generate_leaflet_string(group)
    state = json.loads(re.search(r"RASD_MAP\.set\((\{.*\})\);", text, re.DOTALL)[1])
    assert "7*7" in state["points"] or "7*7" not in payload  # and not 49
    assert state["points"] == payload
    assert state["geo"] == payload


def test_the_geography_has_every_governorate_in_the_country_s_order():
    base = json.loads(geography(IRAQ))
    assert [region["iso"] for region in base["regions"]] == list(IRAQ.isos())
    assert {"land", "lakes", "rivers", "borders", "roads"} == set(base["layers"])
    assert {name[0] for name in base["names"]} >= {"Syria", "Iran", "Turkey"}
    assert base["places"][0][3] == 1
    assert "Baqubah" in {place[0] for place in base["places"] if place[3] == 1}
    assert [place[3] for place in base["places"]] == sorted(place[3] for place in base["places"])
    assert len(geography(IRAQ)) < 400_000


def test_the_open_incident_and_the_chosen_governorates_travel_in_the_state():
    frame = frame_of(an_incident_row(id="a"), an_incident_row(id="b", lat=np.nan, lon=np.nan))
    view = map_view(frame, Filter(gov=("IQ-DI",)), ViewState(incident="b"), IRAQ)
    state = state_of(view, "light", "p", "g")
    assert frame["id"].iloc[state["row"]] == "b"
    chosen = [
        iso for iso, region in zip(IRAQ.isos(), state["regions"], strict=True) if region["chosen"]
    ]
    assert chosen == ["IQ-DI"]
