"""Labels in, figures out: reading the gold file, printing and saving a score."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rasd.errors import BadInput
from rasd.score.fields import Record
from rasd.score.measure import ScoreReport
from rasd.score.shares import Prf, Share


def load_gold(path: Path) -> dict[str, Record]:
    """Return the labelled articles of a JSON-lines file by id.

    Raises BadInput where the file cannot be read or a line is no labelled article.
    """
    labels: dict[str, Record] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"The labels in {path} cannot be read: {error}.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            labels[str(record["id"])] = record
            len(record["incidents"])
        except (ValueError, KeyError, TypeError) as error:
            raise BadInput(f"Line {number} of {path} is no labelled article.") from error
    return labels


def to_json(report: ScoreReport) -> dict[str, Any]:
    """Return the figures as plain values for a JSON file; faults are left out."""
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


def report_lines(report: ScoreReport, *, errors: bool = False) -> list[str]:
    """Return the score as lines for a terminal; `errors` adds what was missed and made up."""
    lines = list(_lines(to_json(report), 0))
    if errors:
        lines += [f"{f.article_id} | {f.kind} | {f.evidence}" for f in report.faults]
    return lines


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
