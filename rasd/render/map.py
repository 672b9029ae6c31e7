"""The map as folium sees it: a base that never changes, and one group that carries the state.

The base must be byte-constant, or the host component mounts it anew and the analyst's view is
lost. Whatever changes goes through `dynamic_group`, which holds nothing but inert JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import folium
from folium.elements import JSCSSMixin
from folium.map import Layer
from folium.template import Template

from rasd.render.layers import state_of
from rasd.render.palette import Theme
from rasd.render.safe import mapjson
from rasd.views.map import MapView

MIN_ZOOM: Final = 5
MAX_ZOOM: Final = 14
"""There is nothing finer to see without tiles, and few places are known finer than 10 m a pixel."""


@dataclass(frozen=True, slots=True)
class AssetUrls:
    """Where the browser finds what the map needs; all relative, so no request leaves the machine.

    scripts, styles: Leaflet's first, then ours. geography, points: the data of this state.
    """

    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    geography: str
    points: str


class IncidentLayer(JSCSSMixin, Layer):
    """Our own layer in the base map: constant; it waits for a state."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = window.RASD_MAP = new RasdLayer()"
        ".addTo({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )
    default_js: list[tuple[str, str]] = []  # noqa: RUF012 (as folium declares it)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012 (as folium declares it)

    def __init__(self) -> None:
        super().__init__(name="incidents")
        self._name = "IncidentLayer"


class State(Layer):
    """The one thing that changes: it hands a new state to the layer that is already there."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = L.layerGroup();"
        "window.RASD_MAP && window.RASD_MAP.set({{ this.json }});"
        "{{ this.get_name() }}.addTo({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self, state: dict[str, Any]) -> None:
        super().__init__(name="state")
        self._name = "State"
        self.json = mapjson(state)


class _Map(folium.Map):
    """A map that asks for our own files only, never for a content network's."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 (as folium declares it)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012 (as folium declares it)


def base_map(urls: AssetUrls) -> folium.Map:
    """Return a new base map, the same for every session; building it takes about a millisecond.

    Never cache it: a folium map that was rendered once is spent.
    """
    plain = plain_map(urls)
    IncidentLayer().add_to(plain)
    return plain


def plain_map(urls: AssetUrls) -> folium.Map:
    """Return a new map without any layer, which asks for our own files only."""
    plain = _Map(tiles=None, zoom_start=6, location=(33.2, 43.7), zoom_snap=0.25, zoom_delta=0.75)
    plain.options["minZoom"] = MIN_ZOOM
    plain.options["maxZoom"] = MAX_ZOOM
    plain.default_js = [("rasd", url) for url in urls.scripts]
    plain.default_css = [("rasd", url) for url in urls.styles]
    return plain


def dynamic_group(view: MapView, urls: AssetUrls, theme: Theme) -> folium.FeatureGroup:
    """Return the group for `feature_group_to_add`: the state of the map as inert data."""
    group = folium.FeatureGroup(name="state")
    State(state_of(view, theme, urls.points, urls.geography)).add_to(group)
    return group
