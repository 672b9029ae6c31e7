"""Which incident stands for which: what was merged into another, now or at the end of a day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import Connection, func, select

from rasd.store import schema
from rasd.store.changes import end_of
from rasd.store.rows import fetch


def family_of(connection: Connection, incident: str) -> list[str]:
    """Return an incident and all that were merged into it, by one step or several."""
    c = schema.incident.c
    found, last = [incident], [incident]
    while last:
        rows = fetch(connection, select(c.id), c.merged_into, last)
        last = [row.id for row in rows if row.id not in found]
        found += last
    return found


def homes_of(connection: Connection, ids: Iterable[str], as_of: date | None) -> dict[str, str]:
    """Return incident id → the incident that stands for it, itself if it was not merged."""
    home = {key: key for key in ids}
    into = dict(_merged(connection, home, as_of))
    while new := {to for to in into.values() if to not in into} - home.keys():
        home |= {key: key for key in new}
        into |= dict(_merged(connection, new, as_of))
    for key in home:
        seen = {key}
        while (to := into.get(home[key])) is not None and to not in seen:
            home[key] = to
            seen.add(to)
    return home


def _merged(
    connection: Connection, ids: Iterable[str], as_of: date | None
) -> Iterator[tuple[str, str]]:
    """Yield (id, where it went) of those that were merged into another."""
    if as_of is None:
        c = schema.incident.c
        rows = fetch(connection, select(c.id, c.merged_into), c.id, ids)
        yield from ((row.id, row.merged_into) for row in rows if row.merged_into is not None)
        return
    r = schema.revision.c
    last = select(r.subject, func.max(r.rev).label("rev")).where(r.at < end_of(as_of))
    for key in ids:
        one = last.where(r.subject == key).group_by(r.subject).subquery()
        query = select(r.document).join(one, (one.c.subject == r.subject) & (one.c.rev == r.rev))
        to = json.loads(connection.scalar(query) or "{}").get("merged_into")
        if to is not None:
            yield key, to
