"""What is worth an analyst's minute: the incidents nobody judged, the most rewarding first.

worth = (1 - confidence) · (1 + log2(1 + killed + injured / 4)) + 1 where it may be told twice. The
first factor is the chance that something is wrong, the second what is at stake.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from rasd.filters import MIN_CONF
from rasd.model import Review
from rasd.views.words import percent, toll_words

INJURED_WEIGHT: Final = 0.25
"""An injured person counts a quarter of a killed one in what is at stake. Source: ours."""
TWICE: Final = 1.0
"""What a possible duplicate adds: as much as a sure incident with one killed can be worth."""
MANY_KILLED: Final = 20
"""A toll that is named as a reason to look. Source: ours; one incident in twenty has more."""


@dataclass(frozen=True, slots=True)
class Queue:
    """Ids to judge, the most rewarding first. twins: id → another incident that may be the same."""

    ids: tuple[str, ...]
    twins: dict[str, str]

    def position(self, incident_id: str) -> int | None:
        """Return the place in the queue from 1; None where it is not in it."""
        return self.ids.index(incident_id) + 1 if incident_id in self.ids else None

    def after(self, incident_id: str) -> str:
        """Return the next id, the first one after the last; '' where nothing else is left."""
        if incident_id not in self.ids:
            return self.ids[0] if self.ids else ""
        at = self.ids.index(incident_id) + 1
        following = self.ids[at % len(self.ids)]
        return following if following != incident_id else ""


def review_queue(incidents: pd.DataFrame, twins: Mapping[str, str] | None = None) -> Queue:
    """Return what nobody judged yet; ties go by id.

    incidents: the whole frame. twins: id → another incident that may be the same.
    """
    twins = twins or {}
    waiting = incidents[(incidents["review"] == Review.EXTRACTED.value).to_numpy()]
    stake = waiting["killed_best"].fillna(0) + INJURED_WEIGHT * waiting["injured_best"].fillna(0)
    worth = (1 - waiting["confidence"]) * (1 + np.log2(1 + stake))
    worth = worth + TWICE * waiting["id"].isin(list(twins))
    order = pd.DataFrame({"id": waiting["id"], "worth": worth.round(9)})
    order = order.sort_values(["worth", "id"], ascending=[False, True], kind="stable")
    return Queue(tuple(map(str, order["id"])), dict(twins))


def reasons(row: Any, queue: Queue) -> tuple[str, ...]:  # noqa: ANN401 (a row of the frame)
    """Return why an incident is worth looking at, in few words each; its confidence first."""
    low = "low " if row.confidence < MIN_CONF else ""
    found = [f"{low}confidence {percent(row.confidence)}"]
    if row.killed_best >= MANY_KILLED:  # NaN is not
        found.append(f"{toll_words(row.killed_low, row.killed_best, row.killed_high)} killed")
    if str(row.id) in queue.twins:
        found.append("may be told twice")
    return tuple(found)
