"""The seeds are whole, readable, and every labelled sentence stands in its seed."""

import json
import re

import pytest

from rasd.articles import Origin, read
from rasd.model import Article
from tests.conftest import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.md"))
GOLD = [json.loads(line) for line in (ROOT / "tests/gold/gold.jsonl").read_text().splitlines()]


def _words(text):
    return re.findall(r"[a-z0-9']+", text.lower().replace("\u2019", "'"))


def _articles():
    found = {}
    for path in SEEDS:
        (article,) = read(path.read_bytes(), Origin(path.name))
        assert isinstance(article, Article), article
        found[article.id] = article
    return found


ARTICLES = _articles()


def test_there_are_23_seeds_with_unique_ids_in_order_of_their_names():
    assert list(ARTICLES) == ["seed000", *(f"{n:03d}" for n in range(1, 23))]


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_every_seed_is_dated_titled_and_says_what_its_text_is(article):
    assert article.kind == "markdown"
    assert article.language == "en"
    assert article.published is not None
    assert article.published_basis in ("stated", "url", "inferred")
    assert article.title == article.text[: article.title_end] != ""
    assert article.publisher
    assert "wording not the publisher's" in article.text_status


def test_every_label_has_its_seed_and_its_evidence_stands_there():
    assert [label["id"] for label in GOLD] == list(ARTICLES)
    for label in GOLD:
        article = ARTICLES[label["id"]]
        assert article.published.isoformat() == label["published"]
        text = " ".join(_words(article.text))
        for incident in label["incidents"]:
            assert " ".join(_words(incident["evidence"])) in text, incident["incident_id"]


def test_the_first_seed_keeps_every_turn_that_makes_it_hard():
    text = ARTICLES["seed000"].text
    for words in (
        "overnight",
        "said on Friday",
        "Hawi Al Azim district",
        "First Division",
        "negligence",
        "late 2017",
        "in 2014",
        "election in October",
        "Last October",
        "The previous month",
        "a village in the town of Rashad",
        "30 kilometres south-west of Kirkuk",
        "In July",
        "Sadr city",
        "dozens",
        "10,000 ISIS fighters",
        "last year",
    ):
        assert words in text, words


def test_the_first_seed_links_words_and_shows_no_address():
    article = ARTICLES["seed000"]
    at = article.text.index("ISIS militants stormed")
    span = article.offsets.to_raw(at, at + len("ISIS militants"))
    assert article.raw[span.start : span.end] == "ISIS militants"
    assert article.raw[span.start - 1] == "["
    assert "http" not in article.text


def test_the_labels_hold_39_required_incidents():
    required = [i for label in GOLD for i in label["incidents"] if not i["optional"]]
    assert len(required) == 39
