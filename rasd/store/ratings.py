"""The Admiralty code: how far a publisher is trusted, how credible one report is."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select

from rasd.errors import BadInput
from rasd.store import schema
from rasd.store.chain import Entry, append, now
from rasd.store.codec import clean, dumps

PUBLISHER: Final = "publisher"
REPORT: Final = "report"
GRADES: Final = {
    PUBLISHER: {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged",
    },
    REPORT: {
        "1": "confirmed by other sources",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "truth cannot be judged",
    },
}
"""Source: Admiralty code, NATO AJP-2.1."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One grade. kind: PUBLISHER or REPORT; subject: its name or id; added_at: UTC, ISO 8601."""

    kind: str
    subject: str
    grade: str
    by: str
    reason: str
    added_at: str


def rate(connection: Connection, rating: Rating) -> None:
    """Write a grade over the one before, '' takes it away; the log keeps both.

    Raises: BadInput if the code has no such grade, or there is nothing to be rated.
    """
    known = GRADES.get(rating.kind)
    if known is None or not rating.subject.strip():
        raise BadInput("Rate a publisher by name or a report by its id.")
    if rating.grade and rating.grade not in known:
        raise BadInput(f"A {rating.kind} is rated {min(known)} to {max(known)}.")
    c = schema.rating.c
    connection.execute(
        delete(schema.rating).where(c.kind == rating.kind, c.subject == rating.subject)
    )
    if rating.grade:
        connection.execute(insert(schema.rating), asdict(rating))
    subject = f"rating:{rating.kind}:{rating.subject}"
    r = schema.revision.c
    count = select(func.count()).select_from(schema.revision).where(r.subject == subject)
    rev = int(connection.scalar(count) or 0) + 1
    document = dumps({"grade": rating.grade, "reason": rating.reason})
    append(connection, [Entry(subject, rev, "rate", document)], rating.by)


def ratings(connection: Connection) -> dict[tuple[str, str], Rating]:
    """Return (kind, subject) → its grade now."""
    rows = connection.execute(select(schema.rating)).mappings()
    return {(row["kind"], row["subject"]): Rating(**row) for row in rows}


def made(kind: str, subject: str, grade: str, by: str, reason: str) -> Rating:
    """Return a rating of this moment, as the database takes it."""
    return Rating(kind, clean(subject), grade, clean(by), clean(reason), now())
