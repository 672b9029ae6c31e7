"""Find the dates that a text tells and turn them into intervals of whole days.

Every date is an interval with a precision. What hangs on the story ('the previous month', 'a day
earlier') is found here and resolved by the caller against the last event's date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Final

from rasd.extract import calendar as cal
from rasd.extract import date_absolute, date_feasts, date_ordinals, date_relative, date_story
from rasd.extract.date_words import KEYS, UNIT_KEY, Anchor, Reading, Rule
from rasd.model import DateSpan

_RULES: Final[tuple[Rule, ...]] = (
    *date_absolute.RULES,
    *date_ordinals.RULES,
    *date_feasts.RULES,
    *date_relative.RULES,
    *date_story.RULES,
)
_BEFORE: Final = 110
_BEHIND: Final = 90
"""Characters before and behind a key word that a date may take up."""

_NIGHTS: Final = ("overnight", "last_night")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date as written, at `start..end` of the searched text.

    value: resolved where the text and the publication day suffice, else None. anchor: what it
    hangs on; 'none' names its year itself. unit, shift, shift_to: for 'discourse', how many units
    from the anchor ('day', 'week', 'month', 'year'; negative is back). habitual: a range or a
    habit ('since January', 'every Friday', 'between 2014 and 2017'), which dates no single event.
    rule: id of the rule that read it ('weekday', 'month', 'overnight', 'for', …).
    """

    start: int
    end: int
    text: str
    value: DateSpan | None
    rule: str
    anchor: Anchor
    unit: str = "day"
    shift: int = 0
    shift_to: int | None = None
    habitual: bool = False


def find_dates(text: str, published: date | None) -> tuple[DateMention, ...]:
    """Return the dates in `text` in reading order; they never overlap.

    Where two expressions share words the earlier one wins, then the longer one.
    """
    found = sorted(
        _candidates(text, published), key=lambda item: (item[1].start, -item[1].end, item[0])
    )
    kept: list[DateMention] = []
    for _, mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def resolve(
    mention: DateMention, *, published: date | None, anchor: DateSpan | None
) -> DateSpan | None:
    """Return the interval that `mention` means, None where nothing fixes it.

    anchor: the date of the event told last, for mentions that hang on the story; without it the
    publication day stands in. A mention read without a publication day is read again with it.
    """
    if mention.anchor != "discourse":
        if mention.value is not None or published is None:
            return mention.value
        again = find_dates(mention.text, published)
        return again[0].value if again else None
    base = anchor
    if base is None and published is not None:
        base = cal.span_of(published)
    if base is None:
        return None
    return cal.shifted(base, mention.unit, mention.shift, mention.shift_to)


def combine(
    first: DateSpan | None, second: DateSpan | None, *, night: bool = False
) -> DateSpan | None:
    """Return the one interval that two mentions of one event's date allow, None if they clash.

    night: one of them is 'overnight' or 'last night'; the other, a day, is then the morning after
    or the day of telling, and both it and the day before remain.
    """
    if first is None or second is None:
        return second if first is None else first
    if night:
        shorter = min((first, second), key=lambda span: (span.end - span.start).days)
        if shorter.start == shorter.end:
            return cal.span_of(cal.add_days(shorter.start, -1), shorter.end)
    start, end = max(first.start, second.start), min(first.end, second.end)
    return cal.span_of(start, end) if start <= end else None


def is_night(mention: DateMention) -> bool:
    """Return whether the mention is a night over two days ('overnight', 'last night')."""
    return mention.rule in _NIGHTS


def _candidates(text: str, published: date | None) -> Iterator[tuple[int, DateMention]]:
    windows: dict[re.Pattern[str], list[tuple[int, int]]] = {}
    for order, (name, pattern, read) in enumerate(_RULES):
        key = KEYS.get(name, UNIT_KEY)
        if key not in windows:
            windows[key] = _windows(text, key)
        matches = chain.from_iterable(pattern.finditer(text, *span) for span in windows[key])
        for match in matches:
            mention = _mention(match, name, read(match, published))
            if mention is not None:
                yield order, mention


def _windows(text: str, key: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the stretches of text around what a rule cannot do without."""
    found: list[tuple[int, int]] = []
    for match in key.finditer(text):
        start, end = max(0, match.start() - _BEFORE), min(len(text), match.end() + _BEHIND)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _mention(match: re.Match[str], name: str, reading: Reading | None) -> DateMention | None:
    if reading is None:
        return None
    start = match.start() if reading.start is None else reading.start
    return DateMention(
        start=start,
        end=match.end(),
        text=match.string[start : match.end()],
        value=reading.value,
        rule=reading.rule or name,
        anchor=reading.anchor,
        unit=reading.unit,
        shift=reading.shift,
        shift_to=reading.shift_to,
        habitual=reading.habitual,
    )
