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
from rasd.word_lists import check_map

TITLES: Final[Mapping[str, str]] = {
    "incidents": "Incidents",
    "killed": "Killed, best figure",
    "per_100k": "Incidents per 100,000 people",
}
"""What a measure is called in the legend."""

RANKS: Final[Mapping[str, int]] = {"city": 1, "town": 2, "subdistrict": 2, "village": 3, "area": 3}
"""Which places the base names, and in which order they appear when zooming in."""

BASE_LAYERS: Final = ("land", "lakes", "rivers", "borders", "roads")
RELIEF: Final = "relief.webp"


def relief_picture(country: Country) -> bytes:
    """Return the country's relief as a WebP picture, half grey where flat; empty without one."""
    path = country.folder / "basemap" / RELIEF
    return path.read_bytes() if path.is_file() else b""


def geography(country: Country, relief: str = "") -> bytes:
    """Return the map's base as JSON: governorates, quiet layers, names, home and reach.

    relief: name of the relief's file beside this one, empty for none.
    regions: in the country's order, {iso, name, at: [lat, lon], geometry or null, approximate}.
    layers: GeoJSON by name, a missing base map file is left out. names: [text, lat, lon, kind, from
    which zoom, 0 for the kind's own].
    places: [name, lat, lon, rank], the best known first; a rank appears from its own zoom on.
    home, reach, extent: [[south, west], [north, east]].
    Raises: ConfigError if the outlines cannot be read.
    """
    words = _map_words(country)
    outlines = _outlines(country)
    content = {
        "regions": [_region(gov, outlines.get(gov.iso)) for gov in country.governorates],
        "layers": {name: layer for name in BASE_LAYERS if (layer := _layer(country, name))},
        "names": [
            [name["text"], *name["at"], name["kind"], name.get("zoom", 0)] for name in words["name"]
        ],
        "relief": {"file": relief, "extent": words["relief"]} if relief else None,
        "places": _places(country),
        "home": words["home"],
        "reach": words["reach"],
        "extent": words["extent"],
        "credit": words["credit"],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _map_words(country: Country) -> Mapping[str, Any]:
    """Return `lexicon/map.toml`; ConfigError with the entry that is not sound."""
    words = country.lexicon("map")
    try:
        check_map(words)
    except ConfigError as error:
        raise ConfigError(f"lexicon/map.toml: {error}") from error
    return words


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


def _region(gov: Governorate, outline: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return a governorate; without an outline the map draws a circle around its name."""
    return {
        "iso": gov.iso,
        "name": gov.name,
        "at": [gov.label_lat, gov.label_lon],
        "geometry": outline["geometry"] if outline else None,
        "approximate": outline is None or bool(outline["properties"].get("approximate")),
    }


def _places(country: Country) -> list[list[Any]]:
    """Return the settlements that help a person to find their way, best known first."""
    ranked = [(RANKS[p.kind], -p.prior, p) for p in country.places if p.kind in RANKS]
    ranked.sort(key=lambda item: (item[0], item[1], item[2].name))
    return [[p.name, round(p.lat, 4), round(p.lon, 4), rank] for rank, _, p in ranked]


def _outlines(country: Country) -> dict[str, Any]:
    """Return the outlines as GeoJSON features by ISO key.

    Those of the country's file, and from other files beside it cells of governorates that have no
    surveyed outline: these are approximate, whatever they say.
    """
    found = {}
    others = sorted(set(country.folder.glob("*.geojson")) - {country.polygons_file})
    for path in (*others, country.polygons_file):
        for each in _geojson(path.read_bytes(), path.name)["features"]:
            more = {} if path == country.polygons_file else {"approximate": True}
            found[each["properties"]["iso"]] = {**each, "properties": each["properties"] | more}
    return found


def _layer(country: Country, name: str) -> Any:  # noqa: ANN401 (GeoJSON)
    """Return a base layer's shapes, without the properties that the map has no use for."""
    try:
        path = country.basemap(name)
    except ConfigError:
        return None
    shapes = _geojson(path.read_bytes(), path.name)["features"]
    return {"type": "FeatureCollection", "features": [_bare(each) for each in shapes]}


def _bare(shape: Mapping[str, Any]) -> dict[str, Any]:
    great = {"great": True} if shape["properties"].get("great") else {}
    return {"type": "Feature", "properties": great, "geometry": shape["geometry"]}


def _geojson(data: bytes, name: str) -> Any:  # noqa: ANN401 (GeoJSON)
    try:
        return json.loads(data)
    except ValueError as error:
        raise ConfigError(f"The reference file {name} is malformed: {error}.") from error
