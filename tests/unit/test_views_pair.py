"""Two incidents side by side."""

from rasd.country import load_country
from rasd.fuse import compare
from rasd.model import Toll
from rasd.render.pair import pair_html
from rasd.views.pair import pair_view
from tests.reports import a_unit
from tests.stories import HOSTILE

IRAQ = load_country("iq")


def pair(**changed):
    one, other = a_unit("a", killed=Toll(11, 11, 11)), a_unit("b", **changed)
    match = compare(one, other)
    return pair_view(one, other, match.score, match.reasons, IRAQ)


def test_what_differs_is_marked_and_silence_is_no_difference():
    shown = pair(killed=Toll(8, 8, 8), injured=Toll())
    rows = {row.label: row for row in shown.rows}
    assert (rows["Killed"].left, rows["Killed"].right) == ("11", "8")
    assert rows["Killed"].differs
    assert not rows["Event type"].differs
    assert [row.label for row in shown.rows if row.differs] == ["Killed"]


def test_what_speaks_for_and_against_is_parted_and_has_no_factors():
    shown = pair(killed=Toll(8, 8, 8))
    assert "same day" in shown.speaks_for
    assert [words.split()[0] for words in shown.speaks_against] == ["tolls"]
    assert not any("×" in words for words in shown.speaks_against)


def test_hostile_words_stay_text():
    html = pair_html(pair(place=HOSTILE))
    assert "<script" not in html
    assert "<img" not in html
    assert "differs" in html
