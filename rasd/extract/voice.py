"""On which side of a fate its people stand: voice, and who may be the subject of a passive."""

from __future__ import annotations

from typing import Final

from rasd.extract.groups import Group
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.singles import ADVERBS, DETERMINERS, PASSIVE, PERFECT, is_name
from rasd.extract.wordsets import word_set

REFLEXIVE: Final = frozenset(["himself", "herself", "themselves", "itself"])
_BEFORE_NUMBER: Final = word_set("another the his her its their these those further")
_PREPOSITIONS: Final = word_set("of in from at near on outside with for")
_APPOSED: Final = word_set(
    "who whose a an the aged both head chief commander leader owner member director founder",
    "father mother brother editor",
)
_ENDS: Final = frozenset(",;:.()")
_SUBJECT_REACH: Final = 9


def is_active(reading: Reading, fate: Mark, groups: tuple[Group, ...]) -> bool:
    """Return whether 'killed' has its people behind it."""
    at = fate.first - 1
    while reading.low(at) in ADVERBS:
        at -= 1
    before, behind = reading.low(at), past_date(reading, fate.last)
    following = reading.low(behind)
    if (before in PASSIVE and at >= 0) or any(c in _ENDS for c in reading.gap(fate.last)):
        return False
    starts = {group.first for group in groups}
    counted = behind in starts and bool(following)
    if at < 0 and following in PASSIVE and fate.last + 1 in starts:
        return True  # 'Killed were a doctor and three nurses'
    further = following in _BEFORE_NUMBER and behind + 1 in starts
    one = following in DETERMINERS | REFLEXIVE | {"him", "them", "another"}
    none = following == "nobody" or (following == "no" and reading.low(fate.last + 1) == "one")
    if none or (following in ("him", "her") and before not in PASSIVE):
        return True
    return counted or further or before in PERFECT or one or _object_follows(reading, fate.last)


def _object_follows(reading: Reading, at: int) -> bool:
    """Whether people stand behind the verb without a number: 'killed ISIS members', a name."""
    marks = [*reading.of("people"), *reading.of("actor")]
    if any(mark.first == at for mark in marks):
        return True
    if at >= len(reading.words) or reading.sentence.headline:
        return False
    return is_name(reading.words[at].text) and not _is_date(reading, at)


def _is_date(reading: Reading, at: int) -> bool:
    start = reading.words[at].start
    return any(date.start <= start < date.end for date in reading.dates)


def may_suffer(reading: Reading, group: Group, fate: Mark) -> bool:
    """Return whether a group can be the subject of a fate.

    One person must stand beside it; a number without a noun near it, or it counts something else.
    """
    if group.sole:
        return _is_beside(reading, group, fate)
    if group.known or group.partial:
        return True
    between = _without_aside(reading, group.last, fate.first)
    if between[:1] == ["who"]:
        return True
    if between[:1] == ["of"]:
        people = reading.of("people")
        return any(group.last < m.first and m.last <= fate.first for m in people)
    allowed = PASSIVE | PERFECT | ADVERBS | {"of", "them", "on", "board", "people", "in"}
    return all(word in allowed for word in between) or group.rule == "article"


def _without_aside(reading: Reading, first: int, last: int) -> list[str]:
    """Return the words between, without what stands between two commas right behind a group."""
    commas = [at for at in range(first, last + 1) if "," in reading.gap(at)]
    if len(commas) >= 2 and commas[0] == first:
        first = commas[-1]
    return [reading.low(at) for at in range(first, last)]


def past_date(reading: Reading, at: int) -> int:
    """'assassinated on Saturday evening| a lieutenant': the word behind a day told there."""
    start = reading.words[at].start if at < len(reading.words) else -1
    behind = next((reading.word_at(d.end) for d in reading.dates if d.start == start), at)
    return at if any(char in _ENDS for char in reading.gap(behind)) else behind


def past_relative(reading: Reading, first: int, last: int) -> int:
    """'Abu Karim, who ran the cell, is killed': the word behind what is said between commas."""
    opens = "," in reading.gap(first) and _is_apposed(reading, first)
    commas = [at for at in range(first + 1, last + 1) if "," in reading.gap(at)]
    return commas[-1] if opens and commas else first


def _is_apposed(reading: Reading, at: int) -> bool:
    """Whether words behind a comma say who somebody is: 'who …', 'a guard', '29', 'head of'."""
    low = reading.low(at)
    if low in _APPOSED or low.isdigit():
        return True
    return any(m.first == at for m in (*reading.of("people"), *reading.cues("person.titles")))


def _is_beside(reading: Reading, group: Group, fate: Mark) -> bool:
    """Whether one person is the subject of a fate: 'the governor of Muthanna was killed'."""
    if group.noun.lower() == "him":
        return False  # 'who tried to stop him were hurt'
    first = past_relative(reading, group.last, fate.first)
    span = range(first, fate.first)
    words = [reading.low(at) for at in span]
    inside = span if first == group.last else span[1:]
    if any("," in reading.gap(at) for at in inside) or len(words) > _SUBJECT_REACH:
        return False
    rest = [word for word in words if word not in PASSIVE | PERFECT | ADVERBS]
    if not rest:
        return first == fate.first or "," not in reading.gap(fate.first)
    towns = [(hit.start, hit.end) for hit in reading.hits]  # 'the mayor of Hit was killed'
    acts = [m for m in (*reading.of("verb"), *reading.of("fate")) if (m.start, m.end) not in towns]
    if any(group.last <= m.first < fate.first for m in acts):
        return False
    return rest[0] in _PREPOSITIONS and words[-1] in PASSIVE | PERFECT | ADVERBS
