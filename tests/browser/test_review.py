"""The review page in a real browser: keys, and explanations on hover and on focus."""

import re

import pytest

from tests.browser.conftest import Server, settle

pytestmark = pytest.mark.browser


CHANGES = "enaru"  # keys after which the bar is another one
BAR = "document.querySelector('.st-key-review-bar, .rasd-empty')?.outerHTML || ''"


def press(page, *keys):
    """Press keys one by one, each after the page has heard the one before."""
    for key in keys:
        settle(page)
        page.wait_for_selector("body[data-rasd-keys]", state="attached")
        before = page.evaluate(BAR)
        page.keyboard.press(key)
        if key in CHANGES:
            page.wait_for_function(f"before => ({BAR}) !== before", arg=before)
        else:
            page.wait_for_timeout(200)
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


def tab_to(page, label):
    """Press Tab until the field of that label has the focus."""
    for _ in range(70):
        now = page.evaluate(
            "(document.activeElement.getAttribute('aria-label') || '') + '|' +"
            " (document.activeElement.closest('button')?.innerText || '')"
        )
        if label in re.split(r"[|\n]", now):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{label} cannot be reached by Tab")


def test_the_whole_loop_by_keyboard_alone(fresh_server, open_page):
    page = open_page(f"{fresh_server.url}/review")
    _, total = position(page)
    title = page.locator(".st-key-review-bar h2").inner_text()
    press(page, "e")
    tab_to(page, "Killed")
    page.keyboard.press("Control+a")
    page.keyboard.type("24-99 nanera")  # letters of every key: none of them may fire
    press(page, "Tab")
    assert page.locator(".st-key-review-bar h2").inner_text() == title
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("24-99")
    press(page, "Tab")
    tab_to(page, "Reason")
    page.keyboard.type("a recount")
    press(page, "Tab")
    page.reload()  # the edit begun is still there
    settle(page)
    assert page.get_by_label("Reason").input_value() == "a recount"
    tab_to(page, "Save")
    press(page, "Enter")
    assert position(page) == (1, total - 1)
    press(page, "u")
    assert position(page) == (1, total)
    assert page.locator(".st-key-review-bar h2").inner_text() == title
    press(page, "n", "a", "r", "u", "?")
    page.get_by_text("reject: this is no incident").wait_for()
    press(page, "Escape", "n")
    assert position(page)[1] == total - 1


def test_a_draft_outlives_the_server(tmp_path, open_page):
    first = Server(tmp_path)
    page = open_page(f"{first.url}/review")
    press(page, "n", "e")
    page.get_by_role("button", name="Save").wait_for()  # the bar has a 'Reason' of its own before
    address = page.url.removeprefix(first.url)
    page.get_by_label("Reason").fill("half done")
    press(page, "Tab")
    first.stop()
    second = Server(tmp_path)
    try:
        page = open_page(f"{second.url}{address}")
        assert page.get_by_label("Reason").input_value() == "half done"
        press(page, "n")  # a form that opened by itself leaves the keys alone
        assert page.get_by_label("Reason").input_value() == ""
    finally:
        second.stop()


def test_two_tabs_on_one_incident_see_both_versions(fresh_server, open_page):
    one = open_page(f"{fresh_server.url}/review")
    press(one, "n")
    two = open_page(one.url)
    press(one, "e")
    one.get_by_label("Killed", exact=True).fill("24-99")
    press(one, "Tab")
    press(two, "r")
    one.get_by_role("button", name="Save").click()
    settle(one)
    one.get_by_text("changed this incident while you edited it").wait_for()
    assert one.locator(".rasd-versions").inner_text().count("24–99") == 1
    one.get_by_role("button", name="Keep").click()
    settle(one)
    assert "rejected by a person" in one.locator(".st-key-review-bar").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_fits_a_phone(fresh_server, open_page, scheme):
    page = open_page(f"{fresh_server.url}/review", width=390, height=844, scheme=scheme)
    page.get_by_role("button", name="Edit").click()
    settle(page)
    page.get_by_label("Reason").wait_for()
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 1
