"""What changed: since a day, a visit, an export; what came and went in between is left out."""

from dataclasses import replace
from datetime import date

import pytest

from rasd import pipeline
from rasd.country import load_country
from rasd.model import Review, Toll
from rasd.render.changes import changed_html
from rasd.store import open_store
from rasd.views.changes import FieldChange, changes_view
from rasd.views.history import history
from tests.reports import a_unit, an_article, span
from tests.stories import HOSTILE


@pytest.fixture
def clock(monkeypatch):
    """The moment that the log writes; a test sets it."""
    moment = ["2022-03-01T12:00:00Z"]
    for room in ("chain", "changes"):
        monkeypatch.setattr(f"rasd.store.{room}.now", lambda: moment[0])

    def at(text):
        moment[0] = text

    return at


@pytest.fixture
def store(target):
    opened = open_store(target)
    yield opened
    assert opened.verify() == ()
    opened.close()


def save(store, *units):
    batch = store.begin_batch("t", "t")
    keys = sorted({r.article_id for unit in units for r in unit.reports})
    store.save(batch, [an_article(key) for key in keys], units)
    return batch


def unit(key, month=1):
    return a_unit(key, when=span(f"2022-0{month}-21"))


def kinds(store, after):
    return {change.id: change.kind for change in store.changes(after)}


def test_new_revised_withdrawn_and_back(store):
    one, other, third = unit("a"), unit("b", 2), unit("c", 3)
    save(store, one, other)
    seen = store.last_revision()
    assert store.changes(seen) == ()
    batch = save(store, third)
    fewer = replace(one, tolls=replace(one.tolls, killed=Toll(9, 9, 9)), review=Review.EDITED)
    store.edit(fewer, 1, "me", why="the hospital says so")
    store.edit(replace(other, review=Review.REJECTED), 1, "me")
    assert kinds(store, seen) == {third.id: "new", one.id: "revised", other.id: "withdrawn"}
    later = store.last_revision()
    store.edit(replace(other, review=Review.ACCEPTED), 2, "me")
    store.remove_batch(batch, "me")
    assert kinds(store, later) == {other.id: "restored", third.id: "withdrawn"}
    # over the whole time the third came and went, and the other is only accepted
    assert kinds(store, seen) == {one.id: "revised", other.id: "revised"}
    assert [change.id for change in store.changes(0, seen)] == [other.id, one.id]


def test_a_merge_is_one_revised_and_one_merged(store):
    one, other = unit("a"), unit("b", 2)
    save(store, one, other)
    seen = store.last_revision()
    into = pipeline.merge(store, [one.id, other.id], "me", "one attack")
    gone = ({one.id, other.id} - {into}).pop()
    assert kinds(store, seen) == {into: "revised", gone: "merged"}
    assert {c.id: c.into for c in store.changes(seen)} == {into: "", gone: into}
    middle = store.last_revision()
    pipeline.split(store, into, "me")
    assert kinds(store, middle) == {into: "revised", gone: "parted"}
    assert kinds(store, seen) == {}


def test_since_a_day_of_the_country(store, clock):
    clock("2022-03-04T20:59:59Z")  # still the fourth in Baghdad
    save(store, unit("a"))
    clock("2022-03-04T21:00:00Z")
    save(store, unit("b", 2))
    wanted = {date(2022, 3, 4): 2, date(2022, 3, 5): 1, date(2022, 3, 6): 0, date.min: 2}
    for day, n in wanted.items():
        assert len(store.changes(store.last_revision_before(day))) == n


def test_marks_remember_how_far_somebody_looked(store, clock):
    assert store.mark("visit:me") is None
    save(store, unit("a"))
    version = store.version()
    mark = store.set_mark("visit:me")
    assert store.version() == version
    assert (mark.at, store.mark("visit:me")) == ("2022-03-01T12:00:00Z", mark)
    save(store, unit("b", 2))
    assert list(kinds(store, mark.seq).values()) == ["new"]
    assert store.set_mark("visit:me").seq == store.last_revision()
    assert store.mark("export") is None


def test_a_mark_may_stand_before_what_came_meanwhile(store):
    save(store, unit("a"))
    seen = store.last_revision()
    save(store, unit("b", 2))
    assert list(kinds(store, store.set_mark("export", seen).seq).values()) == ["new"]


def test_a_visit_ends_with_a_pause_and_stays_where_it_ended(store, clock):
    clock("2022-03-01T09:00:00Z")
    save(store, unit("a"))
    version = store.version()
    assert store.look("me") is None  # the first visit: there was none before
    clock("2022-03-01T09:29:59Z")
    save(store, unit("b", 2))
    assert store.look("me") is None
    end = store.last_revision()
    clock("2022-03-01T09:59:59Z")  # thirty minutes are no pause yet
    assert store.look("me") is None
    save(store, unit("c", 3))
    clock("2022-03-01T10:30:00Z")
    before = store.look("me")
    assert (before.name, before.at, before.seq) == ("visit:me", "2022-03-01T09:59:59Z", end)
    assert list(kinds(store, before.seq)) == [unit("c", 3).id]
    clock("2022-03-01T10:50:00Z")
    assert store.look("me") == store.look("me") == store.mark("visit:me") == before
    assert store.look("somebody else") is None
    assert store.mark("visit:somebody else") is None
    assert version < store.version()  # of the articles alone


def test_a_sign_does_not_make_the_screens_read_again(store):
    save(store, unit("a"))
    version = store.version()
    store.look("me")
    assert store.version() == version


def test_of_very_many_those_written_last_are_listed(store):
    save(store, *(unit(key, n) for n, key in enumerate("abcd", 1)))
    store.edit(replace(unit("a"), target="guards"), 1, "me")
    assert store.touched(0) == 4
    assert [c.id for c in store.changes(0, most=2)] == [unit("a").id, unit("d", 4).id]
    assert [c.edits for c in store.changes(0, most=2)] == [2, 1]


def test_the_view_says_each_field_before_and_after_in_words(store):
    one = unit("a")
    save(store, one, unit("b", 2))
    seen = store.last_revision()
    mine = replace(
        one,
        tolls=replace(one.tolls, killed=Toll(9, 9, None), injured=Toll(2, 2, 2)),
        review=Review.EDITED,
        weapon="mortar",
    )
    store.edit(mine, 1, "me", why="the hospital says so")
    view = changes_view(store.changes(seen), load_country())
    (line,) = view.lines
    assert (view.summary, dict(view.counts)) == ("1 revised", {"revised": 1})
    assert (line.by, line.why, line.kind_words) == ("me", "the hospital says so", "Revised")
    assert (line.what, line.steps, line.opens) == ("changed", 1, True)
    assert line.title.startswith("Armed assault")
    assert line.fields == (
        FieldChange("Weapon", "–", "mortar"),
        FieldChange("Killed", "11", "9 or more"),
        FieldChange("Injured", "–", "2"),
        FieldChange("Review", "Not reviewed", "Edited"),
    )
    everything = changes_view(store.changes(0), load_country())
    assert everything.summary == "2 new"
    assert everything.lines[0].fields == ()
    assert changes_view((), load_country()).summary == "nothing changed"


def test_another_outlet_is_a_change_that_is_shown(store):
    save(store, unit("a"))
    seen = store.last_revision()
    both = replace(unit("a"), reports=(*unit("a").reports, *a_unit("b", publisher="AFP").reports))
    save(store, both)
    (line,) = changes_view(store.changes(seen), load_country()).lines
    assert line.fields == (FieldChange("Outlets", "AP", "AFP, AP"),)


def test_what_went_with_its_document_cannot_be_opened_what_was_rejected_can(store, clock):
    clock("2022-03-04T21:05:00Z")
    one, other = unit("a"), unit("b", 2)
    save(store, one)
    batch = save(store, other)
    seen = store.last_revision()
    store.edit(replace(one, review=Review.REJECTED), 1, "me", action="reject", why="a drill")
    store.remove_batch(batch, "me")
    lines = {line.id: line for line in changes_view(store.changes(seen), load_country()).lines}
    assert {key: (line.kind, line.opens) for key, line in lines.items()} == {
        one.id: ("withdrawn", True),
        other.id: ("withdrawn", False),
    }
    told = changed_html(lines[one.id])
    assert "No longer counted" in told
    assert "me: rejected, 5 March 2022, 00:05" in told
    assert "<li>Review: <s>Not reviewed</s> → Rejected</li>" in told
    assert "a drill" in told


def test_every_step_is_told_where_there_were_several(store):
    one = unit("a")
    save(store, one)
    store.edit(replace(one, target="guards"), 1, "me", action="edit", why="first")
    store.edit(replace(one, target=HOSTILE), 2, HOSTILE, action="edit", why=HOSTILE)
    (line,) = changes_view(store.changes(0), load_country()).lines
    assert (line.kind, line.steps) == ("new", 3)
    told = changed_html(line, history(store.revisions(one.id), load_country()))
    assert "<summary>3 steps</summary>" in told
    assert told.count("rasd-change") == 5
    assert "first" in told
    assert "<script" not in told
    assert "<img" not in told


def test_an_incident_and_its_words_as_they_stood_on_a_day(store, clock):
    clock("2022-03-01T12:00:00Z")
    one = unit("a")
    save(store, one)
    clock("2022-03-03T12:00:00Z")
    store.edit(replace(one, target="guards", review=Review.EDITED), 1, "me")
    store.withdraw_article("a", "me", "wrong")
    assert store.incident(one.id) is None
    assert store.incident(one.id, date(2022, 3, 2)) == one
    assert store.incident(one.id, date(2022, 2, 28)) is None
    assert store.incident(one.id, date(2022, 3, 3)) is None
    assert store.search("gunmen") == frozenset()
    assert store.search("gunmen", date(2022, 3, 2)) == {one.id}
    assert store.search("gunmen", date(2022, 2, 28)) == frozenset()
    assert store.search("", date(2022, 3, 2)) == frozenset()
