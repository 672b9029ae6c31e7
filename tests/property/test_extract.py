"""Whatever the text: no exception, spans within it, the same answer twice, time in proportion."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasd.country import load_country
from rasd.extract import extract_with_skips
from rasd.model import Article, OffsetMap

COUNTRY = load_country()
WORDS = re.split(
    " ",
    "ISIS militants killed wounded 11 two an officer and soldiers in Diyala near Kirkuk on Friday "
    "overnight police said . , ; : ( ) \u2014 \u201c \u201d including of whom a bomb exploded "
    "the attack last month previous Baghdad at least dozens were when after Turkish drone arrested "
    "rose to toll 30 km south of Rashad claimed responsibility nobody was hurt Syria \n\n "
    "40-year-old 's among them",
)


def article(text, published=date(2022, 1, 21), title_end=0):
    offsets = OffsetMap(((0, len(text), 0, len(text)),) if text else ())
    return Article("x", text, text, offsets, title_end=title_end, published=published)


def is_sound(found, text):
    drafts, skipped = found
    for draft in drafts:
        assert 0.0 <= draft.confidence <= 1.0
        assert 0 <= draft.sentence.start <= draft.sentence.end <= len(text)
        if draft.date is not None:
            assert draft.date.start <= draft.date.end
        for evidence in draft.evidence:
            for span in evidence.spans:
                assert 0 <= span.start <= span.end <= len(text)
    for item in skipped:
        assert item.reason
    return True


@given(st.text(max_size=400))
@settings(deadline=None, derandomize=True, max_examples=150)
def test_no_text_raises(text):
    assert is_sound(extract_with_skips(article(text), COUNTRY), text)


@given(st.lists(st.sampled_from(WORDS), max_size=60), st.booleans(), st.booleans())
@settings(deadline=None, derandomize=True, max_examples=250)
def test_no_order_of_telling_words_raises(words, dated, titled):
    text = " ".join(words)
    published = date(2022, 1, 21) if dated else None
    made = article(text, published, title_end=len(text) // 3 if titled else 0)
    assert is_sound(extract_with_skips(made, COUNTRY), text)


@given(st.lists(st.sampled_from(WORDS), max_size=40))
@settings(deadline=None, derandomize=True, max_examples=40)
def test_the_same_text_gives_the_same_answer(words):
    made = article(" ".join(words))
    assert extract_with_skips(made, COUNTRY) == extract_with_skips(made, COUNTRY)


@pytest.mark.parametrize(
    "unit",
    [
        "killed ",
        "11 ",
        "and ",
        "a bomb killed 3 people in Mosul on Friday. ",
        "the Al-",
        "(((",
        "A. B. ",
        "including two ",
        "a\n\n",
        "U.S. ",
        "after ",
        "Shafaq News/ ",
        "two days after ",
        "Mosul ",
        "A bomb killed two and ",
        "* MOSUL - Gunmen killed 2\n\n",
        "on Friday, two days after the attack on Jan. 4, ",
    ],
)
def test_time_grows_in_proportion(unit):
    def seconds(copies):
        made = article(unit * copies)
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            extract_with_skips(made, COUNTRY)
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(150), seconds(600)
    assert large < 4 * 4 * max(small, 0.004)


def test_another_language_is_told_not_read():
    made = article("قتل 11 جنديا")
    made = Article(**{n: getattr(made, n) for n in made.__slots__} | {"language": "ar"})
    drafts, skipped = extract_with_skips(made, COUNTRY)
    assert drafts == ()
    assert [item.stage for item in skipped] == ["language"]


def test_without_a_publication_day_relative_dates_stay_open():
    text = "A roadside bomb killed two soldiers near Hawija on Friday, police said."
    drafts, _ = extract_with_skips(article(text, None), COUNTRY)
    assert [draft.date for draft in drafts] == [None]
