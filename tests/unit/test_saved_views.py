"""Filters under a name: kept for all, never lost, and whole to the last letter of the log."""

import pytest

from rasd.errors import BadInput, Conflict, StoreError
from rasd.store import open_store, saved_views
from rasd.store.logged import tidied
from tests.stories import HOSTILE

DIYALA = {"gov": ["IQ-DI"], "from": ["2021-01-01"]}
NAMES = [
    "Diyala, 2021",
    "هجمات ديالى",
    "می‌خواهم",
    HOSTILE,
    "'; DROP TABLE saved_view; --",
    "{{7*7}} ${x} `y` **bold** :red[x] [a](javascript:alert(1))",
    "=HYPERLINK(1)",
    "\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}",
]


@pytest.fixture
def store(target):
    opened = open_store(target)
    yield opened
    assert opened.verify() == ()
    opened.close()


def names(store):
    return [view.name for view in store.saved_views()]


@pytest.mark.parametrize("name", NAMES)
def test_a_view_is_kept_as_it_was_named(store, name):
    view = store.save_view(name, DIYALA, "me")
    assert (view.name, view.query, view.by, view.rev) == (
        tidied(name, saved_views.LONGEST),
        DIYALA,
        "me",
        1,
    )
    assert store.saved_views() == (view,)


def test_views_stand_by_name_and_belong_to_all(store, target):
    for name in ("b", "A", "c"):
        store.save_view(name, {}, "me")
    other = open_store(target)
    assert names(other) == ["A", "b", "c"]
    other.close()


def test_it_is_renamed_deleted_and_brought_back(store):
    view = store.save_view("mine", DIYALA, "me")
    rev = store.rename_view(view.id, 1, "  ours  ", "Omar")
    assert names(store) == ["ours"]
    gone = store.delete_view(view.id, rev, "me")
    assert names(store) == []
    assert store.restore_view(view.id, gone, "me") == 4
    assert names(store) == ["ours"]
    assert store.saved_views()[0].query == DIYALA
    with store._database.read() as connection:
        log = connection.exec_driver_sql(
            "SELECT rev, action, document FROM revision WHERE subject = 'saved_view:1' ORDER BY rev"
        ).all()
    assert [(row[0], row[1]) for row in log] == [
        (1, "add"),
        (2, "rename"),
        (3, "remove"),
        (4, "restore"),
    ]
    assert '"name":"ours"' in log[1][2]


@pytest.mark.parametrize("name", ["", "   ", "\x00\u202e\n", "MINE", " mine "])
def test_a_name_is_needed_and_taken_once(store, name):
    store.save_view("mine", {}, "me")
    with pytest.raises(
        BadInput, match=r"^(Give the view a name|There is a view named “(mine|MINE)”)"
    ):
        store.save_view(name, {}, "me")
    assert names(store) == ["mine"]


def test_a_name_taken_meanwhile_is_told_when_a_view_comes_back(store):
    view = store.save_view("mine", {}, "me")
    rev = store.delete_view(view.id, 1, "me")
    other = store.save_view("Mine", {}, "me")
    with pytest.raises(BadInput, match="already"):
        store.restore_view(view.id, rev, "me")
    with pytest.raises(BadInput, match="already"):
        store.rename_view(store.save_view("third", {}, "me").id, 1, "MINE", "me")
    store.rename_view(other.id, 1, "MINE", "me")  # its own name in other letters
    assert names(store) == ["MINE", "third"]


def test_two_people_at_one_view_lose_nothing(store):
    view = store.save_view("mine", {}, "me")
    store.rename_view(view.id, 1, "ours", "Omar")
    for late in (
        lambda: store.rename_view(view.id, 1, "yours", "me"),
        lambda: store.delete_view(view.id, 1, "me"),
        lambda: store.restore_view(view.id, 1, "me"),
    ):
        with pytest.raises(Conflict, match="changed this meanwhile"):
            late()
    with pytest.raises(StoreError, match="no such saved view"):
        store.restore_view(99, 1, "me")
    assert names(store) == ["ours"]


def test_no_list_grows_without_end(store, monkeypatch):
    monkeypatch.setattr(saved_views, "MOST", 2)
    store.save_view("a", {}, "me")
    store.save_view("b", {}, "me")
    with pytest.raises(BadInput, match="delete one first"):
        store.save_view("c", {}, "me")


def test_views_are_no_incidents_and_change_no_count(store):
    version = store.version()
    store.save_view("mine", {}, "me")
    assert store.version() == version
    assert store.changes(0) == ()
    assert store.touched(0) == 0


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE saved_view SET query = '{}'", "saved_view:1 differs"),
        ("UPDATE saved_view SET removed = 1", "saved_view:1 differs"),
        ("DELETE FROM saved_view", "saved_view:1 differs"),
        ("INSERT INTO saved_view(id, rev, name) VALUES (7, 1, 'x')", "saved_view:7 has no entry"),
    ],
)
def test_a_change_behind_the_stores_back_is_seen(target, statement, words):
    store = open_store(target)
    store.save_view("mine", DIYALA, "me")
    with store._database.write() as connection:
        connection.exec_driver_sql(statement)
    assert words in " ".join(store.verify())
    store.close()


def test_a_name_is_one_line_without_anything_invisible():
    assert tidied(" a\u202e\x00b\n\tc\ufeff ", 60) == "a b c"
    assert tidied("می\u200cخواهم", 60) == "می\u200cخواهم"
    assert tidied("x" * 61, 60) == "x" * 60
    assert tidied("\ud800", 60) == "?"
