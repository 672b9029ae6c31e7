"""Every row of one project into another, between a file and a server or back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Table, func, select, text

from rasd.model import Article
from rasd.store import backups, schema, search
from rasd.store.build import build
from rasd.store.codec import loads
from rasd.store.connect import Database
from rasd.store.faults import translated
from rasd.store.file import FileDatabase
from rasd.store.rows import live_reports, report_keys

_PIECE: Final = 1_000
_GUARDS: Final = "ALTER TABLE revision {} TRIGGER USER"


def carry(source: Connection, target: Connection) -> None:
    """Fill an empty project with every row of another, the log included; make its index anew."""
    for table in schema.metadata.sorted_tables:
        if table is schema.state:
            continue
        for rows in _pieces(source, table):
            target.execute(table.insert(), rows)
    _index(target)
    if target.dialect.name == "postgresql":
        _count_on(target)


def take_home(database: Database, folder: Path) -> Path:
    """Copy a project from a server into a project file in `folder`; return its path."""
    target = backups.name_for(database.path, folder)
    part = target.with_name(target.name + ".part")
    with translated(target.name):
        folder.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        file = FileDatabase(part)
        try:
            with database.read() as source, file.bare() as copied:
                build(copied)
                file.stamp(copied, schema.USER_VERSION)
                carry(source, copied)
            file.close()
            part.replace(target)
        finally:
            file.close()
            for beside in ("", ".lock", ".turn"):
                Path(f"{part}{beside}").unlink(missing_ok=True)
    backups.make_room(database.path, folder)
    return target


def empty(target: Connection) -> None:
    """Take every row out of a project on a server, the log included: another one comes in."""
    target.exec_driver_sql(_GUARDS.format("DISABLE"))
    for table in reversed(schema.metadata.sorted_tables):
        if table is not schema.state:
            target.execute(table.delete())
    target.exec_driver_sql("DELETE FROM article_fts")
    target.exec_driver_sql("DELETE FROM report_fts")
    target.exec_driver_sql(_GUARDS.format("ENABLE"))


def _pieces(source: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    result = source.execution_options(stream_results=True).execute(select(table))
    for rows in result.mappings().partitions(_PIECE):
        yield [dict(row) for row in rows]


def _index(target: Connection) -> None:
    """Make the search index of rows that stand already; what was purged has no words left."""
    c, i = schema.article.c, schema.incident.c
    ids = target.scalars(select(c.id).where(c.purged.is_(None))).all()
    for start in range(0, len(ids), _PIECE):
        some = target.scalars(select(c.document).where(c.id.in_(ids[start : start + _PIECE])))
        search.index_articles(target, [loads(Article, document) for document in some])
    told = target.scalars(select(i.id)).all()
    for start in range(0, len(told), _PIECE):
        reports = live_reports(target, told[start : start + _PIECE], withdrawn=True)
        plain = {r.id: r for found in reports.values() for r in found}
        keys = report_keys(target, plain)
        search.index_reports(target, {keys[name]: report for name, report in plain.items()})


def _count_on(target: Connection) -> None:
    """Let the server's counters go on behind the rows that came with their numbers."""
    for table in schema.metadata.sorted_tables:
        for column in table.primary_key:
            name = target.scalar(
                text("SELECT pg_get_serial_sequence(:t, :c)"), {"t": table.name, "c": column.name}
            )
            if name is not None:
                last = target.scalar(select(func.max(column)))
                target.execute(
                    text("SELECT setval(:s, :n, :used)"),
                    {"s": name, "n": last or 1, "used": last is not None},
                )
