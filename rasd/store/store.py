"""The store as the other rooms see it: save into it, withdraw, undo; it is asked by `Asking`."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import insert, select

from rasd.model import Article, Incident, Skipped
from rasd.store import backups, batches, carry, schema
from rasd.store.annotations import Annotator
from rasd.store.articles import save_articles, save_skipped
from rasd.store.asking import Asking
from rasd.store.batches import Unite
from rasd.store.chain import now
from rasd.store.changes import Mark, set_mark
from rasd.store.codec import clean
from rasd.store.custody import Custodian
from rasd.store.file import FileDatabase
from rasd.store.incidents import save_incidents
from rasd.store.judging import Judging
from rasd.store.regroup import Regrouper
from rasd.store.saved_views import ViewKeeper
from rasd.store.visits import look


class Store(Asking, Judging, Regrouper, Custodian, ViewKeeper, Annotator):
    """One project. Methods may be called from any thread; each sees one moment of the store."""

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the store: what is read and saved inside is one transaction, all or nothing."""
        with self._database.write():
            yield

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
        action: str = "",
        why: str = "",
    ) -> int:
        """Write it all in one transaction; return how many incidents are new or changed.

        Articles whose bytes are there already add nothing, nor do their reports. merged: (old id,
        id it went into), from `fuse.keep_ids`. action, why: what was done, for the log. Edits that
        wait meanwhile go first, before this returns: an import is a row of such calls.
        Raises: StoreError if the disk fails, or a report's article is not there.
        """
        start = time.perf_counter()
        with self._database.write() as connection:
            twice = save_articles(connection, batch_id, articles, by)
            kept = [_without(incident, twice) for incident in incidents] if twice else incidents
            told = [incident for incident in kept if incident is not None]
            changed = save_incidents(connection, batch_id, told, by, merged, action=action, why=why)
            save_skipped(connection, batch_id, (s for s in skipped if s.item not in twice))
        self._database.give_way(time.perf_counter() - start)
        return changed

    def tell_apart(self, report_a: str, report_b: str, by: str, reason: str = "") -> None:
        """Note that two reports are not of one incident; fusion will never join them."""
        a, b = sorted((report_a, report_b))
        row = {"a": a, "b": b, "by": clean(by), "reason": clean(reason), "added_at": now()}
        c = schema.cannot_link.c
        with self._database.write() as connection:
            there = select(c.a).where(c.a == a, c.b == b)
            if connection.scalar(there) is None:
                connection.execute(insert(schema.cannot_link), row)

    def set_mark(self, name: str, seq: int | None = None) -> Mark:
        """Note under a name that all there is was seen by now; the frame's version stays.

        seq: the last revision that was seen, where somebody may have written since.
        """
        with self._database.write(counted=False) as connection:
            return set_mark(connection, name, seq)

    def look(self, analyst: str) -> Mark | None:
        """Note that an analyst is here; return where the visit before this one ended, if any.

        See `visits.look`; the frame's version stays.
        """
        with self._database.write(counted=False) as connection:
            return look(connection, analyst)

    def backup(self, folder: str | Path | None = None) -> Path:
        """Write a copy into `folder`, by default 'backups' beside a file; return its path.

        Old copies there make room, see `backups.back_up`; of a project on a server the copy is a
        project file too. Raises: StoreError if the folder cannot be written or the disk is full.
        """
        place = None if folder is None else Path(folder)
        if isinstance(self._database, FileDatabase):
            return backups.back_up(self.path, place)
        return carry.take_home(self._database, place or Path("backups"))

    def back_up_before_import(self) -> Path | None:
        """Make a backup if there is something to lose and the last one is an hour old, or none is.

        A server has backups of its own: None.
        """
        if not isinstance(self._database, FileDatabase) or not self.articles_held():
            return None
        return backups.back_up(self.path) if backups.is_due(self.path) else None

    def close(self) -> None:
        """Close all connections; the store may not be used afterwards."""
        self._database.close()


def _without(incident: Incident, articles: frozenset[str]) -> Incident | None:
    left = tuple(r for r in incident.reports if r.article_id not in articles)
    if len(left) == len(incident.reports):
        return incident
    return replace(incident, reports=left) if left else None
