"""The small values that scores are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """A share 0..1 of `n` cases; value None where there was no case."""

    value: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Prf:
    """Precision, recall and their harmonic mean, 0..1."""

    precision: float
    recall: float
    f1: float


def share(results: Iterable[float | bool | None]) -> Share:
    """Return the mean of the results; None ones are no cases."""
    known = [result for result in results if result is not None]
    return Share(sum(known) / len(known) if known else None, len(known))


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean, 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def prf(hits: int, extra: int, missed: int) -> Prf:
    """Return precision and recall of counts; nothing asked and nothing said is perfect."""
    precision = hits / (hits + extra) if hits + extra else float(not missed)
    recall = hits / (hits + missed) if hits + missed else 1.0
    return Prf(precision, recall, f1(precision, recall))
