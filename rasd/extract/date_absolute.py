"""Rules for dates that name a day, a month, a season or a year."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from rasd.extract import calendar as cal
from rasd.extract.date_ordinals import OF_YEAR, latest_day, year_said
from rasd.extract.date_words import (
    BEFORE_DAY,
    DAY,
    DAYPART,
    MONTH,
    PART,
    RANGE,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
    Anchor,
    Reading,
    Rule,
    S,
    is_name_of_month,
    part_of,
)
from rasd.extract.numerals import NUMBER, value_of

_WEEKDAY_FIRST: Final = (
    rf"(?:(?:\b{BEFORE_DAY}{S})?(?:\b(?i:on|last){S})?\b(?:{WEEKDAY}|{SHORT_WEEKDAY})(?:{S}(?:at{S})?{DAYPART})?"
    rf"(?:,?{S}|,)(?:\(|on{S})?(?:the{S})?)?"
)
_LEAD: Final = rf"(?:\b(?P<lead>(?i:since|from|every)){S}(?:the{S})?)?"
_MDY: Final = re.compile(
    rf"\b{_LEAD}{_WEEKDAY_FIRST}(?<!\b[Ii]n\s)\b(?P<month>{MONTH}){S}(?:the{S})?(?P<day>{DAY})"
    rf"(?:{RANGE}(?P<day2>{DAY}))?{OF_YEAR}"
)
_DMY: Final = re.compile(
    rf"\b{_LEAD}{_WEEKDAY_FIRST}(?<![\w$.,:/-])(?P<day>{DAY})(?:{RANGE}(?P<day2>{DAY}))?"
    rf"(?:{S}|-)(?:day{S})?(?:of{S})?(?P<month>{MONTH}){OF_YEAR}"
)
_DAY_RANGE: Final = re.compile(
    rf"\b(?i:between|from){S}(?P<month>{MONTH}){S}(?P<day>{DAY}){S}(?i:and|to|until|till|through){S}"
    rf"(?P<month2>{MONTH}){S}(?P<day2>{DAY})(?:,?{S}(?P<year>{YEAR}))?"
)
_NUMERIC: Final = re.compile(
    r"(?<![\w/.-])(?:(?P<y>(?:19|20)[0-9]{2})([-/.])(?P<m>[0-9]{1,2})\2(?P<d>[0-9]{1,2})"
    r"|(?P<d2>[0-9]{1,2})([-/.])(?P<m2>[0-9]{1,2})\6(?P<y2>(?:19|20)[0-9]{2}))(?![\w/-]|\.[0-9])"
)
_DAY_SLASH: Final = re.compile(
    rf"\b(?i:on){S}(?P<day>[0-9]{{1,2}})/(?P<month>[0-9]{{1,2}})(?![\w/-]|\.[0-9])"
)
_MONTH_LEAD: Final = (
    rf"(?:\b(?P<lead>(?i:in|during|since|by|until|till|last|this|next|of|from|through|throughout"
    rf"|between|over|every|each|the|late{S}last))(?:{S}the{S}month{S}of)?{S})?"
)
_MONTH: Final = re.compile(rf"\b{_MONTH_LEAD}(?P<part>\b{PART})?\b(?P<month>{MONTH}){OF_YEAR}")
_MONTHS: Final = re.compile(
    rf"\b(?:\b(?i:from|between|in|during){S})?\b(?P<first>{MONTH})(?:,?{S}(?P<year1>{YEAR}))?{RANGE}"
    rf"(?P<last>{MONTH}){OF_YEAR}"
)
_YEARS: Final = re.compile(
    rf"\b(?:\b(?i:between|from|in|during|since){S})?(?<![\w-])(?P<first>{YEAR}){RANGE}(?P<last>{YEAR})"
)
_YEAR: Final = re.compile(
    rf"\b(?:\b(?P<lead>(?i:in|since|during|until|till|by|of|from|through|throughout|over|late|early"
    rf"|before|after)){S})?(?:(?P<part>\b{PART})|(?:the{S})?(?P<edge>\b(?i:first|last|past)){S}"
    rf"(?P<count>{NUMBER}){S}months{S}of{S}|(?<![\w-]))(?P<year>{YEAR})"
)
_SEASON: Final = re.compile(
    rf"\b(?:(?P<lead>(?i:in|during|over|since|last|this|early|late)){S}(?:the{S})?)?"
    rf"(?:(?i:early|late){S})?(?P<season>(?i:spring|summer|autumn|fall|winter))"
    rf"(?:{S}of)?(?:,?{S}(?P<year>{YEAR}))?\b"
)


_DEED: Final = re.compile(
    rf"{S}(?:[a-z-]+{S})?(?i:attack|bombing|blast|explosion|raid|assault|strike|air{S}?strike"
    r"|shelling|shooting|ambush|massacre|killing|kidnapping|abduction|murder|assassination|clash"
    r"|incident|operation|drone)"
)
"""What 'the July …' must be to date a deed: 'the October revolution' is a name."""


def _anchor_of(match: re.Match[str]) -> Anchor:
    return "none" if match.groupdict().get("year") else "published"


def _read_day(match: re.Match[str], published: date | None) -> Reading | None:
    month = cal.month_number(match["month"])
    days = [int(re.sub(r"[a-z]+", "", match[g])) for g in ("day", "day2") if match[g]]
    since = (match["lead"] or "").lower() in ("since", "every")
    year = year_said(match, published)
    if year is None and published is None:
        ok = all(cal.day_of(2000, month, day) for day in days)
        return Reading(None, "published", habitual=since) if ok else None
    if year is None and published is not None:
        year = published.year
        if (month, days[0]) > (published.month, published.day):
            year -= 1
    dates = [cal.day_of(year or 0, month, day) for day in days]
    if None in dates:
        return None
    return Reading(
        cal.span_of(*[d for d in dates if d is not None]), _anchor_of(match), habitual=since
    )


def _read_day_range(match: re.Match[str], published: date | None) -> Reading | None:
    """Read 'between Oct. 20 and Nov. 2': the last such days, in the year told."""
    if match["year"] is None and published is None:
        return None
    ends = [
        (cal.month_number(match[f"month{n}"]), int(re.sub(r"[a-z]+", "", match[f"day{n}"])))
        for n in ("", "2")
    ]
    year = int(match["year"] or 0)
    if published is not None and not year:
        year = published.year - (ends[1] > (published.month, published.day))
    first = cal.day_of(year - (ends[0] > ends[1]), *ends[0])
    last = cal.day_of(year, *ends[1])
    if first is None or last is None:
        return None
    return Reading(cal.span_of(first, last), _anchor_of(match))


def _read_numeric(match: re.Match[str], _published: date | None) -> Reading | None:
    if match["y"]:
        day = cal.day_of(int(match["y"]), int(match["m"]), int(match["d"]))
    else:
        # Iraqi papers write day/month; the other order is read only where it alone is possible.
        first, second, year = int(match["d2"]), int(match["m2"]), int(match["y2"])
        day = cal.day_of(year, second, first) or cal.day_of(year, first, second)
    return None if day is None else Reading(cal.span_of(day), "none")


def _read_day_slash(match: re.Match[str], published: date | None) -> Reading | None:
    """Read 'on 26/5': the latest such day; day before month, as Iraqi papers write."""
    if published is None:
        return None
    return latest_day(int(match["month"]), int(match["day"]), published)


def _read_month(match: re.Match[str], published: date | None) -> Reading | None:
    lead, part = (match["lead"] or "").lower(), part_of(match["part"])
    dated = match["year"] or match["said"]
    if not (dated or ((lead or part) and is_name_of_month(match["month"]))):
        return None
    after = match.string[match.end() : match.end() + 5]
    if not dated and lead != "in" and re.match(r"\s[0-9]{1,2}(?![0-9]|,[0-9])", after):
        return None  # 'since January 20' is a day
    if lead == "the" and not (dated or part or _DEED.match(match.string, match.end())):
        return None
    if not match["year"] and match["month"] == "Mar":
        return None  # 'Mar Toma', 'Mar Mattai': a saint
    month = cal.month_number(match["month"])
    habitual = lead in ("since", "from", "between", "through", "throughout", "every", "each")
    year = year_said(match, published)
    if year is None:
        if published is None:
            return Reading(None, "published", unit="month", habitual=habitual)
        year = cal.year_of_month(month, published, strict="last" in lead.split())
        year += lead == "next"
    part = "late" if lead.startswith("late") else part
    value = cal.part_of_month(year, month, part) if part else cal.months_span(year, month)
    return Reading(value, _anchor_of(match), unit="month", habitual=habitual)


def _read_months(match: re.Match[str], published: date | None) -> Reading | None:
    if not (is_name_of_month(match["first"]) and is_name_of_month(match["last"])):
        return None
    first, last = cal.month_number(match["first"]), cal.month_number(match["last"])
    year = year_said(match, published)
    if year is None:
        if published is None:
            return Reading(None, "published", unit="month", habitual=True)
        year = cal.year_of_month(last, published)
    start = int(match["year1"]) if match["year1"] else year - (first > last)
    value = cal.span_of(cal.months_span(start, first).start, cal.months_span(year, last).end)
    return Reading(value, _anchor_of(match), unit="month", habitual=True)


def _read_years(match: re.Match[str], _published: date | None) -> Reading | None:
    first, last = int(match["first"]), int(match["last"])
    if last <= first:
        return None
    value = cal.span_of(cal.year_span(first).start, cal.year_span(last).end)
    return Reading(value, "none", unit="year", habitual=True)


def _read_year(match: re.Match[str], _published: date | None) -> Reading | None:
    lead, part, year = (match["lead"] or "").lower(), part_of(match["part"]), int(match["year"])
    if not (lead or part or match["count"]):
        return None
    part = lead if lead in ("late", "early") else part
    value = cal.year_span(year)
    if match["count"]:
        months = min(max(value_of(match["count"]), 1), 12)
        value = cal.months_span(
            year, 1 if match["edge"].lower() == "first" else 13 - months, months
        )
    elif part:
        value = cal.part_of_year(year, part)
    habitual = lead in ("since", "from", "through", "throughout", "before", "after")
    return Reading(value, "none", unit="year", habitual=habitual or bool(match["count"]))


def _read_season(match: re.Match[str], published: date | None) -> Reading | None:
    season, lead = match["season"].lower(), (match["lead"] or "").lower()
    if match["year"]:
        value = cal.season_span(season, int(match["year"]))
        return Reading(value, "none", unit="month", habitual=lead == "since")
    if not lead or (season == "fall" and lead not in ("last", "this")):
        return None
    if season == "spring" and lead in ("in", "early", "late"):
        return None  # 'in Spring valley' and the water kind
    if published is None:
        return Reading(None, "published", unit="month", habitual=lead == "since")
    value = cal.latest_season(season, published)
    if lead == "last" and value.end >= published:
        value = cal.season_span(season, value.start.year - 1)
    return Reading(value, "published", unit="month", habitual=lead == "since")


RULES: Final[tuple[Rule, ...]] = (
    ("month_day", _MDY, _read_day),
    ("day_month", _DMY, _read_day),
    ("numeric", _NUMERIC, _read_numeric),
    ("day_slash", _DAY_SLASH, _read_day_slash),
    ("day_range", _DAY_RANGE, _read_day_range),
    ("months", _MONTHS, _read_months),
    ("month", _MONTH, _read_month),
    ("years", _YEARS, _read_years),
    ("season", _SEASON, _read_season),
    ("year", _YEAR, _read_year),
)
