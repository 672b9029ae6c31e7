"""The words that dates are made of, as pattern pieces without groups of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from rasd.extract.numerals import NUMBER, value_of
from rasd.model import DateSpan

Anchor = Literal["published", "discourse", "none"]

S: Final = r"(?:[ \t\u00a0]{1,3}|[ \t]?\n[ \t]?)"
"""A gap between two words: blanks or one line break, never a paragraph break."""

MONTH: Final = (
    r"(?:(?i:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)(?![A-Za-z])"
)
WEEKDAY: Final = r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
SHORT_WEEKDAY: Final = r"(?:(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?)"
YEAR: Final = r"(?:19|20)[0-9]{2}(?![0-9]|s\b|[,.][0-9]|-[a-z])"
DAY: Final = (
    r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9A-Za-z%]|[,.:][0-9]|[-\u2013][a-z])"
)
RANGE: Final = rf"(?:[ ]?[-\u2013][ ]?|{S}(?:to|and|or|through|until){S})"
DAYPART: Final = r"(?i:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|lunchtime)"
BEFORE_DAY: Final = (
    rf"(?i:(?:(?:very{S})?(?:early|late|earlier|later)|(?:at|before|around|about|after|by){S}(?:dawn|noon"
    rf"|midnight|midday|sunset|sunrise|dusk|daybreak|night)(?:{S}local{S}time)?|(?:in{S}the{S})?(?:early|late|small)"
    rf"{S}hours{S}of|(?:in{S}the|the){S}(?:early{S}|late{S})?(?:morning|afternoon|evening|night)"
    rf"(?:{S}of)?|by{S}night)(?:{S}on)?(?:{S}the{S}night{S}of)?)"
)
MIDNIGHT: Final = re.compile(r"(?:at|around|about)\s(?:(?:at|around|about)\s)?midnight\b")
"""'at midnight on Thursday', which belongs to two days; 'before midnight' to one."""

PART: Final = (
    rf"(?i:(?:the{S})?(?:early|late|mid|(?:very{S})?(?:beginning|start|end|middle|first{S}half"
    rf"|second{S}half|(?:first|second|third|fourth|last){S}week|first{S}quarter|last{S}quarter"
    rf"|(?:first|opening|early|last|final|closing){S}(?:few{S})?days){S}of)(?:{S}|-)(?:in{S})?)"
)
UNIT: Final = r"(?i:hours?|days?|nights?|weeks?|fortnights?|months?|years?)"
DAYS_OF: Final = {"day": 1, "week": 7, "fortnight": 14}
"""Units that are told in days."""
FEW: Final = rf"(?i:(?:a{S})?few|several|some|a{S}couple{S}of|a{S}couple)"
COUNT: Final = rf"(?:{NUMBER}|\b(?i:an?)|\b{FEW})"
ABOUT: Final = (
    rf"(?i:nearly|almost|about|around|some|(?:just{S}|little{S})?(?:more|less){S}than"
    rf"|(?:just{S})?(?:over|under)|at{S}least|just|only|barely|exactly|fewer{S}than)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one match means, before it is placed in the text.

    shift, shift_to: in units, from the discourse anchor. start: where the expression begins, if
    before the match.
    """

    value: DateSpan | None
    anchor: Anchor
    unit: str = "day"
    shift: int = 0
    shift_to: int | None = None
    habitual: bool = False
    start: int | None = None
    rule: str = ""


Reader = Callable[[re.Match[str], date | None], Reading | None]
Rule = tuple[str, re.Pattern[str], Reader]

_DAY_KEY: Final = re.compile("day|DAY")
_MONTH_KEY: Final = re.compile(
    "[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]u[nl]|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec"
    "|JAN|FEB|MAR|APR|MAY|JU[NL]|AUG|SEP|OCT|NOV|DEC"
)
_YEAR_KEY: Final = re.compile(r"(?:19|20)[0-9]{2}")
_UNIT_KEY: Final = re.compile(
    "(?i:minute|hour|day|night|week|month|year|morning|noon|evening|morrow)"
)
_DIGIT_KEY: Final = re.compile(r"[0-9][-./]")
_AGO_KEY: Final = re.compile("(?i:ago)")
_FEAST_KEY: Final = re.compile(
    "(?i:christ|new[ \\s]year|ramad|ramaz|r[ou]z|asho?u?ra|arba|eid|saints)"
)
_BARE_KEY: Final = re.compile("[0-9](?:st|nd|rd|th)")
_SEASON_KEY: Final = re.compile("(?i:spring|summer|autumn|fall|winter)")
_ORDER_KEY: Final = re.compile("(?i:(?:st|nd|rd|th)[ \\s]of)")

KEYS: Final[dict[str, re.Pattern[str]]] = {
    "month_day": _MONTH_KEY,
    "day_month": _MONTH_KEY,
    "day_range": _MONTH_KEY,
    "numeric": _DIGIT_KEY,
    "day_slash": _DIGIT_KEY,
    "ordinal": _ORDER_KEY,
    "bare_day": _BARE_KEY,
    "nth_weekday": _DAY_KEY,
    "months": _MONTH_KEY,
    "month": _MONTH_KEY,
    "years": _YEAR_KEY,
    "year": _YEAR_KEY,
    "season": _SEASON_KEY,
    "feast": _FEAST_KEY,
    "weeks_back": _DAY_KEY,
    "weekdays": _DAY_KEY,
    "weekday": _DAY_KEY,
    "other_weekday": _DAY_KEY,
    "year_ago": _AGO_KEY,
    "ago": _AGO_KEY,
}
"""What each rule cannot do without; a rule not named here cannot do without a unit of time."""

UNIT_KEY: Final = _UNIT_KEY


def shift_of(count: str) -> tuple[int, int]:
    """Return the range of units that a `COUNT` stands for; 'several' 3-7, 'a few' 1-5."""
    words = count.lower().split()
    if not words:
        return 1, 6
    if "couple" in words:
        return 2, 2
    if words[-1] in ("few", "several", "some"):
        return (3, 7) if words[-1] == "several" else (1, 5)
    number = 1 if words in (["a"], ["an"]) else value_of(count)
    number = min(number, 5000)
    return number, number


def unit_of(word: str) -> str:
    """Return 'hour', 'day', 'week', 'fortnight', 'month' or 'year'; a night is a day."""
    unit = word.lower().rstrip("s")
    return "day" if unit == "night" else unit


def part_of(words: str | None) -> str:
    """Return 'early', 'mid', 'late', 'first half', 'last quarter', 'second week' or ''."""
    text = " ".join((words or "").lower().replace("-", " ").split())
    names = {"beginning": "early", "start": "early", "end": "late", "middle": "mid"}
    if text.endswith("week of"):
        return " ".join(text.split()[-3:-1])
    if text.endswith("days of"):
        return "late" if {"last", "final", "closing"}.intersection(text.split()) else "early"
    for key in ("first half", "second half", "first quarter", "last quarter", "early", "late"):
        if key in text:
            return key
    return next((part for word, part in names.items() if word in text), "mid" if text else "")


def is_name_of_month(word: str) -> bool:
    """Return whether a month's word can stand as one without a day: 'may' and 'march' cannot."""
    return word[0].isupper() or word.lower() not in ("may", "march", "august")
