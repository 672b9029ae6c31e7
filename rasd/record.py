"""An incident as the JSON record of the command line: the contract with other programs.

Source: `rasd/schema/extract.schema.json`, which a test holds against every record.
"""

from __future__ import annotations

from typing import Any

from rasd.articles import id_of_name
from rasd.country import Country
from rasd.model import Article, Evidence, Incident, Skipped, Toll

Record = dict[str, Any]


def article_record(
    article: Article, units: tuple[Incident, ...], clusters: dict[str, str], country: Country
) -> Record:
    """Return the record of one article: its incidents in order of first mention.

    units: one-report incidents. clusters: report id → the fused incident's id.
    """
    return {
        "id": article.id,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "language": article.language,
        "incidents": [incident_record(unit, clusters, country) for unit in units],
    }


def error_record(item: Skipped) -> Record:
    """Return the record of a document that could not be read, under the id it would have had."""
    return {"id": id_of_name(item.item) or item.item, "error": item.reason, "incidents": []}


def incident_record(unit: Incident, clusters: dict[str, str], country: Country) -> Record:
    """Return the record of one article's incident; what is not reported is null."""
    report = unit.reports[0]
    draft, located, date = report.draft, unit.located, unit.date
    names = {g.iso: g.name for g in country.governorates}
    return {
        "date_start": date.start.isoformat() if date else None,
        "date_end": date.end.isoformat() if date else None,
        "date_prec": int(date.prec) if date else None,
        "governorate": names.get(located.iso),
        "iso": located.iso or None,
        "place": located.place or draft.where.phrase or None,
        "lat": _rounded(located.lat),
        "lon": _rounded(located.lon),
        "where_prec": int(located.where_prec),
        "radius_km": located.radius_km,
        "event_type": unit.event_type.value,
        "perpetrator": unit.perpetrator,
        "attribution": unit.attribution.value,
        "attributed_by": unit.attributed_by or None,
        "target": unit.target or None,
        "target_class": unit.target_class.value,
        **_toll_fields("killed", unit.tolls.killed),
        **_toll_fields("injured", unit.tolls.injured),
        "evidence": draft.quote,
        "source": draft.source or None,
        "primary": draft.primary,
        "confidence": round(unit.confidence, 3),
        "cluster": clusters[report.id],
        "spans": _spans(draft.evidence),
    }


def _toll_fields(kind: str, toll: Toll) -> Record:
    return {f"{kind}_min": toll.low, f"{kind}_max": toll.high, f"{kind}_best": toll.best}


def _spans(evidence: tuple[Evidence, ...]) -> dict[str, list[list[int]]]:
    spans: dict[str, list[list[int]]] = {}
    for item in evidence:
        if item.spans:
            spans.setdefault(item.field, []).extend([s.start, s.end] for s in item.spans)
    return spans


def _rounded(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, 5)
