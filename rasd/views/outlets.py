"""What each outlet gave: its articles, the incidents it told, and how many others confirm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from rasd.store import ArticleRow
from rasd.views.trust import CORROBORATED, NO_TRUST, PUBLISHER, Grades
from rasd.views.words import NOT_KNOWN

CORROBORATED_SHARE: Final = "Corroborated"
"""Column of the table: share of an outlet's incidents, 0..1, None where it told none."""


@dataclass(frozen=True, slots=True)
class OutletLine:
    """One outlet of the project.

    outlet: publisher, '' where the documents name none. articles: documents read; silent: those
    that gave no incident. incidents: it told; alone: those no other outlet of the project told;
    corroborated: those that two independent sources or more tell, which reprints are not.
    first, last: days of publication, None where no document says.
    """

    outlet: str
    articles: int
    silent: int
    incidents: int
    alone: int
    corroborated: int
    first: date | None
    last: date | None


def outlet_lines(rows: Iterable[ArticleRow], incidents: pd.DataFrame) -> tuple[OutletLine, ...]:
    """Return a line an outlet, those with most incidents first.

    incidents: the frame of all live incidents; an incident told by two outlets counts for both.
    """
    told, alone = _counts(incidents)
    sure, _ = _counts(incidents[(incidents["n_sources"] >= CORROBORATED).to_numpy()])
    parts: dict[str, list[ArticleRow]] = {}
    for row in rows:
        parts.setdefault(row.publisher, []).append(row)
    lines = [
        OutletLine(
            outlet=name,
            articles=len(part),
            silent=sum(row.n_incidents == 0 for row in part),
            incidents=told.get(name, 0),
            alone=alone.get(name, 0),
            corroborated=sure.get(name, 0),
            first=min((row.published for row in part if row.published), default=None),
            last=max((row.published for row in part if row.published), default=None),
        )
        for name, part in parts.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.incidents, -line.articles, line.outlet)))


def outlet_table(lines: Iterable[OutletLine], grades: Grades = NO_TRUST.grades) -> pd.DataFrame:
    """Return the lines as a table for the screen, one row an outlet."""
    return pd.DataFrame(
        [
            {
                "Outlet": line.outlet or "not named",
                "Rating": _rating(line.outlet, grades),
                "Articles": line.articles,
                "Without incidents": line.silent,
                "Incidents": line.incidents,
                "Told by it alone": line.alone,
                CORROBORATED_SHARE: _share(line),
                "Published": _period(line.first, line.last),
            }
            for line in lines
        ]
    )


def _share(line: OutletLine) -> float | None:
    """To whole per cents: a dozen incidents say no more."""
    return round(line.corroborated / line.incidents, 2) if line.incidents else None


def _rating(outlet: str, grades: Grades) -> str:
    given = grades.get((PUBLISHER, outlet)) if outlet else None
    return given.grade if given else NOT_KNOWN


def _counts(incidents: pd.DataFrame) -> tuple[dict[str, int], dict[str, int]]:
    """Return outlet → incidents it told, and outlet → incidents that only it told."""
    told: dict[str, int] = {}
    alone: dict[str, int] = {}
    for text, n in incidents["outlets"].value_counts().items():
        names = str(text).split("|")
        for name in names:
            told[name] = told.get(name, 0) + int(n)
        if len(names) == 1:
            alone[names[0]] = alone.get(names[0], 0) + int(n)
    return told, alone


def _period(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return "not known"
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"
