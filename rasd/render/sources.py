"""What of a document was passed over → HTML. Every string from outside goes through `mapsafe`."""

from __future__ import annotations

from collections.abc import Iterable

from rasd.render.safe import mapsafe


def passed_html(passed: Iterable[tuple[str, str, str]]) -> str:
    """Return the passages as a list. passed: (its words, '' for the whole, stage, reason)."""
    items = "".join(_item(*each) for each in passed)
    return f'<ul class="rasd-left">{items}</ul>' if items else ""


def _item(words: str, stage: str, reason: str) -> str:
    said = f'<q dir="auto">{mapsafe(words)}</q>' if words else ""
    return f'<li dir="auto"><b>{mapsafe(stage)}</b>: {mapsafe(reason)}{said}</li>'
