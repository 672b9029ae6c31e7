"""Key places and governorates by ten spellings and more each, Arabic and Kurdish among them."""

import pytest

from rasd.country import load_country
from rasd.geocode import Gazetteer
from rasd.geometry import distance_km
from rasd.model import Context
from tests.conftest import ROOT

COUNTRY = load_country()
GAZETTEER = Gazetteer(COUNTRY)
SAME_KM = 15.0


def table():
    """Return (name, ISO key or '', spellings) of each line of the table."""
    text = (ROOT / "tests" / "fixtures" / "spellings.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        head, _, rest = line.partition(": ")
        name, _, iso = head.rpartition(" ")
        spellings = dict.fromkeys([name, *(s.strip() for s in rest.split(","))])
        yield name, iso.replace("-", "", iso == "-"), list(spellings)


TABLE = list(table())


def test_each_of_92_has_ten_spellings():
    assert len(TABLE) == 73 + 19
    assert {name: len(s) for name, _, s in TABLE if len(s) < 10} == {}
    assert all(any("؀" <= c <= "ۿ" for c in "".join(s)) for _, _, s in TABLE)


@pytest.mark.parametrize(("name", "iso", "spellings"), TABLE[:73], ids=[t[0] for t in TABLE[:73]])
def test_every_spelling_of_a_key_place_is_found(name, iso, spellings):
    near = Context((iso,)) if iso else None
    place = GAZETTEER.locate(name, near=near)
    for spelling in spellings:
        found = GAZETTEER.locate(spelling, near=near)
        assert found is not None, spelling
        assert found.iso == iso, spelling
        away = distance_km(found.lat, found.lon, place.lat, place.lon)
        assert away <= SAME_KM, spelling


@pytest.mark.parametrize(("name", "iso", "spellings"), TABLE[73:], ids=[t[0] for t in TABLE[73:]])
def test_every_spelling_of_a_governorate_is_found(name, iso, spellings):
    for spelling in spellings:
        found = GAZETTEER.locate(spelling)
        assert (spelling, found and found.iso) == (spelling, iso)
