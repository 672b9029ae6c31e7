"""A point set by hand: its governorate, how well it is known, and what it may be called."""

import pytest

from rasd.country import load_country
from rasd.model import WherePrec
from rasd.pipeline import doubt_about, find_places, point_at

IRAQ = load_country()


def offers(lat, lon, reach_km):
    """Words, precision and radius of each place offered around a point."""
    found = point_at(lat, lon, reach_km, IRAQ)
    return [(o.words, o.spot.where_prec, o.spot.radius_km) for o in found.offers]


@pytest.mark.parametrize(
    ("reach_km", "prec", "words"),
    [
        (0.05, WherePrec.EXACT, "34.240, 44.600"),
        (1.2, WherePrec.EXACT, "34.24, 44.60"),
        (8.0, WherePrec.NEAR, "34.2, 44.6"),
        (30.0, WherePrec.AREA, "34.2, 44.6"),
    ],
)
def test_a_point_is_as_precise_as_the_hand_that_set_it(reach_km, prec, words):
    spot = point_at(34.24, 44.60, reach_km, IRAQ).spot
    assert (spot.iso, spot.where_prec, spot.radius_km) == ("IQ-DI", prec, reach_km)
    assert (spot.place, spot.reason) == (words, "chosen by an analyst")
    assert (spot.border_iso, spot.border_km > 0) == ("IQ-SD", True)


def test_places_nearby_are_offered_with_their_distance_as_the_radius():
    first, second, *_, last = offers(34.24, 44.60, 1.2)
    assert first == ("near Al-Azim, 7 km", WherePrec.NEAR, 6.8)
    assert second == ("near Umm al-Karami, 16 km", WherePrec.NEAR, 16.2)
    assert last == ("somewhere in Diyala", WherePrec.GOVERNORATE, None)
    near = point_at(34.24, 44.60, 1.2, IRAQ).offers[0].spot
    assert (near.place, near.lat, near.lon) == ("Al-Azim", 34.24, 44.6)


def test_within_a_place_it_is_that_place_with_its_own_point():
    offered = point_at(34.275, 44.54, 0.2, IRAQ).offers[0]
    assert (offered.words, offered.spot.place_id) == ("at Al-Azim", "iq-di-al-azim")
    assert offered.spot.where_prec is WherePrec.EXACT


def test_in_the_desert_only_the_governorate_is_left_and_outside_there_is_nothing():
    assert [words for words, *_ in offers(35.2, 41.2, 8)] == ["somewhere in Nineveh"]
    assert point_at(36.0, 39.0, 1, IRAQ) is None


def test_typed_coordinates_are_as_precise_as_they_are_written():
    assert find_places("34.21, 44.52", IRAQ)[0].where_prec is WherePrec.EXACT
    assert find_places("34.2, 44.5", IRAQ)[0].where_prec is WherePrec.NEAR
    (spot,) = find_places("34°12'36\"N 44°31'12\"E", IRAQ)
    assert (spot.lat, spot.lon, spot.iso) == (34.21, 44.52, "IQ-DI")


def test_what_looks_mistaken_is_said_and_offered_never_moved_silently():
    said, offer = doubt_about("44.52, 34.21", IRAQ)
    assert said == "latitude and longitude seem to have changed places"
    assert (offer.lat, offer.lon, offer.iso) == (34.21, 44.52, "IQ-DI")
    said, offer = doubt_about("3421000 4452000", IRAQ)
    assert "decimal point" in said
    assert (offer.lat, offer.lon, offer.where_prec) == (34.21, 44.52, WherePrec.EXACT)
    assert doubt_about("36.0, 39.0", IRAQ) == ("the point lies outside the country", None)
    assert doubt_about("34.21, 44.52", IRAQ) == doubt_about("Hawija", IRAQ) == ("", None)
