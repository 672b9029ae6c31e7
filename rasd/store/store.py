"""The store as the other rooms see it: open it, save into it, ask it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Connection, insert, select, text

from rasd.errors import StoreError
from rasd.model import Article, Incident, Skipped
from rasd.store import batches, check, read, schema, search
from rasd.store import columns as frame_columns
from rasd.store.articles import save_articles, save_skipped
from rasd.store.batches import BatchRow, Unite
from rasd.store.chain import now
from rasd.store.codec import clean
from rasd.store.connect import Database, translated, version_of
from rasd.store.incidents import save_incidents, stored_heads
from rasd.store.read import ArticleRow, RevisionRow, SkippedRow
from rasd.store.rows import documents


def open_store(target: str | Path, *, create: bool = True) -> Store:
    """Open a project file, and make it, with its folders, if it is not there.

    Raises: StoreError if it is no project of this version, may not be written, or is not there
    and `create` is False.
    """
    if "://" in str(target):
        raise StoreError("A project is a file; database addresses are not supported yet.")
    path = Path(target)
    if path.is_dir():
        raise StoreError(f"{path.name} is a folder; name a file in it.")
    if not create and not path.exists():
        raise StoreError(f"There is no project file {path}.")
    with translated(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise StoreError(f"{path.parent} is no folder; choose another place.") from error
    database = Database(path)
    _prepare(database)
    return Store(database)


class Store:
    """One project. Methods may be called from any thread; each sees one moment of the store."""

    def __init__(self, database: Database) -> None:
        """Use an opened database; `open_store` makes one."""
        self._database = database
        self._snapshot = frame_columns.Snapshot()

    @property
    def path(self) -> Path:
        """The project file."""
        return self._database.path

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the store: what is read and saved inside is one transaction, all or nothing."""
        with self._database.write():
            yield

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
            raise StoreError(f"There is no article {article_id!r} in {self.path.name}.")
        return found

    def articles(self) -> tuple[ArticleRow, ...]:
        """Return the articles that are not withdrawn, newest publication first."""
        with self._database.read() as connection:
            return read.article_rows(connection)

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

    def incident(self, incident_id: str) -> Incident | None:
        """Return an incident with live reports, evidence and claims; None if withdrawn."""
        with self._database.read() as connection:
            return read.incident_of(connection, incident_id)

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
                return frame_columns.columns_as_of(connection, as_of)
            if since is not None:
                return frame_columns.columns_since(connection, since)
            if self._database.is_writing():  # what may still be rolled back is not remembered
                return frame_columns.Snapshot().columns(connection)
            return self._snapshot.columns(connection)

    def search(self, words: str) -> frozenset[str]:
        """Return ids of the incidents whose evidence or article has all the words."""
        with self._database.read() as connection:
            return search.find(connection, words)

    def revisions(self, incident_id: str) -> tuple[RevisionRow, ...]:
        """Return an incident's history, oldest first."""
        with self._database.read() as connection:
            return read.revision_rows(connection, incident_id)

    def batches(self) -> tuple[BatchRow, ...]:
        """Return all imports, oldest first, withdrawn ones too."""
        with self._database.read() as connection:
            return batches.batch_rows(connection)

    def begin_batch(self, label: str, source: str) -> int:
        """Open an import and return its number."""
        with self._database.write() as connection:
            return batches.begin_batch(connection, label, source)

    def remove_batch(
        self, batch_id: int, by: str, *, unite: Unite | None = None
    ) -> tuple[str, ...]:
        """Withdraw an import; see `batches.remove_batch`."""
        with self._database.write() as connection:
            return batches.remove_batch(connection, batch_id, by, unite)

    def restore_batch(
        self, batch_id: int, by: str, *, unite: Unite | None = None
    ) -> tuple[str, ...]:
        """Undo the withdrawal of an import; see `batches.restore_batch`."""
        with self._database.write() as connection:
            return batches.restore_batch(connection, batch_id, by, unite)

    def save(
        self,
        batch_id: int,
        articles: Iterable[Article],
        incidents: Iterable[Incident],
        skipped: Iterable[Skipped] = (),
        by: str = "engine",
        *,
        merged: Iterable[tuple[str, str]] = (),
    ) -> int:
        """Write it all in one transaction; return how many incidents are new or changed.

        Articles whose bytes are there already add nothing, nor do their reports. merged: (old id,
        id it went into), from `fuse.keep_ids`.
        Raises: StoreError if the disk fails, or a report's article is not there.
        """
        with self._database.write() as connection:
            twice = save_articles(connection, batch_id, articles, by)
            kept = [_without(incident, twice) for incident in incidents] if twice else incidents
            told = [incident for incident in kept if incident is not None]
            changed = save_incidents(connection, batch_id, told, by, merged)
            save_skipped(connection, batch_id, (s for s in skipped if s.item not in twice))
            return changed

    def edit(self, incident: Incident, rev: int, by: str) -> int:
        """Write a person's version of an incident over revision `rev`; return the new revision.

        Raises: StoreError if somebody else has changed it since; nothing is written then.
        """
        with self._database.write() as connection:
            now_at = documents(connection, [incident.id]).get(incident.id, (0, ""))[0]
            if now_at != rev:
                raise StoreError("Somebody else changed this incident meanwhile; look again.")
            batch = stored_heads(connection, [incident.id])[incident.id].batch_id
            save_incidents(connection, batch, [incident], by)
            return documents(connection, [incident.id])[incident.id][0]

    def tell_apart(self, report_a: str, report_b: str, by: str, reason: str = "") -> None:
        """Note that two reports are not of one incident; fusion will never join them."""
        a, b = sorted((report_a, report_b))
        row = {"a": a, "b": b, "by": clean(by), "reason": clean(reason), "added_at": now()}
        with self._database.write() as connection:
            connection.execute(insert(schema.cannot_link).prefix_with("OR IGNORE"), row)

    def cannot_links(self) -> tuple[frozenset[str], ...]:
        """Return the pairs of report ids that `tell_apart` noted, for `fuse(…, cannot=)`."""
        c = schema.cannot_link.c
        with self._database.read() as connection:
            return tuple(frozenset(row) for row in connection.execute(select(c.a, c.b)))

    def verify(self) -> tuple[str, ...]:
        """Return what is wrong with the store, a sentence each; empty if it is sound."""
        try:
            with self._database.read() as connection:
                return tuple(check.problems(connection))
        except StoreError as error:
            return (str(error),)

    def backup(self, folder: str | Path) -> Path:
        """Write a copy into `folder`, keep the newest seven there; return its path."""
        with translated(self.path):
            return check.back_up(self.path, Path(folder))

    def close(self) -> None:
        """Close all connections; the store may not be used afterwards."""
        self._database.close()


def _without(incident: Incident, articles: frozenset[str]) -> Incident | None:
    left = tuple(r for r in incident.reports if r.article_id not in articles)
    if len(left) == len(incident.reports):
        return incident
    return replace(incident, reports=left) if left else None


def _prepare(database: Database) -> None:
    """Make the tables of a new file, or see that an old one is ours and of this version."""
    with database.bare() as connection:
        marks = tuple(
            int(connection.exec_driver_sql(f"PRAGMA {name}").scalar() or 0)
            for name in ("application_id", "user_version")
        )
        empty = not connection.scalar(text("SELECT count(*) FROM sqlite_schema"))
        if marks == (0, 0) and empty:
            _create(connection)
        else:
            _refuse_strangers(database.path.name, *marks)
    database.use_write_ahead_log()


def _create(connection: Connection) -> None:
    schema.metadata.create_all(connection)
    connection.execute(insert(schema.state), {"id": 1, "version": 1})
    connection.exec_driver_sql(f"PRAGMA application_id={schema.APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={schema.USER_VERSION}")


def _refuse_strangers(name: str, application_id: int, user_version: int) -> None:
    if application_id != schema.APPLICATION_ID:
        raise StoreError(f"{name} is a database, but no project of Rasd; choose another file.")
    if user_version > schema.USER_VERSION:
        raise StoreError(
            f"{name} was written by a newer Rasd (format {user_version}, this one knows "
            f"{schema.USER_VERSION}); update Rasd."
        )
    if user_version < schema.USER_VERSION:
        raise StoreError(
            f"{name} has the old format {user_version}, which this Rasd cannot bring up to "
            f"{schema.USER_VERSION}; open it with the Rasd that wrote it."
        )
