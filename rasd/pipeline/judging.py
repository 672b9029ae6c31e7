"""What a person decides about incidents told by several reports."""

from __future__ import annotations

from rasd.errors import BadInput
from rasd.fuse import choose
from rasd.model import Incident
from rasd.store import Store


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


def _known(store: Store, incident: str) -> Incident:
    found = store.incident(incident)
    if found is None:
        raise BadInput("This incident is not in the open project any more; look again.")
    return found
