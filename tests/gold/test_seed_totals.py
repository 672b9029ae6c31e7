"""The map that a first start shows: totals of its own after fusing the seeds."""

from datetime import date

import pytest

from rasd import pipeline
from rasd.country import load_country
from rasd.filters import Filter, select
from rasd.frame import to_frame
from rasd.store import open_store


@pytest.fixture(scope="module")
def seeded(tmp_path_factory):
    store = open_store(tmp_path_factory.mktemp("seeds") / "p.db")
    pipeline.seed(store, load_country())
    yield select(to_frame(store.columns()), Filter())
    store.close()


def test_the_seeded_map_has_fixed_totals(seeded):
    assert len(seeded) == 36
    assert (seeded["killed_best"].sum(), seeded["injured_best"].sum()) == (193, 107)
    assert seeded["iso"].value_counts()[["IQ-BG", "IQ-NI", "IQ-SU"]].tolist() == [8, 6, 4]


def test_what_several_articles_tell_is_one_incident(seeded):
    told = seeded[seeded["n_reports"] > 1].set_index("outlets")
    assert set(told.index) == {
        "AP|The National",
        "AP|Shafaq News|The National",
        "Kurdistan 24|Rudaw",
        "Al Arabiya / Reuters|Al Bawaba",
    }
    raid = told.loc["AP|Shafaq News|The National"]
    assert raid["date_start"].date() == date(2022, 1, 21)
    assert (raid["iso"], raid["killed_low"], raid["killed_high"]) == ("IQ-DI", 11, 11)
    bomb = told.loc["Al Arabiya / Reuters|Al Bawaba"]
    assert (bomb["killed_low"], bomb["killed_high"]) == (7, 12)
