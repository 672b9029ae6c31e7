"""One document withdrawn, brought back, or purged of its words for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection, delete, or_, select, text, update

from rasd.errors import StoreError
from rasd.model import OWN, Article, Incident, Located, OffsetMap, Review, WherePrec
from rasd.store import schema, search
from rasd.store.articles import log_article
from rasd.store.batches import Unite, carry_out
from rasd.store.chain import digest_of
from rasd.store.codec import clean, dumps
from rasd.store.heads import Head
from rasd.store.incidents import save_claims, stored_heads, write_heads
from rasd.store.rows import documents, pieces

GONE: Final = "removed"
"""What stands where words were purged."""
_NAMES: Final = 50  # looked for in one pass over the log


def withdraw_article(
    connection: Connection, article_id: str, by: str, reason: str, unite: Unite | None
) -> tuple[str, ...]:
    """Let a document no longer count; return the incidents that others tell too.

    Raises: StoreError if there is none, or it is withdrawn already.
    """
    row = _row(connection, article_id)
    if row.withdrawn is not None:
        raise StoreError("This document is withdrawn already.")
    _set(connection, article_id, withdrawn=clean(reason), live=0)
    _log(connection, row, "withdraw", by, reason)
    return carry_out(connection, [article_id], by=by, action="withdraw", unite=unite)


def restore_article(
    connection: Connection, article_id: str, by: str, unite: Unite | None
) -> tuple[str, ...]:
    """Undo `withdraw_article`; it stays away while its batch is, or the same bytes came in anew.

    Raises: StoreError if it is not withdrawn, or its words were purged.
    """
    row = _row(connection, article_id)
    if row.withdrawn is None or row.purged is not None:
        why = "is not withdrawn" if row.withdrawn is None else "was purged and cannot come back"
        raise StoreError(f"This document {why}.")
    a, b = schema.article.c, schema.import_batch.c
    away = connection.scalar(select(b.removed_at).where(b.id == row.batch_id)) is not None
    twin = select(a.key).where(a.sha256 == row.sha256, a.live == 1)
    live = not away and connection.scalar(twin) is None
    _set(connection, article_id, withdrawn=None, live=int(live))
    _log(connection, row, "restore", by, "")
    return carry_out(connection, [article_id], by=by, action="restore", unite=unite)


def purge_article(
    connection: Connection, article_id: str, by: str, reason: str, unite: Unite | None
) -> None:
    """Remove a document's words, and all that was made of them, from rows, index and history.

    Its hash, the reason and the person stay in the chain, as do the hashes of what was removed.
    Raises: StoreError if there is none, or no reason is given.
    """
    row = _row(connection, article_id)
    if not reason.strip():
        raise StoreError("Say why the words must go; the reason stays in the log.")
    r = schema.report.c
    told = connection.execute(select(r.id, r.key, r.incident_id).where(r.article_id == article_id))
    reports = told.all()
    if row.live:
        _set(connection, article_id, live=0)
        carry_out(connection, [article_id], by=by, action="withdraw", unite=unite)
    ids = [report.id for report in reports]
    touched = _ever_told_by(connection, ids) | {report.incident_id for report in reports}
    _strip_heads(connection, sorted(touched), set(ids), by)
    _forget_history(connection, sorted(touched))
    _delete_words(connection, article_id, [report.key for report in reports], ids)
    bare = Article(id=article_id, raw="", text="", offsets=OffsetMap(()), sha256=row.sha256)
    # the source of an analyst's own words is no outlet but a person, who may have to be forgotten
    outlet = "" if row.kind == OWN else row.publisher
    document = dumps(replace(bare, publisher=outlet))
    gone = {"title": "", "publisher": outlet, "url": "", "origin": "", "sketch": "", "live": 0}
    why = {"withdrawn": clean(reason), "purged": clean(reason)}
    signed = {"document": document, "digest": digest_of(document)}
    _set(connection, article_id, **gone, **why, **signed)
    _log(connection, row, "purge", by, reason)


def _strip_heads(connection: Connection, ids: Sequence[str], reports: set[str], by: str) -> None:
    """Take the words out of the newest version of these incidents."""
    heads = {}
    for key, head in stored_heads(connection, ids).items():
        if head.live and head.merged_into is None:
            claims = tuple(c for c in head.incident.claims if c.report_id not in reports)
            heads[key] = replace(head, incident=replace(head.incident, claims=claims))
        else:
            heads[key] = _bare(head)
    write_heads(connection, heads, by, "purge")
    save_claims(connection, [head.incident for head in heads.values()])


def _bare(head: Head) -> Head:
    """Return a head that says nothing but that there was something."""
    incident = Incident(
        id=head.incident.id,
        event_type=head.incident.event_type,
        date=None,
        located=Located(place="", iso="", where_prec=WherePrec.COUNTRY),
        perpetrator="unknown",
        attribution=head.incident.attribution,
        target=GONE,
        target_class=head.incident.target_class,
        tolls=type(head.incident.tolls)(),
        confidence=0.0,
        reports=(),
        review=Review.MERGED if head.merged_into is not None else Review.EXTRACTED,
    )
    return Head(incident, (), batch_id=head.batch_id, live=head.live, merged_into=head.merged_into)


def _ever_told_by(connection: Connection, reports: Sequence[str]) -> set[str]:
    """Return the incidents in whose history one of these reports stands."""
    c = schema.revision.c
    found: set[str] = set()
    for start in range(0, len(reports), _NAMES):
        some = reports[start : start + _NAMES]
        named = or_(*(c.document.contains(dumps(each), autoescape=True) for each in some))
        found |= set(connection.scalars(select(c.subject).where(named, ~c.subject.contains(":"))))
    return found


def _forget_history(connection: Connection, ids: Sequence[str]) -> None:
    """Remove what earlier revisions of these incidents say; their digests stay in the chain."""
    c = schema.revision.c
    for key, (rev, _) in documents(connection, ids).items():
        old = update(schema.revision).where(c.subject == key, c.rev < rev)
        connection.execute(old.where(c.document.is_not(None)).values(document=None))


def _delete_words(
    connection: Connection, article_id: str, keys: Sequence[int], reports: Sequence[str]
) -> None:
    search.forget_reports(connection, keys)
    search.forget_article(connection, article_id)
    e, r, q = schema.evidence.c, schema.report.c, schema.claim.c
    for piece in pieces(keys):
        connection.execute(delete(schema.evidence).where(e.report_key.in_(piece)))
        connection.execute(delete(schema.report).where(r.key.in_(piece)))
    for piece in pieces(reports):
        connection.execute(delete(schema.claim).where(q.report_id.in_(piece)))
    c = schema.skipped.c
    connection.execute(delete(schema.skipped).where(c.article_id == article_id))
    search.index_articles(connection, [_empty(article_id)])  # a row of the index stays for each
    if connection.dialect.name == "sqlite":  # deleted words linger in the index until it is packed
        for table in ("article_fts", "report_fts"):
            connection.execute(text(f"INSERT INTO {table}({table}) VALUES ('optimize')"))  # noqa: S608


def _empty(article_id: str) -> Article:
    return Article(id=article_id, raw="", text="", offsets=OffsetMap(()))


def _row(connection: Connection, article_id: str) -> Any:  # noqa: ANN401 (a row)
    c = schema.article.c
    wanted = (c.id, c.sha256, c.publisher, c.batch_id, c.live, c.withdrawn, c.purged, c.kind)
    row = connection.execute(select(*wanted).where(c.id == article_id)).first()
    if row is None:
        raise StoreError("There is no such document in this project.")
    return row


def _set(connection: Connection, article_id: str, **values: Any) -> None:  # noqa: ANN401 (columns)
    connection.execute(
        update(schema.article).where(schema.article.c.id == article_id).values(**values)
    )


def _log(connection: Connection, row: Any, action: str, by: str, reason: str) -> None:  # noqa: ANN401
    log_article(connection, row.id, action, {"sha256": row.sha256, "reason": reason}, by)


def reasons(connection: Connection) -> dict[str, tuple[str, bool]]:
    """Return the withdrawn documents: id → (reason, whether its words are gone)."""
    c = schema.article.c
    query = select(c.id, c.withdrawn, c.purged).where(c.withdrawn.is_not(None))
    return {row.id: (row.withdrawn, row.purged is not None) for row in connection.execute(query)}
