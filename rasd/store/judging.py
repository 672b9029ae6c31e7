"""What a person does to incidents: edit, accept, reject, go back; one at a time or many at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Connection, func, select

from rasd.errors import Conflict, StoreError
from rasd.model import Incident, Review
from rasd.store import read, schema
from rasd.store.chain import Entry, append
from rasd.store.codec import dumps, loads
from rasd.store.connect import Database
from rasd.store.heads import Head, values_alike
from rasd.store.incidents import save_claims, save_incidents, stored_heads, write_heads
from rasd.store.rows import documents

STEP: Final = "step:"
"""Subject of a revision that stands for many incidents judged at once."""
_BEHIND: Final = "Somebody else changed this incident meanwhile; look again."
_WORDS: Final = {Review.ACCEPTED: "accept", Review.REJECTED: "reject"}


@dataclass(frozen=True, slots=True)
class Step:
    """Many incidents judged at once. at: UTC, ISO 8601. undone: it was taken back since."""

    id: str
    at: str
    by: str
    action: str
    why: str
    n: int
    undone: bool


class Judging:
    """The part of a store that a person's judgement goes through; every change is a revision."""

    _database: Database

    def opened(self, incident_id: str) -> tuple[int, Incident] | None:
        """Return an incident with its revision number, as of one moment; None if withdrawn."""
        with self._database.read() as connection:
            incident = read.incident_of(connection, incident_id)
            if incident is None:
                return None
            return documents(connection, [incident.id])[incident.id][0], incident

    def add(self, incident: Incident, by: str, *, why: str = "", action: str = "overrule") -> str:
        """Write an incident that a person made of a stored article; return its id.

        action: 'overrule' for a passage that was passed over, 'write' for values entered by hand.
        Raises: StoreError if the article of one of its reports is not there.
        """
        with self._database.write() as connection:
            c = schema.article.c
            ids = [report.article_id for report in incident.reports]
            batch = connection.scalar(select(func.min(c.batch_id)).where(c.id.in_(ids)))
            if batch is None:
                raise StoreError("The article of this incident is not in the project.")
            save_incidents(connection, batch, [incident], by, action=action, why=why)
            return incident.id

    def edit(
        self, incident: Incident, rev: int, by: str, *, action: str = "", why: str = ""
    ) -> int:
        """Write a person's version of an incident over revision `rev`; return the new revision.

        action: 'edit', 'accept', 'reject', … for the history; why: the reason given.
        Raises: Conflict if somebody else has changed it since; nothing is written then.
        """
        with self._database.write() as connection:
            head = _head_at(connection, incident.id, rev)
            batch = head.batch_id
            save_incidents(connection, batch, [incident], by, action=action, why=why)
            return documents(connection, [incident.id])[incident.id][0]

    def go_back(self, incident_id: str, to: int, rev: int, by: str, why: str = "") -> int:
        """Give an incident the values it had at revision `to`; return the new revision.

        Its reports stay. to: 0 is before it was: then it is rejected, since nothing is deleted.
        Raises: Conflict as `edit` does; StoreError if there is no such revision to go back to.
        """
        with self._database.write() as connection:
            head = _head_at(connection, incident_id, rev)
            _write_back(connection, {incident_id: (head, to)}, by, why)
            return documents(connection, [incident_id])[incident_id][0]

    def judge_all(self, revs: Mapping[str, int], review: Review, by: str, why: str = "") -> Step:
        """Accept or reject many incidents as one step that can be undone as one.

        revs: incident id → the revision that was seen; what has changed since is left alone, and
        so is what was judged already. Raises: StoreError if nothing is left to judge.
        """
        with self._database.write() as connection:
            stored = documents(connection, revs)
            heads = stored_heads(
                connection, [k for k, (now, _) in stored.items() if now == revs[k]]
            )
            judged = {
                key: replace(head, incident=replace(head.incident, review=review), why=why)
                for key, head in heads.items()
                if head.live and head.incident.review is Review.EXTRACTED
            }
            if not judged:
                raise StoreError("Nothing of this choice is left to judge.")
            action = _WORDS[review]
            write_heads(connection, judged, by, action)
            after = {key: rev for key, (rev, _) in documents(connection, judged).items()}
            name = f"{STEP}{_last(connection) + 1}"
            append(connection, [Entry(name, 1, action, dumps({"revs": after, "why": why}))], by)
            return next(step for step in _steps(connection) if step.id == name)

    def undo_step(self, step_id: str, by: str) -> tuple[str, ...]:
        """Take a step back; return the ids that somebody changed since, which are left alone.

        A later change that was itself taken back is none.
        Raises: StoreError if there is no such step, or it was taken back already.
        """
        with self._database.write() as connection:
            step = next((s for s in _steps(connection) if s.id == step_id), None)
            if step is None or step.undone:
                raise StoreError("There is no such step to take back.")
            c = schema.revision.c
            query = select(c.document).where(c.subject == step_id, c.rev == 1)
            revs: dict[str, int] = json.loads(connection.scalar(query) or "{}")["revs"]
            heads = stored_heads(connection, revs)
            back = {
                key: (head, revs[key] - 1)
                for key, head in heads.items()
                if (left := _then(connection, key, revs[key])) and values_alike(left, head)
            }
            _write_back(connection, back, by, "")
            alone = tuple(key for key in revs if key not in back)
            append(connection, [Entry(step_id, 2, "undo", dumps({"left": alone}))], by)
            return alone

    def steps(self) -> tuple[Step, ...]:
        """Return the steps in which many were judged at once, newest first."""
        with self._database.read() as connection:
            return _steps(connection)


def _head_at(connection: Connection, incident_id: str, rev: int) -> Head:
    """Return the head if it still is at revision `rev`; raises Conflict if not."""
    if documents(connection, [incident_id]).get(incident_id, (0, ""))[0] != rev:
        raise Conflict(_BEHIND)
    return stored_heads(connection, [incident_id])[incident_id]


def _write_back(
    connection: Connection, back: Mapping[str, tuple[Head, int]], by: str, why: str
) -> None:
    """Write heads with the values of an earlier revision each."""
    heads = {}
    for key, (head, to) in back.items():
        incident = _values_at(connection, key, to, head)
        heads[key] = replace(head, incident=incident, why=why)
    changed = write_heads(connection, heads, by, "undo")
    save_claims(connection, [heads[key].incident for key in changed])


def _values_at(connection: Connection, incident_id: str, rev: int, head: Head) -> Incident:
    if rev == 0:
        return replace(head.incident, review=Review.REJECTED)
    then = _then(connection, incident_id, rev)
    if then is None:
        raise StoreError(f"There is no version {rev} of this incident to go back to.")
    incident = then.incident
    if incident.review is Review.MERGED:
        raise StoreError("At that version it was part of another incident; take that one back.")
    return incident


def _then(connection: Connection, incident_id: str, rev: int) -> Head | None:
    """Return the head at a revision; None if there is none, or its words were purged."""
    c = schema.revision.c
    query = select(c.document).where(c.subject == incident_id, c.rev == rev)
    document = connection.scalar(query)
    return None if document is None else loads(Head, document)


def _last(connection: Connection) -> int:
    return int(connection.scalar(select(func.max(schema.revision.c.seq))) or 0)


def _steps(connection: Connection) -> tuple[Step, ...]:
    c = schema.revision.c
    query = select(c.subject, c.rev, c.at, c.by, c.action, c.document)
    rows = connection.execute(query.where(c.subject.startswith(STEP)).order_by(c.seq)).all()
    undone = {row.subject for row in rows if row.rev > 1}
    found = []
    for row in rows:
        if row.rev == 1 and row.document is not None:
            told = json.loads(row.document)
            n, why = len(told["revs"]), told["why"]
            found.append(
                Step(row.subject, row.at, row.by, row.action, why, n, row.subject in undone)
            )
    return tuple(reversed(found))
