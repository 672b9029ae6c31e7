"""HTML as a flat run of tags and characters with their places; linear in its length.

The standard parser does not tell where character references stand and was quadratic on some
broken pages; news pages need no more than this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final

_TAG: Final = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,30})"
    r"(?P<attrs>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>"
)
_ATTR: Final = re.compile(
    r"(?<![\w:.-])(?P<name>[A-Za-z_:][\w:.-]{0,60})\s{0,20}=\s{0,20}"
    r"(?:\"(?P<double>[^\"<]{0,2000})\"|'(?P<single>[^'<]{0,2000})'|(?P<bare>[^\s\"'<>]{1,2000}))"
)
_RAW_TEXT: Final = ("script", "style", "template", "noscript", "svg", "textarea", "iframe", "math")
_INLINE: Final = re.compile(
    r"<(?:/(?:p|a|b|i|em|strong|div|span|h[1-6]|li|blockquote)\s{0,5}>|(?:p|a|b|i|em|strong|div"
    r"|span|h[1-6]|ul|ol|li|br|img|blockquote)(?:\s[^<>]{0,2000})?/?>)",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(
    r"<(?:!doctype\s{1,9}html|html|head|body|meta|article|main)[\s>]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Token:
    """A tag, or characters between tags (name ''), at `start..end` of the raw text.

    inner_end: for elements whose content is not markup (script …) where that content ends.
    """

    name: str
    start: int
    end: int
    closing: bool = False
    attrs: str = ""
    inner_end: int = 0


def attributes(token: Token) -> dict[str, str]:
    """Return the attributes of a tag, names in lower case, entities decoded."""
    found: dict[str, str] = {}
    for match in _ATTR.finditer(token.attrs):
        value = match["double"] or match["single"] or match["bare"] or ""
        found.setdefault(match["name"].lower(), unescape(value))
    return found


def holds_markup(text: str) -> bool:
    """Return whether text holds inline HTML such as '<a href=…>' or '</p>'."""
    return _INLINE.search(text) is not None


def is_page(text: str) -> bool:
    """Return whether text opens as a whole HTML page does."""
    return _PAGE.search(text[:2000]) is not None


def tokens(raw: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tags and the characters between them; comments and declarations are dropped."""
    at = start
    while at < end:
        opening = raw.find("<", at, end)
        if opening < 0:
            opening = end
        if opening > at:
            yield Token("", at, opening)
        if opening >= end:
            return
        token, at = _one(raw, opening, end)
        if token is not None:
            yield token


def _one(raw: str, at: int, end: int) -> tuple[Token | None, int]:
    """Return the token that '<' opens, None for a comment, and where it ends."""
    if raw.startswith(("<!", "<?"), at):
        mark = "-->" if raw.startswith("<!--", at) else ">"
        close = raw.find(mark, at + 2, end)
        return None, end if close < 0 else close + len(mark)
    match = _TAG.match(raw, at, end)
    if match is None:
        return Token("", at, at + 1), at + 1
    name = match["name"].lower()
    token_end = inner_end = match.end()
    if name in _RAW_TEXT and not match["close"] and not match["attrs"].endswith("/"):
        closing = re.compile(rf"</{name}[^<>]{{0,100}}>", re.IGNORECASE).search(raw, token_end, end)
        inner_end = closing.start() if closing else end
        token_end = closing.end() if closing else end
    return Token(name, at, token_end, bool(match["close"]), match["attrs"], inner_end), token_end
