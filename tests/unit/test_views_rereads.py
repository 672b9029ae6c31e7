"""A document read again, in words: before and after, and what a person keeps."""

from dataclasses import replace

import pytest

from rasd.country import load_country
from rasd.model import Review, Toll
from rasd.render.sources import reread_html
from rasd.store import unit_of
from rasd.views.rereads import reread_line, reread_summary
from tests.reports import a_unit
from tests.stories import HOSTILE

COUNTRY = load_country()
OLD, NEW = (a_unit("a", killed=Toll(n, n, n)).reports[0] for n in (11, 9))


def differ(line):
    return [(d.label, d.before, d.after) for d in line.differ]


def test_what_is_read_otherwise_is_told_field_by_field():
    line = reread_line("changed", OLD, NEW, COUNTRY)
    assert (line.words, differ(line), line.said) == ("Read otherwise", [("Killed", "11", "9")], "")
    assert line.title == "Armed assault: soldiers — near Al-Azim, Diyala, 21 January 2022"


def test_what_is_the_same_gives_no_line_and_other_words_say_so():
    assert reread_line("same", OLD, OLD, COUNTRY) is None
    again = replace(OLD, draft=replace(OLD.draft, quote="Other words."))
    assert reread_line("changed", OLD, again, COUNTRY).said.startswith("The same values")


def test_a_new_and_a_lost_one_show_what_they_say():
    new = reread_line("new", None, NEW, COUNTRY)
    assert ("Killed", "9") in new.facts
    assert new.quote == "Gunmen attacked a post."
    assert ("Killed", "11") in reread_line("gone", OLD, None, COUNTRY).facts


def test_what_a_person_judged_is_held_against_what_would_be_read():
    owner = replace(unit_of(OLD), target="guards", review=Review.EDITED)
    line = reread_line("kept", OLD, NEW, COUNTRY, owner)
    assert differ(line) == [("Target", "guards", "soldiers"), ("Killed", "11", "9")]
    assert line.said.startswith("A person judged it")
    lost = reread_line("kept", OLD, None, COUNTRY, owner)
    assert (lost.differ, lost.said.split(";")[0]) == ((), "The present rules do not read it")


@pytest.mark.parametrize(
    ("kinds", "passed", "words"),
    [
        (["same", "kept"], None, "read the same"),
        (["changed", "changed", "new", "kept"], None,
         "2 read otherwise, 1 new, 1 kept as a person judged"),
        (["gone"], (3, 2), "1 no longer read, 2 instead of 3 passed over"),
    ],
)  # fmt: skip
def test_a_summary_counts_each_kind(kinds, passed, words):
    assert reread_summary(kinds, passed) == words


def test_hostile_words_stay_words():
    report = replace(NEW, draft=replace(NEW.draft, quote=HOSTILE, target=HOSTILE))
    html = reread_html([reread_line("new", None, report, COUNTRY)])
    assert "<script" not in html
    assert "<img" not in html
