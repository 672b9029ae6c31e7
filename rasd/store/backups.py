"""Copies of a project: made in one moment, few of them kept, checked before they come back."""

from __future__ import annotations

import glob
import shutil
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from rasd.errors import StoreError
from rasd.store.faults import translated
from rasd.store.library import sqlite

KEPT: Final = 7
"""The newest backups kept in a folder, and beside them the last one of so many days."""
_STAMP: Final = "%Y%m%d-%H%M%S-%f"
_PATTERN: Final = "????????-??????-??????"
_EVERY: Final = timedelta(hours=1)  # imports come one article at a time; backups need not


def folder_of(project: Path) -> Path:
    """Return the folder beside a project where its own backups go."""
    return project.parent / "backups"


def backups_of(project: Path, folder: Path | None = None) -> tuple[Path, ...]:
    """Return the rotating backups of a project, oldest first."""
    place = folder or folder_of(project)
    return tuple(sorted(place.glob(f"{glob.escape(project.stem)}-{_PATTERN}.db")))


def back_up(project: Path, folder: Path | None = None) -> Path:
    """Copy a project, as it stands at this moment, into a folder; return the copy's path.

    Of the backups there the newest KEPT stay, and the last one of each of the last KEPT days.
    """
    target = name_for(project, folder or folder_of(project))
    copy(project, target)
    make_room(project, target.parent)
    return target


def name_for(project: Path, folder: Path) -> Path:
    """Return where a backup made at this moment goes."""
    return folder / f"{project.stem}-{_now().strftime(_STAMP)}.db"


def make_room(project: Path, folder: Path) -> None:
    """Remove the backups that are too many."""
    for stale in _stale(backups_of(project, folder)):
        stale.unlink(missing_ok=True)


def is_due(project: Path) -> bool:
    """Whether the newest backup beside the project is older than an hour, or there is none."""
    kept = backups_of(project)
    return not kept or _moment(kept[-1]) < _now() - _EVERY


def today() -> date:
    """Return the day that backups made now are of, in UTC."""
    return _now().date()


def last_day(project: Path) -> date | None:
    """Return the day of the newest backup beside the project, in UTC; None if there is none."""
    kept = backups_of(project)
    return _moment(kept[-1]).date() if kept else None


def copy(source: Path, target: Path, *, still: bool = False) -> None:
    """Copy one project file into another place, whole or not at all.

    still: nobody has it open, so that it may lie in a folder that cannot be written.
    Raises: StoreError if there is no such file, it is no database, or the disk is full.
    """
    with translated(source.name):
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(target.name + ".part")
        part.unlink(missing_ok=True)
        try:
            with (
                closing(_reading(source, still=still)) as old,
                closing(sqlite.connect(part)) as new,
            ):
                old.backup(new)
                new.execute("PRAGMA journal_mode=DELETE")  # one file, no log beside it
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


def set_aside(project: Path) -> Path:
    """Copy what is about to be replaced, byte by byte where it is too damaged to be read."""
    stamp = _now().strftime(_STAMP)
    target = folder_of(project) / f"{project.stem}-replaced-{stamp}.db"
    try:
        copy(project, target)
    except StoreError:
        _copy_bytes(project, target)
    return target


def _copy_bytes(project: Path, target: Path) -> None:
    with translated(project.name):
        for beside in ("", "-wal"):  # the log holds what was written last
            part = Path(f"{project}{beside}")
            if part.exists():
                shutil.copy2(part, f"{target}{beside}")


def _reading(source: Path, *, still: bool) -> Any:  # noqa: ANN401 (either library's)
    if not source.is_file():
        raise StoreError(f"There is no file {source}.")
    log = Path(f"{source}-wal")
    alone = still and not (log.exists() and log.stat().st_size)
    address = source.resolve().as_uri() + ("?immutable=1" if alone else "?mode=ro")
    return sqlite.connect(address, uri=True)


def _stale(kept: Iterable[Path]) -> list[Path]:
    newest_first = sorted(kept, reverse=True)
    last_of_day: dict[str, Path] = {}
    for path in newest_first:
        last_of_day.setdefault(_moment(path).strftime("%Y%m%d"), path)
    stay = {*newest_first[:KEPT], *list(last_of_day.values())[:KEPT]}
    return [path for path in newest_first if path not in stay]


def _moment(path: Path) -> datetime:
    return datetime.strptime(path.stem[-len("yyyymmdd-hhmmss-ffffff") :], _STAMP).replace(
        tzinfo=UTC
    )


def _now() -> datetime:
    return datetime.now(UTC)
