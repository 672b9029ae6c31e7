"""What befell people: the words of the lexicon, and words that say it only beside a number.

'shot 23 of them', '11 others were hit', 'two were taken to hospital', 'the fourth death'.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rasd.extract.groups import Group, Harm
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Entry, Mark
from rasd.extract.singles import ONE, is_noise
from rasd.extract.wordsets import ORDINALS, word_set

_OPENING: Final = 8
_LAY: Final = word_set("was lay had turned bore hung has")
_FOUND: Final = word_set(
    "found discovered recovered dumped thrown in pulled lay turned bore hanging lying left hung"
)
_MOVED: Final = word_set(
    "taken flown rushed brought evacuated transferred admitted airlifted carried sent",
)
_TAKES: Final = word_set("take took takes taking claim claimed claims claiming cost costs costing")
_LOSES: Final = word_set("lost lose loses losing")
_OWN_MEN: Final = word_set(
    "men fighters soldiers officers comrades sons policemen peshmerga troops guards brothers",
)
_WOUNDING: Final = word_set(
    "bullet bullets gunfire shrapnel splinters splinter fragments shots leg legs arm head chest",
    "neck shoulder back stomach foot hand thigh face abdomen",
)
_WAS: Final = frozenset({"was", "were", "been"})
_AUX: Final = _WAS | {"had", "has", "have", "also", "later"}
_LAST: Final = frozenset({"remaining", "last", "other"})
_DEATHS: Final = frozenset({"death", "fatality", "victim"})
_CORPSES: Final = frozenset({"body", "bodies", "corpse", "corpses", "dead"})
MANY: Final = 3
"""Least number of people 'shot' in one act that reads as killed; of one or two nobody knows."""


def find_fates(reading: Reading, groups: tuple[Group, ...]) -> list[Mark]:
    """Return the fate words of a sentence in reading order, none overlapping."""
    told = [m for m in reading.of("fate") if not is_noise(reading, m) and _is_told(reading, m)]
    if len(told) > 1:
        told = [mark for mark in told if mark.entry.words != ("shot", "in", "the")]
    taken = {n for mark in told for n in range(mark.first, mark.last)}
    more = [mark for mark in _implied(reading, groups) if mark.first not in taken]
    return sorted((*told, *more), key=lambda mark: mark.first)


def _is_told(reading: Reading, fate: Mark) -> bool:
    """'five martyrs' tells a fate, 'the martyrs' no more than 'the dead'."""
    if fate.entry.words != ("martyrs",):
        return True
    return any(reading.word_at(quantity.end) == fate.first for quantity in reading.quantities)


def find_ordinal(reading: Reading) -> Iterator[Harm]:
    """'The fourth death was in Kifri', 'The remaining victim died': one more of those told."""
    found = _ordinal_fate(reading)
    if found is not None:
        fate, first, last = found
        start, end = reading.words[first].start, reading.words[last - 1].end
        yield Harm(fate, ONE, first, start, end, "ordinal.number", more=True)


def _ordinal_fate(reading: Reading) -> tuple[str, int, int] | None:
    """Return the fate of one more and its words, None where none is told."""
    for at in range(1, min(_OPENING, len(reading.words))):
        if _is_body_found(reading, at):
            return "killed", at - 1, at + 2
    for at in range(min(4, len(reading.words))):
        if reading.low(at) not in ORDINALS | _LAST:
            continue
        if reading.low(at + 1) in _DEATHS and reading.low(at + 2) in _WAS | {"came", "occurred"}:
            return "killed", at, at + 2
        care = reading.low(at + 1) in _WAS and _to_hospital(reading, at + 2)
        if care and reading.low(at - 1) in ("a", "the"):
            return "injured", at, at + 3
    return None


def _is_body_found(reading: Reading, at: int) -> bool:
    """'His body was found in a well': the one told of is dead."""
    if reading.low(at) not in ("body", "corpse") or not _is_his(reading, at - 1):
        return False
    behind = {reading.low(at + n) for n in (1, 2, 3)}
    return reading.low(at + 1) in _LAY and not _FOUND.isdisjoint(behind)


def _is_his(reading: Reading, at: int) -> bool:
    """'his body', 'the neighbour's body'."""
    return reading.low(at) in ("his", "her") or reading.low(at).endswith(("'s", "\u2019s"))


def _implied(reading: Reading, groups: tuple[Group, ...]) -> Iterator[Mark]:
    begin = {group.first: group for group in groups}
    finish = {group.last: group for group in groups}
    for at, word in enumerate(reading.words):
        if word.low == "shot" and reading.low(at - 1) not in _WAS:
            behind = begin.get(at + 1)
            if behind is None and reading.low(at + 1) in ("them", "all"):
                behind = _last_before(groups, at)
            if behind is not None and (behind.toll.high or MANY) >= MANY:
                yield _mark(reading, at, "killed", "active")
        lives = begin.get(at + 1) if word.low in _TAKES else None
        if lives is not None and "lives" in lives.noun.lower().split():
            yield _mark(reading, at, "killed", "active")
        if word.low in _LOSES and (gone := begin.get(at + 1)) and _OWN_MEN & set(gone.noun.split()):
            yield _mark(reading, at, "killed", "active")
        ahead = finish.get(_before_aux(reading, at)) if reading.low(at - 1) in _WAS else None
        if ahead is None or _CORPSES & set(ahead.noun.lower().split()):
            continue
        if (word.low == "hit" and _is_wound(reading, at + 1)) or _to_hospital(reading, at):
            yield _mark(reading, at, "injured", "left")


def _before_aux(reading: Reading, at: int) -> int:
    """Return the word behind the subject of 'had been| taken', 'were| hit'."""
    while reading.low(at - 1) in _AUX:
        at -= 1
    return at


def _is_wound(reading: Reading, at: int) -> bool:
    """'were hit', 'was hit by bullets', 'was hit in the leg': people, not cars, are hurt so."""
    if reading.low(at) not in ("in", "by"):
        return True
    return any(reading.low(n) in _WOUNDING for n in range(at + 1, at + 4))


def _last_before(groups: tuple[Group, ...], at: int) -> Group | None:
    """'led 40 of them away and shot them': those told last."""
    before = [group for group in groups if group.last <= at and not group.subset]
    return before[-1] if before else None


def _to_hospital(reading: Reading, at: int) -> bool:
    if reading.low(at) not in _MOVED or reading.low(at + 1) not in ("to", "by"):
        return False
    ahead = {reading.low(n) for n in range(at + 2, at + 7)}
    return bool(ahead & {"hospital", "hospitals", "clinic"})


def _mark(reading: Reading, at: int, fate: str, form: str) -> Mark:
    word = reading.words[at]
    entry = Entry((word.low,), "fate", fate, form)
    return Mark(at, at + 1, word.start, word.end, entry)
