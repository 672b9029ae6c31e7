"""One way to write, many to read: what the connections of every kind of project share."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import Connection, Engine, select, update

from rasd.errors import StoreError
from rasd.store import schema
from rasd.store.faults import translated

LOCK_SECONDS: Final = 60.0
"""How long a writer waits for another before it says so."""
_THREAD_LOCKS: Final[dict[str, threading.Lock]] = {}


class Marks(NamedTuple):
    """What a database says of itself: nothing in it yet, made by Rasd, version of its tables."""

    empty: bool
    ours: bool
    version: int


class Database(ABC):
    """The connections of one project. `write` is the only way to change anything.

    name: as a message calls it. path: of the file, or the name where there is none.
    """

    def __init__(self, name: str, path: Path, key: str, writer: Engine, reader: Engine) -> None:
        """Take the engines; key: what two objects of one project have in common."""
        self.name, self.path = name, path
        self._thread_lock = _THREAD_LOCKS.setdefault(key, threading.Lock())
        self._writer, self._reader = writer, reader
        self._owner: int | None = None
        self._connection: Connection | None = None

    @abstractmethod
    def marks(self, connection: Connection) -> Marks:
        """Return what the database says of itself."""

    @abstractmethod
    def stamp(self, connection: Connection, version: int) -> None:
        """Note that the tables are ours and of this version."""

    @abstractmethod
    def faults(self, connection: Connection) -> Iterator[str]:
        """Yield a sentence for every damage that the engine itself can find."""

    @contextmanager
    def write(self, *, counted: bool = True, backed_up: bool = True) -> Iterator[Connection]:
        """Give the one writing connection, in a transaction that commits when the block ends.

        counted: whether readers are to look again afterwards. backed_up: whether the first write of
        a day makes a backup before it.

        Nobody waits inside the database: locks are had first. Nested in the same thread it is a
        savepoint of the outer transaction.
        Raises: StoreError if it cannot be had within LOCK_SECONDS, or the disk fails.
        """
        outer = self._mine()
        if outer is not None:
            with translated(self.name), outer.begin_nested():
                yield outer
            return
        if backed_up:
            self.back_up_daily()
        with self.bare() as connection:
            version = schema.state.c.version + int(counted)
            connection.execute(update(schema.state).values(version=version))
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
        with translated(self.name), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the store against the other threads of this process."""
        if not self._thread_lock.acquire(timeout=LOCK_SECONDS):
            raise StoreError(f"{self.name} is being written by another window; try again.")
        try:
            yield
        finally:
            self._thread_lock.release()

    @contextmanager
    def bare(self) -> Iterator[Connection]:
        """Give the writing connection in a transaction without any table being needed."""
        with translated(self.name), self.locked(), self._writer.begin() as connection:
            yield connection

    @abstractmethod
    def back_up_daily(self) -> None:
        """Make the backup of this day, if there is none yet and something to lose."""

    @abstractmethod
    def give_way(self, seconds: float) -> None:
        """Let whoever waits go first, after a write that took so long."""

    def is_writing(self) -> bool:
        """Whether the calling thread is inside `write`."""
        return self._mine() is not None

    def close(self) -> None:
        """Close every connection, under the lock."""
        with translated(self.name), self.locked():
            self._reader.dispose()
            self._writer.dispose()

    def _mine(self) -> Connection | None:
        return self._connection if self._owner == threading.get_ident() else None


def version_of(connection: Connection) -> int:
    """Return the store's version number, which grows with every write."""
    return int(connection.scalar(select(schema.state.c.version)) or 0)


def epoch_of(connection: Connection) -> int:
    """Return how often the store was replaced by a backup."""
    return int(connection.scalar(select(schema.state.c.epoch)) or 0)
