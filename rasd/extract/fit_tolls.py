"""How well the numbers of a clause fit those of an episode."""

from __future__ import annotations

from typing import Final

from rasd.extract.episodes import Episode
from rasd.extract.groups import Harm
from rasd.extract.happenings import Happening
from rasd.model import TargetClass, Toll

MOST_APART: Final = 4
"""Tolls of one event that sources tell differ by less than this factor."""
_NEAR: Final = 1.5
"""How far a toll may lie above 'over N' and still be the same. Source: set on the dev articles."""
_FATES: Final = (("killed", 1.0), ("injured", 0.7), ("abducted", 1.0), ("detained", 0.7))


def fit_toll(episode: Episode, happening: Happening) -> float:
    """Return what equal, nested or rival numbers of victims speak for or against one event."""
    fit = 0.0
    for fate, weight in _FATES:
        if not happening.numbers(fate):
            continue
        mine = {h.toll.low for h in _victims(happening, fate) if h.toll.low is not None}
        theirs = episode.lows(fate)
        if not mine or not theirs:
            continue
        if mine & theirs:
            fit += _telling(max(mine & theirs)) * weight
        elif _covers(episode, happening, fate):
            fit += 0.3 * weight
        elif _are_kin(happening, fate) and max(mine) < max(theirs):
            continue  # 'two of his sons died there': some of those counted
        elif not (happening.known or _is_count(happening, max(mine), max(theirs))):
            fit -= 1.5 * weight
    return fit


def _are_kin(happening: Happening, fate: str) -> bool:
    """Whether those told of are somebody's: 'his sons', 'her brother'."""
    nouns = [harm.noun.lower() for harm in happening.numbers(fate)]
    return all(noun.startswith(("his ", "her ", "their ", "my ")) for noun in nouns)


def _is_count(happening: Happening, mine: int, theirs: int) -> bool:
    """'A doctor counted 95 bodies': a toll alone, without act, place or day, is of what was told.

    Another number than before makes it a rival toll, not another event, if it is of its size.
    """
    if happening.reading.cues("revised.words"):
        return True
    if happening.own_places or happening.told_events or happening.cue or happening.fresh:
        return False
    if "since" in happening.lows or max(mine, theirs) > MOST_APART * min(mine, theirs) + 10:
        return False
    return not any(t.weight >= 3 and not t.the for t in happening.triggers)


def _victims(happening: Happening, fate: str) -> tuple[Harm, ...]:
    """Return the counted victims; attackers shot in their own attack are no toll of another."""
    told = happening.numbers(fate)
    attackers = happening.families <= {"gun"} and not happening.own_places
    return () if attackers and all(h.kind is TargetClass.MILITANTS for h in told) else told


def _covers(episode: Episode, happening: Happening, fate: str) -> bool:
    """Whether 'over 100' and '115' can be one toll: one is open and the other not far above."""
    told = [theirs.toll for part in episode.compared for theirs in part.numbers(fate)]
    return any(_is_open_to(mine.toll, other) for mine in happening.numbers(fate) for other in told)


def _is_open_to(mine: Toll, other: Toll) -> bool:
    low, high = sorted((mine, other), key=lambda toll: toll.low or 0)
    return low.high is None and (high.low or 0) <= _NEAR * (low.low or 0)


def _telling(number: int) -> float:
    """Return how much an equal toll says: small numbers are equal by chance."""
    return 1.0 if number <= 3 else 1.5 if number <= 6 else 2.0
