"""Pairs of reports that a person told apart; every function works in an open transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from sqlalchemy import Connection, delete, insert, select

from rasd.store import schema
from rasd.store.chain import now
from rasd.store.codec import clean
from rasd.store.rows import fetch


def link(connection: Connection, groups: Sequence[Sequence[str]], by: str, why: str) -> None:
    """Note that no report of one group is of one incident with a report of another."""
    pairs = {
        (min(a, b), max(a, b))
        for ours, theirs in combinations(groups, 2)
        for a in ours
        for b in theirs
    }
    c = schema.cannot_link.c
    there = {
        (row.a, row.b) for row in fetch(connection, select(c.a, c.b), c.a, {a for a, _ in pairs})
    }
    rows = [
        {"a": a, "b": b, "by": clean(by), "reason": clean(why), "added_at": now()}
        for a, b in sorted(pairs - there)
    ]
    if rows:
        connection.execute(insert(schema.cannot_link), rows)


def forget(connection: Connection, reports: Iterable[str]) -> list[tuple[str, str]]:
    """Take back that some of these were told apart: a person says now that they are one.

    Returns the pairs, each with the smaller first.
    """
    ids = set(reports)
    found = []
    c = schema.cannot_link.c
    for row in fetch(connection, select(c.a, c.b), c.a, ids):
        if row.b in ids:
            connection.execute(delete(schema.cannot_link).where(c.a == row.a, c.b == row.b))
            found.append((row.a, row.b))
    return found
