"""The Admiralty code in words, on the card and beside an article."""

from rasd.country import load_country
from rasd.render.card import document_html
from rasd.store import Noted, Rating
from rasd.views.card import incident_card
from rasd.views.documents import NoteLine
from rasd.views.trust import (
    Trust,
    grade_words,
    rating_codes,
    rating_notes,
    rating_words,
    sources_words,
    trust_badges,
)
from tests.reports import a_unit
from tests.stories import an_article, an_incident

COUNTRY = load_country()


def grades(**given):
    """Grades by 'AP' for an outlet, 'a_1' for a report."""
    found = {}
    for name, grade in given.items():
        kind = "publisher" if grade.isalpha() else "report"
        subject = name if grade.isalpha() else name.replace("_", "-")
        found[kind, subject] = Rating(kind, subject, grade, "me", "why", "2026-01-01T00:00:00Z")
    return found


def test_a_grade_says_what_it_means():
    assert grade_words("publisher", "B") == "B · usually reliable"
    assert grade_words("report", "6") == "6 · truth cannot be judged"
    assert grade_words("report", "") == "not rated"


def test_outlet_and_report_are_told_apart():
    given = grades(AP="B", a_1="2")
    words = "outlet rated B, usually reliable; report rated 2, probably true"
    assert rating_words("AP", ["a-1", "a-2"], given) == words
    assert rating_words("AFP", ["b-1"], given) == ""


def test_each_code_stands_once_and_says_what_is_not_rated():
    reports = [a_unit(k, publisher=p).reports[0] for k, p in (("a", "AP"), ("b", "AFP"))]
    assert rating_codes(reports, grades(AP="B", a_1="2")) == ("B2",)
    assert rating_codes(reports, grades(AP="B", b_1="3")) == ("B–", "–3")
    assert rating_codes(reports, {}) == ()


def test_the_card_shows_the_code_and_the_article_what_it_means():
    article = an_article()
    given = {("publisher", "The Paper"): grades(AP="C")["publisher", "AP"]}
    card = incident_card(an_incident(article), {article.id: article}, COUNTRY, Trust(given))
    assert ("rating", "rated C–") in card.badges
    assert "Outlet rated C, fairly reliable" in document_html(card.documents[0])
    plain = incident_card(an_incident(article), {article.id: article}, COUNTRY)
    assert "rating" not in dict(plain.badges)
    assert trust_badges(an_incident(article).reports, Trust()) == ()


def test_a_date_that_nobody_stated_says_where_it_is_from():
    for basis, words in (("url", "taken from the address"), ("stated", "stated")):
        article = an_article(published_basis=basis)
        card = incident_card(an_incident(article), {article.id: article}, COUNTRY)
        assert f"22 January 2022 (date {words})" in document_html(card.documents[0])


def test_the_history_of_a_rating_is_told_in_words():
    notes = [
        Noted("2026-01-02T09:00:00Z", "me", "rate", "no longer so", ""),
        Noted("2026-01-01T09:00:00Z", "me", "rate", "two errors", "C"),
    ]
    assert rating_notes(notes, "publisher", COUNTRY) == (
        NoteLine("took the rating away", "2 January 2026, 12:00", "me", "no longer so"),
        NoteLine("rated it C · fairly reliable", "1 January 2026, 12:00", "me", "two errors"),
    )


def test_below_two_independent_sources_an_incident_is_provisional():
    assert [sources_words(n) for n in (0, 1, 2, 3)] == [
        "no source, provisional",
        "1 source, provisional",
        "2 independent sources",
        "3 independent sources",
    ]
    reports = an_incident(an_article()).reports
    assert trust_badges(reports, Trust(sources=1)) == (("sources", "1 source, provisional"),)
