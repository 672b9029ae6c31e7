"""The last step of every reader: header, title and body become an Article, or are refused."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Final

from rasd.articles.header import Header, Value, published_of, safe_url
from rasd.articles.language import language_of
from rasd.articles.origin import TEXT_LIMIT, Origin, refused
from rasd.articles.runs import Builder
from rasd.model import Article, Skipped

_ESCAPE: Final = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)")
_PLAIN_ESCAPES: Final = {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\b": "", "\\f": ""}
_MOST_TITLE: Final = 500
_YEARS: Final = range(1900, 2201)
Fill = Callable[[Builder], None]


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader learned of the document besides its body; '' and None where nothing."""

    kind: str
    publisher: str = ""
    url: str = ""
    published: date | None = None
    basis: str = ""


def put_value(builder: Builder, value: Value) -> None:
    """Append a header value, each character at its place in the raw file."""
    if not value.quoted:
        builder.take(value.start, value.end, entities=True, lines=False)
        return
    at = value.start
    for match in _ESCAPE.finditer(builder.raw, value.start, value.end):
        builder.take(at, match.start(), entities=False, lines=False)
        words = match[0]
        if words[1] == "u":
            character = chr(int(f"0x{words[2:]}", 16))
        else:
            character = _PLAIN_ESCAPES.get(words, words[1])
        # half of a surrogate pair is no character of its own
        if character.isspace() or "\ud800" <= character <= "\udfff":
            builder.space()
        elif character:
            builder.put(character, match.start(), len(words))
        at = match.end()
    builder.take(at, value.end, entities=False, lines=False)


def title_of(header: Header) -> Fill | None:
    """Return what appends the header's title, None if it has none."""
    value = header.values.get("title")
    if value is None or not value.text:
        return None
    return lambda builder: put_value(builder, value)


def assemble(
    data: bytes,
    origin: Origin,
    raw: str,
    *,
    header: Header,
    found: Found,
    title: Fill | None,
    body: Fill,
) -> Article | Skipped:
    """Return the article made of a title and a body, or why it is none.

    title, body: append their readable text to the builder.
    """
    builder, title_end = _filled(raw, title, body)
    text = builder.text
    trouble = _trouble(text)
    if trouble:
        return refused(origin, trouble)
    published, basis = _dating(header, found, origin)
    return Article(
        id=safe_id(header.text("id")) or id_of_name(origin.name) or _hash(data)[:12],
        raw=raw,
        text=text,
        offsets=builder.offsets,
        title_end=title_end,
        title=text[:title_end],
        publisher=header.text("publisher") or found.publisher,
        url=safe_url(header.text("url")) or safe_url(found.url),
        published=published,
        published_basis=basis,
        language=language_of(text),
        text_status=header.text("text_status"),
        kind=found.kind,
        origin=origin.name,
        sha256=_hash(data),
    )


def _filled(raw: str, title: Fill | None, body: Fill) -> tuple[Builder, int]:
    """Return the text built, and where its headline ends; an endless headline is none."""
    builder = Builder(raw)
    if title is not None:
        title(builder)
    title_end = len(builder)
    if title_end > _MOST_TITLE:
        builder, title_end = Builder(raw), 0
    builder.paragraph()
    body(builder)
    return builder, title_end


def _trouble(text: str) -> str:
    """Return why a text is no article, '' where it may be one."""
    if not text:
        return "holds no readable text."
    if len(text) <= TEXT_LIMIT:
        return ""
    size = f"{len(text):,} characters of text; the limit is {TEXT_LIMIT:,}"
    return f"holds {size}. Cut it into single articles."


def _dating(header: Header, found: Found, origin: Origin) -> tuple[date | None, str]:
    """Return the publication day and its basis: the file's own first, the given one last.

    A day outside `_YEARS` is a slip of the pen, and no day to count from.
    """
    days = (published_of(header), (found.published, found.basis), (origin.published, "option"))
    return next(
        ((day, basis) for day, basis in days if day is not None and day.year in _YEARS),
        (None, ""),
    )


def safe_id(words: str) -> str:
    """Return an id of at most 80 letters, digits, '.', '_' and '-'; '' if none is left."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", words).strip(".-_ ")[:80]


def id_of_name(name: str) -> str:
    """Return the id that a file's name gives a document without one of its own; '' if none."""
    return safe_id(PurePath(name).stem)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
