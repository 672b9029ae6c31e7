"""The sources page in a real browser: a row opens its document, and nothing jumps."""

import pytest

from tests.browser.conftest import settle
from tests.browser.pages import wait_for_url

pytestmark = pytest.mark.browser

GRID = "[class*='st-key-documents-'] .dvn-scroller"
SCROLL = "document.querySelector('[data-testid=stMain]').scrollTop"


def count(open_page, server):
    line = open_page(f"{server.url}/incidents").locator("[data-testid=rasd-count]").inner_text()
    return int(line.split()[0])


def pick(page, row):
    """Click into a row of the table of documents, from 1."""
    grid = page.locator(GRID).first
    grid.scroll_into_view_if_needed()
    grid.click(position={"x": 150, "y": 35 * row + 17})
    wait_for_url(page, "document=")


def test_a_document_is_picked_read_withdrawn_and_brought_back(fresh_server, open_page):
    before = count(open_page, fresh_server)
    page = open_page(f"{fresh_server.url}/sources")
    page.get_by_placeholder("title, outlet, date, reason").fill("Drone strike")
    page.get_by_placeholder("title, outlet, date, reason").press("Enter")
    settle(page)
    page.evaluate(f"{SCROLL} = 200")
    pick(page, 1)
    assert page.evaluate(SCROLL) == 200
    mark = page.locator(".rasd-reading mark").first
    mark.hover()
    assert "Because: " in page.locator("#rasd-tip").inner_text()
    page.get_by_text("Withdraw this document").click()
    page.get_by_placeholder("why does it not count?").fill("a hoax")
    page.get_by_role("button", name="Withdraw", exact=True).click()
    page.get_by_role("button", name="Bring it back").wait_for()
    settle(page)
    assert "1 withdrawn" in page.locator("[data-testid=stMain]").inner_text()
    assert count(open_page, fresh_server) == before - 4
    page.get_by_role("button", name="Bring it back").click()
    page.get_by_text("Withdraw this document").wait_for()
    assert count(open_page, fresh_server) == before
    page.locator(".st-key-reading").get_by_role("link", name="Review").first.click()
    page.wait_for_url("**/review*")
    settle(page)
    assert page.locator(".rasd-reading mark").count() > 0


def test_the_reading_pane_fits_a_phone(server, open_page):
    page = open_page(f"{server.url}/sources?document=003", width=390, height=844, scheme="dark")
    page.locator(".rasd-reading mark").first.wait_for()
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 1
