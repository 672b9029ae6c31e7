"""`extract` and `ingest`: articles in."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click
from tqdm import tqdm

from rasd import pipeline
from rasd.cli.options import Day, json_option, store_option
from rasd.country import load_country
from rasd.model import Article, Skipped
from rasd.record import Record, article_record, error_record
from rasd.store import open_store

_PUBLISHED = "Publication day of files that carry no date of their own."


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--published", type=Day(), help=_PUBLISHED)
def extract(files: tuple[Path, ...], published: date | None) -> int:
    """Read FILES and print one JSON line an article; no store is touched."""
    country = load_country()
    parts, clusters = pipeline.extract_all(_items(files, published), country)
    for part in parts:
        record: Record
        if isinstance(part, Skipped):
            click.echo(f"rasd: {part.reason}", err=True)
            record = error_record(part)
        else:
            record = article_record(part[0], part[1], clusters, country)
            if part[0].language != "en":  # silence must not read as 'no incidents'
                name = part[0].origin
                click.echo(f"rasd: {name} is not in English; only English is read.", err=True)
        click.echo(json.dumps(record, ensure_ascii=False))
    return int(any(isinstance(part, Skipped) for part in parts))


def _items(files: Iterable[Path], published: date | None) -> Iterator[Article | Skipped]:
    for path in files:
        yield from pipeline.read_file(path, published)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--published", type=Day(), help=_PUBLISHED)
@store_option
@json_option
def ingest(paths: tuple[Path, ...], published: date | None, target: str, as_json: bool) -> int:
    """Read files or folders at PATHS into the project; the same file twice adds nothing."""
    files = [file for path in paths for file in _files_below(path)]
    store = open_store(target)
    bar = tqdm(total=len(files), unit="file", file=sys.stderr, disable=not sys.stderr.isatty())

    def told(outcome: pipeline.Outcome) -> None:
        bar.update()
        click.echo(_answer(outcome, as_json=as_json), err=outcome.failed and not as_json)

    with bar:
        report = pipeline.ingest(
            _items(files, published),
            country=load_country(project=target),
            store=store,
            batch="command line",
            progress=told,
        )
    store.close()
    return int(bool(report.failures))


def _files_below(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))


def _answer(outcome: pipeline.Outcome, *, as_json: bool) -> str:
    if as_json:
        skipped = [{"stage": s.stage, "reason": s.reason} for s in outcome.skipped]
        return json.dumps(
            {
                "name": outcome.name,
                "id": outcome.article_id,
                "incidents": outcome.incidents,
                "known": outcome.known,
                "skipped": skipped,
            },
            ensure_ascii=False,
        )
    if outcome.failed:
        return f"{outcome.name}: {outcome.skipped[0].reason}"
    if outcome.known:
        return f"{outcome.name}: already here as {outcome.article_id}, nothing added"
    plural = "" if outcome.incidents == 1 else "s"
    return (
        f"{outcome.name}: {outcome.incidents} incident{plural}, {len(outcome.skipped)} passed over"
    )
