"""The files that the map's frame fetches from this machine: Leaflet, our layer, and the arrays.

Two components serve them: Leaflet straight from its installed package, everything of ours from one
folder of this process, under names that are the hash of the content. The folder is private to the
user and goes when the process ends.
"""

from __future__ import annotations

import atexit
import importlib.util
import shutil
import tempfile
import threading
from collections import OrderedDict
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import pandas as pd
from streamlit.components.v1 import declare_component
from streamlit.runtime.scriptrunner import get_script_run_ctx

from rasd.country import Country
from rasd.errors import ConfigError
from rasd.index import content_name, points
from rasd.render.layers import geography, relief_picture
from rasd.render.map import AssetUrls

SCRIPTS: Final = (
    *("core", "data", "bins", "switches", "relief", "base", "marks", "panels"),
    *("words", "choice", "names", "layer", "pick"),
)
"""Parts of our layer in the order in which they need each other; served as one file."""
KEPT: Final = 8
"""Point files kept: other sessions may still hold the state before an edit."""

_SOURCES: Final = Path(__file__).resolve().parent.parent / "assets"
_FOLDER: Final = Path(tempfile.mkdtemp(prefix="rasd-map-"))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)


class _Points:
    """The point files on disk, newest last, and the incident ids that their rows stand for."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.names: dict[tuple[str, date | None], str] = {}
        self.ids: OrderedDict[str, pd.Series[Any]] = OrderedDict()

    def name(self, incidents: pd.DataFrame, key: tuple[str, date | None], country: Country) -> str:
        """Return the name of the file for a state of the frame, written if it is new."""
        with self.lock:
            name = self.names.get(key, "")
            if name not in self.ids:
                name = self._write(incidents, country)
                self.names[key] = name
            self.ids.move_to_end(name)
            self._forget()
            return name

    def _write(self, incidents: pd.DataFrame, country: Country) -> str:
        arrays = points(incidents, country.isos())
        ids = incidents["id"]
        # ids are hashed too: a row number must never mean two incidents under one name
        name = content_name("points", "bin", arrays, "\n".join(ids).encode())
        _keep(name, arrays)
        self.ids[name] = ids
        return name

    def _forget(self) -> None:
        while len(self.ids) > KEPT:
            old, _ = self.ids.popitem(last=False)
            (_FOLDER / old).unlink(missing_ok=True)
            self.names = {key: name for key, name in self.names.items() if name != old}


_points: Final = _Points()
_bases: Final[dict[Path, str]] = {}


def asset_urls(
    incidents: pd.DataFrame, version: str, country: Country, as_of: date | None = None
) -> AssetUrls:
    """Return where the map's files lie, after writing what is not there yet.

    incidents: the whole frame of this store `version` as of `as_of`; its arrays are written once.
    Raises: ConfigError if Leaflet is not installed.
    """
    _, own = _serve(in_script=get_script_run_ctx() is not None)
    points_url = f"{own}{_points.name(incidents, (version, as_of), country)}"
    return replace(plain_urls(country), points=points_url)


def plain_urls(country: Country) -> AssetUrls:
    """Return where the files of a map without incidents lie. Raises: as `asset_urls`."""
    leaflet, own = _serve(in_script=get_script_run_ctx() is not None)
    script, style = _bundle()
    return AssetUrls(
        scripts=(f"{leaflet}leaflet.js", f"{own}{script}"),
        styles=(f"{leaflet}leaflet.css", f"{own}{style}"),
        geography=f"{own}{_geography(country)}",
        points="",
    )


def incident_at(points_name: str, row: int) -> str | None:
    """Return the incident that a row of a point file stands for; None if it is long gone."""
    ids = _points.ids.get(points_name)
    if ids is None or not 0 <= row < len(ids):
        return None
    return str(ids.iloc[row])


def leaflet_folder() -> Path:
    """Return the folder of the installed Leaflet; ConfigError if there is none."""
    found = importlib.util.find_spec("js_lib_leaflet")
    if found is None or found.origin is None:
        raise ConfigError("Leaflet is missing: install django-js-lib-leaflet (requirements.txt).")
    return Path(found.origin).parent / "static" / "js_lib_leaflet"


@lru_cache(maxsize=2)
def _serve(*, in_script: bool) -> tuple[str, str]:  # noqa: ARG001 (the key of the cache)
    """Declare both components; Streamlit registers them only from within a script's run.

    Returns the addresses of their folders, relative to the map's frame, so that a base path and a
    proxy change nothing.
    """
    leaflet = declare_component("leaflet", path=str(leaflet_folder()))
    own = declare_component("own", path=str(_FOLDER))
    return f"../{leaflet.name}/", f"../{own.name}/"


@lru_cache(maxsize=1)
def _bundle() -> tuple[str, str]:
    """Write our layer as one script and one style sheet; return their names."""
    script = b"\n".join((_SOURCES / f"{part}.js").read_bytes() for part in SCRIPTS)
    style = (_SOURCES / "rasd.css").read_bytes()
    names = content_name("map", "js", script), content_name("map", "css", style)
    _keep(names[0], script)
    _keep(names[1], style)
    return names


def _geography(country: Country) -> str:
    """Write the base of a country's map and its relief once; return the name of the base."""
    if country.folder not in _bases:
        picture, relief = relief_picture(country), ""
        if picture:
            relief = content_name("relief", "webp", picture)
            _keep(relief, picture)
        content = geography(country, relief)
        name = content_name("base", "json", content)
        _keep(name, content)
        _bases[country.folder] = name
    return _bases[country.folder]


def _keep(name: str, content: bytes) -> None:
    """Write a file whole or not at all: a browser may ask for it at any moment."""
    draft = _FOLDER / f"{name}.part"
    draft.write_bytes(content)
    draft.replace(_FOLDER / name)
