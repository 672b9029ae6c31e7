"""Read incidents from articles: rules, lexicons and spans; no network, no clock, no model."""

from rasd.extract.reader import extract, extract_with_skips

__all__ = ["extract", "extract_with_skips"]
