"""Every failure class of the language, sentence by sentence."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from extract_articles import ARTICLES
from extract_cases import CASES

from rasd.articles import Origin, read
from rasd.country import load_country
from rasd.extract import extract
from rasd.geocode import Gazetteer
from rasd.model import Article

COUNTRY = load_country()
GAZETTEER = Gazetteer(COUNTRY)


def told(text, published):
    origin = Origin(name="case.txt", published=date.fromisoformat(published))
    article = next(iter(read(text.encode(), origin)))
    assert isinstance(article, Article)
    return extract(article, COUNTRY)


def pair(toll):
    return None if toll.low is None else (toll.low, toll.high)


def is_one_of(value, expected):
    return value in expected if isinstance(expected, set) else value == expected


@pytest.mark.parametrize(
    ("name", "published", "text", "expected"), CASES, ids=[c[0] for c in CASES]
)
def test_reads_exactly_the_incidents_of_a_text(name, published, text, expected):
    check(told(text, published), expected)


@pytest.mark.parametrize(
    ("name", "published", "title", "text", "expected"), ARTICLES, ids=[a[0] for a in ARTICLES]
)
def test_reads_exactly_the_incidents_of_an_article(name, published, title, text, expected):
    check(told(f"Title: {title}\nPublished: {published}\n\n{text}", published), expected)


def check(drafts, expected):
    read_as = [
        (
            str(d.date.start),
            str(d.date.end),
            GAZETTEER.place(d.where).iso,
            d.event_type.value,
            d.perpetrator,
            pair(d.tolls.killed),
            pair(d.tolls.injured),
        )
        for d in drafts
    ]
    assert len(read_as) == len(expected), read_as
    for got, wanted in zip(read_as, expected, strict=True):
        assert all(is_one_of(g, w) for g, w in zip(got, wanted, strict=True)), (got, wanted)
