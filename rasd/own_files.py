"""Where a user's own files lie: beside the project file, or where an environment variable says."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def places_file(project: str | None = None) -> Path | None:
    """Return the file of own places: `RASD_PLACES`, else `places.csv` beside the project, if any.

    project: its file or database URL, None for that of `RASD_STORE`.
    """
    return _own("RASD_PLACES", "places.csv", project, Path.is_file)


def words_folder(project: str | None = None) -> Path | None:
    """Return the folder of own words: `RASD_LEXICON`, else `lexicon` beside the project, if any."""
    return _own("RASD_LEXICON", "lexicon", project, Path.is_dir)


def _own(
    variable: str, name: str, project: str | None, is_there: Callable[[Path], bool]
) -> Path | None:
    told = os.environ.get(variable, "")
    if told:
        return Path(told)
    target = os.environ.get("RASD_STORE", "") if project is None else project
    home = Path(target).parent if target and "://" not in target else Path("data")
    beside = home / name
    return beside if is_there(beside) else None
