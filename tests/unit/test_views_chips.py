"""Chips name every active clause and know the filter that is left without it."""

from dataclasses import replace
from datetime import date

import pytest

from rasd.country import load_country
from rasd.filters import Filter
from rasd.views.chips import chips, describe

IRAQ = load_country("iq")
FULL = Filter(
    gov=("IQ-DI", "IQ-SD"),
    start=date(2021, 10, 1),
    type=("bombing",),
    actor=("unknown",),
    target=("pmf",),
    outlet=("AP",),
    killed_ge=0,
    injured_ge=3,
    sources_ge=2,
    q="market",
    area="_p~iF~ps|U_ulLnnqC_mqNvxq`@",
    review=("accepted",),
    min_conf=0.8,
    as_of=date(2022, 2, 1),
)


def test_every_clause_has_its_chip():
    assert [chip.text for chip in chips(FULL, IRAQ)] == [
        "Diyala",
        "Salaheddin",
        "from 2021-10-01",
        "Bombing",
        "perpetrator unknown",
        "target: PMF",
        "AP",
        "Accepted",
        "0 or more killed",
        "3 or more injured",
        "2 or more independent sources",
        "“market”",
        "drawn area",
        "confidence 80% or more",
        "as of 2022-02-01",
    ]


def test_taking_all_chips_away_leaves_the_plain_filter():
    by = FULL
    while found := chips(by, IRAQ):
        by = found[0].without
    assert by == Filter()


def test_a_chip_takes_away_only_its_own_choice():
    first = chips(FULL, IRAQ)[0]
    assert first.without == replace(FULL, gov=("IQ-SD",))


def test_the_plain_filter_has_no_chips():
    assert chips(Filter(), IRAQ) == ()
    assert describe(Filter(), IRAQ) == "All incidents."


@pytest.mark.parametrize(
    ("by", "sentence"),
    [
        (Filter(gov=("IQ-DI", "IQ-SD")), "Incidents: Diyala or Salaheddin."),
        (
            Filter(type=("ied",), end=date(2022, 1, 1)),
            "Incidents: until 2022-01-01; IED.",
        ),
    ],
)
def test_the_filter_as_a_sentence(by, sentence):
    assert describe(by, IRAQ) == sentence
