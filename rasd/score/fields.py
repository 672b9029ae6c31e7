"""Is one field of a predicted incident right? One function a question, over plain records."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from rasd.score.names import ACTORS, CIVILIAN, TARGETS, class_of, governorate_of

Record = Mapping[str, Any]
Days = tuple[date, date]
SLACK_DAYS: Final = 3
MONTH_DAYS: Final = 25
LONGEST_DAYS: Final = 45
_EARTH_KM: Final = 12_742
_PLACE_NOISE: Final = frozenset({"al", "el", "the", "of", "near", "village", "district"})
_DATELINE: Final = re.compile(
    r"^\s*(?:[A-Z][A-Z' ,./-]{1,40}(?:\([^)]{1,40}\))?\s*[\u2014\u2013-]{1,2}\s+"
    r"|[A-Z][A-Za-z ]{2,25}/\s*)"
)


def days_of(record: Record) -> Days | None:
    """Return the closed interval of a record's date; one day if the end is missing or earlier."""
    try:
        start = date.fromisoformat(record["date_start"]) if record.get("date_start") else None
        end = date.fromisoformat(record["date_end"]) if record.get("date_end") else start
    except ValueError:
        return None
    if start is None or end is None:
        return None
    return (start, end) if end >= start else (start, start)


def length_of(days: Days) -> int:
    """Return how many days an interval holds."""
    return (days[1] - days[0]).days + 1


def dates_meet(gold: Record, guess: Record) -> bool:
    """Return whether the dates may belong to one incident.

    At most three days apart; month-long ones must overlap; a guess longer than 45 days (or twice
    the label) meets nothing. Source: the project's coding rules.
    """
    a, b = days_of(gold), days_of(guess)
    if a is None or b is None or length_of(b) > max(LONGEST_DAYS, 2 * length_of(a)):
        return False
    gap = max(0, (b[0] - a[1]).days, (a[0] - b[1]).days)
    both_months = length_of(a) >= MONTH_DAYS and length_of(b) >= MONTH_DAYS
    return gap <= (0 if both_months else SLACK_DAYS)


def same_dates(gold: Record, guess: Record) -> bool:
    """Return whether the intervals are equal."""
    return days_of(gold) == days_of(guess)


def dates_within_a_day(gold: Record, guess: Record) -> bool:
    """Return whether both ends are at most a day off."""
    a, b = days_of(gold), days_of(guess)
    if a is None or b is None:
        return False
    return all(abs((x - y).days) <= 1 for x, y in zip(a, b, strict=True))


def date_overlap(gold: Record, guess: Record) -> float:
    """Return the shared days over all days of both intervals, 0..1."""
    a, b = days_of(gold), days_of(guess)
    if a is None or b is None:
        return 0.0
    shared = max(0, (min(a[1], b[1]) - max(a[0], b[0])).days + 1)
    return shared / (length_of(a) + length_of(b) - shared)


def same_precision(gold: Record, guess: Record) -> bool:
    """Return whether both dates are as precise: day, days, week, month or longer."""
    a, b = days_of(gold), days_of(guess)
    return a is not None and b is not None and _precision(a) == _precision(b)


def _precision(days: Days) -> int:
    limits = (1, 6, 15, 31)
    return next((n for n, limit in enumerate(limits) if length_of(days) <= limit), len(limits))


def same_governorate(gold: Record, guess: Record) -> bool:
    """Return whether the guess names the label's governorate or an allowed other."""
    if not guess.get("governorate"):
        return False
    allowed = [gold["governorate"], *(gold.get("governorate_alt") or [])]
    return governorate_of(guess["governorate"]) in {governorate_of(name) for name in allowed}


def toll_of(record: Record, kind: str) -> tuple[float, float] | None:
    """Return the range of a toll, open ends as 0 and infinity; None if nothing is said."""
    low, high = record.get(kind + "_min"), record.get(kind + "_max")
    if low is None and high is None:
        return None
    return (0 if low is None else low, math.inf if high is None else high)


def _silent(toll: tuple[float, float] | None) -> bool:
    return toll is None or toll == (0, 0)


def same_toll(gold: Record, guess: Record, kind: str) -> bool:
    """Return whether the ranges are equal; where the label is silent, nothing or 0-0 is right."""
    a, b = toll_of(gold, kind), toll_of(guess, kind)
    return _silent(b) if a is None else a == b


def same_toll_low(gold: Record, guess: Record, kind: str) -> bool:
    """Return whether the low ends are equal."""
    a, b = toll_of(gold, kind), toll_of(guess, kind)
    return _silent(b) if a is None else b is not None and a[0] == b[0]


def tolls_overlap(gold: Record, guess: Record, kind: str) -> bool:
    """Return whether the ranges share a number."""
    a, b = toll_of(gold, kind), toll_of(guess, kind)
    return _silent(b) if a is None else b is not None and a[0] <= b[1] and b[0] <= a[1]


def same_type(gold: Record, guess: Record, *, lenient: bool) -> bool:
    """Return whether the event type is right; lenient: or one of the allowed others."""
    others = gold.get("event_type_alt") or [] if lenient else []
    return guess.get("event_type") in {gold["event_type"], *others}


def same_actor(gold: Record, guess: Record, *, lenient: bool) -> bool:
    """Return whether the perpetrator is of the right class; lenient: or of an allowed other."""
    others = gold.get("perpetrator_alt") or [] if lenient else []
    allowed = {class_of(ACTORS, name) for name in (gold["perpetrator"], *others)}
    return class_of(ACTORS, guess.get("perpetrator")) in allowed


def same_target(gold: Record, guess: Record) -> bool:
    """Return whether the target is of the same class; kinds of civilians count as one."""
    a, b = class_of(TARGETS, gold.get("target")), class_of(TARGETS, guess.get("target"))
    return a == b or (a in CIVILIAN and b in CIVILIAN)


def words_of(text: str | None) -> list[str]:
    """Return the words of a text in lower case, Latin letters and digits only."""
    return re.findall(r"[a-z0-9']+", (text or "").lower().replace("\u2019", "'"))


def same_place(gold: Record, guess: Record) -> bool:
    """Return whether the two place names share a word, spelled nearly alike (ratio 0.8)."""
    a, b = ([w for w in words_of(r.get("place")) if w not in _PLACE_NOISE] for r in (gold, guess))
    ratios = (difflib.SequenceMatcher(None, x, y).ratio() for x in a for y in b)
    return max(ratios, default=0.0) >= 0.8


def km_apart(gold: Record, guess: Record) -> float | None:
    """Return the great-circle distance in kilometres, None where a coordinate is missing."""
    ends = [record.get(axis) for record in (gold, guess) for axis in ("lat", "lon")]
    if any(end is None for end in ends):
        return None
    lat1, lon1, lat2, lon2 = (math.radians(float(end)) for end in ends if end is not None)
    h = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return _EARTH_KM * math.asin(math.sqrt(h))


def same_evidence(gold: Record, guess: Record) -> bool:
    """Return whether both name the same sentence, by its first six words without dateline."""
    a, b = (words_of(_DATELINE.sub("", r.get("evidence") or ""))[:6] for r in (gold, guess))
    size = min(len(a), len(b))
    return bool(a) and a[:size] == b[:size] and len(b) >= min(5, len(a))


def same_source(gold: Record, guess: Record) -> bool | None:
    """Return whether half of the shorter source's words are shared; None where none is labelled."""
    if not gold.get("source"):
        return None
    a, b = set(words_of(gold["source"])), set(words_of(guess.get("source")))
    return bool(guess.get("source")) and len(a & b) >= 0.5 * min(len(a), max(1, len(b)))


def core_right(gold: Record, guess: Record) -> bool:
    """Return whether date, killed, injured, type and actor are all right (alternatives allowed)."""
    return (
        same_dates(gold, guess)
        and same_toll(gold, guess, "killed")
        and same_toll(gold, guess, "injured")
        and same_type(gold, guess, lenient=True)
        and same_actor(gold, guess, lenient=True)
    )
