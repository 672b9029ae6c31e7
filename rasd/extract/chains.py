"""People listed together: which groups of a sentence form one list, and how many the list counts.

'the governor, his driver and two guards' is four; 'two activists, Ludia Raymond and Abbas Subhi'
is two, because the names only say who the two are.
"""

from __future__ import annotations

from typing import Final

from rasd.extract.groups import Group
from rasd.extract.lexical import Reading
from rasd.extract.ones import NAMED
from rasd.extract.singles import DETERMINERS
from rasd.extract.wordsets import word_set

AND, COMMA, BOTH, WITH = "and", "comma", "both", "with"
"""What joins two groups: 'X and Y', 'X, Y', 'X, and Y', 'X along with Y'."""

_ANDS: Final = (("and",), ("and", "then"), ("and", "also"))
_WITHS: Final = (
    ("as", "well", "as"),
    ("along", "with"),
    ("together", "with"),
    ("plus",),
    ("alongside",),
)
_OWN: Final = word_set("of from with")
_WHERE: Final = word_set("in at on near outside")
_LONGEST: Final = 7
_PARTING: Final = frozenset(";:\u2014\u2013")


def link(reading: Reading, left: Group, right: Group) -> str:
    """Return what joins two neighbouring groups: AND, COMMA, BOTH, or '' where nothing does."""
    first, last = left.last, right.first
    words = [reading.low(at) for at in range(first, last)]
    gaps = [reading.gap(at) for at in range(first, last + 1)]
    whole = "".join(gaps)
    if any(char in whole for char in _PARTING):
        return ""
    plain = tuple(w for w in words if not w.isdigit() and w not in DETERMINERS)
    if "(" in whole and plain not in (("and",), ()):
        return ""
    if plain in _WITHS:
        return WITH
    if plain in _ANDS:
        return BOTH if "," in whole else AND
    if not plain:
        return COMMA if "," in whole else ""
    return _past_phrase(reading, (first, last), plain, gaps)


def _past_phrase(
    reading: Reading, span: tuple[int, int], plain: tuple[str, ...], gaps: list[str]
) -> str:
    """'four of her sons and …', 'a doctor from Mosul, …': a phrase of the first group's noun."""
    if plain[0] not in _OWN | _WHERE or len(plain) > _LONGEST or "," in "".join(gaps[:-1]):
        return ""
    acts = (*reading.of("verb"), *reading.of("fate"))
    if any(span[0] <= m.first < span[1] for m in acts):
        return ""
    start, end = reading.words[span[0]].start, reading.words[span[1] - 1].end
    if plain[0] in _WHERE and any(start <= hit.start < end for hit in reading.hits):
        return ""
    if "," in gaps[-1]:
        return COMMA
    return AND if plain[-1] == "and" and "," not in gaps[-1] else ""


def listed(links: list[str]) -> int:
    """Return how many links, from the left, make a list: a list ends with 'and'."""
    return max((n + 1 for n, word in enumerate(links) if word != COMMA), default=0)


def counting(groups: list[Group], links: list[str]) -> list[Group]:
    """Return the groups of a list that count; what only says who others are is left out."""
    kept: list[Group] = []
    at = 0
    while at < len(groups):
        kept.append(groups[at])
        at = _past_apposition(groups, links, at)
    return kept


def _past_apposition(groups: list[Group], links: list[str], at: int) -> int:
    """Return the index behind a group and what is only said about it."""
    group, behind = groups[at], at + 1
    if behind >= len(groups) or links[at] != COMMA:
        return behind
    if group.sole == NAMED:
        described = groups[behind].sole != NAMED and groups[behind].toll.high == 1
        return behind + 1 if described and _closes(groups, links, behind) else behind
    low = group.toll.low or 0
    rest = sum(other.toll.low or 0 for other in groups[behind:])
    if low >= 2 and rest == low:
        return len(groups)
    names = behind
    while names < len(groups) and groups[names].sole == NAMED:
        names += 1
    count = names - behind
    if count and ((count <= low and low >= 2) or (count == 1 and _closes(groups, links, behind))):
        return names
    return behind


def _closes(groups: list[Group], links: list[str], at: int) -> bool:
    """Whether a comma or the end of the list follows a group."""
    return at == len(groups) - 1 or links[at] != AND
