"""How well articles are read, in words and shares for the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

_GROUPS: Final = (
    (
        "Finding incidents",
        (
            ("recall", "Found", "of all incidents that the readers marked"),
            ("precision", "Real", "of all incidents that Rasd reports"),
            ("f1", "Both together", "the mean of the two (F1)"),
            ("negatives", "No false alarm", "articles that tell of no incident"),
        ),
    ),
    (
        "Reading what it found",
        (
            ("date", "Date", "first and last day exactly so"),
            ("governorate", "Governorate", "the right one"),
            ("place", "Place", "at most 25 km off"),
            ("killed", "Killed", "the exact number or range, where one is told"),
            ("injured", "Injured", "the exact number or range, where one is told"),
            ("type", "Event type", "right, or one that a second reader would accept"),
            ("actor", "Perpetrator", "right or acceptable; ‘unknown’ where nobody is named"),
            ("target", "Target", "the right group"),
            ("primary", "News or background", "what the article is about, or only recalls"),
            ("source", "Who says so", "the right source"),
        ),
    ),
    (
        "All of it",
        (
            (
                *("entire", "Entirely right"),
                "date, killed, injured, type and perpetrator, of all marked incidents",
            ),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One figure. share, low, high: 0..1, the ends of the 95 % interval None where not kept.

    cases: how many incidents or articles it is a share of, 0 where not kept. plain: the share that
    the keyword search gets right on the same articles, None where it has no case.
    """

    name: str
    hint: str
    share: float
    low: float | None
    high: float | None
    cases: int
    plain: float | None


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """Figures under headings, and in a sentence what they were measured on."""

    told: str
    groups: tuple[tuple[str, tuple[ScoreRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One measurement in a list of several: its set, its circumstances, its two main figures."""

    name: str
    told: str
    found: ScoreRow | None
    entire: ScoreRow | None


def score_table(measured: Mapping[str, Any]) -> ScoreTable:
    """Return the table of a measurement; measured: plain values as `rasd.score.as_json` gives."""
    groups = (
        (title, tuple(row for key, *words in keys if (row := _row(measured, key, *words))))
        for title, keys in _GROUPS
    )
    return ScoreTable(_told(measured), tuple(each for each in groups if each[1]))


def runs(measured: Sequence[Mapping[str, Any]]) -> tuple[Run, ...]:
    """Return measurements as a list, in the order given."""
    return tuple(
        Run(
            name=f"Set {str(each['set']).removeprefix('Set ')}",
            told=" · ".join(filter(None, (_day(each), _told(each), _rules(each)))),
            found=_row(each, "f1", "Incidents", ""),
            entire=_row(each, "entire", "Entirely right", ""),
        )
        for each in measured
    )


def measured_on(measured: Mapping[str, Any]) -> str:
    """Return the day of a measurement in words, '' where it has none."""
    return _day(measured)


def _row(measured: Mapping[str, Any], key: str, name: str, hint: str) -> ScoreRow | None:
    share, low, high, cases = measured["figures"].get(key) or (None, None, None, 0)
    if share is None:
        return None
    return ScoreRow(name, hint, share, low, high, cases, measured["baseline"].get(key))


def _told(measured: Mapping[str, Any]) -> str:
    return f"{measured['articles']} articles, {measured['incidents']} incidents"


def _rules(measured: Mapping[str, Any]) -> str:
    return f"rules: {measured['engine']}" if measured["engine"] else ""


def _day(measured: Mapping[str, Any]) -> str:
    if not measured["date"]:
        return ""
    day = date.fromisoformat(measured["date"])
    return f"{day.day} {day:%B %Y}"
