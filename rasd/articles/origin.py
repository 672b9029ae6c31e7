"""Where a document came from, and the limits on what is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from rasd.model import Article, Skipped

TEXT_LIMIT: Final = 200_000
"""Most characters of readable text that one article may have; a longer one is no news article."""

BYTES_LIMIT: Final = 20_000_000
"""Most bytes that a file may have."""

TAGS_LIMIT: Final = 200_000
"""Most tags of a page; each costs microseconds, whatever it holds."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a document besides its bytes.

    name: the file's name or another word for people. published: the publication day, for
    documents that give none. kind: a reader's name, to overrule the look at the content; ''
    lets the content decide.
    """

    name: str
    published: date | None = None
    kind: str = ""


Reader = Callable[[bytes, Origin], Iterator[Article | Skipped]]


def refused(origin: Origin, reason: str) -> Skipped:
    """Return the document as skipped in reading; `reason` is one sentence without its name."""
    return Skipped(item=origin.name, stage="read", reason=f"{origin.name} {reason}")
