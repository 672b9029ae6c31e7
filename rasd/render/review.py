"""The review page's article and fields → HTML. Every string from outside goes through `mapsafe`."""

from __future__ import annotations

from collections.abc import Sequence

from rasd.render.card import confidence_html, head_html
from rasd.render.safe import mapsafe
from rasd.views.edits import Difference
from rasd.views.history import Change
from rasd.views.review import Piece, ReviewField, ReviewText
from rasd.views.words import NOT_KNOWN


def article_html(text: ReviewText, incident: str) -> str:
    """Return an article whose marks explain themselves on hover and on keyboard focus.

    The words of the explanation stand in `data-tip`, one line each; the page's script shows them.
    incident: id of the one under review; the script scrolls to its words once.
    """
    used = {name for piece in text.pieces for name in piece.fields}
    body = "".join(_piece(piece) for piece in text.pieces)
    return (
        f'<div class="rasd-card rasd-reading" data-incident="{mapsafe(incident)}">'
        f"{head_html(text.head, used, _more(text))}"
        f'<div class="rasd-text" dir="auto">{body}</div></div>'
    )


def fields_html(fields: Sequence[ReviewField]) -> str:
    """Return the fields as a list; each one's grounds show on hover and on keyboard focus."""
    rows = "".join(_field(field) for field in fields)
    return f'<div class="rasd-card rasd-fields" role="list">{rows}</div>'


def versions_html(differ: Sequence[Difference], before: str, after: str) -> str:
    """Return two versions of an incident side by side, the fields in which they differ."""
    rows = "".join(
        f"<tr><th scope='row'>{mapsafe(d.label)}</th><td dir='auto'>{mapsafe(d.before)}</td>"
        f"<td dir='auto'>{mapsafe(d.after)}</td></tr>"
        for d in differ
    )
    none = '<tr><td colspan="3">Both say the same.</td></tr>'
    return (
        f'<table class="rasd-versions"><thead><tr><th></th><th scope="col">{mapsafe(before)}</th>'
        f'<th scope="col">{mapsafe(after)}</th></tr></thead><tbody>{rows or none}</tbody></table>'
    )


def change_html(change: Change) -> str:
    """Return one revision: who, when, what, the fields before and after, and why."""
    fields = "".join(
        f"<li>{mapsafe(d.label)}: <s>{mapsafe(d.before)}</s> → {mapsafe(d.after)}</li>"
        for d in change.changes
    )
    why = f'<p class="why" dir="auto">{mapsafe(change.why)}</p>' if change.why else ""
    return (
        f'<div class="rasd-change"><b>{mapsafe(change.by)}</b> {mapsafe(change.what)} '
        f"<span>{mapsafe(change.at)}</span>{f'<ul>{fields}</ul>' if fields else ''}{why}</div>"
    )


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


def _more(text: ReviewText) -> str:
    """Return the items of the legend that are no fields."""
    passed = any(piece.passed for piece in text.pieces)
    other = any(piece.other for piece in text.pieces)
    return ('<li><i class="passed"></i>not taken</li>' if passed else "") + (
        '<li><i class="elsewhere"></i>another incident</li>' if other else ""
    )
