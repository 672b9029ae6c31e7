"""Places found, told apart, reckoned, and honestly not found."""

import csv
import re
from datetime import date

import pytest
from geopy.exc import GeocoderQueryError

from rasd.country import load_country
from rasd.geocode import Gazetteer, OfflineGeocoder, geocode_line
from rasd.geometry import distance_km
from rasd.model import NOWHERE, Context, Offset, Span, Toponym, Where, WherePrec
from rasd.relative import find_offsets

COUNTRY = load_country()
GAZETTEER = Gazetteer(COUNTRY)
FACTS = COUNTRY.folder / "facts"


def facts(name):
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def near(*isos, kind="", toponyms=(), offset=None):
    return Context(isos, toponyms, offset, kind)


def told(text, *, governorates=(), around=()):
    """Return the told place of a phrase, as extraction would hand it over."""
    hits = GAZETTEER.names.scan(text)
    offsets = find_offsets(text, hits)
    anchors = {s for o in offsets for s in (o.anchor.span, o.to.span if o.to else None)}
    own = [h for h in hits if Span(h.start, h.end) not in anchors]
    named = [h for h in own if h.sort == "place"]
    isos = [h.iso for h in own if h.iso]
    return Where(
        phrase=text,
        toponyms=tuple(Toponym(h.text, Span(h.start, h.end), h.kind) for h in named),
        governorates=tuple(dict.fromkeys([*governorates, *isos])),
        offsets=offsets,
        around=tuple(Toponym(name, Span(0, 0)) for name in around),
    )


def away(found, lat, lon):
    return distance_km(found.lat, found.lon, lat, lon)


KEY_PLACES = [
    (re.sub(r"\s*\(.*\)", "", r["name"]), r["iso_3166_2"], float(r["lat"]), float(r["lon"]),
     float(r["tolerance_km"]), r["variants"].split("|"))
    for r in facts("key_places.csv")
]  # fmt: skip


def test_there_are_73_key_places_and_294_seats():
    assert len(KEY_PLACES) == 73
    assert len(facts("subdistrict_seats.csv")) == 294


@pytest.mark.parametrize("place", KEY_PLACES, ids=[p[0] for p in KEY_PLACES])
def test_key_places_by_every_spelling(place):
    name, iso, lat, lon, km, variants = place
    for spelling in [name, *variants]:
        found = GAZETTEER.locate(spelling, near=near(iso) if iso else None)
        assert found is not None, spelling
        assert found.iso == iso, spelling
        assert away(found, lat, lon) <= km + 1, spelling


def test_key_places_without_any_context():
    """Only names that two governorates share may stay open or go to the better known one."""
    open_ones = set()
    for name, iso, *_ in KEY_PLACES:
        found = GAZETTEER.locate(name)
        if found is None or found.iso != iso:
            open_ones.add(name)
    assert open_ones == {"Al-Rashad", "Albu Bali", "Husseiniyah"}


def test_all_seats_fall_into_their_governorate():
    isos = {r["ocha_pcode_2019"]: r["key"] for r in facts("governorates.csv")}
    close = 0
    for row in facts("subdistrict_seats.csv"):
        iso = isos[row["adm1_pcode"]]
        found = GAZETTEER.locate(row["adm3_en"].removeprefix("Markaz "), near=near(iso))
        assert found is not None, row["adm3_en"]
        assert found.iso == iso or (iso, found.iso) == ("IQ-SU", "IQ-HA"), row["adm3_en"]
        close += away(found, float(row["lat"]), float(row["lon"])) <= 15
    assert close >= 291


@pytest.mark.parametrize(
    ("text", "iso", "lat", "lon"),
    [
        ("Rashad, 30 km south-west of Kirkuk", "IQ-KI", 35.1352, 44.082),
        ("the town of Rashad, 30 kilometres south-west of Kirkuk", "IQ-KI", 35.1352, 44.082),
        ("Rashad near Muqdadiyah", "IQ-DI", 33.9753, 45.0249),
        ("Rashad village in Diyala", "IQ-DI", 33.9753, 45.0249),
        ("Saadiya in Diyala", "IQ-DI", 34.1906, 45.1208),
        ("Riyadh sub-district in Kirkuk", "IQ-KI", 35.27, 43.911),
        ("Mahmudiyah, south of Baghdad", "IQ-BG", 33.064, 44.364),
        ("Husseiniyah in Karbala", "IQ-KA", 32.69, 44.13),
        ("Husseiniyah, north of Baghdad", "IQ-BG", 33.544, 44.414),
        ("Mansuriyah in Diyala", "IQ-DI", 34.0809, 44.9527),
        ("Zab in Kirkuk", "IQ-KI", 35.264, 43.448),
        ("Zap and Metina in Duhok", "IQ-DA", 37.15, 43.62),
        ("the town of Balad in Salaheddin", "IQ-SD", 34.015, 44.1457),
        ("Albu Bali in Anbar", "IQ-AN", 33.45, 43.62),
        ("Albu Bali in Diyala", "IQ-DI", 33.9099, 44.6171),
        ("Qahtaniyah near Sinjar", "IQ-NI", 36.205, 41.63),
    ],
)
def test_homonyms_are_told_apart(text, iso, lat, lon):
    found = GAZETTEER.place(told(text))
    assert found.iso == iso
    assert away(found, lat, lon) <= 12
    assert found.reason


@pytest.mark.parametrize("name", ["Albu Bali", "Husseiniyah"])
def test_a_tie_is_left_open(name):
    assert GAZETTEER.locate(name) is None
    assert geocode_line(name)["lat"] is None


@pytest.mark.parametrize(
    ("text", "prec", "iso", "radius"),
    [
        ("Hawi Al Azim", WherePrec.NEAR, "IQ-DI", 15.0),
        ("Al-Azim district", WherePrec.DISTRICT, "IQ-DI", 15.0),
        ("Muqdadiya district", WherePrec.DISTRICT, "IQ-DI", 25.0),
        ("the Al Azim area", WherePrec.NEAR, "IQ-DI", 10.0),
        ("Hawija", WherePrec.EXACT, "IQ-KI", 3.0),
        ("Kirkuk province", WherePrec.GOVERNORATE, "IQ-KI", None),
        ("a village in Diyala", WherePrec.GOVERNORATE, "IQ-DI", None),
        ("western Anbar", WherePrec.GOVERNORATE, "IQ-AN", None),
        ("the Hamrin Mountains in Kirkuk", WherePrec.AREA, "IQ-KI", 60.0),
        ("the road between Tikrit and Baiji", WherePrec.AREA, "IQ-SD", 19.6),
        ("between Tikrit and Baiji", WherePrec.AREA, "IQ-SD", 19.6),
        ("30 km south-west of Kirkuk", WherePrec.NEAR, "IQ-KI", 4.5),
        ("10 km south of Hawija", WherePrec.NEAR, "IQ-KI", 3.0),
        ("near Hawija", WherePrec.NEAR, "IQ-KI", 10.0),
        ("near Kirkuk", WherePrec.NEAR, "IQ-KI", 25.0),
    ],
)
def test_precision_and_radius_say_how_little_is_known(text, prec, iso, radius):
    found = GAZETTEER.place(told(text))
    assert (found.where_prec, found.iso) == (prec, iso)
    assert found.radius_km == (None if radius is None else pytest.approx(radius, abs=0.6))
    assert (found.lat is None) == (prec == WherePrec.GOVERNORATE)


def test_a_governorate_is_never_its_capital():
    for governorate in COUNTRY.governorates:
        found = GAZETTEER.place(Where(phrase="somewhere", governorates=(governorate.iso,)))
        assert (found.iso, found.where_prec) == (governorate.iso, WherePrec.GOVERNORATE)
        assert (found.lat, found.lon, found.radius_km) == (None, None, None)
        assert found.place == "somewhere"


def test_an_offset_points_where_it_says():
    found = GAZETTEER.place(told("30 km south-west of Kirkuk"))
    assert away(found, 35.4681, 44.3922) == pytest.approx(30, abs=0.1)
    assert found.place == "30 km south-west of Kirkuk"


def test_the_border_of_two_governorates_is_an_area_on_it():
    found = GAZETTEER.place(told("the border between Diyala and Salaheddin"))
    assert (found.where_prec, found.iso) == (WherePrec.AREA, "IQ-DI")
    assert found.border_iso == "IQ-SD"
    assert found.border_km == pytest.approx(0, abs=0.1)


def test_a_point_carries_its_nearest_border():
    found = GAZETTEER.locate("Al-Azim")
    assert found.border_iso == "IQ-SD"
    assert 1.5 < found.border_km < 4.5


def test_an_unlisted_village_lies_by_what_is_told_beside_it():
    found = GAZETTEER.place(told("Kandar village", around=("Makhmour",)))
    assert (found.place, found.where_prec) == ("Kandar", WherePrec.DISTRICT)
    assert away(found, 35.7762, 43.5797) < 1
    assert found.radius_km >= 15


def test_an_unlisted_village_lies_by_the_sub_district_rather_than_the_city():
    found = GAZETTEER.place(
        told("Banqa village", governorates=("IQ-DA",), around=("Mosul", "Duhok", "Batifa"))
    )
    assert (found.place, found.where_prec, found.iso) == ("Banqa", WherePrec.DISTRICT, "IQ-DA")
    assert away(found, 37.17, 43.01) < 1


def test_the_smaller_of_two_named_places_is_where_it_happened():
    found = GAZETTEER.place(told("in Zakho, at Parakhe village"))
    assert (found.place, found.iso) == ("Parakhe", "IQ-DA")


def test_the_mountains_of_a_governorate_are_not_its_city():
    found = GAZETTEER.place(told("the Kirkuk mountains"))
    assert (found.iso, found.where_prec, found.lat) == ("IQ-KI", WherePrec.GOVERNORATE, None)


def test_an_unlisted_village_alone_falls_back_to_the_governorate():
    found = GAZETTEER.place(told("Kandar village in Nineveh"))
    assert (found.iso, found.where_prec, found.lat) == ("IQ-NI", WherePrec.GOVERNORATE, None)
    assert found.place == "Kandar village in Nineveh"


def test_an_unlisted_village_with_a_distance_is_reckoned():
    found = GAZETTEER.place(told("Safra, a village 30 km south-west of Kirkuk"))
    assert (found.place, found.where_prec, found.iso) == ("Safra", WherePrec.NEAR, "IQ-KI")
    assert away(found, 35.25, 44.05) < 15


def test_a_namesake_in_another_governorate_is_refused():
    found = GAZETTEER.place(told("Mansour village in Diyala"))
    assert (found.iso, found.where_prec) == ("IQ-DI", WherePrec.GOVERNORATE)


def test_a_told_governorate_takes_a_loose_place_across_its_border():
    found = GAZETTEER.place(told("Kandar village near Makhmour", governorates=("IQ-NI",)))
    assert found.iso == "IQ-NI"
    assert away(found, 35.7762, 43.5797) < 25


def test_part_of_a_city_leans_to_its_side():
    east = GAZETTEER.place(told("eastern Baghdad"))
    west = GAZETTEER.place(told("in the west of the capital"))
    assert (east.iso, west.iso) == ("IQ-BG", "IQ-BG")
    assert west.lon < 44.4 < east.lon
    assert west.place == "the west of Baghdad"


def test_halabja_was_sulaymaniyahs_before_its_law():
    where = told("the town of Halabja")
    before = GAZETTEER.place(where, on=date(2025, 4, 13))
    after = GAZETTEER.place(where, on=date(2025, 4, 14))
    assert (before.iso, before.district) == ("IQ-SU", "Halabja")
    assert after.iso == "IQ-HA"
    assert after.border_iso == "IQ-SU"
    assert before.border_iso not in {"IQ-SU", "IQ-HA", ""}
    assert before.lat == after.lat


def test_nothing_told_is_nowhere():
    assert GAZETTEER.place(Where()) == NOWHERE


def test_a_close_spelling_is_found_and_says_so():
    found = GAZETTEER.locate("Muqdadiyeh")
    assert found.place == "Muqdadiyah"
    assert GAZETTEER.locate("Xyzzyton") is None


def test_rivals_are_named_with_reasons():
    found = GAZETTEER.locate("Rashad", near=near("IQ-KI"))
    assert found.place_id == "iq-ki-rashad"
    found = GAZETTEER.locate("Rashad")
    assert [r.value for r in found.rivals] == ["Al-Rashad, Diyala"]


def test_an_offset_from_an_unknown_anchor_is_none():
    assert GAZETTEER.spot(Offset("near", Toponym("Xyzzyton", Span(0, 8)), Span(0, 8))) is None


@pytest.mark.parametrize(
    ("text", "where", "iso", "prec"),
    [
        ("Hawija", None, "IQ-KI", 1),
        ("hawija", None, "IQ-KI", 1),
        ("a village 30 km south-west of Kirkuk", None, "IQ-KI", 2),
        ("Rashad", "Diyala", "IQ-DI", 1),
        ("Rashad", "IQ-KI", "IQ-KI", 1),
        ("Kirkuk", None, "IQ-KI", 1),
        ("Kirkuk province", None, "IQ-KI", 4),
        ("الحويجة", None, "IQ-KI", 1),
        ("Damascus", None, None, None),
        ("Xyzzyton", None, None, None),
        ("", None, None, None),
    ],
)
def test_a_line_for_the_command_line(text, where, iso, prec):
    found = geocode_line(text, near=where)
    assert (
        " ".join(found)
        == "text place governorate iso lat lon where_prec radius_km score reason rivals"
    )
    assert (found["text"], found["iso"], found["where_prec"]) == (text, iso, prec)


def test_the_geopy_face():
    face = OfflineGeocoder(COUNTRY)
    found = face.geocode("Hawija")
    assert found.raw["iso"] == "IQ-KI"
    assert found.latitude == pytest.approx(35.3253)
    assert found.address == "Hawija, Kirkuk"
    assert (
        face.geocode("Rashad", exactly_one=False, governorates=("IQ-DI",))[0].raw["iso"] == "IQ-DI"
    )
    assert face.geocode("Xyzzyton") is None
    assert face.geocode("Diyala") is None
    assert face.reverse((35.33, 43.77)).address == "Hawija, Kirkuk"
    assert face.reverse((0.0, 0.0)) is None
    with pytest.raises(GeocoderQueryError):
        face.geocode(" ")
