"""The history of an incident in words: who changed what, when and why; and what stands by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from rasd.country import Country
from rasd.model import Incident
from rasd.store import Remark, RevisionRow
from rasd.views.edits import Difference, differences
from rasd.views.values import FIELDS
from rasd.views.words import when_long

ENTERED: Final = "write"
"""Action of the revision by which a person entered an incident."""
_ACTIONS: Final[Mapping[str, str]] = {
    "add": "read from an article",
    ENTERED: "entered by hand",
    "overrule": "made of a passage that was passed over",
    "change": "changed as articles came in",
    "merge": "joined with another",
    "unite": "merged with another",
    "part": "parted from another again",
    "withdraw": "a document of it taken out",
    "restore": "a document of it brought back",
    "purge": "a document's words removed for good",
    "reread": "read again by newer rules",
    "redate": "reckoned anew from a corrected date of publication",
    "edit": "edited",
    "accept": "accepted",
    "reject": "rejected",
    "undo": "an earlier version brought back",
}
_REMARKED: Final[Mapping[str, str]] = {
    "add": "added",
    "remove": "took away",
    "restore": "brought back",
}
_NOT_BY_HAND: Final = ("add", "merge", "withdraw", "restore", "purge", "reread", "redate")
"""What a person sets off, but whose values the engine reads or fuses."""
ENGINE: Final = "engine"
"""Who the log names where no person did it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One revision in words. at: day and time in the country. changes: against the one before.

    rev: 0 for what was written beside the incident, to which nothing leads back.
    """

    rev: int
    at: str
    by: str
    what: str
    why: str
    changes: tuple[Difference, ...]


def history(
    revisions: Sequence[RevisionRow], country: Country, remarks: Sequence[Remark] = ()
) -> tuple[Change, ...]:
    """Return the revisions of an incident, and what was written beside it, newest first."""
    lines = [(remark.seq, _remarked(remark, country)) for remark in remarks]
    before: Incident | None = None
    for row in revisions:
        changes: tuple[Difference, ...] = ()
        if before is not None and row.incident is not None:
            changes = differences(before, row.incident, country)
        what = action_words(row.action, row.by)
        line = Change(row.rev, moment(row.at, country), row.by, what, row.why, changes)
        lines.append((row.seq, line))
        before = row.incident or before
    return tuple(line for _, line in sorted(lines, key=lambda item: -item[0]))


def _remarked(remark: Remark, country: Country) -> Change:
    """Return the line of a tag, a note or a link; a note's words stand as the reason."""
    done = _REMARKED.get(remark.action, remark.action)
    named = {
        "tag": f" \u201c{remark.words}\u201d",
        "link": f" {remark.words or remark.url}",
    }
    what = f"{done} the {remark.kind}{named.get(remark.kind, '')}"
    why = remark.words if remark.kind == "note" else ""
    return Change(0, moment(remark.at, country), remark.by, what, why, ())


def set_by_hand(revisions: Sequence[RevisionRow], country: Country) -> dict[str, str]:
    """Return field → who set its value, when and why, in a sentence; fields as the card has them.

    Only what still stands: a value that is again the one first read was set by nobody.
    """
    found: dict[str, str] = {}
    known = [row for row in revisions if row.incident is not None]
    for before, row in pairwise(known):
        if before.incident is None or row.incident is None:
            continue
        why = f": {row.why}" if row.why else ""
        said = f"Set by {row.by}, {moment(row.at, country)}{why}."
        by_hand = row.by != ENGINE and row.action not in _NOT_BY_HAND
        for difference in differences(before.incident, row.incident, country):
            for name in _SHOWN.get(difference.key, (difference.key,)):
                found[name] = said if by_hand else ""
    if not known or known[0].incident is None or known[-1].incident is None:
        return {}
    still = differences(known[0].incident, known[-1].incident, country)
    standing = {name for d in still for name in _SHOWN.get(d.key, (d.key,))}
    standing_now = {key: said for key, said in found.items() if said and key in standing}
    return _entered(known[0], country) | standing_now


def _entered(first: RevisionRow, country: Country) -> dict[str, str]:
    """Return every field as set by the person who entered the incident by hand, if one did."""
    if first.action != ENTERED:
        return {}
    why = f": {first.why}" if first.why else ""
    said = f"Entered by {first.by}, {moment(first.at, country)}{why}."
    return dict.fromkeys(FIELDS, said)


_SHOWN: Final[Mapping[str, tuple[str, ...]]] = {
    "place": ("place", "governorate"),
    "attribution": ("perpetrator",),
    "attributed_by": ("perpetrator",),
    "target_class": ("target",),
    "review": (),
}
"""Fields of the form → fields of the card."""


def action_words(action: str, by: str) -> str:
    """Return what was done in words: 'edited', 'accepted', 'read from an article'."""
    if action == "change" and by != ENGINE:
        return "changed"
    return _ACTIONS.get(action, action)


def moment(at: str, country: Country) -> str:
    """Return a stored moment as day and time in the country: '3 May 2024, 14:05'."""
    try:
        then = datetime.fromisoformat(at).astimezone(ZoneInfo(country.timezone))
    except ValueError:
        return at
    return f"{when_long(then.date(), then.date(), 1)}, {then:%H:%M}"
