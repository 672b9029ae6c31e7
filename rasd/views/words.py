"""Values in the words a person reads: dates with their precision, tolls as ranges, filters, counts.

One place for all of them, so that the card, the table, the map's summary and the exports agree.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import pandas as pd

from rasd.model import DatePrec, WherePrec

NOT_KNOWN: Final = "–"
UNKNOWN: Final = "Not known"
"""A perpetrator or a kind that nobody named: a value to filter by, not an empty field."""
_LABELS: Final[Mapping[str, str]] = {
    "ied": "IED",
    "pmf": "PMF",
    "rocket_or_drone_attack": "Rocket or drone attack",
    "protest_violence": "Violence at a protest",
    "suicide_bombing": "Suicide bombing",
    "event_type": "Event type",
    "unknown": UNKNOWN,
    "attackers_killed": "Attackers killed",
    "extracted": "Not reviewed",
    "merged": "Merged into another",
}
# Phrases that say by themselves how a place lies to another; 'near west of X' would say it twice.
_RELATIVE: Final = re.compile(
    r"\b(of|from|near|between|outside|outskirts|road|border)\b", re.IGNORECASE
)
DATE_PRECISIONS: Final[Mapping[int, str]] = {
    0: "no date",
    1: "to the day",
    2: "to a few days",
    3: "to the week",
    4: "to the month",
    5: "to the year",
}
WHERE_PRECISIONS: Final[Mapping[int, str]] = {
    1: "exact place",
    2: "near a known place",
    3: "district only",
    4: "governorate only",
    5: "wider area",
    6: "place not known",
    7: "offshore",
}


def label(key: str) -> str:
    """Return an enumeration key as words: 'armed_assault' → 'Armed assault', 'ied' → 'IED'."""
    if key in _LABELS:
        return _LABELS[key]
    return (key[:1].upper() + key[1:]).replace("_", " ")


def actor_words(name: str) -> str:
    """Return a perpetrator as a person reads it; canonical names stay as they are."""
    return UNKNOWN if name in {"", "unknown"} else name


def when_long(start: date | None, end: date | None, prec: int) -> str:
    """Return an interval of whole days as honest words, for a sentence.

    start, end: both included; None where no date could be read. prec: UCDP 1..5.
    """
    if start is None or end is None or start == end:
        return "date not known" if start is None else _day(start)
    if prec == DatePrec.WEEK and (end - start).days == 6:
        return f"in the week of {_day(start)}"
    months = _whole_months(start, end)
    if months == 1:
        return f"in {calendar.month_name[start.month]} {start.year}"
    if months == 12 and start.month == 1:
        return f"in {start.year}"
    short = (end - start).days <= 3
    return _days(start, end) if short else f"some time from {_day(start)} to {_day(end)}"


def when_short(start: date | None, end: date | None, prec: int) -> str:
    """Return an interval for a table cell: '2022-01-20', '2021-10 (month)', 'no date'."""
    if start is None or end is None:
        return "no date"
    if start == end:
        return start.isoformat()
    if _whole_months(start, end) == 1:
        return f"{start:%Y-%m} (month)"
    if _whole_months(start, end) == 12 and start.month == 1:
        return f"{start.year} (year)"
    if prec == DatePrec.WEEK and (end - start).days == 6:
        return f"{start.isoformat()} (week)"
    same = 5 if start.year == end.year else 0
    return f"{start.isoformat()} – {end.isoformat()[same:]}"


def where_words(place: str, governorate: str, where_prec: int) -> str:
    """Return a place as words that claim no more than is known. where_prec: UCDP 1..7."""
    if not governorate:
        return f"{place}, governorate not known" if place else "place not known"
    if not place or place == governorate:
        return f"somewhere in {governorate}" if where_prec >= WherePrec.DISTRICT else governorate
    inside = "" if governorate.lower() in place.lower() else f", {governorate}"
    near = where_prec == WherePrec.NEAR and not _RELATIVE.search(place)
    return f"{'near ' if near else ''}{place}{inside}"


def toll_words(low: float | None, best: float | None, high: float | None) -> str:
    """Return a number of people as a range: '11', '24–99', '10 or more'; '–' when not reported."""
    if low is None or pd.isna(low):
        return NOT_KNOWN
    if high is None or pd.isna(high):
        return f"{int(low):,} or more"
    if low == high:
        return f"{int(low):,}"
    span = f"{int(low):,}–{int(high):,}"
    if best is None or pd.isna(best) or best == low:
        return span
    return f"{int(best):,} ({span})"


def percent(share: float) -> str:
    """Return a confidence from 0 to 1 in per cent, without decimals."""
    return f"{share:.0%}"


@dataclass(frozen=True, slots=True)
class TollSum:
    """A toll summed over incidents.

    open: at least one has no upper end. known: how many rows report it.
    """

    low: int
    best: int
    high: int
    open: bool
    known: int


def toll_sum(incidents: pd.DataFrame, kind: str) -> TollSum:
    """Return the sums of `<kind>_low`, `_best`, `_high` over the rows that report the toll."""
    said = incidents[incidents[f"{kind}_low"].notna()]
    highs = said[f"{kind}_high"]
    return TollSum(
        low=int(said[f"{kind}_low"].sum()),
        best=int(said[f"{kind}_best"].fillna(said[f"{kind}_low"]).sum()),
        high=int(highs.fillna(said[f"{kind}_best"]).fillna(said[f"{kind}_low"]).sum()),
        open=bool(highs.isna().any()),
        known=len(said),
    )


def toll_line(incidents: pd.DataFrame, kind: str) -> str:
    """Return a sum in words: 'killed 45 (40–60)', 'killed at least 45', 'killed: not reported'."""
    total = toll_sum(incidents, kind)
    if total.known == 0:
        return f"{kind}: not reported"
    if total.open:
        return f"{kind} at least {total.best:,}"
    if total.low == total.high:
        return f"{kind} {total.best:,}"
    return f"{kind} {total.best:,} ({total.low:,}–{total.high:,})"


def count_words(n: int) -> str:
    """Return '1 incident', '14 incidents', 'No incident'."""
    if n == 0:
        return "No incident"
    return f"{n:,} incident" if n == 1 else f"{n:,} incidents"


def n_words(n: int, held: int = 0) -> str:
    """Return n as every view prints it: '38 incidents, +2 held for review'."""
    return f"{count_words(n)}, +{held:,} held for review" if held else count_words(n)


def count_line(incidents: pd.DataFrame, held: int = 0) -> str:
    """Return the line that every view stands under: n, where, tolls, and what is held back.

    incidents: those that pass the filter. held: how many only their low confidence keeps out.
    """
    parts = [count_words(len(incidents))]
    if len(incidents):
        parts += [_where_line(incidents), toll_line(incidents, "killed")]
        parts.append(toll_line(incidents, "injured"))
    if held:
        parts.append(f"+{held:,} held for review")
    return " · ".join(part for part in parts if part)


def incident_title(event_type: str, target: str, where: str, when: str) -> str:
    """Return what, where and when in one line: 'Bombing of a market, Sadr City, in July 2021'."""
    what = label(event_type)
    if target:
        what = f"{what}: {target}"
    return f"{what} — {where}, {when}"


def _where_line(incidents: pd.DataFrame) -> str:
    names = incidents["governorate"].astype("str")
    counts = names[names != ""].value_counts()
    top = [f"{n:,} in {name}" for name, n in counts.head(3).items()]
    if len(counts) > 3:
        top.append(f"{int(counts.iloc[3:].sum()):,} elsewhere")
    unknown = int((names == "").sum())
    return ", ".join([*top, f"{unknown:,} without a known place"] if unknown else top)


def _day(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _days(start: date, end: date) -> str:
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    if start.year == end.year:
        return f"{start.day} {calendar.month_name[start.month]} – {_day(end)}"
    return f"{_day(start)} – {_day(end)}"


def _whole_months(start: date, end: date) -> int:
    """How many whole calendar months an interval is, 0 if it is not made of whole months."""
    after = end + timedelta(days=1)
    if start.day != 1 or after.day != 1:
        return 0
    return (after.year - start.year) * 12 + after.month - start.month
