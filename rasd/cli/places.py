"""`geocode`: place names and phrases to governorate, point and precision."""

from __future__ import annotations

import csv
import io
import itertools
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from rasd.country import load_country
from rasd.errors import BadInput
from rasd.geocode import Gazetteer, gazetteer_of, geocode_line


@click.command()
@click.argument("texts", nargs=-1)
@click.option("--near", help="Governorate (name or ISO key) that the text is about.")
@click.option(
    "--csv", "table", type=click.Path(path_type=Path), help="Take the first column of a CSV file."
)
@click.option("--places", "own", type=click.Path(path_type=Path), help="A CSV file of more places.")
def geocode(texts: tuple[str, ...], near: str | None, table: Path | None, own: Path | None) -> int:
    """Print one JSON line a TEXT, in order; nulls where Rasd would have to guess."""
    if not texts and table is None:
        raise click.UsageError("Name a place, or a file with --csv.")
    gazetteer = gazetteer_of(load_country(extra=own))
    if near and not _governorate_named(near, gazetteer):
        raise click.BadParameter(f"{near!r} is no governorate of the country.", param_hint="--near")
    asked = itertools.chain(texts, _first_column(table) if table else ())
    for text in asked:
        answer = geocode_line(text, near=near, gazetteer=gazetteer)
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    return 0


def _governorate_named(words: str, gazetteer: Gazetteer) -> bool:
    return words.upper() in gazetteer.country.isos() or bool(gazetteer.names.named(words)[0])


def _first_column(table: Path) -> Iterator[str]:
    """Yield the first cell of each line; a header line is skipped if it says 'place' or 'text'."""
    try:
        text = table.read_text(encoding="utf-8-sig")
        cells = [row[0] for row in csv.reader(io.StringIO(text)) if row]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"{table.name} cannot be read as UTF-8 CSV: {error}.") from error
    headed = bool(cells) and cells[0].strip().lower() in ("place", "text", "name")
    yield from cells[1:] if headed else cells
