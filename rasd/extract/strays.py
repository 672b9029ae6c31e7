"""Numbers whose fate stands with another: a rival toll, or a verb left out the second time.

'The ministry said 17 were killed, a doctor said 21'; 'the judge died at the scene and his guard the
next morning'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from rasd.extract.groups import Group, Harm
from rasd.extract.lexical import Reading
from rasd.extract.singles import ADVERBS, ONE
from rasd.extract.wordsets import word_set

_TELLS: Final = word_set("said says reported gave counted counts had told mourned")
_TELLS_OF: Final = (
    ("spoke", "of"),
    ("it", "at"),
    ("toll", "at"),
    ("figure", "at"),
    ("figure", "of"),
)
_GOES_ON: Final = word_set("in at on near later the outside overnight elsewhere there hours soon")
_COUNTS: Final = frozenset({"counts", "counted"})
_COUNTS_IT: Final = (("it", "at"), ("it", "was"), ("spoke", "of"), ("toll", "at"))
_MURDERS: Final = frozenset({"murder", "assassination"})
DYING: Final = word_set("died dies succumbed perished")
_SHORT: Final = 16
_GAP_REACH: Final = 14


def find_strays(
    reading: Reading, groups: tuple[Group, ...], taken: frozenset[int], harms: Sequence[Harm]
) -> Iterator[Harm]:
    """Yield the harms of numbers that no fate of their own claims."""
    for n, group in enumerate(groups):
        if n in taken or group.subset or group.partial:
            continue
        before = [harm for harm in harms if harm.start < group.start and harm.toll.known]
        if not before or before[-1].fate not in ("killed", "injured"):
            continue
        last = before[-1]
        if not group.sole and _is_rival(reading, group):
            killed = [harm for harm in before if harm.fate == "killed"]
            yield _like(killed[-1] if killed else last, group, "rival", more=False)
        elif _is_gapped(reading, group, last):
            yield _like(last, group, "gapped", more=True)


def find_bare(reading: Reading, groups: tuple[Group, ...]) -> Iterator[Harm]:
    """Yield what a sentence without a fate word tells: 'The commission counts 25', 'his murder'."""
    for group in groups:
        before = (reading.low(group.first - 2), reading.low(group.first - 1))
        tells = before[1] in _COUNTS or before in _COUNTS_IT
        short = len(reading.words) <= _SHORT and group.last - group.first == 1
        if tells and short and not group.sole and group.last == len(reading.words):
            span = (group.start, group.end)
            yield Harm("killed", group.toll, group.first, *span, f"rival.{group.rule}")
            return
    for at in range(1, len(reading.words)):
        if reading.low(at) in _MURDERS and reading.low(at - 1) in ("his", "her"):
            span = (reading.words[at - 1].start, reading.words[at].end)
            yield Harm("killed", ONE, at, *span, "nominal.single")
            return


def _like(harm: Harm, group: Group, rule: str, *, more: bool) -> Harm:
    return replace(
        harm,
        toll=group.toll,
        at=group.first,
        start=group.start,
        end=group.end,
        rule=f"{rule}.{group.rule}",
        kind=group.kind or harm.kind,
        noun=group.noun,
        vague=group.vague,
        subset=False,
        more=more,
        active=False,
    )


def _is_rival(reading: Reading, group: Group) -> bool:
    """'a police officer said 21', 'a medic spoke of 38': a number told after another one."""
    before = (reading.low(group.first - 2), reading.low(group.first - 1))
    if before[1] not in _TELLS and before not in _TELLS_OF:
        return False
    return _ends(reading, group.last) and (group.known or group.last - group.first == 1)


def _ends(reading: Reading, at: int) -> bool:
    if at >= len(reading.words) or any(char in reading.gap(at) for char in ",;.)"):
        return True
    return reading.low(at) in ("and", "while", "but")


def _is_gapped(reading: Reading, group: Group, last: Harm) -> bool:
    """'three died at once and two in hospital': a list of times and places with one verb."""
    if last.active or reading.low(group.first - 1) != "and":
        return False
    if group.first - last.at > _GAP_REACH or not (group.known or group.last - group.first == 1):
        return False
    start = reading.words[group.last - 1].end
    ahead = reading.words[min(group.last + 5, len(reading.words) - 1)].end
    if any(start <= hit.start < ahead for hit in reading.hits):
        return False
    if reading.low(group.last) not in _GOES_ON:
        return False
    acts = (*reading.of("verb"), *reading.of("fate"))
    return not any(group.last <= m.first <= group.last + 5 for m in acts)


def _goes_on_to(reading: Reading, at: int) -> bool:
    """Whether what stands at a word leads on from the wound to the death: 'and', 'where he'."""
    if reading.low(at) in ("he", "she"):
        at -= 1
        return reading.low(at) in ("where", "but", "before", "and")
    return reading.low(at) in ("and", "but", "then", "before")


def with_the_dying(reading: Reading, harms: Sequence[Harm]) -> list[Harm]:
    """Tell the wounded who died as killed: 'was hit in the chest and died on the way'."""
    kept: list[Harm] = []
    for harm in harms:
        before = kept[-1] if kept else None
        at = harm.at - 1
        while reading.low(at) in ADVERBS:
            at -= 1
        dies = harm.fate == "killed" and harm.toll.high != 0
        dies = dies and (not harm.toll.known or harm.rule.endswith("single"))
        dies = dies and _goes_on_to(reading, at)
        if dies and before is not None and before.fate == "injured" and before.toll.known:
            kept[-1] = replace(before, fate="killed", at=harm.at, end=max(before.end, harm.end))
        else:
            kept.append(harm)
    return kept
