"""The values of one incident told by several reports, and what the reports say otherwise.

Source: ruling 'fused value' of the house: the analyst's choice; else the tightest date, the finest
place, the newest toll if later by a day or more, else lowest to highest; the rest stay claims.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import prod
from typing import Final

from rasd.fuse.compare import days_of
from rasd.fuse.toll import fused_toll, toll_words
from rasd.model import (
    TOLL_KINDS,
    Attribution,
    Claim,
    DatePrec,
    DateSpan,
    EventType,
    Incident,
    Report,
    Review,
    TargetClass,
    Toll,
    Tolls,
)
from rasd.store import Source, incident_id, independent, unit_of

MOST: Final = 0.99
"""Many sources make an incident likely, never certain."""
_JUDGED: Final = (Review.EDITED, Review.ACCEPTED, Review.REJECTED)
_STRENGTH: Final = (
    Attribution.UNKNOWN,
    Attribution.SUSPECTED,
    Attribution.ATTRIBUTED,
    Attribution.CLAIMED,
)
_SPECIFIC: Final = (
    EventType.SUICIDE_BOMBING,
    EventType.IED,
    EventType.ASSASSINATION,
    EventType.KIDNAPPING,
    EventType.PROTEST_VIOLENCE,
    EventType.AIRSTRIKE,
    EventType.ROCKET_OR_DRONE_ATTACK,
    EventType.BOMBING,
    EventType.CLASH,
    EventType.SECURITY_OPERATION,
    EventType.ARMED_ASSAULT,
    EventType.OTHER,
)
"""Types from the telling to the general: of equally many votes the more telling one wins."""


def unite(incidents: Sequence[Incident]) -> Incident:
    """Return the one incident that all these reports tell; the order does not count.

    What a person edited, accepted or rejected keeps its values and its id; new reports only add
    claims and confidence. Raises: ValueError for no incident at all.
    """
    if not incidents:
        raise ValueError("Nothing to unite.")
    if len(incidents) == 1 and len(incidents[0].reports) <= 1:
        return incidents[0]
    reports = _in_order(report for incident in incidents for report in incident.reports)
    judged = [i for review in _JUDGED for i in incidents if i.review is review]
    if judged:
        chosen = min(judged, key=lambda i: (_JUDGED.index(i.review), i.id))
        mine = [claim for claim in chosen.claims if not claim.report_id]
        kept = replace(chosen, reports=reports, confidence=max(i.confidence for i in incidents))
        return replace(kept, claims=(*mine, *claims_of(kept)))
    united = _fused([unit_of(report) for report in reports], reports)
    return replace(united, claims=claims_of(united))


def confidence_of(reports: Iterable[Report], sketches: Mapping[str, str] | None = None) -> float:
    """Return 1 - Π(1 - c) over independent sources, capped at 0.99; each counts with its best.

    sketches: article id → of its words, by which a reprint counts with its original; without them
    only reports of one outlet count together.
    Source: noisy-or of independent witnesses; reports of one outlet, or of one wire, are not.
    """
    best: dict[str, float] = defaultdict(float)
    outlets: dict[str, str] = {}
    for report in reports:
        best[report.article_id] = max(best[report.article_id], report.draft.confidence)
        outlets[report.article_id] = report.publisher
    sources = [Source(key, outlets[key], (sketches or {}).get(key, "")) for key in sorted(best)]
    voices = [max(best[s.article_id] for s in group) for group in independent(sources)]
    if len(voices) == 1:
        return voices[0]
    return min(MOST, round(1 - prod(1 - c for c in sorted(voices)), 6))


def claims_of(incident: Incident) -> tuple[Claim, ...]:
    """Return each report's value of every field on which the reports do not all agree.

    Reports that are silent on a field claim nothing. chosen: agrees with the incident's value; a
    toll from lowest to highest is made of all that lie within it.
    """
    claims: list[Claim] = []
    units = [(report, unit_of(report)) for report in incident.reports]
    for field, words in _FIELDS.items():
        said = [(report, words(unit)) for report, unit in units]
        said = [(report, value) for report, value in said if value]
        if len({value for _, value in said}) < 2:
            continue
        claims += [
            Claim(
                field=field,
                value=value,
                report_id=report.id,
                publisher=report.publisher,
                published=report.published,
                chosen=_agrees(incident, unit_of(report), field, words),
            )
            for report, value in said
        ]
    return tuple(claims)


def _fused(units: Sequence[Incident], reports: tuple[Report, ...]) -> Incident:
    actor = _actor(units)
    target = _target(units)
    place = min(units, key=_coarseness)
    tolls = {
        kind: fused_toll([(_published(u), getattr(u.tolls, kind), u.confidence) for u in units])
        for kind in TOLL_KINDS
    }
    return Incident(
        id=incident_id(reports[0].id),
        event_type=_type(units),
        date=_date(units),
        located=place.located,
        perpetrator=actor.perpetrator,
        attribution=actor.attribution,
        attributed_by=actor.attributed_by,
        target=target.target,
        target_class=target.target_class,
        tolls=Tolls(**tolls),
        confidence=confidence_of(reports),
        reports=reports,
        weapon=next((u.weapon for u in sorted(units, key=_trust) if u.weapon), ""),
    )


def _in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    unique = {report.id: report for report in reports}
    return tuple(sorted(unique.values(), key=lambda r: (r.published or date.max, r.id)))


def _trust(unit: Incident) -> tuple[float, str]:
    return -unit.confidence, unit.reports[0].id


def _published(unit: Incident) -> date | None:
    return unit.reports[0].published


def _date(units: Sequence[Incident]) -> DateSpan | None:
    """Return the tightest interval inside as many as possible, tightest first."""
    spans = [(unit.date, _trust(unit)) for unit in units if unit.date is not None]
    if not spans:
        return None
    agreed = [sum(_meet(a, b) is not None for b, _ in spans) for a, _ in spans]
    order = sorted(
        zip(spans, agreed, strict=True),
        key=lambda item: (days_of(item[0][0]), -item[1], item[0][0].start, item[0][1]),
    )
    best = order[0][0][0]
    for (span, _), _ in order[1:]:
        best = _meet(best, span) or best
    return best


def _meet(a: DateSpan, b: DateSpan) -> DateSpan | None:
    """Return the days that two intervals share, None if none; precision from their number."""
    start, end = max(a.start, b.start), min(a.end, b.end)
    if start > end:
        return None
    for span in (a, b):
        if (span.start, span.end) == (start, end):
            return span
    days = (end - start).days + 1
    limits = ((1, DatePrec.DAY), (6, DatePrec.DAYS), (10, DatePrec.WEEK), (45, DatePrec.MONTH))
    prec = next((prec for limit, prec in limits if days <= limit), DatePrec.YEAR)
    return DateSpan(start, end, prec)


def _coarseness(unit: Incident) -> tuple[bool, int, float, float, tuple[float, str]]:
    where = unit.located
    radius = float("inf") if where.radius_km is None else where.radius_km
    return not where.iso, int(where.where_prec), radius, -where.score, _trust(unit)


def _type(units: Sequence[Incident]) -> EventType:
    votes: dict[EventType, int] = defaultdict(int)
    for unit in units:
        votes[unit.event_type] += 1
    return max(votes, key=lambda t: (t is not EventType.OTHER, votes[t], -_SPECIFIC.index(t)))


def _actor(units: Sequence[Incident]) -> Incident:
    """Return the unit whose perpetrator holds: named, then strongest attribution, then votes."""
    votes: dict[str, int] = defaultdict(int)
    for unit in units:
        votes[unit.perpetrator] += 1
    return min(
        units,
        key=lambda u: (
            u.perpetrator == "unknown",
            -_STRENGTH.index(u.attribution),
            -votes[u.perpetrator],
            u.perpetrator,
            not u.attributed_by,
            _trust(u),
        ),
    )


def _target(units: Sequence[Incident]) -> Incident:
    votes: dict[TargetClass, int] = defaultdict(int)
    for unit in units:
        votes[unit.target_class] += 1
    return min(
        units,
        key=lambda u: (
            u.target_class is TargetClass.UNKNOWN,
            -votes[u.target_class],
            u.target_class.value,
            not u.target,
            _trust(u),
        ),
    )


def _date_words(unit: Incident) -> str:
    span = unit.date
    if span is None:
        return ""
    return f"{span.start}" if span.start == span.end else f"{span.start} to {span.end}"


def _said_toll(kind: str) -> Callable[[Incident], str]:
    return lambda unit: toll_words(getattr(unit.tolls, kind))


def _unless_unknown(name: str) -> Callable[[Incident], str]:
    def words(unit: Incident) -> str:
        value = str(getattr(unit, name))
        return "" if value == "unknown" else value

    return words


_FIELDS: Final[dict[str, Callable[[Incident], str]]] = {
    "date": _date_words,
    "governorate": lambda unit: unit.located.iso,
    "place": lambda unit: unit.located.place,
    "event_type": lambda unit: unit.event_type.value,
    "perpetrator": _unless_unknown("perpetrator"),
    "target": _unless_unknown("target_class"),
    **{kind: _said_toll(kind) for kind in TOLL_KINDS},
}
"""Fields that reports can differ on, and each one's value in words; '' is silence."""


def _agrees(
    incident: Incident, unit: Incident, field: str, words: Callable[[Incident], str]
) -> bool:
    if field not in TOLL_KINDS:
        return words(incident) == words(unit)
    whole: Toll = getattr(incident.tolls, field)
    part: Toll = getattr(unit.tolls, field)
    if whole.low is None or part.low is None:
        return whole == part
    highest = float("inf") if whole.high is None else whole.high
    return whole.low <= part.low <= highest and (part.high is None or part.high <= highest)
