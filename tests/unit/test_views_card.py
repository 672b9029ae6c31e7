"""The card holds every field with its words, and every word of the article."""

from dataclasses import replace
from datetime import date

import pytest

from rasd.country import load_country
from rasd.model import Claim, Located, Toll, Tolls, WherePrec
from rasd.views.card import incident_card
from rasd.views.passages import safe_url, segments
from rasd.views.values import speakers
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
    assert fields["date"].backing[0].rivals == (("28 January 2022", "later"),)


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


def test_claims_are_told_in_words():
    article = an_article()
    claims = (
        Claim("event_type", "ied", "a1-1", "A", None, chosen=True),
        Claim("event_type", "armed_assault", "b1-1", "B", None, chosen=False),
        Claim("date", "2021-10-01..2021-10-31", "a1-1", "A", None, chosen=True),
        Claim("date", "2021-10-04", "b1-1", "B", None, chosen=False),
    )
    incident = replace(an_incident(article), claims=claims)
    card = incident_card(incident, {article.id: article}, IRAQ)
    assert [(name, [c.value for c in said]) for name, said in card.claims] == [
        ("Event type", ["IED", "Armed assault"]),
        ("Date", ["October 2021", "4 October 2021"]),
    ]


def test_a_fields_confidence_is_that_of_the_reports_that_say_its_value():
    """A surer report of another value must not lend its confidence."""
    article = an_article()
    incident = an_incident(article)
    (report,) = incident.reports
    other = tuple(
        replace(e, value="14", confidence=0.99) if e.field == "killed" else e
        for e in report.draft.evidence
    )
    second = replace(report, id="a1-2", draft=replace(report.draft, evidence=other))
    two = replace(incident, reports=(report, second))
    fields = {f.key: f for f in incident_card(two, {article.id: article}, IRAQ).fields}
    assert (fields["killed"].value, fields["killed"].confidence) == ("11", 0.9)
    assert fields["injured"].confidence is None


def test_what_a_report_says_twice_is_shown_once():
    article = an_article()
    incident = an_incident(article)
    (report,) = incident.reports
    twice = tuple(replace(e, spans=e.spans * 2, rivals=e.rivals * 2) for e in report.draft.evidence)
    told = replace(
        incident, reports=(replace(report, draft=replace(report.draft, evidence=twice)),)
    )
    fields = {f.key: f for f in incident_card(told, {article.id: article}, IRAQ).fields}
    assert fields["killed"].backing[0].quotes == ("killed 11 soldiers",)
    assert fields["date"].backing[0].rivals == (("28 January 2022", "later"),)


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Officials; officials"], ("officials",)),
        (["Security Media Cell"], ("Security Media Cell",)),
        (["Police sources", "source"], ("police sources", "a source")),
        (["", "Anadolu"], ("Anadolu",)),
    ],
)
def test_speakers_are_named_once_and_within_a_sentence(names, shown):
    assert speakers(names) == shown


def test_the_badges_do_not_repeat_what_stands_beside_them():
    kinds = dict(a_card().badges)
    assert kinds["date"] == "dated to the day"
    assert "type" not in kinds
    assert "place" not in kinds


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
