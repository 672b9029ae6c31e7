"""Is everything as a project needs it, and if not, what is to be done?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from rasd.errors import StoreError
from rasd.store import backups
from rasd.store.library import library_note, sqlite
from rasd.store.opening import open_store

ROOM: Final = 200 * 2**20
"""Bytes that should be free beside a project."""
_REMOTE: Final = ("nfs", "cifs", "smb", "9p", "afs", "ceph", "gluster", "fuse.sshfs", "davfs")
"""Kinds of file system on which SQLite's write-ahead log is not safe. Source: SQLite, wal.html."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One check. words: what was found, and what to do where `ok` is False."""

    check: str
    ok: bool
    words: str


def examine(target: str | Path) -> tuple[Finding, ...]:
    """Return what was checked of a project: library, room, rights, soundness, backups.

    Nothing is made where no project is yet, and nothing is written.
    """
    if "://" in str(target):
        return tuple(_sound(target))
    path = Path(target)
    found = [_library(), _room(path), _rights(path), _disk(path)]
    return (*found, *(_sound(path) if path.exists() else ()), *_backups(path))


def _library() -> Finding:
    note = library_note()
    if not note:
        return Finding("SQLite", True, f"{sqlite.sqlite_version}")
    return Finding("SQLite", True, f"{note} A newer one: pip install 'pysqlite3>=0.6.1'.")


def _room(path: Path) -> Finding:
    free = shutil.disk_usage(_folder(path)).free
    size = path.stat().st_size if path.is_file() else 0
    wanted = max(ROOM, 2 * size)  # a backup and a restore stand beside the project for a while
    words = f"{free // 2**20:,} MB free"
    if free >= wanted:
        return Finding("room", True, words)
    return Finding("room", False, f"{words} beside the project; make room for {wanted >> 20} MB.")


def _rights(path: Path) -> Finding:
    folder = _folder(path)
    if not os.access(folder, os.W_OK | os.X_OK):
        return Finding("rights", False, f"{folder} cannot be written; change its rights.")
    if path.exists() and not os.access(path, os.R_OK | os.W_OK):
        return Finding("rights", False, f"{path.name} cannot be written; change its rights.")
    return Finding("rights", True, "file and folder can be written")


def _disk(path: Path) -> Finding:
    kind = disk_of(_folder(path))
    if kind.startswith(_REMOTE):
        words = f"the folder is on another machine ({kind}); move the project to a disk of this one"
        return Finding("disk", False, f"{words}, or use a PostgreSQL database.")
    return Finding("disk", True, "on this machine")


def disk_of(folder: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """Return the kind of file system a folder is on; '' where the system does not say."""
    try:
        lines = [line.split() for line in mounts.read_text(encoding="utf-8").splitlines()]
    except OSError:
        return ""
    above = {str(p) for p in (folder.resolve(), *folder.resolve().parents)}
    held = [(len(line[1]), line[2]) for line in lines if len(line) > 2 and line[1] in above]
    return max(held)[1] if held else ""


def _sound(target: str | Path) -> Iterator[Finding]:
    try:
        store = open_store(target, create=False)
    except StoreError as error:
        yield Finding("project", False, str(error))
        return
    problems = store.verify()
    name, articles = store.name, store.articles_held()
    store.close()
    advice = "Restore a backup: python -m rasd restore FILE."
    for problem in problems:
        yield Finding("project", False, f"{name}: {problem} {advice}")
    if not problems:
        words = f"{articles} articles; file, log, rows and search index agree"
        yield Finding("project", True, words)


def _backups(path: Path) -> Iterator[Finding]:
    kept = backups.backups_of(path)
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC).date() if path.exists() else None
    if kept and written and (backups.last_day(path) or written) < written:
        words = f"none since {backups.last_day(path)}, though the project was written after it"
        yield Finding("backups", False, f"{words}; see that {kept[-1].parent} can be written.")
    elif kept:
        yield Finding("backups", True, f"{len(kept)}, the newest {kept[-1].name}")
    elif path.exists():
        yield Finding("backups", True, "none yet; make one: python -m rasd backup")


def _folder(path: Path) -> Path:
    return next((p for p in path.absolute().parents if p.exists()), Path.cwd())
