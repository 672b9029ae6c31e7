"""A sentence that only counts: 'In all, five people were killed', 'At least 170 had been hurt'.

It names no act and no place; it is about the event told right before, whatever else seems to speak
against it. 'One of the wounded died a week later' belongs to it as well, in spite of its day.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from rasd.extract.episodes import Episode, Walk
from rasd.extract.groups import Harm
from rasd.extract.happenings import Happening
from rasd.extract.when import gap_days
from rasd.extract.wordsets import word_set
from rasd.model import DateSpan

_FATES: Final = ("killed", "injured")
_NEAR: Final = 2
"""Sentences between an event and its count, at most."""

_NEIGHBOURS: Final = 3
_FEW: Final = 3
_ALLOWED: Final = frozenset({"weak", "estimate", "total", "habit"})
_SUMS: Final = frozenset({("in", "all"), ("in", "total"), ("all", "told"), ("total", "of")})
_LONG: Final = word_set(
    "since month months year years week weeks daily monthly un unami iraqis nationwide attacks",
    "bombings incidents operations country",
)
_ELSEWHERE: Final = word_set("elsewhere separately meanwhile another earlier in at near")
_DIES: Final = word_set("died dies succumbed succumbs dead death passed")
_OF_WOUNDS: Final = word_set(
    "wounds injuries hospital later succumbed overnight burns morning away"
)


def brings_toll(state: Walk, happening: Happening, span: DateSpan | None) -> bool:
    """Whether a clause only gives the toll of the event told right before."""
    episode = state.current
    if episode is None or state.item != episode.item or happening.reading.sentence.headline:
        return False
    counted = [h for h in happening.harms if h.fate in _FATES and h.toll.known]
    later = dies_later(happening)
    if not counted or not _is_next(episode, happening) or (_tells_act(happening) and not later):
        return False
    if not _may_count(happening) or happening.own_places or happening.offsets:
        return False
    if span is not None and episode.date is not None and not later:
        apart = gap_days(span, episode.date)
        if apart and any(harm.active for harm in counted):
            return False  # 'guards killed 12 protesters on Thursday': an act with its own day
        if apart > 1 or (apart == 1 and span.start < episode.date.start):
            return False
    return later or _fits(episode, counted)


def share_nothing(state: Walk, happening: Happening) -> None:
    """'There were no casualties' behind two acts, 'neither incident': true of both."""
    current = state.current
    if current is None or happening.own_places or happening.numbers("killed"):
        return
    lows = happening.lows
    neither = "neither" in lows or "either" in lows
    if not neither and not happening.reading.cues("unhurt.words"):
        return
    last = [e for e in state.episodes[-_NEIGHBOURS:] if e is not current and e.item == current.item]
    here = happening.reading.sentence
    told = current.parts[-2].reading if len(current.parts) > 1 else None
    for episode in last:
        near = here.order - episode.parts[-1].reading.sentence.order <= _NEAR + neither
        if near and (neither or episode.parts[-1].reading is told):
            episode.parts.append(happening)


def dies_later(happening: Happening) -> bool:
    """'An Iraqi civilian died of his wounds a week later': one more death of what was told."""
    lows = happening.lows
    killed = [h for h in happening.harms if h.fate == "killed" and (h.toll.low or 0) <= _FEW]
    return bool(killed) and not _DIES.isdisjoint(lows) and not _OF_WOUNDS.isdisjoint(lows)


def _is_next(episode: Episode, happening: Happening) -> bool:
    last, here = episode.parts[-1].reading.sentence, happening.reading.sentence
    return 0 <= here.order - last.order <= _NEAR and here.paragraph - last.paragraph <= 1


def _tells_act(happening: Happening) -> bool:
    """Whether the clause tells an attack of its own; 'were killed' and 'the attack' tell none."""
    return any(t.weight >= 2 and not t.bare and not t.the for t in happening.triggers)


def _may_count(happening: Happening) -> bool:
    """Whether nothing says that the numbers are those of months or of another event."""
    if not _ALLOWED.issuperset(happening.score.against):
        return False
    lows = happening.lows
    if lows[0] in _ELSEWHERE and lows[:2] not in _SUMS:
        return False
    if "total" not in happening.score.against:
        return True
    return not _SUMS.isdisjoint(pairwise(lows)) and _LONG.isdisjoint(lows)


def _fits(episode: Episode, counted: list[Harm]) -> bool:
    """Whether the numbers bring what was not told yet, and contradict nothing."""
    told = {fate: _lows(episode, fate) for fate in _FATES}
    news = False
    for harm in counted:
        theirs = told[harm.fate]
        newer = harm.rule.startswith(("rival", "nominal"))
        if theirs and harm.toll.low not in theirs and not newer:
            return False
        news = news or not theirs or newer
    return news


def _lows(episode: Episode, fate: str) -> set[int]:
    body = [part for part in episode.compared if not part.reading.sentence.headline]
    return {h.toll.low for part in body for h in part.numbers(fate) if h.toll.low is not None}
