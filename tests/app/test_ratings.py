"""Ratings of outlets and reports, and how many independent sources there are, on every screen."""

import zlib

import pytest

from rasd.store import open_store
from tests.app.test_pages import html
from tests.app.test_sources import press


@pytest.fixture
def store(project):
    opened = open_store(project / "rasd.db")
    yield opened
    opened.close()


def rate(app, kind, subject, grade, *, why, times=0):
    key = f"{kind}-{zlib.crc32(subject.encode()):08x}-{times}"
    app.selectbox(key=f"grade-of-{key}").set_value(grade)
    app.text_input(key=f"grade-why-{key}").set_value(why)
    return press(app, f"grade-save-{key}")


def test_an_outlet_is_rated_with_a_reason_and_the_history_stays(open_page, store, ids):
    app = rate(open_page("sources"), "publisher", "The Paper", "B", why="")
    assert any("Say why" in w.value for w in app.warning)
    rate(app, "publisher", "The Paper", "B", why="long record")
    rate(app, "publisher", "The Paper", "C", why="two errors in May", times=1)
    assert store.ratings()["publisher", "The Paper"].grade == "C"
    assert [(n.value, n.reason) for n in store.rating_notes("publisher", "The Paper")] == [
        ("C", "two errors in May"),
        ("B", "long record"),
    ]
    outlets = next(d.value for d in app.dataframe if "Rating" in d.value.columns)
    assert list(outlets["Rating"]) == ["C"]
    assert "rated it B · usually reliable" in html(app)
    rate(app, "publisher", "The Paper", "C", why="again", times=2)
    assert any("the rating it has already" in w.value for w in app.warning)


def test_a_report_is_rated_in_the_reading_pane_and_card_and_review_show_the_code(
    open_page, store, ids
):
    store.rate("publisher", "The Paper", "B", "me", "long record")
    app = rate(open_page("sources", document="a1"), "report", "a1-1", "2", why="fits what INA says")
    assert store.ratings()["report", "a1-1"].reason == "fits what INA says"
    card = html(open_page("incidents", incident=ids[0]))
    assert "rated B2" in card
    assert "Outlet rated B, usually reliable; report rated 2, probably true" in card
    review = html(open_page("review", incident=ids[0]))
    assert "rated B2" in review
    assert "report rated 2, probably true" in review
    assert "rated B–" in html(open_page("review", incident=ids[1]))
    rate(app, "report", "a1-1", "", why="taken back", times=1)
    assert ("report", "a1-1") not in store.ratings()


def test_what_one_source_tells_is_provisional_on_card_table_and_review(open_page, store, ids):
    app = open_page("incidents", incident=ids[0])
    assert "1 source, provisional" in html(app)
    table = next(each.value for each in app.dataframe if "Sources" in each.value.columns)
    assert set(table["Sources"]) == {"provisional"}
    assert "1 source, provisional" in html(open_page("review", incident=ids[0]))
    app.number_input(key="filter-sources_ge").set_value(2).run()
    assert app.session_state["rasd.by"].sources_ge == 2
    assert "No incident passes the filter." in html(app)
