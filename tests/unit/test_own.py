"""Incidents that a person enters: without an article, or from one that Rasd cannot read."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from rasd import pipeline
from rasd.country import load_country
from rasd.errors import BadInput, StoreError
from rasd.fuse import fuse, unite
from rasd.model import OWN, Basis, EventType, Review, Span, Toll
from rasd.pipeline import Statement
from rasd.render.card import card_html
from rasd.store import open_store, schema
from rasd.views.card import incident_card
from rasd.views.edits import edited
from rasd.views.history import history, set_by_hand
from tests.reports import a_unit, an_article
from tests.stories import HOSTILE

COUNTRY = load_country()
ARABIC = "قتل ثلاثة جنود في هجوم\n\nفي ديالى يوم الجمعة."
PLACE = {
    "place": "Hawija",
    "iso": "IQ-KI",
    "where_prec": 1,
    "lat": 35.33,
    "lon": 43.77,
    "radius_km": 4.0,
    "district": "",
    "place_id": "",
    "score": 0.0,
    "reason": "",
    "rivals": [],
    "border_iso": "",
    "border_km": None,
}
FIELDS = {
    "event_type": "bombing",
    "start": "2022-03-04",
    "place": PLACE,
    "target": "a market",
    "killed": "3–5",
    "injured": "10+",
    "perpetrator": "ISIS",
}
TOLD = Statement("A bomb went off.\nFive may be dead.", "The mayor of Hawija, by telephone")


@pytest.fixture
def store(target):
    opened = open_store(target)
    yield opened
    assert opened.verify() == ()
    opened.close()


def values(**changed):
    return edited(pipeline.blank("new"), {**FIELDS, **changed}, COUNTRY)


def enter(store, statement=TOLD, why="he rang", **changed):
    return pipeline.enter_incident(store, values(**changed), statement, by="Layla", why=why)


def test_an_incident_without_an_article_states_its_source(store):
    told = replace(TOLD, url="https://example.org/list", learned=date(2022, 3, 5))
    made = enter(store, told)
    incident = store.incident(made)
    assert (incident.event_type, incident.review) == (EventType.BOMBING, Review.EDITED)
    assert (incident.tolls.killed, incident.tolls.injured) == (Toll(3, 3, 5), Toll(10, 10, None))
    assert (incident.located.place, incident.located.iso) == ("Hawija", "IQ-KI")
    (report,) = incident.reports
    article = store.article(report.article_id)
    assert (article.kind, article.publisher, article.text) == (OWN, TOLD.source, TOLD.words)
    assert (article.title, article.published) == ("A bomb went off.", date(2022, 3, 5))
    assert article.url == "https://example.org/list"
    row = {name: column[0] for name, column in store.columns().items()}
    assert (row["source"], row["outlets"]) == (TOLD.source, TOLD.source)
    assert (row["batch"], row["review"], row["n_reports"]) == ("by hand", "edited", 1)
    assert row["quote"] == "A bomb went off. Five may be dead."
    assert store.search("telephone") == store.search("bomb went") == {made}


def test_it_is_marked_as_the_analysts_own(store):
    made = enter(store)
    rows = store.revisions(made)
    assert [(r.action, r.by, r.why) for r in rows] == [("write", "Layla", "he rang")]
    (line,) = history(rows, COUNTRY)
    assert line.what == "entered by hand"
    hands = set_by_hand(rows, COUNTRY)
    assert hands["killed"].startswith("Entered by Layla, ")
    assert hands["killed"].endswith(": he rang.")
    incident = store.incident(made)
    articles = {r.article_id: store.article(r.article_id) for r in incident.reports}
    card = incident_card(incident, articles, COUNTRY)
    assert ("own", "entered by an analyst") in card.badges
    assert card.documents[0].text_status == "written by an analyst; there is no article"
    told = card_html(card, None)
    assert "<b>3–5</b>, entered by an analyst." in told
    assert "by rule" not in told
    assert "confidence" not in told
    assert {e.basis for r in incident.reports for e in r.draft.evidence} == {Basis.ANALYST}


def test_a_later_edit_says_who_set_it_then(store):
    made = enter(store)
    incident = store.incident(made)
    new = replace(incident, target="guards")
    pipeline.save_edit(store, new, 1, by="Omar", why="seen")
    hands = set_by_hand(store.revisions(made), COUNTRY)
    assert hands["target"].startswith("Set by Omar")
    assert hands["killed"].startswith("Entered by Layla")


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (replace(TOLD, words=" \n"), "Write what happened"),
        (replace(TOLD, source=" \u202e "), "Name the source"),
        (replace(TOLD, url="javascript:alert(1)"), "A link begins with http"),
        (replace(TOLD, words="x" * 20_001), "20,000 characters"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(store, statement, words):
    with pytest.raises(BadInput, match=words):
        enter(store, statement)
    assert (store.articles_held(), store.batches(), len(store.columns()["id"])) == (0, (), 0)


def test_fields_that_nobody_knows_stay_open(store):
    nothing = edited(pipeline.blank("new"), {}, COUNTRY)
    made = pipeline.enter_incident(store, nothing, TOLD, by="me")
    incident = store.incident(made)
    assert (incident.date, incident.located.iso, incident.tolls.killed.low) == (None, "", None)
    assert incident.event_type is EventType.OTHER


def test_the_same_words_twice_are_told_unless_they_were_taken_out(store):
    made = enter(store)
    with pytest.raises(BadInput, match="already"):
        enter(store)
    store.withdraw_article(store.incident(made).reports[0].article_id, "me", "a slip", unite=unite)
    assert store.incident(made) is None
    again = enter(store)
    assert again != made
    assert len(store.articles()) == 1


def test_all_of_it_is_one_import_that_can_be_taken_out(store):
    first, second = enter(store), enter(store, replace(TOLD, words="Another one."))
    (batch,) = store.batches()
    assert (batch.label, batch.n_articles, batch.n_incidents) == ("by hand", 2, 2)
    pipeline.remove_batch(store, batch.id)
    assert (store.incident(first), store.incident(second)) == (None, None)
    third = enter(store, replace(TOLD, words="A third one."))
    assert [b.label for b in store.batches()] == ["by hand", "by hand"]
    pipeline.restore_batch(store, batch.id)
    assert {store.incident(i).id for i in (first, second, third)} == {first, second, third}


def test_it_is_never_read_again_by_the_rules(store):
    text = "Gunmen killed 11 soldiers in a raid in Hawija in Kirkuk on 4 March 2022, police said."
    made = enter(store, replace(TOLD, words=text, learned=date(2022, 3, 5)))
    before = store.incident(made)
    name = before.reports[0].article_id
    again = pipeline.apply_reread(store, name, COUNTRY, "me")
    assert [line.kind for line in again.lines] == ["kept"]
    assert (again.changes, store.incident(made)) == (False, before)
    assert pipeline.extract(store.article(name), COUNTRY) == ((), ())


def test_a_purge_forgets_the_words_and_who_said_them(store):
    made = enter(store)
    (report,) = store.incident(made).reports
    store.purge_article(report.article_id, "me", "the witness is in danger", unite=unite)
    assert store.incident(made) is None
    with store._database.read() as connection:
        tables = [t for t in schema.metadata.sorted_tables if t is not schema.annotation]
        left = "".join(repr(row) for t in tables for row in connection.execute(select(t)))
    assert "mayor" not in left
    assert "bomb went" not in left
    assert store.search("bomb") == frozenset()


def test_it_merges_with_what_an_article_tells_and_parts_again(store):
    article = a_unit("a")
    store.save(store.begin_batch("t", "t"), [an_article("a")], [article])
    made = enter(store)
    before = store.incident(made), store.incident(article.id)
    into = pipeline.merge(store, [made, article.id], "me")
    assert store.incident(into).tolls.killed == Toll(3, 3, 5)  # a person's values hold
    assert {r.publisher for r in store.incident(into).reports} == {"AP", TOLD.source}
    pipeline.split(store, into, "me")
    assert (store.incident(made), store.incident(article.id)) == before


def test_two_that_were_entered_are_never_joined_by_themselves_but_may_be_by_a_person(store):
    first, second = enter(store), enter(store, replace(TOLD, words="Another."))
    store.save(store.begin_batch("t", "t"), [an_article("a")], [a_unit("a")])
    units = store.units(None, None)
    assert len(units) == 3
    assert {first, second} <= {incident.id for incident in fuse(units, store.cannot_links())}
    assert pipeline.merge(store, [first, second], "me") in (first, second)


def test_undo_takes_it_out_of_every_count(store):
    made = enter(store)
    store.go_back(made, 0, 1, "Layla")
    assert store.incident(made).review is Review.REJECTED


def test_a_document_in_another_language_is_coded_with_its_own_words(store):
    article = an_article("ar", text=ARABIC, language="ar", publisher="Al Sabah")
    store.save(store.begin_batch("t", "t"), [article], [])
    words = "قتل ثلاثة جنود  في هجوم في ديالى"  # copied over a line's end
    told = Statement(words, "الشرطة", article_id="ar")
    made = enter(store, told, killed="3")
    (report,) = store.incident(made).reports
    assert ARABIC[report.draft.sentence.start : report.draft.sentence.end].split() == words.split()
    assert (report.publisher, report.draft.source, report.id) == ("Al Sabah", "الشرطة", "ar-1001")
    assert len(store.batches()) == 1
    second = enter(store, Statement("", "", article_id="ar"), start="2022-03-06")
    (report,) = store.incident(second).reports
    assert (report.draft.sentence, report.id) == (Span(0, len(ARABIC)), "ar-1002")
    assert store.ids_of_articles(["ar"])["ar"] == (made, second)


def test_words_that_do_not_stand_there_and_documents_that_are_not_are_told(store):
    store.save(store.begin_batch("t", "t"), [an_article("a")], [])
    with pytest.raises(BadInput, match="do not stand in the document"):
        enter(store, Statement("Text of b.", "x", article_id="a"))
    with pytest.raises(StoreError, match="no article"):
        enter(store, Statement("", "x", article_id="none"))
    assert len(store.columns()["id"]) == 0


def test_hostile_words_stay_text(store):
    made = enter(store, Statement(HOSTILE, HOSTILE), why=HOSTILE, target=HOSTILE)
    incident = store.incident(made)
    articles = {r.article_id: store.article(r.article_id) for r in incident.reports}
    told = card_html(incident_card(incident, articles, COUNTRY), None)
    assert "<script" not in told
    assert "<img src=x" not in told
