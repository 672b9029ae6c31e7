"""`verify`, `backup`, `restore`: is the project as it was written, a copy of it, and back again."""

from __future__ import annotations

import getpass
import json
from pathlib import Path

import click

from rasd.cli.options import json_option, store_option
from rasd.store import open_store
from rasd.store import restore as put_back


@click.command()
@store_option
@json_option
def verify(target: str, as_json: bool) -> int:
    """Check every row of the project against its log; exit code 1 if something was changed."""
    store = open_store(target, create=False)
    problems = store.verify()
    store.close()
    if as_json:
        click.echo(json.dumps({"problems": problems}, ensure_ascii=False))
        return int(bool(problems))
    for problem in problems or ("Everything is as it was written.",):
        click.echo(problem)
    return int(bool(problems))


@click.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    help="Folder for the copy (default: 'backups' beside the project).",
)
@store_option
def backup(folder: Path | None, target: str) -> int:
    """Copy the project as it stands, while others work on it; print where the copy is."""
    store = open_store(target, create=False)
    click.echo(store.backup(folder))
    store.close()
    return 0


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@store_option
def restore(file: Path, target: str) -> int:
    """Put a backup in the project's place, once it proves whole; what was there is kept."""
    told = put_back(target, file, getpass.getuser())
    kept = f"; what was there is {told.replaced}" if told.replaced else ""
    click.echo(f"Restored {told.articles} articles, {told.incidents} incidents{kept}.")
    return 0
