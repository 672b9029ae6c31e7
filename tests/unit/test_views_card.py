"""The card holds every field with its words, and every word of the article."""

from dataclasses import replace
from datetime import date

import pytest

from rasd.country import load_country
from rasd.model import Claim, Located, Toll, Tolls, WherePrec
from rasd.views.card import incident_card
from rasd.views.passages import safe_url, segments
from tests.stories import TEXT, an_article, an_incident

IRAQ = load_country("iq")


def a_card(**changed):
    article = an_article()
    return incident_card(an_incident(article, **changed), {article.id: article}, IRAQ)


def test_the_title_says_what_where_and_when():
    assert a_card().title == (
        "Armed assault: soldiers — near Hawi Al Azim, Diyala, 21 January 2022"
    )


def test_a_field_quotes_its_words_and_names_its_rule_and_rivals():
    fields = {field.key: field for field in a_card().fields}
    (killed,) = fields["killed"].backing
    assert (fields["killed"].value, killed.quotes, killed.rule, killed.confidence) == (
        "11",
        ("killed 11 soldiers",),
        "toll.verb",
        0.9,
    )
    assert fields["date"].backing[0].rivals == (("2022-01-28", "later"),)


def test_what_is_not_reported_is_said_and_not_zero():
    fields = {field.key: field.value for field in a_card(tolls=Tolls(killed=Toll(0, 0, 0))).fields}
    assert (fields["killed"], fields["injured"]) == ("0", "–")


def test_the_segments_of_a_document_are_its_text():
    (document,) = a_card().documents
    assert "".join(segment.text for segment in document.segments) == TEXT
    assert [s.text for s in document.segments if "killed" in s.fields] == ["killed 11 soldiers"]


def test_overlapping_marks_name_the_shortest_first():
    found = segments("abcdef", [(0, 6, "source"), (2, 4, "killed"), (3, 5, "")])
    assert [(s.text, s.fields, s.carrying) for s in found] == [
        ("ab", ("source",), False),
        ("c", ("killed", "source"), False),
        ("d", ("killed", "source"), True),
        ("e", ("source",), True),
        ("f", ("source",), False),
    ]


def test_an_incident_known_only_to_its_governorate_claims_no_point():
    spot = Located(place="a village in Diyala", iso="IQ-DI", where_prec=WherePrec.GOVERNORATE)
    place = a_card(located=spot).place
    assert (place.words, place.precision, place.lat) == (
        "a village in Diyala",
        "governorate only",
        None,
    )


def test_an_unplaced_incident_says_so():
    spot = Located(place="", iso="", where_prec=WherePrec.COUNTRY)
    assert a_card(located=spot).where == "place not known"


def test_sources_that_disagree_are_listed_and_agreeing_ones_are_not():
    article = an_article()
    claims = (
        Claim("killed", "11", "a1-1", "A", date(2022, 1, 21), chosen=True),
        Claim("killed", "14", "b1-1", "B", None, chosen=False),
        Claim("place", "Azim", "a1-1", "A", None, chosen=True),
        Claim("place", "Azim", "b1-1", "B", None, chosen=False),
    )
    incident = replace(an_incident(article), claims=claims)
    card = incident_card(incident, {article.id: article}, IRAQ)
    assert [(name, [c.value for c in said]) for name, said in card.claims] == [
        ("Killed", ["11", "14"])
    ]


def test_a_missing_article_loses_only_its_text():
    card = incident_card(an_incident(an_article()), {}, IRAQ)
    assert card.documents[0].segments == ()
    assert card.documents[0].text_status == "The text is not in the store."


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https:///no-host", ""),
        ("//example.org", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_only_web_links_may_be_followed(url, kept):
    assert safe_url(url) == kept
