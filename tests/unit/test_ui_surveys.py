"""All documents read again beside the screen: stopped, failing, and written only as it was seen."""

import pytest

from rasd.country import load_country
from rasd.errors import StoreError
from rasd.pipeline import rereading
from rasd.store import open_store
from rasd.ui import surveys
from rasd.ui.surveys import Survey
from tests.reports import a_unit, an_article, span

COUNTRY = load_country()
IDS = ("a", "b")


@pytest.fixture
def store(tmp_path, monkeypatch):
    """Two documents of one incident each, which newer rules date a day later."""
    opened = open_store(tmp_path / "p.db")
    articles = [an_article("a"), an_article("b", publisher="AFP")]
    units = [a_unit("a", when=span("2022-01-21")), a_unit("b", when=span("2022-06-21"))]
    opened.save(opened.begin_batch("t", "t"), articles, units)

    def read(article, _country):
        month = "01" if article.id == "a" else "06"
        return (a_unit(article.id, when=span(f"2022-{month}-22")),), ()

    monkeypatch.setattr(rereading, "extract", read)
    yield opened
    opened.close()


def run(survey, store):
    surveys.start(survey, store, COUNTRY).join(30)
    assert survey.done.is_set()
    return survey


def days(store):
    return sorted(str(day)[:10] for day in store.columns()["date_start"])


def test_a_look_finds_what_would_change_and_writes_nothing(store):
    look = run(Survey(IDS, "me"), store)
    assert [(each.article_id, each.changes) for each in look.found] == [("a", True), ("b", True)]
    assert (look.taken, look.written, look.error) == (2, 0, "")
    assert days(store) == ["2022-01-21", "2022-06-21"]


def test_what_was_seen_is_written_and_what_is_another_now_is_shown_again(store):
    seen = {each.article_id: each for each in run(Survey(IDS, "me"), store).found}
    stale = {"a": seen["a"], "b": rereading.Rereading("b", None, (), (), ())}
    write = run(Survey(IDS, "me", stale), store)
    assert (write.written, [each.article_id for each in write.found]) == (1, ["b"])
    assert days(store) == ["2022-01-22", "2022-06-21"]
    assert run(Survey(("b",), "me", {"b": write.found[0]}), store).written == 1
    assert days(store) == ["2022-01-22", "2022-06-22"]


def test_a_stop_leaves_the_rest_unread(store):
    look = Survey(IDS, "me")
    look.stop.set()
    assert (run(look, store).taken, look.found) == (0, [])


def test_a_failing_store_is_one_sentence(store, monkeypatch):
    def refuse(*_):
        raise StoreError("The disk is full.")

    monkeypatch.setattr(store, "article", refuse)
    assert run(Survey(IDS, "me"), store).error == "The disk is full."
