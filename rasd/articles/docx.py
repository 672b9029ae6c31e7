"""DOCX: the words of its paragraphs become the raw text of the article."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from rasd.articles.origin import Origin, refused
from rasd.articles.plain import read_raw
from rasd.model import Article, Skipped

_ENTRIES_LIMIT: Final = 1_000
_XML_LIMIT: Final = 20_000_000
_RATIO_LIMIT: Final = 100
_SMALL: Final = 1_000_000
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BLANKS: Final = (f"{_W}tab", f"{_W}br", f"{_W}cr")
_BROKEN_ZIP: Final = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
    KeyError,
)


def read_docx(data: bytes, origin: Origin) -> Iterator[Article | Skipped]:
    """Yield the article of a DOCX file, or why it holds none; nothing outside it is loaded."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            trouble = _zip_trouble(archive)
            if trouble:
                yield refused(origin, trouble)
                return
            with archive.open("word/document.xml") as part:
                xml = part.read(_XML_LIMIT + 1)
    except _BROKEN_ZIP:
        yield refused(origin, "is a damaged archive. Save the document again.")
        return
    if len(xml) > _XML_LIMIT:
        yield refused(origin, "unpacks to far more text than an article holds.")
        return
    try:
        root = fromstring(xml, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, RecursionError):
        yield refused(origin, "is a damaged Word document. Save it again or paste its text.")
        return
    yield read_raw(_docx_text(root), data, origin, kind="docx")


def _zip_trouble(archive: zipfile.ZipFile) -> str:
    entries = archive.infolist()
    if len(entries) > _ENTRIES_LIMIT:
        return f"is an archive of {len(entries)} parts, more than any document has."
    if not any(entry.filename == "word/document.xml" for entry in entries):
        return "is an archive but no Word document. Unpack it and give the files in it."
    for entry in entries:
        if entry.file_size > _SMALL and entry.file_size > _RATIO_LIMIT * max(
            entry.compress_size, 1
        ):
            return "is packed far more tightly than any document; it was not opened."
    return ""


def _docx_text(root: Element) -> str:
    """Return the paragraphs; one within another, as in a text box, begins a paragraph too."""
    paragraphs: list[list[str]] = [[]]
    for node in root.iter():  # one walk: paragraphs within paragraphs cost no more than others
        if node.tag == f"{_W}p":
            paragraphs.append([])
        elif node.tag == f"{_W}t":
            paragraphs[-1].append(node.text or "")
        elif node.tag in _BLANKS:
            paragraphs[-1].append(" ")
    told = ("".join(words).strip() for words in paragraphs)
    return "\n\n".join(words for words in told if words)
