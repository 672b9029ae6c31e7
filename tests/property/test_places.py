"""Whatever the text: names are normalised, found and placed without a fault."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from rasd.country import load_country
from rasd.geocode import geocode_line
from rasd.geometry import Polygons, destination, distance_km
from rasd.model import WherePrec
from rasd.relative import find_offsets
from rasd.text import fold, name_key, skeleton, tokens, word_key
from rasd.toponyms import Toponyms

NAMES = Toponyms(load_country())
POLYGONS = Polygons(load_country())
ANY = st.text(max_size=60)
WORDS = (
    "Kirkuk al-Azim near north of , . the village - Al Hit 30 km ( ) province and between "
    "capital Baghdad-based Street 's Zab 'Ain ʿ é كركوك \n\n a Salah al-Din Kandar"
)
PIECES = st.lists(
    st.sampled_from(WORDS.split(" ")),
    max_size=40,
).map(" ".join)
QUICK = settings(deadline=None, derandomize=True, max_examples=150)


@QUICK
@given(ANY)
def test_fold_and_keys_are_idempotent(text):
    assert fold(fold(text)) == fold(text)
    assert name_key(name_key(text)) == name_key(text)
    assert word_key(word_key(text)) == word_key(text)
    assert isinstance(skeleton(name_key(text)), str)


@QUICK
@given(ANY)
def test_tokens_are_ordered_and_inside_the_text(text):
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@QUICK
@given(st.one_of(ANY, PIECES))
def test_hits_are_slices_of_the_text_in_order(text):
    hits = NAMES.scan(text)
    end = 0
    for hit in hits:
        assert hit.text == text[hit.start : hit.end]
        assert end <= hit.start < hit.end
        end = hit.end
    for offset in find_offsets(text, hits):
        assert 0 <= offset.span.start <= offset.anchor.span.start < offset.span.end <= len(text)
        assert offset.bearing is None or 0 <= offset.bearing < 360


@QUICK
@given(PIECES)
def test_every_answer_keeps_the_rules_of_precision(text):
    found = geocode_line(text)
    assert (found["lat"] is None) == (found["lon"] is None)
    if found["where_prec"] in {WherePrec.EXACT, WherePrec.NEAR, WherePrec.AREA}:
        assert found["lat"] is not None
        assert found["radius_km"] > 0
    if found["where_prec"] == WherePrec.GOVERNORATE:
        assert found["lat"] is None
        assert found["iso"] in load_country().isos()
    assert found["reason"] or found["place"] is not None


@QUICK
@given(
    st.floats(30, 36.5),
    st.floats(42, 47),
    st.floats(0, 359),
    st.floats(1, 200),
)
def test_a_destination_is_as_far_as_told(lat, lon, bearing, km):
    there = destination(lat, lon, bearing, km)
    assert abs(distance_km(lat, lon, *there) - km) < 0.05


def test_a_point_of_every_governorate_is_in_it():
    for iso in POLYGONS.isos():
        point = POLYGONS.polygon(iso).representative_point()
        assert POLYGONS.containing(point.y, point.x) == iso


def test_scanning_is_linear():
    """Twice the text takes less than four times as long."""
    piece = "al-Al the village of Kirkuk-Baghdad road, 30 km north of Al Hit and Salah al-Din in "
    NAMES.scan(piece * 100)
    times = []
    for size in (600, 1200):
        start = time.process_time()
        text = piece * size
        find_offsets(text, NAMES.scan(text))
        times.append(time.process_time() - start)
    assert times[1] < 4 * times[0] + 0.05
