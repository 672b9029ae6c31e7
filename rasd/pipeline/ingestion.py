"""From articles to the store: extracted, placed, fused with what is there, saved as one batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from rasd.country import Country
from rasd.fuse import fuse, keep_ids
from rasd.model import Article, Incident, Skipped
from rasd.pipeline.coding import extract
from rasd.pipeline.weighing import weighed
from rasd.store import Store

# Two reports can be one incident only if their dates meet; a month-level one reaches a month.
_FUSION_REACH: Final = timedelta(days=35)
_CHUNK: Final = 5  # documents a transaction: few enough that progress moves and Cancel is quick
Progress = Callable[["Outcome"], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one document gave. known: it was in the store already and added nothing."""

    name: str
    article_id: str
    title: str
    incidents: int
    skipped: tuple[Skipped, ...]
    known: bool = False

    @property
    def failed(self) -> bool:
        """Whether the document could not be read at all."""
        return not self.article_id


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did, document by document, in order."""

    outcomes: tuple[Outcome, ...]

    @property
    def incidents(self) -> int:
        """Incidents read, before fusing across articles."""
        return sum(outcome.incidents for outcome in self.outcomes)

    @property
    def failures(self) -> tuple[Outcome, ...]:
        """The documents that could not be read."""
        return tuple(outcome for outcome in self.outcomes if outcome.failed)


def ingest(
    items: Iterable[Article | Skipped],
    *,
    country: Country,
    store: Store,
    batch: str = "added",
    progress: Progress | None = None,
) -> IngestReport:
    """Extract, place, fuse and store the items; what fails is stored as Skipped with its reason.

    batch: label under which the analyst can withdraw it all again. progress: called once for each
    document that is safely stored, so stopping in a progress call loses nothing already reported.
    """
    store.back_up_before_import()
    outcomes: list[Outcome] = []
    import_ = _Import(store, country, batch)
    for chunk in _chunks(items, _CHUNK):
        for outcome in import_.take(chunk):
            outcomes.append(outcome)
            if progress is not None:
                progress(outcome)
    return IngestReport(tuple(outcomes))


def _chunks(
    items: Iterable[Article | Skipped], size: int
) -> Iterator[tuple[Article | Skipped, ...]]:
    chunk: list[Article | Skipped] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield tuple(chunk)
            chunk = []
    if chunk:
        yield tuple(chunk)


class _Import:
    """One ingest under way: opens its batch with the first thing that is new."""

    def __init__(self, store: Store, country: Country, label: str) -> None:
        self.store, self.country, self.label = store, country, label
        self.batch_id: int | None = None

    def take(self, items: Sequence[Article | Skipped]) -> list[Outcome]:
        """Extract, place, fuse and store a chunk in one transaction."""
        chunk = self._read(items)
        if not (chunk.articles or chunk.skipped):
            return chunk.outcomes
        with self.store.writing():
            if self._is_stale(chunk):  # another program wrote while this one was reading
                chunk = self._read(items)
            self._save(chunk)
        return chunk.outcomes

    def _read(self, items: Sequence[Article | Skipped]) -> _Chunk:
        """Extract what is new to the store; nothing is written."""
        chunk = _Chunk()
        for item in items:
            if isinstance(item, Skipped):
                chunk.skipped.append(item)
                chunk.outcomes.append(Outcome(item.item, "", "", 0, (item,)))
                continue
            there = self.store.known(item.sha256) or chunk.id_of(item.sha256)
            if there:
                chunk.outcomes.append(Outcome(item.origin, there, item.title, 0, (), known=True))
                continue
            article = _with_free_id(item, self.store, {a.id for a in chunk.articles})
            found, passed_over = extract(article, self.country)
            chunk.articles.append(article)
            chunk.units.extend(found)
            chunk.skipped.extend(passed_over)
            chunk.outcomes.append(
                Outcome(article.origin, article.id, article.title, len(found), passed_over)
            )
        return chunk

    def _is_stale(self, chunk: _Chunk) -> bool:
        return any(
            self.store.known(a.sha256) or self.store.has_article(a.id) for a in chunk.articles
        )

    def _save(self, chunk: _Chunk) -> None:
        """Fuse the new units with the stored ones they could be one with; save all at once."""
        if not (chunk.articles or chunk.skipped):
            return
        if self.batch_id is None:
            self.batch_id = self.store.begin_batch(self.label, self.label)
        dates = [(unit.date.start, unit.date.end) for unit in chunk.units if unit.date is not None]
        near = self.store.units_around(reaches(dates))
        units = [*near, *chunk.units]
        incidents, merged = settled(units, near, self.store, chunk.articles)
        self.store.save(self.batch_id, chunk.articles, incidents, chunk.skipped, merged=merged)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A few documents read, not yet stored."""

    articles: list[Article] = field(default_factory=list)
    units: list[Incident] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    def id_of(self, sha256: str) -> str | None:
        """Return the id of the article with these bytes, if it is in the chunk."""
        return next((a.id for a in self.articles if a.sha256 == sha256), None)


def reaches(periods: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return the periods in which something could be one with these; overlapping ones joined."""
    joined: list[tuple[date, date]] = []
    for first, last in sorted(periods):
        start, end = first - _FUSION_REACH, last + _FUSION_REACH
        if joined and start <= joined[-1][1]:
            start, end = joined[-1][0], max(end, joined.pop()[1])
        joined.append((start, end))
    return joined


def settled(
    units: Sequence[Incident],
    stored: Sequence[Incident],
    store: Store,
    fresh: Sequence[Article] = (),
) -> tuple[tuple[Incident, ...], tuple[tuple[str, str], ...]]:
    """Return the units fused, under the ids that the store knows them by, and who was merged.

    fresh: articles of the units that the store does not have yet.
    """
    before = store.ids_of_reports(r.id for unit in stored for r in unit.reports)
    fused = fuse(units, store.cannot_links())
    return keep_ids(weighed(fused, store, fresh), before)


def _with_free_id(article: Article, store: Store, taken: set[str]) -> Article:
    """Give a second document that bears a known id one of its own: ids of reports hang on it."""
    wanted, n = article.id, 1
    while article.id in taken or store.has_article(article.id):
        n += 1
        article = replace(article, id=f"{wanted}-{n}")
    return article
