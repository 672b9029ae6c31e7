"""One story in every form it comes in gives the same incident, each field at its own words."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from html import escape, unescape

import pytest

from rasd.articles import Origin, read
from rasd.articles.litter import is_litter
from rasd.country import load_country
from rasd.extract import extract_with_skips
from rasd.model import Article
from tests.unit.test_articles import _docx, _pdf

COUNTRY = load_country()
DAY = date(2016, 5, 18)
TITLE = "Bomb kills 14 at market in Baghdad"
LEAD = (
    "BAGHDAD (Reuters) - A car bomb killed at least 14 people and wounded 37 at a market in Sadr "
    "City on Tuesday, police sources said."
)
REST = "Islamic State said in a statement that it was behind the blast."
OLDER = "On May 11, two policemen were shot dead in Kut."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def plain(*paragraphs):
    return "\n\n".join((TITLE, *paragraphs)).encode()


def page(*paragraphs):
    body = "".join(f"<p>{escape(each)}</p>" for each in paragraphs)
    return (
        "<!DOCTYPE html><html><head><title>x</title></head><body><nav><a>40 killed in Mosul</a>"
        f"</nav><article><h1>{TITLE}</h1>{body}<aside><p>Related: Gunmen killed three in Basra on "
        "Monday</p></aside></article></body></html>"
    ).encode()


def markdown(*paragraphs):
    head = f'---\ntitle: "{TITLE}"\npublished: 2016-05-18\n---\n\n'
    body = "\n\n".join(paragraphs).replace("A car bomb", "A **car bomb**")
    return (head + body.replace("Sadr City", "[Sadr City](https://example.org/sadr)")).encode()


def word(*paragraphs):
    runs = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in (TITLE, *paragraphs))
    return _docx(f"<w:document {W}><w:body>{runs}</w:body></w:document>")


def pdf(*paragraphs):
    lines = [TITLE, ""]
    for each in paragraphs:
        lines += [*re.findall(r".{1,70}(?:\s|$)", each), ""]
    return _pdf([line.strip().replace("(", r"\(").replace(")", r"\)") for line in lines])


def one_line(*paragraphs):
    return " ".join(paragraphs).encode()


def litter(*paragraphs):
    first, *others = paragraphs
    return plain(
        "File photo: Smoke rises after an attack in Mosul that killed 20 people.",
        first,
        "Read more: Gunmen kill nine in Basra",
        "ADVERTISEMENT",
        *others,
        "Share this article",
    )


FORMS = {
    "text": plain,
    "html": page,
    "markdown": markdown,
    "docx": word,
    "pdf": pdf,
    "one line": one_line,
    "litter": litter,
}


def article_of(form):
    (item,) = read(FORMS[form](LEAD, REST, OLDER), Origin("a", published=DAY))
    assert isinstance(item, Article), item
    return item


def words_at(article, span):
    """The readable words of a raw range: markup and entities taken off."""
    return " ".join(
        unescape(re.sub(r"<[^>]*>|\*\*|\]\([^)]*\)|\[", "", raw(article, span))).split()
    )


def raw(article, span):
    return article.raw[span.start : span.end]


@pytest.fixture(scope="module", params=FORMS)
def told(request):
    article = article_of(request.param)
    return article, extract_with_skips(article, COUNTRY)[0]


def test_every_form_gives_the_two_incidents(told):
    _, drafts = told
    found = [
        (d.event_type.value, str(d.date.start), d.where.phrase, d.tolls.killed.low, d.primary)
        for d in drafts
    ]
    assert found == [
        ("bombing", "2016-05-17", "Sadr City", 14, True),
        ("armed_assault", "2016-05-11", "Kut", 2, False),
    ]
    assert (drafts[0].tolls.injured.low, drafts[0].perpetrator) == (37, "ISIS")


def test_every_field_points_at_its_own_words(told):
    article, (first, second) = told
    for draft, field, words in (
        (first, "killed", "14"),
        (first, "injured", "37"),
        (first, "date", "Tuesday"),
        (first, "place", "Sadr City"),
        (first, "source", "police sources"),
        (second, "killed", "two"),
        (second, "date", "May 11"),
        (second, "place", "Kut"),
    ):
        spans = [s for e in draft.evidence if e.field == field for s in e.spans]
        assert any(words in words_at(article, span) for span in spans), field
    assert "car bomb" in words_at(article, first.sentence)
    assert words_at(article, second.sentence) == OLDER


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Read more: Gunmen kill nine in Basra", True),
        ("READ ALSO : Two killed in Kut", True),
        ("Related articles", True),
        ("• Related: Bomb kills two", True),
        ("File photo: Smoke rises after an attack", True),
        ("Photo credit: AFP", True),
        ("Share | Tweet | Follow us on Facebook", True),
        ("Follow us on Telegram", True),
        ("Watch: the moment a bomb killed two", True),
        ("Subscribe to our newsletter", True),
        ("Reading more than one account, police said ten died.", False),
        ("Related attacks killed two in Kut.", False),
        ("Watch towers came under fire in Hawija.", False),
        ("Pictures showed two dead.", False),
        ("Share of the dead among civilians rose.", False),
        ("Photographs of the dead were shown.", False),
        (f"Photo: {'a long account of the attack ' * 8}", False),
    ],
)
def test_litter_is_a_whole_line_that_says_so(line, wanted):
    assert is_litter(line) is wanted


def test_a_form_with_half_a_zip_is_refused_not_read():
    data = word(LEAD)
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        assert whole.namelist() == ["word/document.xml"]
    (item,) = read(data[: len(data) // 2], Origin("a.docx", published=DAY))
    assert not isinstance(item, Article)
    assert item.reason.startswith("a.docx")
