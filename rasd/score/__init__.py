"""How good is the extraction? Scores against labelled articles."""

from rasd.score.measure import Detection, Fault, ScoreReport, score
from rasd.score.published import publish, published
from rasd.score.report import load_gold, report_lines, to_json
from rasd.score.shares import Prf, Share

__all__ = [
    "Detection",
    "Fault",
    "Prf",
    "ScoreReport",
    "Share",
    "load_gold",
    "publish",
    "published",
    "report_lines",
    "score",
    "to_json",
]
