"""A user's own words are merged over ours; what is wrong with them is told in one sentence."""

import tomllib
from datetime import date

import pytest
from click.testing import CliRunner

from rasd.cli import cli
from rasd.country import load_country
from rasd.errors import ConfigError
from rasd.extract import extract_with_skips
from rasd.extract.lexicon import NAMES, Lexicon, load_lexicon
from rasd.extract.sentences import split_words
from rasd.model import Article, OffsetMap
from rasd.own_files import words_folder
from rasd.toponyms import Toponyms
from rasd.word_lists import check_map
from tests.conftest import ROOT

TEXT = (
    "ZORBAN, Iraq - Fighters of the Red Falcons killed two sandwarriors with glowsticks in Hawija "
    "on Friday, police said."
)


@pytest.fixture
def words(tmp_path):
    """Write a file of the user's own folder; returns the country with it."""
    folder = tmp_path / "lexicon"
    folder.mkdir()

    def written(**files):
        for name, text in files.items():
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        return load_country(words=folder)

    return written


def marks(country, text):
    return load_lexicon(country).book.find(split_words(text))


def test_a_new_actor_target_weapon_and_trigger_are_read(words):
    country = words(
        actors='[[actor]]\nname = "Red Falcons"\nside = "militants"\nwords = ["red falcon[s]"]',
        targets='[[target]]\nclass = "security_forces"\npeople = ["sandwarrior[s]"]',
        weapons='[[weapon]]\nname = "glowstick"\nwords = ["glowstick[s]"]',
        triggers='[[trigger]]\ntype = "armed_assault"\nweight = 3\nverbs = ["pelt[ed|s]"]',
    )
    offsets = OffsetMap(((0, len(TEXT), 0, len(TEXT)),))
    article = Article("x", TEXT, TEXT, offsets, published=date(2022, 1, 21))
    (draft,), _ = extract_with_skips(article, country)
    assert (draft.perpetrator, draft.weapon) == ("Red Falcons", "glowstick")
    assert (draft.target_class.value, draft.event_type.value) == (
        "security_forces",
        "armed_assault",
    )
    assert (draft.tolls.killed.low, draft.where.phrase) == (2, "Hawija")
    assert [m.value for m in marks(country, "they pelted a post")["verb"]] == ["armed_assault"]


def test_words_for_an_actor_of_ours_join_its_own(words):
    country = words(actors='[[actor]]\nname = "PKK"\nwords = ["mountain wolves"]')
    assert [m.value for m in marks(country, "the mountain wolves")["actor"]] == ["PKK"]
    assert [m.value for m in marks(country, "Kurdistan Workers' Party")["actor"]] == ["PKK"]
    assert load_lexicon(country).sides["PKK"] == load_lexicon(load_country()).sides["PKK"]


def test_cues_and_foreign_places_grow(words):
    country = words(cues='[total]\nwords = ["all told"]', foreign='places = ["Zorbanistan"]')
    assert "cue:total.words" in marks(country, "forty all told")
    assert [h.sort for h in Toponyms(country).scan("in Zorbanistan on Friday")] == ["foreign"]
    assert [h.sort for h in Toponyms(country).scan("in Damascus on Friday")] == ["foreign"]


def test_a_changed_file_is_read_again(words):
    head = '[[weapon]]\nname = "glowstick"\nwords = ["glowstick[s]"'
    assert "weapon" in marks(words(weapons=f"{head}]"), "a glowstick")
    assert "weapon" in marks(words(weapons=f'{head}, "glow rod"]'), "a glow rod")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("actors", "[[actor]\n", r"Your own actors\.toml is no TOML"),
        (
            "actors",
            '[[actor]]\nname = "X"\nwords = ["x"]',
            r"^your own lexicon/actors\.toml: \[\[actor\]\] 'X': side is missing.*write side",
        ),
        (
            "actors",
            '[[actor]]\nname = "X"\nside = "militia"\nword = ["x"]',
            r"'X': the key 'word' is unknown: the keys are name, side, words, exact\.$",
        ),
        ("actors", '[[aktor]]\nname = "X"', r"\[\[aktor\]\] is unknown: use \[\[actor\]\]\.$"),
        ("actors", '[[actor]]\nname = "PKK"\nwords = ["x[s"]', "does not close"),
        ("actors", '[[actor]]\nname = "PKK"\nwords = [""]', "'PKK': words is missing or no list"),
        ("actors", '[[actor]]\nname = "PKK"', "'PKK': it has no words: give it one of words"),
        ("actors", 'actor = "PKK"', r"actor is no list of rows: begin each row with \[\[actor\]\]"),
        ("targets", '[[target]]\nclass = "ships"\npeople = ["x"]', "'ships': .*civilians"),
        ("weapons", '[[weapon]]\nwords = ["x"]', r"\[\[weapon\]\] number 1: name is missing"),
        ("triggers", '[[trigger]]\ntype = "clash"\nverbs = ["x"]', "'clash': weight None is none"),
        ("triggers", '[[fate]]\nfate = "bored"\nleft = ["x"]', "'bored' is none of .*killed"),
        ("cues", '[totals]\nwords = ["x"]', r"section \[totals\] is unknown: use .*total"),
        ("cues", '[total]\nword = ["x"]', r"\[total\]: the list 'word' is unknown: .*strong"),
        ("cues", 'total = ["x"]', "total is no section: write"),
        ("foreign", 'towns = ["x"]', r"foreign\.toml: the list 'towns' is unknown: .*places"),
        ("foreign", 'places = "x"', "places is no list of texts: write places ="),
    ],
)
def test_what_is_wrong_is_told_with_file_entry_and_way(words, name, text, told):
    country = words(**{name: text})
    with pytest.raises(ConfigError, match=told) as error:
        Toponyms(country) if name == "foreign" else load_lexicon(country)
    assert "\n" not in str(error.value)


def test_a_file_of_another_name_is_not_passed_over(words):
    with pytest.raises(ConfigError, match=r"Your own actor\.toml is no word list: name it as one"):
        words(actor="")


def test_the_folder_lies_beside_the_project_or_is_named(tmp_path, monkeypatch):
    monkeypatch.delenv("RASD_LEXICON", raising=False)
    assert words_folder(str(tmp_path / "rasd.db")) is None
    (tmp_path / "lexicon").mkdir()
    assert words_folder(str(tmp_path / "rasd.db")) == tmp_path / "lexicon"
    monkeypatch.setenv("RASD_LEXICON", str(tmp_path / "words"))
    assert words_folder("") == tmp_path / "words"
    with pytest.raises(ConfigError, match="There is no folder words of your own words"):
        load_country()


def test_words_and_places_of_a_project_are_found_whatever_way_it_is_named(tmp_path, monkeypatch):
    for name in ("RASD_LEXICON", "RASD_PLACES", "RASD_STORE"):
        monkeypatch.delenv(name, raising=False)
    project = str(tmp_path / "rasd.db")
    (tmp_path / "lexicon").mkdir()
    own = "name,governorate,lat,lon\nKandar,Nineveh,35.71,43.49\n"
    (tmp_path / "places.csv").write_text(own, encoding="utf-8")
    by_option = load_country(project=project)
    assert by_option.own_lexicon == (tmp_path / "lexicon").resolve()
    assert sum(place.source == "own" for place in by_option.places) == 1
    assert load_country().own_lexicon is None
    monkeypatch.setenv("RASD_STORE", project)
    assert load_country() is by_option
    assert load_country(project="postgresql://user@host/name").own_lexicon is None


def test_the_command_line_reads_with_the_words_of_the_project_it_is_given(tmp_path, monkeypatch):
    monkeypatch.delenv("RASD_STORE", raising=False)
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "actor.toml").write_text("", encoding="utf-8")
    store = ["--store", str(tmp_path / "rasd.db")]
    said = CliRunner().invoke(cli, ["doctor", *store])
    assert "actor.toml is no word list" in said.output
    done = CliRunner().invoke(cli, ["ingest", str(tmp_path / "none.md"), *store])
    assert isinstance(done.exception, ConfigError)


def broken(name):
    """Every way to break one entry of a file of ours: a key too many, a wrong kind, nothing."""
    folder = load_country().folder / "lexicon"
    table = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    for key, value in table.items():
        if isinstance(value, list):
            yield table | {key: [value[0] | {"colour": "red"}, *value[1:]]}
            yield table | {key: ["x", *value[1:]]}
            yield table | {key: [{}, *value[1:]]}
        yield table | {key: 7}
        yield {k: v for k, v in table.items() if k != key}
        yield table | {"more": value}


@pytest.mark.parametrize("name", NAMES)
def test_no_broken_entry_of_ours_passes_or_crashes(name):
    sound = {each: load_country().lexicon(each) for each in NAMES}
    for table in broken(name):
        with pytest.raises(ConfigError, match=rf"^lexicon/{name}\.toml: .*\.$"):
            Lexicon(sound | {name: table})


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"credit": 1}, "credit is missing"),
        ({"home": [[1, 2]]}, "home is no pair of corners"),
        ({"extent": [[1, 2], [91, 0]]}, "extent is no pair"),
        ({"name": [{"text": "X", "kind": "water", "at": [1]}]}, "'X': at is no place"),
        ({"name": [{"text": "X", "at": [1, 2]}]}, "'X': kind is missing"),
        ({"colour": []}, r"\[\[colour\]\] is unknown"),
    ],
)
def test_the_words_of_the_map_are_checked_too(changed, told):
    words = dict(load_country().lexicon("map"))
    check_map(words)
    with pytest.raises(ConfigError, match=told):
        check_map(words | changed)


def test_every_list_and_key_is_documented():
    text = (ROOT / "docs" / "lexicons.md").read_text(encoding="utf-8")
    for name in (*NAMES, "foreign", "map"):
        assert f"`{name}.toml`" in text
        for key in load_country().lexicon(name):
            assert f"`{key}`" in text or f"`[{key}]`" in text or f"`[[{key}]]`" in text, (name, key)
