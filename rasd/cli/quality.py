"""`doctor`: is everything sound here?"""

from __future__ import annotations

import json
import platform
from importlib import metadata
from typing import Final

import click

from rasd import __version__, pipeline
from rasd.cli.options import json_option, store_option
from rasd.country import load_country
from rasd.errors import RasdError
from rasd.extract.lexicon import load_lexicon
from rasd.store import examine
from rasd.word_lists import check_map

_PACKAGES: Final = ("streamlit", "streamlit-folium", "folium", "pandas", "geopy", "sqlalchemy")


@click.command()
@store_option
@json_option
def doctor(target: str, as_json: bool) -> int:
    """Check versions, reference data, seeds and the project; exit code 1 on trouble."""
    facts = {
        "rasd": metadata_version("rasd") or __version__,
        "python": platform.python_version(),
        **{name: metadata_version(name) for name in _PACKAGES},
    }
    found = examine(target)
    bad = [f"{finding.check.capitalize()}: {finding.words}" for finding in found if not finding.ok]
    troubles = [*_reference_troubles(target), *bad]
    if as_json:
        checks = [{"check": f.check, "ok": f.ok, "words": f.words} for f in found]
        told = {"versions": facts, "checks": checks, "troubles": troubles}
        click.echo(json.dumps(told, ensure_ascii=False))
        return int(bool(troubles))
    for name, version in facts.items():
        click.echo(f"{name:20} {version or 'MISSING'}")
    for finding in found:
        click.echo(f"{finding.check:20} {finding.words if finding.ok else 'TROUBLE, see below'}")
    for trouble in troubles or ["All checks passed."]:
        click.echo(trouble)
    return int(bool(troubles))


def metadata_version(package: str) -> str:
    """Return the installed version of a package, '' if it is not installed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _reference_troubles(target: str) -> list[str]:
    try:
        country = load_country(project=target)
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
