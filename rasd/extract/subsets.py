"""Which numbers of a sentence count a part of people counted already.

'80 pilgrims, among them 24 Iranians', 'six soldiers, one of them a captain', 'two brothers, both
welders': the part is marked and no sum takes it in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rasd.extract.groups import Group
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.wordsets import word_set

_CLOSE: Final = 5
_FAR: Final = 11
_DEAD: Final = word_set("dead killed victims wounded injured hurt fatalities casualties")


def with_subsets(reading: Reading, groups: Sequence[Group]) -> tuple[Group, ...]:
    """Mark the groups that a cue such as 'among them' makes a part of another."""
    subset: set[int] = set()
    for cue in reading.cues("subset.words"):
        subset.update(_of_cue(reading, groups, cue))
    for cue in reading.cues("subset.back"):
        subset.update(_within_aside(reading, groups, cue))
    for n, group in enumerate(groups):
        listed = "," in reading.gap(group.first) or n - 1 in subset
        if group.rule == "couple" and listed and reading.low(group.first) == "both":
            subset.add(n)  # 'two brothers, both welders,'
        if group.partial:
            subset.update(_of_part(reading, groups, n))
    return tuple(
        replace(group, subset=True) if n in subset else group for n, group in enumerate(groups)
    )


def _of_cue(reading: Reading, groups: Sequence[Group], cue: Mark) -> set[int]:
    """Return the groups that 'including', 'among them' makes a part."""
    ahead = [n for n, group in enumerate(groups) if group.last == cue.first - 1]
    if ahead and reading.low(cue.first - 1) in ("was", "were"):
        return {ahead[0]}  # 'ten pilgrims were among those killed'
    found: set[int] = set()
    for n, group in enumerate(groups):
        aside = group.last == cue.first and "," in reading.gap(group.first)
        if aside and reading.low(cue.first) == "among":
            found.add(n)  # 'nine people, two children among them,'
    later = next((n for n, group in enumerate(groups) if group.first >= cue.first), None)
    if later is None or groups[later].first > _aside_end(reading, cue.last):
        return found
    if not _is_apart(reading, cue, groups[later]):
        found.update(_chain_from(reading, groups, later))
    return found


def _aside_end(reading: Reading, at: int) -> int:
    """Return how far a number may stand behind 'including': five words, ten without a comma."""
    commas = (n for n in range(at + 1, at + _FAR) if "," in reading.gap(n))
    return max(at + _CLOSE, next(commas, at + _FAR) - 1)


def with_lone_subsets(reading: Reading, groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """'three policemen, among them the deputy chief, and …': the one named is no further one."""
    starts = {cue.last for cue in reading.cues("subset.words")}
    return tuple(
        replace(group, subset=True) if group.sole and group.first in starts else group
        for group in groups
    )


def _of_part(reading: Reading, groups: Sequence[Group], n: int) -> set[int]:
    """'six soldiers, one of them a captain': what stands behind the part says who it is."""
    if n + 1 >= len(groups) or not _opens_aside(reading, groups[n]):
        return set()
    between = range(groups[n].last, groups[n + 1].first)
    if len(between) > 4 or any("," in reading.gap(at) for at in between):
        return set()
    return set(_chain_from(reading, groups, n + 1))


def _within_aside(reading: Reading, groups: Sequence[Group], cue: Mark) -> set[int]:
    """'18 guests, many of them members of one family,': what such an aside counts is no sum."""
    opens = [at for at in range(max(0, cue.first - 3), cue.first + 1) if "," in reading.gap(at)]
    ends = [at for at in range(cue.last, cue.last + 12) if "," in reading.gap(at)]
    if not opens or not ends:
        return set()
    return {n for n, group in enumerate(groups) if cue.last <= group.first < ends[0]}


def _is_apart(reading: Reading, cue: Mark, group: Group) -> bool:
    """Whether a number behind a cue counts all after all: 'among the 30 dead', 'mostly …, 35'."""
    fates = reading.of("fate")
    if any(cue.last < m.last and cue.first <= m.first < group.first for m in fates):
        return True
    if any("," in reading.gap(at) for at in range(cue.last + 1, group.first + 1)):
        return True
    if "," in reading.gap(cue.last) and reading.low(cue.last) in ("and", "while"):
        return True  # 'a baby is among the dead, and 23 others are wounded'
    among = reading.low(cue.first) == "among" and cue.last - cue.first == 1
    words = set(group.noun.lower().split())
    return among and bool(words & _DEAD or any(m.first == group.last for m in fates))


def _opens_aside(reading: Reading, group: Group) -> bool:
    """'six soldiers, one of them a captain,': what follows is said of the six."""
    before = reading.gap(group.first)
    return (
        any(char in before for char in ",(\u2013\u2014-") or reading.low(group.first - 1) == "with"
    )


def _chain_from(reading: Reading, groups: Sequence[Group], at: int) -> list[int]:
    """Return the groups listed together from `at` on ('two women, a child and three men')."""
    chain = [at]
    for n in range(at + 1, len(groups)):
        between = range(groups[n - 1].last, groups[n].first)
        if any(reading.low(word) not in ("and", "or", "the", "of", "them") for word in between):
            break
        if _has_own_fate(reading, groups[n]):
            break
        chain.append(n)
    return chain


def _has_own_fate(reading: Reading, group: Group) -> bool:
    """Whether a fate follows the group at once: ', and 30 others were wounded'."""
    at = group.last
    if "," in reading.gap(at):
        return False
    while reading.low(at) in ("were", "was", "are", "have", "been", "others", "more", "had"):
        at += 1
    return any(mark.first == at for mark in reading.of("fate"))
