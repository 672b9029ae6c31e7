"""The one place where the write lane is joined: bytes → articles → drafts → incidents → store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from rasd import articles as reading
from rasd.country import Country
from rasd.errors import BadInput
from rasd.extract import extract_with_skips
from rasd.fuse import fuse, keep_ids, unit_of, unite
from rasd.geocode import Gazetteer, geocode_line
from rasd.model import Article, Incident, IncidentDraft, Located, Report, Skipped
from rasd.store import Store

DEMO: Final = "demo"
SEEDS: Final = Path(__file__).resolve().parent.parent / "seeds"
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


def read(data: bytes, name: str, published: date | None = None) -> list[Article | Skipped]:
    """Return the articles of one file, or why it gave none; never raises for bad content."""
    # a file system may give a name that is no text: half a character becomes '?'
    name = name.encode("utf-8", "replace").decode("utf-8")
    origin = reading.Origin(name=name, published=published)
    return list(reading.read(data, origin))


def read_file(path: Path, published: date | None = None) -> list[Article | Skipped]:
    """Return the articles of one file on disk; a file that cannot be opened is Skipped too."""
    try:
        return read(path.read_bytes(), path.name, published)
    except OSError as error:
        reason = f"{path.name} cannot be opened: {error.strerror or error}. Check name and rights."
        return [Skipped(item=path.name, stage="read", reason=reason)]


def compose(title: str, publisher: str, url: str, published: date | None, body: str) -> bytes:
    """Return a pasted article as a document with front matter, ready for `read`."""
    return reading.compose(title, publisher, url, published, body)


@lru_cache(maxsize=4)
def gazetteer(country: Country) -> Gazetteer:
    """Return the country's gazetteer; building it once serves every article."""
    return Gazetteer(country)


def try_place(text: str, near: str | None = None) -> dict[str, Any]:
    """Return where a free text points to, as the `geocode` command prints it."""
    return geocode_line(text, near=near)


def extract(article: Article, country: Country) -> tuple[tuple[Incident, ...], tuple[Skipped, ...]]:
    """Return the placed incidents of one article, one report each, and what was passed over."""
    drafts, skipped = extract_with_skips(article, country)
    return tuple(unit_of(_report(draft, article, country)) for draft in drafts), skipped


def _report(draft: IncidentDraft, article: Article, country: Country) -> Report:
    on = draft.date.end if draft.date else article.published
    located: Located = gazetteer(country).place(draft.where, on=on)
    return Report(
        id=f"{article.id}-{draft.ordinal}",
        article_id=article.id,
        publisher=article.publisher,
        published=article.published,
        draft=draft,
        located=located,
    )


def extract_all(
    items: Iterable[Article | Skipped], country: Country
) -> tuple[list[tuple[Article, tuple[Incident, ...]] | Skipped], dict[str, str]]:
    """Return each item with its incidents, and report id → id of the incident it was fused into.

    Later articles of one id are numbered ('stem#2'), since report ids hang on the article's id.
    """
    parts: list[tuple[Article, tuple[Incident, ...]] | Skipped] = []
    seen: dict[str, int] = {}
    for item in items:
        if isinstance(item, Skipped):
            parts.append(item)
            continue
        seen[item.id] = seen.get(item.id, 0) + 1
        first = seen[item.id] == 1
        article = item if first else replace(item, id=f"{item.id}#{seen[item.id]}")
        parts.append((article, extract(article, country)[0]))
    units = [unit for part in parts if not isinstance(part, Skipped) for unit in part[1]]
    clusters = {report.id: incident.id for incident in fuse(units) for report in incident.reports}
    return parts, clusters


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
        near = self.store.units_around(_reaches(dates))
        incidents, merged = _settled([*near, *chunk.units], near, self.store)
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


def _reaches(periods: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return the periods in which something could be one with these; overlapping ones joined."""
    joined: list[tuple[date, date]] = []
    for first, last in sorted(periods):
        start, end = first - _FUSION_REACH, last + _FUSION_REACH
        if joined and start <= joined[-1][1]:
            start, end = joined[-1][0], max(end, joined.pop()[1])
        joined.append((start, end))
    return joined


def _settled(
    units: Sequence[Incident], stored: Sequence[Incident], store: Store
) -> tuple[tuple[Incident, ...], tuple[tuple[str, str], ...]]:
    """Return the units fused, under the ids that the store knows them by, and who was merged."""
    before = store.ids_of_reports(r.id for unit in stored for r in unit.reports)
    return keep_ids(fuse(units, store.cannot_links()), before)


def _with_free_id(article: Article, store: Store, taken: set[str]) -> Article:
    """Give a second document that bears a known id one of its own: ids of reports hang on it."""
    wanted, n = article.id, 1
    while article.id in taken or store.has_article(article.id):
        n += 1
        article = replace(article, id=f"{wanted}-{n}")
    return article


def seed(store: Store, country: Country, folder: Path = SEEDS) -> IngestReport:
    """Read the seed documents into the store as the batch 'demo': all of them or none.

    Two programs that do so at once do it once: the second finds them known.
    Raises: BadInput if the folder holds no document.
    """
    paths = sorted(folder.glob("*.md"))
    if not paths:
        raise BadInput(f"No seed documents in {folder.name}/: the checkout is incomplete.")
    items = (item for path in paths for item in read_file(path))
    with store.writing():
        return ingest(items, country=country, store=store, batch=DEMO)


def remove_batch(store: Store, batch_id: int, by: str = "analyst") -> None:
    """Withdraw what a batch added; nothing is deleted and `restore_batch` brings it back."""
    store.remove_batch(batch_id, by, unite=unite)


def restore_batch(store: Store, batch_id: int, by: str = "analyst") -> None:
    """Bring a withdrawn batch back, and join it with what came in meanwhile."""
    with store.writing():
        store.restore_batch(batch_id, by, unite=unite)
        units = store.units_around(_reaches(store.periods_of_batch(batch_id)))
        incidents, merged = _settled(units, units, store)
        store.save(batch_id, (), incidents, merged=merged)
