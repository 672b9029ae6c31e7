"""The quiet layers in a real browser: switched without a rerun, and words that never overlap."""

import pytest

from tests.browser.conftest import settle
from tests.browser.pages import map_frame

pytestmark = pytest.mark.browser

PANES = {"relief": "rasd-relief", "roads": "rasd-roads", "water": "rasd-water"}
OVERLAPS = """() => {
  const boxes = [];
  for (const node of document.querySelectorAll(".rasd-name i, .rasd-mark, .rasd-badge")) {
    const box = node.getBoundingClientRect();
    const word = node.tagName === "I";
    if (box.width) boxes.push({ word: word, text: node.textContent, dot: word && !node.textContent,
      mark: node.classList.contains("rasd-mark"), box: box });
  }
  const found = [];
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
    if (!(a.word && a.text) && !(b.word && b.text)) return;  // a dot may lie under a mark
    const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
    const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
    if (across > 1 && down > 1) found.push([a.text, b.text, Math.round(across), Math.round(down)]);
  }));
  return { words: boxes.filter((each) => each.word && each.text).length, found: found };
}"""
COUNT_RUNS = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  window.runs = 0;
  new MutationObserver(() => {
    if (app.dataset.testScriptState === "running") window.runs += 1;
  }).observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
}"""


@pytest.fixture
def page(server, open_page):
    opened = open_page(f"{server.url}/")
    map_frame(opened)
    return opened


def go(page, lat, lon, zoom):
    """Show a part of the map and wait until it is drawn."""
    frame = map_frame(page)
    before = frame.evaluate("RASD_MAP.seq")
    frame.evaluate("at => RASD_MAP._map.setView([at[0], at[1]], at[2])", [lat, lon, zoom])
    frame.wait_for_function("seq => RASD_MAP.seq > seq", arg=before)
    page.wait_for_timeout(200)
    return frame


def shown(frame, layer):
    """Whether the pane of a layer is to be seen."""
    return (
        frame.evaluate(
            "pane => getComputedStyle(RASD_MAP._map.getPane(pane)).display", PANES[layer]
        )
        != "none"
    )


def switch(frame, name):
    frame.get_by_role("checkbox", name=name).click()


def test_layers_are_switched_in_the_browser_alone_and_remembered(page):
    frame = go(page, 34.6, 44.6, 8)
    page.evaluate(COUNT_RUNS)
    requests = page.evaluate("performance.getEntriesByType('resource').length")
    frame.get_by_role("button", name="Layers of the map").click()
    assert [shown(frame, name) for name in PANES] == [True, True, True]
    switch(frame, "Relief")
    switch(frame, "Main roads")
    assert [shown(frame, name) for name in PANES] == [False, False, True]
    assert frame.locator(".rasd-place").count() > 3
    switch(frame, "Towns")
    frame.wait_for_function("!document.querySelector('.rasd-place')")
    page.wait_for_timeout(500)
    assert page.evaluate("window.runs") == 0
    assert page.evaluate("performance.getEntriesByType('resource').length") == requests
    assert page.url.split("?")[0] == page.url

    page.reload()
    settle(page)
    frame = go(page, 34.6, 44.6, 8)
    assert [shown(frame, name) for name in PANES] == [False, False, True]
    assert frame.locator(".rasd-place").count() == 0
    frame.get_by_role("button", name="Layers of the map").click()
    switch(frame, "Relief")
    assert shown(frame, "relief")


def test_the_switches_work_by_keyboard_and_escape_closes_them(page):
    frame = go(page, 34.6, 44.6, 8)
    button = frame.get_by_role("button", name="Layers of the map")
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert frame.evaluate("document.activeElement.name") == "relief"
    page.keyboard.press("Space")
    assert not shown(frame, "relief")
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert (
        frame.evaluate("document.activeElement.getAttribute('aria-label')") == "Layers of the map"
    )


def test_roads_come_with_the_zoom_and_go_before_they_would_claim_to_be_exact(page):
    seen = [shown(go(page, 33.3, 44.4, zoom), "roads") for zoom in (6, 7, 10, 11)]
    assert seen == [False, True, True, False]


def test_the_relief_is_drawn_and_gone_from_close_by(page):
    frame = go(page, 36.5, 44.5, 7)
    frame.wait_for_function("document.querySelector('canvas.rasd-relief').width > 1000")
    inked = frame.evaluate(
        "document.querySelector('canvas.rasd-relief').getContext('2d')"
        ".getImageData(900, 350, 60, 60).data.some((v, i) => i % 4 === 3 && v > 20)"
    )
    assert inked
    assert shown(frame, "relief")
    assert not shown(go(page, 36.5, 44.5, 11), "relief")


@pytest.mark.parametrize("width", [1400, 390])
def test_no_name_lies_on_another_or_on_a_mark_at_any_zoom(server, open_page, width):
    page = open_page(f"{server.url}/", width=width)
    views = [(33.2, 43.7, 6), (34.3, 44.3, 7.5), (35.2, 44.4, 9), (33.3, 44.4, 11)]
    for lat, lon, zoom in views:
        seen = go(page, lat, lon, zoom).evaluate(OVERLAPS)
        assert (zoom, seen["found"]) == (zoom, [])
        assert seen["words"] >= 5


def test_on_a_phone_the_switches_are_closed_and_fit_the_map(server, open_page):
    page = open_page(f"{server.url}/", width=390, height=844)
    frame = map_frame(page)
    panel = frame.locator(".rasd-switches")
    assert not panel.is_visible()
    frame.get_by_role("button", name="Layers of the map").click()
    box, size = panel.bounding_box(), page.viewport_size
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
