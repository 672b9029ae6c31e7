"""HTML pages: the article's own words without menus, scripts, captions and 'read more' lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from rasd.articles.assemble import Found, assemble, title_of
from rasd.articles.decoding import decode
from rasd.articles.header import date_in_url, date_of, header_of
from rasd.articles.litter import LONGEST, is_litter
from rasd.articles.markup import Token, attributes, tokens
from rasd.articles.origin import Origin, refused
from rasd.articles.runs import Builder
from rasd.model import Article, Skipped


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_BLOCKS: Final = _words(
    "p div section article main header footer h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote table"
    " tr td th figure figcaption pre hr form nav aside body title address details summary"
)
_LITTER: Final = _words(
    "noscript textarea math nav footer aside figure figcaption form button select header dialog"
    " video audio object canvas label menu"
)
_NEVER_TEXT: Final = _words("script style template head svg iframe title")
_HOLDERS: Final = _words("body html article main")
_VOID: Final = _words("area base br col embed hr img input link meta source track wbr")
_LITTER_CLASS: Final = re.compile(
    r"(?:^|[\s_-])(?:related|share|sharing|social|newsletter|cookies?|promo|advert\w{0,10}|ads?"
    r"|comments?|breadcrumbs?|sidebar|footer|menu|navbar|subscribe|recommended|caption|byline"
    r"|read-?more|most-?read|tags|hidden|sr-only|copyright)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LITTER_LINE: Final = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|more on|related(?: \w+)?:|advertisement|share"
    r" (?:this|on)|follow us|subscribe|sign up|click here|watch:|listen to|photo:|image:|file photo"
    r"|\u00a9|copyright|all rights reserved|tags:|comments?$|print$|email$)",
    re.IGNORECASE,
)
_DATE_NAMES: Final = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dc.date",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "article.published",
    "publication_date",
)
_JSON_DATE: Final = re.compile(r'"datePublished"\s{0,5}:\s{0,5}"([^"]{8,40})"')
_SITE_TAIL: Final = re.compile(r"\s[|\u2013\u2014-]\s[^|\u2013\u2014]{2,40}\Z")
_SHORT: Final = 150


@dataclass(slots=True)
class _Page:
    """What one pass over the tags of a page found; places are (start, end) in the raw text."""

    blocks: list[list[Token]] = field(default_factory=list)
    h1: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    meta: dict[str, str] = field(default_factory=dict)
    articles: list[tuple[int, int]] = field(default_factory=list)


def read_html(data: bytes, origin: Origin) -> Iterator[Article | Skipped]:
    """Yield the one article of an HTML page, or why it holds none."""
    raw = decode(data)
    if raw is None:
        yield refused(origin, "is no text in an encoding known here. Save it as UTF-8.")
        return
    header = header_of(raw)
    start = header.body_start
    page = _survey(raw, start)
    given = title_of(header)
    title, spans = _title_and_body(raw, start, page, given=given is not None)

    def put_title(builder: Builder) -> None:
        if title is not None:
            _take(builder, tokens(raw, *title))

    def body(builder: Builder) -> None:
        for first, last in spans:
            builder.paragraph()
            _take(builder, tokens(raw, first, last))

    put = given or (put_title if title else None)
    yield assemble(data, origin, raw, header=header, found=_found(page), title=put, body=body)


def fragment(builder: Builder, start: int, end: int) -> None:
    """Append text that holds inline HTML: tags go, blocks part paragraphs, the rest stays."""
    line_breaks = "\n\n" in builder.raw[start:end].replace("\r\n", "\n")
    _take(builder, tokens(builder.raw, start, end), lines=line_breaks)


def _take(builder: Builder, stream: Iterable[Token], *, lines: bool = False) -> None:
    for token in stream:
        if not token.name:
            builder.take(token.start, token.end, entities=True, lines=lines)
        elif token.name == "br":
            builder.line()
        elif token.name in _BLOCKS:
            builder.paragraph()


def _survey(raw: str, start: int) -> _Page:
    page = _Page()
    open_at: dict[str, int] = {}
    for token in tokens(raw, start, len(raw)):
        name = token.name
        if name == "meta":
            _note_meta(page, attributes(token))
        elif name == "link" and "canonical" in token.attrs:
            page.meta.setdefault("canonical", attributes(token).get("href", ""))
        elif name == "time" and not token.closing:
            page.meta.setdefault("time", attributes(token).get("datetime", ""))
        elif name == "script" and "ld+json" in token.attrs:
            dated = _JSON_DATE.search(raw, token.start, token.end)
            page.meta.setdefault("json", dated[1] if dated else "")
        elif name in ("h1", "title", "article", "main") and not token.closing:
            open_at.setdefault(name, token.end)
        elif name in open_at and token.closing:
            _note_element(page, name, (open_at.pop(name), token.start))
    return page


def _note_meta(page: _Page, attrs: dict[str, str]) -> None:
    key = attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or ""
    if key and attrs.get("content"):
        page.meta.setdefault(key.lower(), attrs["content"])


def _note_element(page: _Page, name: str, span: tuple[int, int]) -> None:
    if name == "h1" and page.h1 is None:
        page.h1 = span
    elif name == "title" and page.title is None:
        page.title = span
    elif name in ("article", "main"):
        page.articles.append(span)


def _title_and_body(
    raw: str, start: int, page: _Page, *, given: bool
) -> tuple[tuple[int, int] | None, list[tuple[int, int]]]:
    """Return the places of the headline and of the paragraphs, the headline always before them.

    given: the file's own header names the title, the page is not asked.
    """
    spans = _body_spans(raw, start, page)
    if page.h1 is not None and not given:
        below = [span for span in spans if span[0] >= page.h1[1]]
        # words above the headline are its kicker and menus, unless they are the most of the page
        if 2 * _size(below) >= _size(spans):
            return page.h1, below
    if page.h1 is not None:
        page.h1 = None
        spans = _body_spans(raw, start, page)
    if given or page.title is None or (spans and spans[0][0] < page.title[1]):
        return None, spans
    return (page.title[0], _without_site(raw, page.title)), spans


def _size(spans: list[tuple[int, int]]) -> int:
    return sum(last - first for first, last in spans)


def _without_site(raw: str, title: tuple[int, int]) -> int:
    """Return where a page title ends without the ' | Name of the site' behind it."""
    tail = _SITE_TAIL.search(raw[title[0] : title[1]].rstrip())
    return title[0] + tail.start() if tail and tail.start() > 10 else title[1]


def _body_spans(raw: str, start: int, page: _Page) -> list[tuple[int, int]]:
    """Return the places of the body's paragraphs, most careful reading first."""
    whole = (start, len(raw))
    longest = max(page.articles, key=lambda span: span[1] - span[0], default=whole)
    for area, careful in ((longest, True), (whole, True), (whole, False)):
        spans = _paragraphs(raw, area, page, careful=careful)
        if _size(spans) >= _SHORT:
            return spans
    return _paragraphs(raw, whole, page, careful=False)


def _paragraphs(
    raw: str, area: tuple[int, int], page: _Page, *, careful: bool
) -> list[tuple[int, int]]:
    """Return the places of paragraphs in an area, litter left out; `careful`: by class, too."""
    spans: list[tuple[int, int]] = []
    first, hidden, depth = area[0], "", 0
    for token in tokens(raw, *area):
        if hidden:
            depth += (token.name == hidden) * (-1 if token.closing else 1)
            hidden = hidden if depth > 0 else ""
            first = token.end
            continue
        is_headline = page.h1 is not None and token.end == page.h1[0]
        drops = is_headline or _is_litter(token, careful=careful)
        if drops or token.name in _BLOCKS:
            spans.append((first, token.start))
            first = token.end
        if drops and token.inner_end == token.end:
            hidden, depth = token.name, 1
    spans.append((first, first if hidden else area[1]))
    return [span for span in spans if _is_readable(raw, span)]


def _is_litter(token: Token, *, careful: bool) -> bool:
    if not token.name or token.closing or token.name in _VOID:
        return False
    if token.name in _NEVER_TEXT:
        return True
    if not careful or token.name in _HOLDERS:
        return False
    if token.name in _LITTER:
        return True
    attrs = attributes(token)
    words = f"{attrs.get('class', '')} {attrs.get('id', '')} {attrs.get('role', '')}"
    return _LITTER_CLASS.search(words[:300]) is not None


def _is_readable(raw: str, span: tuple[int, int]) -> bool:
    builder = Builder(raw)
    _take(builder, tokens(raw, *span))
    text = builder.text
    if not text or is_litter(text):
        return False
    return not (len(text) < LONGEST and _LITTER_LINE.match(text))


def _found(page: _Page) -> Found:
    url = page.meta.get("canonical") or page.meta.get("og:url", "")
    published, basis = _published(page), "metadata"
    if published is None:
        published, basis = date_in_url(url), "url"
    return Found(
        kind="html",
        publisher=page.meta.get("og:site_name", "")[:120],
        url=url,
        published=published,
        basis=basis if published is not None else "",
    )


def _published(page: _Page) -> date | None:
    keys = (_DATE_NAMES[0], "json", *_DATE_NAMES[1:], "time")
    days = (date_of(page.meta[key]) for key in keys if page.meta.get(key))
    return next((day for day in days if day is not None), None)
