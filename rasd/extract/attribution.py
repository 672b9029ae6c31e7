"""Which incident a statement about the doer speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rasd.extract.discourse import Names
from rasd.extract.episodes import Episode
from rasd.extract.locatives import FIRM, find_locatives
from rasd.extract.sayings import Statement
from rasd.extract.source import Telling
from rasd.extract.when import gap_days
from rasd.model import DateSpan

_REACH: Final = 3
"""Sentences behind an incident within which a statement without a place still speaks of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as it bears on one incident. worth: 1 in its own sentences, less from afar."""

    statement: Statement
    worth: float


@dataclass(frozen=True, slots=True)
class Blame:
    """What the article tells of the doer beyond the incident's own clauses.

    said: statements on it; names: the groups named; state: the side the article names most;
    striker: the state that the opening of the article tells to strike; tellings: the sources;
    speaker: the side that publishes the article, arrester: the state whose troops arrest in its
    opening, '' where none does.
    """

    said: tuple[Said, ...]
    names: Names
    state: str = ""
    striker: str = ""
    tellings: tuple[Telling, ...] = ()
    speaker: str = ""
    arrester: str = ""


def attach(
    statements: Sequence[Statement], episodes: Sequence[Episode]
) -> Mapping[int, tuple[Said, ...]]:
    """Return what is said of the doer of each episode, by the episode's number."""
    found: dict[int, list[Said]] = {}
    silent: set[int] = set()
    for statement in statements:
        targets = _targets(statement, episodes)
        if not statement.name:
            silent.update(n for n, _ in targets)
            continue
        for n, worth in (*targets, *_likewise(statement, targets, episodes)):
            found.setdefault(n, []).append(Said(statement, worth))
    return {
        n: tuple(s for s in said if s.worth >= 1 or n not in silent) for n, said in found.items()
    }


def _targets(statement: Statement, episodes: Sequence[Episode]) -> tuple[tuple[int, float], ...]:
    own = tuple((n, 1.0) for n, episode in enumerate(episodes) if _tells(episode, statement))
    if own:
        return own
    hits = statement.reading.hits
    if any(hit.sort == "foreign" for hit in hits):
        return ()
    isos = _isos(statement)
    best: tuple[int, int] | None = None
    for n, episode in enumerate(episodes):
        if isos and isos.isdisjoint(episode.isos):
            continue
        apart = _behind(episode, statement)
        if apart is not None and (best is None or apart <= best[0]):
            best = (apart, n)
    if best is not None and (isos or best[0] <= _REACH):
        return ((best[1], 0.8),)
    first = statement.order <= 1 and episodes and best is None
    return ((0, 0.8),) if first and (not isos or not isos.isdisjoint(episodes[0].isos)) else ()


def _tells(episode: Episode, statement: Statement) -> bool:
    return any(
        part.reading is statement.reading and part.start <= statement.at < part.end
        for part in episode.parts
    )


def _behind(episode: Episode, statement: Statement) -> int | None:
    """Return how many sentences the statement stands behind the last clause of an episode."""
    orders = [p.reading.sentence.order for p in episode.parts if not p.reading.sentence.headline]
    before = [order for order in orders if order <= statement.order]
    return statement.order - max(before) if before else None


def _isos(statement: Statement) -> frozenset[str]:
    places, _ = find_locatives(statement.reading)
    return frozenset().union(*(p.isos for p in places if p.role in FIRM and len(p.isos) == 1))


def _likewise(
    statement: Statement, targets: tuple[tuple[int, float], ...], episodes: Sequence[Episode]
) -> list[tuple[int, float]]:
    """'claimed the bombings': the others of that day too; of the article where the lead says so."""
    if not statement.many or not targets:
        return []
    anchor = _day(episodes[targets[0][0]])
    isos = _isos(statement)
    lead = statement.order <= 1
    found = []
    for n, episode in enumerate(episodes):
        day = _day(episode)
        close = 3 if lead else 0
        same_day = anchor is not None and day is not None and gap_days(anchor, day) <= close
        near = not isos or not isos.isdisjoint(episode.isos)
        told = lead or _behind(episode, statement) is not None
        if same_day and near and told and all(n != other for other, _ in targets):
            found.append((n, 0.7))
    return found


def _day(episode: Episode) -> DateSpan | None:
    return episode.date or episode.told or episode.context
