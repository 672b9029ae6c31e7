"""Bringing the tables of an older Rasd up to date: one step a version, all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from sqlalchemy import Connection, Table, func, select, update
from sqlalchemy.schema import CreateColumn, CreateIndex

from rasd.model import Article
from rasd.store import schema
from rasd.store.build import keep_twice
from rasd.store.codec import loads
from rasd.store.sources import sketch_of


def bring_up(connection: Connection, version: int) -> None:
    """Change the tables from `version` to the newest, inside the caller's transaction."""
    for step in range(version, schema.USER_VERSION):
        MIGRATIONS[step](connection)


def _to_2(connection: Connection) -> None:
    """Withdrawn single documents, purges, reprints, ratings, marks; an index by time."""
    _add(connection, schema.state, ["epoch"])
    _add(connection, schema.article, ["withdrawn", "purged", "sketch"])
    _sketch(connection)
    _add(connection, schema.incident, ["n_sources"])
    for index in schema.revision.indexes:
        connection.execute(CreateIndex(index))
    schema.metadata.create_all(connection, tables=[schema.rating, schema.mark])
    # as `heads.flat_of` reckons it for a head that says nothing of sources
    c = schema.incident.c
    outlets = 1 + func.length(c.outlets) - func.length(func.replace(c.outlets, "|", ""))
    named = update(schema.incident).where(c.outlets != "")
    connection.execute(named.values(n_sources=outlets))
    silent = update(schema.incident).where(c.outlets == "", c.n_reports > 0)
    connection.execute(silent.values(n_sources=1))


def _to_3(connection: Connection) -> None:
    """Saved views, what analysts write beside an incident; a second time what no digest covers."""
    schema.metadata.create_all(connection, tables=[schema.saved_view, schema.annotation])
    keep_twice(connection)


def _sketch(connection: Connection) -> None:
    """Make the sketches of articles that came in before there were any."""
    c = schema.article.c
    keys = connection.scalars(select(c.key)).all()
    for key in keys:
        document = connection.scalar(select(c.document).where(c.key == key)) or "{}"
        sketch = sketch_of(loads(Article, document))
        connection.execute(update(schema.article).where(c.key == key).values(sketch=sketch))


MIGRATIONS: Final[Mapping[int, Callable[[Connection], None]]] = {1: _to_2, 2: _to_3}
"""From which version, and what it does. A new one: a step here, USER_VERSION, a fixture."""


def _add(connection: Connection, table: Table, names: Iterable[str]) -> None:
    for name in names:
        column = CreateColumn(table.c[name]).compile(dialect=connection.dialect)
        connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {column}")


def oldest() -> int:
    """Return the oldest version that can be brought up to date."""
    return min(MIGRATIONS)
