"""Fusion on made-up incidents told with a reporter's noise: how often it is right, as a floor."""

import random
from datetime import date, timedelta
from itertools import combinations

import pytest

from rasd.fuse import fuse
from rasd.model import EventType, TargetClass, Toll
from tests.reports import a_unit, span

CENTRES = {"IQ-BG": (33.3, 44.4), "IQ-DI": (33.9, 45.0), "IQ-KI": (35.4, 44.3)}
TYPES = [
    EventType.ARMED_ASSAULT,
    EventType.BOMBING,
    EventType.IED,
    EventType.SUICIDE_BOMBING,
    EventType.KIDNAPPING,
    EventType.AIRSTRIKE,
]
NEAR_TYPE = {EventType.BOMBING: EventType.IED, EventType.ARMED_ASSAULT: EventType.CLASH}
TARGETS = [TargetClass.SOLDIERS, TargetClass.POLICE, TargetClass.CIVILIANS, TargetClass.MARKET]


def an_event(rng, n, days):
    iso = rng.choice(sorted(CENTRES))
    lat, lon = CENTRES[iso]
    return {
        "when": date(2021, 3, 1) + timedelta(days=rng.randrange(days)),
        "iso": iso,
        "place": f"Place {n}",
        "point": (lat + rng.uniform(-0.4, 0.4), lon + rng.uniform(-0.4, 0.4)),
        "event_type": rng.choice(TYPES),
        "actor": rng.choice(["ISIS", "ISIS", "unknown"]),
        "target": rng.choice(TARGETS),
        "killed": rng.choice([0, 1, 2, 2, 3, 5, 8, 11]),
    }


def told(rng, event, article):
    """Tell an event as a reporter may: a day off, no place, another count, no actor."""
    day, killed = event["when"], event["killed"]
    if rng.random() < 0.25:
        killed = max(0, killed + rng.choice([-1, 1, 2]))
    when = span(str(day))
    if rng.random() < 0.15:
        when = span(str(day - timedelta(days=1)), str(day))
    elif rng.random() < 0.08:
        when = span(str(day + timedelta(days=1)))
    vague = rng.random() < 0.35
    kind = event["event_type"]
    return a_unit(
        article,
        when=when,
        iso=event["iso"],
        place="" if vague else event["place"],
        point=None if vague else event["point"],
        event_type=NEAR_TYPE.get(kind, kind) if rng.random() < 0.15 else kind,
        actor="unknown" if rng.random() < 0.4 else event["actor"],
        target=TargetClass.UNKNOWN if rng.random() < 0.2 else event["target"],
        killed=Toll() if rng.random() < 0.12 else Toll(killed, killed, killed),
        published=str(day),
        publisher=article,
    )


def pairs(groups):
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


@pytest.mark.parametrize(("days", "precision", "recall"), [(200, 0.97, 0.9), (60, 0.92, 0.9)])
def test_most_pairs_are_right_and_most_are_found(days, precision, recall):
    """60 events, about 105 reports, three times: the first with few, the second with many near."""
    right = found = real = 0
    for seed in range(3):
        rng = random.Random(seed)
        units, truth = [], []
        for n in range(60):
            event = an_event(rng, n, days)
            told_by = [told(rng, event, f"{n}x{k}") for k in range(rng.choice([1, 1, 2, 3]))]
            units += told_by
            truth.append([unit.reports[0].id for unit in told_by])
        got = pairs([r.id for r in incident.reports] for incident in fuse(units))
        right += len(got & pairs(truth))
        found += len(got)
        real += len(pairs(truth))
    assert right / found >= precision
    assert right / real >= recall
