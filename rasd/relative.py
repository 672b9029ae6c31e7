"""Places told by others: '30 km south-west of Kirkuk', 'near Hawija', 'between A and B'."""

from __future__ import annotations

import re
from typing import Final

from rasd.arabic import is_arabic, paired, told
from rasd.model import Offset, Span, Toponym
from rasd.toponyms import Hit

KM_PER: Final = {"km": 1.0, "mi": 1.609344, "m": 0.001}
"""Kilometres in a unit. Source: international mile of 1959."""

BEARINGS: Final = {
    "n": 0.0,
    "nne": 22.5,
    "ne": 45.0,
    "ene": 67.5,
    "e": 90.0,
    "ese": 112.5,
    "se": 135.0,
    "sse": 157.5,
    "s": 180.0,
    "ssw": 202.5,
    "sw": 225.0,
    "wsw": 247.5,
    "w": 270.0,
    "wnw": 292.5,
    "nw": 315.0,
    "nnw": 337.5,
}
"""Degrees clockwise from north of the sixteen points of the compass."""

_QUARTERS: Final = frozenset({"neighbourhood", "district", "quarter", "suburb", "area"})

WINDOW: Final = 130
"""How many characters before a name are read for words of relation."""

_POINT: Final = r"(?:north|south|east|west)"
_HYPHEN: Final = r"[-\u2010\u2011]"
_DIRECTION: Final = (
    rf"(?P<dir>{_POINT}(?:(?:{_HYPHEN}| )?{_POINT}){{0,2}}(?P<ern>ern)?)(?:{_HYPHEN}?wards?)?"
)
_NUMBER_WORDS: Final = {
    "one": 1.0,
    "two": 2.0,
    "three": 3.0,
    "four": 4.0,
    "five": 5.0,
    "six": 6.0,
    "seven": 7.0,
    "eight": 8.0,
    "nine": 9.0,
    "ten": 10.0,
    "fifteen": 15.0,
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "seventy": 70.0,
    "eighty": 80.0,
    "ninety": 90.0,
    "hundred": 100.0,
    "half a": 0.5,
    "a": 1.0,
    "several": 5.0,
    "a few": 4.0,
}
"""Vague 'a few' and 'several' are read as 4 and 5: the radius that goes with them covers it."""
_NUMBER: Final = (
    r"(?P<num>\d{1,4}(?:[.,]\d{1,2})?|" + "|".join(sorted(_NUMBER_WORDS, key=len)[::-1]) + ")"
)
_UNIT: Final = r"(?P<unit>kilomet(?:er|re)s?|kms?|miles?|mi|met(?:er|re)s?|m)"
_ASIDE: Final = r"(?:\s{0,2}\([^()]{1,40}\))?"
_KIND: Final = (
    r"(?:(?:the\s|an?\s)?(?:\w+\s)?(?:city|town|capital|district|sub-?district|village|center|"
    r"centre|province|governorate|base|area)\s(?:of\s|city\sof\s)?(?:the\s)?)?"
)
_END: Final = _KIND + r"(?:the\s)?$"

_DISTANCE: Final = re.compile(
    rf"\b{_NUMBER}[\s\-]{{0,2}}{_UNIT}{_ASIDE},?\s(?:(?:away\s|further\s)?(?:to\s|towards?\s)?"
    rf"(?:the\s)?{_DIRECTION}{_ASIDE}\s(?:of|from)\s|(?:away\s)?from\s|(?:out(?:side)?\s)(?:of\s)?)"
    rf"{_END}",
    re.IGNORECASE,
)
_BEARING: Final = re.compile(
    rf"(?:\b(?P<inside>in|across)\s(?:the\s)?(?:far\s)?|\b(?:to\sthe\s|the\s|just\s)?)"
    rf"{_DIRECTION}\s(?:parts?\s)?(?:of|from)\s{_END}",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    rf"\b(?P<word>{_DIRECTION}|central|downtown|inner|(?:the\s)?(?:heart|centre|center)\sof"
    rf"(?:\sthe)?)\s(?:parts?\sof\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_NEAR: Final = re.compile(
    rf"\b(?:near(?:by)?(?:\sto)?|close\sto|not\sfar\sfrom|adjacent\sto|next\sto|around|beside|"
    rf"in\sthe\s(?:vicinity|environs|surroundings)\sof|a\sshort\sdistance\sfrom|bordering)\s{_END}",
    re.IGNORECASE,
)
_OUTSKIRTS: Final = re.compile(
    rf"\b(?:(?:on|at|in|along)\s(?:the\s)?)?(?:\w+\s)?(?:outskirts?|edges?|suburbs?|periphery|"
    rf"countryside|rural\sareas?)\s(?:of|near|around)\s{_END}|\boutside\s(?:of\s)?{_END}",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(
    rf"\b(?:(?P<what>borders?|boundar(?:y|ies)|frontier|roads?|highway|motorway)\b[\w\s,]{{0,24}}?"
    rf"\s)?(?:between|separating)\s{_END}",
    re.IGNORECASE,
)
_ROAD: Final = re.compile(
    rf"\b(?:roads?|highway|motorway|route|line)\b[\w\s]{{0,24}}?\s"
    rf"(?:from|linking|connecting|links|connects|joining|leading\sfrom)\s{_END}",
    re.IGNORECASE,
)
_ROAD_TO: Final = re.compile(
    rf"\b(?:roads?|highway|motorway)\s(?:that\s)?(?:lead(?:ing|s)\s)?"
    rf"(?:to|towards?|into|from|out\sof)\s{_END}",
    re.IGNORECASE,
)
_ROAD_WORD: Final = re.compile(r"\s(?:main\s|international\s)?(?:road|highway|motorway)\b")
_BORDER_WITH: Final = re.compile(
    rf"\b(?P<what>borders?|boundary|frontier)\s(?:with|of|near)\s{_END}", re.IGNORECASE
)
_AND: Final = re.compile(
    r"\s(?:provinces?|governorates?|city|town|districts?)?\s?(?:and|to|with)\s(?:the\s)?"
    r"(?:(?:city|town|province|governorate|district)\sof\s)?|(?:and|to|with)\s",
    re.IGNORECASE,
)
_DASH_ROAD: Final = re.compile(
    r"[\s\w]{0,20}?\s?(?:international\s|main\s)?(?:roads?|highway|motorway|border)\b",
    re.IGNORECASE,
)


def find_offsets(text: str, hits: tuple[Hit, ...]) -> tuple[Offset, ...]:
    """Return the relative places of `text`, in order of their anchors.

    hits: what `Toponyms.scan(text)` found. Spans count in `text`, like the hits'; each covers the
    words of relation and the anchor. A hit is the anchor of at most one offset. 'the capital' is
    an anchor too. Reads at most 130 characters before each hit: linear in the number of hits.
    """
    found: list[Offset] = []
    used: set[int] = set()
    for at, hit in enumerate(hits):
        if at in used:
            continue
        second = hits[at + 1] if at + 1 < len(hits) else None
        offset = _pair(text, hit, second) or _single(text, hit)
        if offset is not None:
            found.append(offset)
            if offset.to is not None:
                used.add(at + 1)
    return tuple(found)


def bearing_of(words: str) -> float | None:
    """Return degrees clockwise from north: 'south-west' 225, 'northern' 0; None if it is none."""
    letters = "".join(re.findall(r"(n|s|e|w)(?:orth|outh|ast|est)", words.lower()))
    if letters in {"en", "es", "wn", "ws"}:
        letters = letters[::-1]
    return BEARINGS.get(letters)


def _toponym(hit: Hit) -> Toponym:
    return Toponym(hit.text, Span(hit.start, hit.end), hit.kind)


def _before(text: str, hit: Hit) -> tuple[str, int]:
    """Return the words before a hit in its sentence, and where they start in the text."""
    start = max(hit.start - WINDOW, 0)
    window = text[start : hit.start]
    cut = max(window.rfind(". "), window.rfind("\n\n"), window.rfind("; "))
    return (window[cut + 2 :], start + cut + 2) if cut >= 0 else (window, start)


def _pair(text: str, hit: Hit, second: Hit | None) -> Offset | None:
    """Read relations of two anchors: between, the border of, the road from one to the other."""
    if second is None or second.start - hit.end > 60:
        return None
    gap = text[hit.end : second.start]
    window, start = _before(text, hit)
    if is_arabic(hit.text[0]):
        words = paired(window, gap)
        span = Span(start + words.start, second.end) if words else Span(0, 0)
        to = _toponym(second)
        return Offset(words.relation, _toponym(hit), span, to=to) if words else None
    joined = _AND.fullmatch(gap) is not None
    for pattern, usual in ((_BETWEEN, "between"), (_ROAD, "road"), (_BORDER_WITH, "border")):
        match = pattern.search(window)
        if match and joined:
            what = (match.groupdict().get("what") or "").lower()
            border = what.startswith(("border", "bound", "front"))
            relation = "border" if border else "road" if what else usual
            span = Span(start + match.start(), second.end)
            return Offset(relation, _toponym(hit), span, to=_toponym(second))
    dashed = gap.strip() in {"-", "\u2010", "\u2011", "\u2013", "\u2014"} or gap == " to "
    tail = _DASH_ROAD.match(text, second.end) if dashed else None
    if tail is None:
        return None
    relation = "border" if tail.group().lower().endswith("border") else "road"
    return Offset(relation, _toponym(hit), Span(hit.start, tail.end()), to=_toponym(second))


def _single(text: str, hit: Hit) -> Offset | None:
    """Read relations of one anchor, the most telling first."""
    window, start = _before(text, hit)
    if is_arabic(hit.text[0]):
        words = told(window)
        span = Span(start + words.start, hit.end) if words else Span(0, 0)
        anchor = _toponym(hit)
        return Offset(words.relation, anchor, span, words.km, words.bearing) if words else None
    for pattern, relation in (
        (_DISTANCE, "offset"),
        (_OUTSKIRTS, "outskirts"),
        (_BEARING, "offset"),
        (_NEAR, "near"),
        (_BORDER_WITH, "border"),
        (_ROAD_TO, "road"),
        (_PART, "part"),
    ):
        match = pattern.search(window)
        if match is not None and not (relation == "part" and _is_part(hit, match)):
            return _offset(match, relation, hit, start)
    tail = _ROAD_WORD.match(text, hit.end)
    if tail is None or any(p.kind in {"road", "street"} for p in hit.places):
        return None
    return Offset("road", _toponym(hit), Span(hit.start, tail.end()))


def _is_part(hit: Hit, match: re.Match[str]) -> bool:
    """'the southern Dora district': a quarter in the south of its city, not the south of Dora."""
    quarter = hit.kind in _QUARTERS or (hit.places and all(p.kind in _QUARTERS for p in hit.places))
    return bool(quarter) and "of" not in match.group().split()


def _offset(match: re.Match[str], relation: str, hit: Hit, start: int) -> Offset:
    groups = match.groupdict()
    bearing = bearing_of(groups["dir"]) if groups.get("dir") else None
    km = _km(groups["num"], groups["unit"]) if groups.get("num") else None
    if relation == "offset" and groups.get("inside") and km is None:
        relation = "part"
    elif relation == "offset" and bearing is None:
        relation = "near"
    span = Span(start + match.start(), hit.end)
    return Offset(relation, _toponym(hit), span, km=km, bearing=bearing)


def _km(number: str, unit: str) -> float:
    """Return a distance in kilometres, to the metre."""
    words = number.lower()
    value = _NUMBER_WORDS.get(words)
    if value is None:
        decimal = re.sub(r",(?=\d{1,2}$)", ".", words)
        value = float(decimal.replace(",", ""))
    unit = unit.lower()
    name = "km" if unit.startswith("k") else "mi" if unit.startswith("mi") else "m"
    return round(value * KM_PER[name], 3)
