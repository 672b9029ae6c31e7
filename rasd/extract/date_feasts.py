"""Rules for feasts: Christmas, New Year, Nowruz, and those of the Islamic year ('last Ramadan')."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from rasd.extract import calendar as cal
from rasd.extract.date_words import YEAR, Anchor, Reading, Rule, S
from rasd.model import DateSpan

_FIXED: Final = {
    "christmas": (12, 25),
    "new year": (1, 1),
    "nowruz": (3, 21),
    "newroz": (3, 21),
    "nawroz": (3, 21),
    "all saints": (11, 1),
    "epiphany": (1, 6),
    "valentine": (2, 14),
    "labour": (5, 1),
    "army": (1, 6),
}
"""Month and day of the feasts of the solar year."""

_DAYS: Final = frozenset({"new year", "valentine", "labour", "army"})
"""Names that only 'Day' or 'Eve' makes a feast."""

_ISLAMIC: Final = {
    "ramadan": (9, 1, 30),
    "ramazan": (9, 1, 30),
    "ashura": (1, 10, 1),
    "ashoura": (1, 10, 1),
    "arbaeen": (2, 20, 1),
    "arbain": (2, 20, 1),
    "eid al-fitr": (10, 1, 1),
    "eid al-adha": (12, 10, 1),
}
"""Month, day and length in days of the feasts of the Islamic year."""

_EPOCH: Final = 227_014
"""Ordinal of the day before 1 Muharram of the year 1 (16 July 622, Julian)."""

_NTHS: Final = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    "tenth",
)
_NTH: Final = "|".join((*_NTHS, "[1-3]?[0-9](?:st|nd|rd|th)"))

_FEAST: Final = re.compile(
    rf"\b(?:(?P<lead>(?i:(?:just|shortly){S}before|days{S}before|(?:on{S})?the{S}eve{S}of"
    rf"|(?:on{S})?the{S}(?:{_NTH}){S}day{S}of|(?:on{S})?the{S}last{S}day{S}of"
    rf"|since|every|each|on|at|last|this|during|in|(?:on|of){S}the)){S})?"
    rf"(?:the{S})?(?:(?i:(?:fasting|holy|Muslim){S}){{1,3}}month{S}of{S})?"
    rf"(?P<name>Christmas|New{S}Year|Nowruz|Newroz|Nawroz|All{S}Saints|Epiphany|Valentine|Labour|Army|Ramadan|Ramazan|Ashoura|Ashura"
    rf"|Arba(?:ee|i)n|Eid{S}al-(?:Fitr|Adha))"
    rf"(?:['\u2019]s?)?(?:{S}(?P<eve>(?i:eve\b))|{S}(?P<day>(?i:day\b)))?"
    rf"(?:{S}(?P<when>(?i:last{S}year|this{S}year))|,?{S}(?:of{S}|in{S})?(?P<year>{YEAR}))?"
    rf"(?!{S}(?i:tree|party|market|29|30))\b"
)


def islamic_day(year: int, month: int, day: int) -> date:
    """Return the day of the tabular Islamic calendar; the moon may be seen a day off it.

    Source: arithmetical (civil) calendar of thirty-year cycles with eleven leap years.
    """
    days = (11 * year + 3) // 30 + 354 * (year - 1) + 30 * (month - 1) - (month - 1) // 2 + day
    return date.fromordinal(_EPOCH + days)


def _islamic(name: str, latest: date) -> DateSpan:
    """Return the last such feast that had begun by `latest`."""
    month, day, length = _ISLAMIC[name]
    year = (latest.year - 622) * 33 // 32 + 2
    start = islamic_day(year, month, day)
    while start > latest:
        year -= 1
        start = islamic_day(year, month, day)
    return cal.span_of(start, cal.add_days(start, length - 1))


def _latest(name: str, latest: date) -> DateSpan:
    if name in _ISLAMIC:
        return _islamic(name, latest)
    month, day = _FIXED[name]
    year = latest.year - ((latest.month, latest.day) < (month, day))
    return cal.span_of(date(year, month, day))


def _limit(match: re.Match[str], published: date | None) -> date | None:
    """Return the last day the feast may have begun on."""
    if match["year"]:
        return date(int(match["year"]), 12, 31)
    if match["when"] and published is not None and "last" in match["when"].lower():
        return date(published.year - 1, 12, 31)
    return published


def _read_feast(match: re.Match[str], published: date | None) -> Reading | None:
    lead = " ".join((match["lead"] or "").lower().split())
    name = (
        " ".join(match["name"].lower().split()).replace("arbaeen", "arbain").replace("\u2019", "'")
    )
    told = match["eve"] or match["day"] or match["year"] or match["when"]
    if not (told or (lead and lead not in ("on the", "of the"))):
        return None
    if name in _DAYS and not (match["eve"] or match["day"]):
        return None
    limit = _limit(match, published)
    if limit is None:
        return Reading(None, "published")
    before = bool(match["eve"]) or "eve" in lead or "before" in lead
    whole = _latest(name, cal.add_days(limit, 1 if before else 0))
    if lead == "last" and whole.end >= limit:
        whole = _latest(name, cal.add_days(whole.start, -1))
    value = _part(whole, lead, eve=before)
    anchor: Anchor = "none" if match["year"] else "published"
    return Reading(value, anchor, habitual=lead in ("since", "every", "each"))


def _part(whole: DateSpan, lead: str, *, eve: bool) -> DateSpan:
    """Return the eve, the days before, the first or the last day of a feast, or all of it."""
    if eve and "eve" not in lead and "before" in lead:
        return cal.span_of(cal.add_days(whole.start, -5), cal.add_days(whole.start, -1))
    if eve:
        return cal.span_of(cal.add_days(whole.start, -1))
    nth = lead.removeprefix("on ").removeprefix("the ").removesuffix(" day of")
    if nth in _NTHS or nth[:1].isdigit():
        number = _NTHS.index(nth) + 1 if nth in _NTHS else int(nth[:-2])
        return cal.span_of(cal.add_days(whole.start, number - 1))
    return cal.span_of(whole.end) if "last day" in lead else whole


RULES: Final[tuple[Rule, ...]] = (("feast", _FEAST, _read_feast),)
