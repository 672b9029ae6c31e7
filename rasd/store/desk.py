"""What lies on the analyst's desk: the name, and what was begun but not saved; a file by the store.

It holds nothing that counts: a judgement is in the store, with its revision, or it is not.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from filelock import FileLock

from rasd.store.asking import Asking
from rasd.store.chain import now
from rasd.store.faults import translated

SUFFIX: Final = ".desk.json"
MOST: Final = 200
"""Drafts kept; the oldest goes. Nobody has so many edits open, and the file stays small."""
_ELSEWHERE: Final = Path("data")  # for a project on a server, which has no file to lie beside


@dataclass(frozen=True, slots=True)
class Draft:
    """An edit begun. rev: the revision it began from. at: UTC, ISO 8601, of the last change."""

    rev: int
    by: str
    at: str
    values: Mapping[str, Any]


class Desk:
    """The desk of one project; every change is on the disk when the call returns."""

    def __init__(self, store: Asking) -> None:
        """Use the file beside the store, which need not be there yet."""
        beside = store.path if store.path.is_file() else _ELSEWHERE / store.path.name
        self.path = beside.with_name(beside.name + SUFFIX)

    def name(self) -> str:
        """Return the name given last; '' if none was."""
        return str(self._read().get("name", ""))

    def keep_name(self, name: str) -> None:
        """Keep the analyst's name."""
        with self._changing() as desk:
            desk["name"] = name

    def draft(self, incident: str) -> Draft | None:
        """Return the edit of an incident that was begun; None if there is none."""
        return self.drafts().get(incident)

    def keep(self, incident: str, rev: int, by: str, values: Mapping[str, Any]) -> None:
        """Keep an edit as it stands; values: what JSON knows."""
        with self._changing() as desk:
            drafts = self._drafts(desk)
            drafts.pop(incident, None)
            drafts[incident] = {"rev": rev, "by": by, "at": now(), "values": dict(values)}
            desk["drafts"] = dict(list(drafts.items())[-MOST:])

    def drop(self, incident: str) -> None:
        """Forget the edit of an incident."""
        if incident in self._drafts(self._read()):
            with self._changing() as desk:
                self._drafts(desk).pop(incident, None)

    def note(self, incident: str) -> str:
        """Return the note that was begun beside an incident; '' if none was."""
        notes = self._read().get("notes")
        return str(notes.get(incident, "")) if isinstance(notes, dict) else ""

    def keep_note(self, incident: str, words: str) -> None:
        """Keep a note that was begun; '' forgets it."""
        if words == self.note(incident):
            return
        with self._changing() as desk:
            notes = desk.get("notes")
            kept = notes if isinstance(notes, dict) else {}
            kept.pop(incident, None)
            if words:
                kept[incident] = words
            desk["notes"] = dict(list(kept.items())[-MOST:])

    def drafts(self) -> Mapping[str, Draft]:
        """Return incident id → the edit begun, oldest first; a damaged one is left out."""
        found = {}
        for key, plain in self._drafts(self._read()).items():
            with suppress(TypeError):
                draft = Draft(**plain)
                found[key] = replace(draft, values=dict(**draft.values))
        return found

    def _changing(self) -> _Changing:
        return _Changing(self.path)

    def _read(self) -> dict[str, Any]:
        return read(self.path)

    def _drafts(self, desk: dict[str, Any]) -> dict[str, Any]:
        drafts = desk.get("drafts")
        return drafts if isinstance(drafts, dict) else {}


class _Changing:
    """The desk's content under its lock; written whole or not at all when the block ends well."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = FileLock(f"{path}.lock", timeout=10)
        self.desk: dict[str, Any] = {}

    def __enter__(self) -> dict[str, Any]:
        with translated(self.path.name):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.lock.acquire()
        self.desk = read(self.path)
        return self.desk

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            if kind is None:
                with translated(self.path.name):
                    draft = self.path.with_name(self.path.name + ".part")
                    draft.write_text(json.dumps(self.desk, ensure_ascii=True), encoding="utf-8")
                    draft.replace(self.path)
        finally:
            self.lock.release()


def read(path: Path) -> dict[str, Any]:
    """Return what the file holds; nothing if it is not there or is damaged."""
    try:
        desk = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return desk if isinstance(desk, dict) else {}
