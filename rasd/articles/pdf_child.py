"""The text of a PDF, read in a process of its own: what a hostile file breaks is only this.

Run as a script: PDF on stdin; arguments: most pages, most characters. One JSON line on stdout:
{"text": …} or {"trouble": a sentence without the file's name}. It imports nothing of Rasd.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import sys
from typing import Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError

MEMORY: Final = 1 << 30
"""Most bytes of address space; a news page needs a tenth of it."""
_BROKEN: Final = (
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
    MemoryError,
)
"""What a hostile or broken PDF makes its parser raise."""


def answer(data: bytes, most_pages: int, most_text: int) -> dict[str, str]:
    """Return the text of a PDF, or why there is none."""
    try:
        pdf = PdfReader(io.BytesIO(data))
        if pdf.is_encrypted and not pdf.decrypt(""):
            return {"trouble": "is a PDF locked with a password. Save it without one."}
        if len(pdf.pages) > most_pages:
            return {"trouble": f"is a PDF of {len(pdf.pages)} pages; the limit is {most_pages}."}
        return {"text": _text(pdf, most_text)}
    except _BROKEN:
        return {"trouble": "is a damaged PDF. Print it to a new PDF or paste its text."}


def _text(pdf: PdfReader, most: int) -> str:
    parts: list[str] = []
    size = 0
    for page in pdf.pages:
        part = page.extract_text() or ""
        parts.append(part)
        size += len(part)
        if size > most:
            break
    return "\n".join(parts).encode("utf-8", "replace").decode("utf-8")


def _limit_memory() -> None:
    """Cap this process where the system knows how; elsewhere the parent's time limit holds."""
    try:
        import resource  # noqa: PLC0415 (not on Windows)
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):  # macOS has the limit and refuses it
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    # its remarks on broken files say nothing that the refusal does not say better
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    _limit_memory()
    print(json.dumps(answer(sys.stdin.buffer.read(), *map(int, sys.argv[1:3]))))
