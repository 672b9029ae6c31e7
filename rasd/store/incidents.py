"""Writing incidents with their revisions; every function works in an open transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from rasd.errors import StoreError
from rasd.model import Incident, Report, Review
from rasd.store import schema
from rasd.store.chain import Entry, append
from rasd.store.codec import clean, dumps, loads
from rasd.store.connect import version_of
from rasd.store.heads import Head, flat_of, head_of
from rasd.store.reports import save_reports, stored_places
from rasd.store.rows import documents, fetch, live_reports, pack, pieces
from rasd.store.sources import Source, independent


def save_incidents(
    connection: Connection,
    batch_id: int,
    incidents: Sequence[Incident],
    by: str,
    merged: Iterable[tuple[str, str]] = (),
    *,
    action: str = "",
    why: str = "",
) -> int:
    """Write incidents with their reports; return how many changed.

    An incident that the store holds in the same form is left alone. merged: (old id, the incident
    it went into) where fusion says so; otherwise where the first of its reports went.
    action, why: what a person did and the reason given, for the log.
    """
    packed = {r.id: pack(r) for incident in incidents for r in incident.reports}
    stored = stored_places(connection, packed)
    heads = {
        i.id: _head(connection, i, batch_id, {r.id: packed[r.id].digest for r in i.reports})
        for i in incidents
    }
    if why:
        heads = {key: replace(head, why=why) for key, head in heads.items()}
    changed = write_heads(connection, heads, by, action)
    save_reports(connection, incidents, packed, stored)
    save_claims(connection, [incident for incident in incidents if incident.id in changed])
    went = {
        stored[r.id][0]: incident.id
        for incident in reversed(incidents)
        for r in reversed(incident.reports)
        if r.id in stored and stored[r.id][0] not in heads
    }
    settle(connection, {**went, **{a: b for a, b in merged if a not in heads}}, by)
    return len(changed)


def write_heads(
    connection: Connection, heads: Mapping[str, Head], by: str, action: str = ""
) -> frozenset[str]:
    """Write heads that differ from the stored ones, each with a revision; return their ids."""
    before = documents(connection, heads)
    version = version_of(connection)
    fresh, changed, entries = [], [], []
    for key, head in heads.items():
        document = dumps(head)
        rev, old = before.get(key, (0, None))
        if old is not None and (old == document or _says_the_same(old, head)):
            continue
        row = {**flat_of(head), "rev": rev + 1, "version": version}
        if rev:
            changed.append({**row, "which": key})
        else:
            fresh.append({**row, "id": key})
        entries.append(Entry(key, rev + 1, action or ("change" if rev else "add"), document))
    if fresh:
        connection.execute(insert(schema.incident), fresh)
    if changed:
        which = schema.incident.c.id == bindparam("which")
        connection.execute(update(schema.incident).where(which), changed)
    append(connection, entries, by)
    return frozenset(entry.subject for entry in entries)


def _says_the_same(old: str, head: Head) -> bool:
    """Whether only the reason of an earlier change is missing: that is no change."""
    return replace(loads(Head, old), why="") == replace(head, why="")


def stored_heads(connection: Connection, ids: Iterable[str]) -> dict[str, Head]:
    """Return the heads of these incidents as they stand."""
    return {key: loads(Head, text) for key, (_, text) in documents(connection, ids).items()}


def recounted(
    connection: Connection, head: Head, reports: Sequence[Report], values: Incident | None = None
) -> Head:
    """Return the head with outlets, lead and the like taken from `reports`, its live ones.

    values: the fields fused anew; without them they stay as they are. No reports: withdrawn.
    """
    if not reports:
        return replace(head, live=False)
    digests = {report.id: pack(report).digest for report in reports}
    incident = replace(values or head.incident, reports=tuple(reports))
    return _head(connection, incident, head.batch_id, digests)


def save_claims(connection: Connection, incidents: Sequence[Incident]) -> None:
    """Replace the claims of these incidents."""
    column = schema.claim.c.incident_id
    for piece in pieces(incident.id for incident in incidents):
        connection.execute(delete(schema.claim).where(column.in_(piece)))
    rows = [
        {
            "incident_id": incident.id,
            "n": n,
            "field": claim.field,
            "value": clean(claim.value),
            "report_id": claim.report_id,
            "publisher": clean(claim.publisher),
            "published": claim.published.isoformat() if claim.published else None,
            "chosen": int(claim.chosen),
        }
        for incident in incidents
        for n, claim in enumerate(incident.claims)
    ]
    if rows:
        connection.execute(insert(schema.claim), rows)


def settle(connection: Connection, went: Mapping[str, str], by: str) -> None:
    """See to incidents that lost reports to others; went: old id → where they went.

    What keeps a live report is counted anew; what keeps none is marked as merged, and withdrawn
    reports that it still had go along.
    """
    reports = live_reports(connection, went)
    heads: dict[str, Head] = {}
    for key, head in stored_heads(connection, went).items():
        if key in reports:
            heads[key] = recounted(connection, head, reports[key])
            continue
        gone = replace(head.incident, review=Review.MERGED)
        heads[key] = replace(head, incident=gone, reports=(), merged_into=went[key])
        statement = update(schema.report).where(schema.report.c.incident_id == key)
        connection.execute(statement.values(incident_id=went[key]))
    write_heads(connection, heads, by, "merge")


def _head(
    connection: Connection, incident: Incident, batch_id: int, digests: Mapping[str, str]
) -> Head:
    """Return the incident's head; it belongs to the earliest batch that tells it."""
    c = schema.article.c
    wanted = {report.article_id for report in incident.reports}
    columns = (c.id, c.url, c.batch_id, c.publisher, c.sketch)
    rows = fetch(connection, select(*columns), c.id, sorted(wanted))
    missing = wanted - {row.id for row in rows}
    if missing:
        raise StoreError(f"Article {min(missing)!r} of a report is not in the project.")
    urls = {row.id: row.url for row in rows}
    batch = min((row.batch_id for row in rows), default=batch_id)
    told = [Source(row.id, row.publisher, row.sketch) for row in rows]
    n = len(independent(told))
    return head_of(incident, incident.reports, digests, urls, batch_id=batch, n_sources=n)
