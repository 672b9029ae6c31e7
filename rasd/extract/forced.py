"""Read one passage as an incident because a person says that it is one."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasd.country import Country
from rasd.extract.attribution import Blame
from rasd.extract.clauses import find_happenings
from rasd.extract.datings import Timing
from rasd.extract.discourse import Names
from rasd.extract.draft import LONGEST_QUOTE, assemble, read_fields
from rasd.extract.episodes import Episode, Walk
from rasd.extract.happenings import Happening
from rasd.extract.reader import MAX_CHARACTERS, readings_of
from rasd.extract.segments import walk
from rasd.extract.when import settle, tighter
from rasd.model import Article, DateSpan, EventType, IncidentDraft, Span, Where

BY_HAND: Final = 1000
"""Ordinals above this were given by a person: reading the article anew never takes them."""


def extract_passage(
    article: Article, span: Span, country: Country, ordinal: int
) -> IncidentDraft | None:
    """Return the incident that a passage tells, whatever the rules think of its being one.

    span: of the raw text. Fields are read as in any incident; what the passage does not say stays
    empty, and dates such as 'a day later' count from what is told before it. A passage that the
    rules cannot read, in another language for one, gives a draft without values.
    None if nothing of the span is readable text.
    """
    shown = article.offsets.to_text(span)
    if shown is None:
        return None
    if article.language != "en" or len(article.text) > MAX_CHARACTERS:
        return _empty(article, span, shown, ordinal)
    readings = readings_of(article, country)
    at = [r for r in readings if r.sentence.start < shown[1] and r.sentence.end > shown[0]]
    parts = [h for r in at for h in find_happenings(r) if h.start < shown[1] and h.end > shown[0]]
    if not parts:
        return _empty(article, span, shown, ordinal)
    state = walk(readings[: readings.index(at[0])], article.published)
    episode = _episode(parts, state)
    fields = read_fields(episode, article, country, None, Blame((), Names(readings)))
    draft = assemble(fields, article, ordinal, primary=False, shared=frozenset())
    return replace(draft, sentence=span)


def _episode(parts: list[Happening], state: Walk) -> Episode:
    told = _told(parts, state)
    best: tuple[Timing | None, DateSpan | None] = (None, None)
    for timing in (timing for part in parts for timing in part.told_events):
        span = settle(timing, published=state.published, anchor=state.context, told=told)
        if span is not None and tighter(best[1], span) is span:
            best = (timing, span)
    return Episode(parts=parts, timing=best[0], date=best[1], told=told, context=state.context)


def _told(parts: list[Happening], state: Walk) -> DateSpan | None:
    for timing in (timing for part in parts for timing in part.told):
        span = settle(timing, published=state.published, anchor=state.context, told=None)
        if span is not None:
            return span
    return None


def _empty(article: Article, span: Span, shown: tuple[int, int], ordinal: int) -> IncidentDraft:
    start, end = shown
    return IncidentDraft(
        article_id=article.id,
        ordinal=ordinal,
        event_type=EventType.OTHER,
        date=None,
        where=Where(),
        sentence=span,
        quote=article.text[start:end][:LONGEST_QUOTE],
    )
