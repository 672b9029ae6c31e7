"""The kept keys of listed names: right, complete, and left aside when the rules change."""

from rasd.country import load_country
from rasd.listed import HEAD, keep_keys, kept_keys, rules
from rasd.text import index_keys

COUNTRY = load_country()
KEPT = COUNTRY.folder / "keys.tsv"
REBUILD = "rasd/text.py has changed: run `python data/reference/keys.py` and commit keys.tsv"


def test_the_kept_keys_are_of_todays_rules():
    assert kept_keys(KEPT), REBUILD


def test_every_kept_key_is_what_the_rules_give():
    wrong = {name for name, keys in kept_keys(KEPT).items() if keys != index_keys(name)}
    assert wrong == set(), REBUILD


def test_nearly_every_name_of_the_gazetteer_is_kept():
    names = {n for p in COUNTRY.places if p.source != "own" for n in (p.name, *p.variants)}
    missing = names - set(kept_keys(KEPT))
    assert len(missing) < len(names) / 50, REBUILD


def test_a_name_that_is_not_kept_is_reckoned():
    assert COUNTRY.keys_of("Nowhereabad") == index_keys("Nowhereabad")


def test_keys_of_other_rules_are_left_aside(tmp_path):
    file = tmp_path / "keys.tsv"
    assert keep_keys(file, ["Tal Afar", "Tal Afar", "?", "a\tb"]) == 1
    assert kept_keys(file) == {"Tal Afar": index_keys("Tal Afar")}
    file.write_text(file.read_text(encoding="utf-8").replace(rules(), "0" * 64), encoding="utf-8")
    assert kept_keys(file) == {}
    assert kept_keys(tmp_path / "none.tsv") == {}
    file.write_text("", encoding="utf-8")
    assert kept_keys(file) == {}
    file.write_text(HEAD + rules(), encoding="utf-8")
    assert kept_keys(file) == {}
