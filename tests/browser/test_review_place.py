"""The place set by clicking the small map of the edit form, in a real browser."""

import re

import pytest

from tests.browser.conftest import settle
from tests.browser.test_review import press

pytestmark = pytest.mark.browser

SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"


@pytest.fixture
def form(fresh_server, open_page):
    """The edit form of the second incident, whose place is known, with its map drawn."""
    page = open_page(f"{fresh_server.url}/review")
    press(page, "n", "e")
    page.get_by_text("Set it on the map").click()
    settle(page)
    the_map(page).locator(".rasd-region").first.wait_for(state="attached")
    return page


def the_map(page):
    return page.frame_locator(".st-key-review-map iframe")


def now(page):
    return page.get_by_text(re.compile("^Now: ")).inner_text()


def test_a_click_sets_the_point_without_a_jump_and_is_kept(form):
    box = the_map(form).locator(".leaflet-container")
    box.scroll_into_view_if_needed()
    at, before, size = form.evaluate(SCROLLED), now(form), box.bounding_box()
    form.mouse.click(size["x"] + 0.65 * size["width"], size["y"] + 0.3 * size["height"])
    form.get_by_text("Call it:").wait_for()
    settle(form)
    assert now(form) != before
    assert form.evaluate(SCROLLED) == at
    assert box.bounding_box() == size
    words = form.get_by_role("button", name=re.compile(r"^near .* km$")).first
    words.click()
    settle(form)
    form.wait_for_function("document.body.innerText.includes('Now: near ')")
    chosen = now(form)
    form.reload()
    settle(form)
    assert now(form) == chosen
    form.get_by_role("button", name="As it was").click()
    settle(form)
    form.wait_for_function("was => document.body.innerText.includes(was)", arg=before)


def test_the_map_can_be_used_by_keyboard(form):
    box = the_map(form).locator(".leaflet-container")
    box.focus()
    before = now(form)
    for key in ("ArrowRight", "ArrowDown"):
        box.press(key)
        form.wait_for_timeout(300)
    box.press("Enter")
    form.get_by_text("Call it:").wait_for()
    settle(form)
    assert now(form) != before
