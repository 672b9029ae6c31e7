"""The review page in a real browser: keys, and explanations on hover and on focus."""

import re

import pytest

from tests.browser.conftest import settle

pytestmark = pytest.mark.browser


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)
        page.wait_for_timeout(150)
        settle(page)


def position(page):
    """Position and length of the queue, as the page says them."""
    line = page.locator(".st-key-review-bar .rasd-note").inner_text()
    found = re.match(r"(\d+) of (\d+) to review", line)
    return (int(found[1]), int(found[2])) if found else line


def test_a_mark_explains_itself_on_hover_and_on_focus(server, open_page):
    page = open_page(f"{server.url}/review")
    mark = page.locator(".rasd-reading mark").first
    mark.hover()
    tip = page.locator("#rasd-tip")
    tip.wait_for()
    assert "Because: " in tip.inner_text()
    assert re.search(r"\d+% sure", tip.inner_text())
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    row = page.locator(".rasd-fields [data-field=date]")
    row.focus()
    assert tip.is_visible()
    assert row.get_attribute("aria-describedby") == "rasd-tip"
    assert page.locator(".rasd-reading mark.lit[data-fields~=date]").count() > 0


def test_the_words_that_tell_the_incident_are_in_view(server, open_page):
    page = open_page(f"{server.url}/review")
    press(page, "n", "n")
    box = page.locator("[class*=st-key-review-text]").bounding_box()
    words = page.locator(".rasd-reading .s").first.bounding_box()
    assert box["y"] <= words["y"] < box["y"] + box["height"]


def test_keys_judge_and_none_fires_while_typing(fresh_server, open_page):
    page = open_page(f"{fresh_server.url}/review")
    first, total = position(page)
    assert first == 1
    press(page, "n")
    assert position(page) == (2, total)
    press(page, "a")
    assert position(page) == (2, total - 1)
    press(page, "r")
    assert position(page) == (2, total - 2)
    press(page, "u")
    assert position(page) == (2, total - 1)
    press(page, "?")
    page.get_by_text("reject: this is no incident").wait_for()
    press(page, "Escape")
    page.get_by_role("button", name="You: analyst").click()
    page.get_by_label("Your name").fill("")
    page.keyboard.type("Aren")
    settle(page)
    assert position(page) == (2, total - 1)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="You: Aren").wait_for()
