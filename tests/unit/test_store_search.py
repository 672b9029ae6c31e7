"""Search: any text is safe, both spellings are found, evidence comes before the article."""

import pytest

from rasd.store import open_store
from rasd.store.search import query_of
from tests.reports import a_unit, an_article

PAYLOADS = [
    "'",
    '"',
    "';--",
    "' OR 1=1 --",
    '" OR "',
    "a AND",
    "NEAR(a b)",
    "body:raid",
    "raid*",
    "^raid",
    "raid NOT gunmen",
    "(raid",
    "{a b}:x",
    "%_",
    "\x00raid",
    "-raid",
    "x" * 5000,
    "a " * 5000,
]


@pytest.fixture
def store(target):
    opened = open_store(target)
    batch = opened.begin_batch("t", "t")
    text = "Gunmen raid a post near Ba'quba. Elsewhere a market in الأنبار was hit. A trial began."
    raid = a_unit("a", 1, quote="Gunmen raid a post", place="Baqubah")
    market = a_unit("a", 2, quote="a market was hit", iso="IQ-AN", place="Ramadi")
    opened.save(batch, [an_article("a", text=text)], [raid, market])
    yield opened, raid.id, market.id
    opened.close()


@pytest.mark.parametrize("words", PAYLOADS)
def test_no_text_is_a_query_language(store, words):
    opened, *_ = store
    assert isinstance(opened.search(words), frozenset)
    assert opened.verify() == ()


def test_evidence_narrows_and_the_article_widens(store):
    opened, raid, market = store
    assert opened.search("market") == {market}
    assert opened.search("raid post") == {raid}
    assert opened.search("trial") == {raid, market}
    assert opened.search("nothing") == frozenset()
    assert opened.search("") == frozenset()
    assert opened.search("?!") == frozenset()


def test_words_are_begun_phrases_are_whole(store):
    opened, raid, _ = store
    assert opened.search("gunm") == {raid}
    assert opened.search('"gunmen raid"') == {raid}
    assert opened.search('"raid gunmen"') == frozenset()


def test_spellings_of_one_letter_are_one(store):
    opened, raid, market = store
    assert opened.search("الانبار") == {raid, market}
    assert opened.search("ba’quba") == {raid}
    assert opened.search("TRIAL") == {raid, market}


def test_the_query_holds_only_quoted_words():
    assert query_of('raid OR "a b" (x:y)') == '"a b" AND "raid"* AND "or"* AND "x"* AND "y"*'
    assert query_of('" *') == ""
