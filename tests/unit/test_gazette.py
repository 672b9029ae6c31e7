"""Places to choose from: by name, by its beginning, by words, by coordinates, by governorate."""

import pytest

from rasd.country import load_country
from rasd.geometry import polygons_of
from rasd.model import WherePrec
from rasd.pipeline import find_places

COUNTRY = load_country()


def test_a_name_gives_its_places_and_says_that_a_person_chose():
    first = find_places("Hawija", COUNTRY)[0]
    assert (first.place, first.iso, first.where_prec) == ("Hawija", "IQ-KI", WherePrec.EXACT)
    assert (first.reason, first.score, first.rivals) == ("chosen by an analyst", 1.0, ())


@pytest.mark.parametrize("text", ["hawi", "Hawi al", "الحويجة"])
def test_the_beginning_of_a_name_and_arabic_find_it_too(text):
    assert {"Hawija", "Hawi Al-Azim"} & {spot.place for spot in find_places(text, COUNTRY)}


def test_a_governorate_is_offered_as_a_whole_without_a_point():
    first = find_places("Kirkuk", COUNTRY)[0]
    assert (first.iso, first.where_prec, first.lat) == ("IQ-KI", WherePrec.GOVERNORATE, None)
    assert any(spot.lat is not None for spot in find_places("Kirkuk", COUNTRY))


def test_words_and_coordinates_are_places_too():
    (told,) = [s for s in find_places("30 km south-west of Kirkuk", COUNTRY) if s.lat is not None]
    assert told.where_prec is WherePrec.NEAR
    (point,) = find_places("34.21, 44.52", COUNTRY)
    assert (point.lat, point.lon, point.iso) == (34.21, 44.52, "IQ-DI")


@pytest.mark.parametrize("text", ["", "   ", "qwertyuiop", "0, 0", "60.0, 10.0", "x" * 5_000])
def test_what_is_nowhere_offers_nothing(text):
    assert find_places(text, COUNTRY) == ()


def test_one_search_offers_a_dozen_at_most():
    assert len(find_places("al", COUNTRY)) <= 12


def test_a_landscape_is_no_exact_place_however_it_was_searched():
    for words in ("Hamrin", "hamri", "Hamrin Mountains"):
        offered = [s for s in find_places(words, COUNTRY) if s.place == "Hamrin Mountains"]
        assert {spot.where_prec for spot in offered} == {WherePrec.AREA}


def test_a_landscape_across_governorates_is_offered_in_each_of_them_and_never_in_none():
    offered = [s for s in find_places("Hamrin Mountains", COUNTRY) if s.place == "Hamrin Mountains"]
    assert [spot.iso for spot in offered] == ["IQ-SD", "IQ-KI", "IQ-DI", "IQ-SU"]
    outlines = polygons_of(COUNTRY)
    assert [outlines.distance_to(s.iso, s.lat, s.lon) < 0.1 for s in offered] == [True] * 4
    assert all(spot.iso for spot in find_places("Hamrin", COUNTRY))


def test_a_whole_name_and_its_beginning_give_the_same_place_with_its_border():
    whole = [s for s in find_places("Hawija", COUNTRY) if s.place_id == "iq-ki-hawija"]
    begun = [s for s in find_places("hawij", COUNTRY) if s.place_id == "iq-ki-hawija"]
    assert whole == begun
    assert whole[0].border_km is not None
