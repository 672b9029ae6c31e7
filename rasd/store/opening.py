"""Opening a project: a new one gets its tables, an old one is brought up, a stranger refused."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from rasd.errors import StoreError
from rasd.store import schema
from rasd.store.backups import back_up
from rasd.store.build import build
from rasd.store.connect import Database, Marks
from rasd.store.faults import translated
from rasd.store.file import FileDatabase
from rasd.store.migrations import bring_up, oldest
from rasd.store.server import ServerDatabase
from rasd.store.store import Store


def open_store(target: str | Path, *, create: bool = True) -> Store:
    """Open a project, and make it, with a file's folders, if it is not there.

    target: a file, or the address of a PostgreSQL database, postgresql://user@host/name.
    Raises: StoreError if it is no project of this version, may not be written, or is not there
    and `create` is False.
    """
    database: Database
    if "://" in str(target):
        database = ServerDatabase(str(target))
    else:
        database = _file_database(Path(target), create=create)
    with database.bare() as connection:
        _prepare(connection, database, create=create)
    if isinstance(database, FileDatabase):
        database.use_write_ahead_log()
    return Store(database)


def _file_database(path: Path, *, create: bool) -> Database:
    if path.is_dir():
        raise StoreError(f"{path.name} is a folder; name a file in it.")
    if not create and not path.exists():
        raise StoreError(f"There is no project file {path}.")
    with translated(path.name):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise StoreError(f"{path.parent} is no folder; choose another place.") from error
    return FileDatabase(path)


def _prepare(connection: Connection, database: Database, *, create: bool) -> None:
    """Make the tables of a new project, or see that an old one is ours, and bring it up to date."""
    marks = database.marks(connection)
    if not marks.empty:
        _refuse_strangers(database.name, marks)
        if marks.version < schema.USER_VERSION:
            _migrate(connection, database, marks.version)
    elif create or isinstance(database, FileDatabase):
        build(connection)
        database.stamp(connection, schema.USER_VERSION)
    else:
        raise StoreError(f"{database.name} holds no project.")


def _migrate(connection: Connection, database: Database, version: int) -> None:
    """Change the tables in one transaction; of a file there is a backup first."""
    if isinstance(database, FileDatabase):
        back_up(database.path)
    bring_up(connection, version)
    database.stamp(connection, schema.USER_VERSION)


def _refuse_strangers(name: str, marks: Marks) -> None:
    if not marks.ours:
        raise StoreError(f"{name} is no project of Rasd; choose another one.")
    if marks.version > schema.USER_VERSION:
        raise StoreError(
            f"{name} was written by a newer Rasd (format {marks.version}, this one knows "
            f"{schema.USER_VERSION}); update Rasd."
        )
    if marks.version < oldest():
        raise StoreError(
            f"{name} has the old format {marks.version}, which this Rasd cannot bring up to "
            f"{schema.USER_VERSION}; open it with the Rasd that wrote it."
        )
