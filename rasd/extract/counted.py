"""'Crowds wept, a day after a bomb killed 54': a side clause dated by the days between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from typing import Final

from rasd.extract.dates import DateMention
from rasd.extract.datings import Timing
from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.wordsets import word_set

_CAME: Final = word_set("came comes come coming followed follows happened occurred is was just")
_AT_ONCE: Final = 9
"""Words of a side clause within which its act is told, where it tells one."""

_LATE: Final = 20
"""The same behind 'It comes three days after …', which tells nothing else."""

_MOST: Final = 4
"""Dates of a sentence that are tried: more of them is a list, and time must stay in proportion."""

_NO_CLAUSE: Final = word_set("by in at near on with from to when as that this which it and")
"""Words behind 'two days before' that show it stands for itself."""


def counted_from(reading: Reading, read: Callable[[int, int], Happening]) -> tuple[Happening, ...]:
    """Return the main and the side clause of 'X, two days after Y', each with its day; or ().

    The side clause has its own day, counted from that of the main clause; it may stand first.
    read: gives words `first..last` of the sentence as a happening.
    """
    counted = (m for m in reading.dates if m.anchor == "discourse")
    opening = [m for m in islice(counted, _MOST) if _opens_clause(reading, m)]
    for mention in opening:
        cut, first = reading.word_at(mention.end), reading.word_at(mention.start)
        main, side = _sides(reading, first, cut)
        if main[1] - main[0] < 2:
            continue
        front = _front(reading, first)
        told, aside = _dated_in_front(read(*main), front), read(*side)
        earlier = _dated_back(aside, mention, told, first)
        first = 0 if front is not None else first
        comes = reading.low(first - 1) in _CAME
        if first >= 2 and not _tells_at_once(aside, _LATE if comes else _AT_ONCE):
            if (comes or told.score.enough) and not _goes_on(reading, cut, aside):
                return (told,)  # for orientation only
            continue
        came = comes and bool(aside.triggers and aside.own_places)
        if not (earlier.score.enough or came) or not (aside.triggers or aside.harms):
            continue
        acts = any(t.verb for t in aside.triggers) or bool(aside.harms)
        if first < 2 and not (told.score.enough and acts):
            continue
        # mourners and diggers tell no event of the day that they mourn or dig on
        return (told, earlier) if told.triggers or told.harms or came else (earlier,)
    return ()


def _tells_at_once(aside: Happening, reach: int) -> bool:
    """Whether the act opens the side clause: not 'a day after Washington promised an answer'."""
    acts = [t.mark.first for t in aside.triggers] + [harm.at for harm in aside.harms]
    if not acts:
        return False
    said = [m.first for m in aside.reading.cues("report.verbs") if m.first >= aside.first]
    return min(acts) - aside.first <= reach and not (said and said[0] < min(acts))


def _goes_on(reading: Reading, cut: int, aside: Happening) -> bool:
    """Whether the main clause goes on behind the side clause: 'a day after the vote, that'."""
    comma = next((n for n in range(cut, aside.last - 4) if "," in reading.gap(n)), aside.last)
    return any(harm.at >= comma for harm in aside.harms)


def _opens_clause(reading: Reading, mention: DateMention) -> bool:
    cut = reading.word_at(mention.end)
    if not mention.text.lower().endswith(("after", "before")):
        return False
    if reading.text[mention.end : mention.end + 1] in (",", ".", ";"):
        return False
    return len(reading.words) - cut >= 3 and reading.low(cut) not in _NO_CLAUSE


def _sides(reading: Reading, first: int, cut: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the words of the main and of the side clause; a side clause in front has a comma."""
    size = len(reading.words)
    if first >= 2 and _front(reading, first) is None:
        return (0, first), (cut, size)
    comma = next((n for n in range(cut + 3, size - 2) if "," in reading.gap(n)), size)
    return (comma, size), (cut, comma)


def _front(reading: Reading, first: int) -> DateMention | None:
    """Return the date that alone stands before the side clause: 'On 12 June, two days after …'."""
    mention = reading.dates[0]
    alone = 0 < reading.word_at(mention.end) == first and reading.word_at(mention.start) <= 1
    return mention if alone and mention.anchor != "discourse" else None


def _dated_in_front(told: Happening, front: DateMention | None) -> Happening:
    """Give the main clause the date that opens the sentence."""
    if front is None:
        return told
    timing = Timing(front, told=False, word=told.first, lead=True)
    score = replace(told.score, value=told.score.value + (0.0 if told.told_events else 1.0))
    return replace(told, timings=(timing, *told.timings), score=score)


def _dated_back(aside: Happening, mention: DateMention, told: Happening, first: int) -> Happening:
    """Date a side clause by the days between it and the main clause."""
    if any(timing.mention.anchor != "discourse" for timing in aside.told_events):
        return aside
    back = replace(
        mention,
        shift=-mention.shift,
        shift_to=None if mention.shift_to is None else -mention.shift_to,
    )
    dates = [timing.mention for timing in told.timings if timing.mention.anchor != "discourse"]
    base = dates[0] if dates else None
    timing = Timing(back, told=False, word=first, lead=True, base=base, back=True)
    points = any(trigger.the for trigger in aside.triggers)
    score = replace(aside.score, value=aside.score.value + (0.0 if aside.told_events else 1.0))
    event = bool(told.triggers or told.harms) and "statement" not in told.score.against
    return replace(
        aside,
        timings=(timing, *aside.timings),
        places=aside.places if event or aside.own_places else told.places,
        known=points,
        cue=not points and told.score.enough,
        score=score,
    )
