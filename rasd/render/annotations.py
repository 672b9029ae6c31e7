"""Tags, notes and links → HTML. Every string from outside goes through `mapsafe`."""

from __future__ import annotations

from collections.abc import Sequence

from rasd.country import Country
from rasd.render.safe import mapsafe
from rasd.store import Annotation
from rasd.views.history import moment
from rasd.views.passages import safe_url


def annotations_html(annotations: Sequence[Annotation], country: Country) -> str:
    """Return what analysts wrote beside an incident, to be read; '' where there is nothing."""
    tags = "".join(f"<li>{mapsafe(a.words)}</li>" for a in annotations if a.kind == "tag")
    rest = "".join(one_html(a, country) for a in annotations if a.kind != "tag")
    if not tags and not rest:
        return ""
    badges = f'<ul class="rasd-badges" aria-label="Tags">{tags}</ul>' if tags else ""
    return f'<div class="rasd-card rasd-beside">{badges}{rest}</div>'


def one_html(annotation: Annotation, country: Country) -> str:
    """Return a note or a link with who wrote it and when.

    A link opens in a window of its own, which cannot reach back into this one.
    """
    who = f"{mapsafe(annotation.by)}, {mapsafe(moment(annotation.at, country))}"
    if annotation.kind != "link":
        words = f'<p class="words" dir="auto">{mapsafe(annotation.words)}</p>'
        return f'<div class="rasd-note-of">{words}<p class="rasd-note">{who}</p></div>'
    address = mapsafe(safe_url(annotation.url))
    name = mapsafe(annotation.words or annotation.url)
    link = f'<a href="{address}" target="_blank" rel="noopener noreferrer" dir="auto">{name}</a>'
    return (
        f'<div class="rasd-note-of"><p class="words">{link if address else name}</p>'
        f'<p class="rasd-note">{_host(annotation)}{who}</p></div>'
    )


def _host(annotation: Annotation) -> str:
    """Return where a link with a title leads: the title alone could say anything."""
    if not annotation.words:
        return ""
    return f"{mapsafe(annotation.url.split('/')[2])} · "
