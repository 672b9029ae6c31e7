"""The screen in a real Chromium: first map and filter, against a tutorial's map."""

from __future__ import annotations

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, sync_playwright

from tests.browser.conftest import FLAGS, ROOT, Server, find_chromium

NAIVE_ROWS = 1_000
Figure = tuple[str, float, float | None, str]


def first_map_and_filter(runs: int = 3) -> list[Figure]:
    """Return (what, seconds, naive seconds, how the naive way works) for two waits of a user."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_chromium(), headless=True, args=FLAGS
        )
        server = Server(Path(folder))
        try:
            cold = _first_map(chromium, server.url)
            ours = [_rasd(chromium, server.url) for _ in range(runs)]
        finally:
            server.stop()
        with _naive_server() as url:
            naive = [_naive(chromium, url) for _ in range(runs)]
        chromium.close()
    how = f"one folium marker a row, {NAIVE_ROWS:,} rows"
    return [
        ("first map, cold (reads the seeds)", cold, None, ""),
        ("first map, warm", _median(ours, 0), _median(naive, 0), how),
        ("a filter until the map shows it", _median(ours, 1), _median(naive, 1), how),
    ]


def _median(pairs: list[tuple[float, float]], at: int) -> float:
    return statistics.median(pair[at] for pair in pairs)


def _first_map(browser: Browser, url: str) -> float:
    page = browser.new_page()
    start = time.perf_counter()
    page.goto(url)
    _drawn(page, 1)
    taken = time.perf_counter() - start
    page.close()
    return taken


def _rasd(browser: Browser, url: str) -> tuple[float, float]:
    page = browser.new_page()
    start = time.perf_counter()
    page.goto(url)
    frame = _drawn(page, 1)
    shown = time.perf_counter() - start
    page.wait_for_timeout(1_500)
    before = frame.evaluate("window.RASD_MAP.counts().n")
    frame.locator("path.rasd-region[aria-label^='Diyala']").focus()
    start = time.perf_counter()
    page.keyboard.press("Enter")
    while frame.evaluate("window.RASD_MAP.counts().n") == before:
        page.wait_for_timeout(10)
    filtered = time.perf_counter() - start
    page.close()
    return shown, filtered


def _drawn(page: Any, least: int) -> Any:
    while True:
        frame = next((f for f in page.frames if "streamlit_folium" in f.url), None)
        if frame and frame.evaluate("(window.RASD_MAP && window.RASD_MAP.seq) || 0") >= least:
            return frame
        page.wait_for_timeout(20)


@contextmanager
def _naive_server() -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = ROOT / "tests" / "bench" / "naive_app.py"
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", str(app), f"--server.port={port}"],
        cwd=ROOT,
        env=os.environ | {"NAIVE_ROWS": str(NAIVE_ROWS), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(4)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _naive(browser: Browser, url: str) -> tuple[float, float]:
    page = browser.new_page()
    start = time.perf_counter()
    page.goto(url)
    _markers(page, NAIVE_ROWS)
    shown = time.perf_counter() - start
    page.wait_for_timeout(500)
    page.locator("[data-testid=stSelectbox] input").click()
    start = time.perf_counter()
    page.get_by_role("option", name="1", exact=True).click()
    page.wait_for_timeout(100)
    _markers(page, NAIVE_ROWS // 8, NAIVE_ROWS // 2)
    filtered = time.perf_counter() - start
    page.close()
    return shown, filtered


def _markers(page: Any, least: int, most: int = 10**9) -> None:
    count = "document.querySelectorAll('path.leaflet-interactive').length"
    for _ in range(3_000):
        try:
            frames = [f for f in page.frames if "streamlit_folium" in f.url]
            if any(least <= f.evaluate(count) <= most for f in frames):
                return
        except Error:
            pass  # the naive map is mounted anew at each filter: its frame goes away meanwhile
        page.wait_for_timeout(20)
    raise RuntimeError("the naive map did not draw")
