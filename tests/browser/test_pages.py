"""Every page by a cold deep link, in light, dark and on a phone; nothing leaves the machine."""

import json

import pytest

from tests.browser.conftest import settle
from tests.browser.pages import map_frame

pytestmark = pytest.mark.browser
PAGES = {
    "": "Over time",
    "map": "Over time",
    "incidents": "Table",
    "review": "to review",
    "sources": "Add articles",
    "method": "How it works",
}


@pytest.mark.parametrize(("path", "words"), PAGES.items())
def test_a_cold_deep_link_opens_the_page(fresh_server, open_page, path, words):
    page = open_page(f"{fresh_server.url}/{path}?gov=IQ-DI")
    page.get_by_text(words).first.wait_for()
    page.wait_for_timeout(1_000)
    text = page.locator("body").inner_text()
    assert "Page not found" not in text
    assert "Traceback" not in text
    assert page.locator("[data-testid=stException]").count() == 0


@pytest.mark.parametrize("path", PAGES)
def test_a_later_deep_link_opens_the_page_too(server, open_page, path):
    page = open_page(f"{server.url}/{path}?gov=IQ-DI")
    page.get_by_text(PAGES[path]).first.wait_for()
    page.wait_for_timeout(1_000)
    assert "Page not found" not in page.locator("body").inner_text()
    assert "gov=IQ-DI" in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "incidents", "review", "sources", "method"])
def test_a_phone_scrolls_in_one_direction_only(server, open_page, path, scheme):
    page = open_page(f"{server.url}/{path}", width=390, height=844, scheme=scheme)
    page.wait_for_timeout(500)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("e => e.scrollWidth - e.clientWidth") <= 1


def test_the_filter_goes_along_from_page_to_page(server, open_page):
    page = open_page(f"{server.url}/?gov=IQ-DI")
    map_frame(page)
    line = page.locator("[data-testid=rasd-count]").inner_text()
    page.get_by_role("link", name="Incidents").first.click()
    page.wait_for_url("**/incidents*")
    settle(page)
    assert page.locator("[data-testid=rasd-count]").inner_text() == line
    assert "gov=IQ-DI" in page.url


def test_bad_values_in_a_link_are_named_and_left_out(server, open_page):
    page = open_page(f"{server.url}/?gov=Mars&from=yesterday")
    text = page.locator("[data-testid=stApp]").inner_text()
    assert "gov='Mars'" in text
    assert "2022-01-21" in text


def test_a_pasted_article_is_answered_and_appears_on_the_map(fresh_server, open_page):
    page = open_page(f"{fresh_server.url}/sources")
    page.get_by_label("Title").fill("Bomb near Daquq")
    page.get_by_label("Publisher").fill("Test Wire")
    page.get_by_role("textbox", name="Text", exact=True).fill(
        "A roadside bomb killed two soldiers near Daquq, south of Kirkuk, on 9 June 2020, "
        "police said."
    )
    page.get_by_role("button", name="Read it").click()
    page.get_by_text("1 incident").first.wait_for()
    settle(page)
    opened = open_page(f"{fresh_server.url}/?gov=IQ-KI&from=2020-06-09&to=2020-06-09")
    map_frame(opened)
    assert opened.locator("[data-testid=rasd-count]").inner_text().startswith("1 incident")


def test_the_demo_can_be_removed_and_brought_back(fresh_server, open_page):
    page = open_page(f"{fresh_server.url}/sources")
    page.get_by_role("button", name="Remove demo").click()
    page.get_by_role("button", name="Undo").wait_for()
    empty = open_page(f"{fresh_server.url}/")
    empty.get_by_text("No incidents yet").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Remove demo").wait_for()
    full = open_page(f"{fresh_server.url}/")
    assert map_frame(full).evaluate("window.RASD_MAP.counts().n") > 20


def test_hostile_words_are_shown_as_words(fresh_server, open_page):
    payload = '<img src=x onerror="window.top.hacked=1"> ${7*7} {{7*7}} `x`'
    page = open_page(f"{fresh_server.url}/sources")
    page.get_by_label("Title").fill(f"Bomb {payload}")
    page.get_by_label("Publisher").fill(payload)
    page.get_by_role("textbox", name="Text", exact=True).fill(
        f"A roadside bomb killed two soldiers in Hawija on 9 June 2020, {payload} police said."
    )
    page.get_by_role("button", name="Read it").click()
    page.get_by_text("1 incident").first.wait_for()
    opened = open_page(f"{fresh_server.url}/?from=2020-06-09&to=2020-06-09")
    frame = map_frame(opened)
    button = frame.locator(".leaflet-pane button").first
    button.press("Enter")
    opened.locator("article.rasd-card").wait_for()
    text = opened.locator("[data-testid=stApp]").inner_text()
    assert "{{7*7}}" in text
    assert "49" not in json.dumps(text)
    assert opened.evaluate("window.hacked === undefined")


def test_an_upload_can_be_cancelled_and_says_what_was_left_unread(fresh_server, open_page):
    page = open_page(f"{fresh_server.url}/sources")
    page.get_by_role("tab", name="Upload files").click()
    told = "A roadside bomb killed two soldiers near Daquq on {day} June 2020, police said.\n" * 40
    files = [
        {"name": f"{i:03}.txt", "mimeType": "text/plain", "buffer": f"{i}\n\n{told}".encode()}
        for i in range(120)
    ]
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Read 120 files").click()
    page.locator(".st-key-upload-cancel button").click()
    answers = page.locator(".st-key-answers")
    answers.get_by_text("119.txt: not read, the reading was stopped.").wait_for()
    settle(page)
    assert "Traceback" not in answers.inner_text()
