"""Rules for dates told by the publication day ('on Friday') or by the story ('a day earlier')."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from rasd.extract import calendar as cal
from rasd.extract.date_words import (
    ABOUT,
    BEFORE_DAY,
    COUNT,
    DAYPART,
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

_YEAR_AGO: Final = re.compile(
    rf"\b(?P<count>{COUNT}){S}(?i:years?){S}(?i:ago){S}(?:(?i:on){S})?"
    rf"(?P<when>(?i:today|yesterday|tomorrow|this{S}(?:week|month|day|morning|evening)))\b"
)
_DAY_WORD: Final = re.compile(
    rf"\b(?:(?i:earlier|early|late|later){S})?(?i:(?P<word>the{S}day{S}before{S}yesterday|yesterday"
    rf"|today|tonight|tomorrow|this{S}(?:morning|afternoon|evening)|last{S}(?:night|evening))"
    rf"(?P<part>{S}(?:{DAYPART})(?![\w]))?)\b(?:,{S}{WEEKDAY}|{S}\({WEEKDAY}\))?"
)
_OVERNIGHT: Final = re.compile(r"\b(?i:overnight|through the night)\b(?![ ](?i:curfew|stay|guest))")
_WEEKDAY: Final = re.compile(
    rf"\b(?<!\b[Bb]lack[ ])(?<!\b[Gg]ood[ ])(?<!\b[Bb]loody[ ])"
    rf"(?:\b{BEFORE_DAY}{S})?(?:\b(?i:on){S})?"
    rf"(?:\b(?P<lead>(?i:every|each|last|this|next|past|since|until|by)){S})?"
    rf"\b(?P<day>{WEEKDAY})(?:(?P<many>[sS])(?!\w)|(?!\w))(?:{S}(?:at{S})?(?:(?i:early|late){S})?"
    rf"{DAYPART}\b)?(?P<ago>(?:{S}(?:of{S})?(?i:last{S}week))\b)?"
)
_WEEKDAYS: Final = re.compile(
    rf"\b(?:{BEFORE_DAY}{S})?(?P<first>{WEEKDAY})(?:{S}{DAYPART}\b)?(?:{RANGE}|/|{S}into{S})"
    rf"(?:(?i:early|late|on){S}){{0,2}}(?P<last>{WEEKDAY})(?:{S}{DAYPART}\b)?(?!\w)"
)
_PERIOD: Final = re.compile(
    rf"\b(?:(?i:in|at|by|during){S})?(?P<part>\b{PART})?(?P<lead>(?i:(?:earlier|later){S}(?:this"
    rf"|last|in{S}the)|last|this|next|(?:over|at|during){S}the)){S}"
    rf"(?P<unit>(?i:week(?:end)?|month|year))\b(?!-)"
)
_AGO: Final = re.compile(rf"\b(?P<unit>{UNIT}){S}(?i:ago)\b")
_COUNT_BEFORE: Final = re.compile(rf"(?:\b{ABOUT}{S})?(?P<count>{COUNT})(?:{S}|-)\Z")
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
_LATER: Final = re.compile(
    rf"\b(?P<unit>(?i:minutes?)|{UNIT}){S}"
    rf"(?P<way>(?i:earlier|later|before|after|afterwards?|previously|prior))\b"
)
_NEXT_TO: Final = re.compile(
    rf"\b(?:the{S}|The{S})?(?P<way>(?i:previous|preceding|following|next|same|that|prior))"
    rf"{S}(?P<unit>(?i:day|night|morning|afternoon|evening|week|month|year))\b(?![-'\u2019])"
)
_BEFORE: Final = re.compile(
    rf"\b(?:The|the){S}(?P<unit>(?i:day|night|evening|morning|week|month|year)){S}"
    rf"(?P<way>(?i:before|after|earlier|previously))\b"
)
_SAME: Final = re.compile(
    rf"\b(?i:later{S}in{S}the{S}day|earlier{S}in{S}the{S}day|later{S}that{S}day"
    rf"|earlier{S}that{S}day|hours{S}(?:later|earlier|before))\b"
)
_BACK: Final = ("earlier", "before", "previously", "previous", "preceding", "prior")


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
    back = {"yesterday": 1, "last": 1, "the": 2, "tomorrow": -1}.get(word[0], 0)
    return Reading(cal.span_of(cal.add_days(published, -back)), "published")


def _read_overnight(_match: re.Match[str], published: date | None) -> Reading:
    return Reading(_since(published, 1), "published")


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


def _count_before(match: re.Match[str]) -> tuple[str, int]:
    """Return the count before a unit noun and where the expression begins with it."""
    window = match.string[max(0, match.start() - 40) : match.start()]
    found = _COUNT_BEFORE.search(window)
    if found is None:
        return "", match.start()
    return found["count"], match.start() - len(found[0])


def _read_ago(match: re.Match[str], published: date | None) -> Reading:
    (count, start), unit = _count_before(match), unit_of(match["unit"])
    if published is None:
        return Reading(None, "published", unit=unit, start=start)
    low, high = shift_of(count)
    if unit == "hour":
        days = (high + 12) // 24 if count else 0
        return Reading(_since(published, days), "published", start=start)
    if unit in ("day", "week"):
        days = 7 if unit == "week" else 1
        ends = [cal.add_days(published, -days * n) for n in (high, low)]
        return Reading(cal.span_of(*ends), "published", start=start)
    value = cal.shifted(cal.span_of(published), unit, -low, -high)
    return Reading(value, "published", unit=unit, start=start)


def _length_days(count: str | None, unit: str) -> int:
    low, high = shift_of(count or "")
    number = high if count else low + 6
    return number * {"hour": 1, "day": 1, "week": 7, "month": 30, "year": 365}[unit]


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


def _read_later(match: re.Match[str], _published: date | None) -> Reading | None:
    (count, start), word = _count_before(match), match["unit"].lower()
    sign = -1 if match["way"].lower() in _BACK else 1
    if not count and not word.endswith("s"):
        return None  # 'day after day'; 'the day before' has its own rule
    low, high = shift_of(count)
    if word.startswith(("minute", "hour")):
        days = (high // 24) if count and word.startswith("hour") else 0
        return Reading(None, "discourse", shift=sign * days, start=start)
    unit = unit_of(word)
    if unit == "week":
        low, high, unit = 7 * low, 7 * high, "day"
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
    if unit == "night" and shift == -1:
        return Reading(None, "discourse", shift=-1, shift_to=0)
    unit = unit if unit in ("week", "month", "year") else "day"
    return Reading(None, "discourse", unit=unit, shift=shift)


def _read_before(match: re.Match[str], _published: date | None) -> Reading:
    unit = match["unit"].lower()
    shift = -1 if match["way"].lower() in _BACK else 1
    if unit == "night" and shift == -1:
        return Reading(None, "discourse", shift=-1, shift_to=0)
    unit = unit if unit in ("week", "month", "year") else "day"
    return Reading(None, "discourse", unit=unit, shift=shift)


def _read_same(_match: re.Match[str], _published: date | None) -> Reading:
    return Reading(None, "discourse")


RULES: Final[tuple[Rule, ...]] = (
    ("weekdays", _WEEKDAYS, _read_weekdays),
    ("weekday", _WEEKDAY, _read_weekday),
    ("day_word", _DAY_WORD, _read_day_word),
    ("overnight", _OVERNIGHT, _read_overnight),
    ("period", _PERIOD, _read_period),
    ("year_ago", _YEAR_AGO, _read_year_ago),
    ("ago", _AGO, _read_ago),
    ("past", _PAST, _read_past),
    ("past_one", _PAST_ONE, _read_past),
    ("for", _FOR, _read_for),
    ("later", _LATER, _read_later),
    ("next_to", _NEXT_TO, _read_next_to),
    ("before", _BEFORE, _read_before),
    ("same", _SAME, _read_same),
)
