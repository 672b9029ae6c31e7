"""What a person decides about incidents told by several reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from rasd.errors import BadInput
from rasd.fuse import choose, unite
from rasd.model import Incident, Review
from rasd.store import Store


def keep_apart(store: Store, first: str, second: str, by: str, reason: str = "") -> None:
    """Note that two incidents are not one: no report of one will join a report of the other.

    Raises: BadInput if one of them is not in the project.
    """
    with store.writing():
        for ours in _known(store, first).reports:
            for theirs in _known(store, second).reports:
                store.tell_apart(ours.id, theirs.id, by, reason)


def merge(store: Store, ids: Sequence[str], by: str, reason: str = "") -> str:
    """Make one incident of several, for good reason of a person; return the id that it keeps.

    It keeps the id, and the values, of one that a person judged before; else that of the first
    report, and the values are fused from all reports. `split` is its exact inverse.
    Raises: BadInput if one of them is not in the project, or there are not two.
    """
    with store.writing():
        parts = [_known(store, each) for each in dict.fromkeys(ids)]
        if len(parts) < 2:
            raise BadInput("Choose two incidents to merge.")
        united = unite(parts)
        names = {report.id: part.id for part in parts for report in part.reports}
        kept = united.id if united.id in names.values() else names[united.reports[0].id]
        store.unite(replace(united, id=kept, review=Review.EDITED), by, reason)
        return kept


def split(store: Store, incident: str, by: str, reason: str = "") -> tuple[str, ...]:
    """Undo the last merge of an incident, and keep the parts from being joined again.

    Returns the ids of the parts. Raises: BadInput if no person has merged it.
    """
    with store.writing():
        # a link to an incident that went into another one means that other one
        ids = store.part(_known(store, incident).id, by, reason)
        for first, second in combinations(ids, 2):
            keep_apart(store, first, second, by, reason)
        return ids


def choose_claim(store: Store, incident: str, rev: int, *, field: str, report: str, by: str) -> int:
    """Take the value of a field from one report, over revision `rev`; return the new revision.

    Raises: BadInput for an unknown incident, field or report; StoreError if somebody else has
    changed the incident since.
    """
    return store.edit(choose(_known(store, incident), field, report), rev, by)


def _known(store: Store, incident: str) -> Incident:
    found = store.incident(incident)
    if found is None:
        raise BadInput("This incident is not in the open project any more; look again.")
    return found
