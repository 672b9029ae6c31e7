"""Reading many files beside the screen: progress to look at, and a stop that loses nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from rasd import pipeline
from rasd.country import Country
from rasd.errors import RasdError
from rasd.model import Article, Skipped
from rasd.pipeline import Outcome
from rasd.store import Store


@dataclass
class Job:
    """One reading of files. The thread writes, the screen looks; both only through these fields.

    files: (name, bytes). published: the date for files that have none of their own. taken: how
    many files were read so far. error: why the whole reading failed, '' if it did not.
    """

    files: tuple[tuple[str, bytes], ...]
    label: str
    published: date | None = None
    taken: int = 0
    outcomes: list[Outcome] = field(default_factory=list)
    error: str = ""
    stop: threading.Event = field(default_factory=threading.Event)
    done: threading.Event = field(default_factory=threading.Event)

    @property
    def unread(self) -> tuple[str, ...]:
        """Names of the files that were not read, because the reading was stopped or failed."""
        return tuple(name for name, _ in self.files[self.taken :]) if self.done.is_set() else ()


def start(job: Job, store: Store, country: Country) -> threading.Thread:
    """Start a job and return its thread; what is finished when it stops is safely stored."""
    thread = threading.Thread(target=_run, args=(job, store, country), daemon=True)
    thread.start()
    return thread


def _run(job: Job, store: Store, country: Country) -> None:
    try:
        pipeline.ingest(
            _items(job),
            country=country,
            store=store,
            batch=job.label,
            progress=job.outcomes.append,
        )
    except RasdError as error:
        job.error = str(error)
    finally:
        job.done.set()


def _items(job: Job) -> Iterator[Article | Skipped]:
    for name, data in job.files:
        if job.stop.is_set():
            return
        job.taken += 1
        yield from pipeline.read(data, name, job.published)
