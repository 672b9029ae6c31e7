"""Bytes to text: which kind of file it is by its first bytes, and which encoding it is in."""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY: Final = ("cp1256", "cp1252", "iso8859_6")
"""The old encodings of English and Arabic pages, the only ones guessed."""

_FOREIGN: Final = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a media file"),
    (b"\x00\x00\x01\x00", "a picture"),
    (b"ID3", "a sound file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
)
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


def foreign_kind(data: bytes) -> str:
    """Return what a file is that holds no article ('a picture', …), '' where it may be one."""
    return next((what for magic, what in _FOREIGN if data.startswith(magic)), "")


def is_pdf(data: bytes) -> bool:
    """Return whether the bytes open as a PDF does."""
    return b"%PDF-" in data[:1024]


def is_zip(data: bytes) -> bool:
    """Return whether the bytes open as a ZIP archive does (DOCX is one)."""
    return data.startswith(b"PK\x03\x04")


def decode(data: bytes) -> str | None:
    """Return the text of a file, None where no encoding fits or it is no text.

    Order: byte order mark, strict UTF-8, the charset that an HTML page declares, then the likeliest
    of the old Arabic and Western encodings. A UTF-8 mark stays in the text: spans count it.
    """
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return text if _is_text(text) else None
    return None


def _candidates(data: bytes) -> list[str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return [encoding]
    wide = _wide_encoding(data)
    if wide:
        return [wide]
    declared = _CHARSET.search(data[:4096])
    named = [declared[1].decode("ascii")] if declared else []
    named = [name for name in named if _is_text_encoding(name)]
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return [*named, *_guessed(data)]
    return ["utf-8"]


def _is_text_encoding(name: str) -> bool:
    try:
        known = codecs.lookup(name).name
        return known.startswith(("iso8859", "cp125", "utf-8", "koi8", "mac"))
    except LookupError:
        return False


def _wide_encoding(data: bytes) -> str:
    """Return the UTF-16 kind of bytes without a mark, by which half of them is zero."""
    head = data[:2000]
    if len(head) < 8 or b"\x00" not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else ""


def _guessed(data: bytes) -> list[str]:
    best = from_bytes(data[:100_000], cp_isolation=list(_LEGACY)).best()
    return [best.encoding] if best is not None else []


def _is_text(text: str) -> bool:
    """Return whether decoded characters are text: almost no control characters among them."""
    return len(_CONTROLS.findall(text)) <= len(text) // 100
