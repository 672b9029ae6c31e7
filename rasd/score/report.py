"""Figures out: a scorecard and the full score as lines, and the full score as plain values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from rasd.score.log import Measurement
from rasd.score.measure import ScoreReport
from rasd.score.shares import Prf, Share

_WORDS: Final = {
    "f1": "incidents found and not made up (F1)",
    "recall": "  of the labelled ones, found",
    "precision": "  of the reported ones, real",
    "negatives": "articles without incidents that gave none",
    "date": "date exact",
    "governorate": "governorate",
    "place": "place within 25 km",
    "killed": "killed exact, where stated",
    "injured": "injured exact, where stated",
    "type": "event type, or a defensible other",
    "actor": "perpetrator, or a defensible other",
    "target": "target",
    "primary": "main news or background",
    "source": "who says so",
    "entire": "entirely right, of all labelled",
}


def to_json(report: ScoreReport) -> dict[str, Any]:
    """Return the figures as plain values for a JSON file."""
    found, dedupe = report.detection, report.dedupe
    out: dict[str, Any] = {
        "detection": {
            **_rates(found.rates),
            "tp": found.tp,
            "fp": found.fp,
            "fn": found.fn,
            "f1_ci95": [found.f1_low, found.f1_high],
        },
        "documents": {
            "n": report.documents,
            "negatives": report.negatives,
            "negatives_without_false_alarm": _share(report.negatives_clean),
            "incident_count_right": _share(report.count_right),
        },
        "recall_by_role": _shares(report.recall_by_role),
        "recall_by_type": _shares(report.recall_by_type),
        "attributes_on_matched": _shares(report.attributes),
        "core_all_right_of_all_gold": report.core_of_all_gold,
        "dedupe": {
            "pairwise": {
                **_rates(dedupe.pairwise),
                "gold_pairs": dedupe.gold_pairs,
                "pred_pairs": dedupe.pred_pairs,
            },
            "b_cubed": _rates(dedupe.b_cubed),
            "end_to_end_pair_recall": _share(dedupe.pair_recall),
        },
    }
    if report.confidence is not None:
        stated = report.confidence
        out["confidence"] = {"n": stated.n, "brier": stated.brier, "ece": stated.ece}
    return out


def card_lines(one: Measurement) -> list[str]:
    """Return the scorecard as lines for a terminal: figure, interval, cases, keyword search."""
    head = f"{one.name}: {one.articles} articles, {one.incidents} labelled incidents"
    lines = [head, f"{'':44} right   95 % interval   cases   keywords"]
    for name, words in _WORDS.items():
        figure = one.figures[name]
        if figure.value is None or figure.low is None or figure.high is None:
            lines.append(f"{words:44}     –")
            continue
        plain = one.baseline.get(name)
        lines.append(
            f"{words:44} {figure.value:5.3f}   {figure.low:5.3f} – {figure.high:5.3f} {figure.n:7}"
            f"   {'       –' if plain is None else f'{plain:8.3f}'}"
        )
    return lines


def report_lines(report: ScoreReport) -> list[str]:
    """Return every figure of a score as lines for a terminal."""
    return list(_lines(to_json(report), 0))


def _lines(values: Mapping[str, Any], indent: int) -> Iterator[str]:
    for key, value in values.items():
        head = " " * indent + f"{key:32s} "
        if isinstance(value, dict) and set(value) == {"value", "n"}:
            number = "   n/a" if value["value"] is None else f"{value['value']:6.3f}"
            yield f"{head}{number}   (n={value['n']})"
        elif isinstance(value, dict):
            yield " " * indent + key
            yield from _lines(value, indent + 2)
        elif isinstance(value, list):
            yield head + " – ".join(f"{end:.3f}" for end in value)
        else:
            yield head + (f"{value:6.3f}" if isinstance(value, float) else str(value))


def _rates(rates: Prf) -> dict[str, float]:
    return {"precision": rates.precision, "recall": rates.recall, "f1": rates.f1}


def _share(one: Share) -> dict[str, float | int | None]:
    return {"value": one.value, "n": one.n}


def _shares(many: Mapping[str, Share]) -> dict[str, Any]:
    return {name: _share(one) for name, one in many.items()}
