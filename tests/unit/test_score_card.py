"""The scorecard: each figure with an honest interval; the error listing; the keyword search."""

from datetime import date

import pytest

from rasd.country import load_country
from rasd.model import Article, OffsetMap
from rasd.score import (
    FIGURES,
    Figure,
    card_lines,
    fault_lines,
    keyword_record,
    score,
    scorecard,
    take_measurement,
    to_json,
)
from tests.unit.test_score import GOLD, _incident, _made_up

COUNTRY = load_country()
OLD_NAMES = {
    "date": "date_exact",
    "governorate": "governorate",
    "place": "place_within_25_km",
    "killed": "killed_exact_where_stated",
    "injured": "injured_exact_where_stated",
    "type": "event_type_lenient",
    "actor": "actor_lenient",
    "target": "target",
    "primary": "primary_flag",
    "source": "source_words",
}


def one(**values):
    return {"a": {"id": "a", "incidents": [_incident(**values)]}}


def read(text, published=date(2022, 1, 21)):
    offsets = OffsetMap(((0, len(text), 0, len(text)),))
    return keyword_record(Article("x", text, text, offsets, published=published), COUNTRY)


def test_the_card_says_what_the_full_score_says():
    card, full = scorecard(GOLD, _made_up()), to_json(score(GOLD, _made_up()))
    for name, old in OLD_NAMES.items():
        kept = full["attributes_on_matched"][old]
        assert (card[name].value, card[name].n) == (pytest.approx(kept["value"]), kept["n"]), name
    for name in ("f1", "precision", "recall"):
        assert card[name].value == pytest.approx(full["detection"][name])
    assert card["entire"].value == pytest.approx(full["core_all_right_of_all_gold"])
    negatives = full["documents"]["negatives_without_false_alarm"]
    assert (card["negatives"].value, card["negatives"].n) == (negatives["value"], negatives["n"])
    assert tuple(card) == FIGURES


def test_an_interval_holds_its_figure_and_is_the_same_every_time():
    card = scorecard(GOLD, _made_up())
    assert card == scorecard(GOLD, _made_up())
    for name, figure in card.items():
        assert 0 <= figure.low <= figure.value <= figure.high <= 1, name
        assert figure.low < figure.high, name


def test_all_right_is_no_certainty():
    card = scorecard(GOLD, GOLD)
    assert (card["recall"].value, card["recall"].high) == (1.0, 1.0)
    assert card["recall"].low == pytest.approx(0.025 ** (1 / 19))  # 19 articles tell of incidents
    assert card["negatives"].low == pytest.approx(0.025 ** (1 / 4))


def test_where_nothing_is_found_fields_have_no_figure():
    card = scorecard(one(), {})
    assert card["recall"] == Figure(0.0, 0.0, 1 - 0.025, 1)
    assert card["date"] == Figure(None, None, None, 0)
    assert card["entire"].value == 0.0
    assert scorecard({}, {})["f1"] == Figure(None, None, None, 0)


def test_the_card_as_lines_has_a_line_a_figure():
    lines = card_lines(take_measurement("one", one(), one(), {}))
    assert lines[0] == "one: 1 articles, 1 labelled incidents"
    assert len(lines) == 2 + len(FIGURES)
    assert lines[2].split()[-6:] == ["1.000", "0.025", "–", "1.000", "1", "0.000"]
    assert lines[5].endswith("–")  # no article without incidents: nothing to say


def test_faults_name_what_is_wrong_with_label_and_guess():
    wrong = one(killed_min=3, killed_max=None, event_type="clash", perpetrator="PKK")
    assert fault_lines(one(), wrong) == [
        "a",
        "  wrong    “ISIS militants stormed an army headquarters”",
        "           killed: 11, got 3–…",
        "           type: armed_assault, got clash",
        "           perpetrator: ISIS, got PKK",
    ]


def test_faults_name_what_was_missed_and_what_was_made_up():
    days, quote = "2022-01-20 to 2022-01-21", "“ISIS militants stormed an army headquarters”"
    assert fault_lines(one(), one(governorate="Basra", evidence="Not so", killed_min=None)) == [
        "a",
        f"  missed   {days} · Diyala, Hawi Al Azim · armed_assault · killed 11: {quote}",
        f"  made up  {days} · Basra, Hawi Al Azim · armed_assault · killed …–11: “Not so”",
    ]
    assert fault_lines(one(), one()) == []
    assert fault_lines(one(optional=True), {}) == []


def test_keywords_take_a_sentence_with_a_word_a_place_and_a_number():
    text = (
        "A roadside bomb killed three soldiers and wounded at least 12 near Baquba, police said. "
        "The attack was the second in Diyala. Five people were killed in Damascus."
    )
    (told,) = read(text)["incidents"]
    assert told["governorate"] == "Diyala"
    assert (told["date_start"], told["date_end"]) == ("2022-01-21", "2022-01-21")
    assert (told["killed_min"], told["killed_max"]) == (3, 3)
    assert (told["injured_min"], told["injured_max"]) == (12, None)
    assert (told["event_type"], told["perpetrator"]) == ("ied", "unknown")
    assert (told["target"], told["source"], told["primary"]) == ("soldiers", "police", True)


def test_keywords_know_nothing_of_background_or_totals():
    text = (
        "ISIS shot two men in Mosul in 2014. In all, 1,200 people were killed in Baghdad last year."
    )
    first, second = read(text)["incidents"]
    assert (first["perpetrator"], first["primary"], second["primary"]) == ("ISIS", True, False)
    assert second["killed_min"] == 1200
    assert second["date_start"] == "2022-01-21"


def test_keywords_without_a_day_or_without_words_give_no_date_and_nothing():
    (told,) = read("Two men were shot dead in Basra.", None)["incidents"]
    assert told["date_start"] is None
    assert read("Nothing happened in Basra on 3 May.")["incidents"] == []
