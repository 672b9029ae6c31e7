"""The arithmetic of days, months and seasons behind dates in text. No text is searched here."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from rasd.model import DatePrec, DateSpan

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season of three months (northern, meteorological)."""

_DAYS_OF_PART: Final = {
    "early": (1, 10),
    "mid": (11, 20),
    "first half": (1, 15),
    "second half": (16, 0),
    "first week": (1, 7),
    "second week": (8, 14),
    "third week": (15, 21),
    "fourth week": (22, 28),
    "last week": (-6, 0),
}
"""First and last day; zero and below count back from the month's last day."""

_MONTHS_OF_PART: Final = {
    "early": (1, 3),
    "mid": (5, 4),
    "first half": (1, 6),
    "second half": (7, 6),
    "first quarter": (1, 3),
}
"""First month and how many."""


def prec_of(start: date, end: date) -> DatePrec:
    """Return the precision of a closed interval by its length in days.

    Source: UCDP GED codebook `date_prec` 1-5, with the lengths 1, 2-6, 7-15, 16-31 and longer.
    """
    days = (end - start).days + 1
    for limit, prec in ((1, DatePrec.DAY), (6, DatePrec.DAYS), (15, DatePrec.WEEK)):
        if days <= limit:
            return prec
    return DatePrec.MONTH if days <= 31 else DatePrec.YEAR


def span_of(start: date, end: date | None = None) -> DateSpan:
    """Return the closed interval `start..end` (one day without `end`; turned if reversed)."""
    first, last = sorted((start, start if end is None else end))
    return DateSpan(first, last, prec_of(first, last))


def add_days(day: date, days: int) -> date:
    """Return `day` moved by `days`, held inside the years a date can have."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.min if days < 0 else date.max


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_number(name: str) -> int:
    """Return 1..12 for a month's English name or its abbreviation of three or more letters."""
    return MONTHS.index(name[:3].lower()) + 1


def weekday_number(name: str) -> int:
    """Return 0 (Monday) .. 6 for a weekday's name or its abbreviation."""
    return WEEKDAYS.index(name[:3].lower())


def months_span(year: int, month: int, count: int = 1) -> DateSpan:
    """Return `count` whole calendar months; `month` may lie outside 1..12 and is carried over."""
    first = 12 * year + month - 1
    last = first + count - 1
    start, end = divmod(min(first, last), 12), divmod(max(first, last), 12)
    if not (1 <= start[0] <= 9999 and 1 <= end[0] <= 9999):
        return span_of(date.max if first > 0 else date.min)
    closing = monthrange(end[0], end[1] + 1)[1]
    return span_of(date(start[0], start[1] + 1, 1), date(end[0], end[1] + 1, closing))


def year_span(year: int) -> DateSpan:
    """Return the whole calendar year, held inside 1..9999."""
    return months_span(min(max(year, 1), 9999), 1, 12)


def part_of_month(year: int, month: int, part: str) -> DateSpan:
    """Return the 'early' (1-10), 'mid' (11-20) or 'late' (21-end) third of a month.

    Halves ('first half') and weeks ('first week', 'last week') are known, too.
    """
    whole = months_span(year, month)
    first, last = _DAYS_OF_PART.get(part, (21, 0))
    last = last if last > 0 else whole.end.day + last
    first = first if first > 0 else whole.end.day + first
    return span_of(date(year, month, first), date(year, month, last))


def part_of_year(year: int, part: str) -> DateSpan:
    """Return the 'early' (January-March), 'mid' (May-August) or 'late' part of a year.

    Halves and the first and last quarter are known, too.
    """
    first, count = _MONTHS_OF_PART.get(part, (10, 3))
    return months_span(year, first, count)


def weekday_not_after(weekday: int, day: date) -> date:
    """Return the latest day with that weekday not after `day`."""
    return add_days(day, -((day.weekday() - weekday) % 7))


def monday_of(day: date) -> date:
    """Return the Monday of the week that holds `day`."""
    return add_days(day, -day.weekday())


def year_of_month(month: int, published: date, *, strict: bool = False) -> int:
    """Return the year of the latest such month not after publication; `strict`: never its month."""
    late = month >= published.month if strict else month > published.month
    return published.year - 1 if late else published.year


def season_span(season: str, year: int) -> DateSpan:
    """Return the three months of a season that begins in `year`."""
    return months_span(year, SEASONS[season], 3)


def latest_season(season: str, published: date) -> DateSpan:
    """Return the latest such season that had begun by publication."""
    this_year = season_span(season, published.year)
    return this_year if this_year.start <= published else season_span(season, published.year - 1)


def shifted(anchor: DateSpan, unit: str, shift: int, shift_to: int | None = None) -> DateSpan:
    """Return the interval that lies `shift` units (to `shift_to` units) from `anchor`.

    unit: 'day' moves both ends; 'week', 'month' and 'year' give whole calendar units counted from
    the anchor's start. 'mon' … 'sun' give the nearest such day before it (-1), from it on (0),
    or after it (1).
    """
    if unit in WEEKDAYS:
        wanted = WEEKDAYS.index(unit)
        if shift < 0:
            return span_of(weekday_not_after(wanted, add_days(anchor.start, -1)))
        return span_of(weekday_not_after(wanted, add_days(anchor.end, 7 if shift else 6)))
    last = shift if shift_to is None else shift_to
    low, high = min(shift, last), max(shift, last)
    if unit == "day":
        return span_of(add_days(anchor.start, low), add_days(anchor.end, high))
    if unit == "week":
        monday = monday_of(anchor.start)
        return span_of(add_days(monday, 7 * low), add_days(monday, 7 * high + 6))
    year, month = anchor.start.year, anchor.start.month
    if unit == "month":
        return months_span(year, month + low, high - low + 1)
    return span_of(year_span(year + low).start, year_span(year + high).end)
