"""A document read again, in words: what would be read otherwise, and what a person keeps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rasd.country import Country
from rasd.model import Incident, Report
from rasd.store import unit_of
from rasd.views.card import incident_card
from rasd.views.changes import field_changes
from rasd.views.edits import Difference
from rasd.views.words import NOT_KNOWN, label

_KINDS: Final[Mapping[str, str]] = {
    "changed": "Read otherwise",
    "new": "New",
    "gone": "No longer read",
    "kept": "Stays as it is",
}
_COUNTED: Final[Mapping[str, str]] = {
    "changed": "{} read otherwise",
    "new": "{} new",
    "gone": "{} no longer read",
}
_SAME: Final = "The same values, by other words or rules."
_UNREAD: Final = "The present rules do not read it; a person judged it, or others tell it too."
_JUDGED: Final = "A person judged it, so its values stay; on the right what would be read."


@dataclass(frozen=True, slots=True)
class RereadLine:
    """One incident of a document read again.

    kind: 'changed', 'new', 'gone' or 'kept'. differ: fields before and after. facts: what a new or
    lost one says, (field, value). said: a sentence, '' where the fields say it all.
    """

    kind: str
    words: str
    title: str
    quote: str
    differ: tuple[Difference, ...]
    facts: tuple[tuple[str, str], ...]
    said: str


def reread_line(
    kind: str,
    before: Report | None,
    after: Report | None,
    country: Country,
    owner: Incident | None = None,
) -> RereadLine | None:
    """Return a line on one incident, None where it is read as before.

    owner: the incident with the values that a person gave it, where he did.
    """
    shown = after or before
    if kind not in _KINDS or shown is None:
        return None
    old = owner if kind == "kept" else (unit_of(before) if before else None)
    new = unit_of(after) if after else None
    differ = _differ(old, new, country) if old is not None and new is not None else ()
    one = new or unit_of(shown)
    return RereadLine(
        kind=kind,
        words=_KINDS[kind],
        title=incident_card(old or one, {}, country).title,
        quote=shown.draft.quote,
        differ=differ,
        facts=_facts(one, country) if kind in ("new", "gone") else (),
        said=_said(kind, differ, after),
    )


def reread_summary(kinds: Iterable[str], passed: tuple[int, int] | None = None) -> str:
    """Return what a document would give otherwise: '2 read otherwise, 1 new'.

    passed: passages passed over before and now, None where they are the same.
    """
    every = list(kinds)
    parts = [words.format(every.count(kind)) for kind, words in _COUNTED.items() if kind in every]
    if passed is not None:
        parts.append(f"{passed[1]} instead of {passed[0]} passed over")
    kept = every.count("kept")
    if kept and parts:
        parts.append(f"{kept} kept as a person judged")
    return ", ".join(parts) or "read the same"


def _differ(old: Incident, new: Incident, country: Country) -> tuple[Difference, ...]:
    return tuple(
        Difference(change.field, change.field, change.before, change.after)
        for change in field_changes(old, new, country)
        if change.field != label("review")
    )


def _facts(incident: Incident, country: Country) -> tuple[tuple[str, str], ...]:
    fields: Sequence[tuple[str, str]] = [
        (field.label, field.value)
        for field in incident_card(incident, {}, country).fields
        if field.value != NOT_KNOWN
    ]
    return tuple(fields)


def _said(kind: str, differ: Sequence[Difference], after: Report | None) -> str:
    if kind == "kept":
        return _UNREAD if after is None else _JUDGED if differ else _SAME
    return _SAME if kind == "changed" and not differ else ""
