"""How well a clause fits an episode: one sum of documented points for and against.

Source of all points: set on the labelled development set; the tests hold each of them.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from rasd.extract.episodes import Episode, Seen, Walk
from rasd.extract.groups import Harm
from rasd.extract.happenings import Happening
from rasd.extract.locatives import FIRM, Locative
from rasd.extract.roles import doers_of
from rasd.extract.when import gap_days, is_month
from rasd.model import DatePrec, DateSpan, Place, TargetClass, Toll

_COUNTS: Final = frozenset({"count", "toll", "figure", "figures", "number"})
MOST_APART: Final = 4
"""Tolls of one event that sources tell differ by less than this factor."""

_FATES: Final = (("killed", 1.0), ("injured", 0.7), ("abducted", 1.0), ("detained", 0.7))


_LONG_AGO: Final = 10
"""Days after which a telling can hardly be of the same event. Source: as above."""

_NEAR: Final = 1.5
"""How far a toll may lie above 'over N' and still be the same. Source: set on the dev articles."""


def fit_of(state: Walk, episode: Episode, seen: Seen) -> float:
    """Return how well a clause fits an episode: the sum of what joins and what parts."""
    happening, span = seen.happening, seen.span
    fit = 1.0 if episode is state.current else 0.0
    if episode.parts[-1].reading is happening.reading:
        fit -= 3.0  # the sentence was cut because it tells two events
    if state.item and episode.item not in (0, state.item) and not happening.known:
        fit -= 4.0  # items of a list stand side by side
    fit += _fit_date(state, episode, happening, span)
    fit += _fit_telling(state, episode, seen)
    if _names_a_victim(state, episode, seen):
        return fit + 1.0
    fit += _fit_place(episode, happening)
    fit += _fit_toll(episode, happening)
    fit += _fit_kind(episode, happening)
    fit += _fit_doer(episode, happening)
    fit += _fit_reference(happening)
    if not happening.own_places and span is None and episode is state.current:
        fit += 0.7
    fit += _elaborates(state, episode, happening, span)
    only_headline = all(part.reading.sentence.headline for part in episode.compared)
    if only_headline and happening.reading.sentence.paragraph <= 2:
        fit += 2.0
    return fit


def _names_a_victim(state: Walk, episode: Episode, seen: Seen) -> bool:
    """'Ahmed Hassan was killed when …' after a toll of two: one of the two, not a third."""
    happening = seen.happening
    counted = [h for h in happening.harms if h.toll.known]
    if episode is not state.current or seen.span is not None or happening.cue or not counted:
        return False
    if happening.isos and episode.isos and happening.isos.isdisjoint(episode.isos):
        return False
    named = all(harm.rule.endswith("single") and not harm.active for harm in counted)
    return named and max(episode.lows("killed") or {0}) >= 1


def _fit_reference(happening: Happening) -> float:
    """'the attack' joins; 'another', 'a bomb' part."""
    fit = 1.5 if happening.known else 0.0
    fit -= 2.5 if happening.cue else 0.0
    return fit - (0.6 if happening.fresh and not happening.known else 0.0)


def _fit_telling(state: Walk, episode: Episode, seen: Seen) -> float:
    """'On Monday, police announced': a telling of another day speaks of something else."""
    lead = any(timing.lead for timing in seen.happening.told)
    if seen.span is not None or seen.told is None or not lead or seen.happening.known:
        return 0.0
    day = episode.date or episode.told or _day(state.published)
    apart = 0 if day is None else gap_days(seen.told, day)
    return -4.0 if apart > _LONG_AGO else -1.5 if apart > 0 else 0.0


def _elaborates(
    state: Walk, episode: Episode, happening: Happening, span: DateSpan | None
) -> float:
    """A clause without toll or date that follows on, or one that brings what was missing yet."""
    if episode is not state.current or span is not None or happening.cue:
        return 0.0
    apart = happening.reading.sentence.order - episode.parts[-1].reading.sentence.order
    if apart > 1:
        return 0.0
    if _goes_on(happening) and not happening.isos:
        return 2.5
    counted = any(h.toll.known for h in happening.harms)
    if not counted and any(h.toll.known for part in episode.compared for h in part.harms):
        return 1.5 if not happening.isos or not episode.isos else 0.3
    if counted and not any(part.harms for part in episode.compared) and not episode.isos:
        return 0.7
    return 0.0


def _goes_on(happening: Happening) -> bool:
    """'More than 70 bodies have been exhumed so far': the tale of one event, not yet at its end."""
    low = happening.reading.low
    return any(
        (low(n), low(n + 1)) in (("so", "far"), ("until", "now"), ("to", "now"))
        for n in range(happening.first, happening.last - 1)
    )


def _day(published: date | None) -> DateSpan | None:
    return None if published is None else DateSpan(published, published, DatePrec.DAY)


def _fit_date(state: Walk, episode: Episode, happening: Happening, span: DateSpan | None) -> float:
    if span is None:
        return 0.0
    if episode.date is None:
        return _fit_undated(state, episode, happening, span)
    apart = gap_days(span, episode.date)
    if apart > 0:
        later = span.start > episode.date.end
        strong = any(
            (t.verb and not t.bare) or (t.weight >= 3 and not t.the) for t in happening.triggers
        )
        return 0.0 if happening.known and later and apart <= 2 and not strong else -5.0
    return _fit_within(episode, happening, span, episode.date)


def _fit_within(episode: Episode, happening: Happening, span: DateSpan, told: DateSpan) -> float:
    """Two days that overlap: how well the finer one goes with the coarser."""
    vague = episode.timing is not None and episode.timing.mention.shift_to is not None
    if vague and span.start == span.end:
        return 0.8
    if is_month(span) != is_month(told):
        return -1.0
    if (told.end - told.start).days > 3 and span.start == span.end:
        return 0.8 if happening.known or not happening.triggers else -2.0
    return 0.8


def _fit_undated(state: Walk, episode: Episode, happening: Happening, span: DateSpan) -> float:
    """An episode without a date of its own is about the day of its telling."""
    day = episode.told or episode.context or _day(state.published)
    apart = 0 if day is None else gap_days(span, day)
    if apart > 10:
        return -3.0
    return -1.0 if apart > 3 and not happening.known else 0.0


def _fit_place(episode: Episode, happening: Happening) -> float:
    fit = 0.0
    mine, theirs = happening.isos, episode.isos
    if mine and not theirs and episode.around and mine.isdisjoint(episode.around_isos):
        fit -= 2.0
    if mine and theirs:
        fit += 0.5 if not mine.isdisjoint(theirs) else -5.0
    soft = happening.soft_isos
    if not mine and soft and theirs:
        fit += 0.4 if not soft.isdisjoint(theirs) else -0.8
    fine = [p for p in happening.own_places if not p.is_coarse and p.role in FIRM]
    keys = frozenset().union(*(p.keys for p in fine))
    if keys and episode.keys:
        if not keys.isdisjoint(episode.keys):
            fit += 2.0
        elif not frozenset().union(*(p.districts for p in fine)).isdisjoint(episode.districts):
            fit += 0.5
        elif happening.fresh or not _holds(fine, episode):
            fit -= 0.5 if happening.known else 2.0
    return fit


def _holds(fine: list[Locative], episode: Episode) -> bool:
    """Whether one place is a city and the other a quarter that may lie in it."""
    mine = [place.hit.places for place in fine]
    theirs = [p.hit.places for part in episode.compared for p in part.own_places if not p.is_coarse]
    pairs = [(a, b) for a in mine for b in theirs]
    return any(_inside(a, b) or _inside(b, a) for a, b in pairs)


def _inside(quarter: tuple[Place, ...], city: tuple[Place, ...]) -> bool:
    return any(
        a.kind == "neighbourhood" and b.kind == "city" and a.iso == b.iso
        for a in quarter
        for b in city
    )


def _fit_toll(episode: Episode, happening: Happening) -> float:
    fit = 0.0
    for fate, weight in _FATES:
        mine = {h.toll.low for h in _victims(happening, fate) if h.toll.low is not None}
        theirs = episode.lows(fate)
        if not mine or not theirs:
            continue
        if mine & theirs:
            fit += _telling(max(mine & theirs)) * weight
        elif _covers(episode, happening, fate):
            fit += 0.3 * weight
        elif not (happening.known or _is_count(happening, max(mine), max(theirs))):
            fit -= 1.5 * weight
    return fit


def _is_count(happening: Happening, mine: int, theirs: int) -> bool:
    """'A doctor counted 95 bodies': a toll alone, without act, place or day, is of what was told.

    Another number than before makes it a rival toll, not another event, if it is of its size.
    """
    if happening.reading.cues("revised.words"):
        return True
    if happening.own_places or happening.told_events or happening.cue or happening.fresh:
        return False
    words = {happening.reading.low(n) for n in range(happening.first, happening.last)}
    if "since" in words or max(mine, theirs) > MOST_APART * min(mine, theirs) + 10:
        return False
    return not any(t.weight >= 3 and not t.the for t in happening.triggers)


def _fit_doer(episode: Episode, happening: Happening) -> float:
    """'U.S. drones hit two cars' in a tale of what militants did: another side's act."""
    if happening.known or not happening.triggers or not happening.score.enough:
        return 0.0
    words = {happening.reading.low(n) for n in range(happening.first, happening.last)}
    if words & _COUNTS and happening.harms:
        return 0.0  # 'The U.S. military gave a count of 20 killed': a teller, no doer
    mine = doers_of(happening)
    if not mine:
        return 0.0
    theirs = frozenset().union(*(doers_of(part) for part in episode.compared[:4]))
    return -2.5 if theirs and mine.isdisjoint(theirs) else 0.0


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


def _fit_kind(episode: Episode, happening: Happening) -> float:
    mine, theirs = happening.families, episode.families
    if not mine or not theirs:
        return 0.0
    if not mine.isdisjoint(theirs):
        return 0.3
    if happening.known:
        return -0.5
    strong = happening.fresh and any(t.verb and t.weight > 3 for t in happening.triggers)
    if not (happening.harms or happening.cue or strong):
        return -1.2
    return -2.5
