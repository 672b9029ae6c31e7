"""One way to write, many to read: connections, the write lock, and errors in one sentence."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, create_engine, event, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from rasd.errors import StoreError
from rasd.store import schema

LOCK_SECONDS: Final = 60.0
"""How long a writer waits for another before it says so."""
SAFE_LIBRARY: Final = (3, 51, 3)
"""First SQLite without the WAL-reset bug. Source: SQLite release notes 3.51.3."""
_PRAGMAS: Final = (
    "busy_timeout=5000",
    "foreign_keys=ON",
    "synchronous=FULL",
    "mmap_size=0",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)
_REASONS: Final = (
    ("not a database", "is no project file; choose another file"),
    ("malformed", "is damaged; restore a backup"),
    ("full", "cannot grow: the disk is full; free some room, nothing was half written"),
    ("disk I/O", "cannot be read or written: the disk fails or is full"),
    ("readonly", "cannot be written; check the rights of the file and its folder"),
    ("unable to open", "cannot be opened; check that the folder exists and may be written"),
    ("locked", "is being written by another program; try again"),
    ("no such table", "lacks a table of this version; restore a backup"),
    ("FOREIGN KEY", "would refer to something it does not hold; nothing was written"),
)
_THREAD_LOCKS: Final[dict[str, threading.Lock]] = {}


def library_note() -> str:
    """Return a sentence on the SQLite library in use if it is older than advised, else ''."""
    if sqlite3.sqlite_version_info >= SAFE_LIBRARY:
        return ""
    wanted = ".".join(map(str, SAFE_LIBRARY))
    return (
        f"SQLite {sqlite3.sqlite_version} is older than {wanted}; "
        "the write lock guards against its known flaw."
    )


class Database:
    """The connections of one project file. `write` is the only way to change anything."""

    def __init__(self, path: Path) -> None:
        """Prepare connections to `path`; nothing is opened yet."""
        self.path = path
        key = str(path.resolve())
        self._thread_lock = _THREAD_LOCKS.setdefault(key, threading.Lock())
        self._file_lock = FileLock(f"{path}.lock", timeout=LOCK_SECONDS)
        self._writer = _engine(path, readers=False)
        self._reader = _engine(path, readers=True)
        self._owner: int | None = None
        self._connection: Connection | None = None

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give the one writing connection, in a transaction that commits when the block ends.

        Thread lock, then file lock, then BEGIN IMMEDIATE: nobody waits inside SQLite. Nested in
        the same thread it is a savepoint of the outer transaction.
        Raises: StoreError if it cannot be had within LOCK_SECONDS, or the disk fails.
        """
        outer = self._mine()
        if outer is not None:
            with translated(self.path), outer.begin_nested():
                yield outer
            return
        with translated(self.path), self.locked(), self._writer.begin() as connection:
            connection.execute(update(schema.state).values(version=schema.state.c.version + 1))
            self._owner, self._connection = threading.get_ident(), connection
            try:
                yield connection
            finally:
                self._owner, self._connection = None, None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the store and can change nothing.

        Inside `write` of the same thread it is the writing connection, which sees its own changes.
        """
        own = self._mine()
        if own is not None:
            yield own
            return
        with translated(self.path), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the store against every other writer, in this process and in others."""
        if not self._thread_lock.acquire(timeout=LOCK_SECONDS):
            raise StoreError(f"{self.path.name} is being written by another window; try again.")
        try:
            with self._file_lock:
                yield
        finally:
            self._thread_lock.release()

    @contextmanager
    def bare(self) -> Iterator[Connection]:
        """Give the writing connection in a transaction without any table being needed."""
        with translated(self.path), self.locked(), self._writer.begin() as connection:
            yield connection

    def use_write_ahead_log(self) -> str:
        """Switch the file to write-ahead logging; return the mode it is in afterwards."""
        with translated(self.path), self.locked():
            raw = self._writer.raw_connection()
            try:
                return str(raw.cursor().execute("PRAGMA journal_mode=WAL").fetchone()[0])
            finally:
                raw.close()

    def is_writing(self) -> bool:
        """Whether the calling thread is inside `write`."""
        return self._mine() is not None

    def close(self) -> None:
        """Close every connection; the log is folded into the file under the lock."""
        with translated(self.path), self.locked():
            self._reader.dispose()
            self._writer.dispose()

    def _mine(self) -> Connection | None:
        return self._connection if self._owner == threading.get_ident() else None


def version_of(connection: Connection) -> int:
    """Return the store's version number, which grows with every write."""
    return int(connection.scalar(select(schema.state.c.version)) or 0)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite, the lock and the system raise into StoreError with one sentence."""
    try:
        yield
    except Timeout as error:
        raise StoreError(f"{path.name} is being written by another program; try again.") from error
    except DBAPIError as error:
        raise StoreError(_sentence(path, str(error.orig))) from error
    except sqlite3.Error as error:
        raise StoreError(_sentence(path, str(error))) from error
    except UnicodeEncodeError as error:
        raise StoreError(f"{path.name} cannot keep a name with broken characters.") from error
    except PermissionError as error:
        raise StoreError(_sentence(path, "readonly")) from error
    except OSError as error:
        raise StoreError(
            f"{path.name}: {error.strerror or error}; choose another place."
        ) from error


def _sentence(path: Path, reason: str) -> str:
    for sign, words in _REASONS:
        if sign in reason:
            return f"{path.name} {words}."
    return f"{path.name}: {reason}."


def _engine(path: Path, *, readers: bool) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
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
