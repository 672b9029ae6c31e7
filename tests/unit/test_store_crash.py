"""A program killed in mid-write: what it had acknowledged is there, nothing is half there."""

import subprocess
import sys

from rasd.store import open_store
from tests.conftest import ROOT

WRITER = """
import sys
from rasd.store import open_store
from tests.reports import a_unit, an_article
store = open_store(sys.argv[1])
batch = store.begin_batch("t", "t")
for n in range(10_000):
    key = f"{batch}-{n}"
    store.save(batch, [an_article(key)], [a_unit(key)])
    print(key, flush=True)
"""
ROUNDS = 5


def killed_after(path, acknowledged):
    """Run a writer and kill it once it has acknowledged so many; return what it acknowledged."""
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        lines = [writer.stdout.readline().strip() for _ in range(acknowledged)]
        writer.kill()
        return lines + writer.stdout.read().split()


def test_kills_lose_nothing_acknowledged_and_leave_nothing_half_done(tmp_path):
    path = tmp_path / "p.db"
    said = [key for n in range(ROUNDS) for key in killed_after(path, 3 + n)]
    store = open_store(path)
    assert store.verify() == ()
    held = {row.id: row.n_incidents for row in store.articles()}
    assert set(said) <= set(held)
    assert len(held) <= len(said) + ROUNDS
    assert set(held.values()) == {1}
    store.close()
