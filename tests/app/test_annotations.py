"""Tags, notes and links on the review page and the card, and tags in the filter."""

import pytest

from rasd.store import Desk
from tests.app.test_pages import by, html, query
from tests.app.test_review import press, store  # noqa: F401 (a fixture)
from tests.stories import HOSTILE


@pytest.fixture
def app(open_page, ids):
    """The review page with the first incident open."""
    return open_page("review", incident=ids[0])


def click(app, start):
    button = next(b for b in app.button if str(b.key).startswith(start))
    button.click().run()
    assert len(app.exception) == 0
    return app


def tag(app, incident, name):
    box = app.selectbox(key=f"beside-new-tag-{incident}")
    box.options = [*box.options, name]  # typed, not chosen: what the test's own box cannot do
    box.set_value(name).run()
    assert len(app.exception) == 0


def test_a_tag_is_added_filtered_by_and_taken_away(app, ids, store, open_page):  # noqa: F811
    assert not [m for m in open_page("incidents").multiselect if m.key == "filter-tag"]
    tag(app, ids[0], "check again")
    (button,) = [b for b in app.button if str(b.key).startswith("beside-tag-")]
    assert button.label == "check again ✕"
    listed = open_page("incidents")
    listed.multiselect(key="filter-tag").set_value(["check again"]).run()
    assert by(listed).tag == ("check again",)
    assert query(listed)["tag"] == ["check again"]
    assert "<b>1 incident</b>" in html(listed)
    assert any(b.label == "tag\\: check again ✕" for b in listed.button)
    click(app, "beside-tag-")
    assert store.annotations(ids[0]) == ()
    click(app, "beside-undo")
    assert [a.words for a in store.annotations(ids[0])] == ["check again"]


def test_a_note_stands_with_its_author_and_in_the_history(app, ids, store):  # noqa: F811
    app.text_input(key="analyst-name").set_value("Layla").run()
    app.text_area(key=f"beside-note-{ids[0]}").set_value("Ask the mayor.\nTwice.").run()
    assert Desk(store).note(ids[0]) == "Ask the mayor.\nTwice."
    click(app, "beside-add-note-")
    assert '<p class="words" dir="auto">Ask the mayor.&#10;Twice.</p>' in html(app)
    assert "<b>Layla</b> added the note" in html(app)
    assert app.text_area(key=f"beside-note-{ids[0]}").value == ""
    assert Desk(store).note(ids[0]) == ""


def test_a_note_begun_survives_a_reload(app, ids, open_page):
    app.text_area(key=f"beside-note-{ids[0]}").set_value("half").run()
    again = open_page("review", incident=ids[0])
    assert again.text_area(key=f"beside-note-{ids[0]}").value == "half"
    other = open_page("review", incident=ids[1])
    assert other.text_area(key=f"beside-note-{ids[1]}").value == ""


def test_a_link_is_checked_and_stands_as_text(app, ids):
    app.text_input(key=f"beside-url-{ids[0]}").set_value("javascript:alert(1)").run()
    click(app, "beside-add-link-")
    assert any("A link begins with http" in w.value for w in app.warning)
    assert app.text_input(key=f"beside-url-{ids[0]}").value == "javascript:alert(1)"
    app.text_input(key=f"beside-url-{ids[0]}").set_value("https://example.org/list").run()
    app.text_input(key=f"beside-title-{ids[0]}").set_value("The list").run()
    click(app, "beside-add-link-")
    link = (
        '<a href="https://example.org/list" target="_blank" rel="noopener noreferrer" dir="auto">'
    )
    assert f"{link}The list</a>" in html(app)
    assert "example.org · analyst" in html(app)


def test_the_card_shows_them(app, ids, store, open_page):  # noqa: F811
    store.tag(ids[0], HOSTILE, "me")
    store.note(ids[0], "Seen twice.", "Omar")
    card = open_page("incidents", incident=ids[0])
    assert '<ul class="rasd-badges" aria-label="Tags"><li>&#60;img' in html(card)
    assert "Seen twice." in html(card)
    assert "<img src=x" not in html(card)


def test_no_version_leads_back_from_a_note(app, ids, store, open_page):  # noqa: F811
    store.note(ids[0], "x", "me")
    app = press(open_page("review", incident=ids[0]), "accept")
    app = open_page("review", incident=ids[0])
    back = [b.key for b in app.button if str(b.key).startswith("review-back-")]
    assert back == [f"review-back-{ids[0]}-1"]


def test_what_cannot_be_added_is_one_sentence(app, ids):
    click(app, "beside-add-note-")
    assert [w.value for w in app.warning] == ["Write the note first\\."]
    tag(app, ids[0], "a")
    tag(app, ids[0], "A")
    assert any("there already" in w.value for w in app.warning)
