"""A disk that fills up at any point: by SQLite's own limit of pages, and by the system's."""

from __future__ import annotations

import resource
import signal
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from rasd.errors import StoreError
from rasd.store import Store, open_store
from tests.bad_days.children import Child
from tests.bad_days.project import articles_and_units

WRITES = 40
"""Tried at one point; long before the last of them there is no room."""
AGAIN = 2
"""Tried once there is room again."""
_ENDLESS = 2**30


@dataclass(slots=True)
class Ends:
    """What became of writing without room. refusals: what was said; lost: acknowledged and gone;
    unsound: what `verify` says; stuck: points after which the store did not write again."""

    refusals: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)
    stuck: list[int] = field(default_factory=list)


def write_until_refused(store: Store, name: str, writes: int = WRITES) -> tuple[list[str], str]:
    """Save article after article; return the ids of those that were saved, and the refusal."""
    saved: list[str] = []
    batch = 0
    for n in range(writes):
        articles, units = articles_and_units(f"{name}-{n}-", 1 + n % 5)
        try:
            batch = batch or store.begin_batch(name, name)
            store.save(batch, articles, units)
        except StoreError as error:
            return saved, str(error)
        saved += [article.id for article in articles]
    return saved, ""


def fill_pages(path: Path, points: int, seed: int = 7) -> Ends:
    """Let the file grow by a random number of pages and no more, so many times."""
    rng, store, ends, all_saved = Random(seed), open_store(path), Ends(), []
    for n in range(points):
        with store._database.write() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            limit = f"PRAGMA max_page_count={pages + rng.randrange(60)}"
            connection.exec_driver_sql(limit)
        saved, refusal = write_until_refused(store, f"p{n}")
        with store._database._writer.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA max_page_count={_ENDLESS}")
        all_saved += saved
        ends.refusals.append(refusal)
        again, fault = write_until_refused(store, f"again{n}", AGAIN)
        all_saved += again
        if fault:
            ends.stuck.append(n)
    _look_for(store, all_saved, ends)
    store.close()
    return ends


def write_within(pipe: Connection, target: str, name: str, room: int) -> None:
    """Write while no file of this program may grow beyond so many bytes; then without limit."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    store = open_store(target)
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    first = write_until_refused(store, name)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    pipe.send((first, write_until_refused(store, f"{name}-again", AGAIN)))
    store.close()


def fill_disk(path: Path, points: int, seed: int = 7) -> Ends:
    """Let the system refuse every file to grow beyond a random size, so many times."""
    rng, ends, saved = Random(seed), Ends(), []
    open_store(path).close()
    for n in range(points):
        room = path.stat().st_size + rng.randrange(300_000)
        with Child(write_within, str(path), f"d{n}", room) as child:
            (before, refusal), (after, fault) = child.hear()
        saved += before + after
        ends.refusals.append(refusal)
        if fault:
            ends.stuck.append(n)
    store = open_store(path)
    _look_for(store, saved, ends)
    store.close()
    return ends


def _look_for(store: Store, saved: list[str], ends: Ends) -> None:
    held = {row.id: row.n_incidents for row in store.articles()}
    ends.lost += [name for name in saved if held.get(name) != 1]
    ends.lost += [name for name in held if name not in set(saved)]  # refused, and yet there
    ends.unsound += store.verify()
