"""A lead that names no place tells the toll of the event that the next sentences place.

'Suicide bombers killed at least 175 people in villages of the minority. The bombers struck …': what
looked like the sum of a day, or too weak to open an incident, joins the event it is about.
"""

from __future__ import annotations

from typing import Final

from rasd.extract.episodes import Episode, Refused, Walk
from rasd.extract.happenings import Happening
from rasd.extract.older import tells_older
from rasd.extract.when import gap_days
from rasd.extract.wordsets import word_set

_LEAD: Final = 2
"""Last sentence, counted from the headline, that can be the lead."""

_NEAR: Final = 7
"""Sentences from the top within which the event of the lead is placed."""

_DAYS: Final = 3
_NEVER: Final = frozenset({"abroad", "accident", "legal", "drill", "figure", "estimate"})
_SUMS: Final = word_set("across nationwide wave series string spate elsewhere throughout cities")
_WEEK: Final = 7
_FIRST: Final = 3
"""Clauses of an event that are held against the lead."""

_LONG: Final = 5
"""Least letters of a word that tells one event from another."""

_COMMON: Final = word_set(
    "attack people kill killed official police policemen policeman iraqi soldier after before",
    "security force bomb bombing bomber wounded injured said group state islamic militant gunmen",
    "northern southern western eastern north south their about least death dead where which while",
    "monday tuesday wednesday thursday friday saturday sunday morning evening afternoon near",
    "during other among there three killing wounding army baghdad",
)
_WORST: Final = word_set("deadliest worst bloodiest one first heaviest biggest another")


def adopt_leads(state: Walk) -> None:
    """Give the leads that told no place to the event placed right behind them."""
    target = _target(state)
    if target is None or _tells_own(target):
        return
    first = _body(target)[0]
    refused = [r for r in state.refused if _is_lead(r.happening, target) and _may_be(r)]
    placeless = _placeless(state, target)
    told = [r.happening for r in refused] + [part for e in placeless for part in e.parts]
    if not first.known:
        alone = not _has_peers(state, target) and not _opens_list(first)
        sums = any(not _SUMS.isdisjoint(h.lows) for h in told)
        if sums or not (alone or _speaks_alike(told, target)):
            return
    for episode in placeless:
        state.episodes.remove(episode)
    state.refused = [r for r in state.refused if r not in refused]
    target.parts[:0] = sorted(told, key=lambda h: (h.reading.sentence.order, h.first))
    target.memo.clear()


def _target(state: Walk) -> Episode | None:
    """Return the first episode with a place, where the top of the article tells it."""
    for episode in state.episodes:
        body = _body(episode)
        if not body or not (episode.isos or episode.soft_isos):
            continue
        near = body[0].reading.sentence.order <= _NEAR and not episode.item
        return episode if near else None
    return None


def _body(episode: Episode) -> list[Happening]:
    return [part for part in episode.parts if not part.reading.sentence.headline]


def _tells_own(episode: Episode) -> bool:
    """Whether the event has a toll of its own, beside one that a newer one replaced."""
    return any(part.numbers("killed") and not tells_older(part) for part in _body(episode))


def _has_peers(state: Walk, target: Episode) -> bool:
    """Whether another event of those days follows: the lead may sum up both."""
    day = target.date or target.told
    return any(
        other is not target
        and bool(other.isos)
        and (other.date is None or day is None or gap_days(other.date, day) <= _WEEK)
        for other in state.episodes
    )


def _speaks_alike(told: list[Happening], target: Episode) -> bool:
    """Whether lead and event share a word of what was hit or used: 'a restaurant', 'trucks'."""
    mine = {word.removesuffix("s") for lead in told for word in lead.lows}
    body = _body(target)[:_FIRST]
    theirs = {word.removesuffix("s") for part in body for word in part.lows}
    return any(len(word) >= _LONG and word not in _COMMON for word in mine & theirs)


def _opens_list(first: Happening) -> bool:
    """'The deadliest attack was in Kut': one of several that the lead sums up."""
    return not _WORST.isdisjoint(first.lows[:3])


def _is_lead(happening: Happening, target: Episode) -> bool:
    if happening.reading.sentence.order > _LEAD or not happening.numbers("killed"):
        return False
    if happening.reading.sentence.order >= _body(target)[0].reading.sentence.order:
        return False
    return not happening.isos or not happening.isos.isdisjoint(target.isos | target.soft_isos)


def _may_be(refused: Refused) -> bool:
    """Whether a refused clause tells one event after all, not the sum of months or a verdict."""
    reasons = {refused.reason, *refused.happening.score.against}
    lows = refused.happening.lows
    # 'the deadliest since the start of the war' only looks like a sum of years
    sums = "total" in refused.happening.score.against and _WORST.isdisjoint(lows)
    return _NEVER.isdisjoint(reasons) and not sums


def _placeless(state: Walk, target: Episode) -> list[Episode]:
    """Return the episodes of the lead that have a toll, but no place and no day far off."""
    found: list[Episode] = []
    for episode in state.episodes[: state.episodes.index(target)]:
        if episode.isos or episode.soft_isos or episode.item:
            continue
        if not any(_is_lead(part, target) for part in episode.parts):
            continue
        days = (episode.date, target.date)
        if days[0] is None or days[1] is None or gap_days(days[0], days[1]) <= _DAYS:
            found.append(episode)
    return found
