"""Projects: store files that lie side by side in one folder; the default one is given at start."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import Final

from rasd.errors import BadInput

DEFAULT_STORE: Final = Path("data") / "rasd.db"
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


def default_target() -> str:
    """Return the store to open at start: `--store` after `--`, else RASD_STORE, else data/rasd.db.

    A database URL is passed on as it is.
    """
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--store", "--database-url", dest="store", default="")
    given, _ = parser.parse_known_args(sys.argv[1:])
    return given.store or os.environ.get("RASD_STORE", "") or str(DEFAULT_STORE)


def folder() -> Path:
    """Return the folder of the projects of this machine."""
    home = default_target()
    return Path(home).parent if is_file(home) else DEFAULT_STORE.parent


def is_file(target: str) -> bool:
    """Return whether a store target is a file on this machine and no database URL."""
    return "://" not in target


def target_of(name: str) -> str:
    """Return the store target of a project; '' is the default project.

    Raises: BadInput if the name could not be a file beside the default store.
    """
    home = default_target()
    if not name:
        return home
    if not _NAME.fullmatch(name) or not is_file(home):
        raise BadInput("A project name has letters, digits, - and _ only, 40 at most.")
    return str(Path(home).with_name(f"{name}.db"))


def exists(name: str) -> bool:
    """Return whether a project of this name can be opened; the default one always can."""
    if not name:
        return True
    return _NAME.fullmatch(name) is not None and name in names()


def names() -> tuple[str, ...]:
    """Return the names of the projects beside the default one, in alphabetical order."""
    home = default_target()
    if not is_file(home):
        return ()
    files = Path(home).parent.glob("*.db")
    own = Path(home).stem
    return tuple(sorted(f.stem for f in files if f.stem != own and _NAME.fullmatch(f.stem)))
