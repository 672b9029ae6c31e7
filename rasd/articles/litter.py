"""Lines that stand among an article's own words and are none: links, captions, buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

LONGEST: Final = 200
"""A longer line is read as a sentence, whatever it begins with."""
_LITTER: Final = re.compile(
    r"[\s*>\u2022|-]{0,6}(?:"
    r"(?:read (?:more|also|next|on)|also read|see also|more on this(?: story)?"
    r"|recommended|most read|related(?: (?:articles?|coverage|news|stories|story|topics?))?"
    r"|(?:file )?photo(?: credit)?"
    r"|image(?: credit)?|picture|caption|watch(?: (?:also|now|the video))?|listen(?: to this)?"
    r"|advertisement|tags|topics|share(?: this(?: (?:article|post|story))?)?"
    r"|follow us(?: on [a-z]{2,12})?|subscribe(?: (?:now|to our newsletter))?"
    r"|sign up(?: for our newsletter)?|print|e-?mail|comments?)\s{0,5}(?:[:|\u2026]|\.{3}|\Z)"
    r"|share (?:this|on) |follow us on |click here|\u00a9|all rights reserved)",
    re.IGNORECASE,
)
_LINE: Final = re.compile(r"[^\r\n]+")


def is_litter(line: str) -> bool:
    """Return whether a whole line is 'Read more: …', 'File photo: …' or the like."""
    return len(line) < LONGEST and _LITTER.match(line) is not None


def without_litter(raw: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of `raw` from `start` on that lie between lines of litter."""
    first = start
    for line in _LINE.finditer(raw, start):
        if is_litter(line[0].strip()):
            yield first, line.start()
            first = line.end()
    yield first, len(raw)
