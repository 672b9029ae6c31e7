"""What a person may do to documents and sources: withdraw, bring back, purge, rate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from sqlalchemy import select

from rasd.model import Article, Incident, Skipped
from rasd.store import articles, backups, schema, withdrawal
from rasd.store import ratings as grades
from rasd.store.batches import Unite
from rasd.store.codec import clean
from rasd.store.connect import Database
from rasd.store.file import FileDatabase
from rasd.store.notes import Noted, noted
from rasd.store.ratings import Rating
from rasd.store.rows import fetch
from rasd.store.sources import Source, independent


class Custodian:
    """The part of a store that keeps documents and what is thought of their sources."""

    _database: Database

    def withdraw_article(
        self, article_id: str, by: str, reason: str, *, unite: Unite | None = None
    ) -> tuple[str, ...]:
        """Let a document no longer count; see `withdrawal.withdraw_article`."""
        with self._database.write() as connection:
            return withdrawal.withdraw_article(connection, article_id, by, reason, unite)

    def restore_article(
        self, article_id: str, by: str, *, unite: Unite | None = None
    ) -> tuple[str, ...]:
        """Undo the withdrawal of a document; see `withdrawal.restore_article`."""
        with self._database.write() as connection:
            return withdrawal.restore_article(connection, article_id, by, unite)

    def redate_article(self, article_id: str, published: date, by: str, reason: str) -> Article:
        """Write another day of publication; see `articles.redate_article`."""
        with self._database.write() as connection:
            return articles.redate_article(connection, article_id, published, by, reason)

    def replace_skipped(self, article_id: str, skipped: Iterable[Skipped]) -> None:
        """Note what a document read again passes over; see `articles.replace_skipped`."""
        with self._database.write() as connection:
            articles.replace_skipped(connection, article_id, skipped)

    def purge_article(
        self, article_id: str, by: str, reason: str, *, unite: Unite | None = None
    ) -> tuple[Path, ...]:
        """Remove a document's words for good; return the backups that still hold them.

        See `withdrawal.purge_article`. A file is rewritten afterwards, so that no byte of the
        words is left in it; of a server that is its administrator's business.
        """
        with self._database.write(backed_up=False) as connection:
            withdrawal.purge_article(connection, article_id, by, reason, unite)
        if not isinstance(self._database, FileDatabase):
            return ()
        self._database.rewrite()
        return backups.backups_of(self._database.path)

    def withdrawn_articles(self) -> Mapping[str, tuple[str, bool]]:
        """Return the documents withdrawn one by one: id → (reason, whether the words are gone)."""
        with self._database.read() as connection:
            return withdrawal.reasons(connection)

    def document_notes(self, article_id: str) -> tuple[Noted, ...]:
        """Return who withdrew, redated or purged a document, and why; newest first."""
        with self._database.read() as connection:
            return noted(connection, f"article:{article_id}")

    def rate(self, kind: str, subject: str, grade: str, by: str, reason: str = "") -> None:
        """Grade a publisher A to F or a report 1 to 6; '' takes the grade away.

        Raises: BadInput for another kind or grade.
        """
        with self._database.write() as connection:
            grades.rate(connection, grades.made(kind, subject, grade, by, reason))

    def ratings(self) -> Mapping[tuple[str, str], Rating]:
        """Return (kind, subject) → its grade now."""
        with self._database.read() as connection:
            return grades.ratings(connection)

    def rating_notes(self, kind: str, subject: str) -> tuple[Noted, ...]:
        """Return who rated a publisher or report, how and why; newest first."""
        with self._database.read() as connection:
            return noted(connection, f"rating:{kind}:{clean(subject)}")

    def sketches(self, article_ids: Iterable[str]) -> Mapping[str, str]:
        """Return article id → sketch of its words, by which reprints are told."""
        c = schema.article.c
        with self._database.read() as connection:
            rows = fetch(connection, select(c.id, c.sketch), c.id, sorted(article_ids))
            return {row.id: row.sketch for row in rows}

    def sources_of(self, incident: Incident) -> tuple[tuple[Source, ...], ...]:
        """Return the articles of an incident's reports, in groups of which each counts once."""
        c = schema.article.c
        ids = sorted({report.article_id for report in incident.reports})
        columns = (c.id, c.publisher, c.sketch, c.published)
        with self._database.read() as connection:
            rows = fetch(connection, select(*columns), c.id, ids)
        rows.sort(key=lambda row: (row.published is None, row.published or "", row.id))
        return independent([Source(row.id, row.publisher, row.sketch) for row in rows])
