"""Rules for dates told by the publication day: 'on Friday', 'last week', 'two days ago'."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from rasd.extract import calendar as cal
from rasd.extract.date_story import count_before
from rasd.extract.date_words import (
    ABOUT,
    BEFORE_DAY,
    COUNT,
    DAYPART,
    DAYS_OF,
    MIDNIGHT,
    PART,
    RANGE,
    UNIT,
    WEEKDAY,
    Reading,
    Rule,
    S,
    part_of,
    shift_of,
    unit_of,
)
from rasd.model import DateSpan

_BEFORE_LAST: Final = re.compile(
    rf"\b(?:in{S})?(?i:the{S}(?P<unit>week|month|year){S}before{S}last)\b"
)
_YEAR_AGO: Final = re.compile(
    rf"\b(?P<count>{COUNT}){S}(?i:years?){S}(?i:ago){S}(?:(?i:on){S})?"
    rf"(?P<when>(?i:today|yesterday|tomorrow|this{S}(?:week|month|day|morning|evening)))\b"
)
_DAY_WORD: Final = re.compile(
    rf"\b(?:(?i:earlier|early|late|later){S})?(?i:(?P<word>(?:the{S})?day{S}before{S}yesterday|yesterday"
    rf"|today|tonight|tomorrow|this{S}(?:morning|afternoon|evening)|last{S}(?:night|evening))"
    rf"(?P<part>{S}(?:{DAYPART})(?![\w]))?)\b(?:,{S}{WEEKDAY}|{S}\({WEEKDAY}\))?"
)
_OVERNIGHT: Final = re.compile(
    rf"\b(?:(?i:overnight|through the night)\b(?![ ](?i:curfew|stay|guest))"
    rf"(?:,?{S}(?:(?i:from|on|between){S})?(?P<from>{WEEKDAY})(?!\w)"
    rf"(?:(?:{RANGE}|/|{S}into{S}){WEEKDAY}(?!\w))?|{S}(?i:in)?(?i:to){S}(?P<into>{WEEKDAY})(?!\w))?"
    rf"|(?i:(?:(?:in|on|during){S})?the{S}night{S}(?:leading{S}|in)?(?:to|before)){S}"
    rf"(?P<towards>{WEEKDAY})(?!\w))"
)
"""'overnight into Sunday', 'overnight Saturday', 'in the night to Thursday': two days."""

_WEEKDAY: Final = re.compile(
    rf"\b(?<!\b[Bb]lack[ ])(?<!\b[Gg]ood[ ])(?<!\b[Bb]loody[ ])"
    rf"(?:\b{BEFORE_DAY}{S})?(?:\b(?i:on){S})?"
    rf"(?:\b(?P<lead>(?i:every|each|last|this|next|past|since|until|by)){S})?"
    rf"\b(?P<day>{WEEKDAY})(?:(?P<many>[sS])(?!\w)|(?!\w))(?:{S}(?:at{S})?(?:(?i:early|late){S})?"
    rf"{DAYPART}\b)?(?P<ago>(?:{S}(?:of{S})?(?i:last{S}week))\b)?"
)
_WEEKS_BACK: Final = re.compile(
    rf"\b(?:(?P<count>(?i:a|one|two|three|four)){S}(?i:weeks?){S}(?i:ago){S}(?:(?i:on|last|this){S})?(?P<day>{WEEKDAY})"
    rf"|(?i:on{S})?(?P<day2>{WEEKDAY}){S}(?:(?P<last>(?i:last))(?!{S}(?i:week|month|year))\b"
    rf"|(?:(?P<count2>(?i:a|one|two|three)){S})?(?i:weeks?){S}(?i:ago)|(?P<one>(?i:before{S}last)))"
    rf"|(?:(?i:on|last){S})?(?P<count3>(?i:two|three)){S}(?P<day3>{WEEKDAY})s{S}(?i:ago)"
    rf"|(?:(?i:on){S})?(?:(?i:the){S})(?P<day4>{WEEKDAY}){S}(?i:before{S}last))\b"
)
_WEEKDAYS: Final = re.compile(
    rf"\b(?:{BEFORE_DAY}{S})?(?:\b(?i:on){S})?(?P<first>{WEEKDAY})(?:{S}{DAYPART}\b)?(?:{RANGE}|/|{S}(?:and{S})?into{S})"
    rf"(?:(?i:early|late|on){S}){{0,2}}(?P<last>{WEEKDAY})(?:{S}{DAYPART}\b)?(?!\w)"
)
_PERIOD: Final = re.compile(
    rf"\b(?:(?i:in|at|by|during){S})?(?P<part>\b{PART})?(?P<lead>(?i:(?:earlier|later){S}(?:this"
    rf"|last|in{S}the)|last|this|next|(?:over|at|during){S}the)){S}"
    rf"(?P<unit>(?i:week(?:end)?|month|year))\b(?!-|{S}of\b)"
)
_AGO: Final = re.compile(rf"\b(?P<unit>{UNIT}){S}(?i:ago)\b")
_PAST: Final = re.compile(
    rf"\b(?:(?i:in|over|during|for|within){S})?(?:the{S})?(?i:past|last|previous|recent)"
    rf"(?:{S}(?P<count>{COUNT}))?{S}(?P<unit>(?i:hours|days|weeks|months|years))\b"
)
_PAST_ONE: Final = re.compile(
    rf"\b(?i:in|over|during|for|within){S}the{S}(?i:past|last){S}(?P<unit>(?i:day|week|month|year))\b"
)
_FOR: Final = re.compile(
    rf"\b(?i:for){S}(?:{ABOUT}{S})?(?P<count>{COUNT}){S}(?P<unit>(?i:days|weeks?|months?|years?))\b"
)


def _since(published: date | None, days: int) -> DateSpan | None:
    return None if published is None else cal.span_of(cal.add_days(published, -days), published)


def _read_day_word(match: re.Match[str], published: date | None) -> Reading:
    word = match["word"].lower().split()
    night = word[0] == "last" and word[-1] == "night"
    rule = "last_night" if night else "day_word"
    if published is None:
        return Reading(None, "published", rule=rule)
    if night:
        return Reading(_since(published, 1), "published", rule=rule)
    back = {"yesterday": 1, "last": 1, "the": 2, "day": 2, "tomorrow": -1}.get(word[0], 0)
    return Reading(cal.span_of(cal.add_days(published, -back)), "published")


def _read_overnight(match: re.Match[str], published: date | None) -> Reading:
    named = match["from"] or match["into"] or match["towards"]
    if published is None or named is None:
        return Reading(_since(published, 1), "published")
    day = cal.weekday_not_after(cal.weekday_number(named), published)
    first = cal.add_days(day, 0 if match["from"] else -1)
    rule = "weekdays"  # the days are told; no day beside it narrows the night
    return Reading(cal.span_of(first, cal.add_days(first, 1)), "published", rule=rule)


def _read_weekday(match: re.Match[str], published: date | None) -> Reading:
    lead = (match["lead"] or "").lower()
    habitual = bool(match["many"]) or lead in ("every", "each", "since", "until")
    if published is None:
        return Reading(None, "published", habitual=habitual)
    number = cal.weekday_number(match["day"])
    if match["ago"]:
        day = cal.add_days(cal.monday_of(published), number - 7)
    elif lead == "next":
        day = cal.add_days(cal.weekday_not_after(number, published), 7)
    else:
        latest = cal.add_days(published, -1) if lead in ("last", "past") else published
        day = cal.weekday_not_after(number, latest)
        if MIDNIGHT.match(match[0].lower()) and day < published:
            # Midnight belongs to both days; the text does not say to which.
            return Reading(cal.span_of(day, cal.add_days(day, 1)), "published", habitual=habitual)
    return Reading(cal.span_of(day), "published", habitual=habitual)


def _read_weeks_back(match: re.Match[str], published: date | None) -> Reading:
    """Read 'a week ago on Friday', 'on Monday last', 'two Fridays ago', 'Friday before last'."""
    if published is None:
        return Reading(None, "published")
    day = next(match[g] for g in ("day", "day2", "day3", "day4") if match[g])
    number = cal.weekday_number(day)
    latest = cal.weekday_not_after(number, cal.add_days(published, -1))
    if match["last"]:
        return Reading(cal.span_of(latest), "published")
    count = (match["count"] or match["count2"] or match["count3"] or "").lower()
    back = {"": 1, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4}[count]
    if match["count3"] or match["day4"] or match["one"]:
        # counted in such days, the latest one included
        return Reading(cal.span_of(cal.add_days(latest, 7 - 7 * max(back, 2))), "published")
    there = cal.weekday_not_after(number, cal.add_days(published, 3 - 7 * back))
    return Reading(cal.span_of(there), "published")


def _read_weekdays(match: re.Match[str], published: date | None) -> Reading:
    if published is None:
        return Reading(None, "published")
    last = cal.weekday_not_after(cal.weekday_number(match["last"]), published)
    first = cal.weekday_not_after(cal.weekday_number(match["first"]), last)
    return Reading(cal.span_of(first, last), "published")


def _read_period(match: re.Match[str], published: date | None) -> Reading | None:
    lead, unit = match["lead"].lower().split(), match["unit"].lower()
    if lead[-1] == "the" and unit != "weekend" and lead[0] not in ("earlier", "later"):
        return None
    whole = unit.removesuffix("end")
    if published is None:
        return Reading(None, "published", unit=whole)
    part = part_of(match["part"])
    if lead[-1] == "next":
        value = cal.shifted(cal.span_of(published), whole, 1)
    elif lead[-1] == "last" or unit == "weekend":
        value = _part_of_last(unit, part, _last(unit, published))
    else:
        value = _this(unit, published, future=lead[0] == "later")
    return Reading(value, "published", unit=whole)


def _read_before_last(match: re.Match[str], published: date | None) -> Reading:
    unit = match["unit"].lower()
    value = None if published is None else cal.shifted(cal.span_of(published), unit, -2)
    return Reading(value, "published", unit=unit)


def _part_of_last(unit: str, part: str, whole: DateSpan) -> DateSpan:
    """Return 'late last year', 'the end of last month' and their like."""
    if part and unit == "month":
        return cal.part_of_month(whole.start.year, whole.start.month, part)
    if part and unit == "year":
        return cal.part_of_year(whole.start.year, part)
    return whole


def _this(unit: str, published: date, *, future: bool) -> DateSpan:
    if unit == "week":
        # Ruling of the code book: 'this week' is the seven days that end on the publication day.
        return cal.span_of(published, cal.add_days(published, 6 if future else -6))
    whole = cal.shifted(cal.span_of(published), unit, 0)
    return cal.span_of(published, whole.end) if future else cal.span_of(whole.start, published)


def _last(unit: str, published: date) -> DateSpan:
    if unit == "weekend":
        # Friday to Sunday: Iraq rests on Friday and Saturday, its foreign press on Sunday.
        friday = cal.weekday_not_after(4, cal.add_days(published, -1))
        return cal.span_of(friday, min(cal.add_days(friday, 2), published))
    if unit == "week":
        # Ruling of the code book: from the Monday of the week before to yesterday.
        monday = cal.add_days(cal.monday_of(published), -7)
        return cal.span_of(monday, cal.add_days(published, -1))
    return cal.shifted(cal.span_of(published), unit, -1)


def _read_ago(match: re.Match[str], published: date | None) -> Reading:
    (count, start), unit = count_before(match), unit_of(match["unit"])
    if published is None:
        return Reading(None, "published", unit=unit, start=start)
    low, high = shift_of(count)
    if unit == "hour":
        days = (high + 12) // 24 if count else 0
        return Reading(_since(published, days), "published", start=start)
    if unit in DAYS_OF:
        days = DAYS_OF[unit]
        ends = [cal.add_days(published, -days * n) for n in (high, low)]
        return Reading(cal.span_of(*ends), "published", start=start)
    value = cal.shifted(cal.span_of(published), unit, -low, -high)
    return Reading(value, "published", unit=unit, start=start)


def _length_days(count: str | None, unit: str) -> int:
    low, high = shift_of(count or "")
    number = high if count else low + 6
    return number * {"hour": 1, **DAYS_OF, "month": 30, "year": 365}[unit]


def _read_year_ago(match: re.Match[str], published: date | None) -> Reading:
    """Read 'a year ago today', 'two years ago this week': the same days of an earlier year."""
    if published is None:
        return Reading(None, "published")
    when = match["when"].lower().split()[-1]
    years, _ = shift_of(match["count"])
    if when == "month":
        months = cal.months_span(published.year - years, published.month)
        return Reading(months, "published", unit="month")
    back = {"yesterday": 1, "tomorrow": -1}.get(when, 0)
    that = cal.add_days(published, -back)
    day = cal.day_of(that.year - years, that.month, that.day)
    day = day or cal.add_days(that, -365 * years)
    return Reading(cal.span_of(cal.add_days(day, -6 if when == "week" else 0), day), "published")


def _read_past(match: re.Match[str], published: date | None) -> Reading:
    unit = unit_of(match["unit"])
    count = match.groupdict().get("count")
    days = _length_days(count if "count" in match.groupdict() else "a", unit)
    if unit == "hour":
        days = max(1, days // 24)
    return Reading(_since(published, days), "published", unit=unit, habitual=days > 6)


def _read_for(match: re.Match[str], published: date | None) -> Reading:
    unit = unit_of(match["unit"])
    days = _length_days(match["count"], unit)
    return Reading(_since(published, days), "published", unit=unit, habitual=True)


RULES: Final[tuple[Rule, ...]] = (
    ("weeks_back", _WEEKS_BACK, _read_weeks_back),
    ("weekdays", _WEEKDAYS, _read_weekdays),
    ("weekday", _WEEKDAY, _read_weekday),
    ("day_word", _DAY_WORD, _read_day_word),
    ("overnight", _OVERNIGHT, _read_overnight),
    ("period", _PERIOD, _read_period),
    ("before_last", _BEFORE_LAST, _read_before_last),
    ("year_ago", _YEAR_AGO, _read_year_ago),
    ("ago", _AGO, _read_ago),
    ("past", _PAST, _read_past),
    ("past_one", _PAST_ONE, _read_past),
    ("for", _FOR, _read_for),
)
