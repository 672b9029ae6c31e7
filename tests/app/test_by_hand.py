"""The form for an incident by hand: own words, a document in another language, drafts, refusals."""

from datetime import date

import pytest

from rasd.model import Review, Toll
from tests.app.test_pages import html, query
from tests.app.test_review import store  # noqa: F401 (a fixture)
from tests.reports import an_article


def field(kind, name):
    return next(w for w in kind if str(w.key).startswith(f"review-edit-{name}-new-"))


def fill(app, **texts):
    for name, text in texts.items():
        kind = app.text_area if name in ("words", "passage") else app.text_input
        field(kind, name).set_value(text).run()
    assert (len(app.exception), [e.value for e in app.error]) == (0, [])
    return app


def press(app, name):
    app.button(key=f"review-{name}").click().run()
    assert (len(app.exception), [e.value for e in app.error]) == (0, [])
    return app


def to_form(app):
    return app.segmented_control(key="review-view").set_value("hand").run()


@pytest.fixture
def form(open_page, ids):
    """The review page with the form."""
    return to_form(open_page("review"))


def test_an_incident_is_entered_with_its_source_and_opens(form, store):  # noqa: F811
    before = len(store.columns()["id"])
    fill(form, words="A bomb went off.", source="The mayor", killed="3–5", why="he rang")
    field(form.selectbox, "event_type").set_value("bombing").run()
    field(form.date_input, "start").set_value(date(2022, 3, 4)).run()
    field(form.text_input, "search").set_value("Hawija").run()
    next(b for b in form.button if str(b.key).startswith("review-place-")).click().run()
    press(form, "enter")
    assert len(store.columns()["id"]) == before + 1
    (made,) = query(form)["incident"]
    incident = store.incident(made)
    assert (incident.tolls.killed, incident.located.place) == (Toll(3, 3, 5), "Hawija")
    assert incident.review is Review.EDITED
    assert form.segmented_control(key="review-view").value == "one"
    assert "written by an analyst; there is no article" in html(form)
    assert '<span class="hand">by hand</span>' in html(form)
    assert any(m.value.startswith("Entered\\: Bombing") for m in form.markdown)
    form.button(key="review-undo").click().run()
    assert store.incident(made).review is Review.REJECTED
    assert field(to_form(form).text_area, "words").value == ""


def test_what_is_missing_is_one_sentence_and_nothing_typed_is_lost(form, store):  # noqa: F811
    fill(form, words="A bomb went off.", killed="many")
    press(form, "enter")
    assert any("no number of people" in w.value for w in form.warning)
    fill(form, killed="3")
    press(form, "enter")
    assert any(w.value.startswith("Name the source") for w in form.warning)
    assert field(form.text_area, "words").value == "A bomb went off."
    assert len(store.articles()) == 2


def test_what_was_begun_survives_a_reload_and_is_each_analysts_own(form, open_page):
    fill(form, words="Half done", source="The mayor")
    again = to_form(open_page("review"))
    assert field(again.text_area, "words").value == "Half done"
    assert not [b for b in open_page("review").button if str(b.key).startswith("review-draft-")]
    one = open_page("review")
    one.text_input(key="analyst-name").set_value("Layla").run()
    assert field(to_form(one).text_area, "words").value == ""
    press(again, "enter-discard")
    assert field(again.text_area, "words").value == ""


def test_what_was_begun_goes_along_when_the_analyst_gives_a_name(form, open_page):
    fill(form, words="Half done")
    form.text_input(key="analyst-name").set_value("Layla").run()
    assert field(form.text_area, "words").value == "Half done"
    again = to_form(open_page("review"))  # the name is kept beside the project
    assert field(again.text_area, "words").value == "Half done"


def test_a_document_in_another_language_is_coded_beside_its_text(open_page, ids, store):  # noqa: F811
    text = "قتل ثلاثة جنود في هجوم في ديالى."
    article = an_article("ar", text=text, language="ar", title="هجوم", publisher="Al Sabah")
    store.save(store.begin_batch("t", "t"), [article], [])
    app = open_page("review")
    app.selectbox(key="review-silent-article").set_value("ar").run()
    press(app, "code-ar")
    assert app.segmented_control(key="review-view").value == "hand"
    assert field(app.selectbox, "article").value == "ar"
    assert text in html(app)
    fill(app, passage="قتل ثلاثة جنود", killed="3")
    press(app, "enter")
    (made,) = query(app)["incident"]
    (report,) = store.incident(made).reports
    assert (report.article_id, report.draft.quote) == ("ar", "قتل ثلاثة جنود")
    assert "entered by hand" in html(app)


def test_own_words_are_no_document_to_code_from(form, store):  # noqa: F811
    fill(form, words="A bomb went off.", source="The mayor")
    press(form, "enter")
    choice = field(to_form(form).selectbox, "article")
    assert len(choice.options) == 3
    assert choice.options[0] == "No article: in my own words"
