"""Walk the sentences of an article and gather what tells the same incident.

Each clause joins the episode it fits best, or opens a new one. A shift of place, day or kind, or
a word such as 'another' parts; a definite reference, the same toll or place joins.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from rasd.extract.anaphora import (
    MOST_NAMED,
    PRESS,
    dateline_of,
    is_rite,
    main_places,
    places_named,
    pointed,
)
from rasd.extract.clauses import find_happenings
from rasd.extract.days import event_date, is_look_back, note_day, told_day
from rasd.extract.embassies import at_embassy
from rasd.extract.episodes import Episode, Refused, Seen, Walk
from rasd.extract.fit import best_fit
from rasd.extract.fit_dates import tells_the_release
from rasd.extract.fronts import front_of
from rasd.extract.happenings import Happening
from rasd.extract.items import (
    enter_item,
    has_day_headings,
    home_of,
    is_list,
    note_intro,
    under_day,
    under_heading,
    under_intro,
)
from rasd.extract.leads import adopt_leads
from rasd.extract.lexical import Reading
from rasd.extract.locatives import ELSEWHERE, FIRM, Locative, is_road
from rasd.extract.openings import is_roundup, may_open
from rasd.extract.proforms import has_means
from rasd.extract.stage import leaves, main_place, note_stage, on_stage, sets_place
from rasd.extract.tallies import brings_toll, dies_later, share_nothing
from rasd.extract.topics import (
    frame_of,
    heading_of,
    is_late_accident,
    is_untold,
    topic_of,
)
from rasd.extract.when import gap_days, is_month, tighter
from rasd.model import DatePrec, DateSpan

_OTHERS: Final = frozenset({"also", "other", "others", "elsewhere"})
"""'Attacks were also reported on Monday': the day on which something else is told."""

_RELATIVE: Final = frozenset({"who", "which", "that"})
_SAID: Final = frozenset({"said", "saying", "announced", "reported", "says", "added"})


def walk(readings: tuple[Reading, ...], published: date | None) -> Walk:
    """Return the episodes of an article in order of first mention, and the refused clauses."""
    state = Walk(published, topic=topic_of(readings), listed=is_list(readings))
    state.framed = has_day_headings(readings)
    state.named = dateline_of(readings)
    state.home = home_of(readings) if state.listed else ()
    state.around = state.home or (main_places(readings) if state.framed else ())
    state.seat = tuple(place for place in state.named if place.isos.isdisjoint(PRESS))
    state.seat = state.seat or main_place(readings, state.named)
    paragraph = 0
    for reading in readings:
        if reading.sentence.paragraph != paragraph:
            paragraph, state.heading, state.day = reading.sentence.paragraph, (), None
            state.turned = True
            state.context, state.resume = state.resume or state.context, None
            if state.listed:
                enter_item(state, reading)
        note_day(state, reading)
        happenings = find_happenings(reading, state.acted)
        state.acted = next((h for h in reversed(happenings) if has_means(h)), state.acted)
        quiet = not any(h.triggers or h.harms for h in happenings)
        if happenings and quiet:
            places = happenings[0].places
            set_here = frame_of(reading, places) or sets_place(reading, happenings)
            state.heading = heading_of(reading, places) or set_here or state.heading
        front = front_of(reading, happenings[0].places) if happenings else None
        if front is not None:
            state.around = (front,)
        named = state.named
        note_intro(state, reading, happenings)
        for found in happenings:
            happening = under_day(state, under_heading(state, under_intro(state, found)))
            happening = at_embassy(pointed(happening, named))
            _step(state, happening)
            named = (*places_named(happening), *named)[:MOST_NAMED]
        state.named = state.named if is_rite(reading) else named
        state.turned = state.turned and not happenings
    adopt_leads(state)
    return state


def _step(state: Walk, happening: Happening) -> None:
    seen = on_stage(state, _see(state, happening))
    happening = seen.happening
    note_stage(state, seen)
    prior, state.prior = state.prior, happening
    if is_roundup(happening) or (happening is state.intro and not happening.told_events):
        state.roundup = state.roundup or happening.reading.sentence.order <= 2
        state.context = seen.span or seen.told or state.context
        _note_month(state, seen)
        state.refused.append(Refused(happening, "total"))
        return
    _note_topic(state, happening)
    if is_late_accident(state.current, happening) and state.current is not None:
        state.current.accident = True
    best = best_fit(state, seen)
    if best is not None and leaves(best, happening):
        best = None
    opens = may_open(state, happening)
    counts = brings_toll(state, happening, seen.span)
    if counts and (best is None or dies_later(happening)):
        best = state.current
    joins = opens or counts or _may_support(happening)
    if best is not None and joins and not _strays(state, best, seen):
        _join(state, best, seen)
        share_nothing(state, happening)
    elif opens:
        _open(state, seen, prior if _goes_on(happening) else None)
    else:
        _pass_over(state, seen)


def _note_month(state: Walk, seen: Seen) -> None:
    """A lead that sums up a month is statistics, and so are the shares it gives each province."""
    lead = not state.episodes and seen.happening.reading.sentence.order <= 1
    if lead and seen.span is not None and is_month(seen.span):
        state.no_violence = "statistics"


def _strays(state: Walk, best: Episode, seen: Seen) -> bool:
    """A clause without any act that happens to fall on the day of an older event."""
    happening = seen.happening
    acts = happening.triggers or happening.harms or happening.known or happening.own_places
    return best is not state.current and not acts


def _pass_over(state: Walk, seen: Seen) -> None:
    """A clause that tells no act may still tell the day ('On Tuesday troops pushed on')."""
    happening, span = seen.happening, seen.span
    acts = bool(happening.triggers or happening.harms)
    if acts and happening.score.against:
        state.refused.append(Refused(happening, happening.score.against[0]))
    sentence = happening.reading.sentence
    leads = sentence.order <= 1 and not sentence.headline and state.context is None
    weak = not happening.score.against and not happening.score.enough
    quiet = leads or not acts or weak or "accident" in happening.score.against
    if quiet and span is not None and seen.timing is not None and span.prec == DatePrec.DAY:
        state.context = span


def _see(state: Walk, happening: Happening) -> Seen:
    """Settle the dates of a clause; 'it also said' goes on with the telling before."""
    told = told_day(state, happening)
    if told is None and _goes_on(happening):
        told = state.told
    state.told = told
    timing, span = event_date(state, happening, told)
    return Seen(happening, timing, span, told)


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
    if not lead or sentence.order > 1 or happening.score.enough:
        return
    if against and against[0] in ("accident", "total", "legal"):
        state.no_violence = against[0]


def _may_support(happening: Happening) -> bool:
    """A clause too weak to open an incident may still speak about one."""
    hard = {"total", "conquest", "habit", "estimate", "abroad", "anniversary"}
    if "accident" in happening.score.against and any(p.role == ELSEWHERE for p in happening.places):
        return False  # an airliner that crashed in another country
    brings = happening.own_places or happening.told_events
    if brings and any(trigger.the for trigger in happening.triggers):
        hard -= {"conquest", "anniversary"}  # 'the blast, by those who hold much of the north'
    return not hard.intersection(happening.score.against)


def _open(state: Walk, seen: Seen, prior: Happening | None) -> None:
    episode = Episode(
        parts=[seen.happening],
        date=seen.span,
        timing=seen.timing,
        told=seen.told,
        context=_dated_by(state),
        headline=seen.happening.reading.sentence.headline,
        roundup=state.roundup,
        prior=prior,
        item=state.item,
        around=_around(state, seen.happening),
    )
    state.episodes.append(episode)
    state.around = _firm_places(seen.happening) or state.around
    state.current = episode
    if is_look_back(state, seen):
        state.resume = state.resume or _dated_by(state)
    if state.context is None or not _is_aside(state, seen):
        state.context = seen.span or seen.told or state.context


def _is_aside(state: Walk, seen: Seen) -> bool:
    """'He is tied to the woman who bombed a checkpoint on Monday': the story stays on its day."""
    if seen.timing is not None and seen.timing.back:
        return True
    happening = seen.happening
    acts = [t.mark.first for t in happening.triggers if t.verb]
    if state.turned or seen.span is None or not acts:
        return False
    low = happening.reading.low
    return low(min(acts) - 1) in _RELATIVE and low(min(acts) - 2) not in _SAID


def _around(state: Walk, happening: Happening) -> tuple[Locative, ...]:
    """Return the places that hold for an act without one: those told last, else the dateline's.

    Not for a lead: one without a place sums up what follows.
    """
    if happening.reading.sentence.order <= 1:
        return ()
    if happening.own_places:
        # 'beside the Baghdad-Kirkuk highway': neither end is where it was
        return state.seat if all(map(is_road, happening.own_places)) else ()
    return state.around or state.seat


def _dated_by(state: Walk) -> DateSpan | None:
    """Return the day of an act that names none: that of the one before.

    A new paragraph is not dated by a month told in passing: the story goes on from its main day.
    """
    main = state.episodes[0].date if state.episodes else None
    context = state.context
    if main is None or context is None or not state.turned or state.framed:
        return context
    return main if is_month(context) and not is_month(main) else context


def _join(state: Walk, episode: Episode, seen: Seen) -> None:
    happening, span = seen.happening, seen.span
    if "accident" in happening.score.against and is_untold(episode):
        episode.accident, state.no_violence = True, "accident"
    episode.parts.append(happening)
    state.around = _firm_places(happening) or state.around
    firm = happening.score.enough or (happening.known and happening.triggers)
    firm = firm or (episode.date is None and bool(happening.own_places or happening.known))
    firm = firm or (episode.date is None and tells_the_release(state, episode, happening))
    aftermath = span is not None and episode.date is not None and gap_days(span, episode.date) > 0
    if span is not None and firm and not aftermath and tighter(episode.date, span) is span:
        episode.date, episode.timing = span, seen.timing
    episode.date = _before_told(episode.date, seen) if firm else episode.date
    others = not _OTHERS.isdisjoint(happening.lows)
    if not others:
        episode.told = episode.told or seen.told
    state.current = episode
    speaks = "statement" in happening.score.against  # 'the embassy condemned it': of any day
    if state.context is None or not (speaks or (seen.timing is not None and seen.timing.back)):
        day = seen.told if others else None
        state.context = day or episode.date or episode.told or state.context


def _before_told(day: DateSpan | None, seen: Seen) -> DateSpan | None:
    """'the overnight barrage', of which its doers spoke 'late on Monday': not after that day."""
    if day is None or seen.told is None or not day.start <= seen.told.end < day.end:
        return day
    end = seen.told.end
    return DateSpan(day.start, end, DatePrec.DAY if day.start == end else day.prec)


def _firm_places(happening: Happening) -> tuple[Locative, ...]:
    return tuple(place for place in happening.own_places if place.role in FIRM)[:3]
