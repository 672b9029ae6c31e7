"""The bad days of `tests/bad_days` at full length: nothing may be lost, and what it takes."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from rasd.errors import RasdError  # noqa: E402
from rasd.store import open_store  # noqa: E402
from tests.bad_days import crowd, damage, kills, long_use, room, undoing  # noqa: E402
from tests.browser.conftest import Server  # noqa: E402

KILLS = 100
EDITS = 400
ROWS = 50_000
PIECE = 20
"""Incidents a transaction of an import: as few as `ingest` writes, so that an edit waits little."""
PAUSE = 0.25
"""Seconds between two edits of a thread beside the import: a very busy person."""
COPIES = 300
POINTS = 20
RERUNS = 200
Line = Callable[..., None]


def percentile(times: list[float], share: float) -> float:
    """Return the time in ms below which that share of them lies."""
    return sorted(times)[int(share * (len(times) - 1))] * 1000


def bench_kills(line: Line, folder: Path) -> None:
    """Kill the app and the command line in mid-write."""
    app = kills.kill_app(str(folder / "killed.db"), KILLS)
    cli = kills.kill_cli(folder / "cli", KILLS)
    line("kills in mid-write, app and command line", app.rounds + cli.rounds, "")
    line("  acknowledged writes", app.said + cli.said, "")
    line("  of them lost", len(app.lost) + len(cli.lost), "")
    line("  half applied", len(app.half) + len(cli.half), "")
    line("  found unsound", len(app.unsound) + len(cli.unsound), "")
    start = time.perf_counter()
    open_store(folder / "killed.db").close()
    line("  open again after the last", (time.perf_counter() - start) * 1000, "ms")


def bench_crowd(line: Line, folder: Path) -> None:
    """Edit by eight threads, alone and beside an import by another program."""
    ids = crowd.filled(str(folder / "crowd.db"))
    store = open_store(folder / "crowd.db")
    told = crowd.all_at_once(store, ids, "t", EDITS)
    log = crowd.in_log(store, ids)
    store.close()
    line("8 threads on 50 incidents: edits", len(told.edits), "")
    line("  not once in the log", sum(log[words] != 1 for words in told.edits), "")
    line("  newer versions met and shown", told.conflicts, "")
    line("  refused otherwise", len(told.faults), "")
    told, seconds, worst = crowd.import_beside_editors(
        str(folder / "import.db"), ROWS, PIECE, PAUSE
    )
    line(f"{ROWS:,} incidents imported beside 8 editors", ROWS / seconds, "rows/s")
    line("  its longest transaction", worst * 1000, "ms")
    line("  edits meanwhile", len(told.edits), "")
    line("  'locked' or refused otherwise", len(told.faults), "")
    line("  an edit, median", percentile(told.seconds, 0.5), "ms")
    line("  an edit, 99th percentile", percentile(told.seconds, 0.99), "ms")
    line("  an edit, the longest", percentile(told.seconds, 1), "ms")


def bench_damage(line: Line, folder: Path) -> None:
    """Damage copies, and fill the disk."""
    told = damage.damage(folder, COPIES)
    line("damaged copies (bit, page, end)", told.total(), "")
    for end in ("refused", "seen", "equal", "unseen"):
        line(f"  {end}", sum(n for (_, what), n in told.items() if what == end), "")
    for fill in (room.fill_pages, room.fill_disk):
        ends = fill(folder / f"{fill.__name__}.db", POINTS)
        line("no room left, at random points", len(ends.refusals), "")
        line("  lost, unsound or stuck", len(ends.lost) + len(ends.unsound) + len(ends.stuck), "")


def bench_undo(line: Line, folder: Path) -> None:
    """Take each of a hundred acts back alone, each on a copy of its own."""
    store = open_store(folder / "day.db")
    day = undoing.Day(store)
    day.work(100)
    store.close()
    unsound = refused = 0
    for n, act in enumerate(day.acts):
        copy = open_store(shutil.copy(folder / "day.db", folder / f"day{n}.db"))
        try:
            act.undo(copy)
        except RasdError:
            refused += 1
        unsound += bool(copy.verify())
        copy.close()
    line("acts taken back alone, of the last", len(day.acts), "")
    line("  refused in one sentence", refused, "")
    line("  chain or rows unsound afterwards", unsound, "")


def bench_long_use(line: Line, folder: Path) -> None:
    """Use three tabs for long."""
    server = Server(folder)
    try:
        told = long_use.use(server, warm=20, reruns=RERUNS)
    finally:
        server.stop()
    line(f"memory after {told.reruns} reruns in 3 tabs", told.megabytes[1], "MB")
    line("  grown by", told.growth(), "MB")
    line("  files held open, more than before", told.files[1] - told.files[0], "")


def main(line: Line) -> None:
    """Print every figure."""
    for bench in (bench_kills, bench_crowd, bench_damage, bench_undo, bench_long_use):
        with tempfile.TemporaryDirectory() as folder:
            bench(line, Path(folder))
