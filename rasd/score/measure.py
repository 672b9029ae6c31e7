"""Extraction against labels: found, made up, and how right the fields are."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from rasd.score import clusters, fields
from rasd.score.clusters import Dedupe
from rasd.score.fields import Record
from rasd.score.matching import match
from rasd.score.shares import Prf, Share, prf, share

_DRAWS: Final = 1000
_SEED: Final = 20220121
_TOLLS: Final = ("killed", "injured")
Row = tuple[Record, Record]

_ATTRIBUTES: Final[Mapping[str, Callable[[Record, Record], float | bool | None]]] = {
    "date_exact": fields.same_dates,
    "date_within_1_day": fields.dates_within_a_day,
    "date_precision_class": fields.same_precision,
    "date_mean_iou": fields.date_overlap,
    "place_name": fields.same_place,
    "place_within_25_km": lambda g, p: None if (km := fields.km_apart(g, p)) is None else km <= 25,
    "event_type_strict": lambda g, p: fields.same_type(g, p, lenient=False),
    "event_type_lenient": lambda g, p: fields.same_type(g, p, lenient=True),
    "actor_strict": lambda g, p: fields.same_actor(g, p, lenient=False),
    "actor_lenient": lambda g, p: fields.same_actor(g, p, lenient=True),
    "target": fields.same_target,
    "primary_flag": lambda g, p: bool(p.get("primary")) == bool(g["primary"]),
    "evidence_sentence": fields.same_evidence,
    "source_words": fields.same_source,
    "core_all_right": fields.core_right,
}


@dataclass(frozen=True, slots=True)
class Detection:
    """Incidents found (tp), made up (fp) and missed (fn), with a 95 % interval of F1."""

    rates: Prf
    tp: int
    fp: int
    fn: int
    f1_low: float
    f1_high: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How honest the stated confidence is: Brier score and expected calibration error."""

    n: int
    brier: float
    ece: float


@dataclass(frozen=True, slots=True)
class ScoreReport:
    """All figures of one scoring. attributes: on matched required incidents, by name."""

    detection: Detection
    documents: int
    negatives: int
    negatives_clean: Share
    count_right: Share
    recall_by_role: Mapping[str, Share]
    recall_by_type: Mapping[str, Share]
    attributes: Mapping[str, Share]
    core_of_all_gold: float | None
    dedupe: Dedupe
    confidence: Calibration | None


@dataclass(slots=True)
class _Tally:
    """What is gathered article by article."""

    counts: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    governorates: list[bool] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    labelled: list[str] = field(default_factory=list)
    confidences: list[tuple[float, int]] = field(default_factory=list)
    by_type: dict[str, list[bool]] = field(default_factory=dict)
    by_role: dict[str, list[bool]] = field(default_factory=dict)
    count_right: list[bool] = field(default_factory=list)


def score(gold: Mapping[str, Record], predictions: Mapping[str, Record]) -> ScoreReport:
    """Return the figures of `predictions` against `gold`, both by article id.

    Records: {'id', 'incidents': [...]} with the fields of the command line's JSON; gold ones may
    carry 'optional', '…_alt' and 'cluster'. Articles without a prediction count as predicted empty.
    """
    ids = sorted(gold)
    tally = _Tally()
    for article_id in ids:
        guesses = list((predictions.get(article_id) or {}).get("incidents", []))
        # dated guesses first: an undated one matches nothing and must not shift the order
        guesses.sort(key=lambda guess: not guess.get("date_start"))
        _add(tally, article_id, gold[article_id]["incidents"], guesses)
    totals = [sum(count[k] for count in tally.counts.values()) for k in range(3)]
    negatives = [i for i in ids if not any(map(_required, gold[i]["incidents"]))]
    attributes = _attributes(tally)
    asked = totals[0] + totals[2]
    core = attributes["core_all_right"].value or 0.0
    return ScoreReport(
        detection=_detection(tally, ids, totals),
        documents=len(ids),
        negatives=len(negatives),
        negatives_clean=share(tally.counts[i][1] == 0 for i in negatives),
        count_right=share(tally.count_right),
        recall_by_role={key: share(hits) for key, hits in sorted(tally.by_role.items())},
        recall_by_type={key: share(hits) for key, hits in sorted(tally.by_type.items())},
        attributes=attributes,
        core_of_all_gold=core * len(tally.rows) / asked if asked else None,
        dedupe=clusters.measure(tally.pairs, tally.labelled),
        confidence=_calibration(tally.confidences),
    )


def _required(label: Record) -> bool:
    return not label.get("optional")


def _add(tally: _Tally, article_id: str, labels: Sequence[Record], guesses: list[Any]) -> None:
    matched = match(labels, guesses)
    found, used = {a for a, _ in matched}, {b for _, b in matched}
    hits = sum(_required(labels[a]) for a in found)
    asked = sum(map(_required, labels))
    tally.counts[article_id] = (hits, len(guesses) - len(matched), asked - hits)
    tally.count_right.append(len(guesses) - (len(matched) - hits) == asked)
    _add_labels(tally, article_id, labels, found)
    for a, b in matched:
        label, guess = labels[a], guesses[b]
        _note_confidence(tally, guess, 1)
        if _required(label):
            tally.rows.append((label, guess))
            cluster = guess.get("cluster") or guess.get("event_id") or f"{article_id}#p{b}"
            tally.pairs.append((label.get("cluster") or f"{article_id}#{a}", cluster))
    for b, guess in enumerate(guesses):
        if b not in used:
            _note_confidence(tally, guess, 0)
    loose = match(labels, guesses, need_governorate=False)
    tally.governorates += [
        fields.same_governorate(labels[a], guesses[b]) for a, b in loose if _required(labels[a])
    ]


def _add_labels(tally: _Tally, article_id: str, labels: Sequence[Record], found: set[int]) -> None:
    for a, label in enumerate(labels):
        if not _required(label):
            continue
        role = "primary" if label["primary"] else "background"
        tally.by_type.setdefault(label["event_type"], []).append(a in found)
        tally.by_role.setdefault(role, []).append(a in found)
        tally.labelled.append(label.get("cluster") or f"{article_id}#{a}")


def _note_confidence(tally: _Tally, guess: Record, right: int) -> None:
    if guess.get("confidence") is not None:
        tally.confidences.append((float(guess["confidence"]), right))


def _detection(tally: _Tally, ids: Sequence[str], totals: Sequence[int]) -> Detection:
    draw = random.Random(_SEED)  # noqa: S311 (a bootstrap is repeated, not kept secret)
    scores = []
    for _ in range(_DRAWS):
        counts = [tally.counts[draw.choice(ids)] for _ in ids]
        scores.append(prf(*(sum(count[k] for count in counts) for k in range(3))).f1)
    scores.sort()
    rates = prf(totals[0], totals[1], totals[2])
    low, high = scores[_DRAWS // 40], scores[_DRAWS - _DRAWS // 40 - 1]
    return Detection(rates, totals[0], totals[1], totals[2], low, high)


def _attributes(tally: _Tally) -> dict[str, Share]:
    rows = tally.rows
    found = {name: share(right(g, p) for g, p in rows) for name, right in _ATTRIBUTES.items()}
    found["governorate"] = share(tally.governorates)
    for kind in _TOLLS:
        found[f"{kind}_exact"] = _toll_share(rows, kind, fields.same_toll)
        found[f"{kind}_min_equal"] = _toll_share(rows, kind, fields.same_toll_low)
        found[f"{kind}_overlap"] = _toll_share(rows, kind, fields.tolls_overlap)
        stated = [row for row in rows if fields.toll_of(row[0], kind) is not None]
        found[f"{kind}_exact_where_stated"] = _toll_share(stated, kind, fields.same_toll)
    return found


def _toll_share(
    rows: Iterable[Row], kind: str, right: Callable[[Record, Record, str], bool]
) -> Share:
    return share(right(gold, guess, kind) for gold, guess in rows)


def _calibration(confidences: Sequence[tuple[float, int]]) -> Calibration | None:
    """Return Brier score and calibration error over five equal bins, None without confidences."""
    if not confidences:
        return None
    bins: dict[int, list[tuple[float, int]]] = {}
    for stated, right in confidences:
        bins.setdefault(min(4, int(stated * 5)), []).append((stated, right))
    gaps = (abs(sum(c for c, _ in one) - sum(y for _, y in one)) for one in bins.values())
    n = len(confidences)
    return Calibration(n, sum((c - y) ** 2 for c, y in confidences) / n, sum(gaps) / n)
