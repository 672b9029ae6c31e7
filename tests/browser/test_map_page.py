"""The map page in a real browser: it draws, it answers, and every view says the same n."""

import random
import re

import pytest

from tests.browser.conftest import settle
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


def press(page, element):
    """Click the middle of an element of the map with the mouse."""
    box = element.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def brush(page, first, last):
    """Drag over the timeline between two shares of its width."""
    chart = page.locator("[data-testid=stVegaLiteChart]").locator("canvas, svg").first
    box = chart.bounding_box()
    y = box["y"] + box["height"] * 0.4
    page.mouse.move(box["x"] + box["width"] * first, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * (first + last) / 2, y, steps=6)
    page.mouse.move(box["x"] + box["width"] * last, y, steps=6)
    page.mouse.up()


def test_a_click_with_the_mouse_on_a_marker_opens_its_card(page):
    marker = map_frame(page).locator("button.rasd-mark:not(.rasd-cluster)").first
    what = marker.get_attribute("aria-label").split(",")[0]
    press(page, marker)
    wait_for_url(page, "incident=")
    title = page.locator("article.rasd-card h3")
    title.wait_for()
    assert title.inner_text().startswith(what)


def test_the_mouse_over_a_marker_says_what_it_is(page):
    frame = map_frame(page)
    marker = frame.locator("button.rasd-mark:not(.rasd-cluster)").first
    label = marker.get_attribute("aria-label")
    box = marker.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    what, day = label.split(",")[0], label.split(", ")[1]
    tip = frame.locator(".rasd-tip")
    tip.get_by_text(what, exact=True).wait_for()
    assert tip.get_by_text(day).is_visible()
    assert "incident=" not in page.url


def test_a_period_outlives_a_reload_and_all_time_takes_it_away(page):
    n = n_of(page)
    brush(page, 0.70, 0.88)
    wait_for_url(page, "from=")
    chosen = n_of(page)
    page.reload()
    settle(page)
    map_frame(page)
    assert n_of(page) == chosen
    page.locator(".st-key-timeline-all button").click()
    page.wait_for_function("!location.search.includes('from=')")
    assert n_of(page) == n


def test_a_first_filter_does_not_move_the_map(page):
    iframe = page.locator('iframe[title="streamlit_folium.st_folium"]')
    top = iframe.bounding_box()["y"]
    map_frame(page).locator("path.rasd-region[aria-label^='Diyala']").focus()
    page.keyboard.press("Enter")
    wait_for_url(page, "gov=IQ-DI")
    n_of(page)
    assert iframe.bounding_box()["y"] == top


def test_n_is_the_same_in_every_view_after_each_of_ten_actions(page):
    """Ten actions drawn by a fixed seed; `n_of` fails where two views differ."""
    draw = random.Random(7)
    seen = set()
    for _ in range(10):
        draw.choice(ACTIONS)(page, draw)
        page.wait_for_timeout(400)
        settle(page)
        seen.add(n_of(page))
    assert len(seen) >= 3


def _choose_region(page, draw):
    name = draw.choice(["Baghdad", "Diyala", "Kirkuk", "Nineveh", "Basra"])
    map_frame(page).locator(f"path.rasd-region[aria-label^='{name}']").focus()
    page.keyboard.press(draw.choice(["Enter", "Shift+Enter"]))


def _choose_period(page, draw):
    brush(page, *draw.choice([(0.1, 0.5), (0.6, 0.9), (0.4, 0.7)]))


def _choose_type(page, draw):
    page.locator(".st-key-filter-type input").click()
    page.get_by_role("option").nth(draw.choice([0, 1])).click()
    page.keyboard.press("Escape")


def _search(page, draw):
    page.get_by_label("Search in articles").fill(draw.choice(["market", "police", ""]))
    page.keyboard.press("Enter")


def _killed(page, draw):
    page.locator(".st-key-filter-killed_ge input").fill(draw.choice(["1", "5", ""]))
    page.keyboard.press("Enter")


def _clear(page, _):
    button = page.locator(".st-key-clear-all button")
    if button.count():
        button.click()


ACTIONS = (_choose_region, _choose_period, _choose_type, _search, _killed, _clear)
