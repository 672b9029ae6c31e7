"""A project in one SQLite file: write-ahead log, a lock file beside it, checks turned on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, create_engine, event, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from rasd.errors import StoreError
from rasd.store import backups, connect, schema
from rasd.store.connect import Database, Marks
from rasd.store.faults import translated
from rasd.store.library import sqlite

_LOOK_AGAIN: Final = 0.001
"""Seconds between two looks at whether another program still holds a lock; a write takes more."""
_GIVEN: Final = 0.05
_PRAGMAS: Final = (
    "busy_timeout=5000",
    "foreign_keys=ON",
    "synchronous=FULL",
    "mmap_size=0",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)


class FileDatabase(Database):
    """One file. Thread lock, then file lock, then BEGIN IMMEDIATE: nobody waits inside SQLite."""

    def __init__(self, path: Path) -> None:
        """Prepare connections to `path`; nothing is opened yet."""
        engines = _engine(path, readers=False), _engine(path, readers=True)
        super().__init__(path.name, path, str(path.resolve()), *engines)
        self._looked: date | None = None
        wait = connect.LOCK_SECONDS
        self._turn = FileLock(f"{path}.turn", timeout=wait, poll_interval=_LOOK_AGAIN)
        self._file_lock = FileLock(f"{path}.lock", timeout=wait, poll_interval=_LOOK_AGAIN)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the store against every other writer, in this process and in others.

        Whoever waits for the file holds the turn: a program that writes again and again, as an
        import does, cannot take the file anew before the one that waits has had it.
        """
        with super().locked():
            with self._turn:
                self._file_lock.acquire()
            try:
                yield
            finally:
                self._file_lock.release()

    def back_up_daily(self) -> None:
        """Make the backup of this day, if there is none yet and something to lose.

        Where it cannot be made the work goes on: `doctor` tells of a project written since.
        """
        if self._looked == backups.today():
            return
        self._looked = backups.today()
        with suppress(StoreError), translated(self.name), self.locked():
            if backups.last_day(self.path) != self._looked and self._holds_something():
                backups.back_up(self.path)

    def _holds_something(self) -> bool:
        with self.read() as connection:
            return connection.scalar(select(schema.revision.c.seq).limit(1)) is not None

    def give_way(self, seconds: float) -> None:
        """Let whoever waits for the file have it for as long as this one had it, 50 ms at most."""
        if self.is_writing():  # it still has it
            return
        try:
            self._turn.acquire(blocking=False)
        except Timeout:
            time.sleep(min(seconds, _GIVEN))
        else:
            self._turn.release()

    def marks(self, connection: Connection) -> Marks:
        """Return what the file's header says."""
        ours, version = (
            int(connection.exec_driver_sql(f"PRAGMA {name}").scalar() or 0)
            for name in ("application_id", "user_version")
        )
        empty = not connection.scalar(text("SELECT count(*) FROM sqlite_schema"))
        return Marks(empty and not ours and not version, ours == schema.APPLICATION_ID, version)

    def stamp(self, connection: Connection, version: int) -> None:
        """Write the marks into the file's header."""
        connection.exec_driver_sql(f"PRAGMA application_id={schema.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={version}")

    def faults(self, connection: Connection) -> Iterator[str]:
        """Yield what SQLite's own checks find."""
        for row in connection.execute(text("PRAGMA integrity_check")):
            if row[0] != "ok":
                yield f"The file is damaged: {row[0]}."
        for row in connection.execute(text("PRAGMA foreign_key_check")):
            yield f"Table {row[0]} refers to a row of {row[2]} that is not there."
        yield from self._search_faults()

    def _search_faults(self) -> Iterator[str]:
        """Yield what SQLite finds wrong in the search index; only a writer may have it checked."""
        with self.bare() as connection:
            for table, of in (("article_fts", "articles"), ("report_fts", "reports")):
                try:
                    connection.exec_driver_sql(
                        f"INSERT INTO {table}({table}) VALUES ('integrity-check')"  # noqa: S608
                    )
                except DBAPIError:
                    yield f"The search index of the {of} is damaged."

    def use_write_ahead_log(self) -> None:
        """Switch the file to write-ahead logging."""
        with translated(self.name), self.locked():
            raw = self._writer.raw_connection()
            try:
                raw.cursor().execute("PRAGMA journal_mode=WAL").fetchone()
            finally:
                raw.close()

    def rewrite(self) -> None:
        """Write the file anew without what was deleted from it, and empty its log."""
        with translated(self.name), self.locked():
            raw = self._writer.raw_connection()
            try:
                raw.cursor().execute("VACUUM")
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            finally:
                raw.close()


def _engine(path: Path, *, readers: bool) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=sqlite,
        poolclass=QueuePool,
        pool_size=8 if readers else 1,
        max_overflow=-1 if readers else 0,
        connect_args={"check_same_thread": False},
    )
    begin = "BEGIN" if readers else "BEGIN IMMEDIATE"

    def prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 (the driver's own)
        connection.isolation_level = None  # transactions are ours, by the event below
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if readers:
            connection.execute("PRAGMA query_only=ON")

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", start)
    return engine
