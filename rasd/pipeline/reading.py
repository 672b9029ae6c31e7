"""From a file or a pasted text to articles; what cannot be read is Skipped with its reason."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from rasd import articles as reading
from rasd.model import Article, Skipped


def read(data: bytes, name: str, published: date | None = None) -> list[Article | Skipped]:
    """Return the articles of one file, or why it gave none; never raises for bad content."""
    # a file system may give a name that is no text: half a character becomes '?'
    name = name.encode("utf-8", "replace").decode("utf-8")
    origin = reading.Origin(name=name, published=published)
    return list(reading.read(data, origin))


def read_file(path: Path, published: date | None = None) -> list[Article | Skipped]:
    """Return the articles of one file on disk; a file that cannot be opened is Skipped too."""
    try:
        return read(path.read_bytes(), path.name, published)
    except OSError as error:
        reason = f"{path.name} cannot be opened: {error.strerror or error}. Check name and rights."
        return [Skipped(item=path.name, stage="read", reason=reason)]


def compose(title: str, publisher: str, url: str, published: date | None, body: str) -> bytes:
    """Return a pasted article as a document with front matter, ready for `read`."""
    return reading.compose(title, publisher, url, published, body)
