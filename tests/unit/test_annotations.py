"""Tags, notes and links: beside the incident, in the log, through merges and past days."""

from dataclasses import replace
from datetime import date

import pytest

from rasd import pipeline
from rasd.country import load_country
from rasd.errors import BadInput, Conflict, StoreError
from rasd.filters import Filter, select
from rasd.frame import to_frame
from rasd.render.annotations import annotations_html, one_html
from rasd.render.review import change_html
from rasd.store import Desk, annotations, open_store
from rasd.views.history import history
from tests.reports import a_unit, an_article, span
from tests.stories import HOSTILE

ONE, OTHER = a_unit("a"), a_unit("b", when=span("2022-02-21"))
BAD_LINKS = [
    "",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "file:///etc/hosts",
    "ftp://example.org/a",
    "//example.org/a",
    "example.org",
    "https://",
    "https:///path",
    "https://example.org/a b",
    'https://example.org/"onmouseover=alert(1)',
    "https://bank.example@evil.example/",
    "https://[::1",
    "https://example.org:99999/",
    "http://example.org/\x00",
    "https://example.org/" + "a" * 2_001,
]


@pytest.fixture
def store(target):
    opened = open_store(target)
    opened.save(opened.begin_batch("t", "t"), [an_article("a"), an_article("b")], [ONE, OTHER])
    yield opened
    assert opened.verify() == ()
    opened.close()


def tags(store, as_of=None):
    frame = to_frame(store.columns(as_of=as_of))
    return {key: tag for key, tag in zip(frame["id"], frame["tags"], strict=True) if tag}


def held(store, incident=ONE.id, as_of=None):
    return [(a.kind, a.words, a.url) for a in store.annotations(incident, as_of)]


def test_a_tag_is_given_taken_away_and_brought_back(store):
    version = store.version()
    tag = store.tag(ONE.id, "  check  again ", "me")
    assert (tag.words, tag.by, tag.kind) == ("check again", "me", "tag")
    assert store.version() > version  # the screens show tags
    store.tag(ONE.id, "Border|line", "Omar")
    assert tags(store) == {ONE.id: "Border/line|check again"}
    assert store.tags() == ("Border/line", "check again")
    rev = store.take_away(tag, "Omar")
    assert tags(store) == {ONE.id: "Border/line"}
    with pytest.raises(Conflict):
        store.take_away(tag, "me")
    store.put_back(replace(tag, rev=rev), "me")
    assert tags(store) == {ONE.id: "Border/line|check again"}
    assert [(r.action, r.by) for r in store.remarks(ONE.id)] == [
        ("add", "me"),
        ("add", "Omar"),
        ("remove", "Omar"),
        ("restore", "me"),
    ]


def test_a_tag_is_one_whatever_its_capitals(store):
    store.tag(ONE.id, "ISIS cell", "me")
    with pytest.raises(BadInput, match="there already"):
        store.tag(ONE.id, "isis CELL", "me")
    assert store.tag(OTHER.id, "isis CELL", "me").words == "ISIS cell"
    for empty in ("", "  ", "\x00\u202e"):
        with pytest.raises(BadInput, match="Type a tag first"):
            store.tag(ONE.id, empty, "me")
    assert store.tag(ONE.id, "x" * 50, "me").words == "x" * 40


def test_tags_filter(store):
    store.tag(ONE.id, "check", "me")
    store.tag(OTHER.id, "checked", "me")
    store.tag(OTHER.id, "b", "me")
    frame = to_frame(store.columns())
    assert list(select(frame, Filter(tag=("check",)))["id"]) == [ONE.id]
    assert list(select(frame, Filter(tag=("b", "check")))["id"]) == [ONE.id, OTHER.id]
    assert list(select(frame, Filter(tag=("none",)))["id"]) == []
    assert len(select(to_frame(store.columns()), Filter(tag=("check",)), ignore="tag")) == 2


def test_a_note_is_kept_as_it_was_written(store):
    note = store.note(ONE.id, "  First line.\r\n\r\nSecond \u202eline\x07.  ", "me")
    assert note.words == "First line.\n\nSecond line."
    version = store.version()
    store.note(ONE.id, "سطر", "Omar")
    assert store.version() == version  # notes are in no count
    assert [a.words for a in store.annotations(ONE.id)] == [note.words, "سطر"]
    with pytest.raises(BadInput, match="Write the note first"):
        store.note(ONE.id, " \n ", "me")
    with pytest.raises(BadInput, match="5,000 characters"):
        store.note(ONE.id, "x" * 5_001, "me")


@pytest.mark.parametrize("url", BAD_LINKS)
def test_what_is_no_plain_link_is_refused(store, url):
    with pytest.raises(BadInput, match="A link begins with http"):
        store.attach(ONE.id, url, "x", "me")
    assert held(store) == []


@pytest.mark.parametrize(
    "url",
    ["https://example.org/a?b=c&d=%20#e", "HTTP://EXAMPLE.ORG:8080", "https://مثال.example/خبر"],
)
def test_a_link_is_kept_and_shown_as_text_that_opens_apart(store, url):
    link = store.attach(ONE.id, f" {url} ", "The list", "me")
    assert held(store) == [("link", "The list", url)]
    told = one_html(link, load_country())
    assert 'target="_blank" rel="noopener noreferrer"' in told
    assert ">The list</a>" in told


def test_hostile_words_stay_text(store):
    store.tag(ONE.id, HOSTILE, "me")
    store.note(ONE.id, HOSTILE, HOSTILE)
    store.attach(ONE.id, "https://example.org/$%7B7*7%7D", HOSTILE, "me")
    told = annotations_html(store.annotations(ONE.id), load_country())
    lines = history(store.revisions(ONE.id), load_country(), store.remarks(ONE.id))
    told += "".join(map(change_html, lines))
    assert "<script" not in told
    assert "<img" not in told
    assert "{{" not in told


def test_nothing_is_written_beside_what_is_not_there(store):
    for late in (
        lambda: store.tag("none", "x", "me"),
        lambda: store.note("none", "x", "me"),
        lambda: store.attach("none", "https://example.org", "", "me"),
    ):
        with pytest.raises(StoreError, match="not in the project"):
            late()


def test_no_incident_collects_without_end(store, monkeypatch):
    monkeypatch.setattr(annotations, "MOST", 2)
    store.note(ONE.id, "1", "me")
    store.note(ONE.id, "2", "me")
    with pytest.raises(BadInput, match="at most"):
        store.note(ONE.id, "3", "me")


def test_they_go_along_with_a_merge_and_back_with_a_split(store):
    store.tag(ONE.id, "one", "me")
    store.tag(OTHER.id, "Other", "me")
    store.note(OTHER.id, "of the other", "me")
    into = pipeline.merge(store, [ONE.id, OTHER.id], "me")
    gone = OTHER.id if into == ONE.id else ONE.id
    assert tags(store)[into] == "one|Other"
    assert {a.words for a in store.annotations(into)} == {"one", "Other", "of the other"}
    assert len(store.remarks(into)) == 3
    assert tags(store).get(gone, "") == ""
    pipeline.split(store, into, "me")
    assert tags(store) == {ONE.id: "one", OTHER.id: "Other"}
    assert held(store, ONE.id) == [("tag", "one", "")]


def test_a_past_day_has_the_tags_and_notes_of_that_day(store, monkeypatch):
    def on(day):
        for room in ("chain", "logged"):
            monkeypatch.setattr(f"rasd.store.{room}.now", lambda: f"{day}T12:00:00Z")

    on("2031-03-01")
    tag = store.tag(OTHER.id, "one", "me")
    on("2031-03-02")
    into = pipeline.merge(store, [ONE.id, OTHER.id], "me")
    on("2031-03-03")
    store.take_away(tag, "me")
    store.note(into, "late", "me")
    days = {n: date(2031, 3, n) for n in (1, 2, 3)}
    assert tags(store, date(2031, 2, 28)) == {}
    assert tags(store, days[1]) == {OTHER.id: "one"}
    assert tags(store, days[2])[into] == "one"
    assert tags(store, days[3]) == tags(store) == {}
    assert held(store, OTHER.id, days[1]) == [("tag", "one", "")]
    assert held(store, into, days[2]) == [("tag", "one", "")]
    assert held(store, into, days[3]) == [("note", "late", "")]


def test_the_history_tells_them_between_the_revisions(store):
    tag = store.tag(ONE.id, "check", "me")
    store.edit(replace(ONE, target="guards"), 1, "Omar", action="edit")
    store.take_away(tag, "Omar")
    store.note(ONE.id, "why", "me")
    store.attach(ONE.id, "https://example.org/a", "", "me")
    lines = history(store.revisions(ONE.id), load_country(), store.remarks(ONE.id))
    assert [(line.rev, line.what, line.why) for line in lines] == [
        (0, "added the link https://example.org/a", ""),
        (0, "added the note", "why"),
        (0, "took away the tag “check”", ""),
        (2, "edited", ""),
        (0, "added the tag “check”", ""),
        (1, "read from an article", ""),
    ]


def test_a_note_begun_outlives_a_restart(store):
    desk = Desk(store)
    desk.keep_note("i1", "half done")
    desk.keep("i1", 1, "me", {"killed": "12"})
    desk.keep_note("i2", "other")
    assert (Desk(store).note("i1"), Desk(store).note("i3")) == ("half done", "")
    desk.keep_note("i1", "")
    assert (Desk(store).note("i1"), Desk(store).note("i2")) == ("", "other")
    assert Desk(store).draft("i1").values == {"killed": "12"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE annotation SET words = 'x'",
        "DELETE FROM annotation",
        "UPDATE annotation SET rev = 2",
        "UPDATE annotation SET \"by\" = 'x'",
        "UPDATE annotation SET at = ''",
    ],
)
def test_a_change_behind_the_stores_back_is_seen(target, statement):
    store = open_store(target)
    store.save(store.begin_batch("t", "t"), [an_article("a")], [ONE])
    store.tag(ONE.id, "check", "me")
    with store._database.write() as connection:
        connection.exec_driver_sql(statement)
    assert "annotation:1 differs" in " ".join(store.verify())
    store.close()
