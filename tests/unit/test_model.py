"""The offset map: text back to the raw file and forth."""

from rasd.model import OffsetMap, Span

# raw: 'Title: A &amp; B\n\nx <b>y</b>'; text: 'A & B\n\nx y'
MAP = OffsetMap(((0, 2, 7, 2), (2, 1, 9, 5), (3, 2, 14, 2), (7, 2, 18, 2), (9, 1, 23, 1)))


def test_a_plain_range_maps_one_to_one():
    assert MAP.to_raw(0, 1) == Span(7, 8)


def test_an_entity_maps_as_a_whole():
    assert MAP.to_raw(2, 3) == Span(9, 14)


def test_a_range_over_markup_covers_the_markup():
    assert MAP.to_raw(7, 10) == Span(18, 24)


def test_characters_put_in_by_the_reader_map_to_nothing():
    assert MAP.to_raw(5, 7) == Span(0, 0)


def test_raw_ranges_map_back():
    assert MAP.to_text(Span(9, 14)) == (2, 3)
    assert MAP.to_text(Span(18, 24)) == (7, 10)


def test_a_raw_range_inside_markup_shows_nothing():
    assert MAP.to_text(Span(20, 23)) is None
