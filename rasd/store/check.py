"""Is the store whole: the chain, the rows against the log, the search index against the rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, select, text

from rasd.store import logged, schema
from rasd.store.chain import breaks, digest_of
from rasd.store.codec import dumps, loads
from rasd.store.heads import Head, flat_of

_COUNTS: Final = (
    ("article", "article_fts", "The search index and the articles differ in number."),
    ("report", "report_fts", "The search index and the reports differ in number."),
)


def problems(connection: Connection) -> Iterator[str]:
    """Yield a sentence for everything that is not as it was written; nothing if all is sound."""
    yield from breaks(connection)
    yield from _articles(connection)
    yield from _reports(connection)
    yield from _incidents(connection)
    yield from logged.faults(connection)
    for table, index, sentence in _COUNTS:
        pair = f"SELECT (SELECT count(*) FROM {table}) = (SELECT count(*) FROM {index})"  # noqa: S608
        if not connection.scalar(text(pair)):
            yield sentence


def _articles(connection: Connection) -> Iterator[str]:
    c = schema.article.c
    for row in connection.execute(select(c.id, c.document, c.digest)):
        if digest_of(row.document) != row.digest:
            yield f"Article {row.id} has other content than was written."


def _reports(connection: Connection) -> Iterator[str]:
    r, e = schema.report.c, schema.evidence.c
    words: dict[int, list[str]] = {}
    for row in connection.execute(select(e.report_key, e.document).order_by(e.report_key, e.n)):
        words.setdefault(row.report_key, []).append(row.document)
    for told in connection.execute(select(r.key, r.id, r.document, r.digest)):
        if digest_of(told.document, *words.get(told.key, ())) != told.digest:
            yield f"Report {told.id} has other content than was written."


def _incidents(connection: Connection) -> Iterator[str]:
    i, v, r = schema.incident.c, schema.revision.c, schema.report.c
    stored: dict[str, str] = {
        row.id: row.digest for row in connection.execute(select(r.id, r.digest))
    }
    query = select(schema.incident, v.document.label("log"), v.digest.label("sign")).join_from(
        schema.incident, schema.revision, (v.subject == i.id) & (v.rev == i.rev), isouter=True
    )
    for row in connection.execute(query).mappings():
        if row["log"] is None:
            yield f"Incident {row['id']} has no revision {row['rev']} in the log."
            continue
        if digest_of(row["log"]) != row["sign"]:
            continue  # the chain has said so, and what was bent may not even be readable
        head = loads(Head, row["log"])
        flat = flat_of(head)
        if dumps({name: row[name] for name in flat}) != dumps(flat):
            yield f"Incident {row['id']} differs from its last revision."
        if any(stored.get(key) != digest for key, digest in head.reports):
            yield f"Incident {row['id']} has other reports than its last revision says."
