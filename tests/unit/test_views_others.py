"""The list of incidents that may be the same as an open one: nearest first, by words, by time."""

from datetime import date

import pytest

from rasd.frame import to_frame
from rasd.model import Review, Toll
from rasd.store import open_store
from rasd.views.others import MOST, Search, others
from tests.reports import a_unit, an_article, span
from tests.stories import HOSTILE

HERE = a_unit("a")
NEAR = a_unit("b", when=span("2022-01-23"), killed=Toll(3, 3, 3), publisher="AFP")
FAR = a_unit("c", place="Qara Tapa", point=(34.6, 44.9))
LATE = a_unit("d", when=span("2022-03-20"), place=HOSTILE)


@pytest.fixture
def frame(tmp_path):
    """Four incidents of Diyala, one of them rejected later by the tests that want it."""
    store = open_store(tmp_path / "p.db")
    units = (HERE, NEAR, FAR, LATE)
    articles = [an_article(unit.reports[0].article_id) for unit in units]
    store.save(store.begin_batch("t", "t"), articles, units)
    yield store
    store.close()


def ids(store, **asked):
    found = others(to_frame(store.columns()), HERE.id, Search(**asked))
    assert found.n == len(found.rows)
    return [row.id for row in found.rows]


def test_the_nearest_in_time_and_place_come_first_and_say_how_near(frame):
    found = others(to_frame(frame.columns()), HERE.id, Search())
    assert [row.id for row in found.rows] == [NEAR.id, FAR.id, LATE.id]
    first, second, _ = found.rows
    assert first.apart.endswith("days later, same point")
    assert first.told == "killed 3 · AFP"
    assert second.apart.startswith("same time, ")
    assert second.apart.endswith(" km away")


def test_days_around_and_words_narrow_the_list(frame):
    day = HERE.date.start
    assert ids(frame, day=day, within=3) == [NEAR.id, FAR.id]
    assert ids(frame, day=day, within=0) == [FAR.id]
    assert ids(frame, day=date(2022, 3, 20), within=31) == [LATE.id]
    assert ids(frame, words="qara TAPA") == [FAR.id]
    assert ids(frame, words="2022-03-20") == [LATE.id]
    assert ids(frame, words="nowhere at all") == []
    assert ids(frame, words="zzz", found={NEAR.id}) == [NEAR.id]
    assert ids(frame, iso="IQ-BA") == []


def test_what_was_rejected_is_no_choice_and_an_unknown_one_has_none(frame):
    rev, one = frame.opened(NEAR.id)
    frame.judge_all({one.id: rev}, Review.REJECTED, "me")
    assert ids(frame) == [FAR.id, LATE.id]
    assert others(to_frame(frame.columns()), "i000", Search()).n == 0


def test_a_long_list_is_cut_and_says_how_long_it_was(frame):
    more = [a_unit(f"m{n}") for n in range(MOST)]
    articles = [an_article(unit.reports[0].article_id) for unit in more]
    frame.save(frame.begin_batch("t", "t"), articles, more)
    found = others(to_frame(frame.columns()), HERE.id, Search())
    assert (len(found.rows), found.n) == (MOST, MOST + 3)
