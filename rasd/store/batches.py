"""Import batches: what came in together, and can be withdrawn and restored together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from sqlalchemy import Connection, CursorResult, Row, func, insert, select, update

from rasd.errors import StoreError
from rasd.model import Incident
from rasd.store import schema
from rasd.store.articles import log_batch
from rasd.store.chain import now
from rasd.store.codec import clean
from rasd.store.heads import Head
from rasd.store.incidents import recounted, save_claims, stored_heads, write_heads
from rasd.store.rows import fetch, live_reports
from rasd.store.units import unit_of

Unite = Callable[[Sequence[Incident]], Incident]
"""Fusion's `unite`: one-report incidents → the one incident they tell, values fused."""


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One import. added_at, removed_at: UTC, ISO 8601; removed_at None while it counts."""

    id: int
    label: str
    source: str
    added_at: str
    n_articles: int
    n_incidents: int
    removed_at: str | None


def begin_batch(connection: Connection, label: str, source: str) -> int:
    """Open a batch and return its number."""
    row = {"label": clean(label), "source": clean(source), "added_at": now()}
    result = cast("CursorResult[Any]", connection.execute(insert(schema.import_batch), row))
    return int(cast("Row[int]", result.inserted_primary_key)[0])


def batch_rows(connection: Connection) -> tuple[BatchRow, ...]:
    """Return all batches, oldest first, with the incidents that their articles tell."""
    b, a, r = schema.import_batch.c, schema.article.c, schema.report.c
    articles = select(func.count()).where(a.batch_id == b.id).scalar_subquery()
    told = (
        select(func.count(r.incident_id.distinct()))
        .join_from(schema.report, schema.article, a.id == r.article_id)
        .where(a.batch_id == b.id)
        .correlate(schema.import_batch)
        .scalar_subquery()
    )
    query = select(b.id, b.label, b.source, b.added_at, articles, told, b.removed_at)
    return tuple(BatchRow(*row) for row in connection.execute(query.order_by(b.id)))


def remove_batch(
    connection: Connection, batch_id: int, by: str, unite: Unite | None = None
) -> tuple[str, ...]:
    """Withdraw a batch: its articles no longer count; return ids of the incidents that stay.

    Incidents told by nobody else are hidden. The others stay with the reports they have left,
    their values fused anew by `unite` if it is given. Nothing is deleted.
    Raises: StoreError if there is no such batch.
    """
    batch = _batch(connection, batch_id)
    if batch.removed_at is not None:
        return ()
    c = schema.article.c
    mine = {row.id: row.digest for row in _articles(connection, batch_id) if row.live}
    connection.execute(update(schema.article).where(c.batch_id == batch_id).values(live=0))
    _mark(connection, batch_id, now())
    log_batch(connection, batch_id, "withdraw", mine, by)
    return carry_out(connection, mine, by=by, action="withdraw", unite=unite)


def restore_batch(
    connection: Connection, batch_id: int, by: str, unite: Unite | None = None
) -> tuple[str, ...]:
    """Undo `remove_batch`; return the ids of the incidents that other batches tell too.

    An article that came in again meanwhile, in another batch, stays withdrawn here.
    Raises: StoreError if there is no such batch.
    """
    batch = _batch(connection, batch_id)
    if batch.removed_at is None:
        return ()
    c = schema.article.c
    twins = select(c.sha256).where(c.live == 1)
    mine_again = (c.batch_id == batch_id, c.sha256.not_in(twins), c.withdrawn.is_(None))
    connection.execute(update(schema.article).where(*mine_again).values(live=1))
    mine = {row.id: row.digest for row in _articles(connection, batch_id) if row.live}
    _mark(connection, batch_id, None)
    log_batch(connection, batch_id, "restore", mine, by)
    return carry_out(connection, mine, by=by, action="restore", unite=unite)


def carry_out(
    connection: Connection,
    articles: Collection[str],
    *,
    by: str,
    action: str,
    unite: Unite | None,
) -> tuple[str, ...]:
    """Write the heads of all incidents that these articles tell, after `live` has changed."""
    r = schema.report.c
    rows = fetch(connection, select(r.incident_id), r.article_id, articles)
    touched = sorted({row.incident_id for row in rows})
    told = _told(connection, touched)
    heads = stored_heads(connection, touched)
    mixed: list[str] = []
    for key, head in heads.items():
        signs = tuple((report, digest) for report, digest, _ in told[key])
        if not signs or signs == head.reports:  # only its being there changes
            heads[key] = replace(head, live=bool(signs))
        else:
            mixed.append(key)
    heads.update(_recounted(connection, {key: heads[key] for key in mixed}, unite))
    write_heads(connection, heads, by, action)
    save_claims(connection, [heads[key].incident for key in mixed])
    return tuple(key for key in touched if any(a not in articles for _, _, a in told[key]))


def _told(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[str, str, str]]]:
    """Return incident id → (report id, digest, article id) of its live reports, in order."""
    r, a = schema.report.c, schema.article.c
    query = (
        select(r.incident_id, r.id, r.digest, r.article_id)
        .join(schema.article, a.id == r.article_id)
        .where(a.live == 1)
        .order_by(r.incident_id, r.place_in_incident, r.key)
    )
    told: dict[str, list[tuple[str, str, str]]] = {key: [] for key in ids}
    for row in fetch(connection, query, r.incident_id, ids):
        told[row.incident_id].append((row.id, row.digest, row.article_id))
    return told


def _recounted(
    connection: Connection, heads: Mapping[str, Head], unite: Unite | None
) -> dict[str, Head]:
    """Return the heads with the reports they have now, and values fused anew where `unite`."""
    found: dict[str, Head] = {}
    for key, reports in live_reports(connection, heads).items():
        head = heads[key]
        united = unite([unit_of(report) for report in reports]) if unite else None
        values = _kept(head.incident, united)
        found[key] = replace(recounted(connection, head, reports, values), live=True)
    return found


def _kept(incident: Incident, united: Incident | None) -> Incident | None:
    """Return the newly fused values under the old id; a person's judgement is not touched."""
    if united is None or incident.review.value in ("edited", "accepted", "rejected"):
        return None
    return replace(united, id=incident.id)


def _batch(connection: Connection, batch_id: int) -> Any:  # noqa: ANN401 (a row)
    c = schema.import_batch.c
    row = connection.execute(select(c.id, c.removed_at).where(c.id == batch_id)).first()
    if row is None:
        raise StoreError(f"There is no batch {batch_id} in this project.")
    return row


def _articles(connection: Connection, batch_id: int) -> Sequence[Any]:
    c = schema.article.c
    query = select(c.id, c.digest, c.live).where(c.batch_id == batch_id)
    return connection.execute(query).all()


def _mark(connection: Connection, batch_id: int, removed_at: str | None) -> None:
    statement = update(schema.import_batch).where(schema.import_batch.c.id == batch_id)
    connection.execute(statement.values(removed_at=removed_at))
