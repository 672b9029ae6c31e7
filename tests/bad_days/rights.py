"""Projects where this user may not write, tried as a user who is no administrator."""

from __future__ import annotations

import os
from multiprocessing.connection import Connection
from pathlib import Path

from rasd.errors import StoreError
from rasd.store import open_store
from tests.bad_days.children import Child
from tests.bad_days.project import articles_and_units

NOBODY = 65534
"""An administrator may write everywhere, so that the child becomes nobody first."""


def try_to_write(pipe: Connection, target: str) -> None:
    """Open the project, write an article into it, and say how that ended."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        store = open_store(target)
        articles, units = articles_and_units("n", 1)
        store.save(store.begin_batch("n", "n"), articles, units)
    except StoreError as error:
        pipe.send(str(error))
    else:
        pipe.send("")


def refusal(target: Path) -> str:
    """Return what such a user is told; '' where he can write."""
    with Child(try_to_write, str(target)) as child:
        return child.hear()
