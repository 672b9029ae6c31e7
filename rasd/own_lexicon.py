"""Words that a user adds: a folder `lexicon` of his own, beside the project file.

It holds any of our word lists under our names (`FILES`), in the same form, each with only what is
added. A row with a name that ours has (an actor's, a weapon's; a target's class; a trigger's type
and weight) gives its words to that row, any other is a new row; lists of `cues` and `foreign` are
made longer. Our own files are never written. docs/lexicons.md shows examples.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from rasd.errors import ConfigError

Table = Mapping[str, Any]
FILES: Final = ("actors", "targets", "weapons", "triggers", "cues", "foreign")
KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "actor": ("name",),
    "target": ("class",),
    "weapon": ("name",),
    "trigger": ("type", "weight"),
    "fate": ("fate",),
}
"""What tells the rows of a list apart: rows with the same values are one."""


def stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what changes when a file of the folder does; ConfigError for one that is no list."""
    try:
        files = [(path, path.stat()) for path in sorted(folder.glob("*.toml"))]
    except OSError as error:
        raise ConfigError(f"The folder {folder.name} cannot be read: {error.strerror}.") from error
    if not folder.is_dir():
        raise ConfigError(f"There is no folder {folder.name} of your own words.")
    odd = [path.name for path, _ in files if path.stem not in FILES]
    if odd:
        names = ", ".join(f"{name}.toml" for name in FILES)
        raise ConfigError(f"Your own {odd[0]} is no word list: name it as one of {names}.")
    return tuple((path.name, state.st_mtime_ns, state.st_size) for path, state in files)


def own_table(folder: Path | None, name: str) -> Table:
    """Return the user's list of this name, empty where he has none; ConfigError if no TOML."""
    path = folder / f"{name}.toml" if folder else None
    if path is None or not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"Your own {path.name} cannot be read: {error.strerror}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"Your own {path.name} is no TOML in UTF-8: {error}.") from error


def merged(ours: Table, own: Table) -> dict[str, Any]:
    """Return our list with the user's words; both must be sound (rows of dicts, lists of texts)."""
    done = dict(ours)
    for key, value in own.items():
        if key in KEYS:
            done[key] = _rows(done.get(key, []), value, KEYS[key])
        elif isinstance(value, Mapping):
            done[key] = _longer(done.get(key, {}), value)
        else:
            done[key] = [*done.get(key, []), *value]
    return done


def _rows(ours: Sequence[Table], own: Sequence[Table], keys: tuple[str, ...]) -> list[Table]:
    """Return our rows, those with the user's words longer, behind the rows that only he has."""
    rest = list(own)
    done = []
    for row in ours:
        same = [each for each in rest if all(each.get(k) == row.get(k) for k in keys)]
        rest = [each for each in rest if each not in same]
        for each in same:
            row = _longer(row, each)  # noqa: PLW2901 (the row grows)
        done.append(row)
    # the first that fits stands: the user's own names go before our common ones
    return [*rest, *done]


def _longer(ours: Table, own: Table) -> dict[str, Any]:
    """Return a row or section with the lists of both; single values stay ours."""
    lists = {k: [*ours.get(k, []), *v] for k, v in own.items() if isinstance(v, list)}
    return {**own, **ours, **lists}
