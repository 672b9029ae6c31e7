"""Ids that stay: incidents fused again keep the ids under which the store knows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count

from rasd.model import Incident
from rasd.store import incident_id


def keep_ids(
    fused: Sequence[Incident], before: Mapping[str, str]
) -> tuple[tuple[Incident, ...], tuple[tuple[str, str], ...]]:
    """Return the incidents under the ids known before, and (old id, merged into) pairs.

    before: report id → id of the incident that the store has it in. An old id goes to the incident
    that bears it by itself, else to the one with most of its reports; an incident with no old id
    to itself gets a new one. The order of `fused` is kept and does not count.
    """
    chosen = _chosen(fused, before)
    taken = set(chosen.values()) | set(before.values())
    kept = []
    for place, incident in enumerate(fused):
        wanted = chosen.get(place) or _fresh(incident, taken)
        taken.add(wanted)
        kept.append(incident if incident.id == wanted else replace(incident, id=wanted))
    homes = {report.id: incident.id for incident in kept for report in incident.reports}
    return tuple(kept), tuple(_merged(before, homes, {incident.id for incident in kept}))


def _chosen(fused: Sequence[Incident], before: Mapping[str, str]) -> dict[int, str]:
    """Return place in `fused` → old id, each old id once."""
    claims = []
    for place, incident in enumerate(fused):
        votes = Counter(before[r.id] for r in incident.reports if r.id in before)
        for old, n in votes.items():
            first = min(r.id for r in incident.reports)
            claims.append((old != incident.id, -n, old, first, place))
    chosen: dict[int, str] = {}
    for _, _, old, _, place in sorted(claims):
        if place not in chosen and old not in chosen.values():
            chosen[place] = old
    return chosen


def _fresh(incident: Incident, taken: set[str]) -> str:
    if incident.id not in taken:
        return incident.id
    first = incident.reports[0].id if incident.reports else incident.id
    return next(new for n in count(1) if (new := incident_id(first, n)) not in taken)


def _merged(
    before: Mapping[str, str], homes: Mapping[str, str], kept: set[str]
) -> Iterable[tuple[str, str]]:
    gone: dict[str, str] = {}
    for report in sorted(before):
        if report in homes and before[report] not in kept:
            gone.setdefault(before[report], homes[report])
    return sorted(gone.items())
