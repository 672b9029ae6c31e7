"""Which predicted incident is which labelled one: one to one, as many required ones as can be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from rasd.score.fields import (
    Record,
    date_overlap,
    dates_meet,
    same_actor,
    same_evidence,
    same_governorate,
    same_place,
    same_type,
    toll_of,
    tolls_overlap,
)

_REQUIRED: Final = 1e6
_OPTIONAL: Final = 1e3


def match(
    gold: Sequence[Record], guesses: Sequence[Record], *, need_governorate: bool = True
) -> list[tuple[int, int]]:
    """Return pairs (label, guess) of one article's incidents.

    As many required labels as possible, then optional ones, then the closest pairs. Without
    `need_governorate` the same place or sentence will do, to measure the governorate itself.
    """
    weights = [[0.0] * len(guesses) for _ in gold]
    for i, label in enumerate(gold):
        for j, guess in enumerate(guesses):
            near = same_governorate(label, guess) or (
                not need_governorate and (same_evidence(label, guess) or same_place(label, guess))
            )
            if near and dates_meet(label, guess):
                weights[i][j] = (_OPTIONAL if label.get("optional") else _REQUIRED) + closeness(
                    label, guess
                )
    return assign(weights)


def closeness(gold: Record, guess: Record) -> float:
    """Return how alike two incidents are, 0..110; it only breaks ties between matches."""
    killed = tolls_overlap(gold, guess, "killed") * (1 if toll_of(gold, "killed") else 0.3)
    injured = tolls_overlap(gold, guess, "injured") * (1 if toll_of(gold, "injured") else 0.3)
    return (
        20 * date_overlap(gold, guess)
        + 25 * killed
        + 15 * injured
        + 20 * same_type(gold, guess, lenient=True)
        + 8 * same_actor(gold, guess, lenient=True)
        + 10 * same_place(gold, guess)
        + 12 * same_evidence(gold, guess)
    )


def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the one-to-one pairs (row, column) of greatest total weight; 0 is not allowed.

    Source: the Hungarian method with potentials (Kuhn 1955, Jonker and Volgenant 1987), O(n^3).
    """
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if rows == 0 or columns == 0:
        return []
    size = max(rows, columns)
    top = max(max(row) for row in weights)
    cost = [
        [top - (weights[i][j] if i < rows and j < columns else 0) for j in range(size)]
        for i in range(size)
    ]
    row_of = _solve(cost)
    return [
        (row_of[j] - 1, j - 1)
        for j in range(1, size + 1)
        if row_of[j] <= rows and j <= columns and weights[row_of[j] - 1][j - 1] > 0
    ]


def _solve(cost: Sequence[Sequence[float]]) -> list[int]:
    """Return, for each column 1..n, the row 1..n that takes it at the least total cost."""
    size = len(cost)
    row_price, column_price = [0.0] * (size + 1), [0.0] * (size + 1)
    row_of = [0] * (size + 1)
    for row in range(1, size + 1):
        row_of[0] = row
        _add_row(cost, row_price, column_price, row_of)
    return row_of


def _add_row(
    cost: Sequence[Sequence[float]],
    row_price: list[float],
    column_price: list[float],
    row_of: list[int],
) -> None:
    """Find the cheapest chain of changes that seats the row waiting at column 0."""
    size = len(cost)
    least, used, way = [math.inf] * (size + 1), [False] * (size + 1), [0] * (size + 1)
    column = 0
    while True:
        used[column] = True
        row, step, following = row_of[column], math.inf, 0
        for j in range(1, size + 1):
            if used[j]:
                continue
            spare = cost[row - 1][j - 1] - row_price[row] - column_price[j]
            if spare < least[j]:
                least[j], way[j] = spare, column
            if least[j] < step:
                step, following = least[j], j
        for j in range(size + 1):
            if used[j]:
                row_price[row_of[j]] += step
                column_price[j] -= step
            else:
                least[j] -= step
        column = following
        if row_of[column] == 0:
            break
    while column:
        row_of[column] = row_of[way[column]]
        column = way[column]
