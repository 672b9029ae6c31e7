"""The quiet layers under the map: small, of one file each, and honest about what is approximate."""

import io
import json
import shutil
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image

from rasd.country import load_country
from rasd.filters import Filter, ViewState
from rasd.render.layers import BASE_LAYERS, geography, relief_picture
from rasd.ui import assets
from rasd.views.map import map_view
from tests.factories import an_incident_row, frame_of

IRAQ = load_country("iq")
BASEMAP = IRAQ.folder / "basemap"
MOST_KB = {"land": 40, "lakes": 25, "rivers": 50, "borders": 40, "roads": 25}
CELL = {
    "type": "Polygon",
    "coordinates": [[[45.8, 35.0], [46.2, 35.0], [46.2, 35.4], [45.8, 35.0]]],
}


def base(country=IRAQ, relief=""):
    return json.loads(geography(country, relief))


def features(name):
    text = (BASEMAP / f"{name}.geojson").read_text(encoding="utf-8")
    return json.loads(text)["features"]


def regions(country=IRAQ):
    return {region["iso"]: region for region in base(country)["regions"]}


def ends(geometry):
    """Every (lon, lat) of a GeoJSON geometry."""
    flat = [geometry["coordinates"]]
    while flat and isinstance(flat[0][0], list):
        flat = [inner for outer in flat for inner in outer]
    return [tuple(point) for point in flat]


@pytest.fixture
def a_copy(tmp_path):
    """Iraq's folder, to add files to."""
    folder = tmp_path / "iq"
    shutil.copytree(IRAQ.folder, folder)
    (folder / "halabja.geojson").unlink(missing_ok=True)
    return replace(IRAQ, folder=folder)


@pytest.mark.parametrize("name", BASE_LAYERS)
def test_a_layer_is_small(name):
    assert 5 < (BASEMAP / f"{name}.geojson").stat().st_size / 1e3 < MOST_KB[name]


def test_everything_under_the_map_is_a_few_hundred_kilobytes():
    picture = relief_picture(IRAQ)
    assert len(picture) < 150_000
    assert len(geography(IRAQ, "relief.webp")) + len(picture) < 400_000


def test_the_relief_is_level_grey_over_flat_land_and_at_its_edges():
    with Image.open(io.BytesIO(relief_picture(IRAQ))) as picture:
        grey = picture.convert("L")
    wide, high = grey.size
    assert (wide, high) == (1840, 1447)
    assert all(abs(grey.getpixel((x, high - 1)) - 127) < 8 for x in range(0, wide, 100))
    south, west, north, east = 26.0, 33.0, 41.0, 56.0
    assert base(relief="r")["relief"]["extent"] == [[south, west], [north, east]]
    desert = grey.crop((900, 950, 980, 1000)).getextrema()
    mountains = grey.crop((900, 330, 1000, 430)).getextrema()
    assert desert[1] - desert[0] < 60
    assert mountains[1] - mountains[0] > 120


def test_a_country_without_a_relief_or_a_layer_is_drawn_without_it(a_copy):
    (a_copy.folder / "basemap" / "relief.webp").unlink()
    (a_copy.folder / "basemap" / "roads.geojson").unlink()
    assert relief_picture(a_copy) == b""
    assert base(a_copy)["relief"] is None
    assert "roads" not in base(a_copy)["layers"]


def test_every_road_is_marked_approximate_and_joins_places_of_the_gazetteer():
    roads = features("roads")
    assert 15 <= len(roads) <= 30
    assert all(road["properties"]["approximate"] is True for road in roads)
    towns = {(round(p.lon, 3), round(p.lat, 3)) for p in IRAQ.places}
    starts = [tuple(road["geometry"]["coordinates"][0]) for road in roads]
    assert [start for start in starts if start not in towns] == []


@pytest.mark.parametrize("name", ["Diyala", "Adhaim", "Great Zab", "Little Zab"])
def test_rivers_that_the_source_lacks_are_drawn_and_marked_approximate(name):
    found = [each for each in features("rivers") if each["properties"]["name"] == name]
    assert [each["properties"]["approximate"] for each in found] == [True]


def test_lake_hamrin_lies_where_it_should():
    lake = next(f for f in features("lakes") if f["properties"]["name"] == "Lake Hamrin")
    assert all(44.9 < lon < 45.2 and 34.0 < lat < 34.4 for lon, lat in ends(lake["geometry"]))


def test_great_rivers_alone_are_drawn_wider_and_no_name_travels_with_a_shape():
    kept = [each["properties"] for each in base()["layers"]["rivers"]["features"]]
    assert {tuple(each.items()) for each in kept} == {(), (("great", True),)}
    assert 2 <= sum(each != {} for each in kept) < len(kept) / 2


def test_no_shape_leaves_the_extent_that_the_map_fades_at():
    (south, west), (north, east) = base()["extent"]
    for name in ("land", "lakes", "rivers", "borders"):
        for each in features(name):
            points = ends(each["geometry"])
            assert all(west - 0.01 <= lon <= east + 0.01 for lon, _ in points)
            assert all(south - 0.01 <= lat <= north + 0.01 for _, lat in points)


def test_the_base_and_the_relief_are_one_file_each_named_by_their_content():
    frame = frame_of(an_incident_row(id="a"))
    got = assets.asset_urls(frame, "layers", IRAQ)
    assert got == assets.asset_urls(frame, "layers", IRAQ)
    assert len(list(assets._FOLDER.glob("base-*.json"))) == 1
    reliefs = [path.name for path in assets._FOLDER.glob("relief-*.webp")]
    sent = json.loads((assets._FOLDER / got.geography.rsplit("/", 1)[1]).read_bytes())
    assert reliefs == [sent["relief"]["file"]]


def test_halabja_without_a_cell_is_a_circle_and_approximate(a_copy):
    halabja = regions(a_copy)["IQ-HA"]
    assert (halabja["geometry"], halabja["approximate"]) == (None, True)
    assert not regions(a_copy)["IQ-SU"]["approximate"]


def test_a_cell_beside_the_outlines_is_drawn_as_approximate(a_copy):
    cell = {"type": "Feature", "properties": {"iso": "IQ-HA"}, "geometry": CELL}
    content = json.dumps({"type": "FeatureCollection", "features": [cell]})
    (a_copy.folder / "halabja.geojson").write_text(content, encoding="utf-8")
    halabja = regions(a_copy)["IQ-HA"]
    assert (halabja["geometry"], halabja["approximate"]) == (CELL, True)


@pytest.mark.parametrize(
    ("end", "n"), [(date(2025, 4, 13), 18), (date(2025, 4, 14), 19), (None, 19)]
)
def test_a_period_before_halabja_counts_eighteen_governorates(end, n):
    view = map_view(frame_of(an_incident_row()), Filter(end=end), ViewState(), IRAQ)
    assert sum(region.exists for region in view.regions) == n
