"""A document read again by newer rules: what would change, and never over a person's word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from rasd.country import Country
from rasd.model import Incident, Report, Review
from rasd.pipeline.coding import extract
from rasd.pipeline.ingestion import reaches, settled
from rasd.store import Store, unit_of

SAME: Final = "same"
CHANGED: Final = "changed"
NEW: Final = "new"
GONE: Final = "gone"
KEPT: Final = "kept"
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


def reread(store: Store, article_id: str, country: Country) -> tuple[Reread, ...]:
    """Return what reading a stored document again would change; nothing is written.

    Raises: StoreError if there is no such document.
    """
    found, _ = extract(store.article(article_id), country)
    owners = [
        store.incident(each) for each in store.ids_of_articles([article_id]).get(article_id, ())
    ]
    stored = [
        (i, r) for i in owners if i is not None for r in i.reports if r.article_id == article_id
    ]
    lines: list[Reread] = []
    fresh = [unit.reports[0] for unit in found]
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


def apply_reread(store: Store, article_id: str, country: Country, by: str) -> tuple[Reread, ...]:
    """Write what reading a document again changes; return it as `reread` does.

    What a person accepted, edited, rejected or merged stays as it is. What is no longer read is
    rejected with that reason, so that it can be taken back, unless others tell it too.
    """
    with store.writing():
        lines = reread(store, article_id, country)
        written = [line.after for line in lines if line.kind in (CHANGED, NEW) and line.after]
        old = [line.before for line in lines if line.kind == CHANGED and line.before]
        spans = [r.draft.date for r in (*written, *old) if r.draft.date is not None]
        near = store.units_around(reaches([(span.start, span.end) for span in spans]))
        names = {report.id for report in written}
        stay = [unit for unit in near if not names & {report.id for report in unit.reports}]
        units = [*stay, *map(unit_of, written)]
        incidents, merged = settled(units, near, store)
        store.save(0, (), incidents, by=by, merged=merged)
        for line in lines:
            if line.kind == GONE:
                _reject(store, line.incident, by)
        return lines


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
