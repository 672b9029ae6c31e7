"""Which incidents the article is about: those of its headline and lead."""

from __future__ import annotations

from rasd.extract.episodes import Episode
from rasd.extract.when import gap_days
from rasd.model import DateSpan


def find_primary(
    episodes: list[Episode],
    dates: list[DateSpan | None],
    *,
    roundup: bool,
    has_headline: bool,
    listed: bool = False,
) -> list[bool]:
    """Return for each episode whether title and lead are about it; in a list of equals all are.

    roundup: headline or lead sum up several incidents. listed: the article is a list of items.
    """
    if not episodes:
        return []
    if listed and len(episodes) > 1:
        return [True] * len(episodes)
    flags = [_leads(episode, has_headline=has_headline) for episode in episodes]
    lead = next((n for n, flag in enumerate(flags) if flag), None)
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
