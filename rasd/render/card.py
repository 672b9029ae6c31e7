"""IncidentCard → HTML. Every string from outside goes through `mapsafe`, so it stays text."""

from __future__ import annotations

import base64
from collections.abc import Collection
from typing import Final

from rasd.model import Basis, Claim
from rasd.render.palette import FIELDS, TOKENS, Theme, type_style
from rasd.render.safe import mapsafe
from rasd.views.card import Backing, CardField, CardPlace, IncidentCard
from rasd.views.inset import Inset
from rasd.views.passages import CardDocument, Segment
from rasd.views.words import NOT_KNOWN, percent, when_long

_BASIS: Final = {
    Basis.INFERRED.value: "Inferred, not stated in the text.",
}

_BASES: Final = {
    "analyst": "corrected by an analyst",
    "metadata": "taken from the file's own notes",
    "option": "given when it was read in",
    "url": "taken from the address",
}
_SILENT: Final = "The text does not say. That is not the same as none."
_KNOWN_BY_AREA: Final = "only the governorate is known"  # the gazetteer's word for it; said already


def card_html(card: IncidentCard, inset: Inset | None, theme: Theme = "light") -> str:
    """Return title, badges, place, fields and disagreements as one HTML element.

    inset: where it lies, for the small map; None where no governorate is known.
    """
    badges = "".join(
        f'<li class="rasd-b-{kind}">{mapsafe(text)}</li>' for kind, text in card.badges
    )
    if not any(kind == "own" for kind, _ in card.badges):  # what a person entered has no score
        badges += f"<li>confidence {percent(card.confidence)}</li>"
    fields = "".join(_field(field) for field in card.fields)
    return (
        f'<article class="rasd-card" data-incident="{mapsafe(card.id)}" dir="auto">'
        f'<h3 class="rasd-t-{mapsafe(card.event_type)}"><i></i>{mapsafe(card.what)}</h3>'
        f'<p class="sub">{mapsafe(card.where)} · {mapsafe(card.when)}</p>'
        f'<ul class="rasd-badges">{badges}</ul>'
        f"{_inset(card, inset, theme)}{_claims(card)}"
        f'<p class="rasd-note">Open a field to read the words it rests on.</p>{fields}</article>'
    )


def document_html(document: CardDocument) -> str:
    """Return one article with the evidence marked in its text, a colour for each field."""
    used = {name for segment in document.segments for name in segment.fields}
    text = "".join(_segment(segment) for segment in document.segments)
    return (
        f'<div class="rasd-card">{head_html(document, used)}'
        f'<div class="rasd-text" dir="auto">{text}</div></div>'
    )


def head_html(document: CardDocument, used: Collection[str], more: str = "") -> str:
    """Return what stands over an article's text: its source, the colours used, how whole it is.

    used: fields that are marked in it. more: further items of the legend, in HTML.
    """
    source = mapsafe(document.publisher or "Publisher not known")
    if document.published is not None:
        words = _BASES.get(document.published_basis, document.published_basis)
        basis = f" (date {mapsafe(words)})" if words else ""
        source += f", {when_long(document.published, document.published, 1)}{basis}"
    if document.url:
        source += (
            f' · <a href="{mapsafe(document.url)}" target="_blank" rel="noopener noreferrer">'
            "open the source</a>"
        )
    items = "".join(
        f'<li class="rasd-f-{key}"><i class="mark"></i>{style.label}</li>'
        for key, style in FIELDS.items()
        if key in used
    )
    status = f'<p class="rasd-note">{mapsafe(document.text_status)}</p>'
    rating = (
        f'<p class="rasd-doc">{mapsafe(_capital(document.rating))}</p>' if document.rating else ""
    )
    return (
        f'<p class="rasd-doc">{source}</p>{rating}'
        f'<ul class="rasd-legend" aria-label="Colours of the fields">{items}{more}</ul>'
        f"{status if document.text_status else ''}"
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def inset_svg(inset: Inset, colour: str, theme: Theme = "light") -> str:
    """Return the governorate's outline with the incident's point or disc, as an SVG document.

    colour: '#rrggbb' of the event type. Numbers only: no string from outside reaches it.
    """
    tokens = TOKENS[theme]
    rings = "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in inset.rings
    )
    spot = ""
    if inset.point is not None:
        x, y = inset.point
        radius = max(inset.radius, 3.5)
        spot = (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}" '
            f'fill-opacity="{0.9 if radius < 4 else 0.3}" stroke="{colour}"/>'
        )
    shade = tokens.ramp[2] if inset.point is None else tokens.land
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 112 112" width="112" height="112">'
        f'<path d="{rings}" fill="{shade}" stroke="{tokens.outline}" fill-rule="evenodd"/>'
        f"{spot}</svg>"
    )


def confidence_html(share: float) -> str:
    """Return a confidence from 0 to 1 as a small bar and its number."""
    return (
        f'<span class="rasd-conf" title="confidence"><b><span style="width:{share:.0%}"></span></b>'
        f"{percent(share)}</span>"
    )


def _field(field: CardField) -> str:
    bar = "<span></span>" if field.confidence is None else confidence_html(field.confidence)
    silent = field.value == NOT_KNOWN
    value = "not reported" if silent else mapsafe(field.value)
    more = "".join(_backing(backing) for backing in field.backing)
    more = more or f"<p>{_SILENT if silent else 'No words of the text carry this field.'}</p>"
    key = mapsafe(field.key)
    return (
        f'<details class="rasd-field rasd-f-{key}" data-field="{key}">'
        f'<summary><span class="k">{mapsafe(field.label)}</span>'
        f'<span class="v" dir="auto">{value}</span>{bar}</summary>'
        f'<div class="more">{more}</div></details>'
    )


def _backing(backing: Backing) -> str:
    if backing.basis == Basis.ANALYST.value:  # no words and no rule: a person knows it
        source = f"{mapsafe(backing.publisher)}: " if backing.publisher else ""
        return f"<p>{source}<b>{mapsafe(backing.value)}</b>, entered by an analyst.</p>"
    quotes = " … ".join(f'<q dir="auto">{mapsafe(quote)}</q>' for quote in backing.quotes)
    words = quotes or _BASIS.get(backing.basis, "No words quoted.")
    rivals = "".join(
        f"<li>{mapsafe(value)}: {mapsafe(reason)}</li>" for value, reason in backing.rivals
    )
    also = f"<p>Also considered:</p><ul>{rivals}</ul>" if rivals else ""
    who = f"{mapsafe(backing.publisher)}: " if backing.publisher else ""
    return (
        f"<p>{who}{words}</p><p>Read as <b>{mapsafe(backing.value)}</b> by rule "
        f"<code>{mapsafe(backing.rule)}</code>, {percent(backing.confidence)}.</p>{also}"
    )


def _claims(card: IncidentCard) -> str:
    if not card.claims:
        return ""
    blocks = []
    for name, said in card.claims:
        by_value: dict[str, list[Claim]] = {}
        for claim in said:
            by_value.setdefault(claim.value, []).append(claim)
        rows = "".join(_claim(value, claims) for value, claims in by_value.items())
        blocks.append(f"<div>{mapsafe(name)}<ul>{rows}</ul></div>")
    return f'<div class="rasd-claims"><b>Sources disagree</b>{"".join(blocks)}</div>'


def _claim(value: str, claims: list[Claim]) -> str:
    """One value and who says it; a publisher with several reports is named once."""
    names = ", ".join(dict.fromkeys(claim.publisher for claim in claims))
    taken = " <b>taken</b>" if any(claim.chosen for claim in claims) else ""
    return f"<li>{mapsafe(value)} ({mapsafe(names)}){taken}</li>"


def _inset(card: IncidentCard, inset: Inset | None, theme: Theme) -> str:
    place = card.place
    lines = [f"<b>{mapsafe(place.precision[:1].upper() + place.precision[1:])}</b>", _drawn(place)]
    found = place.reason and place.reason != _KNOWN_BY_AREA
    lines += [mapsafe(place.border), f"Found by: {mapsafe(place.reason)}" if found else ""]
    lines = [line for line in lines if line]
    words = f"<p>{'<br>'.join(lines)}</p>"
    if inset is None:
        return f'<div class="rasd-inset">{words}</div>'
    svg = inset_svg(inset, type_style(card.event_type).colour(theme), theme)
    data = base64.b64encode(svg.encode()).decode()
    alt = mapsafe(f"Outline of the governorate: {card.where}")
    img = f'<img alt="{alt}" src="data:image/svg+xml;base64,{data}">'
    return f'<div class="rasd-inset">{img}{words}</div>'


def _drawn(place: CardPlace) -> str:
    """How the map shows it, in a sentence."""
    if place.lat is None:
        where = "a badge in the area, never a point" if place.iso else "a line in the tray"
        return f"On the map it is {where}."
    if place.radius_km is None:
        return ""
    if place.exact:
        return f"The place reaches about {place.radius_km:g} km around its point."
    return f"Within about {place.radius_km:g} km of the point."


def _segment(segment: Segment) -> str:
    text = mapsafe(segment.text)
    if segment.fields:
        names = ", ".join(FIELDS[f].label if f in FIELDS else f for f in segment.fields)
        first = mapsafe(segment.fields[0])
        text = f'<mark class="rasd-f-{first}" title="{mapsafe(names)}">{text}</mark>'
    return f'<span class="s">{text}</span>' if segment.carrying else text
