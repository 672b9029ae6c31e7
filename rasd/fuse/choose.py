"""A person settles a disagreement: the value of one field is taken from one report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from rasd.errors import BadInput
from rasd.fuse.value import claims_of
from rasd.model import TOLL_KINDS, Incident, Review
from rasd.store import unit_of

_Values = dict[str, Any]


def choose(incident: Incident, field: str, report_id: str) -> Incident:
    """Return the incident with `field` as one of its reports tells it, edited by a person.

    field: as in `Claim.field`. 'place' and 'governorate' go together, as do a perpetrator and who
    blames it. Raises: BadInput if there is no such field or report.
    """
    report = next((each for each in incident.reports if each.id == report_id), None)
    taker = _TAKERS.get(field)
    if report is None or taker is None:
        raise BadInput(f"There is no report {report_id!r} that tells the {field} of this incident.")
    chosen = replace(incident, **taker(incident, unit_of(report)), review=Review.EDITED)
    mine = [claim for claim in incident.claims if not claim.report_id]
    return replace(chosen, claims=(*mine, *claims_of(chosen)))


def _take(*names: str) -> Callable[[Incident, Incident], _Values]:
    return lambda _, unit: {name: getattr(unit, name) for name in names}


def _take_toll(kind: str) -> Callable[[Incident, Incident], _Values]:
    return lambda mine, unit: {"tolls": replace(mine.tolls, **{kind: getattr(unit.tolls, kind)})}


_TAKERS: Final[Mapping[str, Callable[[Incident, Incident], _Values]]] = {
    "date": _take("date"),
    "governorate": _take("located"),
    "place": _take("located"),
    "event_type": _take("event_type"),
    "perpetrator": _take("perpetrator", "attribution", "attributed_by"),
    "target": _take("target", "target_class"),
    **{kind: _take_toll(kind) for kind in TOLL_KINDS},
}
