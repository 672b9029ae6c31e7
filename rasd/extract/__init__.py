"""Read incidents from articles: rules, lexicons and spans; no network, no clock, no model."""

from rasd.extract.forced import BY_HAND, extract_passage
from rasd.extract.reader import extract, extract_with_skips

__all__ = ["BY_HAND", "extract", "extract_passage", "extract_with_skips"]
