"""How sure several reports make an incident: reprints, told by their words, speak once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from rasd.fuse import confidence_of, unite
from rasd.model import Article, Incident, Review
from rasd.store import Store, sketch_of


def weighed(
    incidents: Iterable[Incident], store: Store, fresh: Iterable[Article] = ()
) -> tuple[Incident, ...]:
    """Return fused incidents with the confidence that independent sources give them.

    fresh: articles that are not in the store yet. What a person judged keeps its own.
    """
    given = tuple(incidents)
    new = {article.id: article for article in fresh}
    told = {r.article_id for i in given if _is_fused(i) for r in i.reports}
    sketches = {**store.sketches(told - set(new))}
    sketches |= {key: sketch_of(article) for key, article in new.items() if key in told}
    return tuple(
        replace(i, confidence=confidence_of(i.reports, sketches)) if _is_fused(i) else i
        for i in given
    )


def uniter(store: Store) -> Callable[[Sequence[Incident]], Incident]:
    """Return fusion's `unite` for incidents of this store, reprints told by its articles."""
    return lambda parts: weighed([unite(parts)], store)[0]


def _is_fused(incident: Incident) -> bool:
    return incident.review is Review.EXTRACTED and len(incident.reports) > 1
