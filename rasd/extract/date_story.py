"""Rules for dates told by the story: 'a day earlier', 'the previous Friday', 'the same day'."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from rasd.extract.date_words import (
    ABOUT,
    COUNT,
    DAYPART,
    DAYS_OF,
    UNIT,
    WEEKDAY,
    Reading,
    Rule,
    S,
    shift_of,
    unit_of,
)

_COUNT_BEFORE: Final = re.compile(rf"(?:\b{ABOUT}{S})?(?P<count>{COUNT})(?:{S}|-)\Z")
_LATER: Final = re.compile(
    rf"\b(?P<unit>(?i:minutes?)|{UNIT}){S}"
    rf"(?P<way>(?i:earlier|later|before|after|afterwards?|previously|prior))\b"
)
_NEXT_TO: Final = re.compile(
    rf"\b(?:the{S}|The{S})?(?P<way>(?i:previous|preceding|following|next|same|that|prior))"
    rf"{S}(?P<unit>(?i:day|night|morning|afternoon|evening|week|month|year))\b"
    rf"(?!-|['\u2019](?!s\b))"
)
_BEFORE: Final = re.compile(
    rf"\b(?:The|the){S}(?P<unit>(?i:day|night|evening|morning|week|month|year)){S}"
    rf"(?P<way>(?i:before(?!{S}last\b)|after|earlier|previously))\b"
)
_OTHER_WEEKDAY: Final = re.compile(
    rf"\b(?:\b(?i:on|in){S})?(?:(?i:(?:early|late){S}))?(?:\b(?i:the){S})?"
    rf"(?:(?P<way>\b(?i:previous|preceding|prior|following|that)){S}\b(?P<day>{WEEKDAY})"
    rf"|(?<=[Tt]he[ ])\b(?P<day2>{WEEKDAY})(?:{S}{DAYPART})?{S}(?P<way2>(?i:before|after)))\b"
    rf"(?:{S}{DAYPART}\b)?(?!{S}last\b)"
)
_SAME: Final = re.compile(
    rf"\b(?i:later{S}in{S}the{S}day|earlier{S}in{S}the{S}day|later{S}that{S}day"
    rf"|earlier{S}that{S}day|hours{S}(?:later|earlier|before))\b"
)
_BACK: Final = ("earlier", "before", "previously", "previous", "preceding", "prior")


def count_before(match: re.Match[str]) -> tuple[str, int]:
    """Return the count before a unit noun and where the expression begins with it."""
    window = match.string[max(0, match.start() - 40) : match.start()]
    found = _COUNT_BEFORE.search(window)
    if found is None:
        return "", match.start()
    return found["count"], match.start() - len(found[0])


def _read_later(match: re.Match[str], _published: date | None) -> Reading | None:
    (count, start), word = count_before(match), match["unit"].lower()
    sign = -1 if match["way"].lower() in _BACK else 1
    if not count and not word.endswith("s"):
        return None  # 'day after day'; 'the day before' has its own rule
    low, high = shift_of(count)
    if word.startswith(("minute", "hour")):
        days = (high // 24) if count and word.startswith("hour") else 0
        return Reading(None, "discourse", shift=sign * days, start=start)
    unit = unit_of(word)
    if unit in DAYS_OF:
        low, high, unit = DAYS_OF[unit] * low, DAYS_OF[unit] * high, "day"
    shift_to = sign * high if high != low else None
    return Reading(None, "discourse", unit=unit, shift=sign * low, shift_to=shift_to, start=start)


def _read_next_to(match: re.Match[str], _published: date | None) -> Reading | None:
    way, unit = match["way"].lower(), match["unit"].lower()
    if (
        way == "next"
        and not match[0].lower().startswith("the")
        and unit in ("week", "month", "year")
    ):
        return None  # 'next month' is told by the publication day
    shift = -1 if way in _BACK else 0 if way in ("same", "that") else 1
    unit = unit if unit in ("week", "month", "year") else "day"
    return Reading(None, "discourse", unit=unit, shift=shift)


def _read_before(match: re.Match[str], _published: date | None) -> Reading:
    unit = match["unit"].lower()
    shift = -1 if match["way"].lower() in _BACK else 1
    unit = unit if unit in ("week", "month", "year") else "day"
    return Reading(None, "discourse", unit=unit, shift=shift)


def _read_other_weekday(match: re.Match[str], _published: date | None) -> Reading:
    """Read 'the previous Friday', 'that Friday', 'the Friday before': told by the story."""
    way = (match["way"] or match["way2"]).lower()
    shift = -1 if way in _BACK else 0 if way == "that" else 1
    day = (match["day"] or match["day2"])[:3].lower()
    return Reading(None, "discourse", unit=day, shift=shift)


def _read_same(_match: re.Match[str], _published: date | None) -> Reading:
    return Reading(None, "discourse")


RULES: Final[tuple[Rule, ...]] = (
    ("later", _LATER, _read_later),
    ("next_to", _NEXT_TO, _read_next_to),
    ("before", _BEFORE, _read_before),
    ("other_weekday", _OTHER_WEEKDAY, _read_other_weekday),
    ("same", _SAME, _read_same),
)
