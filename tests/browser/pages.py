"""What a test may ask of an open page: the map inside its frame, and n as each view prints it."""

import re

from tests.browser.conftest import settle

MAP_FRAME = "streamlit_folium.st_folium"


def map_frame(page, timeout=40_000):
    """Return the map's frame once the layer has drawn."""
    for _ in range(timeout // 100):
        frame = next((f for f in page.frames if MAP_FRAME in f.url), None)
        if frame and frame.evaluate("!!(window.RASD_MAP && window.RASD_MAP.seq)"):
            return frame
        page.wait_for_timeout(100)
    raise AssertionError("the map did not draw")


def map_counts(page):
    """Return the map's own sums: n, placed, badges, tray and what is drawn."""
    return map_frame(page).evaluate("window.RASD_MAP.counts()")


def printed(page):
    """Return n as the count line, the map, the timeline and the table print it."""
    line = page.locator("[data-testid=rasd-count]").inner_text()
    return {
        "line": _number(line),
        "map": map_counts(page)["n"],
        "timeline": _number(page.locator("[data-testid=rasd-n-timeline]").inner_text()),
        "table": _number(page.locator("[data-testid=rasd-n-table]").inner_text()),
    }


def n_of(page):
    """Return the n that all four views print; they must agree."""
    page.wait_for_timeout(200)
    for _ in range(50):
        seen = printed(page)
        if len(set(seen.values())) == 1:
            return seen["line"]
        page.wait_for_timeout(100)
    raise AssertionError(f"the views disagree: {seen}")


def wait_for_url(page, part, timeout=15_000):
    """Wait until the address holds `part`."""
    page.wait_for_function("part => location.search.includes(part)", arg=part, timeout=timeout)
    settle(page)


def _number(words):
    if words.lower().startswith("no incident"):
        return 0
    return int(re.search(r"[\d,]+", words).group().replace(",", ""))
