"""Building readable text piece by piece while noting where each piece stands in the raw file."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from rasd.model import OffsetMap

_TOKENS: Final = re.compile(
    # controls, zero-width and direction marks, soft hyphens: seen by nobody, they break matching
    r"(?P<drop>[\x00-\x08\x0e-\x1b\x7f\x80-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u2064\u2066-\u2069\ufeff\ufffe\ufff9-\ufffb]+)"
    r"|(?P<gap>\s+)|(?P<entity>&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?P<word>[^\s&\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    r"\ufeff\ufffe\ufff9-\ufffb]+|&)"
)
_NOTHING, _SPACE, _LINE, _PARAGRAPH = range(4)
_BREAKS: Final = ("", " ", "\n", "\n\n")


class Builder:
    """Collects readable text and its offset runs; white space is tidied on the way.

    A run is noted only for visible characters and for single blanks that stand in the raw file as
    they are; all other blanks and breaks belong to no run.
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._parts: list[str] = []
        self._runs: list[tuple[int, int, int, int]] = []
        self._length = 0
        self._pending = _NOTHING
        self._blank_at: int | None = None

    def __len__(self) -> int:
        """Return the length of the text so far, without a break still to come."""
        return self._length

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._parts)

    @property
    def offsets(self) -> OffsetMap:
        """Where the text stands in the raw file."""
        return OffsetMap(tuple(self._runs))

    def take(self, start: int, end: int, *, entities: bool, lines: bool) -> None:
        """Append `raw[start:end]`.

        entities: decode '&amp;' and its kind. lines: line breaks count (plain text), else they are
        blanks (HTML).
        """
        for token in _TOKENS.finditer(self.raw, start, end):
            at, words = token.start(), token[0]
            if token.lastgroup == "word" or (token.lastgroup == "entity" and not entities):
                self.put(words, at, len(words))
            elif token.lastgroup == "entity":
                self._take_entity(words, at)
            elif token.lastgroup == "gap":
                self._take_gap(words, at, lines=lines)

    def put(self, text: str, raw_start: int, raw_len: int) -> None:
        """Append visible `text` that stands for `raw_len` characters at `raw_start`."""
        self._flush()
        self._append(text, raw_start, raw_len)

    def space(self) -> None:
        """Ask for a blank before the next visible text."""
        self._ask(_SPACE)

    def line(self) -> None:
        """Ask for a line break; a second one in a row makes a paragraph."""
        self._ask(_PARAGRAPH if self._pending >= _LINE else _LINE)

    def paragraph(self) -> None:
        """Ask for a paragraph break before the next visible text."""
        self._ask(_PARAGRAPH)

    def _take_entity(self, words: str, at: int) -> None:
        plain = unescape(words)
        if plain == words:
            self.put(words, at, len(words))
        elif plain.isspace():
            self._ask(_SPACE)
        elif _TOKENS.fullmatch(plain) and _TOKENS.fullmatch(plain)["drop"] is None:  # type: ignore[index]
            self.put(plain, at, len(words))

    def _take_gap(self, words: str, at: int, *, lines: bool) -> None:
        breaks = len(words.replace("\r\n", "\n").splitlines()) - (words[-1] not in "\n\r\v\f\u2028")
        if lines and breaks > 0:
            self._ask(_PARAGRAPH if breaks > 1 else _LINE)
            return
        if words == " " and self._pending == _NOTHING:
            self._blank_at = at
        self._ask(_SPACE)

    def _ask(self, level: int) -> None:
        if level > _SPACE or self._pending > _NOTHING:
            self._blank_at = None
        self._pending = max(self._pending, level)

    def _flush(self) -> None:
        if self._pending and self._length:
            if self._blank_at is not None:
                self._append(" ", self._blank_at, 1)
            else:
                self._parts.append(_BREAKS[self._pending])
                self._length += len(_BREAKS[self._pending])
        self._pending, self._blank_at = _NOTHING, None

    def _append(self, text: str, raw_start: int, raw_len: int) -> None:
        self._parts.append(text)
        size = len(text)
        if self._runs and raw_len == size:
            text_start, text_len, start, length = self._runs[-1]
            if (
                text_len == length
                and start + length == raw_start
                and text_start + text_len == self._length
            ):
                self._runs[-1] = (text_start, text_len + size, start, length + size)
                self._length += size
                return
        self._runs.append((self._length, size, raw_start, raw_len))
        self._length += size
