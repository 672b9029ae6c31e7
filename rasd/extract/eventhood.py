"""Is this clause a concrete act of violence? A score with its reasons.

For it: trigger, fate, place, date, agent. Against it: totals, habits, wishes, conquest history,
accidents, verdicts, statements, estimates, anniversaries, places abroad.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rasd.extract.frames import (
    condemned_abroad,
    in_foreign_part,
    in_part_of,
    is_weapon_talk,
    opens_abroad,
    sums_up,
    tells_years,
)
from rasd.extract.groups import Harm
from rasd.extract.lexical import Reading
from rasd.extract.locatives import ELSEWHERE, Locative, preposition
from rasd.extract.phrases import Mark
from rasd.extract.triggers import Trigger
from rasd.extract.wordsets import word_set

ENOUGH: Final = 2.5
"""Least score of a clause that opens an incident. Source: set on the labelled development set."""

REASONS: Final = {
    "total": "a total over many events, not one incident",
    "habit": "a habit or a trend, not one incident",
    "modality": "a plan, threat or demand, not something that happened",
    "conquest": "history of the war, told at the level of years",
    "accident": "an accident, not an act of violence",
    "legal": "a trial or verdict",
    "statement": "a statement or visit about an incident",
    "estimate": "an estimate of strength",
    "anniversary": "an anniversary or look back over years",
    "drill": "an exercise or a play, nothing that happened",
    "figure": "words of war for sport, politics or trade",
    "abroad": "it happened outside the country",
    "weak": "too little says that something happened",
    "no_place": "no place as narrow as a governorate is named",
    "no_date": "its time is not as narrow as a month",
}
"""What the user reads about a refused sentence."""


_COSTS: Final = (
    ("total", ("total.strong",), 4.5, 4.5),
    ("total", ("total.words",), 2.0, 0.8),
    ("habit", ("habit.words",), 2.5, 1.0),
    ("modality", ("modality.words",), 2.5, 2.5),
    ("conquest", ("conquest.words",), 3.0, 1.0),
    ("accident", ("accident.words",), 4.5, 4.5),
    ("legal", ("legal.words",), 3.5, 1.5),
    ("statement", ("statement.words",), 1.5, 1.5),
    ("estimate", ("estimate.words",), 3.0, 3.0),
    ("anniversary", ("anniversary.words",), 2.0, 2.0),
)
"""What speaks against a clause: reason, lists of cues, cost, and the cost where a plain date (and
place) softens it. Source: set on the labelled development set."""


_AIMED: Final = frozenset({"assassination", "suicide_bombing"})
"""Acts that need neither victims nor a side to be told: 'a man detonated his vest'."""
_NO_WEAPON: Final = frozenset({"oxygen", "airliner", "jetliner", "passenger", "crashed"})
"""What no bomb or rocket told beside it makes an attack."""

_NEAR: Final = word_set("outside near beside opposite behind against wall gate entrance")
_PRESENT: Final = word_set("goes explodes detonates strikes attacks happens blows")
"""Verbs that a wish makes a fear: 'we will miss them when a bomb goes off'."""


@dataclass(frozen=True, slots=True)
class _Firm:
    """What is plain about a clause: a date, a place at home, a place behind the act."""

    dated: bool
    home: bool
    placed_after: bool

    def softens(self, name: str) -> bool:
        """Whether the plain date and place make a cue of this kind weigh less."""
        if name == "habit":
            return self.dated
        return self.dated and self.home and (name != "legal" or self.placed_after)


@dataclass(frozen=True, slots=True)
class Score:
    """How surely a clause tells an incident; against: keys of `REASONS`, strongest first."""

    value: float
    against: tuple[str, ...]

    @property
    def enough(self) -> bool:
        """Whether the clause may open an incident."""
        return self.value >= ENOUGH


def score(
    reading: Reading,
    span: tuple[int, int],
    triggers: tuple[Trigger, ...],
    harms: tuple[Harm, ...],
    places: tuple[Locative, ...],
    *,
    dated: bool,
) -> Score:
    """Return how surely words `span` tell one incident of the country."""
    first, last = span
    value = _for(reading, span, triggers, harms) + (1.0 if dated else 0.0)
    home = [p for p in places if p.role != ELSEWHERE and p.isos]
    value += 1.0 if home else 0.0
    against: list[tuple[float, str]] = []
    anchor = _anchor_word(triggers, harms, first)
    later = any(place.word > anchor for place in home)
    minus = _minus(reading, span, anchor, _Firm(dated, bool(home), later))
    aimed = any(t.type in _AIMED and t.verb for t in triggers)
    if not harms and not aimed and not _has_party(reading, first, last):
        minus.append(("weak", 1.0))
    wished = any(first <= m.first < last for m in reading.cues("modality.words"))
    if wished and not harms and not any(t.verb for t in triggers):
        minus.append(("modality", 2.5))
    if reading.low(first) == "since" and harms:
        minus.append(("total", 4.5))
    if not dated and tells_years(reading, first, last):
        minus.append(("no_date", 3.0))
    for name, cost in minus:
        against.append((cost, name))
    if _is_abroad(reading, first, last, home):
        against.append((6.0, "abroad"))
    if "accident" in {name for _, name in against} and _is_armed(reading, triggers):
        against = [item for item in against if item[1] != "accident"]
    value -= sum(cost for cost, _ in against)
    against.sort(reverse=True)
    return Score(value, tuple(name for _, name in against))


def _for(
    reading: Reading, span: tuple[int, int], triggers: tuple[Trigger, ...], harms: tuple[Harm, ...]
) -> float:
    value = 0.0
    if any(harm.toll.known for harm in harms):
        value += 2.0
    elif harms:
        value += 1.0
    if triggers:
        best = max(triggers, key=lambda trigger: trigger.weight)
        value += {3.5: 2.0, 3: 1.5, 2.5: 1.0, 2: 0.75}.get(best.weight, 0.5)
    first, last = span
    for kind in ("actor", "weapon", "thing"):
        if any(first <= mark.first < last for mark in reading.of(kind)):
            value += 0.4
    return value


def _anchor_word(triggers: tuple[Trigger, ...], harms: tuple[Harm, ...], first: int) -> int:
    """Return the word of the first told act, before which a wish or habit must stand."""
    acts = [t.mark.first for t in triggers] + [harm.at for harm in harms]
    return min(acts) if acts else first


def _minus(
    reading: Reading, span: tuple[int, int], anchor: int, firm: _Firm
) -> list[tuple[str, float]]:
    """Return what speaks against, with its cost; a plain date or place softens some."""
    first, last = span
    found: list[tuple[str, float]] = []
    for name, keys, cost, softened in _COSTS:
        marks = [m for key in keys for m in reading.cues(key) if first <= m.first < last]
        if name == "total":
            strong = keys == ("total.strong",)
            marks = [m for m in marks if sums_up(reading, m, (first, last), strong=strong)]
        if name == "habit":
            marks = [m for m in marks if m.first <= anchor + 2]
        elif name == "statement":
            marks = [m for m in marks if m.first < anchor]
        elif name == "modality":
            marks = [m for m in marks if _rules(reading, m, anchor)]
        elif name == "legal":
            marks = [m for m in marks if not _is_beside_court(reading, m)]
        elif name == "accident":
            marks = [m for m in marks if not is_weapon_talk(reading, m)]
        if marks and not any(other == name for other, _ in found):
            found.append((name, softened if firm.softens(name) else cost))
    return found


def _is_beside_court(reading: Reading, mark: Mark) -> bool:
    """'against the wall of the court', 'outside a court': where it was, not a trial."""
    if reading.low(mark.last - 1) not in ("court", "courthouse"):
        return False
    before = {reading.low(n) for n in range(mark.first - 4, mark.first)}
    return not _NEAR.isdisjoint(before)


def _rules(reading: Reading, wish: Mark, anchor: int) -> bool:
    """Whether a wish stands right before the act, in the same clause."""
    if not anchor - 9 <= wish.first <= anchor or _is_no_wish(reading, wish):
        return False
    if reading.low(anchor) in _PRESENT or reading.low(anchor + 1) in _PRESENT:
        return True
    return anchor - 7 <= wish.first and not _parted(reading, wish.last, anchor)


def _is_no_wish(reading: Reading, wish: Mark) -> bool:
    """'in the second week of May', 'would-be bombers': a month, and half of a noun."""
    if reading.gap(wish.last) == "-":
        return True
    return any(date.start <= wish.start < date.end for date in reading.dates)


def _has_party(reading: Reading, first: int, last: int) -> bool:
    """Whether an actor, a weapon or a thing struck is named at all."""
    return any(
        first <= mark.first < last
        for kind in ("actor", "weapon", "thing")
        for mark in reading.of(kind)
    )


def _parted(reading: Reading, first: int, last: int) -> bool:
    """Whether a clause opens between a wish and the act: 'are expected after they torched'."""
    return any(
        reading.low(n) in ("after", "because", "since", "when", "as") for n in range(first, last)
    )


_SPEAKERS: Final = frozenset({"spokesman", "spokeswoman", "spokesperson", "official", "officials"})


def _is_abroad(reading: Reading, first: int, last: int, home: list[Locative]) -> bool:
    """Whether the only places of the clause lie abroad, as places and not as actors."""
    if opens_abroad(reading, first) or condemned_abroad(reading, first, last):
        return True
    if home:
        return False
    if in_foreign_part(reading, first, last):
        return True
    for hit in reading.hits:
        if hit.sort != "foreign" or not first <= reading.word_at(hit.start) < last:
            continue
        at = reading.word_at(hit.start)
        if reading.low(at - 2) in _SPEAKERS:
            continue  # 'a spokesman in New York put the dead at 20'
        if in_part_of(reading, at) or preposition(reading, at)[0] in (
            "in",
            "near",
            "inside",
            "at",
            "across",
            "over",
            "outside",
            "over",
        ):
            return "iraq" not in (reading.low(n) for n in range(first, last))
    return False


def _is_armed(reading: Reading, triggers: tuple[Trigger, ...]) -> bool:
    """Whether a bomb, a rocket or gunfire caused what else looks like an accident."""
    strong = {"suicide_bombing", "ied", "rocket_or_drone_attack", "airstrike", "armed_assault"}
    return any(
        (t.type in strong and t.weight >= 3)
        or (t.type == "bombing" and "bomb" in t.mark.entry.words[0])
        for t in triggers
    ) and not any(m.entry.words[0] in _NO_WEAPON for m in reading.cues("accident.words"))
