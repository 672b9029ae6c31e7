"""Programs of our own that can be killed at any moment: forked from a warm one, where there is one.

A child says on its pipe what it has done; what it said before it was killed was acknowledged.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from multiprocessing.connection import Connection
from types import ModuleType
from typing import Any, Self

from sqlalchemy import Engine, event

from rasd import pipeline
from rasd.country import load_country
from rasd.store import open_store

_WARM = "Gunmen killed 3 soldiers near Baquba on Friday, police said."
# once, for all that are forked from here
pipeline.extract(
    next(iter(pipeline.read(pipeline.compose("Raid", "AP", "", date(2022, 1, 21), _WARM), "a.md"))),
    load_country(),
)

_KIND = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
_CONTEXT = multiprocessing.get_context(_KIND)
_CONTEXT.set_forkserver_preload(["pytest", "rasd.cli", __name__])
LONGEST = 120.0
"""Seconds after which a child that says nothing is taken for stuck."""


@contextmanager
def _without_main() -> Iterator[None]:
    """Let a child start from no script: a page under test poses as ours, and would be run again."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


class Child:
    """A program that runs `work(pipe, *given)`; leaving the block kills it."""

    def __init__(self, work: Callable[..., None], *given: Any) -> None:
        self.pipe, theirs = _CONTEXT.Pipe(duplex=True)
        self.process = _CONTEXT.Process(target=work, args=(theirs, *given), daemon=True)
        with _without_main():
            self.process.start()
        theirs.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()
        self.pipe.close()

    def hear(self) -> Any:
        """Return the next thing it says."""
        if not self.pipe.poll(LONGEST):
            raise TimeoutError("The child program says nothing.")
        return self.pipe.recv()

    def rest(self) -> list[Any]:
        """Return all that it still says until it ends."""
        said = []
        try:
            while True:
                said.append(self.hear())
        except (EOFError, ConnectionResetError):
            return said

    def kill(self) -> None:
        """Kill it as the system does, without a chance to tidy up."""
        self.process.kill()
        self.process.join()


def die_after(statements: int) -> list[int]:
    """Kill this program just before the SQL statement behind so many; a commit counts as one.

    Return what counts them: its only item is how many there were.
    """
    done = [0]

    def count(*_given: object) -> None:
        if done[0] >= statements:
            os.kill(os.getpid(), signal.SIGKILL)
        done[0] += 1

    event.listen(Engine, "before_cursor_execute", count)
    event.listen(Engine, "commit", count)
    return done


def open_and_close(pipe: Connection, target: str, statements: int) -> None:
    """Open a project, say how many SQL statements that took, unless they were too many."""
    done = die_after(statements)
    open_store(target).close()
    pipe.send(done[0])
