"""Filter and view survive the URL exactly; nothing that stands in a URL can break the page."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from rasd.filters import BINS, MEASURES, Filter, ViewState
from rasd.frame import EVENT_TYPES, REVIEWS, TARGET_CLASSES
from rasd.polyline import decode_polyline, encode_polyline
from rasd.query import FILTER_KEYS, from_query, to_query

ISOS = ("IQ-BG", "IQ-DI", "IQ-KI", "IQ-SD")
SETTINGS = settings(deadline=None, derandomize=True, max_examples=200)
words = st.text(min_size=1, max_size=30)
days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
points = st.lists(
    st.tuples(
        st.integers(2_900_000, 3_700_000).map(lambda n: n / 1e5),
        st.integers(3_900_000, 4_800_000).map(lambda n: n / 1e5),
    ),
    min_size=3,
    max_size=12,
)


def some(values):
    return st.sets(values, max_size=4).map(lambda chosen: tuple(sorted(chosen)))


filters = st.builds(
    Filter,
    gov=some(st.sampled_from(ISOS)),
    start=days,
    end=days,
    type=some(st.sampled_from(EVENT_TYPES)),
    actor=some(words),
    target=some(st.sampled_from(TARGET_CLASSES)),
    outlet=some(words),
    tag=some(words),
    killed_ge=st.none() | st.integers(0, 9_999),
    injured_ge=st.none() | st.integers(0, 9_999),
    sources_ge=st.none() | st.integers(0, 99),
    q=st.text(max_size=40),
    area=st.just("") | points.map(encode_polyline),
    review=some(st.sampled_from(REVIEWS)),
    min_conf=st.integers(0, 100).map(lambda n: n / 100),
    as_of=days,
)
views = st.builds(
    ViewState,
    measure=st.sampled_from(MEASURES),
    since=st.sampled_from(["", "visit", "export", "2022-01-21"]),
    bin=st.sampled_from(BINS),
    incident=st.text(max_size=20),
    document=st.text(max_size=20),
)


@SETTINGS
@given(filters, views)
def test_filter_and_view_survive_the_url(by, view):
    assert from_query(to_query(by, view), ISOS) == (by, view, ())


@SETTINGS
@given(points)
def test_a_polyline_reads_back(corners):
    assert decode_polyline(encode_polyline(corners)) == corners


keys = st.sampled_from([*FILTER_KEYS, "at", "bin", "measure", "incident", "document", "nonsense"])


@SETTINGS
@given(st.dictionaries(keys, st.lists(st.text(max_size=50), max_size=3)))
def test_any_query_gives_a_filter_and_notices_in_words(query):
    by, view, notices = from_query(query, ISOS)
    assert set(by.gov) <= set(ISOS)
    assert view.bin in BINS
    assert all(notice.startswith("The link's ") for notice in notices)


def test_a_link_of_a_thousand_bad_values_is_answered_in_a_few_words():
    query = {"gov": [f"X{n}" for n in range(1000)], "actor": [f"a{n}" for n in range(1000)]}
    by, _, notices = from_query(query, ["IQ-DI"])
    assert (by.gov, len(by.actor), len(notices)) == ((), 100, 2)
