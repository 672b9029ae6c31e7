"""Merge and split by hand: reports change hands, and either act takes the other back exactly."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select, update

from rasd.errors import StoreError
from rasd.model import Incident, Report, Review
from rasd.store import schema
from rasd.store.chain import Entry, append
from rasd.store.codec import dumps, loads
from rasd.store.connect import Database
from rasd.store.heads import Head, values_alike
from rasd.store.incidents import recounted, save_claims, save_incidents, stored_heads, write_heads
from rasd.store.links import forget, link
from rasd.store.rows import documents, fetch, live_reports

UNITE: Final = "unite"
PART: Final = "part"
PREFIX: Final = "regroup:"
"""Subject of a revision that tells of one merge or split; its second revision takes it back."""
_AFTER: Final = "regroup;"  # the first subject behind them all: ';' follows ':'


@dataclass(frozen=True, slots=True)
class Regrouping:
    """One merge or split. into: the incident that all went into, or that was split.

    revs: incident → its revision before; after: the same behind it. homes: report → (incident,
    place among its reports) before. links: pairs of reports told apart before, and not behind it.
    """

    subject: str
    action: str
    into: str
    revs: Mapping[str, int]
    after: Mapping[str, int]
    homes: Mapping[str, tuple[str, int]]
    links: Sequence[tuple[str, str]] = ()


class Regrouper:
    """The part of a store through which a person joins and parts incidents."""

    _database: Database

    def merge(self, united: Incident, ids: Sequence[str], by: str, why: str = "") -> str:
        """Let `united`, under one of the ids, take the place of all of them; return its id.

        Where the ids are what a split left, and nothing changed since, the split is taken back.
        Raises: StoreError if one is not there, is rejected, or has gone into another already.
        """
        with self._database.write() as connection:
            heads = _present(connection, ids)
            links = forget(connection, _homes(connection, ids))
            split = _open(connection, PART, ids)
            if split is not None:
                _take_back(connection, split, by, UNITE, why, links=links)
                return split.into
            into = united.id if united.id in heads else min(heads)
            whole = replace(united, id=into)
            gone = [(key, into) for key in heads if key != into]
            what = _before(connection, UNITE, into, ids, links)
            _regroup(connection, [whole], gone, what, by=by, why=why)
            return into

    def part(self, incident_id: str, parts: Sequence[Incident], by: str, why: str = "") -> None:
        """Let these incidents, one of them under the old id, take the place of one.

        Raises: StoreError if it is not there.
        """
        with self._database.write() as connection:
            _present(connection, [incident_id])
            what = _before(connection, PART, incident_id, [incident_id])
            _regroup(connection, parts, [], what, by=by, why=why)
            link(connection, [[r.id for r in part.reports] for part in parts], by, why)

    def unmerge(
        self, incident_id: str, by: str, why: str = "", *, apart: bool = True
    ) -> tuple[str, ...] | None:
        """Take back the last merge into an incident; return the ids, None if there was none.

        What came in or was edited since stays with the incident; the others are as they were.
        apart: they are two and will not be joined again; else the merge was a slip, and what was
        told apart before it, and only that, is so again.
        """
        with self._database.write() as connection:
            merge = _open(connection, UNITE, [incident_id])
            if merge is None:
                return None
            _take_back(connection, merge, by, PART, why)
            groups: dict[str, list[str]] = {}
            for report, (home, _) in merge.homes.items():
                groups.setdefault(home, []).append(report)
            told = [groups.values()] if apart else [([a], [b]) for a, b in merge.links]
            for each in told:
                link(connection, list(each), by, why)
            return tuple(merge.revs)

    def was_merged(self, incident_id: str) -> bool:
        """Whether a person's merge into this incident can be taken back."""
        with self._database.read() as connection:
            return _open(connection, UNITE, [incident_id]) is not None


def _present(connection: Connection, ids: Iterable[str]) -> dict[str, Head]:
    heads = stored_heads(connection, ids)
    for key in ids:
        head = heads.get(key)
        if head is None or not head.live or head.merged_into is not None:
            raise StoreError("One of these incidents is not in the project any more; look again.")
        if head.incident.review is Review.REJECTED:
            raise StoreError("One of these incidents is rejected; take that back first.")
    return heads


def _before(
    connection: Connection,
    action: str,
    into: str,
    ids: Iterable[str],
    links: Sequence[tuple[str, str]] = (),
) -> Regrouping:
    """Return an act on these incidents, with how to get back; what it leaves is not known yet."""
    known = list(ids)
    revs = {key: rev for key, (rev, _) in documents(connection, known).items()}
    newest = connection.scalar(select(func.max(schema.revision.c.seq))) or 0
    subject = f"{PREFIX}{newest + 1}"
    return Regrouping(subject, action, into, revs, {}, _homes(connection, known), links)


def _note(connection: Connection, done: Regrouping, ids: Iterable[str], by: str, why: str) -> None:
    """Write an act into the log. ids: the incidents that it left."""
    after = {key: rev for key, (rev, _) in documents(connection, ids).items()}
    told = {name: getattr(done, name) for name in ("into", "revs", "homes", "links")}
    document = dumps({**told, "after": after, "why": why})
    append(connection, [Entry(done.subject, 1, done.action, document)], by)


def _regroup(
    connection: Connection,
    parts: Sequence[Incident],
    gone: Sequence[tuple[str, str]],
    what: Regrouping,
    *,
    by: str,
    why: str,
) -> None:
    """Write the new incidents, and into the log how to get back."""
    batch = stored_heads(connection, [what.into])[what.into].batch_id
    save_incidents(connection, batch, parts, by, gone, action=what.action, why=why)
    _note(connection, what, {*what.revs, *(part.id for part in parts)}, by, why)


def _take_back(
    connection: Connection,
    done: Regrouping,
    by: str,
    action: str,
    why: str,
    *,
    links: Sequence[tuple[str, str]] = (),
) -> None:
    """Give every report its old home and every incident its old values, and note it.

    That is an act too, which the next one of the other kind takes back.
    """
    present = stored_heads(connection, done.after)
    what = _before(connection, action, done.into, present, links)
    same = _unchanged(connection, done, present, wholly=False)
    _move(connection, done.homes)
    heads: dict[str, Head] = {}
    for key, head in present.items():
        old = _head_at(connection, key, done.revs.get(key))
        if old is None:  # the split made it: it goes where it came from
            gone = replace(head.incident, review=Review.MERGED)
            heads[key] = replace(head, incident=gone, reports=(), merged_into=done.into)
        elif key in same:
            heads[key] = old
        else:  # a person's later edit stays
            heads[key] = replace(head, live=True, merged_into=None)
    reports = live_reports(connection, heads)
    heads = {
        key: replace(_counted(connection, head, reports.get(key, ())), why=why)
        for key, head in heads.items()
    }
    changed = write_heads(connection, heads, by, action)
    save_claims(connection, [heads[key].incident for key in changed])
    append(connection, [Entry(done.subject, 2, action, dumps({"why": why}))], by)
    _note(connection, what, present, by, why)


def _counted(connection: Connection, head: Head, told: tuple[Report, ...]) -> Head:
    """Return the head as it is, or with the reports it has now if some came or went."""
    ids = {report.id for report in told}
    if head.merged_into is not None or {report for report, _ in head.reports} == ids:
        return head
    claims = tuple(c for c in head.incident.claims if not c.report_id or c.report_id in ids)
    return recounted(
        connection, replace(head, incident=replace(head.incident, claims=claims)), told
    )


def _unchanged(
    connection: Connection, done: Regrouping, present: Mapping[str, Head], *, wholly: bool
) -> frozenset[str]:
    """Return the incidents that are as the act left them, be it again.

    wholly: in their reports too, and not only in the values that a person sees.
    """
    left = {key: _head_at(connection, key, rev) for key, rev in done.after.items()}
    same = _heads_alike if wholly else values_alike
    return frozenset(
        key for key, head in present.items() if (was := left[key]) is not None and same(was, head)
    )


def _heads_alike(a: Head, b: Head) -> bool:
    return replace(a, why="") == replace(b, why="")


def _head_at(connection: Connection, incident_id: str, rev: int | None) -> Head | None:
    c = schema.revision.c
    query = select(c.document).where(c.subject == incident_id, c.rev == rev)
    document = None if rev is None else connection.scalar(query)
    return None if document is None else loads(Head, document)


def _homes(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[str, int]]:
    """Return report id → where it is, for all reports of these incidents, withdrawn ones too."""
    c = schema.report.c
    rows = fetch(connection, select(c.id, c.incident_id, c.place_in_incident), c.incident_id, ids)
    return {row.id: (row.incident_id, row.place_in_incident) for row in rows}


def _move(connection: Connection, homes: Mapping[str, tuple[str, int]]) -> None:
    rows = [{"which": report, "home": home, "n": n} for report, (home, n) in homes.items()]
    if rows:
        statement = update(schema.report).where(schema.report.c.id == bindparam("which"))
        filled = statement.values(incident_id=bindparam("home"), place_in_incident=bindparam("n"))
        connection.execute(filled, rows)


def _entries(connection: Connection) -> list[Regrouping]:
    """Return what was regrouped and not taken back, newest first."""
    c = schema.revision.c
    query = select(c.subject, c.rev, c.action, c.document).where(
        c.subject >= PREFIX, c.subject < _AFTER
    )
    rows = connection.execute(query.order_by(c.seq.desc())).all()
    back = {row.subject for row in rows if row.rev > 1}
    return [_entry(row) for row in rows if row.document and row.subject not in back]


def _entry(row: Any) -> Regrouping:  # noqa: ANN401 (a row)
    told = json.loads(row.document)
    homes = {report: (home, n) for report, (home, n) in told["homes"].items()}
    links = [(a, b) for a, b in told.get("links", ())]
    given = (told["into"], told["revs"], told["after"], homes)
    return Regrouping(row.subject, row.action, *given, links)


def _open(connection: Connection, action: str, ids: Sequence[str]) -> Regrouping | None:
    """Return the newest act that can be taken back: a merge into this one, a split into these."""
    for each in _entries(connection):
        if each.action != action:
            continue
        if action == UNITE and [each.into] == list(ids):
            return each
        if action == PART and set(each.after) == set(ids):
            same = _unchanged(connection, each, stored_heads(connection, ids), wholly=True)
            return each if same == set(ids) else None
    return None
