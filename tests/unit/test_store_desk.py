"""The desk: a name and edits begun, kept over restarts, and never in the way of the store."""

import threading

import pytest

from rasd.store import Desk, open_store


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "p.db")
    yield opened
    opened.close()


def test_a_draft_and_a_name_survive_a_restart(store):
    Desk(store).keep("i1", 3, "Layla", {"killed": "11", "start": "2022-01-21"})
    Desk(store).keep_name("Layla")
    store.close()
    again = open_store(store.path)
    draft = Desk(again).draft("i1")
    assert (draft.rev, draft.by, draft.values) == (
        3,
        "Layla",
        {"killed": "11", "start": "2022-01-21"},
    )
    assert Desk(again).name() == "Layla"
    again.close()


def test_nothing_is_there_until_something_is_kept(store):
    desk = Desk(store)
    assert (desk.draft("i1"), desk.name(), dict(desk.drafts())) == (None, "", {})
    assert not desk.path.exists()
    desk.drop("i1")
    assert not desk.path.exists()


def test_a_draft_is_replaced_and_dropped_alone(store):
    desk = Desk(store)
    desk.keep("i1", 1, "a", {"killed": "1"})
    desk.keep("i2", 1, "a", {})
    desk.keep("i1", 2, "b", {"killed": "2"})
    assert (desk.draft("i1").rev, desk.draft("i1").values) == (2, {"killed": "2"})
    assert list(desk.drafts()) == ["i2", "i1"]
    desk.drop("i1")
    assert list(desk.drafts()) == ["i2"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"drafts": 7}',
        '{"drafts": {"i1": {"x": 1}}}',
        '{"drafts": {"i1": {"rev": 1, "by": "", "at": "", "values": 7}}}',
        "\x00",
    ],
)
def test_a_damaged_desk_is_an_empty_one_and_can_be_used_again(store, text):
    desk = Desk(store)
    desk.path.write_text(text)
    assert desk.draft("i1") is None
    desk.keep("i1", 1, "a", {"target": "قاعدة"})
    assert desk.draft("i1").values == {"target": "قاعدة"}


def test_the_oldest_of_too_many_drafts_goes(store, monkeypatch):
    monkeypatch.setattr("rasd.store.desk.MOST", 2)
    for name in ("i1", "i2", "i3"):
        Desk(store).keep(name, 1, "a", {})
    assert list(Desk(store).drafts()) == ["i2", "i3"]


def test_two_windows_at_once_lose_nothing(store):
    def work(name):
        for n in range(10):
            Desk(store).keep(f"{name}{n}", 1, name, {"n": n})

    threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(Desk(store).drafts()) == 20
