"""Documents read again on the sources page: the difference first, then a person's yes."""

from dataclasses import replace
from datetime import date

import pytest

from rasd import pipeline
from rasd.country import load_country
from rasd.model import Review, Toll, Tolls
from rasd.pipeline import rereading
from rasd.store import open_store
from tests.app.test_pages import html
from tests.app.test_sources import press
from tests.stories import an_article, an_incident


@pytest.fixture
def store(project):
    opened = open_store(project / "rasd.db")
    yield opened
    opened.close()


@pytest.fixture
def newer(monkeypatch):
    """Newer rules that read nine dead in every document, and one incident alone."""

    def read(article, _country):
        nine = Tolls(killed=Toll(9, 9, 9))
        return (an_incident(an_article(article.id, text=article.text), tolls=nine),), ()

    monkeypatch.setattr(rereading, "extract", read)


def killed(store, key):
    return store.incident(key).tolls.killed.best


def test_the_difference_is_shown_field_by_field_and_written_when_accepted(
    open_page, store, ids, newer
):
    app = press(open_page("sources", document="a1"), "again-look-a1")
    shown = html(app)
    assert "<b>Read otherwise</b>" in shown
    assert "<td dir='auto'>11</td><td dir='auto'>9</td>" in shown
    assert "<b>No longer read</b>" in shown
    assert killed(store, ids[0]) == 11
    press(app, "again-accept-a1")
    assert killed(store, ids[0]) == 9
    assert store.incident(ids[1]).review is Review.REJECTED


def test_it_can_be_left_as_it_is(open_page, store, ids, newer):
    app = press(open_page("sources", document="a1"), "again-look-a1")
    press(app, "again-leave-a1")
    assert "Read otherwise" not in html(app)
    assert killed(store, ids[0]) == 11


def test_what_a_person_edited_is_never_trampled(open_page, store, ids, newer):
    rev, incident = store.opened(ids[0])
    store.edit(replace(incident, target="guards", review=Review.EDITED), rev, "Layla")
    app = press(open_page("sources", document="a1"), "again-look-a1")
    assert "<b>Stays as it is</b>" in html(app)
    press(app, "again-accept-a1")
    assert (store.incident(ids[0]).target, killed(store, ids[0])) == ("guards", 11)


def test_what_changed_since_it_was_shown_is_not_written(open_page, store, ids, newer):
    app = press(open_page("sources", document="a1"), "again-look-a1")
    rev, incident = store.opened(ids[0])
    store.edit(replace(incident, target="guards", review=Review.EDITED), rev, "Layla")
    press(app, "again-accept-a1")
    assert any("Nothing was written" in w.value for w in app.warning)
    assert store.incident(ids[1]).review is Review.EXTRACTED


def test_all_documents_are_looked_through_and_accepted_one_by_one_or_at_once(
    open_page, store, ids, newer
):
    app = press(open_page("sources"), "survey-look")
    assert app.button(key="survey-accept-all").label == "Accept all (2)"
    assert any("1 read otherwise, 1 no longer read" in m.value for m in app.markdown)
    press(app, "survey-accept-a1")
    assert app.button(key="survey-accept-all").label == "Accept all (1)"
    assert (killed(store, ids[0]), killed(store, ids[2])) == (9, 24)
    press(app, "survey-accept-all")
    assert [i.value for i in app.info] == ["1 document read anew\\."]
    assert "Every document is read just as it stands." in html(app)
    assert killed(store, ids[2]) == 9


def test_accepting_all_leaves_what_changed_meanwhile_for_a_second_look(
    open_page, store, ids, newer
):
    app = press(open_page("sources"), "survey-look")
    rev, incident = store.opened(ids[0])
    store.edit(replace(incident, target="guards", review=Review.EDITED), rev, "Layla")
    press(app, "survey-accept-all")
    assert any("changed meanwhile" in i.value for i in app.info)
    assert (store.incident(ids[0]).target, killed(store, ids[2])) == ("guards", 9)
    assert app.button(key="survey-accept-all").label == "Accept all (1)"


TOLD = "Gunmen killed two policemen in Kirkuk on Friday, police said."


def test_a_date_of_publication_is_corrected_with_a_reason_after_a_look(open_page, store):
    document = pipeline.compose("Attack", "AP", "", date(2022, 1, 22), TOLD)
    pipeline.ingest(pipeline.read(document, "attack"), country=load_country(), store=store)
    key = next(row.id for row in store.articles() if row.title == "Attack")
    app = open_page("sources", document=key)
    app.date_input(key=f"redate-day-{key}").set_value(date(2022, 1, 29)).run()
    assert "21 January 2022" in html(app)
    assert "28 January 2022" in html(app)
    press(app, f"redate-do-{key}")
    assert any("Say how you know the date" in w.value for w in app.warning)
    app.text_input(key=f"redate-why-{key}").set_value("the print edition")
    press(app, f"redate-do-{key}")
    (incident,) = store.ids_of_articles([key])[key]
    assert store.incident(incident).date.start == date(2022, 1, 28)
    assert "corrected its date of publication to 2022-01-29" in html(app)
    assert "(date corrected by an analyst)" in html(app)
