"""PDF and DOCX: their text becomes the raw text, then it is read like plain text."""

from __future__ import annotations

import io
import logging
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from rasd.articles.origin import TEXT_LIMIT, Origin, refused
from rasd.articles.plain import read_raw
from rasd.model import Article, Skipped

PAGES_LIMIT: Final = 100
_ENTRIES_LIMIT: Final = 1_000
_XML_LIMIT: Final = 20_000_000
_RATIO_LIMIT: Final = 100
_SMALL: Final = 1_000_000
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BROKEN_PDF: Final = (
    PyPdfError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    RecursionError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    OSError,
    zlib.error,
    MemoryError,
)
"""What a hostile or broken PDF makes its parser raise."""

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
_ENDS: Final = (".", "!", "?", ":", "”", '"')


# its remarks on broken files say nothing that the refusal does not say better
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(data: bytes, origin: Origin) -> Iterator[Article | Skipped]:
    """Yield the article of a PDF with a text layer, or why it holds none."""
    try:
        pdf = PdfReader(io.BytesIO(data))
        if pdf.is_encrypted and not pdf.decrypt(""):
            yield refused(origin, "is a PDF locked with a password. Save it without one.")
            return
        if len(pdf.pages) > PAGES_LIMIT:
            yield refused(
                origin, f"is a PDF of {len(pdf.pages)} pages; the limit is {PAGES_LIMIT}."
            )
            return
        text = _pdf_text(pdf)
    except _BROKEN_PDF:
        yield refused(origin, "is a damaged PDF. Print it to a new PDF or paste its text.")
        return
    if not text.strip():
        yield refused(origin, "is a PDF without text, perhaps a scan. Paste its text instead.")
        return
    yield read_raw(text, data, origin, kind="pdf")


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


def _pdf_text(pdf: PdfReader) -> str:
    parts: list[str] = []
    size = 0
    for page in pdf.pages:
        part = page.extract_text() or ""
        parts.append(part)
        size += len(part)
        if size > 2 * TEXT_LIMIT:
            break
    return unwrap("\n".join(parts).encode("utf-8", "replace").decode("utf-8"))


def unwrap(text: str) -> str:
    """Return text with the lines of a page joined to paragraphs and split words mended."""
    lines = [line.strip() for line in text.splitlines()]
    width = max((len(line) for line in lines), default=0)
    out: list[str] = []
    for line in lines:
        if not line or not out or not out[-1]:
            out.append(line)
        elif out[-1].endswith(_ENDS) and _last_line(out[-1], width):
            out += ["", line]
        elif re.search(r"[a-z]-\Z", out[-1]) and line[:1].islower():
            out[-1] = out[-1][:-1] + line
        else:
            out[-1] = f"{out[-1]}\n{line}"
    joined = "\n".join(re.sub(r"(?<!\n)\n(?!\n)", " ", part) if part else "" for part in out)
    return re.sub(r"\n{2,}", "\n\n", joined)


def _last_line(paragraph: str, width: int) -> bool:
    """Return whether a paragraph's last line stops well before the margin."""
    return len(paragraph.rsplit("\n", 1)[-1]) < 0.85 * width


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
    paragraphs = []
    for paragraph in root.iter(f"{_W}p"):
        words = []
        for node in paragraph.iter():
            if node.tag == f"{_W}t":
                words.append(node.text or "")
            elif node.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
                words.append(" ")
        paragraphs.append("".join(words).strip())
    return "\n\n".join(part for part in paragraphs if part)
