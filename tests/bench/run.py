"""`make bench`: what Rasd takes, each figure beside the naive way in the same run.

Figures are medians; machines are noisy, so judge by the ratios. Nothing here is a test.
"""

from __future__ import annotations

import re
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from rasd import pipeline  # noqa: E402
from rasd.country import load_country  # noqa: E402
from rasd.filters import Filter, select  # noqa: E402
from rasd.frame import SCHEMA, TOLL_COLUMNS, to_frame  # noqa: E402
from rasd.model import Article, EventType, TargetClass  # noqa: E402
from tests.bench import bad_days, patterns, places, reading, store  # noqa: E402
from tests.bench.browser import first_map_and_filter  # noqa: E402

ROWS = 100_000


def median_ms(action: Callable[[], object], runs: int = 7) -> float:
    """Return the median of `runs` timings in milliseconds, after one run for warm-up."""
    action()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def line(what: str, ours: float, unit: str, naive: float | None = None, how: str = "") -> None:
    """Print one figure, and how many times slower the naive way was; a count has no unit."""
    figure = f"{ours:9.2f}" if unit else f"{ours:9,.0f}"
    versus = "" if naive is None else f"   naive {naive:9.2f} {unit}   {naive / ours:6.3g}× ({how})"
    print(f"{what:44s} {figure} {unit}{versus}", flush=True)


def synthetic(n: int) -> pd.DataFrame:
    """Return `n` made-up incidents; never shown to anyone."""
    rng = np.random.default_rng(7)
    country = load_country()
    isos = np.array([g.iso for g in country.governorates])
    start = np.datetime64("2016-01-01", "s") + rng.integers(0, 3_000, n) * np.timedelta64(
        86_400, "s"
    )
    killed = rng.integers(0, 30, n).astype(float)
    columns: dict[str, np.ndarray] = {
        name: np.zeros(n) if kind in ("int8", "int32", "float64") else np.full(n, "", dtype=object)
        for name, kind in SCHEMA.items()
    }
    columns |= dict.fromkeys(TOLL_COLUMNS, killed)
    columns |= {
        "id": np.array([f"i{k}" for k in range(n)], dtype=object),
        "date_start": start,
        "date_end": start,
        "iso": isos[rng.integers(0, len(isos), n)],
        "lat": rng.uniform(30, 37, n),
        "lon": rng.uniform(40, 48, n),
        "event_type": rng.choice([e.value for e in EventType], n),
        "target_class": rng.choice([t.value for t in TargetClass], n),
        "attribution": np.full(n, "unknown", dtype=object),
        "review": np.full(n, "extracted", dtype=object),
        "primary": np.ones(n, dtype=bool),
        "outlets": rng.choice(["AP", "AFP|Rudaw", "Reuters"], n),
        "confidence": rng.uniform(0.3, 1, n),
    }
    return to_frame(columns)


def naive_select(records: list[dict[str, object]]) -> int:
    """Filter the way a tutorial does: a loop over rows."""
    return sum(
        row["iso"] in ("IQ-DI", "IQ-KI")
        and row["event_type"] in ("bombing", "ied")
        and row["killed_best"] >= 3
        and row["confidence"] >= 0.5
        for row in records
    )


def naive_places(text: str, names: list[str]) -> int:
    """Find places the way a tutorial does: one search a name."""
    return sum(1 for name in names if re.search(rf"\b{re.escape(name)}\b", text))


def bench_extraction() -> None:
    """Print milliseconds an article for reading, extracting and placing."""
    country = load_country()
    paths = sorted(pipeline.SEEDS.glob("*.md"))
    articles = [a for p in paths for a in pipeline.read_file(p) if isinstance(a, Article)]
    names = [v for place in country.places for v in (place.name, *place.variants)]
    whole = median_ms(lambda: [pipeline.extract(a, country) for a in articles]) / len(articles)
    naive = median_ms(lambda: [naive_places(a.text, names) for a in articles], 3) / len(articles)
    line("extract + place, an article", whole, "ms", naive, "one regex search a place name alone")
    longest = max(articles, key=lambda a: len(a.text)).text
    data = pipeline.compose(
        "Long", "", "", articles[0].published, longest * (190_000 // len(longest))
    )
    (long,) = pipeline.read(data, "long.md")
    line(
        "extract + place, 190 KB of text",
        median_ms(lambda: pipeline.extract(long, country), 1),
        "ms",
    )


def check_publishers_text() -> None:
    """Read the owner's article in the publisher's own words, where that text lies beside us."""
    folder = ROOT.parent / "shared" / "seeds"
    for path in sorted(folder.glob("*.txt")):
        (article,) = pipeline.read_file(path, date(2022, 1, 21))
        if isinstance(article, Article):
            found, _ = pipeline.extract(article, load_country())
            told = [f"{u.located.place}, {u.tolls.killed.low} killed" for u in found]
            print(f"the publisher's own text: {len(found)} incidents ({'; '.join(told)})")


def bench_filter() -> None:
    """Print the filter's latency against a loop over rows."""
    frame = synthetic(ROWS)
    by = Filter(gov=("IQ-DI", "IQ-KI"), type=("bombing", "ied"), killed_ge=3)
    rows = frame.to_dict("records")
    naive = median_ms(lambda: naive_select(rows), 3)
    line(
        f"filter {ROWS:,} incidents", median_ms(lambda: select(frame, by)), "ms", naive, "row loop"
    )


def main() -> None:
    """Print every figure."""
    start = time.perf_counter()
    country = load_country()
    line("load the country", (time.perf_counter() - start) * 1000, "ms")
    start = time.perf_counter()
    pipeline.gazetteer(country)
    line("build the gazetteer", (time.perf_counter() - start) * 1000, "ms")
    check_publishers_text()
    bench_extraction()
    reading.main()
    patterns.main()
    bench_filter()
    places.main()
    store.main(line)
    bad_days.main(line)
    for what, ours, naive, how in first_map_and_filter():
        line(what, ours, "s ", naive, how)


if __name__ == "__main__":
    main()
