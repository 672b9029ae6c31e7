"""What a person decides about incidents told by several reports."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import count
from typing import Final

from rasd.errors import BadInput
from rasd.fuse import choose, claims_of
from rasd.model import Incident, Report, Review
from rasd.pipeline.weighing import uniter
from rasd.store import Store, incident_id, unit_of

_NOT_MERGED: Final = "Nobody has merged this incident, so there is nothing to part."


def keep_apart(store: Store, first: str, second: str, by: str, reason: str = "") -> None:
    """Note that two incidents are not one: no report of one will join a report of the other.

    Raises: BadInput if one of them is not in the project.
    """
    with store.writing():
        for ours in _known(store, first).reports:
            for theirs in _known(store, second).reports:
                store.tell_apart(ours.id, theirs.id, by, reason)


def choose_claim(store: Store, incident: str, rev: int, *, field: str, report: str, by: str) -> int:
    """Take the value of a field from one report, over revision `rev`; return the new revision.

    Raises: BadInput for an unknown incident, field or report; StoreError if somebody else has
    changed the incident since.
    """
    return store.edit(choose(_known(store, incident), field, report), rev, by)


def merge(store: Store, ids: Sequence[str], by: str, reason: str = "") -> str:
    """Make one incident of several, for good reason of a person; return the id that it keeps.

    It keeps the id, and the values, of one that a person judged before; else that of the first
    report, and the values are fused from all reports. `split` is its exact inverse, and where the
    ids are what a split left, that split is taken back.
    Raises: BadInput if there are not two; StoreError if one is rejected.
    """
    wanted = list(dict.fromkeys(ids))
    with store.writing():
        parts = [_known(store, each) for each in wanted]
        if len({part.id for part in parts}) < 2:
            raise BadInput("Choose two incidents to merge.")
        united = uniter(store)(parts)
        names = {report.id: part.id for part in parts for report in part.reports}
        kept = united.id if united.id in names.values() else names[united.reports[0].id]
        whole = replace(united, id=kept, review=Review.EDITED)
        return store.merge(whole, [part.id for part in parts], by, reason)


def undo_merge(store: Store, incident: str, by: str) -> None:
    """Take back a merge that was a slip: nothing of it stays, nor that they were told apart.

    Raises: BadInput if nobody merged it.
    """
    if store.unmerge(_known(store, incident).id, by, apart=False) is None:
        raise BadInput(_NOT_MERGED)


def split(
    store: Store, incident: str, by: str, reason: str = "", *, reports: Collection[str] = ()
) -> tuple[str, ...]:
    """Part an incident in two, which will not be joined again; return the ids, the old one first.

    reports: ids of those that leave; without them the last merge into it is taken back. `merge` of
    the two takes the split back.
    Raises: BadInput if nothing was merged, or not some but not all of its reports are named.
    """
    with store.writing():
        # a link to an incident that went into another one means that other one
        whole = _known(store, incident)
        if not reports:
            ids = store.unmerge(whole.id, by, reason)
            if ids is None:
                raise BadInput(_NOT_MERGED)
            return (whole.id, *(each for each in ids if each != whole.id))
        leaving = [r for r in whole.reports if r.id in reports]
        staying = [r for r in whole.reports if r.id not in reports]
        if not leaving or not staying or len(leaving) != len(set(reports)):
            raise BadInput("Choose some of the incident's reports, and leave it at least one.")
        parts = _parts(store, whole, staying, leaving)
        store.part(whole.id, parts, by, reason)
        return tuple(part.id for part in parts)


def _parts(
    store: Store, whole: Incident, staying: Sequence[Report], leaving: Sequence[Report]
) -> tuple[Incident, Incident]:
    """Return what stays, with a person's values where he gave some, and what leaves."""
    if whole.review is Review.EXTRACTED:
        left = replace(uniter(store)([unit_of(report) for report in staying]), id=whole.id)
    else:
        left = replace(whole, reports=tuple(staying))
        left = replace(left, claims=claims_of(left))
    gone = uniter(store)([unit_of(report) for report in leaving])
    free = next(
        new
        for salt in count()
        if (new := incident_id(gone.reports[0].id, salt)) != whole.id and not store.revisions(new)
    )
    return left, replace(gone, id=free)


def _known(store: Store, incident: str) -> Incident:
    found = store.incident(incident)
    if found is None:
        raise BadInput("This incident is not in the open project any more; look again.")
    return found
