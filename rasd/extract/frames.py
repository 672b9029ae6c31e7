"""Turns of phrase around an act that decide what it is: weapons, sums, places abroad."""

from __future__ import annotations

from typing import Final

from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.wordsets import word_set

_FLYING: Final = word_set(
    "drone drones uav uavs rocket rockets missile missiles",
)

_FOREIGN: Final = word_set("iranian syrian turkish jordanian saudi kuwaiti lebanese israeli")
_SIDES: Final = word_set(
    "corner part side north south east west northeast northwest southeast southwest territory",
    "province city town capital region",
)
_ORDER: Final = word_set("latest newest last second third fourth fifth sixth seventh another")
_BURNS: Final = word_set("blaze fire fires blazes")
_SPARKS: Final = word_set("set sparked sparking caused causing started triggered ignited starting")
_FRAME: Final = 5
_FRAMES: Final = word_set("after following")
_TELLER: Final = 6
_REVENGE: Final = word_set("revenge retaliation reprisal avenge")


def is_weapon_talk(reading: Reading, mark: Mark) -> bool:
    """Whether a word of accidents is a weapon's way: 'a tear gas canister', 'a drone crashed'."""
    if reading.low(mark.first - 1) == "tear":
        return True
    before = {reading.low(n) for n in range(max(0, mark.first - 4), mark.first)}
    if reading.low(mark.first) in _BURNS and not before.isdisjoint(_SPARKS):
        return True  # 'the blast set off a blaze'
    if reading.low(mark.first) != "crashed":
        return False
    words = {reading.low(n) for n in range(mark.first)}
    if not words.isdisjoint(("airliner", "plane", "helicopter")):
        return False
    return not words.isdisjoint(_FLYING | {"another"}) and "surveillance" not in words


def sums_up(reading: Reading, mark: Mark, span: tuple[int, int], *, strong: bool) -> bool:
    """Whether a total counts victims: 'the third reprisal since Wednesday' sums up nothing.

    Nor does 'the latest in a series of attacks', which only says that there were others.
    """
    if reading.low(mark.last) == "mourning" or _is_latest_in(reading, mark):
        return False
    if not strong:
        return True
    if not (reading.low(mark.first) == "since" and reading.low(mark.last - 1).endswith("day")):
        return True
    return any(span[0] <= m.first < span[1] for m in reading.of("fate"))


def _is_latest_in(reading: Reading, mark: Mark) -> bool:
    """'…, the latest in a spate of attacks', 'the third in a series of'."""
    before = [reading.low(n) for n in range(max(0, mark.first - 5), mark.first)]
    return "in" in before and not _ORDER.isdisjoint(before)


def tells_years(reading: Reading, first: int, last: int) -> bool:
    """Whether the only time of a clause is a year or years: 'took part in attacks in 2014'."""
    dates = [d for d in reading.dates if first <= reading.word_at(d.start) < last]
    inside = [d for d in dates if d.rule in ("year", "years") and d.text.lower().startswith("in ")]
    return bool(inside) and all(d in inside or d.unit == "year" for d in dates)


def revenge_at(reading: Reading, first: int, last: int) -> int:
    """Return the word where 'in revenge for …' opens, behind which another event is told."""
    if _REVENGE.isdisjoint(reading.lows[first:last]):
        return last
    for n in range(first + 4, last - 1):
        word = reading.low(n)
        if word == "avenge" or (word in _REVENGE and reading.low(n + 1) == "for"):
            return n
    return last


def frame_end(reading: Reading, first: int, last: int) -> int:
    """Return the word behind 'Hours after the raid, …', whose 'the raid' is not what is told.

    The clause's first word where no such frame opens it.
    """
    opening = [reading.low(n) for n in range(first, min(first + _FRAME, last))]
    if _FRAMES.isdisjoint(opening[:4]) or opening[0] in ("the", "a", "an"):
        return first
    return next(
        (n for n in range(first + 2, min(first + 12, last)) if "," in reading.gap(n)), first
    )


def in_foreign_part(reading: Reading, first: int, last: int) -> bool:
    """Whether a clause lies 'in the Iranian city of Bukan', whose name no list holds."""
    return not _FOREIGN.isdisjoint(reading.lows[first:last]) and any(
        reading.low(n) in _FOREIGN
        and reading.low(n + 1) in _SIDES
        and reading.low(n - 1) == "the"
        and reading.low(n - 2) in ("in", "near", "at", "inside", "across", "to")
        for n in range(first + 2, last - 1)
    )


def in_part_of(reading: Reading, at: int) -> bool:
    """Whether a name follows a part: 'in the north-east corner of Jordan'."""
    return reading.low(at - 1) == "of" and reading.low(at - 2) in _SIDES


def _is_told_there(reading: Reading, first: int) -> bool:
    """'In Washington, the Pentagon said its aircraft had struck near Mosul': told there only."""
    said = next((m.first for m in reading.cues("report.verbs") if m.first >= first), None)
    return said is not None and said - first <= _TELLER


def condemned_abroad(reading: Reading, first: int, last: int) -> bool:
    """Whether a government at home speaks of an attack abroad: 'condemned … in Jordan'."""
    said = next((m for m in reading.cues("statement.words") if first <= m.first < last), None)
    if said is None:
        return False
    acts = [m.first for kind in ("noun", "verb") for m in reading.of(kind) if m.first >= said.last]
    for hit in reading.hits:
        at = reading.word_at(hit.start)
        if not acts or not acts[0] < at < last:
            continue
        if hit.sort != "foreign":
            return False
        if in_part_of(reading, at) or reading.low(at - 1) in ("in", "inside", "across"):
            return True
    return False


def opens_abroad(reading: Reading, first: int) -> bool:
    """Whether a frame abroad opens the clause: 'In neighbouring Syria, a car bomb …'."""
    if reading.low(first) not in ("in", "across", "inside", "over"):
        return False
    for hit in reading.hits:
        at = reading.word_at(hit.start)
        if hit.sort == "foreign" and first < at <= first + 3:
            behind = reading.word_at(hit.end)
            return "," in reading.gap(behind) and not _is_told_there(reading, behind)
    return False
