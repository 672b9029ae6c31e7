"""Markdown with front matter: links, emphasis and headings are taken off, the words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rasd.articles.assemble import Fill, Found, assemble, title_of
from rasd.articles.decoding import decode
from rasd.articles.header import header_of
from rasd.articles.html import fragment
from rasd.articles.litter import is_litter
from rasd.articles.markup import holds_markup
from rasd.articles.origin import Origin, refused
from rasd.articles.plain import read_raw
from rasd.articles.runs import Builder
from rasd.model import Article, Skipped

_INLINE: Final = re.compile(
    r"(?P<escape>\\[\\`*_{}\[\]()#+.!<>~|-])"
    r"|(?P<image>!\[[^\[\]\n]{0,300}\]\([^()\n]{0,1000}\))"
    r"|\[(?P<link>[^\[\]\n]{1,500})\](?:\((?:[^()\n]|\([^()\n]{0,200}\)){0,1000}\)|\[[^\[\]\n]{0,60}\])"
    r"|<(?P<auto>https?://[^<>\s]{1,1000})>|(?P<tag></?[A-Za-z][^<>\n]{0,1000}>)"
    r"|(?P<stars>(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])|\*\*)"
    r"|(?P<bars>(?<![\w_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\w_]))|(?P<ticks>`{1,3}|~~)"
)
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_LEAD: Final = re.compile(
    r"[ \t]{0,12}(?:(?P<heading>#{1,6})[ \t]+|>[ \t]?|[-*+][ \t]+|[0-9]{1,3}[.)][ \t]+)?"
)
_DROPPED: Final = re.compile(
    r"[ \t]{0,3}(?:(?:[-*_][ \t]?){3,80}|=+|\[[^\[\]\n]{1,60}\]:[ \t].*|(?:```|~~~).*)[ \t]*\Z"
)


def read_markdown(data: bytes, origin: Origin) -> Iterator[Article | Skipped]:
    """Yield the one article of a markdown document, or why it holds none."""
    raw = decode(data)
    if raw is None:
        yield refused(origin, "is no text in an encoding known here. Save it as UTF-8.")
        return
    header = header_of(raw)
    if header.text("body") == "plain":
        yield read_raw(raw, data, origin, kind="markdown")
        return
    start = header.body_start
    title: Fill | None = title_of(header)
    heading = _first_heading(raw, start)
    if title is None and heading is not None:
        first, start = heading

        def title(builder: Builder) -> None:
            _put_inline(builder, first, start)

    def body(builder: Builder) -> None:
        _put_body(builder, start)

    yield assemble(
        data, origin, raw, header=header, found=Found("markdown"), title=title, body=body
    )


def is_markdown(raw: str) -> bool:
    """Return whether text without front matter opens with a markdown heading."""
    return re.match(r"\ufeff?\s{0,20}#{1,2} \S", raw) is not None


def _first_heading(raw: str, start: int) -> tuple[int, int] | None:
    found = re.compile(r"\s{0,200}#[ \t]+(?P<words>\S[^\r\n]{0,300})").match(raw, start)
    return None if found is None else found.span("words")


def _put_body(builder: Builder, start: int) -> None:
    at = start
    while at < len(builder.raw):
        match = _LINE.match(builder.raw, at)
        if match is None or match.end() == at:
            break
        line = match[0].rstrip("\r\n")
        at = match.end()
        if _DROPPED.match(line[:1200]) or is_litter(line.strip()):
            builder.paragraph()
            continue
        lead = _LEAD.match(line)
        first = match.start() + (lead.end() if lead else 0)
        if lead is not None and lead[0].strip() not in ("", ">"):
            builder.paragraph()
        _put_inline(builder, first, match.start() + len(line))
        if lead is not None and lead["heading"]:
            builder.paragraph()
        builder.line()


def _put_inline(builder: Builder, start: int, end: int) -> None:
    if holds_markup(builder.raw[start:end]) and "](" not in builder.raw[start:end]:
        fragment(builder, start, end)
        return
    at = start
    for match in _INLINE.finditer(builder.raw, start, end):
        builder.take(at, match.start(), entities=True, lines=False)
        at = match.end()
        if match["escape"]:
            builder.put(match["escape"][1], match.start(), 2)
        elif match["link"]:
            _put_inline(builder, *match.span("link"))
        elif match["auto"]:
            builder.take(*match.span("auto"), entities=False, lines=False)
        elif match["tag"] and match["tag"].lower().startswith(
            ("<br", "<p", "</p", "<div", "</div")
        ):
            builder.line()
    builder.take(at, end, entities=True, lines=False)
