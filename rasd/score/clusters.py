"""Did the same incident in several articles become one? Pairwise and B-cubed measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from rasd.score.shares import Prf, Share, f1


@dataclass(frozen=True, slots=True)
class Dedupe:
    """How well incidents were joined across articles.

    pairwise, b_cubed: over the matched incidents. gold_pairs, pred_pairs: pairs that belong
    together by the labels and by the prediction. pair_recall: found pairs over all labelled ones.
    """

    pairwise: Prf
    gold_pairs: int
    pred_pairs: int
    b_cubed: Prf
    pair_recall: Share


def measure(pairs: Sequence[tuple[str, str]], labelled: Sequence[str]) -> Dedupe:
    """Return the measures.

    pairs: (label's cluster, guess's cluster) of each matched incident; labelled: the clusters of
    all required labels, found or not. Source: Bagga and Baldwin 1998 for B-cubed.
    """
    same = [(a[0] == b[0], a[1] == b[1]) for a, b in combinations(pairs, 2)]
    both = sum(gold and guess for gold, guess in same)
    gold_pairs, pred_pairs = sum(gold for gold, _ in same), sum(guess for _, guess in same)
    precision = both / pred_pairs if pred_pairs else float(not gold_pairs)
    recall = both / gold_pairs if gold_pairs else 1.0
    total = sum(n * (n - 1) // 2 for n in Counter(labelled).values())
    return Dedupe(
        pairwise=Prf(precision, recall, f1(precision, recall)),
        gold_pairs=gold_pairs,
        pred_pairs=pred_pairs,
        b_cubed=_b_cubed(pairs),
        pair_recall=Share(both / total if total else None, total),
    )


def _b_cubed(pairs: Sequence[tuple[str, str]]) -> Prf:
    if not pairs:
        return Prf(1.0, 1.0, 1.0)
    cells, golds = Counter(pairs), Counter(gold for gold, _ in pairs)
    guesses = Counter(guess for _, guess in pairs)
    precision = sum(cells[pair] / guesses[pair[1]] for pair in pairs) / len(pairs)
    recall = sum(cells[pair] / golds[pair[0]] for pair in pairs) / len(pairs)
    return Prf(precision, recall, f1(precision, recall))
