"""What travels to the map's layer: the geography once, the state at every change. Plain JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from rasd.country import Country, Governorate
from rasd.errors import ConfigError
from rasd.frame import EVENT_TYPES
from rasd.render.palette import TOKENS, TYPES, Theme, Tokens
from rasd.views.map import MapView, Region

TITLES: Final[Mapping[str, str]] = {
    "incidents": "Incidents",
    "killed": "Killed, best figure",
    "per_100k": "Incidents per 100,000 people",
}
"""What a measure is called in the legend."""

RANKS: Final[Mapping[str, int]] = {"city": 1, "town": 2, "subdistrict": 2, "village": 3, "area": 3}
"""Which places the base names, and in which order they appear when zooming in."""

BASE_LAYERS: Final = ("land", "lakes", "rivers", "borders")


def geography(country: Country) -> bytes:
    """Return the map's base as JSON: governorates, quiet layers, names, home and reach.

    regions: in the country's order, {iso, name, at: [lat, lon], geometry or null}. layers: GeoJSON
    by name, a missing base map file is left out. names: [text, lat, lon, kind].
    places: [name, lat, lon, rank], the best known first; a rank appears from its own zoom on.
    home, reach, extent: [[south, west], [north, east]].
    Raises: ConfigError if the outlines cannot be read.
    """
    words = country.lexicon("map")
    outlines = _outlines(country)
    content = {
        "regions": [_region(gov, outlines.get(gov.iso)) for gov in country.governorates],
        "layers": {name: layer for name in BASE_LAYERS if (layer := _layer(country, name))},
        "names": [[name["text"], *name["at"], name["kind"]] for name in words["name"]],
        "places": _places(country),
        "home": words["home"],
        "reach": words["reach"],
        "extent": words["extent"],
        "credit": words["credit"],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def state_of(view: MapView, theme: Theme, points_url: str, geography_url: str) -> dict[str, Any]:
    """Return what the layer draws, as JSON values: codes, counts and constants, no incident text.

    theme: which of the two sets of colours to begin with; the layer follows the browser's switch.
    points_url, geography_url: where the arrays of `index.points` and of `geography` lie.
    """
    return {
        "points": points_url,
        "geo": geography_url,
        "n": view.n,
        "tray": view.tray,
        "bits": view.bits,
        "regions": [_counts(region) for region in view.regions],
        "measure": view.measure,
        "title": TITLES[view.measure],
        "bounds": list(view.bounds),
        "types": [_type(key, n) for key, n in zip(EVENT_TYPES, view.types, strict=True)],
        "scheme": theme,
        "themes": {name: _colours(tokens) for name, tokens in TOKENS.items()},
        "row": view.row,
        "at": None if view.at is None else list(view.at),
        "area": [list(corner) for corner in view.area],
    }


def _type(key: str, n: int) -> dict[str, Any]:
    style = TYPES[key]
    colours = {"light": style.light, "dark": style.dark}
    return {"label": style.label, "path": style.path, **colours, "n": n}


def _colours(tokens: Tokens) -> dict[str, Any]:
    return {**asdict(tokens), "ramp": list(tokens.ramp)}


def _counts(region: Region) -> dict[str, Any]:
    return {
        "n": region.n,
        "badge": region.badge,
        "context": region.context,
        "value": region.value,
        "atLeast": region.at_least,
        "shade": region.shade,
        "chosen": region.chosen,
        "exists": region.exists,
    }


def _region(gov: Governorate, geometry: Any) -> dict[str, Any]:  # noqa: ANN401 (GeoJSON)
    at = [gov.label_lat, gov.label_lon]
    return {"iso": gov.iso, "name": gov.name, "at": at, "geometry": geometry}


def _places(country: Country) -> list[list[Any]]:
    """Return the settlements that help a person to find their way, best known first."""
    ranked = [(RANKS[p.kind], -p.prior, p) for p in country.places if p.kind in RANKS]
    ranked.sort(key=lambda item: (item[0], item[1], item[2].name))
    return [[p.name, round(p.lat, 4), round(p.lon, 4), rank] for rank, _, p in ranked]


def _outlines(country: Country) -> dict[str, Any]:
    collection = _geojson(country.polygons_file.read_bytes(), country.polygons_file.name)
    return {each["properties"]["iso"]: each["geometry"] for each in collection["features"]}


def _layer(country: Country, name: str) -> Any:  # noqa: ANN401 (GeoJSON)
    """Return a base layer's shapes, without the properties that the map has no use for."""
    try:
        path = country.basemap(name)
    except ConfigError:
        return None
    shapes = _geojson(path.read_bytes(), path.name)["features"]
    bare = [{"type": "Feature", "properties": {}, "geometry": each["geometry"]} for each in shapes]
    return {"type": "FeatureCollection", "features": bare}


def _geojson(data: bytes, name: str) -> Any:  # noqa: ANN401 (GeoJSON)
    try:
        return json.loads(data)
    except ValueError as error:
        raise ConfigError(f"The reference file {name} is malformed: {error}.") from error
