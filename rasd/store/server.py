"""A project in a PostgreSQL database: the same tables and statements, the server's own lock.

Only here, in `search` and in the guards of `schema` does the engine make a difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError

from rasd.errors import StoreError
from rasd.store import connect, schema
from rasd.store.connect import Database, Marks

SCHEMES: Final = ("postgresql", "postgres")
_CONNECT_SECONDS: Final = 10


class ServerDatabase(Database):
    """One database of a server. One advisory lock a transaction keeps writers in a row."""

    def __init__(self, address: str) -> None:
        """Prepare connections to an address postgresql://user:password@host:port/database.

        Raises: StoreError if it is no such address, or the driver is not installed.
        """
        url = _url_of(address)
        plain = url.render_as_string(hide_password=True)
        engines = _engine(url, readers=False), _engine(url, readers=True)
        name = f"The database {url.database}"
        super().__init__(name, Path(url.database or ""), plain, *engines)

    @contextmanager
    def bare(self) -> Iterator[Connection]:
        """Give the writing connection once no other program writes."""
        with super().bare() as connection:
            wait = int(connect.LOCK_SECONDS * 1000)
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {wait}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({schema.APPLICATION_ID})")
            yield connection

    def back_up_daily(self) -> None:
        """Do nothing: a server has backups of its own."""

    def give_way(self, seconds: float) -> None:
        """Do nothing: a server lets those in who wait in the order in which they came."""

    def marks(self, connection: Connection) -> Marks:
        """Return what the comment on table `state` says: 'rasd' and a number."""
        tables = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"
        empty = not connection.scalar(text(tables))
        note = connection.scalar(text("SELECT obj_description(to_regclass('state'), 'pg_class')"))
        word, _, version = str(note or "").partition(" ")
        ours = word == "rasd" and version.isdecimal()
        return Marks(empty, ours, int(version) if ours else 0)

    def stamp(self, connection: Connection, version: int) -> None:
        """Write the marks as a comment, which is part of the transaction."""
        connection.exec_driver_sql(f"COMMENT ON TABLE state IS 'rasd {version:d}'")

    def faults(self, connection: Connection) -> Iterator[str]:
        """Yield what the server knows to be broken; pages it checks itself as it reads."""
        broken = "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"
        for row in connection.execute(text(broken)):
            yield f"Index {row[0]} is damaged: run REINDEX on the server."


def _url_of(address: str) -> URL:
    scheme, _, rest = address.partition("://")
    if scheme not in SCHEMES:
        raise StoreError(f"{scheme}:// is no kind of project; use a file or postgresql://….")
    try:
        url = make_url(f"postgresql+psycopg://{rest}")
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            "The database address cannot be read; write postgresql://user:password@host/name."
        ) from error
    if not url.database:
        raise StoreError("The database address names no database; add /NAME at its end.")
    return url


def _engine(url: URL, *, readers: bool) -> Engine:
    # a reader sees one moment; a writer must see what was committed while it waited for the lock
    isolation = "REPEATABLE READ" if readers else "READ COMMITTED"
    try:
        return create_engine(
            url,
            pool_size=8 if readers else 1,
            max_overflow=-1 if readers else 0,
            pool_pre_ping=True,
            isolation_level=isolation,
            execution_options={"postgresql_readonly": readers},
            connect_args={"connect_timeout": _CONNECT_SECONDS, "client_encoding": "utf8"},
        )
    except ModuleNotFoundError as error:
        raise StoreError(
            "PostgreSQL needs one more package: pip install -r requirements-postgres.txt."
        ) from error
