"""What changed between two moments of the log: each incident once, before and after."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, Row, Select, func, insert, select, update

from rasd.country import shipped_country
from rasd.model import Incident, Review
from rasd.store import schema
from rasd.store.chain import now
from rasd.store.codec import clean, loads
from rasd.store.heads import Head

NEW: Final = "new"
REVISED: Final = "revised"
WITHDRAWN: Final = "withdrawn"
RESTORED: Final = "restored"
MERGED: Final = "merged"
PARTED: Final = "parted"
CHANGE_KINDS: Final = (NEW, REVISED, MERGED, PARTED, WITHDRAWN, RESTORED)
"""In the order in which a reader wants them."""
_LAST_DAY: Final = date(9999, 1, 1)  # the days after it have no end that Python can name


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one incident. kind: NEW … PARTED of this module.

    at, by, action, why: of the last revision. before: None where there was none, or its words were
    purged; neither carries reports. outlets: before and after, parted by '|'. into: the incident
    it went into, '' where none. edits: revisions in between.
    """

    id: str
    kind: str
    at: str
    by: str
    action: str
    why: str
    before: Incident | None
    after: Incident
    outlets: tuple[str, str]
    into: str
    edits: int


@dataclass(frozen=True, slots=True)
class Mark:
    """How far in the log somebody has looked. at: UTC, ISO 8601."""

    name: str
    seq: int
    at: str


def end_of(day: date) -> str:
    """Return the moment at which a day of the country ends, in UTC as the log has it."""
    next_day = min(day, _LAST_DAY) + timedelta(days=1)
    midnight = datetime.combine(next_day, time.min, ZoneInfo(shipped_country().timezone))
    return midnight.astimezone(UTC).isoformat()


def newest(connection: Connection) -> int:
    """Return the number of the log's last revision; 0 for an empty log."""
    return int(connection.scalar(select(func.max(schema.revision.c.seq))) or 0)


def seq_before(connection: Connection, day: date) -> int:
    """Return the number of the last revision before a day of the country began."""
    c = schema.revision.c
    begin = end_of(day - timedelta(days=1)) if day > date.min else ""
    return int(connection.scalar(select(func.max(c.seq)).where(c.at < begin)) or 0)


def changes(
    connection: Connection, after: int, upto: int | None = None, most: int | None = None
) -> tuple[Change, ...]:
    """Return what became of every incident in the revisions `after` < seq <= `upto`, newest first.

    What came and went in between, or is again as it was, is left out. most: of how many incidents,
    those written last; None is all.
    """
    last = newest(connection) if upto is None else upto
    among = _touched(after, last, most)
    was = {row.subject: row for row in connection.execute(_at(after, among))}
    counts = {row.subject: row.n for row in connection.execute(_counts(after, last, among))}
    rows = connection.execute(_at(last, among)).all()
    rows = sorted(rows, key=lambda row: -row.seq)
    found = (_change(was.get(row.subject), row, counts[row.subject]) for row in rows)
    return tuple(change for change in found if change is not None)


def touched(connection: Connection, after: int) -> int:
    """Return how many incidents were written since revision `after`, whatever became of them."""
    c = schema.revision.c
    count = select(func.count(c.subject.distinct())).where(*_within(after, newest(connection)))
    return int(connection.scalar(count) or 0)


def set_mark(connection: Connection, name: str, seq: int | None = None) -> Mark:
    """Note that somebody has seen all there is, or all up to revision `seq`."""
    mark = Mark(clean(name), newest(connection) if seq is None else seq, now())
    return put_mark(connection, mark)


def put_mark(connection: Connection, mark: Mark) -> Mark:
    """Write a mark, in the place of the one of its name."""
    which = update(schema.mark).where(schema.mark.c.name == mark.name)
    if not connection.execute(which.values(seq=mark.seq, at=mark.at)).rowcount:
        connection.execute(insert(schema.mark), asdict(mark))
    return mark


def mark_of(connection: Connection, name: str) -> Mark | None:
    """Return how far somebody has looked; None if never."""
    c = schema.mark.c
    row = connection.execute(select(c.name, c.seq, c.at).where(c.name == clean(name))).first()
    return None if row is None else Mark(*row)


def _within(after: int, last: int) -> tuple[ColumnElement[bool], ...]:
    c = schema.revision.c
    return c.seq > after, c.seq <= last, ~c.subject.contains(":")  # no batch, no step


def _touched(after: int, last: int, most: int | None) -> Select[Any]:
    c = schema.revision.c
    ids = select(c.subject).where(*_within(after, last)).group_by(c.subject)
    return ids if most is None else ids.order_by(func.max(c.seq).desc()).limit(most)


def _counts(after: int, last: int, among: Select[Any]) -> Select[Any]:
    c = schema.revision.c
    found = select(c.subject, func.count().label("n")).where(*_within(after, last))
    return found.where(c.subject.in_(among)).group_by(c.subject)


def _at(seq: int, among: Select[Any]) -> Select[Any]:
    """Return the last revision at `seq` or before of every incident among these."""
    c = schema.revision.c
    last = (
        select(func.max(c.seq).label("seq"))
        .where(c.seq <= seq, c.subject.in_(among))
        .group_by(c.subject)
        .subquery()
    )
    wanted = (c.seq, c.subject, c.at, c.by, c.action, c.document)
    return select(*wanted).join(last, last.c.seq == c.seq)


def _change(old: Row[Any] | None, new: Row[Any], edits: int) -> Change | None:
    if new.document is None:
        return None
    after = loads(Head, new.document)
    before = loads(Head, old.document) if old is not None and old.document else None
    kind = _kind(before, after)
    if not kind:
        return None
    return Change(
        id=new.subject,
        kind=kind,
        at=new.at,
        by=new.by,
        action=new.action,
        why=after.why,
        before=before.incident if before else None,
        after=after.incident,
        outlets=(before.outlets if before else "", after.outlets),
        into=after.merged_into or "",
        edits=edits,
    )


def _kind(before: Head | None, after: Head) -> str:
    """Return what happened, '' where nothing that a reader would see."""
    there, was_there = _counts_as(after), before is not None and _counts_as(before)
    if not there:
        gone = MERGED if after.merged_into is not None else WITHDRAWN
        return gone if was_there else ""
    if before is None:
        return NEW
    if not was_there:
        return PARTED if before.merged_into is not None else RESTORED
    same = (before.incident, before.outlets) == (after.incident, after.outlets)
    return "" if same else REVISED


def _counts_as(head: Head) -> bool:
    gone = (Review.REJECTED, Review.MERGED)
    return head.live and head.merged_into is None and head.incident.review not in gone
