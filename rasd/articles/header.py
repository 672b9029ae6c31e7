"""What stands above an article's body: header lines or front matter; and writing front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

_KEYS: Final = {
    "title": "title",
    "headline": "title",
    "url": "url",
    "link": "url",
    "publisher": "publisher",
    "outlet": "publisher",
    "published": "published",
    "date": "published",
    "published_basis": "published_basis",
    "text_status": "text_status",
    "language": "language",
    "id": "id",
    "body": "body",
}
_BASES: Final = ("stated", "metadata", "url", "inferred", "option")
_LINE: Final = re.compile(r"(?P<key>[A-Za-z][A-Za-z_-]{1,19})[ \t]*:[ \t]*(?P<value>[^\r\n]*)")
_BLANK: Final = re.compile(r"[ \t]*+(?:\r?\n|\r|\Z)")
_FENCE: Final = re.compile(r"\ufeff?---[ \t]*\r?\n")
_END: Final = re.compile(r"---[ \t]*(?:\r?\n|\Z)")
_BREAK: Final = re.compile(r"\r?\n|\r")
_MOST_LINES: Final = 60
_URL_DATES: Final = (
    re.compile(
        r"[/=_-](?P<y>(?:19|20)[0-9]{2})[/_-](?P<m>[0-9]{1,2})[/_-](?P<d>[0-9]{1,2})(?![0-9])"
    ),
    re.compile(r"(?<![0-9])(?P<y>20[0-9]{2})(?P<m>[01][0-9])(?P<d>[0-3][0-9])(?![0-9])"),
    re.compile(r"(?<![0-9])(?P<d>[0-3][0-9])(?P<m>[01][0-9])(?P<y>20[0-9]{2})[0-9]?(?![0-9])"),
)
_FORMATS: Final = ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%d/%m/%Y", "%Y/%m/%d")


@dataclass(frozen=True, slots=True)
class Value:
    """A header value and where it stands in the raw file, quotes left out."""

    text: str
    start: int
    end: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """The values above a body, by canonical key, and where the body begins."""

    values: Mapping[str, Value]
    body_start: int

    def text(self, key: str) -> str:
        """Return the value of `key`, '' if it is not given."""
        value = self.values.get(key)
        return "" if value is None else value.text


def has_front_matter(raw: str) -> bool:
    """Return whether the file opens with a fenced block of 'key: value' lines."""
    fence = _FENCE.match(raw)
    return fence is not None and _front_matter(raw, fence.end()) is not None


def header_of(raw: str) -> Header:
    """Return the header of a file: front matter, else header lines, else an empty one."""
    fence = _FENCE.match(raw)
    if fence is not None:
        found = _front_matter(raw, fence.end())
        if found is not None:
            return found
    start = 1 if raw.startswith("\ufeff") else 0
    values, at = _lines(raw, start)
    blank = _BLANK.match(raw, at) is not None
    if not values or not (blank or len(values) > 1):
        return Header({}, start)
    return Header(values, at)


def published_of(header: Header) -> tuple[date | None, str]:
    """Return the publication day that a header gives and what it rests on, (None, '') if none."""
    stated = date_of(header.text("published"))
    if stated is not None:
        basis = header.text("published_basis")
        return stated, basis if basis in _BASES else "stated"
    found = date_in_url(header.text("url"))
    return (found, "url") if found is not None else (None, "")


def date_of(text: str) -> date | None:
    """Return the day that a header or a meta tag names: ISO, RFC 2822 or a plain English date."""
    words = text.strip()[:64]
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        pass
    for pattern in _FORMATS:
        try:
            return datetime.strptime(words, pattern).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    try:
        return parsedate_to_datetime(words).date()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def date_in_url(url: str) -> date | None:
    """Return the day written in an address ('/2022/01/21/', '20220121', '21012022')."""
    for pattern in _URL_DATES:
        for match in pattern.finditer(url[:500]):
            try:
                return date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                continue
    return None


def safe_url(url: str) -> str:
    """Return a web address, '' for anything that is not plainly http or https."""
    words = url.strip()
    return words if re.fullmatch(r"https?://[^\s<>\"'`\\]{1,2000}", words) else ""


def compose(title: str, publisher: str, url: str, published: date | None, body: str) -> bytes:
    """Return an article as a document with front matter that `read` gives back unchanged.

    The body is kept as plain text: nothing in it is taken for markup save HTML tags.
    """
    values = {"title": title, "publisher": publisher, "url": url}
    lines = [f"{key}: {_quoted(value)}" for key, value in values.items()]
    if published is not None:
        lines += [f"published: {published.isoformat()}", "published_basis: stated"]
    head = "\n".join(["---", *lines, "body: plain", "---"])
    return f"{head}\n\n{body}".encode(errors="replace")


def _quoted(value: str) -> str:
    return json.dumps(" ".join(value.split()), ensure_ascii=False)


def _front_matter(raw: str, start: int) -> Header | None:
    values, at = _lines(raw, start, any_key=True)
    end = _END.match(raw, at)
    return Header(values, end.end()) if end and values else None


def _lines(raw: str, start: int, *, any_key: bool = False) -> tuple[dict[str, Value], int]:
    values: dict[str, Value] = {}
    at = start
    for _ in range(_MOST_LINES):
        line = _LINE.match(raw, at)
        name = line["key"].lower().replace("-", "_") if line else ""
        if line is None or not (any_key or name in _KEYS):
            break
        if name in _KEYS:
            values.setdefault(_KEYS[name], _value(line))
        broken = _BREAK.match(raw, line.end())
        at = broken.end() if broken else line.end()
        if broken is None:
            break
    return values, at


def _value(line: re.Match[str]) -> Value:
    words, start = line["value"].rstrip(), line.start("value")
    if len(words) > 1 and words[0] == words[-1] == '"':
        try:
            return Value(str(json.loads(words)), start + 1, start + len(words) - 1, quoted=True)
        except ValueError:
            pass
    if len(words) > 1 and words[0] == words[-1] and words[0] in "\"'":
        return Value(words[1:-1], start + 1, start + len(words) - 1)
    return Value(words, start, start + len(words))
