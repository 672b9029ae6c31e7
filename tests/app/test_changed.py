"""What changed?: since the last visit, the last export, a day; and the past day in the filter."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rasd.model import Review
from rasd.ui import visits
from tests.app.test_pages import count, html, query
from tests.app.test_review import store  # noqa: F401 (a fixture)
from tests.stories import HOSTILE


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    """The moment that the log and the screen go by; a test sets it."""
    moment = [datetime(2026, 11, 2, 9, 0, tzinfo=UTC)]
    for room in ("chain", "changes"):
        monkeypatch.setattr(f"rasd.store.{room}.now", lambda: f"{moment[0]:%Y-%m-%dT%H:%M:%SZ}")
    monkeypatch.setattr(visits, "moment", lambda: moment[0])

    def later(**ago):
        moment[0] += timedelta(**ago)

    return later


def edit(store, incident, **changed):  # noqa: F811
    rev, now = store.opened(incident)
    new = replace(now, review=Review.EDITED, **changed)
    store.edit(new, rev, "Omar", action="edit", why="he was there")


def changed(app):
    """The kinds of the changes that are listed, in order."""
    return [part.split('"')[0] for part in html(app).split('data-change="')[1:]]


def to_changes(app):
    return app.segmented_control(key="review-view").set_value("changed").run()


def test_a_first_visit_has_everything_new(open_page, clock):
    app = to_changes(open_page("review"))
    assert (len(app.exception), [e.value for e in app.error]) == (0, [])
    assert changed(app) == ["new"] * 5
    assert "This is your first visit, so everything is new: 5 new" in html(app)
    assert query(app) == {"since": ["visit"]}


def test_since_the_last_visit(open_page, ids, store, clock):  # noqa: F811
    open_page("map")
    clock(minutes=31)
    edit(store, ids[0], target=HOSTILE)
    store.edit(replace(store.opened(ids[1])[1], review=Review.REJECTED), 1, "Omar")
    app = open_page("review", since="visit")
    assert "Since your last visit, 2 November 2026, 12:00: 1 revised, 1 no longer" in html(app)
    assert sorted(changed(app)) == ["revised", "withdrawn"]
    assert "Omar: edited, 2 November 2026, 12:31" in html(app)
    assert "he was there" in html(app)
    assert "<img" not in html(app)


def test_no_click_reload_or_other_page_sets_the_mark(open_page, ids, store, clock):  # noqa: F811
    open_page("map")
    clock(minutes=31)
    edit(store, ids[0], target="guards")
    app = open_page("review", since="visit")
    end = store.mark("visit:analyst")
    assert end.at == "2026-11-02T09:00:00Z"
    for _ in range(8):
        clock(minutes=4)
        app.run()
    clock(minutes=20)
    other = open_page("review", since="visit")  # a reload, or another window
    assert store.mark("visit:analyst") == end
    assert changed(other) == ["revised"]


def test_a_window_left_open_over_night_begins_a_visit_too(open_page, ids, store, clock):  # noqa: F811
    app = open_page("review", since="visit")
    clock(minutes=10)
    app.run()
    clock(hours=14)
    edit(store, ids[0], target="guards")
    app.run()
    assert "Since your last visit, 2 November 2026, 12:10: 1 revised" in html(app)


def test_a_sign_is_written_at_most_every_few_minutes(open_page, store, clock):  # noqa: F811
    app = open_page("map")
    for _ in range(4):
        clock(minutes=1)
        app.run()
    assert store.mark("here:analyst").at == "2026-11-02T09:00:00Z"
    clock(minutes=1)
    app.run()
    assert store.mark("here:analyst").at == "2026-11-02T09:05:00Z"


def test_each_name_has_visits_of_its_own(open_page, store, clock):  # noqa: F811
    app = open_page("review")
    app.text_input(key="analyst-name").set_value("Layla").run()
    clock(minutes=6)
    app.run()
    assert store.mark("here:Layla").at == "2026-11-02T09:06:00Z"
    assert store.mark("here:analyst").at == "2026-11-02T09:00:00Z"


def test_since_a_day_stands_in_the_address(open_page, ids, store, clock):  # noqa: F811
    clock(days=3)
    edit(store, ids[0], target="guards")
    app = open_page("review", since="2026-11-05")
    assert "Since 5 November 2026: 1 revised" in html(app)
    app.date_input(key="changed-day").set_value(datetime(2026, 11, 2, tzinfo=UTC).date()).run()
    assert query(app) == {"since": ["2026-11-02"]}
    assert len(changed(app)) == 5
    app.segmented_control(key="changed-since").set_value("visit").run()
    assert query(app) == {"since": ["visit"]}
    app.segmented_control(key="changed-since").set_value("day").run()
    assert len(query(app)["since"][0]) == len("2026-11-02")


@pytest.mark.parametrize("since", ["0001-01-01", "9999-12-31"])
def test_a_far_day_is_no_fault(open_page, since):
    app = open_page("review", since=since)
    assert (len(app.exception), [e.value for e in app.error]) == (0, [])


def test_a_bad_start_is_told_and_left_out(open_page):
    app = open_page("review", since="yesterday")
    assert changed(app) == []
    assert app.segmented_control(key="review-view").value == "one"


def test_since_the_last_export(open_page, ids, store, clock):  # noqa: F811
    app = open_page("review", since="export")
    assert "No incidents have been exported" in html(app)
    store.set_mark("export")
    clock(minutes=1)
    edit(store, ids[0], target="guards")
    app.run()
    assert "Since the last export, 2 November 2026, 12:00: 1 revised" in html(app)
    assert changed(app) == ["revised"]


def test_a_kind_can_be_chosen(open_page, ids, store, clock):  # noqa: F811
    open_page("map")
    clock(minutes=31)
    edit(store, ids[0], target="guards")
    store.edit(replace(store.opened(ids[1])[1], review=Review.REJECTED), 1, "Omar")
    app = open_page("review", since="visit")
    kinds = app.segmented_control(key="changed-kind")
    assert kinds.options == ["All 2", "Revised 1", "No longer counted 1"]
    kinds.set_value("revised").run()
    assert changed(app) == ["revised"]


def test_a_change_opens_its_incident_and_the_list_is_left(open_page, ids, store, clock):  # noqa: F811
    app = open_page("review", since="visit")
    app.button(key=f"changed-open-{ids[0]}").click().run()
    assert query(app) == {"incident": [ids[0]]}
    assert f'data-incident="{ids[0]}"' in html(app)
    assert app.segmented_control(key="review-view").value == "one"


def test_a_past_day_shows_what_was_shown_then_and_stands_in_the_address(
    open_page,
    ids,
    store,  # noqa: F811
    clock,
):
    then = count(open_page("incidents")), count(open_page("incidents", q="market"))
    assert then == ("4 incidents", "2 incidents")
    clock(days=1)
    edit(store, ids[4], target="guards")
    store.withdraw_article("a2", "Omar", "wrong")
    now = count(open_page("incidents")), count(open_page("incidents", q="market"))
    assert now == ("2 incidents", "No incident")
    app = open_page("incidents")
    app.date_input(key="filter-as_of").set_value(datetime(2026, 11, 2, tzinfo=UTC).date()).run()
    assert query(app)["as_of"] == ["2026-11-02"]
    assert count(app) == then[0]
    card = html(open_page("incidents", incident=ids[3], as_of="2026-11-02"))
    assert "As it stood at the end of 2 November 2026." in card
    assert count(open_page("map", as_of="2026-11-02")) == then[0]
    assert count(open_page("incidents", as_of="2026-11-02", q="market")) == then[1]


def test_an_export_of_the_present_is_marked_one_of_the_past_is_not(ids, store):  # noqa: F811
    from rasd.frame import to_frame  # noqa: PLC0415
    from rasd.ui.table import _written  # noqa: PLC0415

    frame = to_frame(store.columns())
    assert _written("csv", frame, None, 3) == _written("csv", frame, store, 3)
    assert store.mark("export").seq == 3
