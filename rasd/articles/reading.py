"""Any file in, articles out: what it is, is told by its first bytes and its content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from rasd.articles.decoding import decode, foreign_kind, is_pdf, is_zip
from rasd.articles.docx import read_docx
from rasd.articles.header import has_front_matter
from rasd.articles.html import read_html
from rasd.articles.markdown import is_markdown, read_markdown
from rasd.articles.markup import is_page
from rasd.articles.origin import BYTES_LIMIT, TAGS_LIMIT, Origin, Reader, refused
from rasd.articles.pdf import read_pdf
from rasd.articles.plain import read_text
from rasd.model import Article, Skipped

READERS: Final[Mapping[str, Reader]] = {
    "text": read_text,
    "markdown": read_markdown,
    "html": read_html,
    "pdf": read_pdf,
    "docx": read_docx,
}
"""One reader a kind of document; a new kind is one function and one line here."""


def read(data: bytes, origin: Origin) -> Iterator[Article | Skipped]:
    """Yield the articles of one file, or one `Skipped` that says in a sentence why there is none.

    Never raises for what the bytes hold.
    """
    if not data.strip():
        yield refused(origin, "is empty.")
        return
    if len(data) > BYTES_LIMIT:
        size, limit = len(data) / 1e6, BYTES_LIMIT / 1e6
        yield refused(origin, f"has {size:.0f} MB; the limit for one document is {limit:.0f} MB.")
        return
    what = foreign_kind(data)
    if what:
        yield refused(origin, f"is {what}. Give text, HTML, Markdown, PDF or DOCX.")
        return
    kind = origin.kind if origin.kind in READERS else kind_of(data)
    if kind not in ("pdf", "docx") and data.count(b"<") > TAGS_LIMIT:
        yield refused(origin, f"has over {TAGS_LIMIT:,} tags; no news page has so many.")
        return
    yield from READERS[kind](data, origin)


def kind_of(data: bytes) -> str:
    """Return the kind of reader that the content asks for; a file's suffix plays no part."""
    if is_pdf(data):
        return "pdf"
    if is_zip(data):
        return "docx"
    head = decode(data[:8192]) or decode(data) or ""
    if has_front_matter(head) or is_markdown(head):
        return "markdown"
    return "html" if is_page(head) else "text"
