"""The store's figures: import, edit, read, a past day; beside a CSV file rewritten by pandas."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from rasd.frame import to_frame  # noqa: E402
from rasd.model import Incident  # noqa: E402
from rasd.store import Store, open_store  # noqa: E402
from tests.reports import a_unit, an_article, span  # noqa: E402

ROWS = 5_000
EDITS = 200
Line = Callable[..., None]


def percentile(times: list[float], share: float) -> float:
    """Return the time in ms below which that share of them lies."""
    return sorted(times)[int(share * (len(times) - 1))] * 1000


def units_of(n: int) -> list[Incident]:
    """Return `n` made-up one-report incidents, an article each."""
    return [a_unit(f"a{k}", when=span(f"20{k % 10 + 10}-0{k % 9 + 1}-1{k % 7}")) for k in range(n)]


def fill(store: Store, units: list[Incident]) -> float:
    """Import the incidents, a thousand in a transaction; return seconds."""
    articles = [an_article(unit.reports[0].article_id) for unit in units]
    start = time.perf_counter()
    batch = store.begin_batch("bench", "bench")
    for k in range(0, len(units), 1000):
        store.save(batch, articles[k : k + 1000], units[k : k + 1000])
    return time.perf_counter() - start


def edits(store: Store, units: list[Incident]) -> list[float]:
    """Edit incidents one after the other; return the seconds of each."""
    times = []
    for n in range(EDITS):
        unit = units[n * len(units) // EDITS]
        start = time.perf_counter()
        store.edit(replace(unit, target=f"guards {n}"), 1, "bench")
        times.append(time.perf_counter() - start)
    return times


def took_ms(action: Callable[[], object], runs: int = 3) -> float:
    """Return the median milliseconds of an action."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main(line: Line) -> None:
    """Print every figure."""
    units = units_of(ROWS)
    last_week = (datetime.now(UTC) - timedelta(days=7)).strftime("%Y-%m-%dT%H:%M:%SZ")
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "p.db")
        with patch("rasd.store.chain.now", lambda: last_week):
            seconds = fill(store, units)
        line(f"import {ROWS:,} incidents with articles", ROWS / seconds, "rows/s")
        frame = to_frame(store.columns())
        csv = Path(folder) / "all.csv"
        naive = took_ms(lambda: frame.to_csv(csv))
        times = edits(store, units)
        how = "rewrite the CSV, no log"
        line(f"edit one of {ROWS:,}, median", percentile(times, 0.5), "ms", naive, how)
        line(f"edit one of {ROWS:,}, 95th percentile", percentile(times, 0.95), "ms", naive, how)
        fresh = open_store(store.path)
        line("read all columns, first time", took_ms(fresh.columns, 1), "ms")
        line("read all columns after an edit", took_ms(store.columns), "ms")
        then = (datetime.now(UTC) - timedelta(days=2)).date()
        fresh.columns(as_of=then)
        what = f"the day before {EDITS} of {ROWS:,} were edited"
        line(what, took_ms(lambda: fresh.columns(as_of=then)), "ms")
        line(
            "what changed since", took_ms(lambda: fresh.changes(fresh.last_revision() - 200)), "ms"
        )
        fresh.close()
        store.close()
