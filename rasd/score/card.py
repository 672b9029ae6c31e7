"""The scorecard: one figure a field, each with the interval that so few articles allow."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rasd.score import fields
from rasd.score.fields import Record
from rasd.score.matching import match
from rasd.score.shares import prf

DRAWS: Final = 1000
SEED: Final = 20220121
FIGURES: Final = (
    *("recall", "precision", "f1", "negatives", "date", "governorate", "place", "killed"),
    *("injured", "type", "actor", "target", "primary", "source", "entire"),
)
"""The figures of a scorecard. recall, precision, f1: incidents found, not made up, both together.
negatives: articles without incidents that gave none. date … source: fields right, of the incidents
found; killed, injured: where the labels have a number; place: at most 25 km off; type, actor: or a
defensible other. entire: date, killed, injured, type, actor all right, of all labelled incidents.
"""
PLACE_KM: Final = 25
Count = tuple[int, int]  # right ones, cases
Counts = NDArray[np.int64]
Test = Callable[[Record, Record], bool | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """A share 0..1 of `n` cases with its 95 % interval; all None where there was no case."""

    value: float | None
    low: float | None
    high: float | None
    n: int


Scorecard = Mapping[str, Figure]


def _near(gold: Record, guess: Record) -> bool | None:
    km = fields.km_apart(gold, guess)
    return None if km is None else km <= PLACE_KM


def _toll(kind: str) -> Test:
    return lambda gold, guess: (
        None if fields.toll_of(gold, kind) is None else fields.same_toll(gold, guess, kind)
    )


_TESTS: Final[Mapping[str, Test]] = {
    "date": fields.same_dates,
    "place": _near,
    "killed": _toll("killed"),
    "injured": _toll("injured"),
    "type": lambda gold, guess: fields.same_type(gold, guess, lenient=True),
    "actor": lambda gold, guess: fields.same_actor(gold, guess, lenient=True),
    "target": fields.same_target,
    "primary": lambda gold, guess: bool(guess.get("primary")) == bool(gold["primary"]),
    "source": fields.same_source,
    "entire": fields.core_right,
}


def scorecard(gold: Mapping[str, Record], predictions: Mapping[str, Record]) -> dict[str, Figure]:
    """Return every figure of `FIGURES` for predictions against labels, both by article id.

    The interval is a percentile bootstrap over articles (1000 draws, fixed seed): incidents of one
    article are not independent, so articles are drawn. Where all or none are right every draw says
    the same; then the far end is the exact one for as many articles. Source: Efron and Tibshirani
    1993, ch. 13; Clopper and Pearson 1934.
    """
    rows = [_article(record, predictions.get(key)) for key, record in sorted(gold.items())]
    right, cases = (np.array([[row[k][side] for k in FIGURES] for row in rows]) for side in (0, 1))
    if not rows:
        return dict.fromkeys(FIGURES, Figure(None, None, None, 0))
    draw = random.Random(SEED)  # noqa: S311 (a bootstrap is repeated, not kept secret)
    drawn = [draw.choices(range(len(rows)), k=len(rows)) for _ in range(DRAWS)]
    weights = np.array([np.bincount(each, minlength=len(rows)) for each in drawn])
    tops, bottoms = weights @ right, weights @ cases
    found: dict[str, Figure] = {}
    for at, name in enumerate(FIGURES):
        counts = zip(tops[:, at].tolist(), bottoms[:, at].tolist(), strict=True)
        shares = sorted(top / bottom for top, bottom in counts if bottom)
        told = int((cases[:, at] > 0).sum())
        found[name] = _figure(int(right[:, at].sum()), int(cases[:, at].sum()), shares, told)
    return found | {"f1": _f1(right, cases, weights)}


def _article(record: Record, predicted: Record | None) -> dict[str, Count]:
    """Return (right, cases) of each figure for one article."""
    labels: Sequence[Record] = record["incidents"]
    guesses = sorted((predicted or {}).get("incidents", []), key=lambda g: not g.get("date_start"))
    matched = match(labels, guesses)
    rows = [(labels[a], guesses[b]) for a, b in matched if not labels[a].get("optional")]
    asked = sum(not label.get("optional") for label in labels)
    extra = len(guesses) - len(matched)
    counts = {name: _count(test(*row) for row in rows) for name, test in _TESTS.items()}
    loose = match(labels, guesses, need_governorate=False)
    homes = [(labels[a], guesses[b]) for a, b in loose if not labels[a].get("optional")]
    return counts | {
        "recall": (len(rows), asked),
        "precision": (len(rows), len(rows) + extra),
        "f1": (0, 0),
        "negatives": (int(not asked and not extra), int(not asked)),
        "governorate": _count(fields.same_governorate(*row) for row in homes),
        "entire": (counts["entire"][0], asked),
    }


def _count(results: Iterable[bool | None]) -> Count:
    known = [result for result in results if result is not None]
    return sum(known), len(known)


def _figure(right: int, cases: int, shares: Sequence[float], articles: int) -> Figure:
    if not cases or not shares:
        return Figure(None, None, None, cases)
    return Figure(right / cases, *_ends(shares, right / cases, articles), cases)


def _ends(shares: Sequence[float], value: float, articles: int) -> tuple[float, float]:
    """Return the 2.5th and 97.5th percentile of sorted shares; the exact ends at 0 and at 1."""
    cut, exact = len(shares) // 40, 0.025 ** (1 / max(1, articles))
    low = exact if value >= 1 else shares[cut]
    return low, 1 - exact if value <= 0 else shares[len(shares) - cut - 1]


def _f1(right: Counts, cases: Counts, weights: Counts) -> Figure:
    """Return F1, which is no share of cases but the mean of two."""
    asked, said = FIGURES.index("recall"), FIGURES.index("precision")
    columns = (right[:, asked], cases[:, said], cases[:, asked])

    def f1(hits: int, told: int, wanted: int) -> float:
        return prf(hits, told - hits, wanted - hits).f1

    drawn = zip(*((weights @ column).tolist() for column in columns), strict=True)
    hits, told, wanted = (int(column.sum()) for column in columns)
    value, articles = f1(hits, told, wanted), int((cases[:, asked] > 0).sum())
    ends = _ends(sorted(f1(*counts) for counts in drawn), value, articles)
    return Figure(value, *ends, wanted)
