"""An incident as the fields of a form and back, and what differs between two versions. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Final

from rasd.country import Country
from rasd.errors import BadInput
from rasd.model import (
    NOT_REPORTED,
    NOWHERE,
    TOLL_KINDS,
    Attribution,
    DatePrec,
    DateSpan,
    EventType,
    Incident,
    Located,
    Review,
    TargetClass,
    Toll,
    Tolls,
    WherePrec,
)
from rasd.views.values import plain_when
from rasd.views.words import NOT_KNOWN, actor_words, label, toll_words, where_words

LONGEST: Final = 300
"""Characters of a name or a target; more is a story, not a value."""
MOST_PEOPLE: Final = 10_000_000
_PRECISIONS: Final = (
    (1, DatePrec.DAY),
    (6, DatePrec.DAYS),
    (14, DatePrec.WEEK),
    (45, DatePrec.MONTH),
)
"""Longest interval in days of each precision. Source: UCDP GED codebook, `date_prec`."""
_DASH: Final = re.compile(r"\s{0,9}(?:-|–|—|to)\s{0,9}")
_OPEN: Final = re.compile(r"\s{0,9}(?:\+|or more|and more)$|^(?:at least|>=?)\s{0,9}")

_CHOSEN: Final = "chosen by an analyst"
_LEAST_KM: Final = {WherePrec.NEAR: 1.0, WherePrec.DISTRICT: 15.0, WherePrec.AREA: 25.0}
"""Least radius of a place known only so well. Source: as the gazetteer places districts, areas."""

Values = dict[str, Any]
"""A form's values by name, each as JSON knows it: what a draft keeps."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which two versions differ, both in words."""

    key: str
    label: str
    before: str
    after: str


def form_values(incident: Incident) -> Values:
    """Return an incident as the form shows it. Tolls as '11', '24–99', '10 or more', ''."""
    span, where = incident.date, incident.located
    plain = {"rivals": (), "where_prec": int(where.where_prec)}
    return {
        "event_type": incident.event_type.value,
        "start": span.start.isoformat() if span else "",
        "end": span.end.isoformat() if span else "",
        "place": asdict(replace(where, rivals=())) | plain,
        "perpetrator": "" if incident.perpetrator == "unknown" else incident.perpetrator,
        "attribution": incident.attribution.value,
        "attributed_by": incident.attributed_by,
        "target": incident.target,
        "target_class": incident.target_class.value,
        **{kind: _toll_text(getattr(incident.tolls, kind)) for kind in TOLL_KINDS},
    }


def edited(incident: Incident, values: Mapping[str, Any], country: Country) -> Incident:
    """Return the incident with a form's values, as edited by a person; what is the same stays.

    Raises: BadInput with a sentence for every field that cannot be meant, in one text.
    """
    before = form_values(incident)
    now = {**before, **{k: v for k, v in values.items() if k in before}}
    changed = {key for key in before if now[key] != before[key]}
    fields: dict[str, Any] = {}
    problems: list[str] = []
    for key, read in _READERS.items():
        names = _NAMES.get(key, (key,))
        if not changed.intersection(names):
            continue
        try:
            fields[key] = read(now, country)
        except (BadInput, ValueError, TypeError, KeyError) as error:
            known = isinstance(error, BadInput)
            problems.append(str(error) if known else f"{label(key)} cannot be read.")
    tolls = _tolls(incident.tolls, now, changed, problems)
    if problems:
        raise BadInput(" ".join(problems))
    return replace(incident, **fields, tolls=tolls, review=Review.EDITED)


def read_toll(text: str) -> Toll:
    """Return a number of people from '11', '24–99', '10+', '10 or more'; '' is not reported.

    Raises: BadInput for anything else.
    """
    bare = text.strip().lower().replace(",", "")
    if bare in ("", NOT_KNOWN, "not reported"):
        return NOT_REPORTED
    closed = _OPEN.sub("", bare)
    parts = _DASH.split(closed)
    if len(parts) > 2 or not all(p.isascii() and p.isdigit() and len(p) < 9 for p in parts):
        raise BadInput(f"'{text.strip()[:40]}' is no number of people: write 11, 24–99 or 10+.")
    low, high = int(parts[0]), int(parts[-1])
    if low > high or high > MOST_PEOPLE:
        raise BadInput(f"{low}–{high} is no range: the smaller number comes first.")
    if closed != bare:
        return Toll(low, low, None)
    return Toll(low, low, high)


def read_days(start: str, end: str) -> DateSpan | None:
    """Return the interval of two ISO days, both included; one alone is a single day.

    Raises: BadInput if the first comes after the last; ValueError for what is no day.
    """
    if not start and not end:
        return None
    first, last = date.fromisoformat(start or end), date.fromisoformat(end or start)
    if first > last:
        raise BadInput("The first day comes after the last one.")
    days = (last - first).days + 1
    prec = next((prec for most, prec in _PRECISIONS if days <= most), DatePrec.YEAR)
    return DateSpan(first, last, prec)


def differences(before: Incident, after: Incident, country: Country) -> tuple[Difference, ...]:
    """Return the fields in which two versions of an incident differ, in the card's order."""
    one, other = (_in_words(version, country) for version in (before, after))
    return tuple(
        Difference(key, label(key), one[key], other[key]) for key in one if one[key] != other[key]
    )


def place_words(where: Located, country: Country) -> str:
    """Return a place in words, as the form and the history name it."""
    name = country.governorate(where.iso).name if where.iso in country.isos() else ""
    return where_words(where.place, name, where.where_prec)


def with_precision(spot: Located, prec: WherePrec, country: Country) -> Located:
    """Return a place that is known only so well; what is not known any more is dropped.

    A governorate alone and an unknown place have no point; a district or an area no small radius.
    """
    if prec is WherePrec.COUNTRY:
        return replace(NOWHERE, reason=_CHOSEN)
    if prec is WherePrec.GOVERNORATE:
        name = country.governorate(spot.iso).name
        return Located(name, spot.iso, prec, score=1.0, reason=_CHOSEN)
    least = _LEAST_KM.get(prec, 0.0)
    radius = None if spot.radius_km is None else max(spot.radius_km, least)
    return replace(spot, where_prec=prec, radius_km=radius, score=1.0, reason=_CHOSEN)


def _toll_text(toll: Toll) -> str:
    if toll.low is None:
        return ""
    return toll_words(toll.low, toll.low, toll.high).replace(",", "")


def _tolls(before: Tolls, now: Values, changed: set[str], problems: list[str]) -> Tolls:
    fields = {}
    for kind in sorted(changed.intersection(TOLL_KINDS)):
        try:
            fields[kind] = read_toll(str(now[kind]))
        except BadInput as error:
            problems.append(f"{label(kind)}: {error}")
    return replace(before, **fields)


def _read_place(now: Values, country: Country) -> Located:
    given = dict(now["place"])
    found = Located(**given | {"where_prec": WherePrec(given["where_prec"]), "rivals": ()})
    if found.iso and found.iso not in country.isos():
        raise BadInput("The place lies in no governorate of the country.")
    return found


def _text(name: str, empty: str = "") -> Any:  # noqa: ANN401 (a reader of one field)
    def read(now: Values, _: Country) -> str:
        return " ".join(str(now[name]).split())[:LONGEST] or empty

    return read


_READERS: Final[Mapping[str, Any]] = {
    "event_type": lambda now, _: EventType(now["event_type"]),
    "date": lambda now, _: read_days(str(now["start"]), str(now["end"])),
    "located": _read_place,
    "perpetrator": _text("perpetrator", "unknown"),
    "attribution": lambda now, _: Attribution(now["attribution"]),
    "attributed_by": _text("attributed_by"),
    "target": _text("target"),
    "target_class": lambda now, _: TargetClass(now["target_class"]),
}
_NAMES: Final = {"date": ("start", "end"), "located": ("place",)}


def _in_words(incident: Incident, country: Country) -> dict[str, str]:
    span = incident.date
    words = {
        "event_type": label(incident.event_type.value),
        "date": plain_when(span.start, span.end, span.prec) if span else plain_when(None, None),
        "place": place_words(incident.located, country),
        "perpetrator": actor_words(incident.perpetrator),
        "attribution": label(incident.attribution.value),
        "attributed_by": incident.attributed_by or NOT_KNOWN,
        "target": incident.target or NOT_KNOWN,
        "target_class": label(incident.target_class.value),
    }
    for kind in TOLL_KINDS:
        toll = getattr(incident.tolls, kind)
        words[kind] = toll_words(toll.low, toll.best, toll.high)
    return words | {"review": label(incident.review.value)}
