"""Lexicons say what is wrong with them; brackets stand for forms."""

from __future__ import annotations

import tomllib

import pytest

from rasd.country import load_country
from rasd.errors import ConfigError
from rasd.extract.lexicon import NAMES, Lexicon, load_lexicon
from rasd.extract.phrases import expand
from rasd.extract.sentences import split_words

COUNTRY = load_country()


def tables():
    folder = COUNTRY.folder / "lexicon"
    return {
        name: tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8")) for name in NAMES
    }


def marks(text):
    return load_lexicon(COUNTRY).book.find(split_words(text))


def test_brackets_stand_for_endings_and_choices():
    assert expand("attack[s|ed]") == ("attack", "attacks", "attacked")
    assert expand("{car|truck} bomb[s]") == ("car bomb", "car bombs", "truck bomb", "truck bombs")


@pytest.mark.parametrize("pattern", ["attack[s", "attack]s", "{a|b"])
def test_a_bracket_that_does_not_close_is_refused(pattern):
    with pytest.raises(ConfigError, match="does not close"):
        expand(pattern)


def test_too_many_forms_are_refused():
    with pytest.raises(ConfigError, match="too many forms"):
        expand("{a|b|c|d|e|f|g|h|i|j} " * 3)


@pytest.mark.parametrize(
    ("name", "path", "value", "words"),
    [
        ("actors", ("actor", 0, "side"), "pirates", "actors.toml.*ISIS.*pirates"),
        ("actors", ("actor", 0, "words"), "isis", "actors.toml.*ISIS.: words"),
        ("targets", ("target", 0, "class"), "ships", "targets.toml.*ships"),
        ("weapons", ("weapon", 0, "name"), "", "weapons.toml.*name is missing"),
        ("triggers", ("trigger", 0, "type"), "duel", "triggers.toml.*duel"),
        ("triggers", ("trigger", 0, "weight"), 9, "triggers.toml.*weight 9"),
        ("triggers", ("fate", 0, "fate"), "bored", "triggers.toml.*bored"),
        ("cues", ("report", "verbs"), None, "cues.toml: .report.: .*verbs"),
    ],
)
def test_a_wrong_entry_is_named_with_file_and_key(name, path, value, words):
    broken = tables()
    table = broken[name]
    for key in path[:-1]:
        table = table[key]
    if value is None:
        del table[path[-1]]
    else:
        table[path[-1]] = value
    with pytest.raises(ConfigError, match=words):
        Lexicon(broken)


def test_is_means_the_group_only_in_capitals():
    assert [m.value for m in marks("IS attacked")["actor"]] == ["ISIS"]
    assert "actor" not in marks("he is here")


def test_us_means_the_country_only_in_capitals_or_with_stops():
    assert [m.value for m in marks("US forces")["actor"]] == ["US"]
    assert [m.value for m in marks("U.S. forces")["actor"]][:1] == ["US"]
    assert "actor" not in marks("they told us nothing")


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Daesh", "ISIS"),
        ("the Islamic State group", "ISIS"),
        ("Kurdistan Workers' Party", "PKK"),
        ("Kata'ib Hezbollah", "Iran-backed militia"),
        ("Asaib Ahl al-Haq", "Iran-backed militia"),
        ("the US-led coalition", "US"),
        ("Revolutionary Guards", "Iran"),
        ("Popular Mobilization Forces", "PMF"),
        ("Peshmerga fighters", "Peshmerga"),
        ("the Counter-Terrorism Service", "Iraqi security forces"),
        ("al-Qaida in Iraq", "ISIS"),
        ("the Mahdi Army", "Iran-backed militia"),
        ("demonstrators", "protesters"),
        ("unidentified gunmen", "unknown"),
    ],
)
def test_names_of_actors_are_known(words, actor):
    assert marks(words)["actor"][0].value == actor
