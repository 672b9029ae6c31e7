"""The store's figures: import, edit, read, a past day, search; beside pandas with CSV, and DuckDB.

Neither of those keeps a log of who changed what with a chain that holds; DuckDB gets a plain one.
"""

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

import duckdb  # noqa: E402
import pandas as pd  # noqa: E402
from sqlalchemy import text  # noqa: E402

from rasd.frame import to_frame  # noqa: E402
from rasd.model import Incident  # noqa: E402
from rasd.store import Store, open_store  # noqa: E402
from tests.bad_days.project import articles_and_units  # noqa: E402
from tests.reports import a_unit, an_article, span  # noqa: E402

ROWS = 5_000
MANY, FEW = 1_000_000, 1_000
EDITS = 200
_COPIES = (
    """INSERT INTO article (key, id, sha256, batch_id, live, document, digest)
    SELECT key + k * :few, id || '-' || k, sha256 || k, 1, 1, '', '' FROM n, article""",
    """INSERT INTO incident (id, rev, version, live, batch_id, confidence)
    SELECT id || '-' || k, 1, 1, 1, 1, 0.9 FROM n, incident""",
    """INSERT INTO report (key, id, article_id, incident_id, place_in_incident, document, digest)
    SELECT key + k * :few, id || '-' || k, article_id || '-' || k, incident_id || '-' || k, 0,
        '', '' FROM n, report""",
    """INSERT INTO article_fts (rowid, body)
    SELECT f.rowid + k * :few, body || 'case' || k || ' ' FROM n, article_fts f""",
    """INSERT INTO report_fts (rowid, body)
    SELECT f.rowid + k * :few, body || 'case' || k || ' ' FROM n, report_fts f""",
)
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


def duck_edits(frame: pd.DataFrame, file: Path) -> tuple[float, list[float]]:
    """Import and edit in DuckDB; return the seconds of the import and of each edit."""
    start = time.perf_counter()
    with duckdb.connect(str(file)) as duck:
        duck.register("rows", frame)
        duck.execute("CREATE TABLE incident AS SELECT * FROM rows")
        duck.execute("ALTER TABLE incident ADD PRIMARY KEY (id)")
        duck.execute(
            "CREATE TABLE revision (seq INTEGER, id TEXT, moment TIMESTAMP, document TEXT)"
        )
        took, times = time.perf_counter() - start, []
        for n in range(EDITS):
            key = frame["id"].iloc[n * len(frame) // EDITS]
            start = time.perf_counter()
            duck.execute("BEGIN")
            duck.execute("UPDATE incident SET target = ? WHERE id = ?", [f"guards {n}", key])
            duck.execute("INSERT INTO revision VALUES (?, ?, now(), ?)", [n, key, f"guards {n}"])
            duck.execute("COMMIT")
            times.append(time.perf_counter() - start)
    return took, times


def many(file: Path) -> Store:
    """Return a project whose search index holds MANY made-up incidents, copied from a few.

    Only what search reads is there in full: such a project is no good for anything else.
    """
    store = open_store(file)
    articles, units = articles_and_units("a", FEW)
    store.save(store.begin_batch("bench", "bench"), articles, units)
    with store._database.write() as connection:
        connection.execute(text("CREATE TEMP TABLE n (k INTEGER)"))
        numbers = [{"k": k} for k in range(1, MANY // FEW)]
        connection.execute(text("INSERT INTO n VALUES (:k)"), numbers)
        for statement in _COPIES:
            connection.execute(text(statement), {"few": FEW} if ":few" in statement else {})
    return store


def texts_of(store: Store) -> pd.DataFrame:
    """Return id and words of every incident, as one would keep them in a table."""
    query = """SELECT r.incident_id AS id, f.body || a.body AS words FROM report r
        JOIN report_fts f ON f.rowid = r.key JOIN article_fts a ON a.rowid = r.key"""
    with store._database.read() as connection:
        return pd.DataFrame(connection.exec_driver_sql(query).all(), columns=["id", "words"])


def bench_search(line: Line, folder: Path) -> None:
    """Search a million incidents for a phrase and a word."""
    store = many(folder / "many.db")
    words = texts_of(store)
    found = store.search('"post 37" case512')
    ours = took_ms(lambda: store.search('"post 37" case512'))
    store.close()

    def scanned() -> list[str]:
        told = words["words"].str
        return list(words["id"][told.contains(" post 37 ") & told.contains(" case512 ")])

    what = f"search {len(words):,} incidents, phrase and word"
    line(what, ours, "ms", took_ms(scanned, 1), "pandas, str.contains")
    with duckdb.connect(str(folder / "many.duck")) as duck:
        duck.register("rows", words)
        duck.execute("CREATE TABLE told AS SELECT * FROM rows")
        query = "SELECT id FROM told WHERE words LIKE '% post 37 %' AND words LIKE '% case512 %'"
        line(what, ours, "ms", took_ms(lambda: duck.execute(query).fetchall()), "DuckDB, LIKE")
        same = {row[0] for row in duck.execute(query).fetchall()}
    if not (found == same == set(scanned())):
        raise SystemExit("The three searches found different incidents.")


def main(line: Line) -> None:
    """Print every figure."""
    units = units_of(ROWS)
    last_week = (datetime.now(UTC) - timedelta(days=7)).strftime("%Y-%m-%dT%H:%M:%SZ")
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "p.db")
        with patch("rasd.store.chain.now", lambda: last_week):
            seconds = fill(store, units)
        frame = to_frame(store.columns())
        csv = Path(folder) / "all.csv"
        naive = took_ms(lambda: frame.to_csv(csv))
        imported, duck_times = duck_edits(frame, Path(folder) / "p.duck")
        line(f"import {ROWS:,} incidents with articles", ROWS / seconds, "rows/s")
        each = seconds * 1000 / ROWS
        line("  an incident", each, "ms", naive / ROWS, "a row to CSV, no articles, no log")
        line("  an incident", each, "ms", imported * 1000 / ROWS, "DuckDB, a row alone")
        times = edits(store, units)
        how = "rewrite the CSV, no log"
        for share, name in ((0.5, "median"), (0.95, "95th percentile")):
            what, ours = f"edit one of {ROWS:,}, {name}", percentile(times, share)
            line(what, ours, "ms", naive, how)
            line(what, ours, "ms", percentile(duck_times, share), "DuckDB, row and plain log")
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
        bench_search(line, Path(folder))
