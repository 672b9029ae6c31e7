"""`score` and `doctor`: how good is it, and is everything sound here?"""

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
from rasd.errors import BadInput, RasdError
from rasd.model import Skipped
from rasd.record import article_record
from rasd.score import load_gold, publish, report_lines, to_json
from rasd.score import score as score_articles
from rasd.store import library_note, open_store

_GOLD: Final = Path("tests") / "gold" / "gold.jsonl"
_PACKAGES: Final = ("streamlit", "streamlit-folium", "folium", "pandas", "geopy", "sqlalchemy")
_FREE_BYTES: Final = 200 * 2**20


@click.command()
@click.option(
    "--gold",
    type=click.Path(path_type=Path),
    default=_GOLD,
    show_default=True,
    help="Labels, one JSON line an article.",
)
@click.option(
    "--articles",
    "folder",
    type=click.Path(path_type=Path),
    default=pipeline.SEEDS,
    help="Folder of the labelled documents (default: the seeds).",
)
@click.option("--errors", is_flag=True, help="List what was missed and what was made up.")
@click.option("--publish", "keep", is_flag=True, help="Keep the figures for the Method page.")
@json_option
def score(gold: Path, folder: Path, errors: bool, keep: bool, as_json: bool) -> int:
    """Measure extraction against labelled articles, joined by id."""
    labels = load_gold(gold)
    country = load_country()
    if not folder.is_dir():
        raise BadInput(f"There is no folder {folder} to take the labelled articles from.")
    items = [i for path in sorted(folder.iterdir()) for i in pipeline.read_file(path)]
    parts, clusters = pipeline.extract_all(items, country)
    predicted = [
        article_record(part[0], part[1], clusters, country)
        for part in parts
        if not isinstance(part, Skipped) and part[0].id in labels
    ]
    report = score_articles(labels, {record["id"]: record for record in predicted})
    if keep:
        publish(to_json(report))
    if as_json:
        click.echo(json.dumps(to_json(report), indent=1))
        return 0
    for line in report_lines(report, errors=errors):
        click.echo(line)
    return 0


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
