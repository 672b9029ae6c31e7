"""What analysts write beside an incident: tags, notes, links. None of it changes what is counted.

An annotation stays with the incident it was written at. While that one is merged into another it
shows there, and after a split it is back where it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

from sqlalchemy import Connection, Row, func, select

from rasd.errors import BadInput, StoreError
from rasd.store import schema
from rasd.store.changes import end_of
from rasd.store.connect import Database
from rasd.store.logged import add_row, change_row, tidied, tidied_lines
from rasd.store.merges import family_of, homes_of
from rasd.store.rows import fetch

TAG: Final = "tag"
NOTE: Final = "note"
LINK: Final = "link"
LONGEST_TAG: Final = 40
LONGEST_NOTE: Final = 5_000
LONGEST_TITLE: Final = 120
MOST: Final = 100
"""Annotations of one incident; more is a mistake of a program."""
_SUBJECT: Final = "annotation:"
_URL: Final = re.compile(
    r"https?://[^\s\x00-\x20\x7f-\xa0\u200b-\u200f\u202a-\u202e\u2066-\u2069<>\"'`\\{}|^]{1,2000}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Annotation:
    """One of them. incident: where it was written. url: of a link. by, at: who, when (UTC)."""

    id: int
    rev: int
    incident: str
    kind: str
    words: str
    url: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Remark:
    """An annotation in the history: who added it, took it away or brought it back, and when."""

    seq: int
    at: str
    by: str
    action: str
    kind: str
    words: str
    url: str


class Annotator:
    """The part of a store that keeps tags, notes and links."""

    _database: Database

    def annotations(self, incident: str, as_of: date | None = None) -> tuple[Annotation, ...]:
        """Return what stands at an incident and at those merged into it, oldest first.

        as_of: as it stood at the end of that day.
        """
        with self._database.read() as connection:
            if as_of is None:
                return _standing(connection, family_of(connection, incident))
            then = _standing_at(connection, as_of)
            home = homes_of(connection, {each.incident for each in then}, as_of)
            return tuple(each for each in then if home[each.incident] == incident)

    def remarks(self, incident: str) -> tuple[Remark, ...]:
        """Return what was annotated at an incident and those merged into it, oldest first."""
        c, a = schema.revision.c, schema.annotation.c
        with self._database.read() as connection:
            family = family_of(connection, incident)
            ids = [row.id for row in fetch(connection, select(a.id), a.incident_id, family)]
            subjects = [f"{_SUBJECT}{key}" for key in ids]
            query = select(c.seq, c.at, c.by, c.action, c.document)
            rows = fetch(connection, query, c.subject, subjects)
            return tuple(_remark(row) for row in sorted(rows) if row.document is not None)

    def tags(self) -> tuple[str, ...]:
        """Return every tag in use, in alphabetical order."""
        with self._database.read() as connection:
            return tuple(sorted(_in_use(connection).values(), key=str.casefold))

    def tag(self, incident: str, name: str, by: str) -> Annotation:
        """Give an incident a tag; one that is used elsewhere keeps its capitals.

        Raises: BadInput if it is empty or there already; StoreError if there is no such incident.
        """
        with self._database.write() as connection:
            name = tidied(name.replace("|", "/"), LONGEST_TAG)
            if not name:
                raise BadInput("Type a tag first.")
            held = _standing(connection, family_of(connection, incident))
            if any(e.kind == TAG and e.words.casefold() == name.casefold() for e in held):
                raise BadInput(f"The tag \u201c{name}\u201d is there already.")
            name = _in_use(connection).get(name.casefold(), name)
            return _added(connection, incident, (TAG, name, ""), by)

    def note(self, incident: str, words: str, by: str) -> Annotation:
        """Write a note beside an incident.

        Raises: BadInput if it is empty or too long; StoreError if there is no such incident.
        """
        kept = tidied_lines(words)
        if not kept:
            raise BadInput("Write the note first.")
        if len(kept) > LONGEST_NOTE:
            raise BadInput(f"A note has {LONGEST_NOTE:,} characters at most; link a document.")
        with self._database.write(counted=False) as connection:
            return _added(connection, incident, (NOTE, kept, ""), by)

    def attach(self, incident: str, url: str, title: str, by: str) -> Annotation:
        """Put a link beside an incident; it is kept as written and never fetched.

        Raises: BadInput for anything but a plain http or https address; StoreError if there is no
        such incident.
        """
        link = linkable(url)
        with self._database.write(counted=False) as connection:
            return _added(connection, incident, (LINK, tidied(title, LONGEST_TITLE), link), by)

    def take_away(self, annotation: Annotation, by: str) -> int:
        """Take an annotation away; return the revision that `put_back` takes.

        Raises: Conflict if somebody else changed it since.
        """
        return self._set(annotation, 1, "remove", by)

    def put_back(self, annotation: Annotation, by: str) -> int:
        """Bring an annotation back that was taken away; return its new revision.

        annotation: with the revision that `take_away` gave. Raises: Conflict if it is back already.
        """
        return self._set(annotation, 0, "restore", by)

    def _set(self, annotation: Annotation, removed: int, action: str, by: str) -> int:
        at = annotation.id, annotation.rev
        with self._database.write(counted=annotation.kind == TAG) as connection:
            values = {"removed": removed}
            return change_row(connection, schema.annotation, at, values, action=action, by=by)


def linkable(url: str) -> str:
    """Return an address as it may be kept; raises BadInput for anything that is no plain link."""
    link = url.strip()
    try:
        parts = urlsplit(link)
        fine = bool(_URL.fullmatch(link) and parts.hostname and parts.port != 0)
    except ValueError:
        fine = False
    if not fine or "@" in parts.netloc:
        raise BadInput(
            "A link begins with http:// or https:// and names a host; this one does not."
        )
    return link


def tags_by_incident(connection: Connection, as_of: date | None) -> Mapping[str, str]:
    """Return incident id → its tags, parted by '|', now or at the end of a day."""
    found = _standing(connection, None) if as_of is None else _standing_at(connection, as_of)
    tags = [each for each in found if each.kind == TAG]
    home = homes_of(connection, {each.incident for each in tags}, as_of)
    names: dict[str, dict[str, str]] = {}
    for each in tags:
        names.setdefault(home[each.incident], {}).setdefault(each.words.casefold(), each.words)
    return {key: "|".join(sorted(held.values(), key=str.casefold)) for key, held in names.items()}


def _added(
    connection: Connection, incident: str, what: tuple[str, str, str], by: str
) -> Annotation:
    i, a = schema.incident.c, schema.annotation.c
    if connection.scalar(select(i.id).where(i.id == incident)) is None:
        raise StoreError("This incident is not in the project.")
    count = select(func.count()).where(a.incident_id == incident, a.removed == 0)
    if int(connection.scalar(count) or 0) >= MOST:
        raise BadInput(f"An incident has {MOST} tags, notes and links at most.")
    kind, words, url = what
    values = {"incident_id": incident, "kind": kind, "words": words, "url": url}
    key = add_row(connection, schema.annotation, values, by)
    return next(each for each in _standing(connection, [incident]) if each.id == key)


def _standing(connection: Connection, ids: Iterable[str] | None) -> tuple[Annotation, ...]:
    """Return what was not taken away, of these incidents or of all, oldest first."""
    a = schema.annotation.c
    names = (a.id, a.rev, a.incident_id, a.kind, a.words, a.url, a.by, a.at)
    query = select(*names).where(a.removed == 0)
    rows: Iterable[Row[Any]]
    if ids is None:
        rows = connection.execute(query)
    else:
        rows = fetch(connection, query, a.incident_id, ids)
    return tuple(sorted((Annotation(*row) for row in rows), key=lambda each: each.id))


def _standing_at(connection: Connection, day: date) -> tuple[Annotation, ...]:
    c = schema.revision.c
    latest = (
        select(c.subject, func.max(c.rev).label("rev"))
        .where(c.subject.startswith(_SUBJECT), c.at < end_of(day))
        .group_by(c.subject)
        .subquery()
    )
    query = select(c.subject, c.rev, c.document).join(
        latest, (latest.c.subject == c.subject) & (latest.c.rev == c.rev)
    )
    found = []
    for row in connection.execute(query):
        told, key = json.loads(row.document or "{}"), int(row.subject.removeprefix(_SUBJECT))
        if told and not told["removed"]:
            says = told["incident_id"], told["kind"], told["words"], told["url"]
            found.append(Annotation(key, row.rev, *says, told["by"], told["at"]))
    return tuple(sorted(found, key=lambda each: each.id))


def _in_use(connection: Connection) -> dict[str, str]:
    """Return folded tag → the tag as it was first written, of those that stand."""
    a = schema.annotation.c
    query = select(a.words).where(a.kind == TAG, a.removed == 0).order_by(a.id)
    found: dict[str, str] = {}
    for words in connection.scalars(query):
        found.setdefault(words.casefold(), words)
    return found


def _remark(row: Any) -> Remark:  # noqa: ANN401 (a row)
    told = json.loads(row.document)
    return Remark(row.seq, row.at, row.by, row.action, told["kind"], told["words"], told["url"])
