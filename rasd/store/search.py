"""Full-text search over folded copies: what a reader types is text, never a query language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import Connection, bindparam, select, text

from rasd.model import Article, Report
from rasd.store import schema
from rasd.store.rows import fetch, pieces
from rasd.text import fold

_PHRASES: Final = re.compile(r'"([^"]*)"')
_WORDS: Final = re.compile(r"[^\W_]+")
_MAX_WORDS: Final = 32

_FOUND: Final = text(
    """
    WITH near(article_id) AS (
        SELECT a.id FROM article_fts f JOIN article a ON a.key = f.rowid
        WHERE article_fts MATCH :q AND a.live = 1),
    told(id, incident_id, article_id) AS (
        SELECT r.id, r.incident_id, r.article_id FROM report_fts f JOIN report r ON r.key = f.rowid
        JOIN article a ON a.id = r.article_id WHERE report_fts MATCH :q AND a.live = 1)
    SELECT incident_id FROM told
    UNION SELECT r.incident_id FROM report r JOIN near n ON n.article_id = r.article_id
        WHERE r.article_id NOT IN (SELECT article_id FROM told)
    """
)


def query_of(words: str) -> str:
    """Return the FTS5 query for what a reader typed: all words, begun so; "…" are phrases.

    Everything but letters and digits is left out, so nothing of FTS5's language gets through.
    '' where nothing is left to look for.
    """
    folded = fold(words.replace("“", '"').replace("”", '"'))
    parts = []
    for phrase in _PHRASES.findall(folded):
        inner = _WORDS.findall(phrase)
        if inner:
            parts.append(f'"{" ".join(inner)}"')
    rest = _PHRASES.sub(" ", folded)
    parts += [f'"{word}"*' for word in _WORDS.findall(rest)]
    return " AND ".join(parts[:_MAX_WORDS])


def find(connection: Connection, words: str) -> frozenset[str]:
    """Return ids of incidents whose evidence, or else whose article, has all the words.

    Where an article's evidence has them, its other incidents do not count as found.
    """
    query = query_of(words)
    if not query:
        return frozenset()
    return frozenset(row[0] for row in connection.execute(_FOUND, {"q": query}))


def index_articles(connection: Connection, articles: Iterable[Article]) -> None:
    """Make articles findable by title and text; their rows stand already."""
    given = {article.id: article for article in articles}
    c = schema.article.c
    rows = [
        {"key": row.key, "body": _folded(given[row.id].title, given[row.id].text)}
        for row in fetch(connection, select(c.id, c.key), c.id, given)
    ]
    _add(connection, "article_fts", rows)


def index_reports(connection: Connection, reports: Mapping[int, Report]) -> None:
    """Make reports findable by quote, place, people and evidence; key: row of the report."""
    rows = [{"key": key, "body": _folded(*_words_of(r))} for key, r in reports.items()]
    _add(connection, "report_fts", rows)


def forget_article(connection: Connection, article_id: str) -> None:
    """Take an article out of the index."""
    statement = "DELETE FROM article_fts WHERE rowid = (SELECT key FROM article WHERE id = :id)"
    connection.execute(text(statement), {"id": article_id})


def forget_reports(connection: Connection, keys: Iterable[int]) -> None:
    """Take reports out of the index."""
    statement = text("DELETE FROM report_fts WHERE rowid IN :keys")
    for piece in pieces(keys):
        connection.execute(statement.bindparams(bindparam("keys", expanding=True)), {"keys": piece})


def _add(connection: Connection, table: str, rows: list[dict[str, object]]) -> None:
    if rows:
        statement = f"INSERT INTO {table}(rowid, body) VALUES (:key, :body)"  # noqa: S608 (ours)
        connection.execute(text(statement), rows)


def _words_of(report: Report) -> tuple[str, ...]:
    draft = report.draft
    evidence = tuple(item.value for item in draft.evidence)
    return (
        draft.quote,
        draft.where.phrase,
        report.located.place,
        report.located.district,
        draft.perpetrator,
        draft.target,
        draft.weapon,
        draft.source,
        *evidence,
    )


def _folded(*texts: str) -> str:
    return " ".join(_WORDS.findall(fold("\n".join(texts))))
