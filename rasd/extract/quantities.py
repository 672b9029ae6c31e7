"""Find the numbers of people in a text: digits, words, bounds, ranges and vague nouns.

The span of a quantity ends where its noun begins ('at least 12| soldiers', 'a| policeman'), so the
caller reads the noun from there on. Numbers that count something else are found too and carry the
reason in `barred`, so that nothing reads them twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from rasd.extract.numerals import COUNTED, NUMBER, value_of
from rasd.extract.people import HARMED, KIN, MODIFIERS, PERSONS, THINGS
from rasd.extract.quantity_bars import bar_of
from rasd.model import NOT_REPORTED, Toll

VAGUE: Final[dict[str, tuple[int, int | None]]] = {
    "several": (3, 9),
    "a few": (3, 6),
    "a handful": (3, 6),
    "tens": (20, 99),
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "number": (1, None),
}
"""Lowest and highest number behind a vague word. Source: the project's coding rules (several,
dozens, scores, hundreds, a handful, a number of); 'a few' as 'a handful', the rest by scale."""

OPEN, APPROXIMATE, NEARLY, UP_TO, BELOW = "at_least", "about", "nearly", "up_to", "fewer_than"

_BOUNDS: Final = {
    OPEN: "at least|no fewer than|no less than|not less than|not fewer than|well over|more than"
    "|upwards of|in excess of|a minimum of|over|above|exceeding",
    APPROXIMATE: "an estimated|about|around|some|approximately|roughly|circa|estimated at",
    NEARLY: "nearly|almost|close to|just under",
    UP_TO: "up to|as many as|no more than|not more than|at most|a maximum of",
    BELOW: "fewer than|less than|under",
}
_BOUND_OF: Final = {words: name for name, all_ in _BOUNDS.items() for words in all_.split("|")}
_BOUND: Final = "|".join(sorted(_BOUND_OF, key=len, reverse=True))
_VAGUE_NOUN: Final = (
    "hundreds of thousands|tens of thousands|several|a few|a handful|dozens|tens(?= of)|hundreds"
    "|thousands|scores(?= (?:of|more|others|killed|dead|wounded|injured|hurt|were|have)|[,.;]|$)"
    "|an? (?:(?:un(?:known|specified|determined|disclosed)|large|small|great) )?"
    r"number(?= of| were| was| have| had|$)"
    "|numerous|multiple(?= (?:casualties|people|deaths|injuries))"
)
_DOZEN: Final = rf"(?:(?P<times>half a|an?|several|a few|{NUMBER})[ ])?dozen\b"
_SEVERAL: Final = r"(?P<few>several|a few)[ ](?P<scale>hundred|thousand)\b"
_COUPLE: Final = r"(?:a|the) (?:couple|pair)\b(?! of (?:days|weeks|hours|months|years))|both\b"
_QUANTITY: Final = re.compile(
    rf"(?<!\w)(?<![0-9][.,])(?i:(?:(?P<bound>{_BOUND}) )?"
    rf"(?:{_SEVERAL}|{_DOZEN}|(?P<vague>(?:{_VAGUE_NOUN}))(?!\w)|(?P<couple>{_COUPLE})"
    rf"|(?P<number>{NUMBER})(?:(?:[ ]?[-\u2013][ ]?| (?P<join>to|or|and) )(?P<second>{NUMBER}))?)"
    rf"(?P<more> or more\b| or so\b|\+)?)"
)
_BETWEEN: Final = re.compile(r"(?i:between)[ ]\Z")
_RISE: Final = re.compile(r"(?i)\b(?:gone|went|goes|going|rose|climbed|risen|moved|shot) \Z")
_MODIFIER: Final = (
    rf"(?:(?:(?i:{'|'.join(sorted(map(re.escape, MODIFIERS), key=len, reverse=True))})"
    r"|[0-9]{1,3}-year-old|[a-z]{3,9}-year-old|[A-Z][A-Za-z]{2,14}"
    r"|[A-Za-z]{2,12}-[A-Za-z]{2,12})[ ])"
)
_NOT_THING: Final = rf"(?!['\u2019]s?\b|-)(?![ ](?:{'|'.join(THINGS)})\b)"
_SINGLE: Final = re.compile(
    rf"(?<![\w.-])(?:(?P<article>(?i:an?|another))(?=[ ]{_MODIFIER}{{0,5}}"
    rf"(?i:{'|'.join(PERSONS)})\b(?:{_NOT_THING}|['\u2019]s (?i:{'|'.join(KIN)})\b{_NOT_THING}))"
    rf"|(?P<kin>(?i:his|her|their))(?=[ ]{_MODIFIER}{{0,3}}(?i:{'|'.join(KIN)})\b"
    rf"{_NOT_THING}))"
)
_HARM: Final = rf"(?:{'|'.join(HARMED)})\b"
_NONE: Final = re.compile(
    rf"\b(?i:(?:not|never|(?:did|does|has|have)n['\u2019]t) (?:cause|result in|lead to|leave"
    rf"|inflict|suffer|sustain)(?:ed)?(?: any)?(?: human)? {_HARM}|no(?:body|[ -]one)\b|none\b"
    rf"|(?:no|without(?: any)?)(?: [a-z]{{3,12}})?(?: or [a-z]{{3,12}})? {_HARM})"
)
_SUBSET: Final = re.compile(
    r"(?i)\b(?:among (?:them|whom|those)|including|includes?|of (?:them|whom|which)|amongst)\b"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written, at `start..end` of the searched text; the noun follows.

    rule: 'number', 'range', 'dozen', 'vague', 'couple', 'article', 'kin', 'none', or the bound
    ('at_least', 'about', 'nearly', 'up_to', 'fewer_than'). vague: read from a vague word.
    barred: '' where it may count people, else why not: 'age', 'distance', 'time', 'duration',
    'date', 'year', 'money', 'percent', 'measure', 'ordinal', 'name', 'compound', 'idiom', 'repeat'.
    """

    start: int
    end: int
    text: str
    toll: Toll
    rule: str
    vague: bool = False
    barred: str = ""


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities in `text` in reading order, barred ones included; none overlap."""
    found = [*_numbers(text), *_singles(text), *_nones(text)]
    found.sort(key=lambda quantity: (quantity.start, -quantity.end))
    kept: list[Quantity] = []
    for quantity in found:
        if kept and quantity.start < kept[-1].end:
            continue
        # 'seven (7) people' counts once
        again = (
            kept
            and text[kept[-1].end : quantity.start] == " ("
            and text.startswith(")", quantity.end)
        )
        repeats = again and quantity.toll == kept[-1].toll
        kept.append(replace(quantity, barred="repeat") if repeats else quantity)
    return tuple(kept)


def add(tolls: tuple[Toll, ...]) -> Toll:
    """Return the sum of tolls; an open upper end stays open, nothing reported stays so."""
    known = [toll for toll in tolls if toll.low is not None]
    if not known:
        return NOT_REPORTED
    highs = [toll.high for toll in known]
    high = None if None in highs else sum(h for h in highs if h is not None)
    bests = [toll.low if toll.best is None else toll.best for toll in known]
    low = sum(toll.low for toll in known if toll.low is not None)
    return Toll(low, sum(best for best in bests if best is not None), high)


def total(phrase: str) -> Toll:
    """Return what a whole phrase counts: 'an officer and four soldiers' is 5.

    Parts after a subset cue ('among them', 'including') are not added.
    """
    cue = _SUBSET.search(phrase)
    head = phrase if cue is None else phrase[: cue.start()]
    return add(tuple(quantity.toll for quantity in find_quantities(head) if not quantity.barred))


def toll_of(low: int, high: int | None, bound: str = "") -> Toll:
    """Return the toll of the number (or range) `low..high` under a bound.

    Source: the project's rulings: 'at least N' N-open, 'nearly N' N-1..N, 'up to N' 0-N; best is
    the number stated, of a range or a vague word its low end.
    """
    top = low if high is None else high
    if bound == OPEN:
        return Toll(low, low, None)
    if bound == NEARLY:
        return Toll(max(low - 1, 0), low, top)
    if bound in (UP_TO, BELOW):
        return Toll(0, 0, top - 1 if bound == BELOW and top > 0 else top)
    return Toll(low, low, high)


def _numbers(text: str) -> Iterator[Quantity]:
    at = 0
    while (match := _QUANTITY.search(text, at)) is not None:
        quantity = _read(text, match)
        yield quantity
        at = max(quantity.end, at + 1)


def _read(text: str, match: re.Match[str]) -> Quantity:
    bound = _BOUND_OF.get((match["bound"] or "").lower(), "")
    if bound == UP_TO and _RISE.search(text, max(0, match.start() - 12), match.start()):
        bound = ""  # 'has gone up to 17' is no upper bound
    end = match.end()
    if match["number"] is not None and match["second"] is not None:
        low, high = value_of(match["number"]), value_of(match["second"])
        start = _range_start(text, match, low, high)
        if start is not None:
            toll = toll_of(low, high, bound if bound in (OPEN, UP_TO) else "")
            return _made(text, start, end, toll, "range")
        end = match.end("number")
    if match["more"] and end == match.end():
        bound = OPEN if "so" not in match["more"] else APPROXIMATE
    low, top, rule = _range_of(match)
    vague = rule in ("vague", "dozens")
    toll = Toll(low, low, None) if top is None else toll_of(low, top, bound)
    if vague and bound not in (OPEN, UP_TO, BELOW):
        toll = Toll(low, low, top)
    return _made(text, match.start(), end, toll, bound or rule, vague=vague)


def _range_start(text: str, match: re.Match[str], low: int, high: int) -> int | None:
    """Return where the range begins, None where the two numbers are no range."""
    before = text[max(0, match.start() - 12) : match.start()]
    between = _BETWEEN.search(before)
    if match["join"] == "and" and between is None:
        return None
    # 'rose from 7 to 12' tells two tolls, one after the other, and no range.
    if low >= high or re.search(r"(?i)\bfrom \Z", before):
        return None
    return match.start() - len(between[0]) if between else match.start()


def _range_of(match: re.Match[str]) -> tuple[int, int | None, str]:
    if match["scale"]:
        low, high = VAGUE[match["few"].lower()]
        scale = COUNTED[match["scale"].lower()]
        return low * scale, min((high or 9) * scale + scale - 1, 10 * scale - 1), "vague"
    if match["vague"]:
        key = match["vague"].lower()
        low, high = VAGUE.get(key, VAGUE["number"])
        return low, high, "vague"
    if match["couple"]:
        return 2, 2, "couple"
    if match["number"] is not None:
        number = value_of(match["number"])
        return number, number, "number"
    times = (match["times"] or "a").lower()
    if times in VAGUE:
        low, high = VAGUE[times]
        return 12 * low, min(12 * (high or 8), 99), "dozens"
    number = 6 if times == "half a" else 12 * (1 if times in ("a", "an") else value_of(times))
    return number, number, "dozen"


def _made(
    text: str, start: int, end: int, toll: Toll, rule: str, *, vague: bool = False
) -> Quantity:
    return Quantity(start, end, text[start:end], toll, rule, vague, bar_of(text, start, end))


def _singles(text: str) -> Iterator[Quantity]:
    one = Toll(1, 1, 1)
    for match in _SINGLE.finditer(text):
        rule = "article" if match["article"] else "kin"
        yield Quantity(match.start(), match.end(), match[0], one, rule)


def _nones(text: str) -> Iterator[Quantity]:
    for match in _NONE.finditer(text):
        yield Quantity(match.start(), match.end(), match[0], Toll(0, 0, 0), "none")
