"""`doctor`: is everything sound here?"""

from __future__ import annotations

import json
import platform
import shutil
from importlib import metadata
from pathlib import Path
from typing import Final

import click

from rasd import __version__, pipeline
from rasd.cli.options import json_option, store_option
from rasd.country import load_country
from rasd.errors import RasdError
from rasd.extract.lexicon import load_lexicon
from rasd.store import library_note, open_store
from rasd.word_lists import check_map

_PACKAGES: Final = ("streamlit", "streamlit-folium", "folium", "pandas", "geopy", "sqlalchemy")
_FREE_BYTES: Final = 200 * 2**20


@click.command()
@store_option
@json_option
def doctor(target: str, as_json: bool) -> int:
    """Check versions, reference data, seeds and the project file; exit code 1 on trouble."""
    facts = {
        "rasd": metadata_version("rasd") or __version__,
        "python": platform.python_version(),
        **{name: metadata_version(name) for name in _PACKAGES},
        "sqlite": library_note(),
    }
    troubles = [*_reference_troubles(), *_store_troubles(target), *_disk_troubles(target)]
    if as_json:
        click.echo(json.dumps({"versions": facts, "troubles": troubles}, ensure_ascii=False))
        return int(bool(troubles))
    for name, version in facts.items():
        click.echo(f"{name:20} {version or 'MISSING'}")
    for trouble in troubles or ["All checks passed."]:
        click.echo(trouble)
    return int(bool(troubles))


def metadata_version(package: str) -> str:
    """Return the installed version of a package, '' if it is not installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _reference_troubles() -> list[str]:
    try:
        country = load_country()
        pipeline.gazetteer(country)
        load_lexicon(country)
        check_map(country.lexicon("map"))
    except RasdError as error:
        return [f"Reference data: {error}"]
    troubles = []
    if len(country.governorates) < 18:
        troubles.append(f"Reference data: only {len(country.governorates)} governorates.")
    if not any(pipeline.SEEDS.glob("*.md")):
        troubles.append("Seeds: seeds/ holds no document; the demo cannot be loaded.")
    return troubles + [
        f"Package {name} is missing: run pip install -r requirements.txt."
        for name in _PACKAGES
        if not metadata_version(name)
    ]


def _store_troubles(target: str) -> list[str]:
    if "://" not in target and not Path(target).exists():
        return []
    try:
        store = open_store(target, create=False)
    except RasdError as error:
        return [f"Project: {error}"]
    troubles = [f"Project: {problem}" for problem in store.verify()]
    store.close()
    return troubles


def _disk_troubles(target: str) -> list[str]:
    if "://" in target:
        return []
    folder = next((p for p in Path(target).absolute().parents if p.exists()), Path.cwd())
    free = shutil.disk_usage(folder).free
    if free >= _FREE_BYTES:
        return []
    return [f"Disk: {free // 2**20} MB free beside the project; make room for 200 MB."]
