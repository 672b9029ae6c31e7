"""The review page: the queue, each judgement, what was not taken, and taking it all back."""

from dataclasses import replace

import pytest

from rasd.model import Review, Skipped
from rasd.store import open_store
from tests.app.test_pages import html, query
from tests.stories import an_article, words


@pytest.fixture
def store(project):
    """The project's store, with a passage of the first article that was passed over."""
    opened = open_store(project / "rasd.db")
    span = words(an_article("a1"), "police said")
    reason = "Not an incident: a total over many events, not one incident."
    opened.save(
        opened.begin_batch("more", "test"), [], [], [Skipped("a1", "extract", reason, span)]
    )
    yield opened
    opened.close()


def the_button(app, name):
    """The button of that name, whichever incident is open."""
    return next(b for b in app.button if b.key and b.key.startswith(f"review-{name}"))


def press(app, name):
    the_button(app, name).click().run()
    assert (len(app.exception), [e.value for e in app.error]) == (0, [])
    return app


def shown(app):
    """The id of the incident under review."""
    return html(app).split('data-incident="')[1].split('"')[0]


def reviews(store, ids):
    return [store.incident(i).review for i in ids]


def test_the_least_sure_comes_first_with_its_place_in_the_queue(open_page, ids):
    app = open_page("review")
    assert shown(app) == ids[4]
    assert "1 of 5 to review · low confidence 30" in html(app)


def test_the_article_stands_beside_the_fields_with_every_mark_explained(open_page, ids):
    app = open_page("review", incident=ids[0])
    assert '<mark class="rasd-f-killed"' in html(app)
    assert "Because: " in html(app)
    assert 'data-field="perpetrator"' in html(app)


def test_accept_goes_on_and_counts_as_reviewed_under_the_name_given(open_page, ids, store):
    app = open_page("review")
    app.text_input(key="analyst-name").set_value("  Layla  ").run()
    first = shown(app)
    press(app, "accept")
    assert shown(app) != first
    assert "1 of 4 to review" in html(app)
    assert store.incident(first).review is Review.ACCEPTED
    assert [(r.action, r.by) for r in store.revisions(first)][1:] == [("accept", "Layla")]


def test_reject_takes_it_out_of_the_counts(open_page, ids, store):
    app = press(open_page("review", incident=ids[0]), "reject")
    assert store.incident(ids[0]).review is Review.REJECTED
    app.switch_page("pages/2_incidents.py").run()
    assert "<b>3 incidents</b>" in html(app)


def test_a_judgement_can_say_why(open_page, ids, store):
    app = open_page("review", incident=ids[0])
    app.text_input(key=f"review-why-{ids[0]}").set_value("a  drill").run()
    press(app, "reject")
    assert store.revisions(ids[0])[-1].why == "a drill"


def test_next_judges_nothing(open_page, ids, store):
    app = open_page("review")
    first = shown(app)
    press(app, "next")
    assert shown(app) != first
    assert reviews(store, ids) == [Review.EXTRACTED] * 5


def test_the_address_holds_the_incident_so_a_link_opens_it(open_page, ids):
    app = press(open_page("review"), "next")
    assert query(app) == {"incident": [shown(app)]}


def test_undo_takes_the_last_judgement_back_and_shows_it_again(open_page, ids, store):
    app = open_page("review")
    first = shown(app)
    press(app, "reject")
    press(app, "undo")
    assert shown(app) == first
    assert store.incident(first).review is Review.EXTRACTED
    assert [r.action for r in store.revisions(first)] == ["add", "reject", "undo"]


def test_what_is_judged_stays_out_of_the_queue_and_says_what_became_of_it(open_page, ids, store):
    press(open_page("review", incident=ids[0]), "accept")
    app = open_page("review", incident=ids[0])
    assert "accepted by a person · 1 source, provisional · 4 incidents left to review" in html(app)
    assert the_button(app, "accept").disabled
    assert not the_button(app, "reject").disabled


def test_a_judgement_on_what_changed_meanwhile_changes_nothing_and_says_so(open_page, ids, store):
    app = open_page("review", incident=ids[0])
    rev, incident = store.opened(ids[0])
    store.edit(replace(incident, target="guards"), rev, "Omar", action="edit")
    press(app, "accept")
    assert any("changed this incident meanwhile" in w.value for w in app.warning)
    assert store.incident(ids[0]).review is Review.EXTRACTED
    assert "guards" in html(app)


def test_a_passage_not_taken_is_marked_listed_and_can_be_made_an_incident(open_page, ids, store):
    app = open_page("review", incident=ids[0])
    assert 'data-tip="Not taken: a total over many events, not one incident"' in html(app)
    press(app, "make")
    made = shown(app)
    incident = store.incident(made)
    assert incident.review is Review.EDITED
    assert incident.reports[0].draft.quote.endswith("police said.")
    assert store.revisions(made)[0].why == "overruled: a total over many events"
    press(app, "undo")
    assert store.incident(made).review is Review.REJECTED
    app = open_page("review", incident=ids[0])
    assert the_button(app, "make").label == "Make it an incident"


def test_when_all_is_judged_the_page_says_so(open_page, ids):
    app = open_page("review")
    for _ in ids:
        press(app, "accept")
    assert "Nothing left to review" in html(app)


def test_an_unknown_incident_and_an_empty_project_say_what_to_do(open_page, project):
    app = open_page("review", incident="nonsense")
    assert "not in the open project" in html(app)
    press(app, "next")
    assert "1 of 5 to review" in html(app)
    assert "Nothing to review" in html(open_page("review", project="empty"))


def test_an_article_that_gave_nothing_can_be_overruled_too(open_page, store):
    silent = an_article("a3", text="Fire in a hall\n\nThe fire killed ten, police said.")
    span = words(silent, "The fire killed ten")
    reason = "Not an incident: an accident, not an act of violence."
    batch = store.begin_batch("more", "test")
    store.save(batch, [silent], [], [Skipped("a3", "extract", reason, span)])
    app = open_page("review")
    app.selectbox(key="review-silent-article").set_value("a3").run()
    assert 'data-tip="Not taken: an accident, not an act of violence"' in html(app)
    make = next(b for b in app.button if b.key == f"review-make-a3-{span.start}")
    make.click().run()
    (made,) = store.ids_of_articles(["a3"])["a3"]
    assert shown(app) == made
    assert store.incident(made).tolls.killed.low == 10


def test_an_article_in_another_language_can_be_coded_by_hand(open_page, store):
    arabic = an_article("a4", text="هجوم\n\nقتل خمسة جنود في ديالى.", language="ar")
    reason = "Its language is ar; only English is read. It can be coded by hand."
    batch = store.begin_batch("more", "test")
    store.save(batch, [arabic], [], [Skipped("a4", "language", reason)])
    app = open_page("review")
    app.selectbox(key="review-silent-article").set_value("a4").run()
    assert "only English is read" in html(app)
    next(b for b in app.button if b.key == "review-make-a4-0").click().run()
    (made,) = store.ids_of_articles(["a4"])["a4"]
    assert (shown(app), store.incident(made).date) == (made, None)


def test_a_card_elsewhere_leads_to_its_review(open_page, ids):
    app = open_page("incidents", incident=ids[0])
    link = next(e.proto for e in app.get("page_link") if e.proto.label == "Review it")
    assert link.page == "review"


def test_the_queue_is_of_now_whatever_day_the_filter_looks_at(open_page, ids, store):
    app = open_page("review", as_of="2020-01-01")
    assert "1 of 5 to review" in html(app)
    press(app, "accept")
    assert Review.ACCEPTED in reviews(store, ids)
