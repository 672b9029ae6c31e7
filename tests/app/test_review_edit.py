"""Editing on the review page: any field with a reason, drafts, two tabs, history, many at once."""

from dataclasses import replace
from datetime import date

import pytest

from rasd.model import Review, Toll
from rasd.store import Desk
from tests.app.test_pages import html
from tests.app.test_review import press, reviews, shown, store, the_button  # noqa: F401 (a fixture)


def widget(kind, name, incident):
    return kind(key=f"review-edit-{name}-{incident}")


@pytest.fixture
def form(open_page, ids):
    """The page with the form of the first incident open."""
    return press(open_page("review", incident=ids[0]), "open-edit")


def type_in(app, incident, **texts):
    for name, text in texts.items():
        widget(app.text_input, name, incident).set_value(text).run()
    assert [e.value for e in app.error] == []
    return app


def test_every_field_can_be_changed_and_the_reason_is_kept(form, ids, store):  # noqa: F811
    i = ids[0]
    type_in(form, i, killed="24–99", injured="3+", target="a convoy", why="the army's own list")
    widget(form.selectbox, "event_type", i).set_value("bombing").run()
    widget(form.selectbox, "attribution", i).set_value("claimed").run()
    widget(form.date_input, "start", i).set_value(date(2022, 1, 20)).run()
    press(form, "save")
    incident = store.incident(i)
    assert (incident.event_type.value, incident.attribution.value) == ("bombing", "claimed")
    assert incident.tolls.killed == Toll(24, 24, 99)
    assert incident.tolls.injured == Toll(3, 3, None)
    assert (incident.date.start, incident.date.end) == (date(2022, 1, 20), date(2022, 1, 21))
    assert incident.review is Review.EDITED
    last = store.revisions(i)[-1]
    assert (last.action, last.by, last.why) == ("edit", "analyst", "the army's own list")
    assert shown(form) != i


def test_a_day_that_passes_the_other_takes_it_along(form, ids, store):  # noqa: F811
    i = ids[0]
    widget(form.date_input, "start", i).set_value(date(2022, 1, 25)).run()
    assert widget(form.date_input, "end", i).value == date(2022, 1, 25)
    widget(form.date_input, "end", i).set_value(date(2022, 1, 23)).run()
    assert widget(form.date_input, "start", i).value == date(2022, 1, 23)
    press(form, "save")
    span = store.incident(i).date
    assert (span.start, span.end, span.prec) == (date(2022, 1, 23), date(2022, 1, 23), 1)


def test_a_date_can_be_taken_away(form, ids, store):  # noqa: F811
    for name in ("start", "end"):
        widget(form.date_input, name, ids[0]).set_value(None).run()
    press(form, "save")
    assert store.incident(ids[0]).date is None


def test_nothing_told_none_and_at_least_are_three_things(form, ids, store):  # noqa: F811
    i = ids[0]
    type_in(form, i, killed="at least 10", injured="0", abducted="", why="x")
    press(form, "save")
    tolls = store.incident(i).tolls
    assert tolls.killed == Toll(10, 10, None)
    assert tolls.injured == Toll(0, 0, 0)
    assert not tolls.abducted.known


def test_who_is_not_known_is_called_so_everywhere(open_page, ids):
    app = open_page("review", incident=ids[2])
    fields = html(app).split('data-field="perpetrator"')[1].split("</div>")[0]
    assert "Not known" in fields
    assert "unknown" not in fields
    press(app, "open-edit")
    assert widget(app.selectbox, "perpetrator", ids[2]).value == "unknown"
    assert "Not known" in widget(app.selectbox, "perpetrator", ids[2]).options


def test_the_place_is_picked_from_the_gazetteer(form, ids, store):  # noqa: F811
    type_in(form, ids[0], search="Hawija")
    offered = [b.label for b in form.button if b.key and b.key.startswith("review-place-")]
    assert "Hawija, Kirkuk" in offered
    press(form, "place")
    assert "Now: Hawija, Kirkuk" in html(form)
    press(form, "save")
    where = store.incident(ids[0]).located
    assert (where.place, where.iso, where.reason) == ("Hawija", "IQ-KI", "chosen by an analyst")


def test_coordinates_are_a_place_and_nonsense_says_so(form, ids):
    type_in(form, ids[0], search="34.21, 44.52")
    assert the_button(form, "place").label == "34\\.21, 44\\.52, Diyala"
    type_in(form, ids[0], search="qwertyuiop")
    assert "No place of that name is listed" in html(form)


def test_a_draft_survives_a_reload_and_a_restart(form, ids, open_page, store):  # noqa: F811
    type_in(form, ids[0], killed="12", why="half done")
    again = open_page("review", incident=ids[0])
    assert widget(again.text_input, "killed", ids[0]).value == "12"
    assert widget(again.text_input, "why", ids[0]).value == "half done"
    assert "begun by analyst" in html(again)
    assert len(store.revisions(ids[0])) == 1
    press(again, "discard")
    assert Desk(store).draft(ids[0]) is None
    assert 'data-field="killed"' in html(again)


def test_what_cannot_be_meant_is_said_and_stays_to_be_mended(form, ids, store):  # noqa: F811
    type_in(form, ids[0], killed="many", why="x")
    press(form, "save")
    assert any("many" in w.value and "no number of people" in w.value for w in form.warning)
    assert widget(form.text_input, "killed", ids[0]).value == "many"
    assert len(store.revisions(ids[0])) == 1
    type_in(form, ids[0], killed="13")
    press(form, "save")
    assert store.incident(ids[0]).tolls.killed == Toll(13, 13, 13)


def saved_by_another(store, incident, **changed):  # noqa: F811
    rev, now = store.opened(incident)
    store.edit(replace(now, review=Review.EDITED, **changed), rev, "Omar", action="edit")


def test_two_editors_get_both_versions_side_by_side(form, ids, store):  # noqa: F811
    type_in(form, ids[0], killed="12", target="my convoy")
    saved_by_another(store, ids[0], target="his convoy")
    press(form, "save")
    assert store.incident(ids[0]).target == "his convoy"
    both = html(form)
    assert "Omar changed this incident while you edited it" in both
    assert '<th scope="col">Saved by Omar</th><th scope="col">Yours</th>' in both
    assert "his convoy</td><td dir='auto'>my convoy" in both
    assert the_button(form, "save").disabled
    press(form, "mine")
    incident = store.incident(ids[0])
    assert (incident.target, incident.tolls.killed) == ("my convoy", Toll(12, 12, 12))
    assert [r.by for r in store.revisions(ids[0])] == ["engine", "Omar", "analyst"]


def test_the_other_version_can_be_kept(form, ids, store):  # noqa: F811
    type_in(form, ids[0], target="my convoy")
    saved_by_another(store, ids[0], target="his convoy")
    press(form, "save")
    press(form, "theirs")
    assert "his convoy" in html(form)
    assert [r.by for r in store.revisions(ids[0])] == ["engine", "Omar"]


def test_the_history_shows_who_what_why_and_leads_back(form, ids, store, open_page):  # noqa: F811
    type_in(form, ids[0], killed="12", why="a recount")
    press(form, "save")
    app = open_page("review", incident=ids[0])
    assert "<li>Killed: <s>11</s> → 12</li>" in html(app)
    assert '<p class="why" dir="auto">a recount</p>' in html(app)
    assert "by hand" in html(app)
    press(app, "back")
    assert store.incident(ids[0]).tolls.killed == Toll(11, 11, 11)
    assert [r.action for r in store.revisions(ids[0])] == ["add", "edit", "undo"]
    assert '<span class="hand">' not in html(app)


def test_many_are_accepted_as_one_step_and_undone_as_one(open_page, ids, store):  # noqa: F811
    app = open_page("review")
    assert the_button(app, "many-accept").label == "Accept 4 incidents"
    press(app, "many-accept")
    assert reviews(store, ids) == [Review.ACCEPTED] * 4 + [Review.EXTRACTED]
    assert "1 of 1 to review" in html(app)
    app = open_page("review")
    press(app, "step")
    assert reviews(store, ids) == [Review.EXTRACTED] * 5
    assert any(m.value == "undone" for m in app.markdown)


def test_the_threshold_decides_who_is_accepted(open_page, ids):
    app = open_page("review")
    app.slider(key="review-from").set_value(95).run()
    assert the_button(app, "many-accept").disabled


def test_only_what_a_person_judged_counts_as_reviewed(open_page, ids):
    app = press(open_page("review", incident=ids[0]), "accept")
    app = open_page("incidents", review=["accepted", "edited"])
    assert "<b>1 incident</b>" in html(app)


def test_the_name_is_kept_beside_the_project(open_page, ids):
    app = open_page("review")
    app.text_input(key="analyst-name").set_value("Layla").run()
    again = open_page("review")
    assert again.text_input(key="analyst-name").value == "Layla"


def test_the_filter_has_all_or_reviewed_only(open_page, ids):
    press(open_page("review", incident=ids[0]), "accept")
    app = open_page("incidents")
    both = app.segmented_control(key="filter-reviewed")
    assert (both.options, both.value) == (["All", "Reviewed only"], "All")
    both.set_value("Reviewed only").run()
    assert "<b>1 incident</b>" in html(app)
    assert app.multiselect(key="filter-review").value == ["accepted", "edited"]
    app.segmented_control(key="filter-reviewed").set_value("All").run()
    assert "<b>4 incidents</b>" in html(app)


def test_edits_begun_elsewhere_are_listed_and_opened(form, ids, open_page):
    type_in(form, ids[0], killed="12")
    app = open_page("review", incident=ids[1])
    press(app, f"draft-{ids[0]}")
    assert widget(app.text_input, "killed", ids[0]).value == "12"


def test_an_edit_saved_in_another_window_closes_the_form_here(form, ids, open_page):
    type_in(form, ids[0], killed="12")
    other = open_page("review", incident=ids[0])
    press(form, "save")
    other.run()
    assert 'data-field="killed"' in html(other)
    assert "edited by a person" in html(other)
    assert not the_button(other, "open-edit").disabled
