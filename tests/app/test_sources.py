"""The sources page: the table of documents, and the reading pane."""

import pytest

from rasd.model import Skipped
from rasd.store import open_store
from tests.app.test_pages import html, query
from tests.stories import an_article, words


@pytest.fixture
def store(project):
    """The project's store, with a file that could not be read."""
    opened = open_store(project / "rasd.db")
    span = words(an_article("a1"), "police said")
    reason = "Not an incident: a habit or a trend, not one incident."
    skipped = [
        Skipped("bad.pdf", "read", "The file is damaged."),
        Skipped("a1", "extract", reason, span),
    ]
    opened.save(opened.begin_batch("more", "test"), [], [], skipped)
    yield opened
    opened.close()


def table(app):
    """The table of documents as it is on screen."""
    return next(each.value for each in app.dataframe if "Document" in each.value.columns)


def press(app, key):
    app.button(key=key).click().run()
    assert (len(app.exception), [e.value for e in app.error]) == (0, [])
    return app


def test_every_document_stands_in_the_table_with_what_it_gave(open_page, store):
    app = open_page("sources")
    shown = table(app).set_index("Document")
    assert list(shown["Incidents"]) == [0, 2, 3]
    assert list(shown["Passed over"]) == [1, 2, 0]
    assert shown["Why"]["bad.pdf"] == "not read: The file is damaged"
    assert "2 read, 1 could not be read or used" in html(app)


def test_the_table_can_be_filtered_and_says_when_nothing_is_left(open_page, store):
    app = open_page("sources")
    app.text_input(key="documents-words").set_value("habit").run()
    assert list(table(app)["Document"]) == ["Raid kills 11 soldiers"]
    app.selectbox(key="documents-show").set_value("unread").run()
    assert "No document is like that." in html(app)
    app.text_input(key="documents-words").set_value("").run()
    assert list(table(app)["Document"]) == ["bad.pdf"]


def test_the_reading_pane_shows_text_marks_incidents_and_what_was_passed_over(open_page, store):
    app = open_page("sources", document="a1")
    shown = html(app)
    assert '<mark class="rasd-f-killed"' in shown
    assert "<b>passed over</b>: a habit or a trend, not one incident" in shown
    assert "<b>passed over</b>: A total over a year, not one incident." in shown
    assert "2 incidents, 2 passages passed over" in shown
    links = [each.proto for each in app.get("page_link") if each.proto.label == "Review"][1:]
    assert len(links) == 2
    press(app, "reading-close")
    assert query(app) == {}
    assert "<mark" not in html(app)


def test_the_words_of_one_incident_can_be_marked_alone(open_page, store, ids):
    app = open_page("sources", document="a1")
    app.selectbox(key="reading-only-a1").set_value(ids[1]).run()
    assert "of all its incidents" in app.selectbox(key="reading-only-a1").options[0]
    assert html(app).count('data-fields="killed"') == 1


def test_a_hostile_document_is_text(open_page):
    shown = html(open_page("sources", document="a2"))
    assert "<script" not in shown
    assert "<img src=x" not in shown


def test_a_document_that_is_not_there_says_so(open_page):
    assert "not in the open project" in html(open_page("sources", document="nonsense"))
    assert "Choose a row" in html(open_page("sources"))


def test_a_document_is_withdrawn_with_a_reason_and_brought_back(open_page, store, ids):
    app = open_page("sources", document="a1")
    assert "2 incidents that only it tells will no longer count." in html(app)
    press(app, "withdraw-do-a1")
    assert any("Say why the document is withdrawn" in w.value for w in app.warning)
    app.text_input(key="withdraw-why-a1").set_value(" a  hoax ")
    press(app, "withdraw-do-a1")
    assert store.incident(ids[0]) is None
    assert "1 read, 1 could not be read or used, 1 withdrawn" in html(app)
    assert (
        table(app)
        .set_index("Document")["Why"]["Raid kills 11 soldiers"]
        .startswith("withdrawn: a hoax")
    )
    assert "withdrew it" in html(app)
    press(app, "bring-back-a1")
    assert store.incident(ids[0]) is not None
    assert [n.action for n in store.document_notes("a1")] == ["restore", "withdraw"]


def test_words_are_removed_for_good_only_after_what_goes_and_stays_was_said(open_page, store, ids):
    backup = store.backup()
    app = open_page("sources", document="a1")
    assert "2 incidents that only it tells" in html(app)
    assert "fingerprint of its file" in html(app)
    assert app.button(key="purge-do-a1").disabled
    app.checkbox(key="purge-sure-a1").check().run()
    press(app, "purge-do-a1")
    assert any("Say why the words must go" in w.value for w in app.warning)
    assert store.article("a1").text
    app.text_input(key="purge-why-a1").set_value("names a witness")
    press(app, "purge-do-a1")
    assert any(backup.name.replace("-", "\\-").replace(".", "\\.") in w.value for w in app.warning)
    assert store.article("a1").text == ""
    assert store.incident(ids[0]) is None
    assert "Gunmen" not in html(app)
    assert "words removed: names a witness" in set(table(app)["Why"])
    assert [b.key for b in app.button if b.key and b.key.startswith("bring-back")] == []
