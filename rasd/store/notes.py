"""What the log says of a document or a rating: who did what, when and why."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from rasd.store import schema


@dataclass(frozen=True, slots=True)
class Noted:
    """One entry. at: UTC, ISO 8601. value: the grade or the date given, '' for none."""

    at: str
    by: str
    action: str
    reason: str
    value: str = ""


def noted(connection: Connection, subject: str) -> tuple[Noted, ...]:
    """Return what was done to a subject of the log, newest first."""
    c = schema.revision.c
    query = select(c.at, c.by, c.action, c.document).where(c.subject == subject)
    rows = connection.execute(query.order_by(c.rev.desc()))
    return tuple(_noted(*row) for row in rows)


def _noted(at: str, by: str, action: str, document: str | None) -> Noted:
    told = json.loads(document or "{}")
    value = told.get("grade", told.get("published", ""))
    return Noted(at, by, action, str(told.get("reason", "")), str(value))
