"""Small rows that a person writes beside the incidents; every change of one is in the log.

A row has `id`, `rev`, `by` and `at` (of its making), `removed`, and what it says. Rows are never
deleted, so that every one can come back and no number is given twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

from sqlalchemy import Connection, CursorResult, Row, Table, func, insert, select, update

from rasd.errors import Conflict
from rasd.store import schema
from rasd.store.chain import Entry, append, now
from rasd.store.codec import clean, dumps

TABLES: Final = (schema.saved_view, schema.annotation)
_OURS: Final = ("id", "rev")  # as the entry itself is named and numbered
_CONTROLS: Final = {
    **dict.fromkeys([*range(32), *range(127, 160), 0xFEFF], " "),
    # what reorders or hides text is no part of a name
    **dict.fromkeys([0x61C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)], ""),
}


_UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\u202a-\u202e\u2066-\u2069]")


def tidied(text: str, most: int) -> str:
    """Return a name as it is kept: one line, single blanks, nothing invisible, `most` characters.

    Joiners stay, since Kurdish and Persian words are written with them.
    """
    return clean(" ".join(text.translate(_CONTROLS).split()))[:most].rstrip()


def tidied_lines(text: str) -> str:
    """Return a text as it is kept: its lines, and nothing invisible."""
    return clean(_UNSEEN.sub("", text.replace("\r\n", "\n"))).strip()


def add_row(connection: Connection, table: Table, values: Mapping[str, Any], by: str) -> int:
    """Write a new row and its first entry; return its number."""
    row = {**values, "rev": 1, "removed": 0, "by": clean(by), "at": now()}
    result = cast("CursorResult[Any]", connection.execute(insert(table), row))
    key = int(cast("Row[int]", result.inserted_primary_key)[0])
    _log(connection, table, key, "add", by)
    return key


def change_row(
    connection: Connection,
    table: Table,
    at: tuple[int, int],
    values: Mapping[str, Any],
    *,
    action: str,
    by: str,
) -> int:
    """Change a row and log it; return its new revision. at: its number, and the revision seen.

    Raises: Conflict if somebody else has changed it since, or there is no such row.
    """
    key, rev = at
    which = update(table).where(table.c.id == key, table.c.rev == rev)
    if not connection.execute(which.values(**values, rev=rev + 1)).rowcount:
        raise Conflict("Somebody else changed this meanwhile; look again.")
    _log(connection, table, key, action, by)
    return rev + 1


def subject_of(table: Table, key: int) -> str:
    """Return under which name the log has a row."""
    return f"{table.name}:{key}"


def faults(connection: Connection) -> Iterator[str]:
    """Yield a sentence for every row that is not as the log has it, or is not there any more."""
    c = schema.revision.c
    for table in TABLES:
        rows = {subject_of(table, row.id): row for row in connection.execute(select(table))}
        logged = select(c.subject, func.max(c.rev).label("rev")).group_by(c.subject)
        latest = logged.where(c.subject.startswith(f"{table.name}:", autoescape=True)).subquery()
        query = select(c.subject, c.rev, c.document).join(
            latest, (latest.c.subject == c.subject) & (latest.c.rev == c.rev)
        )
        for told in connection.execute(query):
            row = rows.pop(told.subject, None)
            if row is None or row.rev != told.rev or _says(table, row) != told.document:
                yield f"Row {told.subject} differs from its last entry in the log."
        for subject in rows:
            yield f"Row {subject} has no entry in the log."


def _log(connection: Connection, table: Table, key: int, action: str, by: str) -> None:
    row = connection.execute(select(table).where(table.c.id == key)).one()
    append(connection, [Entry(subject_of(table, key), row.rev, action, _says(table, row))], by)


def _says(table: Table, row: Row[Any]) -> str:
    return dumps({c.name: getattr(row, c.name) for c in table.c if c.name not in _OURS})
