"""From an article to its incidents: the stages in order, and what was passed over with a reason."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Final

from rasd.country import Country
from rasd.extract.attribution import Blame, attach
from rasd.extract.discourse import Names
from rasd.extract.draft import Fields, assemble, read_fields
from rasd.extract.episodes import Episode, Walk
from rasd.extract.eventhood import REASONS
from rasd.extract.lexical import Reading, read_sentences
from rasd.extract.lexicon import load_lexicon
from rasd.extract.place import Placed
from rasd.extract.primary import find_primary
from rasd.extract.segments import walk
from rasd.extract.source import find_tellings
from rasd.extract.speakers import speaker_of
from rasd.extract.statements import find_statements
from rasd.extract.strikers import arrester_of, striker_of
from rasd.extract.wordsets import word_set
from rasd.model import Article, DatePrec, IncidentDraft, Skipped
from rasd.toponyms import Toponyms

MAX_CHARACTERS: Final = 200_000
"""Longest text that is read; a longer document is a book or an attack on the reader."""

_LEAD: Final = 8
"""Sentences, with the lines of a release's head, among which a lead may stand."""

_BLAMED: Final = word_set(
    "ISIS Iran Israel PKK Turkey US",
)


@lru_cache(maxsize=4)
def _toponyms(country: Country) -> Toponyms:
    return Toponyms(country)


def extract(article: Article, country: Country) -> tuple[IncidentDraft, ...]:
    """Return the incidents of an article in order of first mention."""
    return extract_with_skips(article, country)[0]


def extract_with_skips(
    article: Article, country: Country
) -> tuple[tuple[IncidentDraft, ...], tuple[Skipped, ...]]:
    """Return the incidents of an article and the sentences that look like one and are none.

    A text in another language gives one Skipped of stage 'language'. Pure: no clock, no network.
    """
    if article.language != "en":
        reason = (
            f"Its language is {article.language or 'not known'}; only English is read. "
            "It can be coded by hand."
        )
        return (), (Skipped(article.id, "language", reason),)
    if len(article.text) > MAX_CHARACTERS:
        reason = f"Its text is longer than {MAX_CHARACTERS} characters and is not read."
        return (), (Skipped(article.id, "extract", reason),)
    readings = readings_of(article, country)
    state = walk(readings, article.published)
    kept, skipped = _read_all(state, readings, article, country)
    drafts = _drafts(kept, state, article, readings)
    return drafts, (*skipped, *_refused(state, article))


def readings_of(article: Article, country: Country) -> tuple[Reading, ...]:
    """Return the sentences of an article with everything found in them."""
    return read_sentences(article, _toponyms(country), load_lexicon(country))


def _read_all(
    state: Walk, readings: tuple[Reading, ...], article: Article, country: Country
) -> tuple[list[Fields], list[Skipped]]:
    """Read the fields of each episode; drop what has no place or no month."""
    kept: list[Fields] = []
    skipped: list[Skipped] = []
    before: Placed | None = None
    blamed, names, striker = _blamed(readings), Names(readings), striker_of(readings)
    said = attach(find_statements(readings, names), state.episodes)
    tellings = find_tellings(readings)
    speaker = speaker_of(article.publisher, load_lexicon(country))
    arrester = arrester_of(readings)
    for n, episode in enumerate(state.episodes):
        blame = Blame(said.get(n, ()), names, blamed, striker, tellings, speaker, arrester)
        # the place of one list item is none of the next
        fields = read_fields(episode, article, country, None if episode.item else before, blame)
        reason = _lack(fields)
        if reason:
            state.roundup = state.roundup or _tells_a_sum(episode, fields, reason)
            skipped.append(_skip(article, episode, reason))
            continue
        if not fields.placed.inherited:
            before = fields.placed
        kept.append(fields)
    return _without_sums(state, kept, article, skipped), skipped


def _tells_a_sum(episode: Episode, fields: Fields, reason: str) -> bool:
    """'Eight were killed in several cities': a lead without a place sums up what follows."""
    lead = episode.parts[0].reading.sentence.order <= 1
    return lead and reason == "no_place" and bool(fields.tolls)


def _lack(fields: Fields) -> str:
    """Return why an episode is no incident after all, '' where it is one."""
    where = fields.placed.where
    if fields.episode.accident:
        return "accident"
    if not (where.governorates or where.toponyms):
        return "no_place"
    if not where.governorates and not fields.episode.soft_isos:
        return "no_place"
    strong = fields.episode.date is not None or bool(fields.tolls)
    if fields.placed.inherited and not strong:
        return "no_place"
    if fields.when is not None and fields.when.span.prec == DatePrec.YEAR:
        return "no_date"
    return ""


def _without_sums(
    state: Walk, kept: list[Fields], article: Article, skipped: list[Skipped]
) -> list[Fields]:
    """Drop the sum of a day where its parts are told one by one."""
    result = []
    for fields in kept:
        if _is_sum(fields, kept):
            skipped.append(_skip(article, fields.episode, "total"))
            state.roundup = state.roundup or fields.episode.parts[0].reading.sentence.order <= 2
            continue
        result.append(fields)
    return result


def _is_sum(fields: Fields, kept: list[Fields]) -> bool:
    """Whether 'bombings in Baghdad killed 40' only sums up two or more others of its day."""
    if _adds_up(fields, kept):
        return True
    killed = fields.tolls.get("killed")
    if killed is None or killed.toll.low is None or fields.when is None:
        return False
    first = fields.episode.parts[0]
    words = first.lows
    if not {"bombs", "bombings", "attacks", "blasts", "explosions", "bombers"}.intersection(words):
        return False
    parts = [
        other
        for other in kept
        if other is not fields
        and other.placed.where.governorates == fields.placed.where.governorates
        and other.when is not None
        and other.when.span.start >= fields.when.span.start
        and other.when.span.end <= fields.when.span.end
    ]
    lows = [o.tolls["killed"].toll.low or 0 for o in parts if "killed" in o.tolls]
    return len(lows) >= 2 and 0.6 * sum(lows) <= killed.toll.low and max(lows) < killed.toll.low


def _adds_up(fields: Fields, kept: list[Fields]) -> bool:
    """Whether a lead without a place of its own gives just the sum of what follows."""
    first = fields.episode.parts[0].reading.sentence
    if fields.episode.item or first.order > _LEAD:
        return False
    if any(part.own_places for part in fields.episode.parts[:2]):
        return False
    for fate in ("detained", "killed"):
        told = fields.tolls.get(fate)
        lows = [
            o.tolls[fate].toll.low or 0
            for o in kept
            if o is not fields and fate in o.tolls and not _is_before(o, first.order)
        ]
        lows = [low for low in lows if low]
        if told is not None and len(lows) >= 2 and told.toll.low == sum(lows):
            return True
    return False


def _is_before(fields: Fields, order: int) -> bool:
    """Whether an incident is told before a sentence, which then sums nothing up for it."""
    return all(p.reading.sentence.order < order for p in fields.episode.parts[:1])


def _drafts(
    kept: list[Fields], state: Walk, article: Article, readings: tuple[Reading, ...]
) -> tuple[IncidentDraft, ...]:
    episodes = [fields.episode for fields in kept]
    dates = [fields.when.span if fields.when else None for fields in kept]
    titled = article.title_end > 0
    flags = find_primary(episodes, dates, state, readings, has_headline=titled)
    tellers = Counter(order for episode in episodes for order in _first_orders(episode))
    drafts = []
    for n, fields in enumerate(kept):
        own = _first_orders(fields.episode)
        orders = {part.reading.sentence.order for part in fields.episode.parts}
        shared = frozenset(order for order in orders if tellers[order] > (order in own))
        drafts.append(assemble(fields, article, n + 1, primary=flags[n], shared=shared))
    return tuple(drafts)


def _first_orders(episode: Episode) -> set[int]:
    """Return the sentences in which an episode is told first."""
    return {part.reading.sentence.order for part in episode.parts[:2]}


def _blamed(readings: tuple[Reading, ...]) -> str:
    """Return the actor the article names most, for 'the group' and for drones of a state."""
    counts: dict[str, int] = {}
    for reading in readings:
        for mark in reading.of("actor"):
            if mark.value in _BLAMED:
                counts[mark.value] = counts.get(mark.value, 0) + 1
    return max(counts, key=lambda name: (counts[name], name)) if counts else ""


def _refused(state: Walk, article: Article) -> list[Skipped]:
    return [
        Skipped(
            item=article.id,
            stage="extract",
            reason=f"Not an incident: {REASONS[refused.reason]}.",
            span=article.offsets.to_raw(refused.happening.start, refused.happening.end),
        )
        for refused in state.refused
    ]


def _skip(article: Article, episode: Episode, reason: str) -> Skipped:
    part = episode.parts[0]
    return Skipped(
        item=article.id,
        stage="extract",
        reason=f"Not an incident: {REASONS[reason]}.",
        span=article.offsets.to_raw(part.start, part.end),
    )
