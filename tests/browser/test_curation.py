"""What an analyst comes back to, in a real browser."""

from dataclasses import replace

import pytest

from rasd.model import Review
from rasd.store import open_store
from tests.browser.conftest import settle

pytestmark = pytest.mark.browser


def fits(page):
    main = page.locator("[data-testid=stMain]")
    return main.evaluate("e => e.scrollWidth - e.clientWidth") <= 1


def test_what_changed_is_found_opened_and_left_again(fresh_server, open_page):
    page = open_page(f"{fresh_server.url}/incidents")
    store = open_store(fresh_server.store)
    incident = str(store.columns()["id"][0])
    rev, now = store.opened(incident)
    seen = store.last_revision()
    new = replace(now, target="<img src=x onerror=alert(1)>", review=Review.EDITED)
    store.edit(new, rev, "Omar", action="edit", why="he was there")
    store.set_mark("export", seen)
    store.close()
    page.get_by_role("button", name="What changed?").click()
    page.get_by_text("This is your first visit").wait_for()
    page.get_by_role("radio", name="Last export").click()
    page.get_by_text("Since the last export").wait_for()
    settle(page)
    assert page.url.endswith("/review?since=export")
    assert page.get_by_test_id("stSidebar").is_hidden()  # no empty column where no filter is
    assert page.locator(".rasd-changed").count() == 1
    line = page.locator(".rasd-changed").inner_text()
    assert "→ <img src=x onerror=alert(1)>" in line
    assert "Omar: edited" in line
    page.get_by_role("button", name="Open").click()
    page.locator(f"[data-incident={incident}]").first.wait_for()
    settle(page)
    page.go_back()
    page.get_by_text("Since the last export").wait_for()
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    assert fits(page)


def test_a_tag_typed_a_note_and_a_saved_view(fresh_server, open_page):
    page = open_page(f"{fresh_server.url}/review")
    title = page.locator(".st-key-review-bar h2").inner_text()
    page.locator("summary", has_text="Tags, notes and links").click()
    page.get_by_label("Add a tag").click()
    page.keyboard.type("nera again")  # letters of the page's keys: none of them may fire
    page.keyboard.press("Enter")
    page.get_by_role("button", name="nera again ✕").wait_for()
    settle(page)
    page.get_by_label("Note", exact=True).fill("Seen <b>twice</b>.")
    page.get_by_role("button", name="Add the note").click()
    page.locator(".rasd-note-of .words").wait_for()
    settle(page)
    assert page.locator(".rasd-note-of .words").inner_text() == "Seen <b>twice</b>."
    assert page.locator(".st-key-review-bar h2").inner_text() == title
    page.goto(f"{fresh_server.url}/incidents?tag=nera+again")
    settle(page)
    assert page.locator("[data-testid=rasd-count]").inner_text().startswith("1 incident")
    page.get_by_role("button", name="Saved views").click()
    page.get_by_label("Save this filter as").fill("<i>Again</i>")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="<i>Again</i> ✓").wait_for()
    settle(page)
    page.goto(f"{fresh_server.url}/map")
    settle(page)
    page.get_by_role("button", name="Saved views (1)").click()
    page.get_by_role("button", name="<i>Again</i>").click()
    page.wait_for_function("location.search.includes('tag=nera')")
    settle(page)
    assert page.locator("[data-testid=rasd-count]").inner_text().startswith("1 incident")


def test_an_incident_is_entered_by_hand(fresh_server, open_page):
    page = open_page(f"{fresh_server.url}/review", width=390, height=844)
    page.get_by_role("radio", name="By hand").click()
    page.get_by_label("What happened").fill("A bomb hit a patrol. <b>Three</b> died.")
    page.keyboard.press("Tab")
    settle(page)
    page.get_by_label("Killed", exact=True).fill("3")
    page.keyboard.press("Tab")
    settle(page)
    assert fits(page)
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Name the source").wait_for()
    page.reload()  # nothing typed is lost
    settle(page)
    page.get_by_role("radio", name="By hand").click()
    settle(page)
    page.get_by_label("Source").fill("The mayor")
    page.keyboard.press("Control+Enter")
    page.get_by_text("written by an analyst; there is no article").wait_for()
    settle(page)
    assert "A bomb hit a patrol. <b>Three</b> died." in page.locator(".rasd-reading").inner_text()
    assert page.locator(".rasd-fields [data-field=killed]").inner_text().split() == [
        *("Killed", "3", "by", "hand"),
    ]
