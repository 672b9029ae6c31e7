"""Which day a clause tells: its own, the heading's, or one counted from the story."""

from __future__ import annotations

from typing import Final

from rasd.extract.dates import resolve
from rasd.extract.datings import Timing
from rasd.extract.episodes import Seen, Walk
from rasd.extract.happenings import Happening
from rasd.extract.items import day_heading
from rasd.extract.lexical import Reading
from rasd.extract.when import gap_days, is_of_older, nearness, settle
from rasd.model import DateSpan

_LEAD: Final = 3
"""Paragraphs within which the main incident of an article is told first."""

_PASSING: Final = 2
_LEAST_TEXT: Final = 6
"""Characters behind a heading's date from which it has text of its own."""


_CONCEDING: Final = frozenset({"though", "although"})
_BESIDE: Final = 3
"""Most words between a counted day and the same day named."""

_LONG_BACK: Final = 10
"""Days from which an event told in passing is no longer the one the story looks back from."""


def note_day(state: Walk, reading: Reading) -> None:
    """'27 December' above a paragraph, 'Sept. 3: …' before it: the day of what follows."""
    mention = day_heading(reading) if state.framed else None
    span = None if mention is None else resolve(mention, published=state.published, anchor=None)
    if span is not None and (state.published is None or span.start <= state.published):
        state.frame = state.context = span
        rest = reading.text[mention.end : reading.sentence.end] if mention else ""
        state.inline = len(rest) > _LEAST_TEXT
        state.days.append(span)


def told_day(state: Walk, happening: Happening) -> DateSpan | None:
    """Return the day on which a clause is told ('said on Friday'), None where it tells none."""
    for timing in happening.told:
        span = settle(timing, published=state.published, anchor=state.context, told=None)
        if span is not None:
            return span
    return None


def event_date(
    state: Walk, happening: Happening, told: DateSpan | None
) -> tuple[Timing | None, DateSpan | None]:
    """Return the date of the event that a clause tells, with its words; the heading's without.

    Of several the tightest counts, then the one nearest to the act. told: the day of the telling.
    """
    acts = [t.mark.first for t in happening.triggers] + [harm.at for harm in happening.harms]
    best: tuple[Timing | None, DateSpan | None] = (None, None)
    least = (9, 0, 0)
    for timing in happening.told_events:
        anchor = _anchor(state, happening, timing)
        span = settle(timing, published=state.published, anchor=anchor, told=told)
        if span is None or is_of_older(happening.reading, timing, acts):
            continue
        if _is_named(happening, timing) or _trails(happening, timing, acts):
            continue
        days = (span.end - span.start).days
        worth = (
            0 if days < 3 else 1 if days < 10 else 2,
            nearness(happening.reading, timing, acts, happening.first),
            days,
        )
        if worth < least:
            best, least = (timing, span), worth
    return best if best[1] is not None else (None, state.frame)


def is_look_back(state: Walk, seen: Seen) -> bool:
    """'The city had last been struck in December': told in passing, the story goes on from today.

    Not in a list under days, where each heading dates what follows.
    """
    first = state.episodes[0] if state.episodes else None
    main = None if first is None else first.date or first.context
    if main is None or seen.span is None or state.framed or state.listed:
        return False
    if gap_days(seen.span, main) <= _PASSING or seen.span.start > main.start:
        return False
    happening = seen.happening
    act = min((t.mark.first for t in happening.triggers if t.verb), default=happening.first)
    return any(happening.reading.low(n) == "had" for n in range(max(0, act - 4), act))


def _is_named(happening: Happening, timing: Timing) -> bool:
    """'Six weeks before that, on June 25': the day that is named right behind is the same."""
    mention = timing.mention
    if mention.anchor != "discourse" and any(map(str.isdigit, mention.text)):
        return False  # 'On 7 June, the second day of Ramadan'
    at = happening.reading.word_at(mention.end)
    return any(
        other.mention.anchor != "discourse"
        and other.mention.unit == "day"
        and (any(map(str.isdigit, other.mention.text)) or " of " in other.mention.text)
        and mention.end <= other.mention.start
        and other.word - at <= _BESIDE
        for other in happening.told_events
    )


def _trails(happening: Happening, timing: Timing, acts: list[int]) -> bool:
    """'…, though divers were busy three days later', 'in April … found two days later'.

    What comes after the act, or after its month, is not its day.
    """
    mention = timing.mention
    if mention.anchor != "discourse" or mention.shift <= 0 or timing.lead or not acts:
        return False
    first = min(acts)
    if any(happening.reading.low(n) in _CONCEDING for n in range(first, timing.word)):
        return not any(
            first < act and _CONCEDING & set(happening.reading.lows[first:act]) for act in acts
        )
    return timing.base is None and any(
        other.mention.anchor != "discourse"
        and other.mention.end <= mention.start
        and other.mention.unit == "month"
        for other in happening.told_events
    )


def _anchor(state: Walk, happening: Happening, timing: Timing) -> DateSpan | None:
    """Return the day that 'three days earlier' counts from: the event told last, or the main one.

    The main one where a new paragraph looks back ('had stormed') after one of long ago, where days
    are counted from a known thing ('two days before the drones came'), or where the last event has
    only a month.
    """
    main = state.episodes[0].date if state.episodes else None
    if main is not None and state.episodes[0].parts[0].reading.sentence.paragraph > _LEAD:
        main = None  # a feature's first incident is not what it is about
    if state.item and state.context == state.lead_day:
        main_of_item = state.episodes[-1].date if state.episodes else None
        return main_of_item or state.last_day or state.context  # 'A day later' opens an item
    if timing.back and main is not None and state.turned:
        return main
    if main is None or timing.mention.anchor != "discourse" or timing.mention.unit != "day":
        return state.context or state.last_day
    at = happening.reading.word_at(timing.mention.end)
    counted = timing.mention.text.lower().endswith(("before", "after"))
    known = counted and happening.reading.low(at) == "the"
    start = happening.reading.word_at(timing.mention.start)
    told = any(m.first < start for m in happening.reading.cues("report.verbs"))
    words = happening.lows
    back = timing.mention.shift < 0 and "had" in words and not told
    vague = state.context is not None and (state.context.end - state.context.start).days > 6
    last = state.context or state.last_day
    far = last is None or gap_days(last, main) > _LONG_BACK
    return main if known or vague or (far and state.turned and back) else last
