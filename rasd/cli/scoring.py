"""`score`: how well does it read labelled articles?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click

from rasd import pipeline
from rasd import score as scoring
from rasd.cli.options import json_option
from rasd.country import shipped_country
from rasd.errors import BadInput
from rasd.model import Article, Skipped
from rasd.record import article_record

_MOST_NAMED: Final = 5
_FILE: Final = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class _Read:
    """Labels with what Rasd and the keyword search make of their articles, by article id."""

    labels: Mapping[str, Any]
    predicted: Mapping[str, Any]
    keywords: Mapping[str, Any]

    @property
    def unread(self) -> str:
        """The labelled articles without a readable document in words; '' where there is none."""
        missing = sorted(set(self.labels) - set(self.predicted))
        if not missing:
            return ""
        named = ", ".join(missing[:_MOST_NAMED])
        return f"Labelled articles without a readable document: {len(missing)} ({named})."


@click.command()
@click.option("--gold", type=_FILE, help="Labels, one JSON line an article (default: the known).")
@click.option("--articles", "folder", type=_FILE, help="Folder of the labelled documents.")
@click.option("--set", "opened", help="Measure one of the opened sets instead, by its name.")
@click.option("--errors", is_flag=True, help="List what is wrong, missed and made up.")
@click.option("--details", is_flag=True, help="Print every figure.")
@click.option("--blind", help="Log it as a blind measurement of the set of this name.")
@click.option("--note", default="", help="The state of the rules, in a few words, for the log.")
@click.option("--log", type=_FILE, default=scoring.LOG, help="The log of blind measurements.")
@click.option("--publish", "keep", is_flag=True, help="Keep the figures for the Method page.")
@json_option
def score(
    *,
    gold: Path | None,
    folder: Path | None,
    opened: str | None,
    errors: bool,
    details: bool,
    blind: str | None,
    note: str,
    log: Path,
    keep: bool,
    as_json: bool,
) -> int:
    """Measure extraction against labelled articles, joined by id.

    Labels that hold the text of their article need no folder. A blind measurement takes only
    articles that are not among the known ones.
    """
    if keep and (gold or folder or opened or blind):
        raise BadInput("--publish measures the known and the opened sets: give no other labels.")
    if opened and (gold or folder or blind):
        raise BadInput("--set names known labels: leave --gold, --articles and --blind out.")
    read = _opened(opened) if opened else _read(gold or scoring.KNOWN, folder)
    name = blind or opened or (gold.stem if gold else "known set")
    day = datetime.now(UTC).date() if blind else None
    found = scoring.take_measurement(name, *_sides(read), day=day, engine=note)
    if read.unread:
        click.echo(f"{read.unread} They count as if nothing was found.", err=True)
    if blind:
        _log(found, read, log)
    if keep:
        scoring.publish(found, [_measured(each) for each in scoring.opened_sets()])
    _print(found, read, errors=errors, details=details, as_json=as_json)
    return 0


def _opened(name: str) -> _Read:
    sets = scoring.opened_sets()
    if name not in sets:
        raise BadInput(f"There is no opened set {name!r}; there are {', '.join(sets) or 'none'}.")
    return _read(sets[name], None)


def _measured(name: str) -> scoring.Measurement:
    return scoring.take_measurement(f"Set {name.upper()}", *_sides(_opened(name)))


def _sides(read: _Read) -> tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]]:
    return read.labels, read.predicted, read.keywords


def _read(gold: Path, folder: Path | None) -> _Read:
    """Read the labelled articles: from the folder, from the labels, or from the seeds."""
    labels, country = scoring.load_gold(gold), shipped_country()
    wanted = [item for item in _items(gold, labels, folder) if _id(item) in labels]
    articles = {item.id: item for item in wanted if isinstance(item, Article)}
    parts, clusters = pipeline.extract_all(articles.values(), country)
    coded = [part for part in parts if not isinstance(part, Skipped)]
    return _Read(
        labels=labels,
        predicted={one.id: article_record(one, units, clusters, country) for one, units in coded},
        keywords={key: scoring.keyword_record(one, country) for key, one in articles.items()},
    )


def _id(item: Article | Skipped) -> str:
    return item.id if isinstance(item, Article) else ""


def _items(gold: Path, labels: Mapping[str, Any], folder: Path | None) -> list[Article | Skipped]:
    if folder is None and gold == scoring.KNOWN:
        folder = pipeline.SEEDS
    if folder is None:
        return [i for name, data in scoring.documents(labels) for i in pipeline.read(data, name)]
    if not folder.is_dir():
        raise BadInput(f"There is no folder {folder} to take the labelled articles from.")
    return [i for path in sorted(folder.iterdir()) for i in pipeline.read_file(path)]


def _log(found: scoring.Measurement, read: _Read, log: Path) -> None:
    """Add a blind measurement to the log; refuse one with known or with missing articles."""
    if read.unread:
        raise BadInput(f"{read.unread} Nothing was logged.")
    known = sorted(scoring.known_ids() & set(read.labels))
    if known:
        raise BadInput(
            f"This is no blind measurement: {', '.join(known[:_MOST_NAMED])} "
            f"{'is' if len(known) == 1 else 'are'} known. Nothing was logged."
        )
    scoring.add_to_log(found, log)
    click.echo(f"Logged as the blind measurement of {found.name!r}.", err=True)


def _print(
    found: scoring.Measurement, read: _Read, *, errors: bool, details: bool, as_json: bool
) -> None:
    full = scoring.score(read.labels, read.predicted)
    if as_json:
        card = scoring.as_json(found)
        click.echo(json.dumps(scoring.to_json(full) | {"scorecard": card}, indent=1))
        return
    lines = scoring.card_lines(found)
    if details:
        lines += ["", *scoring.report_lines(full)]
    if errors:
        lines += ["", *scoring.fault_lines(read.labels, read.predicted)]
    click.echo("\n".join(lines))
