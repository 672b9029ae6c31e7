"""Writing reports and their evidence; every function works in an open transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from rasd.model import Incident
from rasd.store import schema, search
from rasd.store.codec import clean
from rasd.store.heads import day_of
from rasd.store.rows import Packed, fetch, pieces, report_keys


def stored_places(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, int, str]]:
    """Return report id → its incident, place among its reports, and digest, as stored."""
    c = schema.report.c
    query = select(c.id, c.incident_id, c.place_in_incident, c.digest)
    return {
        row.id: (row.incident_id, row.place_in_incident, row.digest)
        for row in fetch(connection, query, c.id, ids)
    }


def save_reports(
    connection: Connection,
    incidents: Iterable[Incident],
    packed: Mapping[str, Packed],
    stored: Mapping[str, tuple[str, int, str]],
) -> None:
    """Write the incidents' reports that are new, changed or moved; stored: `stored_places`."""
    fresh: list[dict[str, Any]] = []
    moved: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for incident in incidents:
        for place, report in enumerate(incident.reports):
            before = stored.get(report.id)
            if before == (incident.id, place, packed[report.id].digest):
                continue
            row = _row(packed[report.id], incident.id, place)
            if before is None:
                fresh.append(row)
            elif before[2] == row["digest"]:
                moved.append({k: row[k] for k in ("id", "incident_id", "place_in_incident")})
            else:
                changed.append(row)
    _update(connection, moved)
    _update(connection, changed)
    if fresh:
        connection.execute(insert(schema.report), fresh)
    _forget_words(connection, [row["id"] for row in changed])
    _save_words(connection, [packed[row["id"]] for row in (*fresh, *changed)])


def _row(packed: Packed, incident_id: str, place: int) -> dict[str, Any]:
    span = packed.report.draft.date
    return {
        "id": packed.report.id,
        "article_id": packed.report.article_id,
        "incident_id": incident_id,
        "place_in_incident": place,
        "start": day_of(span.start) if span else None,
        "end": day_of(span.end) if span else None,
        "document": packed.document,
        "digest": packed.digest,
    }


def _update(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        which = schema.report.c.id == bindparam("which")
        renamed = [{("which" if k == "id" else k): v for k, v in row.items()} for row in rows]
        connection.execute(update(schema.report).where(which), renamed)


def _save_words(connection: Connection, packed: Sequence[Packed]) -> None:
    """Write the evidence and the search text of reports whose rows stand already."""
    keys = report_keys(connection, [item.report.id for item in packed])
    rows = [
        {
            "report_key": keys[item.report.id],
            "n": n,
            "field": words.field,
            "value": clean(words.value),
            "rule": words.rule,
            "basis": words.basis.value,
            "confidence": words.confidence,
            "document": document,
        }
        for item in packed
        for n, (words, document) in enumerate(
            zip(item.report.draft.evidence, item.evidence, strict=True)
        )
    ]
    if rows:
        connection.execute(insert(schema.evidence), rows)
    search.index_reports(connection, {keys[item.report.id]: item.report for item in packed})


def _forget_words(connection: Connection, ids: Sequence[str]) -> None:
    for piece in pieces(report_keys(connection, ids).values()):
        connection.execute(delete(schema.evidence).where(schema.evidence.c.report_key.in_(piece)))
        search.forget_reports(connection, piece)
