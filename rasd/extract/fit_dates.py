"""How well the day of a clause fits an episode, and the day of its telling."""

from __future__ import annotations

from datetime import date
from typing import Final

from rasd.extract.episodes import Episode, Seen, Walk
from rasd.extract.happenings import Happening
from rasd.extract.when import gap_days, is_month
from rasd.model import DatePrec, DateSpan

_PRONOUNS: Final = frozenset({"him", "her", "them", "it", "his", "he", "she", "they"})
_LONG_AGO: Final = 10
"""Days after which a telling can hardly be of the same event. Source: as above."""


def fit_date(state: Walk, episode: Episode, happening: Happening, span: DateSpan | None) -> float:
    """Return what the day of a clause says for or against an episode's."""
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


def fit_back(state: Walk, episode: Episode, seen: Seen) -> float:
    """'It comes three days after the murder of …': counted from the event told, so not that one."""
    if seen.timing is None or not seen.timing.back or seen.span is None or episode.date is not None:
        return 0.0
    if not any(p.score.enough and not p.reading.sentence.headline for p in episode.compared):
        return 0.0  # 'Toys litter the resort days after shells hit it': that act is the story
    day = episode.told or episode.context or _day(state.published)
    return -5.0 if day is not None and gap_days(seen.span, day) > 0 else 0.0


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
        return 0.0 if tells_the_release(state, episode, happening) else -3.0
    if _tells_the_lead(state, episode, happening, span):
        return 2.0
    return -1.0 if apart > 3 and not happening.known else 0.0


def _tells_the_lead(state: Walk, episode: Episode, happening: Happening, span: DateSpan) -> bool:
    """'People wept on Wednesday after a raid. Gunmen burst in on Tuesday': the same raid."""
    if episode is not state.current or len(state.episodes) > 1 or happening.cue:
        return False
    if episode.told is None or happening.own_places or span.end > episode.told.end:
        return False
    if not any(t.verb and not t.bare for t in happening.triggers):
        return False
    return happening.reading.sentence.order - episode.parts[-1].reading.sentence.order == 1


def tells_the_release(state: Walk, episode: Episode, happening: Happening) -> bool:
    """A press release speaks of a thing weeks old; the next sentences say when it was."""
    if episode is not state.current or len(state.episodes) > 1 or happening.cue:
        return False
    first = episode.parts[0].reading.sentence
    near = happening.reading.sentence.paragraph <= first.paragraph + 2
    words = happening.lows
    refers = not happening.fresh or not _PRONOUNS.isdisjoint(words)
    return near and refers and episode.told is not None and first.paragraph <= 1


def fit_telling(state: Walk, episode: Episode, seen: Seen) -> float:
    """'On Monday, police announced': a telling of another day speaks of something else."""
    lead = any(timing.lead for timing in seen.happening.told)
    if seen.span is not None or seen.told is None or not lead or seen.happening.known:
        return 0.0
    day = episode.date or episode.told or _day(state.published)
    apart = 0 if day is None else gap_days(seen.told, day)
    return -4.0 if apart > _LONG_AGO else -1.5 if apart > 0 else 0.0


def _day(published: date | None) -> DateSpan | None:
    return None if published is None else DateSpan(published, published, DatePrec.DAY)
