"""The project as it stood when a past day ended: from the log, for what was touched since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, func, select

from rasd.model import Incident, Report
from rasd.store import schema, search
from rasd.store.changes import end_of
from rasd.store.codec import loads
from rasd.store.heads import Head
from rasd.store.rows import reports_of

Then = tuple[str, int, Head]
"""Id of an incident, its revision at that time, and its head."""


def touched_since(connection: Connection, day: date) -> frozenset[str]:
    """Return the incidents that were written after the end of a day."""
    c = schema.revision.c
    later = select(c.subject).where(c.at >= end_of(day), ~c.subject.contains(":"))
    return frozenset(connection.scalars(later.distinct()))  # no batch, no step


def heads_at(connection: Connection, day: date) -> tuple[Then, ...]:
    """Return the incidents touched since a day ended as they stood then; purged ones are left out.

    Those that nothing has touched since are as they are today.
    """
    c = schema.revision.c
    end = end_of(day)
    later = select(c.subject).where(c.at >= end, ~c.subject.contains(":"))
    newest = (
        select(c.subject, func.max(c.rev).label("rev"))
        .where(c.at < end, c.subject.in_(later))
        .group_by(c.subject)
        .subquery()
    )
    query = select(c.subject, c.rev, c.document).join(
        newest, (newest.c.subject == c.subject) & (newest.c.rev == c.rev)
    )
    return tuple(
        (row.subject, row.rev, loads(Head, row.document))
        for row in connection.execute(query)
        if row.document is not None
    )


def incident_at(connection: Connection, incident_id: str, day: date) -> Incident | None:
    """Return an incident with its reports as it stood when a day ended.

    None if there was none by then, it was withdrawn, or its words were purged since. A report that
    was read again since is given as it is today.
    """
    c = schema.revision.c
    at = select(c.document).where(c.subject == incident_id, c.at < end_of(day))
    document = connection.scalar(at.order_by(c.rev.desc()).limit(1))
    head = None if document is None else loads(Head, document)
    if head is None or not head.live or head.merged_into is not None:
        return None
    found = reports_of(connection, [key for key, _ in head.reports])
    told: tuple[Report, ...] = tuple(found[key] for key, _ in head.reports if key in found)
    return replace(head.incident, reports=told)


def find_at(connection: Connection, words: str, day: date) -> frozenset[str]:
    """Return what `search.find` would have found when a day ended, among words not purged since."""
    touched = touched_since(connection, day)
    today = search.find(connection, words)
    if not touched or not search.parts_of(words):
        return today - touched
    heads = [(key, head) for key, _, head in heads_at(connection, day) if head.live]
    told = search.matches(connection, words)
    then = {key for key, head in heads if any(report in told for report, _ in head.reports)}
    return (today - touched) | then
