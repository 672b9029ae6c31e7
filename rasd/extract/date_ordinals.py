"""Rules for days told by their number: 'the third of June', 'on the 23rd of the month'."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from rasd.extract import calendar as cal
from rasd.extract.date_words import MONTH, WEEKDAY, YEAR, Reading, Rule, S

OF_YEAR: Final = (
    rf"(?:,?{S}(?:of{S})?(?P<year>{YEAR})|{S}(?P<said>(?:of{S})?(?i:last|this){S}(?i:year)\b))?"
)
_ONES: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
)
_ORDINALS: Final = (
    *_ONES,
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
    *(f"twenty-{n}" for n in _ONES),
    *("thirtieth", "thirty-first"),
)
_ORDINAL: Final = re.compile(
    rf"\b(?:(?P<lead>(?i:since|on)){S})?(?i:the){S}"
    rf"(?:(?P<word>(?i:{'|'.join(_ORDINALS)}))|(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)){S}of{S}"
    rf"(?:(?P<which>(?i:this|last)){S}month|(?P<month>{MONTH}))\b(?!,?{S}{YEAR})"
)
_BARE_DAY: Final = re.compile(
    rf"\b(?i:on|(?:(?:on|in){S}the{S})?(?:morning|afternoon|evening|night){S}of){S}(?i:the){S}"
    rf"(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)\b"
    rf"(?:{S}of{S}(?:the|that){S}(?:same{S})?month\b|(?=[,.;:)]))"
)
_MONTH_BEFORE: Final = re.compile(
    rf"\b(?:(?P<which>(?i:last|this)){S}month\b|(?P<month>{MONTH}){OF_YEAR})"
)
_NTH_WEEKDAY: Final = re.compile(
    rf"\b(?:(?i:on){S})?(?i:the){S}(?P<nth>(?i:first|second|third|fourth|last)){S}(?P<day>{WEEKDAY}){S}"
    rf"(?i:of|in){S}(?:(?P<which>(?i:this|last)){S}month\b|(?P<month>{MONTH}){OF_YEAR})"
)
_BACK: Final = 200
"""Characters before 'on the 23rd' in which its month is named."""


def year_said(match: re.Match[str], published: date | None) -> int | None:
    """Return the year told with a month ('May 2014', 'May of last year'), None where none is."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("said") and published is not None:
        return published.year - ("last" in groups["said"].lower())
    return None


def latest_day(month: int, number: int, published: date) -> Reading | None:
    """Return the last such day by the day of publication."""
    if not 1 <= month <= 12:
        return None
    year = published.year - ((month, number) > (published.month, published.day))
    day = cal.day_of(year, month, number)
    return None if day is None else Reading(cal.span_of(day), "published")


def _read_ordinal(match: re.Match[str], published: date | None) -> Reading | None:
    """Read 'the third of June', 'the 10th of this month'."""
    if published is None:
        return None
    word = match["word"]
    number = _ORDINALS.index(word.lower()) + 1 if word else int(match["day"])
    if match["month"]:
        return latest_day(cal.month_number(match["month"]), number, published)
    back = 1 if match["which"].lower() == "last" else 0
    whole = cal.shifted(cal.span_of(published), "month", -back)
    day = cal.day_of(whole.start.year, whole.start.month, number)
    return None if day is None else Reading(cal.span_of(day), "published")


def _read_bare_day(match: re.Match[str], published: date | None) -> Reading | None:
    """Read 'on the 23rd' by the month named last before it; else the last such day."""
    if published is None:
        return None
    window = match.string[max(0, match.start() - _BACK) : match.start()]
    named = [m for m in _MONTH_BEFORE.finditer(window) if m["which"] or m["month"][0].isupper()]
    number, last = int(match["day"]), named[-1] if named else None
    if last is not None and last["month"]:
        month, year = cal.month_number(last["month"]), year_said(last, published)
        if year is None:
            return latest_day(month, number, published)
        day = cal.day_of(year, month, number)
        return None if day is None else Reading(cal.span_of(day), "published")
    back = last["which"].lower() == "last" if last is not None else number > published.day
    whole = cal.shifted(cal.span_of(published), "month", -int(back))
    day = cal.day_of(whole.start.year, whole.start.month, number)
    return None if day is None else Reading(cal.span_of(day), "published")


def _read_nth_weekday(match: re.Match[str], published: date | None) -> Reading | None:
    """Read 'the first Friday of November', 'the last Sunday of last month'."""
    if published is None:
        return None
    if match["month"]:
        month, year = cal.month_number(match["month"]), year_said(match, published)
        year = cal.year_of_month(month, published) if year is None else year
    else:
        back = match["which"].lower() == "last"
        whole = cal.shifted(cal.span_of(published), "month", -int(back))
        month, year = whole.start.month, whole.start.year
    number, nth = cal.weekday_number(match["day"]), match["nth"].lower()
    end = cal.months_span(year, month).end
    if nth == "last":
        return Reading(cal.span_of(cal.weekday_not_after(number, end)), "published")
    week = ("first", "second", "third", "fourth").index(nth) + 1
    day = cal.weekday_not_after(number, date(year, month, 7 * week))
    return Reading(cal.span_of(day), "published")


RULES: Final[tuple[Rule, ...]] = (
    ("ordinal", _ORDINAL, _read_ordinal),
    ("bare_day", _BARE_DAY, _read_bare_day),
    ("nth_weekday", _NTH_WEEKDAY, _read_nth_weekday),
)
