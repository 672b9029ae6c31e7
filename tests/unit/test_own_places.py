"""A user's own places: merged beside ours, refused with one sentence a bad row."""

import pytest

from rasd.country import REFERENCE, load_country, shipped_country
from rasd.errors import ConfigError
from rasd.geocode import Gazetteer
from rasd.own_places import template, with_row

HEAD = "name,governorate,lat,lon,kind,variants,radius_km\n"


def own(tmp_path, *rows, head=HEAD):
    path = tmp_path / "places.csv"
    path.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_accuracy_is_measured_without_a_users_own_places(tmp_path, monkeypatch):
    monkeypatch.setenv("RASD_PLACES", str(own(tmp_path, "Kandar,Nineveh,35.71,43.49,village,,4")))
    assert len(load_country().places) == len(shipped_country().places) + 1
    assert "Kandar" not in {place.name for place in shipped_country().places}


def test_a_place_and_a_spelling_are_merged_without_touching_ours(tmp_path):
    before = (REFERENCE / "iq" / "gazetteer.csv").read_bytes()
    path = own(
        tmp_path,
        "Kandar,Nineveh,35.71,43.49,village,Qandar|Kender,4",
        "Hawija,IQ-KI,,,,Hawidja Town|El Houeidja,",
    )
    country = load_country(extra=path)
    gazetteer = Gazetteer(country)
    assert len(country.places) == len(load_country().places) + 1
    found = gazetteer.locate("Qandar village")
    assert (found.place, found.iso, found.lat, found.radius_km) == ("Kandar", "IQ-NI", 35.71, 4.0)
    assert gazetteer.locate("El Houeidja").place_id == "iq-ki-hawija"
    assert Gazetteer(load_country()).locate("Kandar") is None
    assert (REFERENCE / "iq" / "gazetteer.csv").read_bytes() == before


def test_every_bad_row_has_its_sentence(tmp_path):
    path = own(
        tmp_path,
        ",Nineveh,35.7,43.4,,,",
        "Kandar,Mars,35.7,43.4,,,",
        "Kandar,,35.7,43.4,,,",
        "Kandar,Nineveh,135.7,43.4,,,",
        "Kandar,Nineveh,35.7,east,,,",
        "Kandar,Nineveh,35.7,,,,",
        "Kandar,Nineveh,35.7,43.4,hamletto,,",
        "Kandar,Nineveh,35.7,43.4,,,-1",
        "Xyzzyton,Nineveh,,,,Xyz,",
        "Sound,Nineveh,35.7,43.4,village,,",
    )
    with pytest.raises(ConfigError) as error:
        load_country(extra=path)
    told = str(error.value).splitlines()
    assert [line.split(":")[0] for line in told] == [f"places.csv, line {n}" for n in range(2, 11)]
    assert told[0].endswith("the name is missing.")
    assert told[1].endswith("'Mars' is no governorate.")
    assert told[2].endswith("the governorate is missing.")
    assert told[3].endswith("lat is '135.7', not a number from -90 to 90.")
    assert told[4].endswith("lon is 'east', not a number from -180 to 180.")
    assert told[5].endswith("lat and lon must both be given, or neither.")
    assert "'hamletto' is no kind" in told[6]
    assert told[7].endswith("radius_km is '-1', not a number from 0.01 to 500.")
    assert "is not listed in that governorate" in told[8]


@pytest.mark.parametrize("cell", ['=HYPERLINK("x")', "+1", "-1+1", "@SUM(1)", "\t=1"])
@pytest.mark.parametrize("column", ["name", "variants", "name_ar", "name_ku", "district"])
def test_what_a_spreadsheet_would_run_is_refused(tmp_path, column, cell):
    row = {"name": "Kandar", "governorate": "IQ-NI", "lat": "-1.5", "lon": "43.49", column: cell}
    path = tmp_path / "places.csv"
    path.write_text(with_row(template(), row), encoding="utf-8")
    with pytest.raises(ConfigError, match=f"line 2: {column} begins with"):
        load_country(extra=path)


@pytest.mark.parametrize(
    ("head", "words"),
    [("name,latitude\n", "unknown column 'latitude'"), ("lat,lon\n", "no column 'name'")],
)
def test_wrong_columns_are_named(tmp_path, head, words):
    with pytest.raises(ConfigError, match=words):
        load_country(extra=own(tmp_path, head=head))


def test_a_missing_or_binary_file_is_named(tmp_path):
    with pytest.raises(ConfigError, match="cannot be read"):
        load_country(extra=tmp_path / "none.csv")
    path = tmp_path / "bad.csv"
    path.write_bytes(b"\xff\xfe\x00name")
    with pytest.raises(ConfigError, match="no CSV in UTF-8"):
        load_country(extra=path)


def test_the_file_is_found_by_the_environment_or_beside_the_project(tmp_path, monkeypatch):
    row = "Kandar,Nineveh,35.71,43.49,village,,4"
    path = own(tmp_path, row)
    monkeypatch.setenv("RASD_PLACES", str(path))
    assert any(p.source == "own" for p in load_country().places)
    monkeypatch.delenv("RASD_PLACES")
    assert not any(p.source == "own" for p in load_country().places)
    monkeypatch.setenv("RASD_STORE", str(tmp_path / "project.db"))
    assert any(p.source == "own" for p in load_country().places)


def test_a_changed_file_is_read_again(tmp_path):
    path = own(tmp_path, "Kandar,Nineveh,35.71,43.49,village,,4")
    assert any(p.name == "Kandar" for p in load_country(extra=path).places)
    path = own(tmp_path, "Another Village,Nineveh,35.71,43.49,village,,4")
    assert any(p.name == "Another Village" for p in load_country(extra=path).places)
