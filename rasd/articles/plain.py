"""Plain text with or without header lines; inline HTML in it is taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rasd.articles.assemble import Found, assemble, title_of
from rasd.articles.decoding import decode
from rasd.articles.header import header_of
from rasd.articles.html import fragment
from rasd.articles.litter import without_litter
from rasd.articles.markup import holds_markup
from rasd.articles.origin import Origin, refused
from rasd.articles.runs import Builder
from rasd.model import Article, Skipped

_FIRST_LINE: Final = re.compile(
    r"\s{0,200}+(?P<line>[^\r\n]{3,180}+)\r?\n[ \t]{0,20}+\r?\n\s{0,200}+\S"
)
_SENTENCE_END: Final = (".", ":", ";", ",", "!", "”", '"')


def read_text(data: bytes, origin: Origin) -> Iterator[Article | Skipped]:
    """Yield the one article of a plain text file, or why it holds none."""
    raw = decode(data)
    if raw is None:
        yield refused(origin, "is no text in an encoding known here. Save it as UTF-8.")
        return
    yield read_raw(raw, data, origin, kind="text")


def read_raw(raw: str, data: bytes, origin: Origin, *, kind: str) -> Article | Skipped:
    """Return the article that decoded plain text holds, or why it holds none."""
    header = header_of(raw)
    start = header.body_start
    title = title_of(header)
    markup = holds_markup(raw[start:])
    if title is None and not markup:
        headline = _FIRST_LINE.match(raw, start)
        if headline is not None and not headline["line"].rstrip().endswith(_SENTENCE_END):
            first, start = headline.span("line")
            last = first + len(headline["line"].rstrip())

            def title(builder: Builder) -> None:
                builder.take(first, last, entities=True, lines=False)

    def body(builder: Builder) -> None:
        for first, last in without_litter(raw, start):
            builder.paragraph()
            if markup:
                fragment(builder, first, last)
            else:
                builder.take(first, last, entities=True, lines=True)

    return assemble(data, origin, raw, header=header, found=Found(kind), title=title, body=body)
