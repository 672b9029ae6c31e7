"""Filters that analysts keep under a name, for all who work in the project."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from rasd.errors import BadInput, StoreError
from rasd.store import schema
from rasd.store.codec import dumps
from rasd.store.connect import Database
from rasd.store.logged import add_row, change_row, tidied

LONGEST: Final = 60
"""Characters of a name: it stands on a button."""
MOST: Final = 200
"""Views of one project; more is a mistake of a program, and no list to choose from."""


@dataclass(frozen=True, slots=True)
class SavedView:
    """A filter under a name. query: as the address has it. by, at: who made it, when, in UTC."""

    id: int
    rev: int
    name: str
    query: Mapping[str, Sequence[str]]
    by: str
    at: str


class ViewKeeper:
    """The part of a store that keeps filters; nothing of it changes what any view shows."""

    _database: Database

    def saved_views(self) -> tuple[SavedView, ...]:
        """Return the views that are not deleted, by name."""
        with self._database.read() as connection:
            return _views(connection)

    def save_view(self, name: str, query: Mapping[str, Sequence[str]], by: str) -> SavedView:
        """Keep a filter under a name that is not taken.

        Raises: BadInput if the name is empty or taken, or there are too many views.
        """
        with self._database.write(counted=False) as connection:
            held = _views(connection)
            if len(held) >= MOST:
                raise BadInput(f"There are {MOST} saved views already; delete one first.")
            values = {"name": _free(held, name), "query": dumps(dict(query))}
            key = add_row(connection, schema.saved_view, values, by)
            return next(view for view in _views(connection) if view.id == key)

    def rename_view(self, key: int, rev: int, name: str, by: str) -> int:
        """Give a view another name; return the new revision.

        Raises: BadInput as `save_view` does; Conflict if somebody else changed it since.
        """
        with self._database.write(counted=False) as connection:
            others = tuple(view for view in _views(connection) if view.id != key)
            values = {"name": _free(others, name)}
            return change_row(
                connection, schema.saved_view, (key, rev), values, action="rename", by=by
            )

    def delete_view(self, key: int, rev: int, by: str) -> int:
        """Take a view out of the list; return the revision that `restore_view` takes.

        Raises: Conflict if somebody else changed it since.
        """
        with self._database.write(counted=False) as connection:
            gone = {"removed": 1}
            return change_row(
                connection, schema.saved_view, (key, rev), gone, action="remove", by=by
            )

    def restore_view(self, key: int, rev: int, by: str) -> int:
        """Bring a deleted view back; return the new revision.

        Raises: BadInput if its name was taken meanwhile; Conflict if it came back already.
        """
        c = schema.saved_view.c
        with self._database.write(counted=False) as connection:
            name = connection.scalar(select(c.name).where(c.id == key))
            if name is None:
                raise StoreError("There is no such saved view.")
            _free(tuple(view for view in _views(connection) if view.id != key), name)
            back = {"removed": 0}
            return change_row(
                connection, schema.saved_view, (key, rev), back, action="restore", by=by
            )


def _views(connection: Connection) -> tuple[SavedView, ...]:
    c = schema.saved_view.c
    query = select(c.id, c.rev, c.name, c.query, c.by, c.at).where(c.removed == 0)
    views = [
        SavedView(row.id, row.rev, row.name, json.loads(row.query), row.by, row.at)
        for row in connection.execute(query)
    ]
    return tuple(sorted(views, key=lambda view: (view.name.casefold(), view.id)))


def _free(held: Sequence[SavedView], name: str) -> str:
    """Return the name as it is kept; raises BadInput where it is empty or taken."""
    kept = tidied(name, LONGEST)
    if not kept:
        raise BadInput("Give the view a name.")
    if any(view.name.casefold() == kept.casefold() for view in held):
        raise BadInput(f"There is a view named \u201c{kept}\u201d already; choose another name.")
    return kept
