"""The answer to a place that was tried, as HTML. Every text goes through the gate."""

from __future__ import annotations

import base64
from typing import Final

from rasd.render.card import confidence_html, inset_svg
from rasd.render.palette import TOKENS, Theme
from rasd.render.safe import mapsafe
from rasd.views.places import Candidate, PlaceAnswer

_ALONE: Final = '<p class="rasd-note">No other place came close.</p>'


def place_html(answer: PlaceAnswer, theme: Theme = "light") -> str:
    """Return what the text points to with its picture, its facts and the rivals; or why nothing."""
    if not answer.found:
        return (
            '<div class="rasd-empty" data-testid="rasd-place"><b>No place found</b>'
            f"{mapsafe(_sentence(answer.why))}</div>{_list('What may be meant', answer.candidates)}"
        )
    facts = "".join(f"<dt>{mapsafe(k)}</dt><dd>{mapsafe(v)}</dd>" for k, v in answer.facts)
    heading = f"<h3>{mapsafe(answer.candidates[0].name)}</h3>"
    return (
        '<div class="rasd-card rasd-tried" data-testid="rasd-place">'
        f"{_picture(answer, theme)}<div>{heading}<dl>{facts}</dl></div></div>"
        f"{_list('What it can mean, the one taken first', answer.candidates)}"
        f"{'' if len(answer.candidates) > 1 else _ALONE}"
    )


def _picture(answer: PlaceAnswer, theme: Theme) -> str:
    if answer.picture is None:
        return ""
    svg = inset_svg(answer.picture, TOKENS[theme].accent, theme)
    data = base64.b64encode(svg.encode()).decode()
    alt = mapsafe(f"Where it lies: {answer.candidates[0].name}")
    return f'<img alt="{alt}" src="data:image/svg+xml;base64,{data}">'


def _list(title: str, candidates: tuple[Candidate, ...]) -> str:
    if not candidates:
        return ""
    rows = "".join(
        f"<li><b>{mapsafe(each.name)}</b><span>{mapsafe(each.reason)}</span>"
        f"{'' if each.score is None else confidence_html(min(each.score, 1.0))}</li>"
        for each in candidates
    )
    return f'<h3 class="rasd-h">{title}</h3><ol class="rasd-rivals">{rows}</ol>'


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}." if words else ""
