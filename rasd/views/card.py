"""One incident with everything that speaks for it: values, words, rules, rivals, claims.

No drawing and no markup here; every string is plain text from outside and is to be escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rasd.country import Country
from rasd.model import (
    TOLL_KINDS,
    Article,
    Attribution,
    Basis,
    Claim,
    Evidence,
    Incident,
    Report,
    Review,
    TargetClass,
    WherePrec,
)
from rasd.views.passages import CardDocument, documents, quotes
from rasd.views.trust import NO_TRUST, Trust, trust_badges
from rasd.views.values import FIELDS, once, plain_when, speakers, value_words
from rasd.views.words import (
    DATE_PRECISIONS,
    NOT_KNOWN,
    WHERE_PRECISIONS,
    actor_words,
    incident_title,
    label,
    toll_words,
    when_long,
    where_words,
)

_ALWAYS: Final = ("event_type", "date", "place", "governorate", "perpetrator", "killed", "injured")


@dataclass(frozen=True, slots=True)
class Backing:
    """What one report says of one field. quotes: its words. rivals: (value, reason)."""

    publisher: str
    value: str
    quotes: tuple[str, ...]
    rule: str
    confidence: float
    basis: str
    rivals: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CardField:
    """One field: its value in words, and what backs it; nothing backs what is not reported.

    confidence: the best of the reports that say this value; None where nothing backs it.
    """

    key: str
    label: str
    value: str
    backing: tuple[Backing, ...]
    confidence: float | None


@dataclass(frozen=True, slots=True)
class CardPlace:
    """Where to draw it. lat, lon: None where only an area is known. iso: '' where nothing is."""

    words: str
    precision: str
    iso: str
    lat: float | None
    lon: float | None
    radius_km: float | None
    reason: str
    border: str
    exact: bool


@dataclass(frozen=True, slots=True)
class IncidentCard:
    """The whole card of one incident."""

    id: str
    title: str
    event_type: str
    what: str
    where: str
    when: str
    badges: tuple[tuple[str, str], ...]
    confidence: float
    fields: tuple[CardField, ...]
    claims: tuple[tuple[str, tuple[Claim, ...]], ...]
    documents: tuple[CardDocument, ...]
    place: CardPlace


def incident_card(
    incident: Incident,
    articles: Mapping[str, Article],
    country: Country,
    trust: Trust = NO_TRUST,
) -> IncidentCard:
    """Return the card of an incident. articles: by id; a missing one only loses its text."""
    place = _place(incident, country)
    when = _when(incident)
    target = _target(incident)
    return IncidentCard(
        id=incident.id,
        title=incident_title(incident.event_type.value, target, place.words, when),
        event_type=incident.event_type.value,
        what=label(incident.event_type.value) + (f": {target}" if target else ""),
        where=place.words,
        when=when,
        badges=(*_badges(incident), *trust_badges(incident.reports, trust)),
        confidence=incident.confidence,
        fields=tuple(_fields(incident, articles, country)),
        claims=_claims(incident.claims, country),
        documents=tuple(documents(incident.reports, articles, trust.grades)),
        place=place,
    )


def _when(incident: Incident) -> str:
    day = incident.date
    return when_long(day.start, day.end, day.prec) if day else when_long(None, None, 0)


def _plain_when(incident: Incident) -> str:
    day = incident.date
    return plain_when(day.start, day.end, day.prec) if day else plain_when(None, None)


def _target(incident: Incident) -> str:
    if incident.target:
        return incident.target
    known = incident.target_class is not TargetClass.UNKNOWN
    return label(incident.target_class.value).lower() if known else ""


def _place(incident: Incident, country: Country) -> CardPlace:
    spot = incident.located
    name = country.governorate(spot.iso).name if spot.iso else ""
    border = ""
    if spot.border_iso and spot.border_km is not None and spot.border_km < 10:
        across = country.governorate(spot.border_iso).name
        km = f"{spot.border_km:.0f} km" if spot.border_km >= 1 else "less than 1 km"
        border = f"{km} from the border with {across}"
    return CardPlace(
        words=where_words(spot.place, name, spot.where_prec),
        precision=WHERE_PRECISIONS[spot.where_prec],
        iso=spot.iso,
        lat=spot.lat,
        lon=spot.lon,
        radius_km=spot.radius_km,
        reason=spot.reason,
        border=border,
        exact=spot.where_prec == WherePrec.EXACT,
    )


def _badges(incident: Incident) -> Iterator[tuple[str, str]]:
    """(kind, words) of the small labels under the title; type and place are said beside them."""
    prec = incident.date.prec if incident.date else 0
    yield "date", ("dated " if prec else "") + DATE_PRECISIONS[prec]
    yield "review", _REVIEW[incident.review]
    yield "attribution", _ATTRIBUTION[incident.attribution]
    if any(_entered(report) for report in incident.reports):
        yield "own", "entered by an analyst"


def _entered(report: Report) -> bool:
    """Whether a person entered what this report says; no rule read it."""
    return any(evidence.basis is Basis.ANALYST for evidence in report.draft.evidence)


_REVIEW: Final[Mapping[Review, str]] = {
    Review.EXTRACTED: "read by the engine, not reviewed",
    Review.ACCEPTED: "accepted by an analyst",
    Review.EDITED: "edited by an analyst",
    Review.REJECTED: "rejected by an analyst",
    Review.MERGED: "merged into another incident",
}
_ATTRIBUTION: Final[Mapping[Attribution, str]] = {
    Attribution.CLAIMED: "claimed by the perpetrator",
    Attribution.ATTRIBUTED: "perpetrator attributed",
    Attribution.SUSPECTED: "perpetrator suspected",
    Attribution.UNKNOWN: "no perpetrator named",
}


def _fields(
    incident: Incident, articles: Mapping[str, Article], country: Country
) -> Iterator[CardField]:
    for key in FIELDS:
        backing = tuple(
            _backing(evidence, report, articles.get(report.article_id), country)
            for report in incident.reports
            for evidence in report.draft.evidence
            if evidence.field == key
        )
        value = _value(incident, key, country)
        if backing or value != NOT_KNOWN or key in _ALWAYS:
            read = [b for b in backing if b.basis != Basis.ANALYST.value]  # a person is no rule
            sure = [b.confidence for b in read if _says(b.value, value)]
            sure = sure or [b.confidence for b in read]
            yield CardField(key, label(key), value, backing, max(sure, default=None))


def _says(read: str, value: str) -> bool:
    return value == read or value.startswith(f"{read} (")


def _value(incident: Incident, key: str, country: Country) -> str:
    """The fused value of a field as a person reads it."""
    if key in TOLL_KINDS:
        toll = getattr(incident.tolls, key)
        return toll_words(toll.low, toll.best, toll.high)
    plain = {
        "event_type": label(incident.event_type.value),
        "date": _plain_when(incident),
        "place": incident.located.place,
        "governorate": country.governorate(incident.located.iso).name
        if incident.located.iso
        else "",
        "perpetrator": actor_words(incident.perpetrator) + _by_whom(incident),
        "target": _target(incident),
        "source": _sources(incident.reports),
    }
    return plain[key].strip("; ") or NOT_KNOWN


def _sources(reports: Sequence[Report]) -> str:
    """Who says so, each once; beyond three only their number, the reports have the rest."""
    names = speakers(r.draft.source for r in reports)
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return "; ".join(names[:3]) + more


def _by_whom(incident: Incident) -> str:
    if incident.attribution is Attribution.UNKNOWN:
        return ""
    names = [n for n in speakers([incident.attributed_by]) if n != incident.perpetrator]
    by = f" by {'; '.join(names)}" if names else ""
    return f" ({incident.attribution.value}{by})"


def _backing(
    evidence: Evidence, report: Report, article: Article | None, country: Country
) -> Backing:
    key = evidence.field
    return Backing(
        publisher=report.publisher,
        value=value_words(key, evidence.value, country),
        quotes=once(quotes(evidence.spans, article)) if article else (),
        rule=evidence.rule,
        confidence=evidence.confidence,
        basis=evidence.basis.value,
        rivals=once((value_words(key, r.value, country), r.reason) for r in evidence.rivals),
    )


def _claims(claims: Sequence[Claim], country: Country) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
    """Claims by field in words, of the fields on which sources disagree."""
    by_field: dict[str, list[Claim]] = {}
    for claim in claims:
        said = replace(claim, value=value_words(claim.field, claim.value, country))
        by_field.setdefault(claim.field, []).append(said)
    return tuple(
        (label(key), tuple(said))
        for key, said in by_field.items()
        if len({claim.value for claim in said}) > 1
    )
