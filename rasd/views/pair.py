"""Two incidents side by side, field by field, and what speaks for and against their being one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rasd.country import Country
from rasd.model import Incident
from rasd.views.card import incident_card
from rasd.views.values import FIELDS
from rasd.views.words import NOT_KNOWN, UNKNOWN, label

_FACTOR: Final = re.compile(r" ×\d\.\d+$")
_KEY: Final = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")  # of an enumeration, in a reason


@dataclass(frozen=True, slots=True)
class PairRow:
    """One field of both. differs: both say something, and not the same."""

    label: str
    left: str
    right: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its title and, for each report, (outlet, carrying sentence)."""

    title: str
    told: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two incidents that may be one. score: 0..1."""

    left: Side
    right: Side
    rows: tuple[PairRow, ...]
    score: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


def pair_view(
    left: Incident, right: Incident, score: float, reasons: Iterable[str], country: Country
) -> Pair:
    """Return both incidents side by side. reasons: as `fuse.Match` gives them."""
    given = tuple(_KEY.sub(lambda key: label(key[0]).lower(), reason) for reason in reasons)
    barred = score == 0  # then the one reason says why not
    return Pair(
        left=_side(left, country),
        right=_side(right, country),
        rows=tuple(_rows(left, right, country)),
        score=score,
        speaks_for=tuple(r for r in given if not barred and not _FACTOR.search(r)),
        speaks_against=tuple(_FACTOR.sub("", r) for r in given if barred or _FACTOR.search(r)),
    )


def _rows(left: Incident, right: Incident, country: Country) -> Iterable[PairRow]:
    ours, theirs = _values(left, country), _values(right, country)
    for key in FIELDS:
        a, b = ours.get(key, NOT_KNOWN), theirs.get(key, NOT_KNOWN)
        if a != NOT_KNOWN or b != NOT_KNOWN:
            yield PairRow(label(key), a, b, a != b and not {a, b} & {NOT_KNOWN, UNKNOWN})


def _values(incident: Incident, country: Country) -> dict[str, str]:
    return {field.key: field.value for field in incident_card(incident, {}, country).fields}


def _side(incident: Incident, country: Country) -> Side:
    told = tuple((report.publisher, report.draft.quote) for report in incident.reports)
    return Side(incident_card(incident, {}, country).title, told)
