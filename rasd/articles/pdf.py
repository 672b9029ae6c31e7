"""PDF: its text, got by a child process with limits, becomes the raw text of the article."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final

from rasd.articles.decoding import is_pdf
from rasd.articles.origin import TEXT_LIMIT, Origin, refused
from rasd.articles.plain import read_raw
from rasd.model import Article, Skipped

PAGES_LIMIT: Final = 100
SECONDS: Final = 20.0
"""Most time for one file; a long report takes two."""
_CHILD: Final = Path(__file__).with_name("pdf_child.py")
_ENDS: Final = (".", "!", "?", ":", "”", '"')
_DAMAGED: Final = "is a damaged PDF. Print it to a new PDF or paste its text."


def read_pdf(data: bytes, origin: Origin) -> Iterator[Article | Skipped]:
    """Yield the article of a PDF with a text layer, or why it holds none."""
    answer = _answer(data) if is_pdf(data) else {"trouble": _DAMAGED}
    text = unwrap(answer.get("text", ""))
    if "trouble" in answer:
        yield refused(origin, answer["trouble"])
    elif not text.strip():
        yield refused(origin, "is a PDF without text, perhaps a scan. Paste its text instead.")
    else:
        yield read_raw(text, data, origin, kind="pdf")


def _answer(data: bytes) -> dict[str, str]:
    """Return what the child says; a child that dies or dawdles says it by that."""
    # -I: nothing of the folder or the environment is run in place of what is installed
    command = [sys.executable, "-I", str(_CHILD), str(PAGES_LIMIT), str(2 * TEXT_LIMIT)]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return {"trouble": f"takes over {SECONDS:.0f} seconds to unpack. Paste its text instead."}
    if done.returncode:
        return {"trouble": _DAMAGED}
    answer: dict[str, str] = json.loads(done.stdout)
    return answer


def unwrap(text: str) -> str:
    """Return text with the lines of a page joined to paragraphs and split words mended."""
    lines = [line.strip() for line in text.splitlines()]
    width = max((len(line) for line in lines), default=0)
    out = lines[:1]
    length = len(out[0]) if out else 0  # of the printed line so far, with what is joined to it
    for before, line in pairwise(lines):
        joint = _joint(before, line, ends=length < 0.85 * width)
        if not joint:
            out[-1] = out[-1][:-1]
        length = len(line) + (0 if joint else length - 1)
        out += [joint, line]
    return re.sub(r"\n{2,}", "\n\n", "".join(out))


def _joint(before: str, line: str, *, ends: bool) -> str:
    """Return what stands between two lines; '' where a word was split by a hyphen.

    ends: the line before stops well before the margin.
    """
    if not line or not before:
        return "\n"
    if ends and before.endswith(_ENDS):
        return "\n\n"
    split = re.fullmatch(r"[a-z]-", before[-2:]) and line[:1].islower()
    return "" if split else " "
