"""Walk the sentences of an article and gather what tells the same incident.

Each clause joins the episode it fits best, or opens a new one. A shift of place, day or kind, or
a word such as 'another' parts; a definite reference, the same toll or place joins.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from rasd.extract.happenings import Happening, find_happenings
from rasd.extract.lexical import Reading
from rasd.extract.locatives import FIRM
from rasd.extract.when import Timing, gap_days, is_month, settle, tighter
from rasd.model import DatePrec, DateSpan

JOIN: Final = 0.5
"""Least fit with which a clause joins an episode. Source: set on the labelled development set."""


@dataclass(slots=True)
class Episode:
    """What the article tells of one incident so far.

    date, timing: of the event, where told; told: day of the telling; context: the date that
    held where the episode began. headline: the headline tells it.
    """

    parts: list[Happening] = field(default_factory=list)
    date: DateSpan | None = None
    timing: Timing | None = None
    told: DateSpan | None = None
    context: DateSpan | None = None
    headline: bool = False
    roundup: bool = False
    prior: Happening | None = None

    @property
    def isos(self) -> frozenset[str]:
        """Governorates named for it: the first clause that names any decides."""
        told = [part.isos for part in self.parts if part.isos]
        body = [p.isos for p in self.parts if p.isos and not p.reading.sentence.headline]
        return next(iter(body or told), frozenset())

    @property
    def soft_isos(self) -> frozenset[str]:
        """Governorates that anchors and offices hint at."""
        return frozenset().union(*(part.soft_isos for part in self.parts))

    @property
    def keys(self) -> frozenset[str]:
        """Its fine places."""
        return frozenset().union(
            *(
                p.keys
                for part in self.parts
                for p in part.own_places
                if not p.is_coarse and p.role in FIRM
            )
        )

    @property
    def districts(self) -> frozenset[str]:
        """Districts of its fine places."""
        return frozenset().union(
            *(
                p.districts
                for part in self.parts
                for p in part.own_places
                if not p.is_coarse and p.role in FIRM
            )
        )

    def lows(self, fate: str) -> set[int]:
        """Return the numbers told of a fate."""
        return {
            h.toll.low for part in self.parts for h in part.numbers(fate) if h.toll.low is not None
        }

    @property
    def families(self) -> frozenset[str]:
        """Families of event types told so far."""
        return frozenset().union(*(part.families for part in self.parts))


@dataclass(frozen=True, slots=True)
class Refused:
    """A clause that looks like an incident and is none."""

    happening: Happening
    reason: str


@dataclass(slots=True)
class Walk:
    """State of the walk: episodes so far, the date told last, the day of telling."""

    published: date | None
    episodes: list[Episode] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    context: DateSpan | None = None
    current: Episode | None = None
    roundup: bool = False
    no_violence: str = ""
    told: DateSpan | None = None
    prior: Happening | None = None


def walk(readings: tuple[Reading, ...], published: date | None) -> Walk:
    """Return the episodes of an article in order of first mention, and the refused clauses."""
    state = Walk(published)
    for reading in readings:
        for happening in find_happenings(reading):
            _step(state, happening)
    return state


def _step(state: Walk, happening: Happening) -> None:
    told = _told_day(state, happening)
    if told is None and _goes_on(happening):
        told = state.told
    state.told = told
    prior, state.prior = state.prior, happening
    timing, span = _event_date(state, happening, told)
    if _is_roundup(happening):
        state.roundup = state.roundup or happening.reading.sentence.order <= 2
        state.context = span or told or state.context
        state.refused.append(Refused(happening, "total"))
        return
    _note_topic(state, happening)
    best, fit = _best(state, happening, span, told)
    opens = _may_open(state, happening)
    if not happening.reading.sentence.headline and opens and (best is None or fit < JOIN):
        _open(state, happening, timing, span, told)
        state.episodes[-1].prior = prior if _goes_on(happening) else None
    elif best is not None and fit >= JOIN and (opens or _may_support(happening)):
        _join(state, best, happening, timing, span, told)
    elif opens and happening.reading.sentence.headline:
        _open(state, happening, timing, span, told)
    elif (happening.triggers or happening.harms) and happening.score.against:
        state.refused.append(Refused(happening, happening.score.against[0]))


def _goes_on(happening: Happening) -> bool:
    """'It also said', 'The statement added': the teller of the sentence before goes on."""
    if happening.reading.low(0) not in ("it", "he", "she", "they", "the"):
        return False
    return any(mark.first <= 3 for mark in happening.reading.cues("report.verbs"))


def _note_topic(state: Walk, happening: Happening) -> None:
    """A headline or lead about an accident or statistics rules what follows without a weapon."""
    against = happening.score.against[:1]
    sentence = happening.reading.sentence
    lead = sentence.headline or (sentence.paragraph == 1 and not state.episodes)
    if lead and sentence.order <= 1 and against and not happening.score.enough:
        if against[0] in ("accident", "total", "legal"):
            state.no_violence = against[0]


def _may_open(state: Walk, happening: Happening) -> bool:
    """Whether a clause may open an incident: an act, or people harmed at a place."""
    if not happening.score.enough:
        return False
    acts = [trigger for trigger in happening.triggers if not trigger.bare]
    dated = bool(happening.told_events) and bool(happening.own_places)
    if state.no_violence and not any(t.weight >= 3 for t in acts) and not dated:
        return False
    if state.no_violence == "accident" and not (happening.own_places and happening.timings):
        return False
    harmed = any(h.toll.known or h.kind is not None for h in happening.harms)
    return bool(acts) or (harmed and bool(happening.own_places))


def _is_roundup(happening: Happening) -> bool:
    """'Bombs killed 14 people in Iraq', 'attacks across Iraq kill 14': the sum of a day."""
    if len(happening.isos) == 1 or not happening.numbers("killed"):
        return False
    if len(happening.numbers("killed")) > 1:
        return False
    words = [happening.reading.low(n) for n in range(happening.first, happening.last)]
    plural = any(
        w in ("attacks", "bombs", "bombings", "blasts", "explosions", "violence", "strikes")
        for w in words
    )
    if happening.isos:
        return plural
    return plural and ("iraq" in words or "country" in words or "nationwide" in words)


def _told_day(state: Walk, happening: Happening) -> DateSpan | None:
    for timing in happening.told:
        span = settle(timing, published=state.published, anchor=state.context, told=None)
        if span is not None:
            return span
    return None


def _event_date(
    state: Walk, happening: Happening, told: DateSpan | None
) -> tuple[Timing | None, DateSpan | None]:
    best: tuple[Timing | None, DateSpan | None] = (None, None)
    for timing in happening.told_events:
        span = settle(timing, published=state.published, anchor=state.context, told=told)
        if span is not None and tighter(best[1], span) is span:
            best = (timing, span)
    return best


def _may_support(happening: Happening) -> bool:
    """A clause too weak to open an incident may still speak about one."""
    hard = {"total", "conquest", "habit", "estimate", "abroad", "anniversary"}
    return not hard.intersection(happening.score.against)


def _open(
    state: Walk,
    happening: Happening,
    timing: Timing | None,
    span: DateSpan | None,
    told: DateSpan | None,
) -> None:
    episode = Episode(
        parts=[happening],
        date=span,
        timing=timing,
        told=told,
        context=state.context,
        headline=happening.reading.sentence.headline,
        roundup=state.roundup,
    )
    state.episodes.append(episode)
    state.current = episode
    state.context = span or state.context


def _join(
    state: Walk,
    episode: Episode,
    happening: Happening,
    timing: Timing | None,
    span: DateSpan | None,
    told: DateSpan | None,
) -> None:
    episode.parts.append(happening)
    firm = happening.score.enough or (happening.known and happening.triggers)
    aftermath = span is not None and episode.date is not None and gap_days(span, episode.date) > 0
    if span is not None and firm and not aftermath and tighter(episode.date, span) is span:
        episode.date, episode.timing = span, timing
    episode.told = episode.told or told
    state.current = episode
    state.context = episode.date or state.context


def _best(
    state: Walk, happening: Happening, span: DateSpan | None, told: DateSpan | None
) -> tuple[Episode | None, float]:
    """Return the episode that a clause fits best, with the fit."""
    best: tuple[Episode | None, float] = (None, -99.0)
    for episode in state.episodes:
        fit = _fit(state, episode, happening, span, told)
        if fit >= best[1]:
            best = (episode, fit)
    return best


def _fit(
    state: Walk,
    episode: Episode,
    happening: Happening,
    span: DateSpan | None,
    told: DateSpan | None,
) -> float:
    fit = 1.0 if episode is state.current else 0.0
    fit += _fit_date(state, episode, happening, span)
    if span is None and told is not None and any(t.lead for t in happening.told):
        day = episode.date or episode.told or _day(state.published)
        if day is not None and gap_days(told, day) > 0 and not happening.known:
            fit -= 1.5
    fit += _fit_place(episode, happening)
    fit += _fit_toll(episode, happening)
    fit += _fit_kind(episode, happening)
    if happening.known:
        fit += 1.5
    if happening.cue:
        fit -= 2.5
    if happening.fresh and not happening.known:
        fit -= 0.6
    if not happening.own_places and span is None and episode is state.current:
        fit += 0.7
    fit += _elaborates(state, episode, happening, span)
    only_headline = all(part.reading.sentence.headline for part in episode.parts)
    if only_headline and happening.reading.sentence.paragraph <= 2:
        fit += 2.0
    return fit


def _elaborates(
    state: Walk, episode: Episode, happening: Happening, span: DateSpan | None
) -> float:
    """A clause without toll or date that follows on, or one that brings what was missing yet."""
    if episode is not state.current or span is not None or happening.cue:
        return 0.0
    apart = happening.reading.sentence.order - episode.parts[-1].reading.sentence.order
    if apart > 1:
        return 0.0
    counted = any(h.toll.known for h in happening.harms)
    if not counted and any(h.toll.known for part in episode.parts for h in part.harms):
        return 1.5 if not happening.isos or not episode.isos else 0.3
    if counted and not any(part.harms for part in episode.parts) and not episode.isos:
        return 0.7
    return 0.0


def _day(published: date | None) -> DateSpan | None:
    return None if published is None else DateSpan(published, published, DatePrec.DAY)


def _fit_date(state: Walk, episode: Episode, happening: Happening, span: DateSpan | None) -> float:
    if span is None:
        return 0.0
    if episode.date is None:
        day = episode.told or episode.context or _day(state.published)
        apart = 0 if day is None else gap_days(span, day)
        return (
            (0.0 if happening.known else -1.0) if 3 < apart <= 10 else -3.0 if apart > 10 else 0.0
        )
    apart = gap_days(span, episode.date)
    if apart > 0:
        later = span.start > episode.date.end
        strong = any(
            (t.verb and not t.bare) or (t.weight >= 3 and not t.the) for t in happening.triggers
        )
        return 0.0 if happening.known and later and apart <= 2 and not strong else -5.0
    if is_month(span) != is_month(episode.date):
        return -1.0
    return 0.8


def _fit_place(episode: Episode, happening: Happening) -> float:
    fit = 0.0
    mine, theirs = happening.isos, episode.isos
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
        else:
            fit -= 0.5 if happening.known else 2.0
    return fit


def _fit_toll(episode: Episode, happening: Happening) -> float:
    fit = 0.0
    for fate, weight in (("killed", 1.0), ("injured", 0.7), ("abducted", 1.0), ("detained", 0.7)):
        mine = {h.toll.low for h in happening.numbers(fate)}
        theirs = episode.lows(fate)
        if not mine or not theirs:
            continue
        if mine & theirs:
            fit += _telling(max(mine & theirs)) * weight
        elif not happening.known and not happening.reading.cues("revised.words"):
            fit -= 1.5 * weight
    return fit


def _telling(number: int) -> float:
    """Return how much an equal toll says: small numbers are equal by chance."""
    return 1.0 if number <= 3 else 1.5 if number <= 6 else 2.0


def _fit_kind(episode: Episode, happening: Happening) -> float:
    mine, theirs = happening.families, episode.families
    if not mine or not theirs:
        return 0.0
    if not mine.isdisjoint(theirs):
        return 0.3
    if happening.known or not (happening.harms or happening.cue):
        return -0.5 if happening.known else -1.2
    return -2.5
