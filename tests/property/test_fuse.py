"""Fusion does not depend on the order, keeps every report once, and respects what is told apart."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rasd.fuse import fuse, keep_ids
from rasd.model import EventType, TargetClass, Toll
from tests.reports import a_unit, labelled_units, span

SPANS = st.sampled_from(
    [
        *map(span, ("2021-10-05", "2021-10-06", "2021-10-07")),
        span("2021-10-04", "2021-10-06"),
        span("2021-10-01", "2021-10-31"),
        span("2021-10-02", "2021-10-09"),
        None,
    ]
)
UNITS = st.builds(
    a_unit,
    article=st.sampled_from("abcdefgh"),
    ordinal=st.integers(1, 3),
    when=SPANS,
    iso=st.sampled_from(["IQ-DI", "IQ-DI", "IQ-SD", ""]),
    place=st.sampled_from(["Al-Azim", "Udaim", "Diyala"]),
    point=st.sampled_from([(34.2, 44.5), (34.3, 44.6), None]),
    event_type=st.sampled_from([EventType.BOMBING, EventType.IED, EventType.CLASH]),
    actor=st.sampled_from(["ISIS", "unknown", "tribal"]),
    target=st.sampled_from([TargetClass.SOLDIERS, TargetClass.UNKNOWN]),
    killed=st.sampled_from([Toll(), Toll(3, 3, 3), Toll(4, 4, None), Toll(24, 24, 99)]),
    published=st.sampled_from([None, "2021-10-07", "2021-10-08"]),
    also=st.sampled_from([(), ("IQ-SD",)]),
)
LISTS = st.lists(UNITS, max_size=12, unique_by=lambda unit: unit.id)
FEW = settings(deadline=None, derandomize=True, max_examples=150)


@FEW
@given(LISTS, st.randoms(use_true_random=False))
def test_the_order_of_input_does_not_count(units, random):
    shuffled = list(units)
    random.shuffle(shuffled)
    assert fuse(shuffled) == fuse(units)


@FEW
@given(LISTS, st.data())
def test_every_report_is_in_one_incident_and_cannot_links_hold(units, data):
    ids = [unit.reports[0].id for unit in units]
    some = st.sampled_from([*ids, "another"])
    drawn = data.draw(st.lists(st.tuples(some, some), max_size=4))
    cannot = [frozenset(pair) for pair in drawn]
    fused = fuse(units, cannot)
    told = [[r.id for r in incident.reports] for incident in fused]
    assert sorted(i for group in told for i in group) == sorted(ids)
    assert len({incident.id for incident in fused}) == len(fused)
    for incident in fused:
        articles = [r.article_id for r in incident.reports]
        assert len(articles) == len(set(articles))
        assert not any(
            len(pair) == 2 and pair <= {r.id for r in incident.reports} for pair in cannot
        )


@FEW
@given(LISTS)
def test_fusing_again_from_the_reports_changes_nothing(units):
    fused = fuse(units)
    again = fuse([unit for unit in units if unit.reports])
    assert again == fused
    before = {r.id: incident.id for incident in fused for r in incident.reports}
    assert keep_ids(fused, before) == (fused, ())


@FEW
@given(LISTS, st.lists(st.sampled_from(["o1", "o2", "o3"]), min_size=12, max_size=12))
def test_kept_ids_are_unique_and_every_vanished_one_says_where_it_went(units, olds):
    fused = fuse(units)
    reports = [r.id for incident in fused for r in incident.reports]
    before = dict(zip(reports, olds, strict=False))
    kept, merged = keep_ids(fused, before)
    ids = [incident.id for incident in kept]
    assert len(set(ids)) == len(ids)
    assert {old for old, _ in merged} == set(before.values()) - set(ids)
    assert {new for _, new in merged} <= set(ids)


@settings(deadline=None, derandomize=True, max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_labelled_incidents_fuse_alike_in_any_order(random):
    units = [unit for unit, _ in labelled_units()]
    expected = fuse(units)
    random.shuffle(units)
    assert fuse(units) == expected
