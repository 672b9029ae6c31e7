"""Which incidents of a project may be one after all: looked for in the columns, judged in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

import numpy as np

from rasd.fuse import Suggestion, compare, suggest
from rasd.model import Incident, Match
from rasd.store import Store

_DAY: Final = np.timedelta64(1, "D")
MOST_PAIRS: Final = 2_000
"""Pairs judged in full: more than a person looks through in a week."""
_NEIGHBOURS: Final = 12
"""Incidents of one governorate that an incident is held against, nearest in time first."""


def suggest_merges(store: Store, limit: int = 100) -> tuple[Suggestion, ...]:
    """Return pairs of incidents that may be one, likeliest first, at most `limit`.

    Only incidents of one governorate whose dates meet or adjoin are compared, the newest first;
    what a person rejected or told apart is left out.
    """
    pairs = list(islice(_pairs(store.columns()), MOST_PAIRS))
    known = store.incidents({each for pair in pairs for each in pair})
    whole = [(known[a], known[b]) for a, b in pairs if a in known and b in known]
    return suggest(whole, store.cannot_links())[:limit]


def likeness(one: Incident, other: Incident) -> Match:
    """Return how likely any two incidents are one, and what speaks for and against."""
    return compare(one, other)


def _pairs(columns: Mapping[str, np.ndarray[Any, Any]]) -> Iterator[tuple[str, str]]:
    """Yield ids of incidents of one governorate whose intervals are at most a day apart."""
    start, end, iso = columns["date_start"], columns["date_end"], columns["iso"]
    usable = ~np.isnat(start) & (iso != "") & (columns["review"] != "rejected")
    rows = np.flatnonzero(usable)
    order = rows[np.lexsort((start[rows], iso[rows].astype(str)))][::-1]
    for at, row in enumerate(order):
        for other in order[at + 1 : at + 1 + _NEIGHBOURS]:
            if iso[other] != iso[row]:
                break
            if start[row] - end[other] <= _DAY:
                yield str(columns["id"][row]), str(columns["id"][other])
