"""Writing articles and what was passed over; every function works in an open transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, delete, func, insert, select, update

from rasd.errors import StoreError
from rasd.model import Article, Skipped
from rasd.store import schema, search
from rasd.store.chain import Entry, append, digest_of, now
from rasd.store.codec import clean, dumps, loads
from rasd.store.rows import fetch
from rasd.store.sources import sketch_of

UNREAD: Final = ("read", "store")
"""Stages at which a document, or a part of it, did not even come to be read for incidents."""
BY_HAND: Final = "analyst"
"""`published_basis` of a day that a person corrected."""


def save_articles(
    connection: Connection, batch_id: int, articles: Iterable[Article], by: str
) -> frozenset[str]:
    """Write the articles that are new; return the ids of those whose bytes another one has.

    Raises: StoreError if an id stands for another document in the store.
    """
    given = {article.id: article for article in articles}
    held = _held(connection, given)
    live = _live_hashes(connection, [sha_of(article) for article in given.values()])
    twice: set[str] = set()
    fresh: list[Article] = []
    for article in given.values():
        sha = sha_of(article)
        if live.setdefault(sha, article.id) != article.id:
            twice.add(article.id)
        elif article.id not in held:
            fresh.append(article)
        elif held[article.id] != sha:
            raise StoreError(f"Article id {article.id!r} stands for another document already.")
        else:
            _rewrite(connection, article)
    _insert(connection, batch_id, fresh, by)
    return frozenset(twice)


def save_skipped(connection: Connection, batch_id: int, skipped: Iterable[Skipped]) -> None:
    """Write what gave no incident; an item named like a stored article is tied to it."""
    items = list(skipped)
    column = schema.article.c.id
    names = [clean(item.item) for item in items]
    stored = {row.id for row in fetch(connection, select(column), column, names)}
    at = now()
    rows = [
        {
            "batch_id": batch_id,
            "article_id": item.item if item.item in stored else "",
            "item": clean(item.item),
            "stage": item.stage,
            "reason": clean(item.reason),
            "added_at": at,
            "start": _ends(item)[0],
            "end": _ends(item)[1],
        }
        for item in items
    ]
    if rows:
        connection.execute(insert(schema.skipped), rows)


def replace_skipped(connection: Connection, article_id: str, skipped: Iterable[Skipped]) -> None:
    """Write what a document read again passes over in place of what it passed over before.

    What could not be read of it at all stays noted. Nothing is written where nothing changes.
    """
    c, a = schema.skipped.c, schema.article.c
    mine = (c.article_id == article_id, c.stage.not_in(UNREAD))
    rows = connection.execute(select(c.stage, c.reason, c.start, c.end).where(*mine)).all()
    items = list(skipped)
    told = [(s.stage, clean(s.reason), *_ends(s)) for s in items]
    if sorted(map(repr, told)) == sorted(repr(tuple(row)) for row in rows):
        return
    connection.execute(delete(schema.skipped).where(*mine))
    batch = connection.scalar(select(a.batch_id).where(a.id == article_id))
    if batch is not None:
        save_skipped(connection, batch, items)


def redate_article(
    connection: Connection, article_id: str, published: date, by: str, reason: str
) -> Article:
    """Write another day of publication, with who said so and why; return the article.

    Raises: StoreError if there is no such document, it is withdrawn, or has that day already.
    """
    c = schema.article.c
    row = connection.execute(select(c.document, c.live).where(c.id == article_id)).first()
    if row is None or not row.live:
        raise StoreError("This document is not in the project, or is withdrawn.")
    before = loads(Article, row.document)
    if before.published == published:
        raise StoreError("The document has that date already.")
    article = replace(before, published=published, published_basis=BY_HAND)
    _rewrite(connection, article)
    old = before.published.isoformat() if before.published else ""
    told = {"reason": reason, "published": published.isoformat(), "before": old}
    log_article(connection, article_id, "redate", {"sha256": sha_of(article), **told}, by)
    return article


def log_article(
    connection: Connection, article_id: str, action: str, told: Mapping[str, str], by: str
) -> None:
    """Write into the log what was done to a document."""
    subject = f"article:{article_id}"
    column = schema.revision.c
    count = select(func.count()).select_from(schema.revision).where(column.subject == subject)
    rev = int(connection.scalar(count) or 0) + 1
    append(connection, [Entry(subject, rev, action, dumps(dict(told)))], by)


def sha_of(article: Article) -> str:
    """Return the hash that tells documents apart: of the bytes, else of the decoded text."""
    if article.sha256:
        return article.sha256
    return hashlib.sha256(article.raw.encode("utf-8", "surrogatepass")).hexdigest()


def log_batch(
    connection: Connection, batch_id: int, action: str, articles: Mapping[str, str], by: str
) -> None:
    """Write a revision of the batch; articles: id → digest of those the action touched."""
    subject = f"batch:{batch_id}"
    column = schema.revision.c
    query = select(func.count()).select_from(schema.revision).where(column.subject == subject)
    rev = int(connection.scalar(query) or 0) + 1
    append(connection, [Entry(subject, rev, action, dumps(dict(articles)))], by)


def _ends(item: Skipped) -> tuple[int | None, int | None]:
    return (item.span.start, item.span.end) if item.span else (None, None)


def _insert(connection: Connection, batch_id: int, articles: Sequence[Article], by: str) -> None:
    if not articles:
        return
    at = now()
    rows = [{**_row(article), "batch_id": batch_id, "added_at": at} for article in articles]
    connection.execute(insert(schema.article), rows)
    search.index_articles(connection, articles)
    log_batch(connection, batch_id, "add", {row["id"]: row["digest"] for row in rows}, by)


def _rewrite(connection: Connection, article: Article) -> None:
    """Write an article read anew, if it differs: a corrected publication date, for one."""
    row = _row(article)
    column = schema.article.c
    statement = update(schema.article).where(
        column.id == article.id, column.digest != row["digest"]
    )
    if connection.execute(statement.values(**row)).rowcount:
        search.forget_article(connection, article.id)
        search.index_articles(connection, [article])


def _row(article: Article) -> dict[str, Any]:
    document = dumps(article)
    return {
        "id": article.id,
        "sha256": sha_of(article),
        "title": clean(article.title),
        "publisher": clean(article.publisher),
        "url": clean(article.url),
        "published": article.published.isoformat() if article.published else None,
        "language": clean(article.language),
        "kind": clean(article.kind),
        "origin": clean(article.origin),
        "live": 1,
        "document": document,
        "digest": digest_of(document),
        "sketch": sketch_of(article),
    }


def _held(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return article id → hash; '' for a withdrawn one, whose id nobody may take over."""
    c = schema.article.c
    rows = fetch(connection, select(c.id, c.sha256, c.live), c.id, ids)
    return {row.id: row.sha256 if row.live else "" for row in rows}


def _live_hashes(connection: Connection, hashes: Iterable[str]) -> dict[str, str]:
    c = schema.article.c
    rows = fetch(connection, select(c.sha256, c.id).where(c.live == 1), c.sha256, hashes)
    return {row.sha256: row.id for row in rows}
