"""The small map on which a point is set: a constant base, and a state without any words."""

import json
import re
from datetime import date

from streamlit_folium import generate_leaflet_string

from rasd.country import load_country
from rasd.model import NOWHERE, Located, WherePrec
from rasd.render.map import AssetUrls
from rasd.render.pick import pick_group, pick_map, pick_state
from tests.stories import HOSTILE

IRAQ = load_country("iq")
URLS = AssetUrls(("../a/leaflet.js",), ("../a/leaflet.css",), "../b/base-1.json", "")
SPOT = Located(HOSTILE, "IQ-DI", WherePrec.NEAR, 34.24, 44.52, 15.0)


def script_of(element):
    """What the host component sends to the browser, with folium's random names made alike."""
    element.get_root().render()
    return re.sub(r"[0-9a-f]{32}", "x", generate_leaflet_string(element))


def test_the_base_is_the_same_bytes_every_time():
    assert script_of(pick_map(URLS)) == script_of(pick_map(URLS))
    assert "RasdPicker" in script_of(pick_map(URLS))


def test_the_state_is_the_point_its_disc_and_its_governorate():
    state = pick_state(SPOT, IRAQ, URLS, "dark", turn=3)
    assert (state["at"], state["radius"], state["turn"]) == ([34.24, 44.52], 15.0, 3)
    chosen = [
        g.iso for g, r in zip(IRAQ.governorates, state["regions"], strict=True) if r["chosen"]
    ]
    assert chosen == ["IQ-DI"]
    assert "img" not in json.dumps(state)
    group = pick_group(state)
    group.add_to(pick_map(URLS))
    assert "RASD_MAP.set(" in script_of(group)


def test_without_a_point_there_is_none_and_a_younger_governorate_has_its_day():
    state = pick_state(NOWHERE, IRAQ, URLS, "light", date(2020, 1, 1))
    assert state["at"] is None
    regions = zip(IRAQ.isos(), state["regions"], strict=True)
    assert [iso for iso, region in regions if not region["exists"]] == ["IQ-HA"]
    later = pick_state(NOWHERE, IRAQ, URLS, "light", date(2026, 1, 1))
    assert all(region["exists"] for region in later["regions"])
