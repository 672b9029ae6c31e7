"""The offline geocoder by geopy's contract, and Nominatim behind it with a fake wire."""

import json
import socket
import subprocess
import sys

import pytest
from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError, GeocoderTimedOut
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from rasd.country import load_country
from rasd.errors import SourceUnavailable
from rasd.geocode import OfflineGeocoder
from rasd.geocode.online import SECONDS, USER_AGENT, OnlineGeocoder, what_it_sends
from tests.conftest import ROOT

FACE = OfflineGeocoder(load_country())
PLACE = [{"lat": "34.5", "lon": "44.5", "display_name": "Xyzzyton, Iraq"}]


def wire(answers):
    """Return an adapter class that answers from a list and writes down what was asked."""
    asked = []

    class Fake(BaseSyncAdapter):
        def get_json(self, url, *, timeout, headers):  # noqa: ARG002 (geopy's signature)
            asked.append((url, headers))
            answer = answers.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer

        def get_text(self, url, *, timeout, headers):  # noqa: ARG002
            raise AssertionError("only JSON is asked for")

    return Fake, asked


def online(tmp_path, *answers):
    adapter, asked = wire(list(answers))
    cache = tmp_path / "cache" / "places.json"
    return OnlineGeocoder(cache, adapter_factory=adapter, seconds=0), asked, cache


def test_it_is_a_geopy_geocoder():
    assert isinstance(FACE, Geocoder)


def test_one_location_or_none_or_a_list():
    one = FACE.geocode("Hawija", exactly_one=True, timeout=1)
    assert isinstance(one, Location)
    assert (one.address, one.latitude) == ("Hawija, Kirkuk", pytest.approx(35.3253))
    assert FACE.geocode("Xyzzyton") is None
    assert FACE.geocode("Xyzzyton", exactly_one=False) is None
    assert FACE.geocode("Diyala province") is None


def test_a_list_holds_every_namesake_and_one_is_not_guessed():
    found = FACE.geocode("Albu Bali", exactly_one=False)
    assert {f.raw["iso"] for f in found} == {"IQ-DI", "IQ-AN"}
    assert FACE.geocode("Albu Bali") is None
    found = FACE.geocode("Rashad", exactly_one=False)
    assert [f.raw["iso"] for f in found] == ["IQ-KI", "IQ-DI"]


def test_relative_words_are_placed():
    found = FACE.geocode("30 km south-west of Kirkuk")
    assert found.raw["where_prec"] == 2
    assert (found.latitude, found.longitude) == (35.2767, 44.159)


@pytest.mark.parametrize(
    "query", [(35.33, 43.77), [35.33, 43.77], Point(35.33, 43.77), "35.33, 43.77"]
)
def test_reverse_takes_every_form_of_a_point(query):
    assert FACE.reverse(query).address == "Hawija, Kirkuk"
    assert [f.address for f in FACE.reverse(query, exactly_one=False)] == ["Hawija, Kirkuk"]


@pytest.mark.filterwarnings("ignore:Latitude normalization")
@pytest.mark.parametrize("query", ["nowhere", "", (95.0, 400.0, "x"), ("a", "b"), "200, 10"])
def test_a_bad_point_is_a_query_error(query):
    with pytest.raises(GeocoderQueryError):
        FACE.reverse(query)


@pytest.mark.parametrize("query", ["", " ", None, 7])
def test_a_bad_query_is_a_query_error(query):
    with pytest.raises(GeocoderQueryError):
        FACE.geocode(query)


def test_outside_the_country_is_none():
    assert FACE.reverse((0.0, 0.0)) is None
    assert FACE.reverse((48.85, 2.29), exactly_one=False) is None


def test_nominatim_is_asked_once_and_only_for_unknown_names(tmp_path):
    asker, asked, cache = online(tmp_path, PLACE, [])
    face = OfflineGeocoder(load_country(), online=asker)
    assert face.geocode("Hawija").address == "Hawija, Kirkuk"
    assert face.geocode("Albu Bali") is None
    assert asked == []
    assert face.geocode("Xyzzyton").address == "Xyzzyton, Iraq"
    assert face.geocode("xyzzyton ").latitude == 34.5
    assert face.geocode("Plughtown") is None
    assert face.geocode("Plughtown") is None
    assert len(asked) == 2
    url, headers = asked[0]
    assert "q=Xyzzyton" in url
    assert "countrycodes=iq" in url
    assert headers["User-Agent"] == USER_AGENT
    assert json.loads(cache.read_text()) == {
        "xyzzyton": ["Xyzzyton, Iraq", 34.5, 44.5],
        "plughtown": None,
    }
    again, unasked, _ = online(tmp_path)
    assert again.locate("Xyzzyton").longitude == 44.5
    assert unasked == []


def test_a_service_that_fails_is_named_and_nothing_is_kept(tmp_path):
    asker, _, cache = online(tmp_path, GeocoderTimedOut("slow"), PLACE)
    with pytest.raises(SourceUnavailable, match="does not answer"):
        asker.locate("Xyzzyton")
    assert not cache.exists()
    assert asker.locate("Xyzzyton").latitude == 34.5


def test_a_damaged_cache_is_as_good_as_none(tmp_path):
    cache = tmp_path / "cache" / "places.json"
    cache.parent.mkdir()
    for text in ("{", "[1]", '{"a": [1]}'):
        cache.write_text(text)
        asker, asked, _ = online(tmp_path, PLACE)
        assert asker.locate("a").latitude == 34.5
        assert len(asked) == 1


def test_a_sentence_is_never_sent(tmp_path):
    asker, asked, _ = online(tmp_path)
    assert asker.locate("word " * 60) is None
    assert asker.locate("  ") is None
    assert asked == []


def test_it_says_what_it_sends_and_keeps_the_policy():
    words = what_it_sends()
    assert "nominatim.openstreetmap.org" in words
    assert "nothing else" in words
    assert SECONDS >= 1.0


def test_importing_and_looking_up_open_no_connection(monkeypatch):
    def refuse(*_args, **_kw):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert FACE.geocode("Baqubah").raw["iso"] == "IQ-DI"
    code = (
        "import socket\nsocket.socket.connect = None\nimport rasd.geocode.online\n"
        "from rasd.geocode import geocode_line\nprint(geocode_line('Baqubah')['iso'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "IQ-DI"
