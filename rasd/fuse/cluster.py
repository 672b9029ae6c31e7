"""Incidents into clusters: best pairs first, never across what is told apart, in any order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from rasd.fuse.compare import THRESHOLD, compare, governorates_of, is_coarse, reach
from rasd.fuse.value import unite
from rasd.model import Basis, Incident

CONTRADICTION: Final = 0.4
MEAN: Final = 0.55
"""Least score of any pair, and least mean, for two groups to be one. Source: 80 made-up incidents
told 150 times with a reporter's noise: precision 0.97 and recall 0.95 over sixty days, 0.89 and
0.90 over fifteen; by best pairs alone precision is 0.81 and 0.52, since errors chain."""
CLEAR_LEAD: Final = 0.15
"""By so much must one candidate beat the next for a month-level mention to be its. Source: a
better toll or place is worth 0.15 and more, a silent field 0.05."""


def fuse(
    incidents: Iterable[Incident], cannot: Iterable[frozenset[str]] = ()
) -> tuple[Incident, ...]:
    """Return the incidents with those that are one united; the same for any order of input.

    incidents: one-report units, or incidents a person judged, which stay whole. cannot: pairs of
    report or incident ids that a person told apart.
    First the dated ones are joined, best pair first, as long as the groups fit as wholes. Then
    mentions of a month join each other; such a group goes to the one dated incident that fits,
    and stays alone where two fit about as well.
    """
    units = sorted({unit.id: unit for unit in incidents}.values(), key=lambda unit: unit.id)
    scores = _Scores(units, cannot)
    groups = _joined([unit for unit in units if not is_coarse(unit)], scores)
    coarse = _joined([unit for unit in units if is_coarse(unit)], scores)
    groups = _attached(groups, coarse, scores)
    fused = [unite(group) for group in groups]
    return tuple(sorted(fused, key=lambda incident: incident.id))


class _Scores:
    """Scores of pairs, each computed once; pairs told apart by a person score 0."""

    def __init__(self, units: Sequence[Incident], cannot: Iterable[frozenset[str]]) -> None:
        self._known: dict[tuple[str, str], float] = {}
        self._cannot = frozenset(pair for pair in cannot if len(pair) == 2)
        self._marked = frozenset().union(*self._cannot)
        self._names = {unit.id: _names(unit) & self._marked for unit in units}
        self._entered = frozenset(unit.id for unit in units if _is_entered(unit))

    def of(self, a: Incident, b: Incident) -> float:
        key = (a.id, b.id) if a.id < b.id else (b.id, a.id)
        if key not in self._known:
            self._known[key] = 0.0 if self._told_apart(a, b) else compare(a, b).score
        return self._known[key]

    def _told_apart(self, a: Incident, b: Incident) -> bool:
        if a.id in self._entered and b.id in self._entered:
            return True  # who enters two means two; only a person may make them one
        ours, theirs = self._names[a.id], self._names[b.id]
        return any(frozenset((x, y)) in self._cannot for x in ours for y in theirs)


def _is_entered(unit: Incident) -> bool:
    """Whether a person entered it by hand."""
    return any(e.basis is Basis.ANALYST for r in unit.reports for e in r.draft.evidence)


def _names(unit: Incident) -> frozenset[str]:
    return frozenset((unit.id, *(report.id for report in unit.reports)))


def _joined(units: Sequence[Incident], scores: _Scores) -> list[list[Incident]]:
    """Unite greedily, best pair first; ties by id, so that the order of input does not count."""
    pairs = [(scores.of(a, b), a.id, b.id) for a, b in _candidates(units)]
    group_of: dict[str, list[Incident]] = {unit.id: [unit] for unit in units}
    for score, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if score < THRESHOLD:
            break
        ours, theirs = group_of[a], group_of[b]
        if ours is theirs or not _agree(ours, theirs, scores):
            continue
        ours.extend(theirs)
        group_of.update((unit.id, ours) for unit in theirs)
    return list({id(group): group for group in group_of.values()}.values())


def _candidates(units: Sequence[Incident]) -> Iterator[tuple[Incident, Incident]]:
    """Yield pairs, lower id first, that share a governorate and whose dates meet; each once."""
    shelves: Mapping[str, list[Incident]] = defaultdict(list)
    for unit in units:
        for iso in governorates_of(unit):
            shelves[iso].append(unit)
    seen: set[tuple[str, str]] = set()
    for shelf in shelves.values():
        for a, b in _meeting(shelf):
            first, second = (a, b) if a.id < b.id else (b, a)
            if (first.id, second.id) not in seen:
                seen.add((first.id, second.id))
                yield first, second


def _meeting(shelf: Sequence[Incident]) -> Iterator[tuple[Incident, Incident]]:
    dated = [(spans, unit) for unit in shelf if (spans := reach(unit)) is not None]
    dated.sort(key=lambda item: (item[0], item[1].id))
    open_ones: list[tuple[tuple[object, object], Incident]] = []
    for spans, unit in dated:
        open_ones = [item for item in open_ones if item[0][1] >= spans[0]]  # type: ignore[operator]
        for _, other in open_ones:
            yield other, unit
        open_ones.append((spans, unit))


def _agree(ours: Sequence[Incident], theirs: Sequence[Incident], scores: _Scores) -> bool:
    """Whether two groups fit as wholes: no two members contradict, and most pairs fit."""
    across = [scores.of(a, b) for a in ours for b in theirs]
    return min(across) >= CONTRADICTION and sum(across) >= MEAN * len(across)


def _ruled_out(ours: Iterable[Incident], theirs: Sequence[Incident], scores: _Scores) -> bool:
    return any(scores.of(a, b) == 0.0 for a in ours for b in theirs)


def _attached(
    groups: list[list[Incident]], coarse: list[list[Incident]], scores: _Scores
) -> list[list[Incident]]:
    """Give each coarse group to the one dated group that fits it; best fits go first."""
    shelves: dict[str, list[list[Incident]]] = defaultdict(list)
    for group in groups:
        for iso in frozenset().union(*map(governorates_of, group)):
            shelves[iso].append(group)
    wishes = [wish for mention in coarse if (wish := _wish(mention, shelves, scores)) is not None]
    wishes.sort(key=lambda wish: (-wish[0], min(unit.id for unit in wish[1])))
    taken: set[int] = set()
    for _, mention, home in wishes:
        if not _ruled_out(home, mention, scores):  # an earlier mention may have come in
            home.extend(mention)
            taken.add(id(mention))
    return groups + [mention for mention in coarse if id(mention) not in taken]


def _wish(
    mention: list[Incident], shelves: Mapping[str, list[list[Incident]]], scores: _Scores
) -> tuple[float, list[Incident], list[Incident]] | None:
    """Return how well, and which, the one dated group that the coarse one speaks of; or None."""
    isos = frozenset().union(*map(governorates_of, mention))
    near = {id(group): group for iso in sorted(isos) for group in shelves.get(iso, ())}
    fits = []
    for group in near.values():
        if not _ruled_out(group, mention, scores):
            score = max(scores.of(a, b) for a in group for b in mention)
            fits += [(score, group)] if score >= THRESHOLD else []
    fits.sort(key=lambda fit: -fit[0])
    if not fits or (len(fits) > 1 and fits[0][0] - fits[1][0] < CLEAR_LEAD):
        return None
    return fits[0][0], mention, fits[0][1]
