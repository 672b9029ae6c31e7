"""How sure an incident is: one documented sum of plain features, each with its reason."""

from __future__ import annotations

import math
from typing import Final

from rasd.extract.episodes import Episode
from rasd.extract.place import Placed
from rasd.extract.reconcile import Told

WEIGHTS: Final = {
    "bias": -1.6,
    "act": 0.9,
    "toll": 0.8,
    "own_place": 1.0,
    "own_date": 0.8,
    "told_date": 0.4,
    "agreeing": 0.35,
    "lead": 0.7,
    "against": -0.9,
    "inherited_place": -0.8,
    "score": 0.15,
}
"""Weights of the logistic sum. Source: set by hand on the labelled development set so that a
day-dated, placed act with a toll lies near 0.9 and a lone vague mention below 0.5."""


def confidence_of(episode: Episode, placed: Placed, tolls: dict[str, Told], *, lead: bool) -> float:
    """Return the probability-like confidence of an incident, 0..1."""
    best = max(part.score.value for part in episode.parts)
    telling = [part for part in episode.parts if part.score.enough]
    features = {
        "bias": 1.0,
        "act": float(any(t.weight >= 3 for p in telling for t in p.triggers)),
        "toll": float(bool(tolls)),
        "own_place": float(bool(placed.where.governorates or placed.where.toponyms)),
        "own_date": float(episode.date is not None),
        "told_date": float(episode.date is None and episode.told is not None),
        "agreeing": float(min(len(telling), 3)),
        "lead": float(lead),
        "against": float(min(len(p.score.against) for p in telling) > 0 if telling else 1),
        "inherited_place": float(placed.inherited),
        "score": best,
    }
    total = sum(WEIGHTS[name] * value for name, value in features.items())
    return round(1.0 / (1.0 + math.exp(-total)), 3)
