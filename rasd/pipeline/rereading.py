"""A document read again by newer rules: what would change, and never over a person's word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rasd.country import Country
from rasd.errors import BadInput, Conflict
from rasd.model import Article, Incident, Report, Review, Skipped, Span
from rasd.pipeline.coding import extract
from rasd.pipeline.ingestion import reaches, settled
from rasd.store import UNREAD, Store, unit_of

SAME: Final = "same"
CHANGED: Final = "changed"
NEW: Final = "new"
GONE: Final = "gone"
KEPT: Final = "kept"
_WRITTEN: Final = (CHANGED, NEW, GONE)
_BEHIND: Final = "The project changed since this was shown. Nothing was written: look again."
_WHY: Final = "the newer rules no longer read this as an incident"
_JUDGED: Final = (Review.ACCEPTED, Review.EDITED, Review.REJECTED)


@dataclass(frozen=True, slots=True)
class Reread:
    """One report before and after. kind: SAME, CHANGED, NEW, GONE; KEPT where a person judged.

    incident: the id that the stored report belongs to, '' for a new one.
    """

    kind: str
    incident: str
    before: Report | None
    after: Report | None


@dataclass(frozen=True, slots=True)
class Rereading:
    """One document before and after. passed: what is passed over now; before: what was, unsorted.

    published: the day from which its relative dates are reckoned.
    """

    article_id: str
    published: date | None
    lines: tuple[Reread, ...]
    passed: tuple[Skipped, ...]
    before: tuple[tuple[str, Span | None], ...]

    @property
    def changes(self) -> bool:
        """Whether writing it would change anything."""
        now = sorted(map(repr, ((s.reason, s.span) for s in self.passed)))
        return any(line.kind in _WRITTEN for line in self.lines) or now != sorted(
            map(repr, self.before)
        )


def reread(store: Store, article_id: str, country: Country) -> Rereading:
    """Return what reading a stored document again would change; nothing is written.

    Raises: StoreError if there is no such document.
    """
    return _read_again(store, store.article(article_id), country)


def try_date(store: Store, article_id: str, published: date, country: Country) -> Rereading:
    """Return what another day of publication would change in a document; nothing is written."""
    return _read_again(store, replace(store.article(article_id), published=published), country)


def apply_reread(
    store: Store, article_id: str, country: Country, by: str, *, seen: Rereading | None = None
) -> Rereading:
    """Write what reading a document again changes; return it as `reread` does.

    What a person accepted, edited, rejected or merged stays as it is. What is no longer read is
    rejected with that reason, so that it can be taken back, unless others tell it too.
    Raises: Conflict if it is no longer what was `seen`; nothing is written then.
    """
    with store.writing():
        now = reread(store, article_id, country)
        if seen is not None and _bare(seen) != _bare(now):
            raise Conflict(_BEHIND)
        _write(store, now, by, "reread")
        return now


def redate(
    store: Store, article_id: str, published: date, country: Country, *, by: str, reason: str
) -> Rereading:
    """Correct a document's day of publication and reckon its dates anew; return what changed.

    What a person judged keeps its values. Raises: BadInput without a reason; StoreError if the
    document is not there or withdrawn.
    """
    if not reason.strip():
        raise BadInput("Say how you know the date; the reason stays with the document.")
    with store.writing():
        article = store.redate_article(article_id, published, by, reason)
        now = _read_again(store, article, country)
        _write(store, now, by, "redate", reason)
        _redate_kept(store, now, by, reason)
        return now


def _bare(found: Rereading) -> Rereading:
    """Return it without what joining it with others changes: ids, and whether others tell it too.

    Accepting one document may join its incidents with those of the next.
    """
    lines = tuple(
        replace(line, incident="", kind=GONE if line.after is None else line.kind)
        for line in found.lines
    )
    return replace(found, lines=lines)


def _read_again(store: Store, article: Article, country: Country) -> Rereading:
    found, passed = extract(article, country)
    lines = _lines(store, article.id, [unit.reports[0] for unit in found])
    before = [s for s in store.skipped(article.id) if s.stage not in UNREAD]
    told = tuple((s.reason, s.span) for s in before)
    return Rereading(article.id, article.published, lines, passed, told)


def _lines(store: Store, article_id: str, fresh: list[Report]) -> tuple[Reread, ...]:
    ids = store.ids_of_articles([article_id]).get(article_id, ())
    owners = [store.incident(each) for each in ids]
    stored = [
        (i, r) for i in owners if i is not None for r in i.reports if r.article_id == article_id
    ]
    lines: list[Reread] = []
    for incident, old in stored:
        new = _match(old, fresh)
        if new is not None:
            fresh.remove(new)
            new = _named(new, old.id)
        lines.append(Reread(_kind(incident, old, new), incident.id, old, new))
    taken = {old.id for _, old in stored}
    for new in fresh:
        name = next(n for k in range(1, 10_000) if (n := f"{article_id}-{k}") not in taken)
        taken.add(name)
        lines.append(Reread(NEW, "", None, _named(new, name)))
    return tuple(lines)


def _write(store: Store, now: Rereading, by: str, action: str, why: str = "") -> None:
    written = [line.after for line in now.lines if line.kind in (CHANGED, NEW) and line.after]
    old = [line.before for line in now.lines if line.kind == CHANGED and line.before]
    spans = [r.draft.date for r in (*written, *old) if r.draft.date is not None]
    near = store.units_around(reaches([(span.start, span.end) for span in spans]))
    names = {report.id for report in written}
    stay = [unit for unit in near if not names & {report.id for report in unit.reports}]
    units = [*stay, *map(unit_of, written)]
    incidents, merged = settled(units, near, store)
    store.save(0, (), incidents, by=by, merged=merged, action=action, why=why)
    store.replace_skipped(now.article_id, now.passed)
    for line in now.lines:
        if line.kind == GONE:
            _reject(store, line.incident, by)


def _redate_kept(store: Store, now: Rereading, by: str, why: str) -> None:
    """Write the new day beside what a person judged; its values stay."""
    for key in {line.incident for line in now.lines if line.kind == KEPT}:
        incident = store.incident(key)
        if incident is None:
            continue
        mine = {r.id for r in incident.reports if r.article_id == now.article_id}
        reports = tuple(
            replace(r, published=now.published) if r.id in mine else r for r in incident.reports
        )
        claims = tuple(
            replace(c, published=now.published) if c.report_id in mine else c
            for c in incident.claims
        )
        dated = replace(incident, reports=reports, claims=claims)
        store.save(0, (), [dated], by=by, action="redate", why=why)


def _match(old: Report, fresh: Sequence[Report]) -> Report | None:
    """Return the new report that was read from the same words."""
    span = old.draft.sentence
    shared = [
        (min(span.end, r.draft.sentence.end) - max(span.start, r.draft.sentence.start), -n, r)
        for n, r in enumerate(fresh)
    ]
    best = max(shared, key=lambda item: item[:2], default=None)
    return best[2] if best is not None and best[0] > 0 else None


def _named(report: Report, name: str) -> Report:
    ordinal = int(name.rpartition("-")[2])
    return replace(report, id=name, draft=replace(report.draft, ordinal=ordinal))


def _kind(incident: Incident, old: Report, new: Report | None) -> str:
    if new == old:
        return SAME
    if incident.review in _JUDGED or (new is None and len(incident.reports) > 1):
        return KEPT
    return GONE if new is None else CHANGED


def _reject(store: Store, incident: str, by: str) -> None:
    opened = store.opened(incident)
    if opened is not None:
        rev, found = opened
        rejected = replace(found, review=Review.REJECTED)
        store.edit(rejected, rev, by, action="reject", why=_WHY)
