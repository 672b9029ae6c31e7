"""Programs killed in mid-write: the app with four threads of a person's acts, and the command line.

Half of them are killed from outside once they have acknowledged so much, half at an SQL statement.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from threading import Lock, RLock, Thread
from typing import Any

from tqdm import tqdm

from rasd.cli import main
from rasd.errors import RasdError
from rasd.model import Review
from rasd.store import Store, open_store
from tests.bad_days.children import Child, die_after
from tests.bad_days.project import articles_and_units

THREADS = 4
PARTS = 3
"""Articles in one save, incidents in one step: what must never be half there."""


@dataclass(slots=True)
class Losses:
    """What was found after kills. said: acknowledged acts; lost: those not there afterwards;
    half: acts of which a part is there; unsound: what `verify` says."""

    rounds: int = 0
    said: int = 0
    lost: list[Any] = field(default_factory=list)
    half: list[Any] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)

    def clean(self) -> bool:
        """Whether nothing is lost, half there or unsound."""
        return not (self.lost or self.half or self.unsound)


def act_as_app(pipe: Connection, target: str, name: str, statements: int) -> None:
    """Save, edit and judge in four threads, saying each act once it is done, until killed."""
    store = open_store(target)
    lock = Lock()

    def say(*act: object) -> None:
        with lock:
            pipe.send(act)

    if statements:
        die_after(statements)
    threads = [Thread(target=_acts, args=(store, f"{name}-{n}-", say)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _acts(store: Store, name: str, say: Any) -> None:
    for n in range(1_000):
        articles, units = articles_and_units(f"{name}{n}-", PARTS)
        store.save(store.begin_batch(name, name), articles, units)
        say("save", articles[0].id[:-1])
        words = f"{name}{n}"
        rev = store.edit(replace(units[0], target=words, review=Review.EDITED), 1, name)
        say("edit", units[0].id, rev, words)
        step = store.judge_all({u.id: 1 for u in units[1:]}, Review.ACCEPTED, name, words)
        say("step", words, step.id)


def act_as_cli(pipe: Connection, target: str, folder: str, statements: int) -> None:
    """Run `rasd ingest`; its lines on standard output are what it acknowledges."""
    sys.stdout = _Told(pipe)
    tqdm.set_lock(RLock())  # its usual lock outlives a killed program
    sys.argv = ["rasd", "ingest", folder, "--store", target]
    if statements:
        die_after(statements)
    main()


class _Told:
    """Standard output that is a pipe to the parent."""

    def __init__(self, pipe: Connection) -> None:
        self.pipe = pipe

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(text)
        for line in text.splitlines():
            if line.strip():
                self.pipe.send(("line", line.partition(":")[0]))
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""


def kill_app(target: str, rounds: int, seed: int = 7) -> Losses:
    """Kill the app so many times on one project; return what was lost."""
    rng, found = Random(seed), Losses()
    open_store(target).close()
    for n in range(rounds):
        acknowledged, statements = rng.randrange(1, 12), rng.randrange(1, 400)
        with Child(act_as_app, target, f"r{n}", statements * (n % 2)) as child:
            said = []
            while len(said) < acknowledged and n % 2 == 0:
                said.append(child.hear())
            if n % 2 == 0:
                child.kill()
            said += child.rest()
        found.rounds += 1
        _look_for(target, said, f"r{n}-", found)
    store = open_store(target)
    found.unsound += store.verify()
    store.close()
    return found


def _look_for(target: str, said: list[Any], prefix: str, found: Losses) -> None:
    """Add to `found` what is missing of what was said, and what is half there."""
    store = open_store(target)
    found.said += len(said)
    held = [row for row in store.articles() if row.id.startswith(prefix)]
    saves: dict[str, int] = {}
    for row in held:
        name = row.id[:-1]
        saves[name] = saves.get(name, 0) + row.n_incidents
    found.half += [name for name, n in saves.items() if n != PARTS]
    steps = {step.id: step for step in store.steps()}
    for act in said:
        there = {
            "save": lambda act: act[1] in saves,
            "edit": lambda act: _is_in_log(store, *act[1:]),
            "step": lambda act: act[2] in steps,
        }[act[0]](act)
        if not there:
            found.lost.append(act)
    found.half += [s.id for s in steps.values() if s.n != PARTS - 1]
    store.close()


def _is_in_log(store: Store, incident: str, rev: int, words: str) -> bool:
    revisions = {r.rev: r for r in store.revisions(incident)}
    return rev in revisions and revisions[rev].incident.target == words


def write_articles(folder: Path, n: int) -> list[str]:
    """Write n small articles into a folder; return the files' names."""
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for k in range(n):
        path = folder / f"n{k:03}.md"
        path.write_text(
            f"---\ntitle: Raid {k}\npublisher: AP\npublished: 2022-01-{k % 27 + 1:02}\n---\n"
            f"Gunmen killed {k + 2} soldiers in an attack on a post near Baquba on Friday, police "
            f"of district {k} said.\n",
            encoding="utf-8",
        )
        names.append(path.name)
    return names


def kill_cli(folder: Path, rounds: int, seed: int = 7, files: int = 15) -> Losses:
    """Kill `rasd ingest` so many times, each on a project of its own, and let it finish then."""
    rng, found = Random(seed), Losses()
    names = write_articles(folder / "in", files)
    for n in range(rounds):
        target = str(folder / f"p{n}.db")
        acknowledged, statements = rng.randrange(1, files - 4), rng.randrange(1, 400)
        with Child(act_as_cli, target, str(folder / "in"), statements * (n % 2)) as child:
            said = []
            while len(said) < acknowledged and n % 2 == 0:
                said.append(child.hear())
            if n % 2 == 0:
                child.kill()
            said += child.rest()
        _look_for_files(target, [line for _, line in said], found)
        with Child(act_as_cli, target, str(folder / "in"), 0) as child:
            child.rest()
        found.rounds += 1
        _look_for_files(target, names, found)
    return found


def _look_for_files(target: str, said: list[str], found: Losses) -> None:
    try:
        store = open_store(target)
    except RasdError as error:
        found.unsound.append(str(error))
        return
    found.said += len(said)
    found.unsound += store.verify()
    held = {row.origin: row.n_incidents for row in store.articles()}
    found.lost += [name for name in said if name not in held]
    found.half += [name for name, n in held.items() if n != 1]
    store.close()
