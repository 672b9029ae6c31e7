"""What can be asked of a project; nothing here changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import func, select

from rasd.errors import StoreError
from rasd.model import Article, Incident
from rasd.store import batches, check, past, read, schema, search
from rasd.store import changes as log
from rasd.store import columns as frame_columns
from rasd.store.batches import BatchRow
from rasd.store.changes import Change, Mark
from rasd.store.connect import Database, version_of
from rasd.store.read import ArticleRow, RevisionRow, SkippedRow


class Asking:
    """One project, to be read. Methods may be called from any thread; each sees one moment."""

    def __init__(self, database: Database) -> None:
        """Use an opened database; `open_store` makes one."""
        self._database = database
        self._snapshot = frame_columns.Snapshot()

    @property
    def path(self) -> Path:
        """The project file; for a database on a server, its bare name."""
        return self._database.path

    @property
    def name(self) -> str:
        """What a message calls the project."""
        return self._database.name

    def version(self) -> int:
        """Return a number that grows with every write, by any program."""
        with self._database.read() as connection:
            return version_of(connection)

    def known(self, sha256: str) -> str | None:
        """Return the id of the article with these bytes; None if new or withdrawn."""
        with self._database.read() as connection:
            return read.known(connection, sha256)

    def has_article(self, article_id: str) -> bool:
        """Whether the id is taken, be it by a withdrawn article."""
        c = schema.article.c
        with self._database.read() as connection:
            return connection.scalar(select(c.key).where(c.id == article_id)) is not None

    def article(self, article_id: str) -> Article:
        """Return an article in full.

        Raises: StoreError if there is none.
        """
        with self._database.read() as connection:
            found = read.article_of(connection, article_id)
        if found is None:
            raise StoreError(f"There is no article {article_id!r} in {self.name}.")
        return found

    def articles(self, *, withdrawn: bool = False) -> tuple[ArticleRow, ...]:
        """Return the articles, newest publication first. withdrawn: those that do not count too."""
        with self._database.read() as connection:
            return read.article_rows(connection, withdrawn=withdrawn)

    def articles_held(self) -> int:
        """Return how many articles the store holds, withdrawn ones too."""
        with self._database.read() as connection:
            return int(connection.scalar(select(func.count()).select_from(schema.article)) or 0)

    def skipped(self, article_id: str | None = None) -> tuple[SkippedRow, ...]:
        """Return what gave no incident, of one article or of all, in order of writing."""
        with self._database.read() as connection:
            return read.skipped_rows(connection, article_id)

    def units(self, start: date | None, end: date | None) -> tuple[Incident, ...]:
        """Return what fusion starts from; see `read.units_of`."""
        with self._database.read() as connection:
            return read.units_of(connection, [(start, end)])

    def units_around(self, periods: Iterable[read.Period]) -> tuple[Incident, ...]:
        """Return the same for several periods, so that years between them are not read."""
        with self._database.read() as connection:
            return read.units_of(connection, periods)

    def periods_of_batch(self, batch_id: int) -> tuple[tuple[date, date], ...]:
        """Return first and last day of the dated reports that a batch brought, each once."""
        with self._database.read() as connection:
            return read.periods_of_batch(connection, batch_id)

    def incident(self, incident_id: str, as_of: date | None = None) -> Incident | None:
        """Return an incident with live reports, evidence and claims; None if withdrawn.

        as_of: as it stood at the end of that day, see `past.incident_at`.
        """
        with self._database.read() as connection:
            if as_of is not None:
                return past.incident_at(connection, incident_id, as_of)
            return read.incident_of(connection, incident_id)

    def incidents(self, ids: Iterable[str]) -> Mapping[str, Incident]:
        """Return the same for many at once, by id; withdrawn and merged ones are left out."""
        with self._database.read() as connection:
            return read.incidents_of(connection, ids)

    def ids_of_reports(self, report_ids: Iterable[str]) -> Mapping[str, str]:
        """Return report id → incident id, for reports in the store."""
        with self._database.read() as connection:
            return read.ids_of_reports(connection, report_ids)

    def ids_of_articles(self, article_ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Return article id → ids of the incidents it tells, in the order of its text."""
        with self._database.read() as connection:
            return read.ids_of_articles(connection, article_ids)

    def columns(
        self, as_of: date | None = None, since: int | None = None
    ) -> Mapping[str, np.ndarray[Any, Any]]:
        """Return the frame's columns; as they stood at the end of a day, or new since a version.

        Arrays cannot be written to; rows come in any order. `since` does not tell which rows
        were withdrawn; it is not looked at beside `as_of`.
        """
        with self._database.read() as connection:
            if as_of is not None:
                writing = self._database.is_writing()
                kept = frame_columns.Snapshot() if writing else self._snapshot
                return frame_columns.columns_as_of(connection, kept, as_of)
            if since is not None:
                return frame_columns.columns_since(connection, since)
            if self._database.is_writing():  # what may still be rolled back is not remembered
                return frame_columns.Snapshot().columns(connection)
            return self._snapshot.columns(connection)

    def changes(
        self, after: int, upto: int | None = None, most: int | None = None
    ) -> tuple[Change, ...]:
        """Return what became of each incident since revision `after` of the log, newest first.

        after: of `last_revision`, `last_revision_before` or a mark; 0 for all there ever was.
        most: of how many incidents, those written last; None is all.
        """
        with self._database.read() as connection:
            return log.changes(connection, after, upto, most)

    def touched(self, after: int) -> int:
        """Return how many incidents were written since revision `after` of the log."""
        with self._database.read() as connection:
            return log.touched(connection, after)

    def last_revision(self) -> int:
        """Return the number of the log's last revision."""
        with self._database.read() as connection:
            return log.newest(connection)

    def last_revision_before(self, day: date) -> int:
        """Return the number of the last revision before a day of the country began."""
        with self._database.read() as connection:
            return log.seq_before(connection, day)

    def mark(self, name: str) -> Mark | None:
        """Return where a mark ('here:<analyst>', 'visit:<analyst>', 'export') stands, if set."""
        with self._database.read() as connection:
            return log.mark_of(connection, name)

    def search(self, words: str, as_of: date | None = None) -> frozenset[str]:
        """Return ids of the incidents whose evidence or article has, or then had, all the words."""
        with self._database.read() as connection:
            if as_of is not None:
                return past.find_at(connection, words, as_of)
            return search.find(connection, words)

    def revisions(self, incident_id: str) -> tuple[RevisionRow, ...]:
        """Return an incident's history, oldest first."""
        with self._database.read() as connection:
            return read.revision_rows(connection, incident_id)

    def batches(self) -> tuple[BatchRow, ...]:
        """Return all imports, oldest first, withdrawn ones too."""
        with self._database.read() as connection:
            return batches.batch_rows(connection)

    def cannot_links(self) -> tuple[frozenset[str], ...]:
        """Return the pairs of report ids that `tell_apart` noted, for `fuse(…, cannot=)`."""
        c = schema.cannot_link.c
        with self._database.read() as connection:
            return tuple(frozenset(row) for row in connection.execute(select(c.a, c.b)))

    def verify(self) -> tuple[str, ...]:
        """Return what is wrong with the store, a sentence each; empty if it is sound."""
        try:
            with self._database.read() as connection:
                # rows of a damaged file may be no rows of ours any more: they are not looked into
                faults = tuple(self._database.faults(connection))
                return faults or tuple(check.problems(connection))
        except StoreError as error:
            return (str(error),)
