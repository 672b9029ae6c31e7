"""Reading rows back into values, many at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, select

from rasd.model import Evidence, Report
from rasd.store import schema
from rasd.store.chain import digest_of
from rasd.store.codec import dumps, loads

PIECE: Final = 500
"""Values bound in one statement; SQLite's oldest limit is 999. Source: SQLite limits page."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A report as it is stored: its JSON without evidence, each evidence's JSON, the digest."""

    report: Report
    document: str
    evidence: tuple[str, ...]
    digest: str


def pack(report: Report) -> Packed:
    """Return the report with its stored form."""
    document = dumps(replace(report, draft=replace(report.draft, evidence=())))
    items = tuple(dumps(item) for item in report.draft.evidence)
    return Packed(report, document, items, digest_of(document, *items))


def pieces(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield the values in lists short enough for one statement."""
    whole = list(values)
    for start in range(0, len(whole), PIECE):
        yield whole[start : start + PIECE]


def fetch(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], among: Iterable[Any]
) -> list[Row[Any]]:
    """Return the query's rows whose column is among the values, piece by piece, in order."""
    found: list[Row[Any]] = []
    for piece in pieces(among):
        found += connection.execute(query.where(column.in_(piece))).all()
    return found


def documents(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[int, str]]:
    """Return incident id → its revision number and the head's JSON at that revision."""
    incident, revision = schema.incident.c, schema.revision.c
    query = select(incident.id, incident.rev, revision.document).join(
        schema.revision, and_(revision.subject == incident.id, revision.rev == incident.rev)
    )
    return {row.id: (row.rev, row.document) for row in fetch(connection, query, incident.id, ids)}


def report_keys(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """Return report id → key of its row, for reports in the store."""
    c = schema.report.c
    return {row.id: row.key for row in fetch(connection, select(c.id, c.key), c.id, ids)}


def live_reports(
    connection: Connection, ids: Iterable[str], *, withdrawn: bool = False
) -> dict[str, tuple[Report, ...]]:
    """Return incident id → its reports whose articles are not withdrawn, in stored order.

    withdrawn: those of withdrawn articles too.
    """
    report, article = schema.report.c, schema.article.c
    query = (
        select(report.key, report.incident_id, report.place_in_incident, report.document)
        .join(schema.article, article.id == report.article_id)
        .where(article.live >= int(not withdrawn))
    )
    rows = fetch(connection, query, report.incident_id, ids)
    rows.sort(key=lambda row: (row.incident_id, row.place_in_incident, row.key))
    words = _evidence(connection, [row.key for row in rows])
    found: dict[str, list[Report]] = defaultdict(list)
    for row in rows:
        found[row.incident_id].append(_full(row.document, words[row.key]))
    return {key: tuple(reports) for key, reports in found.items()}


def reports_of(connection: Connection, ids: Iterable[str]) -> dict[str, Report]:
    """Return report id → report, be its article withdrawn or not."""
    c = schema.report.c
    rows = fetch(connection, select(c.id, c.key, c.document), c.id, ids)
    words = _evidence(connection, [row.key for row in rows])
    return {row.id: _full(row.document, words[row.key]) for row in rows}


def _full(document: str, evidence: Iterable[Evidence]) -> Report:
    bare = loads(Report, document)
    return replace(bare, draft=replace(bare.draft, evidence=tuple(evidence)))


def _evidence(connection: Connection, keys: Sequence[int]) -> dict[int, list[Evidence]]:
    column = schema.evidence.c
    query = select(column.report_key, column.document).order_by(column.report_key, column.n)
    words: dict[int, list[Evidence]] = defaultdict(list)
    for row in fetch(connection, query, column.report_key, keys):
        words[row.report_key].append(loads(Evidence, row.document))
    return words
