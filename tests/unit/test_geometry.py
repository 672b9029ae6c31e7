"""Outlines, borders and distances."""

from datetime import date

import pytest
import shapely
import shapely.ops

from rasd.country import load_country
from rasd.geometry import Polygons, destination, distance_km, rough_km

POLYGONS = Polygons(load_country())


def test_eighteen_outlines_none_for_halabja():
    assert len(POLYGONS.isos()) == 18
    assert "IQ-HA" not in POLYGONS.isos()


@pytest.mark.parametrize(
    ("name", "lat", "lon", "iso"),
    [
        ("Abu Ghraib", 33.306, 44.185, "IQ-BG"),
        ("Taji", 33.515, 44.25, "IQ-BG"),
        ("Tarmiyah", 33.669, 44.3975, "IQ-BG"),
        ("Mahmudiyah", 33.064, 44.364, "IQ-BG"),
        ("Salman Pak", 33.1, 44.582, "IQ-BG"),
        ("Latifiyah", 32.9667, 44.355, "IQ-BG"),
        ("Al-Azim", 34.2748, 44.5387, "IQ-DI"),
        ("Kifri", 34.6896, 44.9606, "IQ-DI"),
        ("Makhmour", 35.7762, 43.5797, "IQ-AR"),
        ("Akre", 36.757, 43.893, "IQ-NI"),
        ("Dujail", 33.8465, 44.234, "IQ-SD"),
        ("Iskandariyah", 32.89, 44.35, "IQ-BB"),
        ("Halabja", 35.1778, 45.9861, "IQ-SU"),
    ],
)
def test_towns_fall_into_their_governorate(name, lat, lon, iso):
    assert POLYGONS.containing(lat, lon) == iso, name


def test_a_point_just_outside_is_snapped_and_one_far_outside_is_not():
    assert POLYGONS.containing(30.48, 48.05) == "IQ-BA"
    assert POLYGONS.containing(29.5, 49.0) is None
    assert POLYGONS.containing(0.0, 0.0) is None


@pytest.mark.parametrize("bad", [(float("nan"), 44.0), (91.0, 44.0), (33.0, 181.0)])
def test_an_impossible_point_is_nowhere(bad):
    assert POLYGONS.containing(*bad) is None
    assert POLYGONS.border(*bad) is None


def test_al_azim_lies_by_the_border_of_salaheddin():
    iso, km = POLYGONS.border(34.2748, 44.5387)
    assert iso == "IQ-SD"
    assert 1.5 < km < 4.5


def test_outlines_do_not_overlap():
    isos = POLYGONS.isos()
    for at, one in enumerate(isos):
        for other in isos[at + 1 :]:
            assert POLYGONS.polygon(one).intersection(POLYGONS.polygon(other)).area == 0


def test_neighbours_of_the_table_share_a_border_on_the_map():
    country = load_country()
    for governorate in country.governorates:
        drawn = set(governorate.neighbours) - {"IQ-HA"}
        if governorate.official:
            touching = {
                iso
                for iso in POLYGONS.isos()
                if iso != governorate.iso and POLYGONS.common_border(governorate.iso, iso)
            }
            assert drawn <= touching


def test_the_middle_of_a_common_border_is_on_both():
    lat, lon, radius = POLYGONS.common_border("IQ-DI", "IQ-SD")
    assert POLYGONS.distance_to("IQ-DI", lat, lon) < 0.1
    assert POLYGONS.distance_to("IQ-SD", lat, lon) < 0.1
    assert radius > 10
    assert POLYGONS.common_border("IQ-DI", "IQ-BA") is None


def test_distance_and_destination_are_each_others_inverse():
    lat, lon = destination(35.4681, 44.3922, 225.0, 30.0)
    assert distance_km(35.4681, 44.3922, lat, lon) == pytest.approx(30.0, abs=0.02)
    assert rough_km(35.4681, 44.3922, lat, lon) == pytest.approx(30.0, rel=0.01)
    assert lat < 35.4681
    assert lon < 44.3922


def test_halabja_has_the_outline_of_its_approximate_cell():
    cell = POLYGONS.polygon("IQ-HA")
    assert cell.contains(shapely.Point(45.986, 35.178))
    assert "IQ-HA" not in POLYGONS.isos()


def test_a_unit_without_any_outline_is_a_key_error():
    with pytest.raises(KeyError):
        POLYGONS.polygon("IQ-XX")


LAW = date(2025, 4, 14)


def test_halabja_has_a_border_of_its_own_with_sulaymaniyah():
    iso, km = POLYGONS.border(35.1778, 45.9861, "IQ-HA")
    assert iso == "IQ-SU"
    edge = POLYGONS.polygon("IQ-HA").exterior
    near = shapely.ops.nearest_points(edge, shapely.Point(45.9861, 35.1778))[0]
    assert km <= distance_km(35.1778, 45.9861, near.y, near.x) + 8
    assert 1 < km < 25


def test_a_point_of_sulaymaniyah_borders_on_halabja_only_after_the_law():
    lat, lon = 35.33, 45.86
    before = POLYGONS.border(lat, lon, "IQ-SU", on=date(2025, 4, 13))
    after = POLYGONS.border(lat, lon, "IQ-SU", on=LAW)
    assert before == POLYGONS.border(lat, lon, "IQ-SU")
    assert before[0] != "IQ-HA"
    assert after[0] == "IQ-HA"
    assert after[1] < before[1]


def test_a_point_in_halabja_counted_to_no_unit_goes_by_the_day():
    assert POLYGONS.border(35.1778, 45.9861, on=LAW)[0] == "IQ-SU"
    assert POLYGONS.border(35.1778, 45.9861, on=date(2025, 1, 1))[0] not in {"IQ-SU", "IQ-HA"}


def test_the_distance_to_every_border_is_told_the_nearest_first():
    every = POLYGONS.borders(34.2748, 44.5387)
    assert len(every) == 17
    assert "IQ-DI" not in every
    assert list(every.values()) == sorted(every.values())
    assert next(iter(every.items())) == POLYGONS.border(34.2748, 44.5387)
    assert len(POLYGONS.borders(34.2748, 44.5387, on=LAW)) == 18
    assert POLYGONS.borders(0.0, 0.0) == {}
