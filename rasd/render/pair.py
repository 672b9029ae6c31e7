"""Two incidents side by side → HTML. Every string from outside goes through `mapsafe`."""

from __future__ import annotations

from rasd.render.card import confidence_html
from rasd.render.safe import mapsafe
from rasd.views.pair import Pair, Side


def pair_html(pair: Pair) -> str:
    """Return the table of both incidents, the words that tell them, and the reasons."""
    rows = "".join(
        f'<tr{" class=rasd-differs" if row.differs else ""}><th scope="row">{mapsafe(row.label)}'
        f"</th><td>{mapsafe(row.left)}</td><td>{mapsafe(row.right)}"
        f"{_DIFFERS if row.differs else ''}</td></tr>"
        for row in pair.rows
    )
    return (
        '<div class="rasd-pair" data-testid="rasd-pair" dir="auto"><table><thead><tr><td></td>'
        f'<th scope="col">{mapsafe(pair.left.title)}</th>'
        f'<th scope="col">{mapsafe(pair.right.title)}</th></tr></thead><tbody>'
        f'<tr><th scope="row">Told by</th><td>{_told(pair.left)}</td>'
        f"<td>{_told(pair.right)}</td></tr>{rows}</tbody></table>"
        f'<p class="rasd-note">{_reasons(pair)}</p></div>'
    )


_DIFFERS = ' <span class="rasd-note">differs</span>'


def _told(side: Side) -> str:
    return "".join(
        f"<p><b>{mapsafe(outlet or 'Outlet not named')}</b> {mapsafe(quote)}</p>"
        for outlet, quote in side.told
    )


def _reasons(pair: Pair) -> str:
    words = [f"How alike {confidence_html(pair.score)}"]
    for title, given in (("For", pair.speaks_for), ("Against", pair.speaks_against)):
        if given:
            words.append(f"<b>{title}:</b> {mapsafe(', '.join(given))}")
    return " · ".join(words)
