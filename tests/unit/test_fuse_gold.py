"""Fusion on hand-labelled incidents: every pair found, none invented."""

from dataclasses import replace
from itertools import combinations

import pytest

from rasd.fuse import THRESHOLD, compare, fuse
from rasd.model import Located, TargetClass, Toll, Tolls, WherePrec
from rasd.store import unit_of
from tests.reports import labelled_units


def clusters(units):
    fused = fuse(units)
    return {frozenset(r.id for r in i.reports) for i in fused if len(i.reports) > 1}


def labelled():
    named = {}
    for unit, cluster in labelled_units():
        named.setdefault(cluster or unit.id, set()).add(unit.reports[0].id)
    return {frozenset(ids) for ids in named.values() if len(ids) > 1}


def test_the_labelled_clusters_are_found_exactly():
    assert labelled() == {
        frozenset({"001-1", "002-1", "003-1", "seed000-1"}),
        frozenset({"003-2", "seed000-2"}),
        frozenset({"004-1", "005-1"}),
        frozenset({"006-1", "007-1"}),
    }
    assert clusters(unit for unit, _ in labelled_units()) == labelled()


def test_the_threshold_lies_in_the_gap_of_the_labelled_pairs():
    units = labelled_units()
    same = {True: [], False: []}
    for (a, name_a), (b, name_b) in combinations(units, 2):
        if a.reports[0].article_id != b.reports[0].article_id:
            same[name_a is not None and name_a == name_b].append(compare(a, b).score)
    assert min(same[True]) >= THRESHOLD + 0.1
    assert max(same[False]) <= THRESHOLD - 0.1


def changed(unit, located=None, **draft):
    report = unit.reports[0]
    return unit_of(
        replace(report, draft=replace(report.draft, **draft), located=located or report.located)
    )


def without_point(unit):
    where = unit.located
    return changed(unit, Located(where.place, where.iso, WherePrec.GOVERNORATE))


def without_actor(unit):
    return changed(unit, perpetrator="unknown")


def without_target(unit):
    return changed(unit, target_class=TargetClass.UNKNOWN)


def without_toll(unit):
    return changed(unit, tolls=Tolls(killed=Toll(), injured=Toll()))


@pytest.mark.parametrize("loss", [without_point, without_actor, without_target])
def test_what_one_report_leaves_out_does_not_part_the_pairs(loss):
    """Every second article loses the field, as an extractor may."""
    units = [unit for unit, _ in labelled_units()]
    poorer = [
        loss(u) if u.reports[0].article_id in ("002", "005", "007", "seed000") else u for u in units
    ]
    assert clusters(poorer) == labelled()


def test_a_missing_toll_parts_only_the_month_level_pair():
    units = [unit for unit, _ in labelled_units()]
    poorer = [
        without_toll(u) if u.reports[0].article_id in ("002", "005", "007", "seed000") else u
        for u in units
    ]
    assert clusters(poorer) == labelled() - {frozenset({"003-2", "seed000-2"})}
