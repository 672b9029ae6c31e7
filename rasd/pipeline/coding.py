"""From an article to placed incidents of one report each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rasd.country import Country
from rasd.extract import extract_with_skips
from rasd.fuse import fuse, unit_of
from rasd.model import OWN, Article, Incident, IncidentDraft, Located, Report, Skipped
from rasd.pipeline.placing import gazetteer


def extract(article: Article, country: Country) -> tuple[tuple[Incident, ...], tuple[Skipped, ...]]:
    """Return the placed incidents of one article, one report each, and what was passed over."""
    if article.kind == OWN:  # a person wrote down what it tells; that is not read again
        return (), ()
    drafts, skipped = extract_with_skips(article, country)
    return tuple(unit_of(report_of(draft, article, country)) for draft in drafts), skipped


def report_of(draft: IncidentDraft, article: Article, country: Country) -> Report:
    """Return the draft placed: what one article says of one incident."""
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
