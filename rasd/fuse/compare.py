"""Are two incidents one? A product of factors, each with its reason.

Source: on 1,596 pairs of labelled reports, 'same governorate, dates within a day' alone gives
precision 0.91 at recall 1.00; its errors are reprisals and month-level mentions. So that key is
the gate here, and the factors below speak against it, save that two month-level mentions with one
toll speak for each other.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Final

from rasd.fuse.kin import actor_kinship, target_kinship, type_kinship
from rasd.model import DateSpan, Incident, Located, Match, Review, Toll, WherePrec
from rasd.text import name_key

THRESHOLD: Final = 0.55
"""Least score of one incident told twice. Source: every labelled pair lies above 0.6, every pair
of different incidents that passes the gate below 0.5; the middle is taken."""
SHORT_DAYS: Final = 3
"""Longest interval that still says when; a longer one ('in October') is a coarse mention."""
BORDER_KM: Final = 15.0
"""So near to a border, reporters name either governorate. Source: width of the disputed strips
between Diyala and Salaheddin and between Nineveh and Erbil, where labelled reports differ."""
_EARTH_KM: Final = 6371.0
_DEFAULT_RADIUS_KM: Final = 10.0

# date
_NEXT_DAY, _LONG_SPAN, _WEEKS = 0.75, 0.75, 0.9
# place: gap beyond both radii in km → factor
_GAPS: Final = ((0.0, 1.0), (8.0, 0.9), (20.0, 0.7), (40.0, 0.45))
_FAR: Final = 0.15
_OTHER_NAME, _ONE_VAGUE, _BOTH_VAGUE, _OTHER_GOVERNORATE = 0.85, 0.85, 0.8, 0.85
# toll
_NO_TOLL, _ONE_TOLL = 0.95, 0.95
_NEAR_TOLL, _OFF_TOLL, _WRONG_TOLL = 0.85, 0.6, 0.3
# neither a place nor a figure in common
_ONLY_DAY: Final = 0.6
# two coarse mentions
_SAME_COARSE_TOLL, _ONLY_MONTH = 1.15, 0.6

Factor = tuple[float, str]
_NO: Final = 0.0


def compare(a: Incident, b: Incident) -> Match:
    """Return how likely a and b are one incident: score 0..1 and what spoke for and against.

    Symmetric. 0 where it is ruled out: one article tells both, a person rejected one, the dates do
    not meet, or the governorates are neither the same nor neighbours at the place.
    """
    if b.id < a.id:
        a, b = b, a
    barred = _barred(a, b)
    if barred:
        return Match(0.0, (barred,))
    score, reasons = 1.0, []
    for judge in (_date, _place, _type, _target, _actor, _toll, _bare, _coarse):
        factor, reason = judge(a, b)
        score *= factor
        if reason:
            reasons.append(reason if factor in (_NO, 1.0) else f"{reason} ×{factor:.2f}")
        if factor == _NO:
            return Match(0.0, (reason,))
    return Match(round(min(score, 1.0), 4), tuple(reasons))


def is_coarse(incident: Incident) -> bool:
    """Whether the date is too wide to tell one event from another in the same place."""
    return incident.date is not None and days_of(incident.date) > SHORT_DAYS


def days_of(span: DateSpan) -> int:
    """Return the number of days in an interval, both ends counted."""
    return (span.end - span.start).days + 1


def governorates_of(incident: Incident) -> frozenset[str]:
    """Return the governorates in which reports may put it: its own, those named, a near border."""
    named = {iso for report in incident.reports for iso in report.draft.where.governorates}
    where = incident.located
    own = {where.iso}
    if where.border_km is not None and where.border_km <= BORDER_KM:
        own.add(where.border_iso)
    return frozenset((own | named) - {""})


def distance_km(a: Located, b: Located) -> float | None:
    """Return the great-circle distance of two points; None where one is only an area.

    Source: haversine formula, mean Earth radius; 0.5 % is far below any radius here.
    """
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lon_a, lat_b, lon_b = map(radians, (a.lat, a.lon, b.lat, b.lon))
    half = sin((lat_b - lat_a) / 2) ** 2
    half += cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def _barred(a: Incident, b: Incident) -> str:
    articles = {report.article_id for report in a.reports}
    if any(report.article_id in articles for report in b.reports):
        return "one article tells them apart"
    if Review.REJECTED in (a.review, b.review):
        return "a person rejected one of them"
    return ""


def _date(a: Incident, b: Incident) -> Factor:
    if a.date is None or b.date is None:
        return _NO, "no date to go by"
    apart = max(a.date.start, b.date.start) - min(a.date.end, b.date.end)
    if apart > timedelta(days=1):
        return _NO, f"{apart.days} days apart"
    if apart.days == 1:
        wide = is_coarse(a) or is_coarse(b)
        return (_NO, "outside the period told") if wide else (_NEXT_DAY, "a day apart")
    longest = max(days_of(a.date), days_of(b.date))
    if longest <= SHORT_DAYS:
        return 1.0, "same day"
    if longest <= 10:
        return _WEEKS, "within the days told"
    return (_LONG_SPAN, "within the month told") if longest <= 45 else (_NO, "only a year told")


def _place(a: Incident, b: Incident) -> Factor:
    near, far = a.located, b.located
    same = near.iso == far.iso
    if not near.iso or not far.iso:
        return _NO, "no governorate to go by"
    if not same and not _neighbours(a, b):
        return _NO, "different governorates"
    factor, reason = _within(near, far)
    return (factor, reason) if same else (factor * _OTHER_GOVERNORATE, f"{reason}, border country")


def _neighbours(a: Incident, b: Incident) -> bool:
    return a.located.iso in governorates_of(b) or b.located.iso in governorates_of(a)


def _within(a: Located, b: Located) -> Factor:
    """Judge two places of one governorate by name, by distance, or by how little is known."""
    vague = [where.where_prec >= WherePrec.GOVERNORATE for where in (a, b)]
    if all(vague):
        return _BOTH_VAGUE, "somewhere in the governorate"
    if any(vague):
        return _ONE_VAGUE, "one names only the governorate"
    if a.place and _key(a.place) == _key(b.place):
        return 1.0, "same place"
    apart = distance_km(a, b)
    if apart is None:
        return _OTHER_NAME, "places of other names"
    gap = apart - sum(_radius(where) for where in (a, b))
    factor = next((f for limit, f in _GAPS if gap <= limit), _FAR)
    return factor, f"{apart:.0f} km apart"


@lru_cache(maxsize=8192)
def _key(place: str) -> str:
    return name_key(place)


def _radius(where: Located) -> float:
    return _DEFAULT_RADIUS_KM if where.radius_km is None else where.radius_km


def _type(a: Incident, b: Incident) -> Factor:
    factor = type_kinship(a.event_type, b.event_type)
    words = "same type" if factor == 1.0 else f"{a.event_type.value} and {b.event_type.value}"
    return factor, words


def _target(a: Incident, b: Incident) -> Factor:
    factor = target_kinship(a.target_class, b.target_class)
    return factor, "" if factor == 1.0 else f"{a.target_class.value} and {b.target_class.value}"


def _actor(a: Incident, b: Incident) -> Factor:
    factor = actor_kinship(a.perpetrator, b.perpetrator)
    return factor, "" if factor == 1.0 else f"{a.perpetrator} and {b.perpetrator}"


def _toll(a: Incident, b: Incident) -> Factor:
    """Judge killed, then injured; the worse of the two counts, and silence hardly."""
    pairs = [(a.tolls.killed, b.tolls.killed), (a.tolls.injured, b.tolls.injured)]
    told = [_toll_kinship(x, y) for x, y in pairs if x.known and y.known]
    if not told:
        return _ONE_TOLL if any(t.known for pair in pairs for t in pair) else _NO_TOLL, "no toll"
    worst = min(told)
    return worst, "tolls agree" if worst == 1.0 else "tolls differ"


def _bare(a: Incident, b: Incident) -> Factor:
    """Ask for more than day, governorate and kind: a bad day in Baghdad has several bombs."""
    vague = all(i.located.where_prec >= WherePrec.GOVERNORATE for i in (a, b))
    pairs = [(a.tolls.killed, b.tolls.killed), (a.tolls.injured, b.tolls.injured)]
    if not vague or any(x.known and y.known for x, y in pairs):
        return 1.0, ""
    return _ONLY_DAY, "neither place nor figures to go by"


def _toll_kinship(a: Toll, b: Toll) -> float:
    """Return 1 for ranges that meet, less the further they are apart: first counts grow."""
    if a.low is None or b.low is None:
        return _NO_TOLL
    ends = [float("inf") if toll.high is None else toll.high for toll in (a, b)]
    gap = max(a.low, b.low) - min(ends)
    if gap <= 0:
        return 1.0
    largest = max(a.low, b.low)
    if gap <= max(2, 0.25 * largest):
        return _NEAR_TOLL
    return _OFF_TOLL if gap <= 0.5 * largest else _WRONG_TOLL


def _coarse(a: Incident, b: Incident) -> Factor:
    """Ask two coarse mentions for something in common besides the month."""
    if not (is_coarse(a) and is_coarse(b)):
        return 1.0, ""
    tolls = [(a.tolls.killed, b.tolls.killed), (a.tolls.injured, b.tolls.injured)]
    if any(x.known and y.known and _toll_kinship(x, y) == 1.0 for x, y in tolls):
        return _SAME_COARSE_TOLL, "same toll in the same month"
    spots = [i.located for i in (a, b) if i.located.where_prec < WherePrec.GOVERNORATE]
    if len(spots) == 2 and _within(*spots)[0] == 1.0:
        return 1.0, ""
    return _ONLY_MONTH, "nothing in common but the month"


def reach(incident: Incident) -> tuple[date, date] | None:
    """Return the first and last day on which another incident could still be this one."""
    if incident.date is None:
        return None
    day = timedelta(days=1)
    return incident.date.start - day, incident.date.end + day
