"""When an analyst was here before: a visit ends with a pause, and only then another begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from rasd.store.changes import Mark, mark_of, put_mark, set_mark

PAUSE: Final = timedelta(minutes=30)
"""Without a sign for longer than this, the next look is a new visit. Source: ours; it is what web
statistics commonly take for the end of a visit."""
HERE: Final = "here:"
"""Before the analyst's name: the last sign of this visit."""
VISIT: Final = "visit:"
"""Before the analyst's name: the last sign of the visit before this one."""


def look(connection: Connection, analyst: str) -> Mark | None:
    """Note a sign of an analyst; return where his visit before this one ended, None on the first.

    The end of the last visit moves only when this sign comes after a pause: many windows, reloads
    and clicks within one visit leave it where it is.
    """
    last = mark_of(connection, HERE + analyst)
    here = set_mark(connection, HERE + analyst)
    if last is not None and _moment(here) - _moment(last) > PAUSE:
        return put_mark(connection, replace(last, name=VISIT + analyst))
    return mark_of(connection, VISIT + analyst)


def _moment(mark: Mark) -> datetime:
    return datetime.fromisoformat(mark.at)
