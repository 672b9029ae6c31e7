"""What changed: one line an incident, with the fields before and after, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rasd.country import Country
from rasd.model import TOLL_KINDS, Incident, Review
from rasd.store import CHANGE_KINDS, Change
from rasd.views.history import action_words, moment
from rasd.views.words import (
    NOT_KNOWN,
    actor_words,
    incident_title,
    label,
    percent,
    toll_words,
    when_long,
    where_words,
)

KIND_WORDS: Final[Mapping[str, str]] = {
    "new": "New",
    "revised": "Revised",
    "merged": "Merged into another",
    "parted": "Split off again",
    "withdrawn": "No longer counted",
    "restored": "Counted again",
}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field in words, before and after; '–' where nothing is known."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What became of one incident. at, when: of the last step, in UTC and in the country's words.

    what: the last step in words. into: id it was merged into, '' if not. steps: how many there
    were. opens: whether there still is an incident to look at.
    """

    id: str
    kind: str
    kind_words: str
    title: str
    at: str
    when: str
    by: str
    what: str
    why: str
    fields: tuple[FieldChange, ...]
    into: str
    steps: int
    opens: bool


@dataclass(frozen=True, slots=True)
class ChangesView:
    """All changes, newest first; counts: kind → how many, in the reader's order."""

    lines: tuple[ChangeLine, ...]
    counts: Mapping[str, int]
    summary: str


def changes_view(changes: Iterable[Change], country: Country) -> ChangesView:
    """Return the changes of `Store.changes` as a reader wants them."""
    lines = tuple(_line(change, country) for change in changes)
    found = Counter(line.kind for line in lines)
    counts = {kind: found[kind] for kind in CHANGE_KINDS if found[kind]}
    parts = [f"{n} {KIND_WORDS[kind].lower()}" for kind, n in counts.items()]
    return ChangesView(lines, counts, ", ".join(parts) if parts else "nothing changed")


def field_changes(before: Incident, after: Incident, country: Country) -> tuple[FieldChange, ...]:
    """Return the fields in which two versions of an incident differ, in the card's order."""
    found = []
    for name, words in _FIELDS.items():
        old, new = words(before, country), words(after, country)
        if old != new:
            found.append(FieldChange(label(name), old or NOT_KNOWN, new or NOT_KNOWN))
    return tuple(found)


def _line(change: Change, country: Country) -> ChangeLine:
    merged = change.kind == "merged"  # what it said stands in the other one now
    before = None if merged else change.before
    fields = () if before is None else field_changes(before, change.after, country)
    old, new = change.outlets
    if before is not None and old != new:
        told = FieldChange("Outlets", old.replace("|", ", ") or NOT_KNOWN, new.replace("|", ", "))
        fields = (*fields, told)
    return ChangeLine(
        id=change.id,
        kind=change.kind,
        kind_words=KIND_WORDS[change.kind],
        title=_title(change.after, country),
        at=change.at,
        when=moment(change.at, country),
        by=change.by,
        what=action_words(change.action, change.by),
        why=change.why,
        fields=fields,
        into=change.into,
        steps=change.edits,
        # what a person rejected is still there to look at; what went with its document is not
        opens=change.kind != "withdrawn" or change.after.review is Review.REJECTED,
    )


def _title(incident: Incident, country: Country) -> str:
    where = _where(incident, country)
    return incident_title(
        incident.event_type.value, incident.target, where, _when(incident, country)
    )


def _when(incident: Incident, _country: Country) -> str:
    span = incident.date
    return when_long(None, None, 0) if span is None else when_long(span.start, span.end, span.prec)


def _where(incident: Incident, country: Country) -> str:
    where = incident.located
    name = next((g.name for g in country.governorates if g.iso == where.iso), "")
    return where_words(where.place, name, int(where.where_prec))


def _toll(kind: str) -> Callable[[Incident, Country], str]:
    def words(incident: Incident, _country: Country) -> str:
        toll = getattr(incident.tolls, kind)
        return toll_words(toll.low, toll.best, toll.high)

    return words


_FIELDS: Final[Mapping[str, Callable[[Incident, Country], str]]] = {
    "date": _when,
    "place": _where,
    "event_type": lambda incident, _: label(incident.event_type.value),
    "perpetrator": lambda incident, _: actor_words(incident.perpetrator),
    "attribution": lambda incident, _: label(incident.attribution.value),
    "attributed_by": lambda incident, _: incident.attributed_by,
    "target": lambda incident, _: incident.target,
    "target_class": lambda incident, _: label(incident.target_class.value),
    "weapon": lambda incident, _: incident.weapon,
    **{kind: _toll(kind) for kind in TOLL_KINDS},
    "review": lambda incident, _: label(incident.review.value),
    "confidence": lambda incident, _: percent(incident.confidence),
}
"""Every field that the log can tell a change of, and its words."""
