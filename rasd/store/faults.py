"""What the databases, the lock and the system raise, as StoreError with one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from filelock import Timeout
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from rasd.errors import StoreError
from rasd.store.library import sqlite

_FILE: Final = (
    ("not a database", "is no project file; choose another file"),
    ("malformed", "is damaged; restore a backup"),
    ("full", "cannot grow: the disk is full; free some room, nothing was half written"),
    ("disk I/O", "cannot be read or written: the disk fails or is full"),
    ("readonly", "cannot be written; check the rights of the file and its folder"),
    ("unable to open", "cannot be opened; check that the folder exists and may be written"),
    ("locked", "is being written by another program; try again"),
    ("no such table", "lacks a table of this version; restore a backup"),
    ("FOREIGN KEY", "would refer to something it does not hold; nothing was written"),
)
_SERVER: Final = (
    ("password", "does not let this user in; check name and password in the address"),
    ("no pg_hba", "does not let this user in; ask who runs the server"),
    ("role", "does not let this user in; check the name in the address"),
    ("does not exist", "is no database on that server; make it first, with createdb"),
    ("refused", "cannot be reached; check the address, and that the server runs"),
    ("resolve host", "cannot be reached; check the address, and that the server runs"),
    ("timeout expired", "cannot be reached; check the address, and that the server runs"),
    ("closed the connection", "was lost: the server went away; nothing was half written"),
    ("connection is lost", "was lost: the server went away; nothing was half written"),
    ("terminating connection", "was lost: the server went away; nothing was half written"),
)
_STATES: Final = {
    "55P03": "is being written by another program; try again",
    "53100": "cannot grow: the server's disk is full; nothing was half written",
    "25006": "cannot be written: it was opened for reading only",
    "42501": "cannot be written; this user lacks the right",
    "42P01": "lacks a table of this version; restore a backup",
    "42703": "lacks a column of this version; restore a backup",
    "23503": "would refer to something it does not hold; nothing was written",
}
"""PostgreSQL's error codes. Source: PostgreSQL 15 manual, appendix A."""


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Turn every failure below into StoreError; name: the project's, as the user knows it."""
    try:
        yield
    except (Timeout, PoolTimeout) as error:
        raise StoreError(f"{name} is being written by another program; try again.") from error
    except DBAPIError as error:
        raise StoreError(_sentence(name, error.orig)) from error
    except sqlite.Error as error:
        raise StoreError(_sentence(name, error)) from error
    except UnicodeEncodeError as error:
        raise StoreError(f"{name} cannot keep a name with broken characters.") from error
    except UnicodeDecodeError as error:  # of what SQLite quotes from the file
        raise StoreError(f"{name} is damaged; restore a backup.") from error
    except PermissionError as error:
        raise StoreError(_worded(name, "readonly", _FILE)) from error
    except OSError as error:
        raise StoreError(f"{name}: {error.strerror or error}; choose another place.") from error


def _sentence(name: str, fault: BaseException | None) -> str:
    if isinstance(fault, sqlite.Error):
        return _worded(name, str(fault), _FILE)
    known = _STATES.get(getattr(fault, "sqlstate", None) or "")
    # a server adds lines of detail, with the values that it was sent
    return f"{name} {known}." if known else _worded(name, str(fault), _SERVER)


def _worded(name: str, reason: str, table: tuple[tuple[str, str], ...]) -> str:
    for sign, words in table:
        if sign in reason:
            return f"{name} {words}."
    return f"{name}: {reason.partition(chr(10))[0]}."
