"""DocumentLines → HTML: a list that opens to what was found and what was passed over."""

from __future__ import annotations

from collections.abc import Iterable

from rasd.render.safe import mapsafe
from rasd.views.sources import DocumentLine, gave


def documents_html(lines: Iterable[DocumentLine]) -> str:
    """Return the list of documents; every string from outside is escaped."""
    return f'<div class="rasd-docs">{"".join(_line(line) for line in lines)}</div>'


def _line(line: DocumentLine) -> str:
    found = "".join(
        f'<li dir="auto"><a href="{mapsafe(address)}" target="_self">{mapsafe(title)}</a></li>'
        for address, title in line.incidents
    )
    skipped = "".join(
        f'<li dir="auto">{mapsafe(why)}{_what(what)}</li>' for _stage, what, why in line.skipped
    )
    body = (f"<ul>{found}</ul>" if found else "") + (
        f'<p class="rasd-note">Passed over:</p><ul>{skipped}</ul>' if skipped else ""
    )
    return (
        f'<details><summary><span class="t" dir="auto">{mapsafe(line.title)}'
        f'<span class="m">{mapsafe(line.about)}</span></span>'
        f'<span class="n">{mapsafe(gave(len(line.incidents), len(line.skipped)))}</span></summary>'
        f"{body or '<p class=rasd-note>Nothing in it tells an incident.</p>'}</details>"
    )


def _what(what: str) -> str:
    return f' <span class="m">“{mapsafe(what)}”</span>' if what else ""
