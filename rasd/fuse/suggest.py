"""Pairs that may be one incident after all, for a person to judge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rasd.fuse.compare import compare
from rasd.model import Incident

LEAST: Final = 0.3
"""Least score worth a person's look. Source: fusing by itself asks 0.55; pairs of labelled reports
that lie below 0.3 contradict each other in toll and place, or share only the day."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two incidents that may be one. score: 0..1; reasons: what spoke for and against.

    first, second: ids of incidents, the smaller first.
    """

    first: str
    second: str
    score: float
    reasons: tuple[str, ...]


def suggest(
    pairs: Iterable[tuple[Incident, Incident]], cannot: Iterable[frozenset[str]] = ()
) -> tuple[Suggestion, ...]:
    """Return the pairs that may be one incident, likeliest first; the same for any order of input.

    cannot: pairs of report or incident ids that a person told apart; they are left out.
    """
    apart = frozenset(cannot)
    found: dict[tuple[str, str], Suggestion] = {}
    for one, other in pairs:
        a, b = (one, other) if one.id < other.id else (other, one)
        if a.id == b.id or (a.id, b.id) in found or _told_apart(a, b, apart):
            continue
        match = compare(a, b)
        if match.score >= LEAST:
            found[a.id, b.id] = Suggestion(a.id, b.id, match.score, match.reasons)
    return tuple(sorted(found.values(), key=lambda each: (-each.score, each.first, each.second)))


def _told_apart(a: Incident, b: Incident, apart: frozenset[frozenset[str]]) -> bool:
    return any(frozenset((x, y)) in apart for x in _names(a) for y in _names(b))


def _names(incident: Incident) -> Sequence[str]:
    return [incident.id, *(report.id for report in incident.reports)]
