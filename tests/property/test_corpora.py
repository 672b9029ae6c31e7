"""Over every labelled article: spans hold the words of their field, in any form, on any run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date
from html import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasd.articles import Origin, read
from rasd.country import load_country
from rasd.extract import extract_with_skips
from rasd.model import Article, Basis
from rasd.score import documents, load_gold, opened_sets
from tests.conftest import ROOT

COUNTRY = load_country()
RECORDS = [r for path in opened_sets().values() for r in load_gold(path).values()]


def read_one(data, name="x.txt", published=None):
    (article,) = read(data, Origin(name, published=published))
    assert isinstance(article, Article), article
    return article


def drafts_of(article):
    return extract_with_skips(article, COUNTRY)[0]


def words_at(article, span):
    """The readable words of a raw range: tags and entities taken off, blanks made one."""
    bare = re.sub(r"<[^<>]*>", "", article.raw[span.start : span.end])
    return " ".join(unescape(bare).split())


def fields_of(article):
    """Every field of every draft with the words at its spans."""
    return [
        (draft.ordinal, item.field, item.value, [words_at(article, s) for s in item.spans])
        for draft in drafts_of(article)
        for item in draft.evidence
    ]


@pytest.fixture(scope="module")
def plain():
    """Each labelled article as read from text, with its drafts."""
    labels = {record["id"]: record for record in RECORDS}
    articles = [read_one(data, name) for name, data in documents(labels)]
    return [(article, drafts_of(article)) for article in articles]


def test_every_span_of_every_field_holds_words_of_the_article(plain):
    for article, drafts in plain:
        for draft in drafts:
            assert 0 <= draft.sentence.start < draft.sentence.end <= len(article.raw)
            for item in draft.evidence:
                for span in item.spans:
                    words = article.raw[span.start : span.end]
                    assert words == words.strip() != "", (article.id, item.field)
                    # whole words: no letter hangs over either end
                    around = article.raw[max(0, span.start - 1) : span.end + 1]
                    assert not re.match(r"\w\w", around[:2]) or span.start == 0, (
                        article.id,
                        around,
                    )
                if item.basis is Basis.TEXT:
                    assert item.spans, (article.id, item.field, item.rule)


def test_sentences_and_digits_are_at_their_spans(plain):
    for article, drafts in plain:
        for draft in drafts:
            assert words_at(article, draft.sentence) == " ".join(draft.quote.split())
            for item in draft.evidence:
                told = " ".join(words_at(article, span) for span in item.spans)
                if item.field in ("killed", "injured") and re.fullmatch(r"[\d,]+", told):
                    toll = getattr(draft.tolls, item.field)
                    number = int(told.replace(",", ""))
                    assert number in (toll.low, toll.high), (article.id, told, toll)


def as_html(record, tags):
    """The record's article as a web page, inline tags and entities strewn between its words."""
    marks = iter(tags * (len(record["text"]) // max(1, len(tags)) + 1))

    def dressed(word):
        mark = next(marks)
        return f"<{mark}>{escape(word)}</{mark}>" if mark else escape(word)

    paragraphs = (
        " ".join(map(dressed, each.split())) for each in re.split(r"\n\s*\n", record["text"])
    )
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f"<!DOCTYPE html><html><body><h1>{escape(record['title'])}</h1>{body}</body></html>"
    ).encode()


@given(
    st.sampled_from([r for r in RECORDS if "\n" not in r["text"].replace("\n\n", "")]),
    st.lists(st.sampled_from(["", "", "", "b", "i", "span", "strong"]), min_size=3, max_size=9),
)
@settings(deadline=None, derandomize=True, max_examples=40)
def test_markup_between_the_words_changes_no_field_and_no_place(record, tags):
    day = date.fromisoformat(record["published"])
    (plain_file,) = documents({record["id"]: record})
    page = read_one(as_html(record, tags), published=day)
    text = read_one(plain_file[1], published=day)
    assert page.text == text.text
    assert fields_of(page) == fields_of(text)


def test_two_processes_with_other_hash_seeds_print_the_same_bytes(tmp_path):
    labels = {record["id"]: record for record in RECORDS[::8]}
    files = []
    for name, data in documents(labels):
        files.append(tmp_path / name)
        files[-1].write_bytes(data)
    printed = [
        subprocess.run(
            [sys.executable, "-m", "rasd", "extract", *map(str, files)],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "4242")
    ]
    assert printed[0].count(b"\n") == len(files)
    assert printed[0] == printed[1]
