"""The map page in a real browser: it draws, it answers, and every view says the same n."""

import re

import pytest

from tests.browser.pages import map_counts, map_frame, n_of, wait_for_url

pytestmark = pytest.mark.browser


@pytest.fixture
def page(server, open_page):
    opened = open_page(f"{server.url}/")
    map_frame(opened)
    return opened


def test_the_map_has_height_and_draws_the_polygons_and_every_incident(page):
    frame = map_frame(page)
    box = page.locator('iframe[title="streamlit_folium.st_folium"]').bounding_box()
    assert box["height"] >= 400
    shapes = frame.evaluate(
        "[...document.querySelectorAll('path.rasd-region')]"
        ".filter(p => p.getBoundingClientRect().width > 3).length"
    )
    assert shapes >= 18
    counts = map_counts(page)
    assert counts["n"] == counts["placed"] + counts["badges"] + counts["tray"]
    assert counts["drawn"] >= 5
    assert n_of(page) == counts["n"]


def test_the_internals_we_lean_on_are_there(page):
    frame = map_frame(page)
    assert frame.evaluate("typeof window.Streamlit.setComponentValue") == "function"
    assert frame.evaluate("typeof window.__GLOBAL_DATA__") == "object"
    assert frame.evaluate("window.L.version").startswith("1.9")


def test_clicking_a_governorate_filters_every_view_and_the_address(page):
    before = n_of(page)
    frame = map_frame(page)
    frame.evaluate("window.__mine = 1")
    frame.locator("path.rasd-region[aria-label^='Diyala']").focus()
    page.keyboard.press("Enter")
    wait_for_url(page, "gov=IQ-DI")
    after = n_of(page)
    assert 0 < after < before
    assert map_frame(page).evaluate("window.__mine") == 1  # the map was not mounted again
    chip = page.get_by_role("button", name=re.compile("Diyala"))
    assert chip.count() >= 1


def test_clicking_a_marker_opens_the_card_with_its_words(page):
    frame = map_frame(page)
    frame.locator("button[aria-label]").first.wait_for()
    marker = frame.evaluate_handle(
        "[...document.querySelectorAll('.leaflet-marker-pane button, .rasd-mark button, button')]"
        ".find(b => /^(?!.*Zoom)/.test(b.ariaLabel || '') && b.closest('.leaflet-pane'))"
    )
    marker.as_element().press("Enter")
    page.wait_for_timeout(800)
    if "incident=" not in page.url:  # several at one spot: the list asks which
        frame.locator(".rasd-list li button").first.click()
    wait_for_url(page, "incident=")
    card = page.locator("article.rasd-card")
    card.wait_for()
    assert card.locator("details.rasd-field").count() >= 4
    assert page.locator(".rasd-text mark").count() >= 2


def test_brushing_the_timeline_sets_the_period_for_all_views(page):
    before = n_of(page)
    chart = page.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg")
    box = chart.first.bounding_box()
    y = box["y"] + box["height"] * 0.4
    page.mouse.move(box["x"] + box["width"] * 0.70, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.80, y, steps=6)
    page.mouse.move(box["x"] + box["width"] * 0.88, y, steps=6)
    page.mouse.up()
    wait_for_url(page, "from=")
    after = n_of(page)
    assert 0 < after < before
    assert "to=" in page.url


def test_a_copied_link_opens_the_same_view_in_another_browser(page, server, open_page):
    frame = map_frame(page)
    frame.locator("path.rasd-region[aria-label^='Kirkuk']").focus()
    page.keyboard.press("Enter")
    wait_for_url(page, "gov=IQ-KI")
    n = n_of(page)
    other = open_page(page.url)
    map_frame(other)
    assert n_of(other) == n
    assert other.url == page.url


def test_back_and_forward_walk_through_the_filters(page):
    n = n_of(page)
    frame = map_frame(page)
    frame.locator("path.rasd-region[aria-label^='Baghdad']").focus()
    page.keyboard.press("Enter")
    wait_for_url(page, "gov=IQ-BG")
    chosen = n_of(page)
    page.go_back()
    page.wait_for_function("!location.search.includes('gov=')")
    page.wait_for_timeout(500)
    assert n_of(page) == n
    page.go_forward()
    wait_for_url(page, "gov=IQ-BG")
    assert n_of(page) == chosen


def test_a_filter_that_matches_nothing_says_so_and_can_be_reset(server, open_page):
    page = open_page(f"{server.url}/?gov=IQ-MU&killed_ge=900")
    assert n_of(page) == 0
    page.locator(".st-key-clear-all button").click()
    page.wait_for_function("!location.search.includes('gov=')")
    assert n_of(page) > 20


def test_panning_and_zooming_rerun_nothing(page):
    frame = map_frame(page)
    runs = []
    page.on("websocket", lambda _: runs.append(1))
    before = page.evaluate("performance.getEntriesByType('resource').length")
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp"):
        frame.locator(".leaflet-container").focus()
        page.keyboard.press(key)
        page.wait_for_timeout(250)
    frame.evaluate("window.RASD_MAP._map.zoomIn()")
    page.wait_for_timeout(600)
    assert page.evaluate("performance.getEntriesByType('resource').length") == before
    assert "gov=" not in page.url
    assert runs == []
