"""Copies of a project damaged as disks do it: a bit, a page, the end. Seen, or without effect?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

from rasd.errors import StoreError
from rasd.store import open_store
from tests.bad_days.project import contents, eventful

PAGE = 4096


def flipped(whole: bytes, rng: Random) -> bytes:
    """Return the bytes with one bit turned over."""
    bent = bytearray(whole)
    bent[rng.randrange(len(bent))] ^= 1 << rng.randrange(8)
    return bytes(bent)


def zeroed(whole: bytes, rng: Random) -> bytes:
    """Return the bytes with one page empty."""
    page = rng.randrange(len(whole) // PAGE) * PAGE
    return whole[:page] + bytes(PAGE) + whole[page + PAGE :]


def cut(whole: bytes, rng: Random) -> bytes:
    """Return the bytes without their end."""
    return whole[: rng.randrange(len(whole))]


KINDS = (flipped, zeroed, cut)


def outcome(path: Path, good: str) -> str:
    """Return 'refused', 'seen', 'equal', or 'unseen': what must never be."""
    try:
        store = open_store(path, create=False)
    except StoreError:
        return "refused"
    try:
        if store.verify():
            return "seen"
        return "equal" if contents(store) == good else "unseen"
    finally:
        store.close()


def damage(folder: Path, copies: int, seed: int = 7) -> Counter[tuple[str, str]]:
    """Damage so many copies, each of the three ways in turn; return (way, outcome) → how many."""
    store = eventful(folder / "whole.db")
    good = contents(store)
    whole = store.backup(folder).read_bytes()
    store.close()
    told: Counter[tuple[str, str]] = Counter()
    for n in range(copies):
        way = KINDS[n % len(KINDS)]
        path = folder / "copy.db"
        for beside in ("", "-wal", "-shm", "-journal"):
            Path(f"{path}{beside}").unlink(missing_ok=True)
        path.write_bytes(way(whole, Random(f"{seed} {n}")))
        told[way.__name__, outcome(path, good)] += 1
    return told
