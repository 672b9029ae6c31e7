"""The review page's article and fields → HTML. Every string from outside goes through `mapsafe`."""

from __future__ import annotations

from collections.abc import Sequence

from rasd.render.card import confidence_html
from rasd.render.palette import FIELDS
from rasd.render.safe import mapsafe
from rasd.views.review import Piece, ReviewField, ReviewText
from rasd.views.words import NOT_KNOWN, when_long


def article_html(text: ReviewText, incident: str) -> str:
    """Return an article whose marks explain themselves on hover and on keyboard focus.

    The words of the explanation stand in `data-tip`, one line each; the page's script shows them.
    incident: id of the one under review; the script scrolls to its words once.
    """
    head = text.head
    source = mapsafe(head.publisher or "Publisher not known")
    if head.published is not None:
        basis = f" (date {mapsafe(head.published_basis)})" if head.published_basis else ""
        source += f", {when_long(head.published, head.published, 1)}{basis}"
    if head.url:
        source += (
            f' · <a href="{mapsafe(head.url)}" target="_blank" rel="noopener noreferrer">'
            "open the source</a>"
        )
    status = f'<p class="rasd-note">{mapsafe(head.text_status)}</p>' if head.text_status else ""
    body = "".join(_piece(piece) for piece in text.pieces)
    return (
        f'<div class="rasd-card rasd-reading" data-incident="{mapsafe(incident)}">'
        f'<p class="rasd-doc">{source}</p>{_legend(text)}'
        f'{status}<div class="rasd-text" dir="auto">{body}</div></div>'
    )


def fields_html(fields: Sequence[ReviewField]) -> str:
    """Return the fields as a list; each one's grounds show on hover and on keyboard focus."""
    rows = "".join(_field(field) for field in fields)
    return f'<div class="rasd-card rasd-fields" role="list">{rows}</div>'


def _field(field: ReviewField) -> str:
    silent = field.value == NOT_KNOWN
    value = "not reported" if silent else mapsafe(field.value)
    bar = "" if field.confidence is None else confidence_html(field.confidence)
    hand = '<span class="hand">by hand</span>' if field.by_hand else bar
    key = mapsafe(field.key)
    return (
        f'<div class="rasd-row rasd-f-{key}" role="listitem" tabindex="0" data-field="{key}" '
        f'data-tip="{mapsafe(field.tip)}"><span class="k">{mapsafe(field.label)}</span>'
        f'<span class="v{" none" if silent else ""}" dir="auto">{value}</span>{hand}</div>'
    )


def _piece(piece: Piece) -> str:
    text = mapsafe(piece.text)
    tip = f' tabindex="0" data-tip="{mapsafe(piece.tip)}"' if piece.tip else ""
    if piece.fields:
        first = mapsafe(piece.fields[0])
        named = mapsafe(" ".join(piece.fields))
        text = f'<mark class="rasd-f-{first}" data-fields="{named}"{tip}>{text}</mark>'
    elif piece.passed:
        text = f'<span class="rasd-passed" data-passed="{piece.passed}"{tip}>{text}</span>'
    elif piece.other and not piece.carrying and piece.text.strip():
        text = f'<span class="rasd-elsewhere"{tip}>{text}</span>'
    return f'<span class="s">{text}</span>' if piece.carrying else text


def _legend(text: ReviewText) -> str:
    used = {name for piece in text.pieces for name in piece.fields}
    items = [
        f'<li class="rasd-f-{key}"><i class="mark"></i>{style.label}</li>'
        for key, style in FIELDS.items()
        if key in used
    ]
    if any(piece.passed for piece in text.pieces):
        items.append('<li><i class="passed"></i>not taken</li>')
    if any(piece.other for piece in text.pieces):
        items.append('<li><i class="elsewhere"></i>another incident</li>')
    return f'<ul class="rasd-legend" aria-label="Colours of the fields">{"".join(items)}</ul>'
