"""The review queue: what is worth a minute comes first, and says why."""

from dataclasses import replace

import pytest

from rasd.frame import to_frame
from rasd.model import Review
from rasd.store import open_store
from rasd.views.queue import reasons, review_queue
from tests.reports import a_unit, an_article, day, span, toll


@pytest.fixture
def frame_of(tmp_path):
    """Return the frame of some one-report incidents, each of an article of its own."""
    store = open_store(tmp_path / "p.db")

    def framed(*units):
        articles = [an_article(unit.reports[0].article_id) for unit in units]
        store.save(store.begin_batch("test", "test"), articles, units)
        return to_frame(store.columns())

    yield framed
    store.close()


def test_unsure_and_deadly_ones_come_first(frame_of):
    sure = a_unit("a", confidence=0.9, killed=toll(5, 5))
    unsure = a_unit("b", confidence=0.6, killed=toll(5, 5), when=span("2020-01-01"))
    deadly = a_unit("c", confidence=0.6, killed=toll(50, 50), when=span("2020-02-01"))
    queue = review_queue(frame_of(sure, unsure, deadly))
    assert queue.ids == (deadly.id, unsure.id, sure.id)


def test_what_a_person_judged_waits_no_more(frame_of):
    units = [
        replace(a_unit(name, when=span(f"202{n}-01-01")), review=review)
        for n, (name, review) in enumerate(zip("abcd", list(Review)[:4], strict=True))
    ]
    assert review_queue(frame_of(*units)).ids == (units[0].id,)


def test_what_may_be_told_twice_moves_up_and_says_so(frame_of):
    one, other = a_unit("a", confidence=0.9), a_unit("b", confidence=0.8, when=span("2022-05-01"))
    frame = frame_of(one, other)
    assert review_queue(frame).ids == (other.id, one.id)
    queue = review_queue(frame, {one.id: "x"})
    assert queue.ids == (one.id, other.id)
    rows = {row.id: reasons(row, queue) for row in frame.itertuples(index=False)}
    assert rows[one.id] == ("confidence 90%", "may be told twice")


def test_the_position_and_what_comes_after(frame_of):
    units = [a_unit(k, confidence=c, when=span(f"202{n}-01-01"))
             for n, (k, c) in enumerate((("a", 0.5), ("b", 0.6), ("c", 0.7)))]  # fmt: skip
    queue = review_queue(frame_of(*units))
    first, second, third = queue.ids
    assert [queue.position(i) for i in (first, third, "x")] == [1, 3, None]
    assert [queue.after(i) for i in (first, second, third, "x")] == [second, third, first, first]


def test_the_only_one_has_nothing_after_it(frame_of):
    queue = review_queue(frame_of(a_unit("a")))
    assert queue.after(queue.ids[0]) == ""
    assert review_queue(frame_of(a_unit("a")).iloc[:0]).after("x") == ""


def test_the_reasons_are_named(frame_of):
    frame = frame_of(
        a_unit("a", confidence=0.41, killed=toll(24, 99)),
        a_unit("b", confidence=0.9, when=span("2020-01-01"), published=str(day("2020-01-02"))),
    )
    queue = review_queue(frame)
    told = {row.id: reasons(row, queue) for row in frame.itertuples(index=False)}
    assert told[queue.ids[0]] == ("low confidence 41%", "24–99 killed")
    assert told[queue.ids[1]] == ("confidence 90%",)
