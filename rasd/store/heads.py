"""What the log keeps of an incident, and its flat row for the frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from rasd.model import TOLL_KINDS, Incident, Report, Toll
from rasd.store.codec import clean

EPOCH: Final = date(1970, 1, 1)
_LARGEST: Final = 2**53
"""Beyond this a REAL no longer holds every whole number. Source: IEEE 754 double."""


@dataclass(frozen=True, slots=True)
class Head:
    """An incident at one revision: values and claims, its reports by id and digest.

    incident: without its reports, which stand in their own table. quote, source, url: of the
    leading report. outlets: publishers, sorted, parted by '|'. n_sources: independent ones, 0 where
    it was not reckoned yet. live: False while withdrawn.
    why: a person's reason for this revision, in his own words.
    """

    incident: Incident
    reports: tuple[tuple[str, str], ...]
    quote: str = ""
    source: str = ""
    url: str = ""
    outlets: str = ""
    n_reports: int = 0
    n_sources: int = 0
    primary: bool = False
    batch_id: int = 0
    live: bool = True
    merged_into: str | None = None
    why: str = ""


def head_of(
    incident: Incident,
    reports: Sequence[Report],
    digests: Mapping[str, str],
    urls: Mapping[str, str],
    *,
    batch_id: int,
    n_sources: int,
) -> Head:
    """Return the head of an incident told by `reports`; urls: article id → address."""
    lead = leading(reports)
    outlets = sorted({clean(r.publisher).replace("|", "/") for r in reports if r.publisher})
    return Head(
        incident=replace(incident, reports=()),
        reports=tuple((r.id, digests[r.id]) for r in reports),
        quote=lead.draft.quote if lead else "",
        source=lead.draft.source if lead else "",
        url=_link(urls.get(lead.article_id, "")) if lead else "",
        outlets="|".join(outlets),
        n_reports=len({r.article_id for r in reports}),
        n_sources=n_sources,
        primary=any(r.draft.primary for r in reports),
        batch_id=batch_id,
    )


def values_alike(a: Head, b: Head) -> bool:
    """Whether no field was edited; claims and confidence follow from the reports there are."""
    ours, theirs = (replace(h.incident, claims=(), confidence=0.0) for h in (a, b))
    return ours == theirs


def leading(reports: Sequence[Report]) -> Report | None:
    """Return the report that speaks for all: the first for which it is the main news, else any."""
    return next((r for r in reports if r.draft.primary), reports[0] if reports else None)


def flat_of(head: Head) -> dict[str, Any]:
    """Return the head's row in table `incident`, without id, rev and version."""
    incident, where = head.incident, head.incident.located
    span = incident.date
    return {
        "live": int(head.live),
        "merged_into": head.merged_into,
        "batch_id": head.batch_id,
        "start": day_of(span.start) if span else None,
        "end": day_of(span.end) if span else None,
        "date_prec": int(span.prec) if span else 0,
        "iso": where.iso,
        "district": clean(where.district),
        "place": clean(where.place),
        "lat": where.lat,
        "lon": where.lon,
        "where_prec": int(where.where_prec),
        "radius_km": where.radius_km,
        "border_iso": where.border_iso,
        "border_km": where.border_km,
        "event_type": incident.event_type.value,
        "perpetrator": clean(incident.perpetrator),
        "attribution": incident.attribution.value,
        "attributed_by": clean(incident.attributed_by),
        "target": clean(incident.target),
        "target_class": incident.target_class.value,
        "weapon": clean(incident.weapon),
        **_toll_columns(incident),
        "confidence": incident.confidence,
        "review": incident.review.value,
        "primary": int(head.primary),
        "quote": clean(head.quote),
        "source": clean(head.source),
        "outlets": head.outlets,
        "n_reports": head.n_reports,
        "n_sources": head.n_sources or _outlets(head),
        "url": clean(head.url),
    }


def day_of(day: date) -> int:
    """Return whole days since 1970-01-01."""
    return (day - EPOCH).days


def date_of(days: int) -> date:
    """Return the date that lies whole days after 1970-01-01."""
    return EPOCH + timedelta(days=days)


def _toll_columns(incident: Incident) -> dict[str, float | None]:
    columns: dict[str, float | None] = {}
    for kind in TOLL_KINDS:
        toll: Toll = getattr(incident.tolls, kind)
        for end in ("low", "best", "high"):
            number = getattr(toll, end)
            columns[f"{kind}_{end}"] = None if number is None else float(min(number, _LARGEST))
    return columns


def _outlets(head: Head) -> int:
    """Return how many sources a head of format 1 has, which knew of no reprints."""
    return head.outlets.count("|") + 1 if head.outlets else min(head.n_reports, 1)


def _link(url: str) -> str:
    return url if url.lower().startswith(("http://", "https://")) else ""
