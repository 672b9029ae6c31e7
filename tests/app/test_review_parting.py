"""An incident of several reports parted by ticking those that tell another event, and undone."""

import pytest

from rasd.fuse import unite
from rasd.store import open_store
from tests.app.test_pages import html
from tests.app.test_review import press, shown, the_button
from tests.stories import HOSTILE, an_article, an_incident


@pytest.fixture
def told(project):
    """An incident that three outlets tell; its id and the store."""
    store = open_store(project / "rasd.db")
    articles = [
        an_article(f"c{k}", text=f"Raid {k}\n\nGunmen killed 11 soldiers.", publisher=outlet)
        for k, outlet in enumerate(("Rudaw", "AFP", HOSTILE))
    ]
    whole = unite([an_incident(article, 1) for article in articles])
    store.save(store.begin_batch("added", "test"), articles, [whole])
    yield whole.id, store
    store.close()


def tick(app, incident, *reports):
    for report in reports:
        app.checkbox(key=f"review-tick-{incident}-{report}").check().run()
    return app


def ids_of(store, incident):
    return [report.id for report in store.incident(incident).reports]


def test_the_ticked_reports_leave_with_a_reason_and_undo_gives_them_back(told, open_page):
    whole, store = told
    before = store.incident(whole)
    app = tick(open_page("review", incident=whole), whole, "c1-1", "c2-1")
    app.text_input(key=f"review-part-why-{whole}").set_value("another checkpoint").run()
    press(app, "split")
    assert ids_of(store, whole) == ["c0-1"]
    new = store.ids_of_reports(["c1-1"])["c1-1"]
    assert ids_of(store, new) == ["c1-1", "c2-1"]
    assert store.revisions(new)[-1].why == "another checkpoint"
    assert set(store.cannot_links()) == {frozenset({"c0-1", n}) for n in ("c1-1", "c2-1")}
    assert shown(app) == whole
    press(app, "undo")
    assert store.incident(whole) == before
    assert store.cannot_links() == ()
    assert store.verify() == ()


def test_the_new_incident_opens(told, open_page):
    whole, store = told
    app = press(tick(open_page("review", incident=whole), whole, "c0-1"), "split")
    press(app, "parted")
    assert shown(app) == store.ids_of_reports(["c0-1"])["c0-1"] != whole


def test_one_report_at_least_stays_and_hostile_words_stay_text(told, open_page):
    whole, _ = told
    app = open_page("review", incident=whole)
    assert the_button(app, "split").disabled
    tick(app, whole, "c0-1", "c1-1", "c2-1")
    assert the_button(app, "split").disabled
    assert "One report at least must stay" in html(app)
    labels = [box.label for box in app.checkbox if str(box.key).startswith("review-tick-")]
    assert not any("<script>" in label for label in labels)


def test_a_single_report_cannot_be_parted(open_page, ids):
    app = open_page("review", incident=ids[0])
    assert [b.key for b in app.button if str(b.key).startswith("review-split")] == []


def test_what_was_merged_is_parted_and_that_is_undone(told, open_page, ids):
    whole, store = told
    app = press(open_page("review", incident=whole), "same")
    again = [b for b in app.button if str(b.key).startswith("same-again")]
    app = again[0].click().run() if again else app
    app.button(key=f"same-compare-{ids[0]}").click().run()
    next(b for b in app.button if str(b.key).startswith("same-merge")).click().run()
    kept = shown(app)
    merged = store.incident(kept)
    assert len(merged.reports) == 4
    press(app, "part-i")
    assert len(store.incident(whole).reports) == 3
    assert len(store.incident(ids[0]).reports) == 1
    press(app, "undo")
    assert store.incident(kept) == merged
