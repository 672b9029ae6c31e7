"""Opening a project: a new file gets its tables, a stranger or another version is refused."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, insert, text

from rasd.errors import StoreError
from rasd.store import schema
from rasd.store.connect import Database, translated
from rasd.store.store import Store


def open_store(target: str | Path, *, create: bool = True) -> Store:
    """Open a project file, and make it, with its folders, if it is not there.

    Raises: StoreError if it is no project of this version, may not be written, or is not there
    and `create` is False.
    """
    if "://" in str(target):
        raise StoreError("A project is a file; database addresses are not supported yet.")
    path = Path(target)
    if path.is_dir():
        raise StoreError(f"{path.name} is a folder; name a file in it.")
    if not create and not path.exists():
        raise StoreError(f"There is no project file {path}.")
    with translated(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise StoreError(f"{path.parent} is no folder; choose another place.") from error
    database = Database(path)
    _prepare(database)
    return Store(database)


def _prepare(database: Database) -> None:
    """Make the tables of a new file, or see that an old one is ours and of this version."""
    with database.bare() as connection:
        marks = tuple(
            int(connection.exec_driver_sql(f"PRAGMA {name}").scalar() or 0)
            for name in ("application_id", "user_version")
        )
        empty = not connection.scalar(text("SELECT count(*) FROM sqlite_schema"))
        if marks == (0, 0) and empty:
            _create(connection)
        else:
            _refuse_strangers(database.path.name, *marks)
    database.use_write_ahead_log()


def _create(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    connection.execute(insert(schema.state), {"id": 1, "version": 1})
    connection.exec_driver_sql(f"PRAGMA application_id={schema.APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={schema.USER_VERSION}")


def _refuse_strangers(name: str, application_id: int, user_version: int) -> None:
    if application_id != schema.APPLICATION_ID:
        raise StoreError(f"{name} is a database, but no project of Rasd; choose another file.")
    if user_version > schema.USER_VERSION:
        raise StoreError(
            f"{name} was written by a newer Rasd (format {user_version}, this one knows "
            f"{schema.USER_VERSION}); update Rasd."
        )
    if user_version < schema.USER_VERSION:
        raise StoreError(
            f"{name} has the old format {user_version}, which this Rasd cannot bring up to "
            f"{schema.USER_VERSION}; open it with the Rasd that wrote it."
        )
