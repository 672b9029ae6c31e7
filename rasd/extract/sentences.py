"""Cut an article into sentences, paragraphs and words; the headline is the first sentence.

A regular expression with an abbreviation list: it reads one-line articles as well as paragraphs.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from rasd.extract.datelines import find_datelines
from rasd.extract.wordsets import word_set

MAX_WORDS: Final = 200
"""Longest sentence in words; more than that is a table or a list run together, and is cut."""

_PARAGRAPH: Final = re.compile(r"\S[^\n]*(?:\n[^\n\S]*[^\s][^\n]*)*")
_ITEM: Final = re.compile(
    r"^[ \t]*(?:(?:[•*–-]|--)[ \t]|\(?[0-9]{1,2}[.)][ \t]|[0-9]{1,2}[:.][0-9]{2}[ \t]"
    r"|[A-Z][A-Z' -]{2,24}[ \t]?(?:-|–|—|:)[ \t]|[A-Z][a-z]{2,8}\.? [0-9]{1,2}: )",
    re.MULTILINE,
)
_LEAST_ITEMS: Final = 2
_LINE: Final = re.compile(r"[^\n]+")
_STOP: Final = re.compile(
    r"(?<![.!?…])[.!?…]++[\"”’'»)\]]{0,3}"
    r"(?=\s+[\"“‘'«(\[]{0,2}[A-Z0-9À-ÖØ-Þ]|[A-Z][a-z ]|\s*$)|:(?=\s+[A-Z–—•*-])"
)
_WORD: Final = re.compile(r"(?:[A-Za-z]\.){2,6}|[^\W_]+(?:['’ʼ‘`][^\W_]+)*|\$|%")
_ABBREVIATIONS: Final = word_set(
    "mr mrs ms dr gen lt col maj brig capt sgt cpl pvt adm cmdr st no jan feb mar apr jun jul",
    "aug sep sept oct nov dec mon tue wed thu fri sat sun gov sen rep prof rev hon supt insp vs",
    "etc al approx inc ltd co corp u.s u.n u.k u.a.e e.g i.e km",
)
_MAY_END: Final = word_set(
    "a.m p.m u.s u.n u.k etc km co corp inc ltd al no",
)
_TIME_NEXT: Final = re.compile(
    r"\s+(?:local|Local|Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
    r"|GMT|\(|Army|Navy|Air|Marine|Forces|Embassy|President|State|Central|Secretary|Treasury)"
)


class Word(NamedTuple):
    """A word and where it stands in the article's text; `low` is lower-case, without "'s"."""

    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article's text.

    start, end: characters of `Article.text`; body: where the words after a dateline begin.
    paragraph: 0 for the headline, then 1, 2, …; order: 0, 1, 2, … over the whole article.
    """

    order: int
    start: int
    end: int
    body: int
    paragraph: int
    headline: bool
    words: tuple[Word, ...]


def split_words(text: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words of `text[start:end]`; abbreviations with full stops stay whole."""
    stop = len(text) if end is None else end
    found = []
    for match in _WORD.finditer(text, start, stop):
        word = match.group()
        low = word.lower().replace("’", "'").replace("ʼ", "'").replace("‘", "'")
        low = low.removesuffix("'s")
        found.append(Word(match.start(), match.end(), word, low.rstrip(".")))
    return tuple(found)


def split_sentences(text: str, title_end: int = 0) -> tuple[Sentence, ...]:
    """Return the sentences of an article's text in order, the headline first where there is one."""
    made: list[Sentence] = []
    if title_end > 0:
        _add(made, text, (0, title_end), 0, (0, True))
    blocks = [
        part
        for block in _PARAGRAPH.finditer(text, title_end)
        for part in _items(text, *block.span())
    ]
    bodies = find_datelines(text, blocks)
    for paragraph, (first, last) in enumerate(blocks, start=1):
        for piece in _pieces(text, first, last, bodies):
            _add(made, text, piece, paragraph, (bodies.get(piece[0], piece[0]), False))
    return tuple(made)


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a block of lines where it is a list: each item is a paragraph of its own."""
    heads = [match.start() for match in _ITEM.finditer(text, start, end)]
    if len(heads) < _LEAST_ITEMS:
        return [(start, end)]
    cuts = sorted({start, *heads, end})
    return [(left, right) for left, right in itertools.pairwise(cuts) if text[left:right].strip()]


def _add(
    made: list[Sentence], text: str, piece: tuple[int, int], paragraph: int, how: tuple[int, bool]
) -> None:
    start, end = piece
    body, headline = how
    words = split_words(text, start, end)
    for cut in range(0, max(len(words), 1), MAX_WORDS):
        part = words[cut : cut + MAX_WORDS]
        if not part:
            continue
        left = start if cut == 0 else part[0].start
        right = end if cut + MAX_WORDS >= len(words) else part[-1].end
        made.append(
            Sentence(len(made), left, right, max(body, left), paragraph, headline, tuple(part))
        )


def _pieces(text: str, start: int, end: int, bodies: dict[int, int]) -> list[tuple[int, int]]:
    """Cut one paragraph at sentence ends and at the ends of its finished lines."""
    cuts: list[int] = []
    for line in _LINE.finditer(text, start, end):
        if line.start() in bodies and line.start() > start:
            cuts.append(line.start())
        stops = _STOP.finditer(text, bodies.get(line.start(), line.start()), line.end())
        cuts.extend(stop.end() for stop in stops if _ends(text, stop, line.end()))
        if line.end() < end and _line_is_whole(text, line):
            cuts.append(line.end())
    pieces, left = [], start
    for cut in [*cuts, end]:
        while left < cut and text[left].isspace():
            left += 1
        right = cut
        while right > left and text[right - 1].isspace():
            right -= 1
        if right > left:
            pieces.append((left, right))
        left = max(left, cut)
    return pieces


def _line_is_whole(text: str, line: re.Match[str]) -> bool:
    """Whether a line break ends the sentence: after a full stop or colon, or a short list line."""
    last = text[line.end() - 1]
    return last in '.!?:;”"' or line.end() - line.start() < 60


def _ends(text: str, stop: re.Match[str], limit: int) -> bool:
    """Whether a stop ends a sentence, rather than an abbreviation, an initial or a title."""
    at = stop.start()
    if text[at] == ":":
        return _colon_ends(text, at)
    left = at
    while left > 0 and (text[left - 1].isalnum() or text[left - 1] == "."):
        left -= 1
    before = text[left:at].lower()
    if stop.end() >= limit:
        return True
    if before in {"a.m", "p.m"} or before in _MAY_END:
        return not _TIME_NEXT.match(text, stop.end())
    if len(before) == 1 and before.isalpha():
        return False
    return before not in _ABBREVIATIONS


def _colon_ends(text: str, at: int) -> bool:
    """A colon ends a sentence where a list follows a count, or six words and more stand before."""
    left = max(text.rfind(mark, 0, at) for mark in ".!?\n")
    before = text[left + 1 : at].lower()
    if before.rstrip().endswith(("said", "added", "says", "told", "wrote", "tweeted", "statement")):
        return False
    listed = before.rstrip().endswith(("toll", "count", "attacks", "incidents", "follows"))
    return listed or before.count(" ") >= 6
