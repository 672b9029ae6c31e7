"""How good is the extraction? Scores against labelled articles."""

from rasd.score.baseline import keyword_record
from rasd.score.card import FIGURES, Figure, Scorecard, scorecard
from rasd.score.faults import fault_lines
from rasd.score.labelled import (
    KNOWN,
    count_incidents,
    documents,
    known_ids,
    load_gold,
    opened_sets,
)
from rasd.score.log import LOG, Measurement, add_to_log, as_json, load_log, take_measurement
from rasd.score.measure import Detection, ScoreReport, score
from rasd.score.published import PUBLISHED, Published, publish, published
from rasd.score.report import card_lines, report_lines, to_json
from rasd.score.shares import Prf, Share

__all__ = [
    "FIGURES",
    "KNOWN",
    "LOG",
    "PUBLISHED",
    "Detection",
    "Figure",
    "Measurement",
    "Prf",
    "Published",
    "ScoreReport",
    "Scorecard",
    "Share",
    "add_to_log",
    "as_json",
    "card_lines",
    "count_incidents",
    "documents",
    "fault_lines",
    "keyword_record",
    "known_ids",
    "load_gold",
    "load_log",
    "opened_sets",
    "publish",
    "published",
    "report_lines",
    "score",
    "scorecard",
    "take_measurement",
    "to_json",
]
