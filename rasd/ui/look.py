"""Small helpers of the screen's look: the theme, text that must stay text, quiet notes."""

from __future__ import annotations

import re
from typing import Final

import streamlit as st

from rasd.render.palette import Theme
from rasd.render.safe import mapsafe

_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~:$&])")


def theme() -> Theme:
    """Return the theme on screen; 'light' where the browser has not said."""
    return "dark" if st.context.theme.type == "dark" else "light"


def plain(text: str) -> str:
    """Return text from outside for a label that reads Markdown, so that it shows as written."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def heading(text: str, note: str = "", *, count: str = "", name: str = "") -> None:
    """Write a section's heading and a quiet line under it.

    count: n in words, as every view prints it; name: the view, by which tests find that n.
    """
    n = f'<b data-testid="rasd-n-{mapsafe(name)}">{mapsafe(count)}</b> · ' if count else ""
    under = f'<p class="rasd-note">{n}{mapsafe(note)}</p>' if note or n else ""
    st.html(f'<h2 class="rasd-h">{mapsafe(text)}</h2>{under}')


def note(text: str) -> None:
    """Write a quiet line."""
    st.html(f'<p class="rasd-note">{mapsafe(text)}</p>')


def empty(title: str, text: str) -> None:
    """Write a framed message where there is nothing to show: what is so, and what to do."""
    st.html(f'<div class="rasd-empty"><b>{mapsafe(title)}</b>{mapsafe(text)}</div>')
