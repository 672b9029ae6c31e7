"""The table of documents: what each gave and why not more, and which rows a choice shows."""

from datetime import date

import pytest

from rasd.country import load_country
from rasd.store import ArticleRow, Noted, SkippedRow
from rasd.views.documents import (
    NoteLine,
    choose,
    counts_line,
    document_notes,
    document_rows,
    document_table,
    purge_lists,
    withdrawal_words,
)

COUNTRY = load_country()
TOTAL = "Not an incident: a total over many events, not one incident."
AT = "2026-01-01T00:00:00Z"


def article(key, title, publisher="AP", incidents=0, **more):
    """An article row of the store, as of one import."""
    told = {"published": date(2022, 1, 21), "added_at": AT, "n_skipped": 0, **more}
    return ArticleRow(
        id=key,
        title=title,
        publisher=publisher,
        url="",
        language="en",
        kind="text",
        origin=f"{key}.txt",
        n_incidents=incidents,
        batch="added",
        **told,
    )


def skip(key, reason=TOTAL, stage="extract", item="x", added_at=AT):
    return SkippedRow(item, stage, reason, key, "added", added_at)


ROWS = document_rows(
    [
        article("a", "Raid", incidents=2, n_skipped=2),
        article("b", "هجوم", "Rudaw", published=None, n_skipped=1),
        article("c", "Hoax", incidents=1, live=False, withdrawn="a hoax."),
        article("d", "", "", live=False, withdrawn="names a witness", purged=True),
        article("e", "Old", live=False),
    ],
    [
        skip("a"),
        skip("a"),
        skip("b", "The text is in Arabic.", "language"),
        skip("", "The file is damaged.", "read", "bad.pdf", "2026-01-02T00:00:00Z"),
    ],
)


def ids(rows):
    return [row.id for row in rows]


def test_what_came_in_last_stands_first_and_what_could_not_be_read_is_a_row_too():
    assert [row.title for row in ROWS] == ["bad.pdf", "Raid", "هجوم", "Hoax", "d.txt", "Old"]
    assert counts_line(ROWS) == "2 read, 1 could not be read or used, 3 withdrawn"


def test_the_table_says_why_with_the_stage_each_reason_once():
    table = document_table(ROWS)
    assert list(table["Why"]) == [
        "not read: The file is damaged",
        "passed over: a total over many events",
        "other language: The text is in Arabic",
        "withdrawn: a hoax",
        "words removed: names a witness",
        "import taken out",
    ]
    assert table.iloc[1].to_dict() == {
        "Document": "Raid",
        "Outlet": "AP",
        "Published": "2022-01-21",
        "Incidents": 2,
        "Passed over": 2,
        "Why": "passed over: a total over many events",
        "Import": "added",
    }


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("all", ["", "a", "b", "c", "d", "e"]),
        ("told", ["a", "c"]),
        ("silent", ["b", "d", "e"]),
        ("passed", ["a", "b"]),
        ("unread", [""]),
        ("out", ["c", "d", "e"]),
    ],
)
def test_each_choice_shows_its_rows(shown, expected):
    assert ids(choose(ROWS, shown=shown)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("raid", ["a"]), ("TOTAL events", ["a"]), ("2022-01", ["a", "c", "d", "e"]), ("هجوم", ["b"])],
)
def test_words_are_looked_for_in_all_that_the_table_says(words, expected):
    assert ids(choose(ROWS, words)) == expected


def test_an_outlet_that_is_not_named_can_be_chosen():
    assert ids(choose(ROWS, outlet="Rudaw")) == ["b"]
    assert ids(choose(ROWS, outlet="")) == ["", "d"]


def test_an_empty_project_has_an_empty_table():
    assert document_table(()).empty
    assert counts_line(()) == "0 read, 0 could not be read or used"


@pytest.mark.parametrize(
    ("alone", "shared", "expected"),
    [
        (0, 0, "It told no incident."),
        (2, 0, "2 incidents that only it tells will no longer count."),
        (0, 1, "1 incident told by others too will stand by their words."),
        (1, 1, "1 incident that only it tells will no longer count; 1 incident told by others too"),
    ],
)
def test_a_withdrawal_says_what_it_does(alone, shared, expected):
    assert withdrawal_words(alone, shared).startswith(expected)


def test_a_purge_names_what_goes_and_what_stays():
    (_, goes), (_, stays) = purge_lists(2, 1)
    assert "2 incidents that only it tells" in goes
    assert "its part in 1 incident told by others too" in goes
    assert "your name, the time and your reason" in stays
    assert not any("incident" in line for line in purge_lists(0, 0)[1][1])


def test_what_was_done_is_told_in_words():
    (line,) = document_notes([Noted("2026-01-01T09:00:00Z", "me", "purge", "a law")], COUNTRY)
    assert line == NoteLine("removed its words for good", "1 January 2026, 12:00", "me", "a law")
