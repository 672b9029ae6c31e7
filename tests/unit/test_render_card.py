"""The card's HTML: everything from outside stays text, evidence is marked by field."""

import re
from html.parser import HTMLParser

from rasd.country import load_country
from rasd.geometry import Polygons
from rasd.model import Located, WherePrec
from rasd.render.card import card_html, document_html, inset_svg
from rasd.render.css import style_sheet
from rasd.render.palette import FIELDS, THEMES, TYPES
from rasd.render.sources import passed_html
from rasd.views.card import incident_card
from rasd.views.inset import SIZE, inset
from tests.stories import HOSTILE, an_article, an_incident

IRAQ = load_country("iq")
DIYALA = Polygons(IRAQ).polygon("IQ-DI")
OURS = frozenset("article h3 i p ul li details summary span b div q code mark a br".split())  # noqa: SIM905 - easier to read


class Elements(HTMLParser):
    """Collects the names of all elements and attributes that a browser would see."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes = set(), set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def a_card(article, **changed):
    return incident_card(an_incident(article, **changed), {article.id: article}, IRAQ)


def test_evidence_is_marked_in_its_fields_colour():
    html = document_html(a_card(an_article()).documents[0])
    assert '<mark class="rasd-f-killed" title="Killed">killed 11 soldiers</mark>' in html
    assert 'dir="auto"' in html


def test_the_legend_names_only_fields_that_are_marked():
    html = document_html(a_card(an_article()).documents[0])
    assert html.count("<li") == 3


def test_the_source_link_opens_apart_and_hands_nothing_over():
    html = document_html(a_card(an_article()).documents[0])
    assert 'target="_blank" rel="noopener noreferrer"' in html


def test_a_hostile_address_is_no_link():
    article = an_article(url="javascript:alert(1)")
    assert "href" not in document_html(a_card(article).documents[0])


def test_hostile_text_stays_text():
    article = an_article(
        text=f"{HOSTILE}\n\nA raid. {HOSTILE}",
        publisher=HOSTILE,
        title=HOSTILE,
        text_status=HOSTILE,
    )
    card = a_card(article, target=HOSTILE, source=HOSTILE, perpetrator=HOSTILE)
    html = card_html(card, None) + document_html(card.documents[0])
    html += passed_html([(HOSTILE, HOSTILE, HOSTILE)])
    seen = Elements()
    seen.feed(html)
    assert seen.tags <= OURS
    assert seen.attributes <= {
        "class",
        "dir",
        "data-incident",
        "data-field",
        "title",
        "href",
        "target",
        "rel",
        "style",
        "aria-label",
    }
    assert not re.search(r"\u202e|\$\{|\{\{", html)


def test_every_field_can_be_opened_for_its_words():
    html = card_html(a_card(an_article()), None)
    assert html.count("<details") == html.count("</details>") >= 7
    assert 'data-field="killed"' in html


def test_an_area_says_once_that_only_the_area_is_known():
    spot = Located(
        place="a village in Diyala",
        iso="IQ-DI",
        where_prec=WherePrec.GOVERNORATE,
        reason="only the governorate is known",
    )
    html = card_html(a_card(an_article(), located=spot), None)
    assert "<b>Governorate only</b><br>On the map it is a badge in the area" in html
    assert "is known" not in html


def test_a_point_says_how_it_was_found_and_how_far_it_reaches():
    html = card_html(a_card(an_article()), None)
    assert "Within about 15 km of the point." in html
    assert "Found by: the only place of that name in Diyala" in html


def test_silence_is_not_none():
    assert "That is not the same as none." in card_html(a_card(an_article()), None)


def test_the_small_map_puts_the_point_inside_its_square():
    small = inset(DIYALA, 34.24, 44.52, 15.0)
    assert small.point is not None
    assert all(0 <= value <= SIZE for value in small.point)
    assert 0 < small.radius < SIZE / 4
    assert "<circle" in inset_svg(small, "#c33d44")


def test_the_small_map_of_an_area_has_no_point():
    small = inset(DIYALA, None, None, None)
    assert small.point is None
    assert "<circle" not in inset_svg(small, "#c33d44")


def test_the_style_sheet_knows_every_field_and_type_and_fetches_nothing():
    for theme in THEMES:
        css = style_sheet(theme)
        assert all(f".rasd-f-{key}{{" in css for key in FIELDS)
        assert all(f".rasd-t-{key}{{" in css for key in TYPES)
        assert not re.search(r"url\(|@import|https?:", css)
