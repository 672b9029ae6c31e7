"""The thing that an act struck, nearest behind it: a market, a base, a convoy."""

from __future__ import annotations

from typing import Final

from rasd.extract.episodes import Episode
from rasd.extract.happenings import Happening
from rasd.extract.phrases import Mark
from rasd.extract.triggers import Trigger
from rasd.model import EventType, TargetClass

_FALSE: Final = frozenset({"fake", "false", "bogus", "makeshift", "mock"})
PLACES_OF_PEOPLE: Final = frozenset(
    {TargetClass.MARKET, TargetClass.PILGRIMS, TargetClass.DIPLOMATIC, TargetClass.PROTESTERS}
)
SITES: Final = frozenset(
    {TargetClass.MILITARY_BASE, TargetClass.DIPLOMATIC, TargetClass.INFRASTRUCTURE}
)


def thing_of(episode: Episode, event: EventType) -> Mark | None:
    """Return the thing struck: nearest behind an act, finer classes first."""
    best: tuple[float, Mark] | None = None
    for order, part in enumerate(episode.parts):
        if not part.score.enough and order:
            continue
        for mark in part.reading.of("thing"):
            if not part.first <= mark.first < part.last:
                continue
            if _is_setting(part, mark, event):
                continue
            worth = _worth(part, mark) - 0.5 * order
            if worth > 0 and (best is None or worth > best[0]):
                best = (worth, mark)
    return best[1] if best else None


def _is_setting(part: Happening, mark: Mark, event: EventType) -> bool:
    """'at a false checkpoint', 'on a bridge': where it happened, not what was hit."""
    before = part.reading.low(mark.first - 1)
    if before in _FALSE:
        return True
    gate = "checkpoint" in part.reading.low(mark.last - 1)
    return gate and event is EventType.KIDNAPPING


def _worth(part: Happening, mark: Mark) -> float:
    """Return how likely a thing is what was struck."""
    acts: list[Trigger] = list(part.triggers)
    behind = [mark.first - t.mark.last for t in acts if t.mark.last <= mark.first]
    near = min(behind) if behind else 12
    worth = 3.0 - 0.2 * min(near, 12)
    kind = TargetClass(mark.value)
    if kind in SITES or kind in PLACES_OF_PEOPLE:
        worth += 0.8
    if kind is TargetClass.CIVILIANS:
        worth -= 0.8
    if part.reading.low(mark.first - 1) in ("from", "by"):
        worth -= 2.0
    if kind is TargetClass.SECURITY_FORCES and mark.last - mark.first == 1:
        worth -= 0.5
    return worth
