"""Reading articles, incidents, units and their history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, RowMapping, Select, func, select

from rasd.model import Article, Incident, Review, Span
from rasd.store import schema
from rasd.store.codec import loads
from rasd.store.heads import Head, date_of, day_of
from rasd.store.incidents import stored_heads
from rasd.store.rows import fetch, live_reports
from rasd.store.units import unit_of

_JUDGED = (Review.ACCEPTED, Review.EDITED, Review.REJECTED)


Period = tuple[date | None, date | None]
"""First and last day; None is open."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in the list of sources. added_at: UTC, ISO 8601; batch: its label.

    live: it counts. withdrawn: why a person withdrew this one, None if nobody did. purged: its
    words were removed for good.
    """

    id: str
    title: str
    publisher: str
    url: str
    published: date | None
    language: str
    kind: str
    origin: str
    n_incidents: int
    n_skipped: int
    batch: str
    added_at: str
    live: bool = True
    withdrawn: str | None = None
    purged: bool = False


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """Something that gave no incident. article_id: '' where there is no stored article.

    span: the passage in the article's raw text, None where the whole document is meant.
    """

    item: str
    stage: str
    reason: str
    article_id: str
    batch: str
    added_at: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One change of an incident: who, when, what kind, why, and the values after it.

    incident: None once its words were purged; it carries no reports. why: '' where nobody said.
    """

    seq: int
    rev: int
    at: str
    by: str
    action: str
    incident: Incident | None
    why: str = ""


def known(connection: Connection, sha256: str) -> str | None:
    """Return the id of the article with these bytes, if one is there and not withdrawn."""
    c = schema.article.c
    query = select(c.id).where(c.sha256 == sha256, c.live == 1).limit(1)
    return connection.scalar(query) if sha256 else None


def article_of(connection: Connection, article_id: str) -> Article | None:
    """Return an article in full, withdrawn or not; None if there is none."""
    c = schema.article.c
    document = connection.scalar(select(c.document).where(c.id == article_id))
    return None if document is None else loads(Article, document)


def article_rows(connection: Connection, *, withdrawn: bool = False) -> tuple[ArticleRow, ...]:
    """Return the articles, newest publication first. withdrawn: those that do not count too."""
    a, r, s = schema.article.c, schema.report.c, schema.skipped.c
    told = (
        select(func.count(r.incident_id.distinct())).where(r.article_id == a.id).scalar_subquery()
    )
    passed = select(func.count()).where(s.article_id == a.id).scalar_subquery()
    query = (
        select(*_names(a), told.label("n_incidents"), passed.label("n_skipped"), _label(a.batch_id))
        .where(a.live >= int(not withdrawn))
        .order_by(a.published.desc().nulls_last(), a.id)
    )
    return tuple(_listed(row) for row in connection.execute(query).mappings())


def _listed(row: RowMapping) -> ArticleRow:
    flags = {"live": bool(row["live"]), "purged": row["purged"] is not None}
    return ArticleRow(**{**row, **flags, "published": _day(row["published"])})


def skipped_rows(connection: Connection, article_id: str | None) -> tuple[SkippedRow, ...]:
    """Return what was passed over, of one article or of all, in batches not withdrawn."""
    c, batch = schema.skipped.c, schema.import_batch.c
    query: Select[Any] = (
        select(
            *(c.item, c.stage, c.reason, c.article_id, batch.label.label("batch"), c.added_at),
            *(c.start, c.end),
        )
        .join(schema.import_batch, batch.id == c.batch_id)
        .where(batch.removed_at.is_(None))
        .order_by(c.id)
    )
    if article_id is not None:
        query = query.where(c.article_id == article_id)
    return tuple(_passed(row) for row in connection.execute(query).mappings())


def _passed(row: RowMapping) -> SkippedRow:
    told = {name: value for name, value in row.items() if name not in ("start", "end")}
    return SkippedRow(**told, span=None if row["start"] is None else Span(row["start"], row["end"]))


def incident_of(connection: Connection, incident_id: str) -> Incident | None:
    """Return an incident with its live reports and claims; a merged one gives where it went.

    None if there is none or it is withdrawn.
    """
    seen: set[str] = set()
    head: Head | None = None
    while incident_id not in seen:
        seen.add(incident_id)
        head = stored_heads(connection, [incident_id]).get(incident_id)
        if head is None or head.merged_into is None:
            break
        incident_id = head.merged_into
    if head is None or not head.live:
        return None
    return _whole(connection, {incident_id: head})[0]


def incidents_of(connection: Connection, ids: Iterable[str]) -> dict[str, Incident]:
    """Return incident id → incident in full, for those that stand: not withdrawn, not merged."""
    heads = stored_heads(connection, ids)
    standing = {k: head for k, head in heads.items() if head.live and head.merged_into is None}
    return {incident.id: incident for incident in _whole(connection, standing)}


def units_of(connection: Connection, periods: Iterable[Period]) -> tuple[Incident, ...]:
    """Return what fusion starts from: an incident for every live report, by report id.

    periods: first and last day; reports whose interval overlaps one, and every report that is one
    incident with such a one; (None, None): all, undated ones too. Incidents that a person judged
    come whole, as they are.
    """
    c = schema.report.c
    ids: set[str] = set()
    for start, end in set(periods):
        query = select(c.incident_id).distinct()
        if start is not None:
            query = query.where(c.end >= day_of(start))
        if end is not None:
            query = query.where(c.start <= day_of(end))
        ids.update(connection.scalars(query))
    live = {key: head for key, head in stored_heads(connection, sorted(ids)).items() if head.live}
    judged = {key: head for key, head in live.items() if head.incident.review in _JUDGED}
    reports = live_reports(connection, live.keys() - judged.keys())
    units = [unit_of(report) for told in reports.values() for report in told]
    units += [whole for whole in _whole(connection, judged) if whole.reports]
    return tuple(sorted(units, key=lambda unit: unit.reports[0].id))


def periods_of_batch(connection: Connection, batch_id: int) -> tuple[tuple[date, date], ...]:
    """Return first and last day of the dated, live reports of a batch's articles, each once."""
    r, a = schema.report.c, schema.article.c
    mine = (a.batch_id == batch_id, a.live == 1, r.start.is_not(None))
    query = select(r.start, r.end).join(schema.article, a.id == r.article_id).where(*mine)
    rows = connection.execute(query.distinct())
    return tuple((date_of(row.start), date_of(row.end)) for row in rows)


def ids_of_reports(connection: Connection, report_ids: Iterable[str]) -> dict[str, str]:
    """Return report id → the incident it belongs to, for reports in the store."""
    c = schema.report.c
    rows = fetch(connection, select(c.id, c.incident_id), c.id, report_ids)
    return {row.id: row.incident_id for row in rows}


def ids_of_articles(
    connection: Connection, article_ids: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Return article id → the incidents its reports belong to, each once, in the text's order."""
    c = schema.report.c
    # a report's id ends in its number in the text: the shorter id is the smaller number
    query = select(c.article_id, c.incident_id).order_by(func.length(c.id), c.id)
    found: dict[str, dict[str, None]] = {}
    for row in fetch(connection, query, c.article_id, article_ids):
        found.setdefault(row.article_id, {})[row.incident_id] = None
    return {article: tuple(ids) for article, ids in found.items()}


def revision_rows(connection: Connection, incident_id: str) -> tuple[RevisionRow, ...]:
    """Return an incident's history, oldest first."""
    c = schema.revision.c
    query = select(c.seq, c.rev, c.at, c.by, c.action, c.document)
    rows = connection.execute(query.where(c.subject == incident_id).order_by(c.rev))
    return tuple(_revision(row) for row in rows)


def _revision(row: Row[int, int, str, str, str, str | None]) -> RevisionRow:
    if row.document is None:
        return RevisionRow(*row[:5], None)
    head = loads(Head, row.document)
    return RevisionRow(*row[:5], head.incident, head.why)


def _whole(connection: Connection, heads: dict[str, Head]) -> list[Incident]:
    reports = live_reports(connection, heads)
    return [replace(head.incident, reports=reports.get(key, ())) for key, head in heads.items()]


def _names(a: Any) -> tuple[Any, ...]:  # noqa: ANN401 (SQLAlchemy's column collection)
    wanted = "id title publisher url published language kind origin added_at live withdrawn purged"
    return tuple(a[name] for name in wanted.split())


def _label(batch_id: Any) -> Any:  # noqa: ANN401 (SQLAlchemy's column)
    batch = schema.import_batch.c
    return select(batch.label).where(batch.id == batch_id).scalar_subquery().label("batch")


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
