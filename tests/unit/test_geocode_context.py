"""What is told around a name beats what the name mostly means; what nobody can know stays open."""

import pytest

from rasd.country import load_country
from rasd.geocode import Gazetteer, geocode_line
from rasd.geometry import distance_km
from rasd.model import Context, WherePrec

GAZETTEER = Gazetteer(load_country())


def away(found, lat, lon):
    return distance_km(found["lat"], found["lon"], lat, lon)


@pytest.mark.parametrize(
    ("text", "iso", "lat", "lon", "km"),
    [
        ("Lheban", "IQ-KI", 35.83, 43.95, 15),
        ("the village of Lheban in the Sargaran sub-district of Kirkuk", "IQ-KI", 35.83, 43.95, 15),
        ("Sargaran", "IQ-KI", 35.683, 43.937, 5),
        ("Tal Safuk, on the Syrian border", "IQ-NI", 35.8, 41.36, 20),
        ("Tal Safouk", "IQ-NI", 35.8, 41.36, 20),
        ("Peshkabir", "IQ-DA", 37.07, 42.37, 10),
        ("Khurmala", "IQ-AR", 35.96, 43.75, 15),
        ("the Khurmala oil field", "IQ-AR", 35.96, 43.75, 15),
        ("Khurmal in Halabja", "IQ-HA", 35.3, 46.03, 10),
        ("al-Qadisiya near Najaf", "IQ-NA", 31.7, 44.43, 15),
        ("Siba near Sinjar", "IQ-NI", 36.17, 41.64, 10),
        ("Siba in Basra", "IQ-BA", 30.32, 48.25, 10),
        ("Wardiya, Sinjar", "IQ-NI", 36.27, 41.85, 10),
        ("Wardiya near Salman Pak", "IQ-BG", 33.13, 44.6, 10),
        ("the road to Salahaddin near Erbil", "IQ-AR", 36.385, 44.2, 20),
        ("Salahaddin, north-east of Erbil", "IQ-AR", 36.385, 44.2, 10),
        ("South of Rutbah", "IQ-AN", 33.0, 40.28, 20),
    ],
)
def test_names_are_placed_by_what_is_told_around(text, iso, lat, lon, km):
    found = geocode_line(text)
    assert found["iso"] == iso
    assert away(found, lat, lon) <= km


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("an attack in Salahaddin, north of Baghdad", "IQ-SD"),
        ("Salahaddin and Erbil", "IQ-SD"),
        ("in Qadisiyah province near Najaf", "IQ-QA"),
    ],
)
def test_a_governorate_stays_one_beside_another_place(text, iso):
    assert geocode_line(text)["iso"] == iso


@pytest.mark.parametrize(
    "name", ["Wardiya", "Siba", "Rashidiya", "Qadisiyah neighbourhood in Mosul"]
)
def test_homonyms_without_context_do_not_fall_to_a_famous_town(name):
    found = geocode_line(name)
    assert found["iso"] not in {"IQ-BG", "IQ-HA"}


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Dora near Baqubah", "IQ-DI"),
        ("Abbasiya near Samarra", "IQ-SD"),
        ("Shula near Nasiriyah", "IQ-DQ"),
        ("Karama village near Baqubah", "IQ-DI"),
    ],
)
def test_a_namesake_far_from_the_place_told_is_refused(text, iso):
    found = geocode_line(text)
    assert (found["iso"], found["where_prec"]) == (iso, WherePrec.NEAR)


@pytest.mark.parametrize(
    "name",
    [
        "Qaryat Al Sakban",
        "Qaryat Tobzawa",
        "Hay Al Amel-8",
        "Khaled bin Waleed village",
        "Ammar Bet Village",
        "Kut al-Hejaj",
        "Freaha Al Maamell",
        "Mahmudiyah Al Aziz",
        "Albu Hassan Al Kabir",
        "Um Al-Bat Village",
    ],
)
def test_a_bare_name_only_partly_known_is_left_open(name):
    found = geocode_line(name)
    assert found["iso"] is None
    assert found["reason"]


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("Mosul City", "IQ-NI"),
        ("North Mosul", "IQ-NI"),
        ("Tal Afar District", "IQ-NI"),
        ("Mosul Airport", "IQ-NI"),
        ("Hawija, Kirkuk", "IQ-KI"),
        ("Mansour Baghdad", "IQ-BG"),
        ("Baghdad Blasts Kill Ten", "IQ-BG"),
        ("Hibhib-Al Raga", "IQ-DI"),
        ("Rawa Al Qadima", "IQ-AN"),
        ("Markaz Kirkuk", "IQ-KI"),
        ("Markaz Al-Diwaniya", "IQ-QA"),
    ],
)
def test_a_bare_name_with_words_of_kind_or_side_is_known(name, iso):
    assert geocode_line(name)["iso"] == iso


@pytest.mark.parametrize(
    "name",
    ["Kadhimiya village", "Al Karama Village", "Azadi", "Hay Al-Zahraa", "Kasarah", "Samalah"],
)
def test_a_name_that_many_bear_is_left_open(name):
    assert geocode_line(name)["iso"] is None


def test_a_name_that_many_bear_is_found_where_something_speaks_for_it():
    assert geocode_line("Kadhimiya")["iso"] == "IQ-BG"
    assert geocode_line("Karama", near="Anbar")["iso"] == "IQ-AN"


def test_a_word_for_people_is_no_camp():
    found = geocode_line("Dozens of Asian militants, snipers killed in Ramadi")
    assert found["iso"] == "IQ-AN"


@pytest.mark.parametrize(
    ("text", "iso", "prec", "words"),
    [
        ("على طريق كركوك", "IQ-KI", WherePrec.AREA, "road to Kirkuk"),
        ("طريق كركوك", "IQ-KI", WherePrec.AREA, "road to Kirkuk"),
        ("on the Kirkuk road", "IQ-KI", WherePrec.AREA, "road to Kirkuk"),
        ("on the road to Kirkuk", "IQ-KI", WherePrec.AREA, "road to Kirkuk"),
        ("on the main road to the town of Hawija", "IQ-KI", WherePrec.AREA, "road to Hawija"),
        ("the highway leading to Ramadi", "IQ-AN", WherePrec.AREA, "road to Ramadi"),
        ("على طريق بغداد - كركوك", None, WherePrec.AREA, "road from Baghdad to Kirkuk"),
        ("طريق بغداد كركوك", None, WherePrec.AREA, "road from Baghdad to Kirkuk"),
        ("بين تكريت وبيجي", "IQ-SD", WherePrec.AREA, "between Tikrit and Baiji"),
        ("قرب الحويجة", "IQ-KI", WherePrec.NEAR, "near Hawija"),
        ("بالقرب من الحويجة", "IQ-KI", WherePrec.NEAR, "near Hawija"),
        ("جنوب غرب كركوك", None, WherePrec.NEAR, "south-west of Kirkuk"),
        ("جنوبي كركوك", None, WherePrec.NEAR, "south of Kirkuk"),
        ("30 كم جنوب غرب كركوك", "IQ-KI", WherePrec.NEAR, "30 km south-west of Kirkuk"),
        ("على بعد ٣٠ كيلومترا جنوب غربي مدينة كركوك", "IQ-KI", WherePrec.NEAR,
         "30 km south-west of Kirkuk"),
        ("أطراف الموصل", "IQ-NI", WherePrec.NEAR, "outskirts of Mosul"),
    ],
)  # fmt: skip
def test_roads_and_arabic_relations_are_no_city(text, iso, prec, words):
    found = geocode_line(text)
    assert (found["where_prec"], found["place"]) == (prec, words)
    assert iso is None or found["iso"] == iso
    assert found["radius_km"] >= 3


@pytest.mark.parametrize(
    ("text", "iso"), [("في كركوك", "IQ-KI"), ("مدينة كركوك", "IQ-KI"), ("وبغداد", "IQ-BG")]
)
def test_arabic_names_in_a_place_stay_exact(text, iso):
    found = geocode_line(text)
    assert (found["iso"], found["where_prec"]) == (iso, WherePrec.EXACT)


def test_a_told_governorate_refuses_a_far_namesake_by_every_way_in():
    assert GAZETTEER.locate("Khurmala", near=Context(("IQ-BA",))) is None
    assert GAZETTEER.locate("Siba", near=Context(("IQ-NI",))).iso == "IQ-NI"
    assert GAZETTEER.locate("Wardiya", near=Context((), ("Sinjar",))).iso == "IQ-NI"


def test_a_governorates_name_as_an_anchor_is_not_a_town_elsewhere():
    found = geocode_line("on the road to Salahaddin")
    assert (found["iso"], found["where_prec"]) == ("IQ-SD", WherePrec.GOVERNORATE)


def test_what_a_name_left_open_may_mean_is_offered():
    found = geocode_line("Siba")
    assert found["iso"] is None
    assert found["reason"] == "several places may bear that name, and nothing tells which"
    assert [r.split(":")[0] for r in found["rivals"]] == [
        "Siba Sheikh Khidir, Nineveh",
        "Al-Siba, Basra",
    ]
    assert geocode_line("Xyzzyton")["rivals"] == []
