"""The tables made, with what they do not say themselves: the log's guards, the search index."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import DBAPIError

from rasd.store import schema


def _names(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.c)


_STATEMENTS: Final = {
    "sqlite": (
        """CREATE TRIGGER revision_stays BEFORE DELETE ON revision
        BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END""",
        """CREATE TRIGGER revision_fixed
        BEFORE UPDATE OF seq, subject, rev, at, by, action, digest, prev_hash, hash ON revision
        BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END""",
        """CREATE TRIGGER revision_words BEFORE UPDATE OF document ON revision
        WHEN NEW.document IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END""",
        "CREATE VIRTUAL TABLE article_fts USING fts5(body, tokenize='unicode61')",
        "CREATE VIRTUAL TABLE report_fts USING fts5(body, tokenize='unicode61')",
    ),
    "postgresql": (
        """CREATE FUNCTION revision_guard() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' THEN
                IF NEW.document IS NULL AND
                    to_jsonb(NEW) - 'document' = to_jsonb(OLD) - 'document' THEN
                    RETURN NEW;
                END IF;
                RAISE EXCEPTION 'revisions are never changed';
            END IF;
            RAISE EXCEPTION 'revisions are never deleted';
        END $$""",
        """CREATE TRIGGER revision_stays BEFORE UPDATE OR DELETE ON revision
        FOR EACH ROW EXECUTE FUNCTION revision_guard()""",
        """CREATE TRIGGER revision_whole BEFORE TRUNCATE ON revision
        FOR EACH STATEMENT EXECUTE FUNCTION revision_guard()""",
        "CREATE TABLE article_fts (key integer PRIMARY KEY, body text NOT NULL)",
        "CREATE TABLE report_fts (key integer PRIMARY KEY, body text NOT NULL)",
    ),
}
_TWICE: Final = {
    "state": ("id", "version", "epoch"),
    "import_batch": _names(schema.import_batch),
    "article": tuple(n for n in _names(schema.article) if n not in ("document", "digest")),
    "report": tuple(n for n in _names(schema.report) if n not in ("document", "digest")),
    "skipped": _names(schema.skipped),
    "cannot_link": _names(schema.cannot_link),
    "rating": _names(schema.rating),
    "mark": _names(schema.mark),
}
"""What no digest covers stands in an index too: SQLite's own check compares the two, so that no
damage to either stays unseen. A server sees to its pages itself."""
_TRIGRAMS: Final = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX article_words ON article_fts USING gin (body gin_trgm_ops)",
    "CREATE INDEX report_words ON report_fts USING gin (body gin_trgm_ops)",
)
"""Makes search quick; a server without the extension answers the same, only slower."""


def build(connection: Connection) -> None:
    """Make every table, guard and index in an empty database."""
    schema.metadata.create_all(connection)
    for statement in _STATEMENTS[connection.dialect.name]:
        connection.exec_driver_sql(statement)
    if connection.dialect.name == "postgresql":
        _quicken(connection)
    keep_twice(connection)
    connection.execute(insert(schema.state), {"id": 1, "version": 1})


def keep_twice(connection: Connection) -> None:
    """Let a file hold a second time, in an index, what no digest covers."""
    if connection.dialect.name == "sqlite":
        for table, columns in _TWICE.items():
            names = ", ".join(f'"{name}"' for name in columns)
            connection.exec_driver_sql(f"CREATE INDEX {table}_twice ON {table} ({names})")


def _quicken(connection: Connection) -> None:
    try:
        with connection.begin_nested():
            for statement in _TRIGRAMS:
                connection.exec_driver_sql(statement)
    except DBAPIError:  # the server has no such extension, or this user may not add it
        return
