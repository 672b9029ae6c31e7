"""One server and one Chromium for all browser tests; nothing outside this machine is reachable."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--force-device-scale-factor=1",
    "--font-render-hinting=none",
]
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def find_chromium():
    """Return the browser's path, by $CHROMIUM or on PATH; fail with what to do."""
    for name in (os.environ.get("CHROMIUM", ""), *_NAMES, _MAC):
        if name and (path := shutil.which(name)):
            return path
    pytest.fail("The browser tests need Chromium: run 'make chromium' or set CHROMIUM.")
    return None


class Server:
    """The dashboard on a free loopback port, with a store of its own."""

    def __init__(self, folder):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.store = folder / "rasd.db"
        self.log = folder / "server.log"
        env = os.environ | {"RASD_STORE": str(self.store)}
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, f"--server.port={self.port}", "--server.headless=true"],
                cwd=ROOT,
                env=env,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait()

    def _wait(self):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1).read()  # noqa: S310
            except (urllib.error.URLError, OSError):
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
            else:
                return
        raise RuntimeError(self.log.read_text())

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """The seeded dashboard that most browser tests share; they leave the store as it is."""
    running = Server(tmp_path_factory.mktemp("server"))
    yield running
    running.stop()


@pytest.fixture
def fresh_server(tmp_path):
    """A dashboard of one test's own, for tests that change the store."""
    running = Server(tmp_path)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser():
    """One headless Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=find_chromium(), headless=True, args=FLAGS
        )
        yield running
        running.close()


class Watch:
    """What a page must never do: leave the machine, or throw."""

    def __init__(self):
        self.outside = []
        self.errors = []

    def follow(self, page):
        page.on("request", self._request)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _request(self, request):
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:", "ws://127.0.0.1:")):
            self.outside.append(request.url)


@pytest.fixture
def open_page(browser):
    """Return a function that opens a URL in a fresh browser profile and waits until it is idle."""
    contexts, watch = [], Watch()

    def opener(url, *, width=1400, height=1000, scheme="light"):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="UTC",
            color_scheme=scheme,
        )
        contexts.append(context)
        page = context.new_page()
        watch.follow(page)
        page.goto(url)
        settle(page)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert watch.outside == []
    assert watch.errors == []


def settle(page, timeout=60_000):
    """Wait until the script has run and the map, if there is one, has stopped drawing."""
    page.wait_for_selector(
        "[data-testid=stApp][data-test-script-state=notRunning]", timeout=timeout
    )
    page.wait_for_timeout(300)
    page.wait_for_selector(
        "[data-testid=stApp][data-test-script-state=notRunning]", timeout=timeout
    )
