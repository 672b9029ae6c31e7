"""The small map on which a person sets a point: the base of the big one, and one point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

import folium
from folium.template import Template

from rasd.country import Country, Governorate
from rasd.model import Located
from rasd.render.map import AssetUrls, IncidentLayer, State, plain_map
from rasd.render.palette import TOKENS, Theme


class PickLayer(IncidentLayer):
    """Our layer in the small map: constant; it waits for a state and reports the point set."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = window.RASD_MAP = new RasdPicker()"
        ".addTo({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )


def pick_map(urls: AssetUrls) -> folium.Map:
    """Return a new base map that is the same for every incident."""
    plain = plain_map(urls)
    PickLayer().add_to(plain)
    return plain


def pick_group(state: Mapping[str, Any]) -> folium.FeatureGroup:
    """Return the group for `feature_group_to_add`: where the place is now, as inert data."""
    group = folium.FeatureGroup(name="state")
    State(dict(state)).add_to(group)
    return group


def pick_state(
    spot: Located,
    country: Country,
    urls: AssetUrls,
    theme: Theme,
    on: date | None = None,
    *,
    turn: int = 0,
) -> dict[str, Any]:
    """Return what the small map draws: numbers and constants, no text from outside.

    on: the day of the incident; a younger governorate is not drawn before it was one. turn: of
    the click that is answered, so that the answer is heard even where it changes nothing.
    """
    known = spot.lat is not None and spot.lon is not None
    return {
        "geo": urls.geography,
        "scheme": theme,
        "themes": {name: {**asdict(t), "ramp": list(t.ramp)} for name, t in TOKENS.items()},
        "regions": [_region(gov, spot.iso, on) for gov in country.governorates],
        "at": [spot.lat, spot.lon] if known else None,
        "radius": spot.radius_km or 0.0,
        "turn": turn,
    }


def _region(gov: Governorate, iso: str, on: date | None) -> dict[str, Any]:
    there = gov.valid_from is None or on is None or on >= gov.valid_from
    return {"n": 0, "badge": 0, "shade": -1, "chosen": gov.iso == iso, "exists": there}
