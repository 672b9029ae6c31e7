"""The history in words, and which fields stand by a person's hand."""

from dataclasses import replace

from rasd.country import load_country
from rasd.model import Review, Toll, Tolls
from rasd.render.review import change_html, versions_html
from rasd.store import RevisionRow
from rasd.views.edits import differences
from rasd.views.history import history, moment, set_by_hand
from tests.reports import a_unit
from tests.stories import HOSTILE

COUNTRY = load_country()
FIRST = replace(a_unit("a"), reports=())
SECOND = replace(FIRST, tolls=Tolls(killed=Toll(12, 12, 12)), review=Review.EDITED)
ROWS = (
    RevisionRow(1, 1, "2024-05-03T09:00:00Z", "engine", "add", FIRST),
    RevisionRow(2, 2, "2024-05-03T11:05:00Z", "Layla", "edit", SECOND, "a recount"),
)


def test_the_newest_change_comes_first_with_its_fields_and_its_reason():
    newest, first = history(ROWS, COUNTRY)
    assert (newest.rev, newest.by, newest.what, newest.why) == (2, "Layla", "edited", "a recount")
    assert newest.at == "3 May 2024, 14:05"
    assert next((d.label, d.before, d.after) for d in newest.changes) == ("Killed", "11", "12")
    assert (first.what, first.changes) == ("read from an article", ())


def test_a_purged_revision_is_still_listed():
    gone = replace(ROWS[0], incident=None)
    newest, first = history((gone, ROWS[1]), COUNTRY)
    assert (newest.changes, first.what) == ((), "read from an article")
    assert set_by_hand((gone, ROWS[1]), COUNTRY) == {}


def test_a_field_that_a_person_set_says_who_when_and_why():
    assert set_by_hand(ROWS, COUNTRY) == {"killed": "Set by Layla, 3 May 2024, 14:05: a recount."}


def test_a_value_brought_back_was_set_by_nobody():
    back = RevisionRow(3, 3, "2024-05-03T12:00:00Z", "Layla", "undo", FIRST)
    assert set_by_hand((*ROWS, back), COUNTRY) == {}


def test_what_the_engine_changed_is_set_by_nobody():
    assert set_by_hand((ROWS[0], replace(ROWS[1], by="engine")), COUNTRY) == {}


def test_a_moment_that_is_none_is_shown_as_it_is():
    assert moment("long ago", COUNTRY) == "long ago"


def test_hostile_names_and_reasons_stay_text():
    bad = replace(ROWS[1], by=HOSTILE, why=HOSTILE, incident=replace(SECOND, target=HOSTILE))
    html = "".join(change_html(change) for change in history((ROWS[0], bad), COUNTRY))
    html += versions_html(differences(FIRST, bad.incident, COUNTRY), HOSTILE, "Yours")
    assert "<script" not in html
    assert "<img" not in html
    assert "Both say the same." in versions_html((), "a", "b")


def test_what_a_withdrawal_or_a_second_reading_changed_was_set_by_nobody():
    for action in ("withdraw", "restore", "reread", "redate", "merge", "purge"):
        assert set_by_hand((ROWS[0], replace(ROWS[1], action=action)), COUNTRY) == {}
