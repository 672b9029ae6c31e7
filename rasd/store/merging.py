"""Two incidents become one by a person's word, and two again: exact inverses, all in the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, select, update

from rasd.errors import BadInput
from rasd.model import Incident, Report
from rasd.store import schema
from rasd.store.codec import loads
from rasd.store.connect import Database
from rasd.store.heads import Head
from rasd.store.incidents import (
    recounted,
    save_claims,
    save_incidents,
    stored_heads,
    write_heads,
)
from rasd.store.rows import live_reports

UNITE: Final = "unite"
PART: Final = "part"


class Merging:
    """The part of a store that joins incidents and parts them again."""

    _database: Database

    def unite(self, united: Incident, by: str, why: str = "") -> None:
        """Write `united`, an incident of the store that takes over the reports of others.

        What loses its last report is marked as merged into it. Undone by `part`.
        """
        with self._database.write() as connection:
            batch = stored_heads(connection, [united.id])[united.id].batch_id
            save_incidents(connection, batch, [united], by, action=UNITE, why=why)

    def part(self, incident_id: str, by: str, why: str = "") -> tuple[str, ...]:
        """Undo the last `unite` of an incident; return the ids of all that it fell into.

        Each is as it was before, save for reports that came in since: they stay where they are.
        Raises: BadInput if no person has united this incident.
        """
        with self._database.write() as connection:
            before, after = _last_unite(connection, incident_id)
            moved = {key for key, _ in after.reports} - {key for key, _ in before.reports}
            heads = {incident_id: before, **_merged(connection, incident_id, moved)}
            _move(connection, {key: head for key, head in heads.items() if key != incident_id})
            reports = live_reports(connection, heads)
            whole = {
                key: replace(_counted(connection, head, reports.get(key, ())), why=why)
                for key, head in heads.items()
            }
            write_heads(connection, whole, by, PART)
            save_claims(connection, [head.incident for head in whole.values()])
            return tuple(heads)


def _last_unite(connection: Connection, incident_id: str) -> tuple[Head, Head]:
    """Return the heads before and after the last unite that has not been undone."""
    c = schema.revision.c
    query = select(c.rev, c.action, c.document).where(c.subject == incident_id).order_by(c.rev)
    texts: dict[int, str] = {}
    open_ones: list[int] = []
    for row in connection.execute(query):
        texts[row.rev] = row.document
        if row.action == UNITE:
            open_ones.append(row.rev)
        elif row.action == PART and open_ones:
            open_ones.pop()
    if not open_ones:
        raise BadInput("Nobody has merged this incident, so there is nothing to part.")
    rev = open_ones[-1]
    return loads(Head, texts[rev - 1]), loads(Head, texts[rev])


def _merged(connection: Connection, incident_id: str, moved: set[str]) -> dict[str, Head]:
    """Return the incidents that went into this one with these reports, as they were before."""
    c, r = schema.incident.c, schema.revision.c
    ids = connection.scalars(select(c.id).where(c.merged_into == incident_id).order_by(c.id)).all()
    found: dict[str, Head] = {}
    for key in ids:
        query = select(r.document).where(r.subject == key).order_by(r.rev.desc()).limit(2)
        texts = connection.scalars(query).all()
        if len(texts) < 2:
            continue
        head = loads(Head, texts[1])
        if head.reports and {report for report, _ in head.reports} <= moved:
            found[key] = head
    return found


def _move(connection: Connection, heads: Mapping[str, Head]) -> None:
    """Give reports back to the incidents that had them, in their order there."""
    c = schema.report.c
    for key, head in heads.items():
        for place, (report, _) in enumerate(head.reports):
            values = {"incident_id": key, "place_in_incident": place}
            connection.execute(update(schema.report).where(c.id == report).values(**values))


def _counted(connection: Connection, head: Head, reports: Sequence[Report]) -> Head:
    """Return the head as it was, or counted anew where its live reports are others now."""
    if [report.id for report in reports] == [key for key, _ in head.reports]:
        return head
    return recounted(connection, head, reports)
