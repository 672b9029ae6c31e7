"""Tolls told as a measure: 'the number of those killed has climbed to 84', 'the dead number 312'.

A head says what is counted ('toll', 'the wounded', 'number of those killed'); a few words on, a
verb or preposition of measure gives the number. Nothing else in between may claim it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rasd.extract.groups import Group
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.wordsets import word_set

_HURT: Final = {
    "dead": "killed",
    "killed": "killed",
    "fatalities": "killed",
    "deaths": "killed",
    "victims": "killed",
    "martyrs": "killed",
    "wounded": "injured",
    "injured": "injured",
    "hurt": "injured",
    "injuries": "injured",
}
_PLAIN: Final = frozenset({"fatalities", "deaths", "injuries"})
_COUNTS: Final = word_set("number numbers count figure figures tally tolls")
_INSIDE: Final = word_set(
    "the of for those people persons who were have has had been was confirmed as its a their and",
    "civilians soldiers policemen victims officially now so far",
)
_MEASURE: Final = word_set(
    "at to reached reaches reaching numbered numbers number was were is are hit exceeded exceeds",
    "passed topped tops surpassed become became be totalled totaled now nearly already stands",
)
_NOUNS: Final = word_set("people persons dead victims others civilians soldiers policemen pilgrims")
_RISES: Final = word_set(
    "raised rose risen climbed increased jumped revised updated lifted up grown grew gone went",
)
_REACH: Final = 26
_HEAD_REACH: Final = 11


@dataclass(frozen=True, slots=True)
class Measure:
    """A head with its number.

    first..last: words of the head; group: index of the number; older: of the one it grew from.
    """

    fate: str
    first: int
    last: int
    group: int
    older: int


def find_measures(reading: Reading, groups: tuple[Group, ...]) -> tuple[Measure, ...]:
    """Return the measured tolls of a sentence in reading order."""
    found: list[Measure] = []
    for at in range(len(reading.words)):
        if found and at < found[-1].last:
            continue
        behind = _figure_for(reading, groups, at)
        if behind is not None:
            found.append(behind)
            continue
        head = _head(reading, at)
        index = None if head is None else _value(reading, groups, (at, head[1]), bare=bool(found))
        if head is not None and index is not None:
            found.append(Measure(head[0], at, head[1], _raised(reading, groups, index), index))
    return tuple(found)


def _figure_for(reading: Reading, groups: tuple[Group, ...], at: int) -> Measure | None:
    """'a lower figure of 50 for the wounded': the head's fate stands behind the number."""
    if reading.low(at) not in _COUNTS or reading.low(at + 1) != "of":
        return None
    for n, group in enumerate(groups):
        words = tuple(reading.low(k) for k in range(group.last, group.last + 3))
        if group.first == at + 2 and words[:2] == ("for", "the") and words[2] in _HURT:
            return Measure(_HURT[words[2]], at, at + 1, n, n)
    return None


def _head(reading: Reading, at: int) -> tuple[str, int] | None:
    """Return the fate that a head counts and the word behind the head."""
    low = reading.low(at)
    if low == "toll" or low in _PLAIN:
        return _HURT.get(low, "killed"), at + 1
    if low in _HURT and reading.low(at - 1) == "the":
        return _HURT[low], at + 1
    counts = low in _COUNTS and reading.low(at + 1) in ("of", "for", "killed", "dead")
    return _counted(reading, at + 1) if counts else None


def _counted(reading: Reading, first: int) -> tuple[str, int] | None:
    """Return what 'number of people killed' counts, and the word behind it."""
    fates = {m.first: m for m in reading.of("fate") if m.value in ("killed", "injured")}
    for n in range(first, first + _HEAD_REACH):
        if n in fates:
            return fates[n].value, fates[n].last
        word = reading.low(n)
        if word in _HURT and word != "victims":
            return _HURT[word], n + 1
        if word not in _INSIDE:
            return ("killed", n) if reading.low(n - 1) == "victims" else None
    return None


def _value(
    reading: Reading, groups: tuple[Group, ...], head: tuple[int, int], *, bare: bool
) -> int | None:
    """Return the number that a head measures. bare: after another measure it may stand alone."""
    first, last = head
    fates = {m.first: m for m in reading.of("fate")}
    for n, group in enumerate(groups):
        if group.first < last or group.sole:
            continue
        if group.first - last > _REACH or _parted(reading, last, group.first):
            return None
        if (
            group.partial
            or group.subset
            or not _is_measured(reading, group, (first, last), bare=bare)
        ):
            continue
        fate = fates.get(group.last)
        if fate is not None or _other_fate(reading, (last, group.first), fates):
            return None
        return n
    return None


def _raised(reading: Reading, groups: tuple[Group, ...], index: int) -> int:
    """'put at first at 36, was raised to 62', 'rose from 7 to 12': the number it came to."""
    for n in range(index + 1, len(groups)):
        at = groups[n].first - 1
        if groups[n].sole or _parted(reading, groups[index].last, groups[n].first):
            break
        rise = {reading.low(k) for k in range(max(groups[index].last, at - 3), at)}
        if reading.low(at) == "to" and rise & _RISES:
            return n
    return index


def _is_measured(reading: Reading, group: Group, head: tuple[int, int], *, bare: bool) -> bool:
    words = set(group.noun.lower().split())
    if words and not words & _NOUNS and not group.known:
        return False
    before = reading.low(group.first - 1)
    if before in _MEASURE or ":" in reading.gap(group.first):
        return True
    if before in _RISES and reading.low(group.first) == "up":
        return True  # 'went up to 84'
    if group.first == head[1]:
        return bare
    return before == "of" and group.first == head[1] + 1


def _parted(reading: Reading, first: int, last: int) -> bool:
    return any(";" in reading.gap(at) for at in range(first, last + 1))


def _other_fate(reading: Reading, span: tuple[int, int], fates: dict[int, Mark]) -> bool:
    """Whether a head of its own stands between: 'the dead …, and the wounded 155'."""
    return any(
        _head(reading, at) is not None and at not in fates for at in range(span[0] + 1, span[1])
    )
