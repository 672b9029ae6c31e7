"""The article under review: every mark explained, and what was not taken shown with its reason."""

import pytest

from rasd.country import load_country
from rasd.model import Evidence, Rival, Span
from rasd.views.review import document_text, evidence_tip, review_fields, review_texts
from rasd.views.rules import passed_words, rival_words, rule_words
from tests.stories import TEXT, an_article, an_incident, words

COUNTRY = load_country()
TOTAL = "Not an incident: a total over many events, not one incident."


def pieces(article, skipped=(), others=()):
    incident = an_incident(article)
    (text,) = review_texts(incident, {article.id: article}, skipped, others, COUNTRY)
    return text


def test_the_pieces_joined_are_the_text_as_it_is_read():
    text = pieces(an_article())
    assert "".join(piece.text for piece in text.pieces) == TEXT


def test_a_mark_tells_value_rule_confidence_and_what_was_rejected():
    text = pieces(an_article())
    friday = next(piece for piece in text.pieces if piece.text == "Friday")
    assert friday.fields == ("date",)
    assert friday.tip == (
        "Date: 21 January 2022\nBecause: a rule of the engine · 90% sure\n"
        "Not taken: 28 January 2022, later"
    )


def test_a_passage_not_taken_is_marked_with_its_reason():
    article = an_article()
    span = words(article, "police said")
    text = pieces(article, [("a1", span, TOTAL)])
    piece = next(piece for piece in text.pieces if piece.passed)
    assert (piece.text, piece.passed) == ("police said", 1)
    assert piece.tip == "Not taken: a total over many events, not one incident"
    (passage,) = text.passed
    assert (passage.words, passage.short, passage.made) == (
        "police said",
        "a total over many events",
        "",
    )


def test_a_passage_of_another_article_is_not_shown():
    assert pieces(an_article(), [("a2", Span(0, 4), TOTAL)]).passed == ()


def test_a_passage_that_became_an_incident_is_told_by_it():
    article = an_article()
    made = an_incident(article, 2, sentence=words(article, "police said"))
    skipped = [("a1", words(article, "police said"), TOTAL)]
    text = pieces(article, skipped, [(made.id, made.reports[0])])
    assert [passage.made for passage in text.passed] == [made.id]
    assert not any(piece.passed for piece in text.pieces)
    other = next(piece for piece in text.pieces if piece.other)
    assert (other.text, other.tip) == ("police said", "This sentence tells another incident.")


def test_marks_within_a_passage_not_taken_keep_their_own_words():
    article = an_article()
    span = words(article, "on Friday, police said")
    text = pieces(article, [("a1", span, TOTAL)])
    friday = next(piece for piece in text.pieces if piece.text == "Friday")
    assert friday.passed == 1
    assert "Not taken: a total" not in friday.tip


def test_fields_say_what_they_rest_on_or_that_the_text_is_silent():
    article = an_article()
    fields = {f.key: f for f in review_fields(an_incident(article), {"a1": article}, COUNTRY)}
    assert fields["killed"].tip.startswith("read as 11\nBecause: a number of people")
    assert fields["killed"].tip.endswith("90% sure")
    assert fields["injured"].tip == "The text does not say."
    assert fields["perpetrator"].tip == "No words of the text carry it."


def test_a_field_set_by_hand_says_so_and_shows_no_score_of_the_engine():
    article = an_article()
    hands = {"killed": "Set by Layla on 3 May 2024: recount."}
    fields = {f.key: f for f in review_fields(an_incident(article), {}, COUNTRY, hands)}
    assert fields["killed"].tip.startswith("Set by Layla on 3 May 2024: recount.\n")
    assert (fields["killed"].confidence, fields["date"].confidence) == (None, 0.9)


def test_an_incident_whose_article_is_gone_still_shows():
    (text,) = review_texts(an_incident(an_article()), {}, [], [], COUNTRY)
    assert (text.pieces, text.passed) == ((), ())


def test_the_tip_of_a_governorate_names_it():
    evidence = Evidence(
        "governorate", "IQ-DI", "place.event", 0.9, rivals=(Rival("Kirkuk", "of-phrase"),)
    )
    assert evidence_tip(evidence, COUNTRY) == (
        "Governorate: Diyala\nBecause: named as the place where it happened · 90% sure\n"
        "Not taken: Kirkuk, belongs to somebody's name or office"
    )


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("who.by", "named after 'by'"),
        ("toll.passive.vague", "said of the victims ('three were killed'), a vague word"),
        ("toll.active.number", "said of the one who did it ('killed three')"),
        ("kind.drone_new", "the words of the act speak for it: drone new"),
        ("analyst", "a rule of the engine"),
    ],
)
def test_rules_are_told_in_words(rule, said):
    assert rule_words(rule) == said


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("anchor of 'offset'", "only the place from which a distance is told"),
        ("anchor of 'road'", "only named to tell where a road runs"),
        ("origin ('from')", "where people came from ('from')"),
        ("told otherwise by another source", "told otherwise by another source"),
    ],
)
def test_reasons_against_are_told_in_words(reason, said):
    assert rival_words(reason) == said


def test_the_reason_of_a_passage_comes_short_and_whole():
    assert passed_words("Not an incident: an accident, not an act of violence.") == (
        "an accident",
        "an accident, not an act of violence",
    )


@pytest.mark.parametrize("room", ["when", "place", "kind", "who", "whom", "toll", "source"])
def test_no_rule_of_a_known_room_is_shown_as_an_id(room):
    assert "." not in rule_words(f"{room}.some_new_rule")


def test_a_document_marks_the_words_of_all_that_it_tells_or_of_one():
    article = an_article()
    one = an_incident(article, 1)
    other = an_incident(article, 2, sentence=words(article, "police said"), evidence=())
    told = [(incident.id, incident.reports[0]) for incident in (one, other)]
    every = document_text(article, told, [], COUNTRY)
    assert "".join(piece.text for piece in every.pieces) == TEXT
    assert {f for piece in every.pieces for f in piece.fields} == {"event_type", "killed", "date"}
    assert [piece.text for piece in every.pieces if piece.other] == []
    second = document_text(article, told, [], COUNTRY, only=other.id)
    assert [piece.text for piece in second.pieces if piece.carrying] == ["police said"]
    assert [piece.text for piece in second.pieces if piece.other] == ["Raid kills 11 soldiers"]
    assert {f for piece in second.pieces for f in piece.fields} == set()
