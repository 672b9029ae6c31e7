"""The reader of the country folder."""

import shutil
from datetime import date

import pytest

from rasd.country import REFERENCE, load_country
from rasd.errors import ConfigError

OWNERS_NAMES = {
    "IQ-DI": "Diyala",
    "IQ-SD": "Salaheddin",
    "IQ-KI": "Kirkuk",
    "IQ-BG": "Baghdad",
    "IQ-NI": "Nineveh",
    "IQ-AN": "Anbar",
    "IQ-AR": "Erbil",
    "IQ-SU": "Sulaymaniyah",
    "IQ-DA": "Duhok",
    "IQ-BB": "Babil",
    "IQ-KA": "Karbala",
    "IQ-NA": "Najaf",
    "IQ-WA": "Wasit",
    "IQ-QA": "Qadisiyah",
    "IQ-MU": "Muthanna",
    "IQ-DQ": "Dhi Qar",
    "IQ-MA": "Maysan",
    "IQ-BA": "Basra",
    "IQ-HA": "Halabja",
}


def test_nineteen_governorates_in_the_owners_spelling():
    assert {g.iso: g.name for g in load_country().governorates} == OWNERS_NAMES


def test_population_adds_up_to_the_published_total():
    assert sum(load_country().population.values()) == 38_124_182


def test_halabja_is_younger_informal_and_was_sulaymaniyahs():
    halabja = load_country().governorate("IQ-HA")
    told = (halabja.valid_from, halabja.before, halabja.before_district, halabja.official)
    assert told == (date(2025, 4, 14), "IQ-SU", "Halabja", False)


def test_neighbours_are_mutual():
    country = load_country()
    for one in country.governorates:
        for iso in one.neighbours:
            assert one.iso in country.governorate(iso).neighbours


def test_places_have_unique_ids_and_lie_in_the_country():
    places = load_country().places
    assert len(places) >= 550
    assert len({p.id for p in places}) == len(places)
    assert all(29 < p.lat < 37.5 and 38.7 < p.lon < 48.8 for p in places)


def test_the_country_is_read_once():
    assert load_country("iq") is load_country("iq")


def test_the_base_map_is_there_and_small():
    country = load_country()
    files = [country.basemap(n) for n in ("land", "borders", "lakes", "rivers")]
    assert sum(f.stat().st_size for f in files) < 350_000


@pytest.mark.parametrize("name", ["../country", "", "railways", "LAND"])
def test_an_unknown_base_map_is_a_config_error(name):
    with pytest.raises(ConfigError):
        load_country().basemap(name)


@pytest.mark.parametrize("name", ["../country", "no_such_list"])
def test_an_unknown_lexicon_is_a_config_error(name):
    with pytest.raises(ConfigError):
        load_country().lexicon(name)


@pytest.mark.parametrize("key", ["xx", "../iq", ""])
def test_an_unknown_country_is_a_config_error(key):
    with pytest.raises(ConfigError):
        load_country(key)


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("gazetteer.csv", "34.2748", "here", "'here' is no number"),
        ("gazetteer.csv", ",IQ-DI,", ",IQ-XX,", "'IQ-XX' is no governorate"),
        ("gazetteer.csv", "34.2748", "134.2748", "impossible"),
        ("country.toml", 'name = "Iraq"', "name = ", "malformed"),
        ("country.toml", 'timezone = "Asia/Baghdad"', "", "missing"),
    ],
)
def test_malformed_data_is_named_in_one_sentence(tmp_path, file, old, new, words):
    shutil.copytree(REFERENCE / "iq", tmp_path / "iq")
    path = tmp_path / "iq" / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(ConfigError, match=words):
        load_country("iq", tmp_path)
