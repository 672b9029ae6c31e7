"""The SQLite library in use: Python's own, or the newer one of the [hardened] extra."""

from __future__ import annotations

import importlib
import importlib.util
import sqlite3
from typing import Any, Final

SAFE: Final = (3, 51, 3)
"""First SQLite without the WAL-reset bug. Source: SQLite release notes 3.51.3."""
_HARDENED: Final = "pysqlite3"

# the same interface under another name; typed nowhere
sqlite: Final[Any] = (
    importlib.import_module(_HARDENED) if importlib.util.find_spec(_HARDENED) else sqlite3
)


def library_note() -> str:
    """Return a sentence on the SQLite library in use if it is older than advised, else ''."""
    if sqlite.sqlite_version_info >= SAFE:
        return ""
    wanted = ".".join(map(str, SAFE))
    return (
        f"SQLite {sqlite.sqlite_version} is older than {wanted}; "
        "the write lock guards against its known flaw."
    )
