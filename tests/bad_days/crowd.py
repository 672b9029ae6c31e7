"""Many at once: threads on the same incidents, an import by another program, two apps."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from random import Random
from threading import Event, Thread
from typing import Any

from rasd import pipeline
from rasd.country import load_country
from rasd.errors import Conflict, StoreError
from rasd.model import Review
from rasd.store import Store, open_store
from tests.bad_days.children import Child
from tests.bad_days.project import articles_and_units

THREADS = 8
INCIDENTS = 50


Until = Callable[[], bool]
"""Asked before each edit whether to stop; it may take its time, as a person does."""
NEVER: Until = bool


@dataclass(slots=True)
class Told:
    """What a crowd did. edits: words written, each its own; conflicts: versions it was shown
    instead; faults: any other refusal; seconds: of each edit that was written."""

    edits: list[str] = field(default_factory=list)
    conflicts: int = 0
    faults: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


def filled(target: str, n: int = INCIDENTS) -> list[str]:
    """Make a project of so many incidents; return their ids."""
    store = open_store(target)
    articles, units = articles_and_units("a", n)
    store.save(store.begin_batch("t", "t"), articles, units)
    store.close()
    return [unit.id for unit in units]


def edit_all(store: Store, ids: list[str], name: str, edits: int, until: Until = NEVER) -> Told:
    """Edit random incidents, so often or until told to stop; whoever meets a newer version looks
    again and edits that one."""
    rng, told = Random(name), Told()
    while len(told.edits) < edits and not until():
        words, key = f"{name}-{len(told.edits)}", rng.choice(ids)
        while True:
            rev, incident = store.opened(key)
            try:
                start = time.perf_counter()
                store.edit(replace(incident, target=words, review=Review.EDITED), rev, name)
            except Conflict:
                told.conflicts += 1
            except StoreError as error:
                told.faults.append(str(error))
                break
            else:
                told.seconds.append(time.perf_counter() - start)
                told.edits.append(words)
                break
    return told


def all_at_once(store: Store, ids: list[str], name: str, edits: int, until: Until = NEVER) -> Told:
    """Let THREADS threads edit the same incidents of one store; return what they did together."""
    parts: list[Told] = []

    def work(n: int) -> None:
        parts.append(edit_all(store, ids, f"{name}{n}", edits, until))

    threads = [Thread(target=work, args=(n,)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return together(parts)


def together(parts: list[Told]) -> Told:
    """Return several crowds as one."""
    return Told(
        [words for part in parts for words in part.edits],
        sum(part.conflicts for part in parts),
        [fault for part in parts for fault in part.faults],
        [seconds for part in parts for seconds in part.seconds],
    )


def in_log(store: Store, ids: list[str]) -> Counter[str]:
    """Return the words that the log says were written, each as often as it says so."""
    rows = [row for key in ids for row in store.revisions(key)[1:]]
    return Counter(row.incident.target for row in rows if row.incident is not None)


def app(pipe: Connection, target: str, ids: list[str], name: str, edits: int) -> None:
    """Be one more app: start as it does, read, and let its threads edit on a word."""
    store = open_store(target)
    pipe.send("ready")
    pipe.recv()
    told = all_at_once(store, ids, name, edits)
    pipe.send((told.edits, told.conflicts, told.faults))
    pipe.recv()
    pipe.send(sorted(zip(*(store.columns()[n].tolist() for n in ("id", "rev")), strict=True)))
    store.close()


def two_apps(target: str, edits: int) -> tuple[list[Any], list[Any], list[str]]:
    """Let two apps edit one project at once; return what each did, what each shows afterwards, and
    the incidents."""
    ids = filled(target)
    given = [(target, ids, name, edits) for name in ("x", "y")]
    with Child(app, *given[0]) as one, Child(app, *given[1]) as two:
        for each in (one, two):
            each.hear()
        for each in (one, two):
            each.pipe.send("go")
        told = [Told(*each.hear()) for each in (one, two)]
        for each in (one, two):
            each.pipe.send("show")
        return told, [each.hear() for each in (one, two)], ids


def seeder(pipe: Connection, target: str) -> None:
    """Start as the app does on an empty project: read the demo in."""
    pipe.send("ready")
    pipe.recv()
    store = open_store(target)
    pipeline.seed(store, load_country())
    pipe.send(len(store.articles()))
    store.close()


def two_first_starts(target: str) -> list[int]:
    """Start two apps on a project that is not there yet; return the articles that each then has."""
    with Child(seeder, target) as one, Child(seeder, target) as two:
        for each in (one, two):
            each.hear()
        for each in (one, two):
            each.pipe.send("go")
        return [each.hear() for each in (one, two)]


def importer(pipe: Connection, target: str, rows: int, piece: int) -> None:
    """Be the command line: import so many incidents, `piece` a transaction."""
    store = open_store(target)
    articles, units = articles_and_units("new", rows)
    batch = store.begin_batch("import", "file")
    pipe.send("ready")
    pipe.recv()
    start, worst = time.perf_counter(), 0.0
    for k in range(0, rows, piece):
        begun = time.perf_counter()
        store.save(batch, articles[k : k + piece], units[k : k + piece])
        worst = max(worst, time.perf_counter() - begun)
    pipe.send((time.perf_counter() - start, worst))
    store.close()


def import_beside_editors(
    target: str, rows: int, piece: int, pause: float = 0.0
) -> tuple[Told, float, float]:
    """Import while THREADS threads edit; return what they did, the import's seconds, and those of
    its longest transaction.

    pause: seconds between two edits of a thread.
    """
    ids, store, stop = filled(target), open_store(target), Event()
    found: list[Told] = []

    def stopped() -> bool:
        return stop.wait(pause) if pause else stop.is_set()

    with Child(importer, target, rows, piece) as child:
        child.hear()
        editors = Thread(
            target=lambda: found.append(all_at_once(store, ids, "e", 10**9, stopped)), daemon=True
        )
        editors.start()
        child.pipe.send("go")
        try:
            seconds, worst = child.hear()
        finally:
            stop.set()
            editors.join()
    store.close()
    return found[0], seconds, worst
