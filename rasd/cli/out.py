"""`export`: incidents out, by the same filters as the URL."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from rasd.cli.options import store_option
from rasd.country import load_country
from rasd.errors import BadInput
from rasd.exchange import WRITERS
from rasd.filters import select
from rasd.frame import to_frame
from rasd.query import FILTER_KEYS, from_query
from rasd.store import open_store


def _filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give the command one option for each filter parameter of the URL, under the same name."""
    for key in reversed(FILTER_KEYS):
        command = click.option(f"--{key}", f"by_{key}", multiple=True)(command)
    return command


@click.command()
@click.option("--format", "ext", type=click.Choice(sorted(WRITERS)), required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="'-' for stdout.")
@_filter_options
@store_option
def export(ext: str, out: Path, target: str, **query: tuple[str, ...]) -> int:
    """Write the incidents that pass the filters; options are the URL's parameters."""
    store = open_store(target, create=False)
    asked = {name.removeprefix("by_"): list(values) for name, values in query.items() if values}
    by, _, notices = from_query(asked, [g.iso for g in load_country().governorates])
    if notices:
        raise BadInput(notices[0])
    seen = store.last_revision()  # before the rows: what is written meanwhile counts as not seen
    found = store.search(by.q, by.as_of) if by.q else None
    chosen = select(to_frame(store.columns(as_of=by.as_of)), by, found=found)
    _write(WRITERS[ext](chosen), out)
    if by.as_of is None:
        store.set_mark("export", seen)  # 'What changed since the last export?'
    store.close()
    if str(out) != "-":
        click.echo(f"{len(chosen)} incidents written to {out.name}", err=True)
    return 0


def _write(data: bytes, out: Path) -> None:
    if str(out) == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        out.write_bytes(data)
    except OSError as error:
        raise BadInput(f"{out.name} cannot be written: {error.strerror}.") from error
