"""One report as an incident of its own: what fusion starts from."""

from __future__ import annotations

import hashlib

from rasd.model import Incident, Report


def incident_id(report_id: str, salt: int = 0) -> str:
    """Return the stable id of an incident whose earliest report is this one: 'i' and 12 hex."""
    seed = report_id if not salt else f"{report_id}\n{salt}"
    return "i" + hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def unit_of(report: Report) -> Incident:
    """Return the incident that this report alone tells."""
    draft = report.draft
    return Incident(
        id=incident_id(report.id),
        event_type=draft.event_type,
        date=draft.date,
        located=report.located,
        perpetrator=draft.perpetrator,
        attribution=draft.attribution,
        target=draft.target,
        target_class=draft.target_class,
        tolls=draft.tolls,
        confidence=draft.confidence,
        reports=(report,),
        attributed_by=draft.attributed_by,
        weapon=draft.weapon,
    )
