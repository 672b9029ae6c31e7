"""People listed together: which groups of a sentence form one list, and how many the list counts.

'the governor, his driver and two guards' is four; 'two activists, Ludia Raymond and Abbas Subhi'
is two, because the names only say who the two are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rasd.extract.groups import Group
from rasd.extract.lexical import Reading
from rasd.extract.ones import NAMED
from rasd.extract.phrases import Mark
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
_DOERS: Final = word_set(
    "attacker attackers bomber bombers assailant assailants gunman gunmen militants insurgents",
    "terrorists jihadists extremists",
)
_OWN: Final = word_set("of from with")
_WHERE: Final = word_set("in at on near outside")
_LONGEST: Final = 7
_LONGEST_ASIDE: Final = 16
_NEAR_PLACE: Final = 6
_RELATIVE: Final = word_set("who whom whose which that")
_WHEN: Final = word_set("when as after while later shortly minutes hours")
_PARTING: Final = frozenset(";:\u2014\u2013")


def link(reading: Reading, left: Group, right: Group) -> str:
    """Return what joins two neighbouring groups: AND, COMMA, BOTH, or '' where nothing does."""
    first, last = left.last, right.first
    words = [reading.low(at) for at in range(first, last)]
    gaps = [reading.gap(at) for at in range(first, last + 1)]
    whole = "".join(gaps)
    if any(char in whole for char in _PARTING):
        return ""
    plain = tuple(w for w in words if not w.isdigit() and w not in DETERMINERS - {"that"})
    if "(" in whole and plain not in (("and",), ()):
        return ""
    if plain in _WITHS:
        return WITH
    if plain in _ANDS:
        return BOTH if "," in whole else AND
    if not plain:
        return COMMA if "," in whole else ""
    aside = _is_past_aside(reading, first, last)
    return BOTH if aside else _past_phrase(reading, (first, last), plain, gaps)


def _is_past_aside(reading: Reading, first: int, last: int) -> bool:
    """'Ali Hasan, head of the council, and …', 'two farmers and, when police came, five …'."""
    while last > first and reading.low(last - 1) in DETERMINERS:
        last -= 1
    commas = [at for at in range(first, last + 1) if "," in reading.gap(at)]
    if not commas or not first < last <= first + _LONGEST_ASIDE:
        return False
    if reading.low(first) == "and" and commas[0] == first + 1 and commas[-1] == last:
        return reading.low(first + 1) in _WHEN
    joined = commas[-1] == last - 1 and reading.low(last - 1) in ("and", "plus")
    joined = joined or (commas[-1] == last - 3 and reading.low(last - 3) in ("along", "together"))
    if not joined or any(m.first < commas[-1] for m in _acts(reading, first, last)):
        return False
    if reading.low(first) in _WHERE:
        return len(commas) > 1 and not _is_placed(reading, last)
    return reading.low(first) in _OWN or (commas[0] == first and len(commas) > 1)


def _is_placed(reading: Reading, at: int) -> bool:
    """'… and a policeman in Mosul': the second has a place of its own."""
    near = range(at + 1, at + _NEAR_PLACE)
    starts = {reading.word_at(hit.start) for hit in reading.hits}
    return any(n in starts and reading.low(n - 1) in _WHERE for n in near)


def _acts(reading: Reading, first: int, last: int) -> list[Mark]:
    """Return the acts told between two people, without those of a clause that describes one."""
    marks = (*reading.of("verb"), *reading.of("fate"), *reading.cues("report.verbs"))
    clause = next((n for n in range(first, last) if reading.low(n) in _RELATIVE), last)
    return [m for m in marks if first <= m.first < clause]


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


def closes(reading: Reading, side: Sequence[Group]) -> bool:
    """Whether names make a closed list: 'the reporter and his cameraman Omar', 'X and Y, both'."""
    end = max(group.last for group in side)
    both = "both" in (reading.low(end), reading.low(end + 1))
    return both or any(g.noun.lower().startswith(("his ", "her ", "their ")) for g in side)


def is_owner(reading: Reading, left: Group, right: Group) -> bool:
    """'two guards of a lawmaker': the second only says whose or whence the first are."""
    between = [reading.low(at) for at in range(left.last, right.first)]
    return between in (["of"], ["from"], ["of", "the"]) and right.toll.high == 1


def is_doer(reading: Reading, group: Group) -> bool:
    """Whether a group is the attackers themselves."""
    behind = [reading.low(at) for at in range(group.last, group.last + 3)]
    words = {*group.noun.lower().split(), *(behind if behind[:1] == ["of"] else ())}
    return not _DOERS.isdisjoint(words)
