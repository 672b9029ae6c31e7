"""Merging and parting by hand in a real browser: from a card, by keys, there and back."""

import pytest

from tests.browser.conftest import settle

pytestmark = pytest.mark.browser


def title(page):
    return page.locator(".st-key-review-bar h2").inner_text()


def click(page, name):
    page.get_by_role("button", name=name).first.click()
    settle(page)


def test_a_card_leads_to_the_other_one_and_a_merge_is_parted_and_undone(fresh_server, open_page):
    page = open_page(f"{fresh_server.url}/review")
    incident = page.locator(".rasd-reading").first.get_attribute("data-incident")
    page = open_page(f"{fresh_server.url}/map?incident={incident}")
    page.get_by_role("button", name="Same as another incident").click()
    page.get_by_text("nothing is merged before you say so").wait_for()
    settle(page)
    page.get_by_label("Governorate").first.wait_for()
    click(page, "Compare")
    page.locator(".rasd-pair").wait_for()
    assert page.locator(".rasd-reading").count() == 2
    page.get_by_label("Why (kept with the decision)").fill("one event")
    click(page, "One incident: merge")
    page.get_by_text("Merged: ").wait_for()
    merged = title(page)
    page.get_by_text("Reports (2)").click()
    page.locator("[class*=st-key-review-tick] label").nth(1).click()
    settle(page)
    click(page, "Part the ticked ones")
    page.get_by_text("Parted: ").wait_for()
    click(page, "Undo")
    page.get_by_text("Reports (2)").wait_for()
    click(page, "Part what was merged")
    page.get_by_text("Parted: ").wait_for()
    page.keyboard.press("u")
    settle(page)
    page.get_by_text("Reports (2)").wait_for()
    assert title(page) == merged
