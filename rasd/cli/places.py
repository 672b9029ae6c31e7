"""`geocode`: place names and phrases to governorate, point and precision."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import click

from rasd import pipeline
from rasd.country import load_country
from rasd.errors import BadInput


@click.command()
@click.argument("texts", nargs=-1)
@click.option("--near", help="Governorate (name or ISO key) that the text is about.")
@click.option(
    "--csv", "table", type=click.Path(path_type=Path), help="Take the first column of a CSV file."
)
def geocode(texts: tuple[str, ...], near: str | None, table: Path | None) -> int:
    """Print one JSON line a TEXT, in order; nulls where Rasd would have to guess."""
    if not texts and table is None:
        raise click.UsageError("Name a place, or a file with --csv.")
    if near and not _governorate_named(near):
        raise click.BadParameter(f"{near!r} is no governorate of the country.", param_hint="--near")
    for text in [*texts, *(_first_column(table) if table else ())]:
        click.echo(json.dumps(pipeline.try_place(text, near), ensure_ascii=False))
    return 0


def _governorate_named(words: str) -> bool:
    country = load_country()
    return words.upper() in country.isos() or bool(
        pipeline.gazetteer(country).names.named(words)[0]
    )


def _first_column(table: Path) -> Iterator[str]:
    """Yield the first cell of each line; a header line is skipped if it says 'place' or 'text'."""
    try:
        text = table.read_text(encoding="utf-8-sig")
        cells = [row[0] for row in csv.reader(io.StringIO(text)) if row]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"{table.name} cannot be read as UTF-8 CSV: {error}.") from error
    headed = bool(cells) and cells[0].strip().lower() in ("place", "text", "name")
    yield from cells[1:] if headed else cells
