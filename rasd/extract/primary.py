"""Which incidents the article is about: those of its headline and lead."""

from __future__ import annotations

import re
from typing import Final

from rasd.extract.episodes import Episode, Walk
from rasd.extract.lexical import Reading
from rasd.extract.when import gap_days
from rasd.model import DateSpan

_MANY: Final = re.compile(
    r"\b(?:(?:across|around) (?:iraq|the country)"
    r"|separate (?:operations|attacks|incidents|raids)|(?:cities|provinces|governorates)"
    r"|(?:several|different|various) parts|(?:north|south|west|east)(?:ern)? and"
    r" (?:north|south|west|east)(?:ern)?)\b"
)
"""What a headline or lead says that sums up several incidents of a day."""


def sums_up_many(readings: tuple[Reading, ...]) -> bool:
    """Whether headline or lead sum up several incidents ('bombings across Iraq')."""
    top = [r for r in readings[:3] if r.sentence.headline or r.sentence.paragraph == 1][:2]
    return any(_MANY.search(r.text[r.sentence.body : r.sentence.end].lower()) for r in top)


def find_primary(
    episodes: list[Episode],
    dates: list[DateSpan | None],
    state: Walk,
    readings: tuple[Reading, ...],
    *,
    has_headline: bool,
) -> list[bool]:
    """Return for each episode whether title and lead are about it; in a list of equals all are."""
    if not episodes:
        return []
    flags = [_leads(episode, has_headline=has_headline) for episode in episodes]
    lead = next((n for n, flag in enumerate(flags) if flag), None)
    if state.listed and len(episodes) > 1:
        first = dates[lead] if state.framed and lead is not None else None
        if first is not None and any(gap_days(first, day) == 0 for day in state.days):
            first = None  # the day of the lead is one of the list: all of it is the story
        return [first is None or _same_days(first, own) for own in dates]
    roundup = state.roundup or (flags.count(True) <= 1 and sums_up_many(readings))
    if lead is None:
        # Headline and lead tell none of them: what follows is a list of equals.
        lead, roundup = 0, True
        flags[0] = True
    for n, episode in enumerate(episodes):
        if flags[n] or not (roundup or _beside_lead(episode)):
            continue
        first, own = dates[lead], dates[n]
        if first is not None and own is not None:
            close = gap_days(first, own) <= 1 and (own.end - own.start).days <= 2
            flags[n] = close and (own.start >= first.start or roundup)
    return flags


def _same_days(first: DateSpan, own: DateSpan | None) -> bool:
    return own is not None and gap_days(first, own) == 0


def _leads(episode: Episode, *, has_headline: bool) -> bool:
    """Whether the headline, or the first paragraph where it acts, tells the episode."""
    for part in episode.parts:
        sentence = part.reading.sentence
        if sentence.headline:
            return True
        lead = sentence.paragraph == 1 and sentence.order <= (1 if has_headline else 0)
        if lead and part.score.enough and "statement" not in part.score.against:
            return True
    return False


def _beside_lead(episode: Episode) -> bool:
    """Whether it is told in the first paragraphs, as one of equals and not as 'another'."""
    first = episode.parts[0]
    sentence = first.reading.sentence
    return not sentence.headline and sentence.paragraph <= 2 and not first.cue
