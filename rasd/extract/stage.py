"""What a paragraph sets for the acts told in it: the day and the place of its eventless sentences.

'In Amara, he had led marches since 2011. On 6 November he was called to a meeting. He was shot
dead': narrators set the scene first, and what follows in the paragraph takes place on it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasd.extract.episodes import Episode, Seen, Walk
from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.locatives import BESIDE, EVENT, FIRM, Locative, find_locatives
from rasd.extract.wordsets import word_set
from rasd.model import DatePrec

_FIRST: Final = 3
"""Paragraphs in which an article without a dateline tells where it is set."""

_OPENING: Final = 4
"""Words of a sentence within which a place sets the scene."""

_CAME: Final = word_set("turn came reached spread moved shifted scene arrived struck")
"""'It was the turn of Kalar', 'the war came to Samawa': words that bring the tale to a place."""

_FARED: Final = frozenset(
    (verb, rest)
    for verb in ("has", "had", "was", "is", "fared", "saw", "too", "suffered")
    for rest in (
        "its",
        "next",
        "worse",
        "no",
        "not",
        "spared",
        "better",
        "it",
        "seen",
        "the",
        "had",
        "has",
    )
) - {("was", "the"), ("is", "the"), ("has", "no"), ("had", "no"), ("has", "not")}
"""'Balad has its own dead', 'Kut fared no better', 'Mosul was next'."""

_UNREAL: Final = frozenset({"modality", "legal", "statement", "total", "habit", "estimate"})
_ASIDE: Final = 8
_TOLD: Final = word_set("spoken said told put given reported announced counted")
_PASSIVE: Final = word_set("was were is are been being")


def sets_place(reading: Reading, happenings: tuple[Happening, ...]) -> tuple[Locative, ...]:
    """Return the place that an eventless sentence sets for its paragraph, () where none does."""
    first = happenings[0]
    if reading.sentence.headline or any(h.told for h in happenings) or _speaks(reading):
        return ()
    places = [p for p in first.own_places if p.role in FIRM | {BESIDE} and len(p.isos) == 1]
    isos = frozenset().union(*(place.isos for place in places))
    if len(isos) != 1:
        return ()
    place = places[0]
    if _opens(reading, place) or (first.told_events and _brings(reading, place)):
        return (replace(place, role=EVENT, word=0),)
    return ()


def main_place(
    readings: tuple[Reading, ...], dateline: tuple[Locative, ...]
) -> tuple[Locative, ...]:
    """Return where a feature is set: its dateline, else the first place it says something is in.

    Only where it opens without telling any act, as features do.
    """
    for reading in readings:
        if reading.sentence.paragraph > _FIRST or reading.of("fate") or reading.of("verb"):
            return ()
        if reading.sentence.headline:
            continue
        if dateline and reading.sentence.paragraph > 1:
            return dateline
        for place in () if dateline else find_locatives(reading)[0]:
            if place.role in FIRM and len(place.isos) == 1:
                return (replace(place, role=BESIDE, word=0),)
    return ()


def _opens(reading: Reading, place: Locative) -> bool:
    """'And in Karbala it took nine seconds', 'Farther west, in Hit', 'Balad has its own dead'."""
    behind = _past_aside(reading, reading.word_at(place.hit.end))
    if place.word == 0 and (reading.low(behind), reading.low(behind + 1)) in _FARED:
        return True
    if place.role not in FIRM or place.word > _OPENING:
        return False
    return any(reading.low(n) in ("in", "at") for n in range(place.word))


def _past_aside(reading: Reading, at: int) -> int:
    """'Tikrit, across the hills, has had its share': the word behind what stands between commas."""
    if "," not in reading.gap(at):
        return at
    return next((n for n in range(at + 1, at + _ASIDE) if "," in reading.gap(n)), at)


def _brings(reading: Reading, place: Locative) -> bool:
    return any(reading.low(n) in _CAME for n in range(place.word))


def note_stage(state: Walk, seen: Seen) -> None:
    """Keep the day of an eventless sentence for what its paragraph tells next."""
    happening = seen.happening
    if happening.triggers or happening.harms:
        if seen.timing is not None:
            # the act has a day of its own; a weak one leaves it to what is told next
            state.day = None if happening.score.enough else seen.span
        return
    span = seen.span if seen.timing is not None else None
    if span is None and _is_called(happening):
        span = seen.told
    words = set(happening.lows)
    if (
        span is None
        or ("had" in words and words & _TOLD)
        or _UNREAL.intersection(happening.score.against)
    ):
        return
    if span.prec == DatePrec.DAY and (span.end - span.start).days <= 1:
        state.day = span


def _is_called(happening: Happening) -> bool:
    """'On 6 November he was called to a meeting': nobody tells anything on that day."""
    return bool(happening.told) and not _speaks(happening.reading)


def _speaks(reading: Reading) -> bool:
    """Whether somebody says something: such a sentence tells where he spoke."""
    return any(reading.low(m.first - 1) not in _PASSIVE for m in reading.cues("report.verbs"))


def leaves(episode: Episode, happening: Happening) -> bool:
    """Whether an eventless sentence takes the tale elsewhere than the episode told before it."""
    if happening.triggers or happening.harms or not happening.isos:
        return False
    last = episode.parts[-1].reading.sentence.paragraph
    if not (episode.isos or episode.around):
        return False  # the first sentence that tells where it was
    if last == happening.reading.sentence.paragraph or happening.isos <= episode.isos:
        return False
    return bool(sets_place(happening.reading, (happening,)))


def on_stage(state: Walk, seen: Seen) -> Seen:
    """Give an act without a day the one that its paragraph told before."""
    happening = seen.happening
    acts = [t.mark.first for t in happening.triggers] + [h.at for h in happening.harms]
    if state.day is None or seen.span is not None or not acts or happening.known:
        return seen
    if happening.told_events or "had" in happening.lows[: max(0, min(acts) - happening.first)]:
        return seen
    # 'a box went off between the stalls': the scene makes up for a side that nobody names
    strong = "weak" in happening.score.against and any(t.weight > 3 for t in happening.triggers)
    score = replace(happening.score, value=happening.score.value + 1.0 + strong)
    return replace(seen, happening=replace(happening, score=score), span=state.day)


def turns_back(state: Walk, episode: Episode, seen: Seen) -> bool:
    """Whether a clause would leave the event of its own paragraph for one told before that."""
    happening, current = seen.happening, state.current
    if current is None or episode is current or happening.known or seen.span is not None:
        return False
    if episode.headline or current.headline:
        return False
    return is_beside(current, happening) and not is_beside(episode, happening)


def is_beside(episode: Episode, happening: Happening) -> bool:
    """Whether a clause stands in the paragraph that told the episode last."""
    last = episode.parts[-1].reading.sentence.paragraph
    return last == happening.reading.sentence.paragraph
