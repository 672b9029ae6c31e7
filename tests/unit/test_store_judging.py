"""What a person does: judged one by one or many at once, with reasons, and taken back exactly."""

from dataclasses import replace

import pytest

from rasd.errors import Conflict, StoreError
from rasd.fuse import unite
from rasd.model import Claim, Review
from rasd.store import open_store
from tests.reports import a_unit, an_article, span, toll


@pytest.fixture
def store(target):
    opened = open_store(target)
    yield opened
    assert opened.verify() == ()
    opened.close()


@pytest.fixture
def units(store):
    made = [a_unit(name, when=span(f"202{n}-01-01")) for n, name in enumerate("abc")]
    articles = [an_article(name) for name in "abc"]
    store.save(store.begin_batch("test", "test"), articles, made)
    return made


def judged(store, *units):
    return [store.incident(unit.id).review for unit in units]


def test_an_incident_is_read_with_its_revision(store, units):
    assert store.opened(units[0].id) == (1, units[0])
    assert store.opened("nothing") is None


def test_a_judgement_is_a_revision_with_who_what_and_why(store, units):
    accepted = replace(units[0], review=Review.ACCEPTED)
    assert store.edit(accepted, 1, "Layla", action="accept", why="read it twice") == 2
    added, judgement = store.revisions(units[0].id)
    assert (added.by, added.action, added.why) == ("engine", "add", "")
    assert (judgement.by, judgement.action, judgement.why) == ("Layla", "accept", "read it twice")
    assert judgement.incident.review is Review.ACCEPTED


def test_the_reason_of_a_judgement_does_not_make_the_next_import_a_change(store, units):
    accepted = replace(units[0], review=Review.ACCEPTED)
    store.edit(accepted, 1, "Layla", action="accept", why="read it twice")
    store.save(store.begin_batch("again", "test"), [an_article("a")], [accepted])
    assert len(store.revisions(units[0].id)) == 2


def test_a_judgement_over_a_newer_version_writes_nothing(store, units):
    store.edit(replace(units[0], target="x"), 1, "one", action="edit")
    with pytest.raises(Conflict, match="meanwhile"):
        store.edit(replace(units[0], review=Review.ACCEPTED), 1, "two", action="accept")
    assert store.incident(units[0].id).target == "x"


def test_going_back_restores_values_and_claims_exactly(store, units):
    claim = Claim("killed", "12", "", "analyst", None, chosen=True)
    edited = replace(units[0], target="y", tolls=replace(units[0].tolls, killed=toll(12, 12)))
    store.edit(replace(edited, claims=(claim,), review=Review.EDITED), 1, "one", action="edit")
    assert store.go_back(units[0].id, 1, 2, "two", "a mistake") == 3
    assert store.incident(units[0].id) == units[0]
    assert [(r.action, r.by, r.why) for r in store.revisions(units[0].id)][2] == (
        "undo",
        "two",
        "a mistake",
    )
    assert store.go_back(units[0].id, 2, 3, "one") == 4
    assert store.incident(units[0].id).claims == (claim,)


def test_going_back_keeps_the_reports_that_came_since(store, units):
    store.edit(replace(units[0], target="y", review=Review.EDITED), 1, "one", action="edit")
    also = a_unit("d", when=units[0].date)
    both = unite([store.incident(units[0].id), also])
    store.save(store.begin_batch("more", "test"), [an_article("d")], [both])
    store.go_back(units[0].id, 1, 3, "one")
    kept = store.incident(units[0].id)
    assert (kept.target, kept.review, len(kept.reports)) == (units[0].target, Review.EXTRACTED, 2)


def test_going_back_is_refused_over_a_newer_version_or_to_none(store, units):
    with pytest.raises(Conflict):
        store.go_back(units[0].id, 1, 7, "one")
    with pytest.raises(Conflict):
        store.go_back("nothing", 1, 1, "one")
    with pytest.raises(StoreError, match="no version 9"):
        store.go_back(units[0].id, 9, 1, "one")


def test_a_version_that_was_part_of_another_is_not_brought_back(store, units):
    merged = replace(units[0], review=Review.MERGED)
    store.edit(merged, 1, "one", action="merge")
    store.edit(units[0], 2, "one", action="split")
    with pytest.raises(StoreError, match="part of another"):
        store.go_back(units[0].id, 2, 3, "one")


def test_an_incident_made_by_a_person_is_undone_by_rejection(store, units):
    made = replace(a_unit("a", 1001), review=Review.EDITED)
    assert store.add(made, "Layla", why="overruled: a total") == made.id
    (first,) = store.revisions(made.id)
    assert (first.by, first.action, first.why) == ("Layla", "overrule", "overruled: a total")
    store.go_back(made.id, 0, 1, "Layla")
    assert store.incident(made.id).review is Review.REJECTED


def test_an_incident_of_no_stored_article_is_refused(store, units):
    with pytest.raises(StoreError, match="not in the project"):
        store.add(a_unit("z"), "Layla")


def test_many_are_accepted_as_one_step_and_undone_as_one(store, units):
    step = store.judge_all({u.id: 1 for u in units}, Review.ACCEPTED, "Layla", "all above 60%")
    assert (step.n, step.action, step.why, step.by, step.undone) == (
        3,
        "accept",
        "all above 60%",
        "Layla",
        False,
    )
    assert judged(store, *units) == [Review.ACCEPTED] * 3
    assert store.undo_step(step.id, "Layla") == ()
    assert [store.incident(u.id) for u in units] == units
    assert [s.undone for s in store.steps()] == [True]


def test_a_step_leaves_alone_what_changed_since_it_was_seen(store, units):
    store.edit(replace(units[0], target="x", review=Review.EDITED), 1, "one", action="edit")
    step = store.judge_all({u.id: 1 for u in units}, Review.ACCEPTED, "two")
    assert step.n == 2
    assert judged(store, *units) == [Review.EDITED, Review.ACCEPTED, Review.ACCEPTED]


def test_undoing_a_step_leaves_alone_what_changed_after_it(store, units):
    step = store.judge_all({u.id: 1 for u in units}, Review.ACCEPTED, "one")
    changed = replace(units[1], target="x", review=Review.EDITED)
    store.edit(changed, 2, "two", action="edit")
    assert store.undo_step(step.id, "one") == (units[1].id,)
    assert judged(store, *units) == [Review.EXTRACTED, Review.EDITED, Review.EXTRACTED]


def test_undoing_a_step_takes_back_what_is_again_as_the_step_left_it(store, units):
    step = store.judge_all({u.id: 1 for u in units}, Review.ACCEPTED, "one")
    changed = replace(units[1], target="x", review=Review.EDITED)
    store.go_back(units[1].id, 2, store.edit(changed, 2, "two", action="edit"), "two")
    assert store.undo_step(step.id, "one") == ()
    assert judged(store, *units) == [Review.EXTRACTED] * 3
    assert store.verify() == ()


def test_a_step_of_nothing_and_a_second_undo_are_refused(store, units):
    step = store.judge_all({units[0].id: 1}, Review.REJECTED, "one")
    with pytest.raises(StoreError, match="Nothing"):
        store.judge_all({units[0].id: 2}, Review.ACCEPTED, "one")
    store.undo_step(step.id, "one")
    with pytest.raises(StoreError, match="no such step"):
        store.undo_step(step.id, "one")


def test_steps_are_no_incidents_of_any_day(store, units):
    store.judge_all({u.id: 1 for u in units}, Review.ACCEPTED, "one")
    from datetime import date  # noqa: PLC0415 (one use)

    assert len(store.columns(as_of=date(2100, 1, 1))["id"]) == 3
