"""What a document gave, and what was done to it → HTML, every string through `mapsafe`."""

from __future__ import annotations

from collections.abc import Iterable

from rasd.render.review import versions_html
from rasd.render.safe import mapsafe
from rasd.views.documents import NoteLine
from rasd.views.rereads import RereadLine


def passed_html(passed: Iterable[tuple[str, str, str]]) -> str:
    """Return the passages as a list. passed: (its words, '' for the whole, stage, reason)."""
    items = "".join(_item(*each) for each in passed)
    return f'<ul class="rasd-left">{items}</ul>' if items else ""


def _item(words: str, stage: str, reason: str) -> str:
    said = f'<q dir="auto">{mapsafe(words)}</q>' if words else ""
    return f'<li dir="auto"><b>{mapsafe(stage)}</b>: {mapsafe(reason)}{said}</li>'


def notes_html(lines: Iterable[NoteLine]) -> str:
    """Return who did what, when and why, as a list."""
    items = "".join(
        f"<li><b>{mapsafe(line.by)}</b> {mapsafe(line.what)} "
        f"<span>{mapsafe(line.at)}</span>{_why(line.why)}</li>"
        for line in lines
    )
    return f'<ul class="rasd-left rasd-noted">{items}</ul>'


def lists_html(lists: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return lists under their headings."""
    parts = []
    for title, items in lists:
        rows = "".join(f"<li>{mapsafe(item)}</li>" for item in items)
        parts.append(f"<p><b>{mapsafe(title)}</b></p><ul>{rows}</ul>")
    return f'<div class="rasd-lists">{"".join(parts)}</div>'


def _why(why: str) -> str:
    return f'<span class="why" dir="auto">{mapsafe(why)}</span>' if why else ""


def reread_html(lines: Iterable[RereadLine]) -> str:
    """Return what a document would give otherwise, field by field."""
    return f'<div class="rasd-again">{"".join(_reread(line) for line in lines)}</div>'


def _reread(line: RereadLine) -> str:
    said = f'<p class="rasd-note">{mapsafe(line.said)}</p>' if line.said else ""
    facts = " · ".join(f"{mapsafe(name)}: {mapsafe(value)}" for name, value in line.facts)
    quote = f'<q dir="auto">{mapsafe(line.quote)}</q>' if line.facts and line.quote else ""
    table = versions_html(line.differ, "As it stands", "Read anew") if line.differ else ""
    return (
        f'<section class="rasd-again-{mapsafe(line.kind)}"><h4 dir="auto"><b>{mapsafe(line.words)}'
        f"</b> {mapsafe(line.title)}</h4>{said}{f'<p>{facts}</p>' if facts else ''}{quote}{table}"
        "</section>"
    )
