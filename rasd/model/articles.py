"""Documents as read, and what of them gave no incident."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `start <= i < end`, into an article's raw text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each piece of the readable text stands in the raw file.

    runs: (text_start, text_len, raw_start, raw_len), ascending and disjoint in both. Lengths are
    equal where the characters are the same; an entity such as '&amp;' is a run of 1 for 5. Text
    between runs (line breaks put in by the reader) stands for nothing in the file.
    """

    runs: tuple[tuple[int, int, int, int], ...]

    def to_raw(self, start: int, end: int) -> Span:
        """Return the raw range behind the text range `start..end`; empty at 0 if it has none."""
        first, last = None, None
        for text_start, text_len, raw_start, raw_len in self.runs[self._run_at(start) :]:
            if text_start >= end:
                break
            if text_start + text_len <= start:
                continue
            same = text_len == raw_len
            left = raw_start + (max(start - text_start, 0) if same else 0)
            right = raw_start + (min(end - text_start, text_len) if same else raw_len)
            first = left if first is None else first
            last = right
        return Span(0, 0) if first is None or last is None else Span(first, last)

    def to_text(self, span: Span) -> tuple[int, int] | None:
        """Return the text range that shows the raw range `span`; None if nothing of it is shown."""
        first, last = None, None
        for text_start, text_len, raw_start, raw_len in self.runs:
            if raw_start >= span.end:
                break
            if raw_start + raw_len <= span.start:
                continue
            same = text_len == raw_len
            left = text_start + (max(span.start - raw_start, 0) if same else 0)
            right = text_start + (min(span.end - raw_start, raw_len) if same else text_len)
            first = left if first is None else first
            last = right
        return None if first is None or last is None else (first, last)

    def _run_at(self, start: int) -> int:
        return max(bisect_right(self.runs, start, key=lambda run: run[0]) - 1, 0)


OWN: Final = "own"
"""Kind of a document that an analyst wrote here: there is no article, and nothing to be read."""


@dataclass(frozen=True, slots=True)
class Article:
    """One document as read: `text` is what a person reads, `raw` the decoded file as given.

    text: the headline (characters 0..title_end, no markup), a blank line, then paragraphs parted
    by blank lines. title_end is 0 where there is no headline.
    published: the anchor of relative dates; None leaves them unresolved.
    published_basis: 'stated', 'metadata', 'url', 'inferred', 'option', 'analyst' or '' (not known).
    sha256: of the bytes as given, in hex: the same file twice is one article.
    """

    id: str
    raw: str
    text: str
    offsets: OffsetMap
    title_end: int = 0
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: date | None = None
    published_basis: str = ""
    language: str = "en"
    text_status: str = ""
    kind: str = "text"
    origin: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that gave no incident, and why: nothing vanishes.

    stage: 'read', 'language', 'extract', 'place', 'store'. reason: one sentence for a person.
    """

    item: str
    stage: str
    reason: str
    span: Span | None = None
