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

_FOUND: Final = """
    WITH near(article_id) AS (
        SELECT a.id FROM article_fts f JOIN article a ON a.key = f.{key}
        WHERE {article} AND a.live >= {live}),
    told(id, incident_id, article_id) AS (
        SELECT r.id, r.incident_id, r.article_id FROM report_fts f JOIN report r ON r.key = f.{key}
        JOIN article a ON a.id = r.article_id WHERE {report} AND a.live >= {live})
    SELECT {wanted} FROM told
    UNION SELECT r.{wanted} FROM report r JOIN near n ON n.article_id = r.article_id
        WHERE r.article_id NOT IN (SELECT article_id FROM told)
    """


def parts_of(words: str) -> list[tuple[str, bool]]:
    """Return what a reader typed as (words, whole): phrases of "…" are whole, words are begun.

    Everything but letters and digits is left out, so nothing of a query language gets through.
    """
    folded = fold(words.replace("“", '"').replace("”", '"'))
    phrases = [" ".join(_WORDS.findall(phrase)) for phrase in _PHRASES.findall(folded)]
    begun = _WORDS.findall(_PHRASES.sub(" ", folded))
    found = [(phrase, True) for phrase in phrases if phrase] + [(word, False) for word in begun]
    return found[:_MAX_WORDS]


def query_of(words: str) -> str:
    """Return the FTS5 query for what a reader typed: all its parts; '' where nothing is left."""
    return " AND ".join(f'"{part}"' if whole else f'"{part}"*' for part, whole in parts_of(words))


def find(connection: Connection, words: str) -> frozenset[str]:
    """Return ids of incidents whose evidence, or else whose article, has all the words.

    Where an article's evidence has them, its other incidents do not count as found.
    """
    return _find(connection, words, "incident_id", live=1)


def matches(connection: Connection, words: str) -> frozenset[str]:
    """Return ids of the reports that `find` goes by, those of withdrawn articles too."""
    return _find(connection, words, "id", live=0)


def _find(connection: Connection, words: str, wanted: str, *, live: int) -> frozenset[str]:
    parts = parts_of(words)
    if not parts:
        return frozenset()
    if connection.dialect.name == "sqlite":
        names = ("rowid", "article_fts MATCH :q", "report_fts MATCH :q")
        bound = {"q": query_of(words)}
    else:  # the folded copy is words and single blanks, so LIKE sees where a word begins and ends
        like = " AND ".join(f"f.body LIKE :q{n}" for n in range(len(parts)))
        names = ("key", like, like)
        bound = {
            f"q{n}": f"% {part} %" if whole else f"% {part}%"
            for n, (part, whole) in enumerate(parts)
        }
    key, article, report = names
    found = _FOUND.format(key=key, article=article, report=report, wanted=wanted, live=live)
    return frozenset(row[0] for row in connection.execute(text(found), bound))


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
    row = _row_name(connection)
    statement = f"DELETE FROM article_fts WHERE {row} = (SELECT key FROM article WHERE id = :id)"  # noqa: S608 (ours)
    connection.execute(text(statement), {"id": article_id})


def forget_reports(connection: Connection, keys: Iterable[int]) -> None:
    """Take reports out of the index."""
    statement = text(f"DELETE FROM report_fts WHERE {_row_name(connection)} IN :keys")  # noqa: S608 (ours)
    for piece in pieces(keys):
        connection.execute(statement.bindparams(bindparam("keys", expanding=True)), {"keys": piece})


def _add(connection: Connection, table: str, rows: list[dict[str, object]]) -> None:
    if rows:
        row = _row_name(connection)
        statement = f"INSERT INTO {table}({row}, body) VALUES (:key, :body)"  # noqa: S608 (ours)
        connection.execute(text(statement), rows)


def _row_name(connection: Connection) -> str:
    return "rowid" if connection.dialect.name == "sqlite" else "key"


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
    # a blank at both ends: every word of the copy stands between two
    return f" {' '.join(_WORDS.findall(fold(chr(10).join(texts))))} "
