"""A backup back in place: checked first, what it replaces set aside, nobody shown old rows."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import Connection, func, select, update

from rasd.errors import StoreError
from rasd.store import backups, schema
from rasd.store.carry import carry, empty, take_home
from rasd.store.chain import Entry, append
from rasd.store.connect import Database, epoch_of, version_of
from rasd.store.faults import translated
from rasd.store.file import FileDatabase
from rasd.store.library import sqlite
from rasd.store.opening import open_store
from rasd.store.server import ServerDatabase

SUBJECT: Final = "store:restore"
"""Subject of the revision that says which backup came back, and who brought it."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did. replaced: where the project as it was before lies; None if none was."""

    replaced: Path | None
    articles: int
    incidents: int


def restore(target: str | Path, backup: Path, by: str = "analyst") -> Restored:
    """Put a backup in the place of a project, which is set aside first, or where none is yet.

    The backup is copied, brought up to date and verified before anything is touched; it may lie in
    a folder that cannot be written. Programs that have the project open see the restored one.
    Raises: StoreError if the backup is no whole project, or the disk is full.
    """
    server = "://" in str(target)
    home = None if server else Path(target).absolute().parent
    with translated(Path(target).name), TemporaryDirectory(dir=home, prefix=".restore-") as folder:
        staged = Path(folder) / "staged.db"
        backups.copy(backup, staged, still=True)
        store = open_store(staged, create=False)
        problems = store.verify()
        articles, incidents = len(store.articles()), len(store.columns()["id"])
        store.close()
        if problems:
            raise StoreError(f"{backup.name} is not whole, nothing was replaced: {problems[0]}")
        replace = _replace_rows if server else _replace_file
        return Restored(replace(str(target), staged, by, backup.name), articles, incidents)


def _replace_file(target: str, staged: Path, by: str, name: str) -> Path | None:
    """Write the staged project over a file that others may have open, in one transaction."""
    path = Path(target)
    database = FileDatabase(path)
    with translated(path.name), database.locked():
        before = _counts(path)
        replaced = backups.set_aside(path) if path.exists() else None
        with closing(FileDatabase(staged)) as new, new.bare() as connection:
            _note(connection, by, name, before)
        try:
            _write_over(path, staged)
        except sqlite.DatabaseError:  # too damaged to be written over: nobody can have it open
            for beside in ("-wal", "-shm"):
                Path(f"{path}{beside}").unlink(missing_ok=True)
            staged.replace(path)
    database.close()
    return replaced


def _replace_rows(target: str, staged: Path, by: str, name: str) -> Path:
    """Write the staged project over the rows of one on a server, in one transaction."""
    open_store(target).close()
    database: Database = ServerDatabase(target)
    with closing(database), closing(FileDatabase(staged)) as new:
        replaced = take_home(database, Path("backups"))
        with database.bare() as connection, new.read() as source:
            before = version_of(connection), epoch_of(connection)
            empty(connection)
            carry(source, connection)
            _note(connection, by, name, before)
    return replaced


def _counts(path: Path) -> tuple[int, int]:
    """Return version and epoch of a project file; 0, 0 where they cannot be read."""
    if not path.exists():
        return 0, 0
    try:
        with closing(sqlite.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as plain:
            version, epoch = plain.execute("SELECT version, epoch FROM state").fetchone()
            return int(version), int(epoch)
    except (sqlite.Error, TypeError):
        return 0, 0


def _note(connection: Connection, by: str, name: str, before: tuple[int, int]) -> None:
    """Log the restore, and let every reader see that what he read before no longer holds."""
    version = max(version_of(connection), before[0]) + 1
    epoch = max(epoch_of(connection), before[1]) + 1
    connection.execute(update(schema.state).values(version=version, epoch=epoch))
    c = schema.revision.c
    query = select(func.count()).select_from(schema.revision).where(c.subject == SUBJECT)
    rev = int(connection.scalar(query) or 0) + 1
    append(connection, [Entry(SUBJECT, rev, "restore", json.dumps({"backup": name}))], by)


def _write_over(target: Path, staged: Path) -> None:
    with closing(sqlite.connect(staged)) as new, closing(sqlite.connect(target)) as old:
        new.backup(old)
