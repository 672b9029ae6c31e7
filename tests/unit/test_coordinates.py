"""Coordinates in every form people write, and the mistakes they make with them."""

from datetime import date

import pytest

from rasd.coordinates import read_coordinates
from rasd.country import load_country
from rasd.geocode import Gazetteer, geocode_line
from rasd.geometry import polygons_of
from rasd.grid import from_mgrs, from_utm, to_utm

BOX = polygons_of(load_country()).bounds()

AZIM = (34.2748, 44.5387)


@pytest.mark.parametrize(
    ("text", "form", "lat", "lon"),
    [
        ("34.2748, 44.5387", "decimal", *AZIM),
        ("34.2748 44.5387", "decimal", *AZIM),
        ("34.2748;44.5387", "decimal", *AZIM),
        ("(34.2748, 44.5387)", "decimal", *AZIM),
        ("lat: 34.2748, lon: 44.5387", "decimal", *AZIM),
        ("34.2748 N, 44.5387 E", "decimal", *AZIM),
        ("N34.2748 E44.5387", "decimal", *AZIM),
        ("44.5387 E, 34.2748 N", "decimal", *AZIM),
        ("34.2748°N 44.5387°E", "decimal", *AZIM),
        ("GPS 34.2748, 44.5387", "decimal", *AZIM),
        ("٣٤٫٢٧٤٨، ٤٤٫٥٣٨٧", "decimal", *AZIM),
        ("۳۴.۲۷۴۸, ۴۴.۵۳۸۷", "decimal", *AZIM),
        ("34,2748 44,5387", "comma decimal", *AZIM),
        ("34,2748; 44,5387", "comma decimal", *AZIM),
        ("34,2748, 44,5387", "comma decimal", *AZIM),
        ("34°16'29\"N 44°32'19\"E", "dms", 34.274722, 44.538611),
        ("34°16′29.3″N, 44°32′19.3″E", "dms", 34.274806, 44.538694),
        ("34 16 29 N 44 32 19 E", "dms", 34.274722, 44.538611),
        ("34°16.488'N 44°32.322'E", "dms", 34.2748, 44.5387),
        ("N 34° 16' 29\" E 44° 32' 19\"", "dms", 34.274722, 44.538611),
        ("38S MB 41100 86400", "mgrs", 33.315118, 44.367237),
        ("38SMB4110086400", "mgrs", 33.315118, 44.367237),
        ("MGRS: 38S MB 411 864", "mgrs", 33.315566, 44.367770),
        ("38S 440995 3686410", "utm", 33.315198, 44.366103),
        ("38N 440995mE 3686410mN", "utm", 33.315198, 44.366103),
        ("UTM zone 38 S 440995 3686410", "utm", 33.315198, 44.366103),
    ],
)
def test_every_form_is_read(text, form, lat, lon):
    found = read_coordinates(text, BOX)
    assert (found.form, found.problem, found.offer) == (form, "", None)
    assert (found.lat, found.lon) == (pytest.approx(lat, abs=2e-5), pytest.approx(lon, abs=2e-5))


@pytest.mark.parametrize(
    ("text", "words", "offer"),
    [
        ("44.5387, 34.2748", "changed places", AZIM),
        ("0, 0", "empty field", None),
        ("0.0 0.0", "empty field", None),
        ("34274800, 44538700", "decimal point", AZIM),
        ("342748000 445387000", "decimal point", AZIM),
        ("44538700, 34274800", "changed places", AZIM),
        ("48.8584, 2.2945", "outside the country", None),
        ("134.2, 244.5", "no such point", None),
    ],
)
def test_what_looks_mistaken_is_offered_and_not_moved(text, words, offer):
    found = read_coordinates(text, BOX)
    assert words in found.problem
    assert found.offer == (None if offer is None else pytest.approx(offer))
    assert found.lat != AZIM[0]


@pytest.mark.parametrize(
    "text",
    [
        "", "Kirkuk", "30 km south-west of Kirkuk", "Kilo 160", "160", "12 killed", "12, 14 killed",
        "2021-10-26", "34°75'00\"N 44°32'00\"E", "34.2 E 44.5 E", "38S II 12345 67890", "38S MB 1",
        "99S MB 12345 67890", "34.27", "15 20", "5 3", "1" * 500, "K1", "17 Tammuz",
    ],
)  # fmt: skip
def test_other_texts_are_no_coordinates(text):
    assert read_coordinates(text, BOX) is None


def test_the_radius_is_half_the_last_digit():
    assert read_coordinates("34.27, 44.54").radius_km == pytest.approx(0.556, abs=0.001)
    assert read_coordinates("38S MB 41 86").radius_km == pytest.approx(0.707, abs=0.001)


@pytest.mark.parametrize(
    ("square", "lat", "lon"),
    [
        (("18", "S", "UJ", "2337106519"), 38.889801, -77.036543),
        (("31", "U", "DQ", "4825111932"), 48.85820, 2.29450),
        (("4", "Q", "FJ", "12345678"), 21.309433, -157.916867),
    ],
)
def test_known_squares_of_the_grid(square, lat, lon):
    """The Washington Monument, the Eiffel Tower and the example of the grid's handbook."""
    zone, band, letters, digits = square
    found = from_mgrs(int(zone), band, letters, digits)
    assert found[:2] == (pytest.approx(lat, abs=1e-4), pytest.approx(lon, abs=1e-4))


@pytest.mark.parametrize("lat", [-60.0, -33.857, 0.0, 29.1, 33.3, 36.9, 71.0])
@pytest.mark.parametrize("lon", [-179.0, 38.9, 41.99, 44.4, 48.5])
def test_utm_there_and_back(lat, lon):
    zone, east, north = to_utm(lat, lon)
    back = from_utm(zone, east, north, south=lat < 0)
    assert back == (pytest.approx(lat, abs=1e-9), pytest.approx(lon, abs=1e-9))


def test_a_line_of_coordinates_gets_its_governorate():
    found = geocode_line("34.2748, 44.5387")
    assert (found["iso"], found["governorate"], found["where_prec"]) == ("IQ-DI", "Diyala", 1)
    assert (found["lat"], found["lon"]) == AZIM
    assert "decimal" in found["reason"]


def test_a_point_just_outside_is_snapped_and_one_far_outside_is_not():
    """The first lies some 3 km beyond the border with Iran."""
    near = geocode_line("33.68, 45.72")
    assert (near["iso"], near["lat"]) == ("IQ-DI", 33.68)
    assert "km outside its outline" in near["reason"]
    far = geocode_line("31.0, 35.0")
    assert (far["iso"], far["lat"]) == (None, None)


def test_a_bare_coordinate_in_halabja_counts_by_its_day():
    gazetteer = Gazetteer(load_country())
    assert gazetteer.at(35.18, 45.99, on=date(2025, 4, 13)).iso == "IQ-SU"
    after = gazetteer.at(35.18, 45.99, on=date(2025, 4, 14))
    assert after.iso == "IQ-HA"
    assert "approximate" in after.reason
    assert gazetteer.at(35.565, 45.433, on=date(2025, 4, 14)).iso == "IQ-SU"


def test_swapped_coordinates_are_offered_on_the_line():
    found = geocode_line("44.5387, 34.2748")
    assert (found["lat"], found["iso"]) == (None, None)
    assert "changed places" in found["reason"]
    assert found["rivals"] == ["34.2748, 44.5387: may be meant, in Diyala"]
