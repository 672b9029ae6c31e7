"""Is this clause a concrete act of violence? A score with its reasons.

For it: trigger, fate, place, date, agent. Against it: totals, habits, wishes, conquest history,
accidents, verdicts, statements, estimates, anniversaries, places abroad.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from rasd.extract.harms import Harm
from rasd.extract.lexical import Reading
from rasd.extract.locatives import ELSEWHERE, Locative, preposition
from rasd.extract.phrases import Mark
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
    "abroad": "it happened outside the country",
    "weak": "too little says that something happened",
    "no_place": "no place as narrow as a governorate is named",
    "no_date": "its time is not as narrow as a month",
}
"""What the user reads about a refused sentence."""

_DETERMINERS: Final = word_set(
    "the a an this that these those its his her their any some such each every no another of in",
    "by for deadly recent fresh new latest major several two three four five six many more",
    "other similar joint first second third frequent repeated terrorist insurgent complex to",
)
_FIGURES: Final = word_set(
    "prices price tensions anger costs debt demand rumours rumors spending protests debate",
)
_FINDS: Final = word_set(
    "seized found recovered uncovered discovered confiscated dismantled defused destroyed",
    "unearthed cleared seize finds seizes",
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of violence. verb: a told act, not a noun. the: 'the attack' that is known already."""

    mark: Mark
    verb: bool
    the: bool
    indefinite: bool
    found: bool = False

    @property
    def type(self) -> str:
        """The event type it speaks for; weapons that were found speak for an operation."""
        return "security_operation" if self.found else self.mark.value

    @property
    def bare(self) -> bool:
        """Whether it only says that somebody was killed."""
        return self.mark.entry.words[0] in ("killed", "kill", "kills", "killing")

    @property
    def weight(self) -> float:
        """How loudly it speaks: 3 alone, 2 with support."""
        return self.mark.entry.weight + (0.5 if self.verb else 0.0)


@dataclass(frozen=True, slots=True)
class Score:
    """How surely a clause tells an incident; against: keys of `REASONS`, strongest first."""

    value: float
    against: tuple[str, ...]

    @property
    def enough(self) -> bool:
        """Whether the clause may open an incident."""
        return self.value >= ENOUGH


def find_triggers(reading: Reading, first: int, last: int) -> tuple[Trigger, ...]:
    """Return the triggers within words `first..last`; of overlapping ones the longest."""
    verbs = [m for m in reading.of("verb") if first <= m.first < last]
    nouns = [m for m in reading.of("noun") if first <= m.first < last]
    nouns = [m for m in nouns if not _is_trap(reading, m)]
    verbs = [m for m in verbs if not _is_trap(reading, m)]
    found: list[Trigger] = []
    for mark in verbs:
        rival = next((n for n in nouns if n.first < mark.last and mark.first < n.last), None)
        if rival is not None and rival.last - rival.first > mark.last - mark.first:
            continue
        if rival is not None and _is_noun_here(reading, mark):
            continue
        found.append(Trigger(mark, True, False, False))
    taken = {n for trigger in found for n in range(trigger.mark.first, trigger.mark.last)}
    for mark in nouns:
        if not taken.isdisjoint(range(mark.first, mark.last)):
            continue
        found.append(Trigger(mark, False, _is_known(reading, mark), _is_new(reading, mark)))
    found.sort(key=lambda trigger: trigger.mark.first)
    return _as_finds(reading, first, last, found)


def _as_finds(reading: Reading, first: int, last: int, found: list[Trigger]) -> tuple[Trigger, ...]:
    """Weapons 'seized' or 'discovered' are a find, unless something went off or was fired."""
    words = {reading.low(n) for n in range(first, last)}
    acts = [t for t in found if t.verb and not (t.type == "security_operation")]
    harmed = any(first <= mark.first < last for mark in reading.of("fate"))
    if not words & _FINDS or acts or harmed:
        return tuple(found)
    weapons = ("rocket_or_drone_attack", "bombing", "ied")
    return tuple(replace(t, found=True) if t.type in weapons else t for t in found)


def _is_trap(reading: Reading, mark: Mark) -> bool:
    """'the charred shell of a hall', 'on strike', 'a strike by teachers': no weapon."""
    if reading.low(mark.first - 1) in _FIGURES:
        return True
    word, after, before = (
        reading.low(mark.first),
        reading.low(mark.last),
        reading.low(mark.first - 1),
    )
    if word in ("shell", "device", "device's"):
        return after in ("of", "company")
    if word in ("strike", "strikes"):
        return before in ("on", "hunger", "general", "labour", "labor") or after in ("action", "by")
    return word == "explosion" and after == "of" and reading.low(mark.last + 1) in ("anger", "joy")


def _is_noun_here(reading: Reading, mark: Mark) -> bool:
    before = reading.low(mark.first - 1)
    if reading.low(mark.first) in ("attacks", "raids", "strikes", "attack", "raid", "target"):
        behind = any(m.last == mark.first for m in reading.of("actor"))
        return before in _DETERMINERS or not behind or not reading.sentence.headline
    if before in _DETERMINERS:
        return True
    plain = not reading.low(mark.last - 1).endswith(("ed", "ing"))
    articles = {reading.low(mark.first - back) for back in (2, 3)}
    return plain and mark.last - mark.first == 1 and not articles.isdisjoint(("a", "an", "the"))


def _is_known(reading: Reading, mark: Mark) -> bool:
    """'the attack', 'this raid', 'the latest attack': told before, unless 'of' follows."""
    for back in (1, 2):
        if reading.low(mark.first - back) in ("the", "this", "that", "his", "her", "such"):
            follow = reading.low(mark.last)
            worst = reading.low(mark.first - 1) in (
                "worst",
                "deadliest",
                "first",
                "second",
                "third",
            )
            return follow != "of" and not worst
    return False


def _is_new(reading: Reading, mark: Mark) -> bool:
    return any(reading.low(mark.first - back) in ("a", "an", "another") for back in (1, 2, 3))


def score(
    reading: Reading,
    span: tuple[int, int],
    triggers: tuple[Trigger, ...],
    harms: tuple[Harm, ...],
    places: tuple[Locative, ...],
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
    minus = _minus(reading, first, last, anchor, dated=dated, home=bool(home), placed_after=later)
    if not harms and not _has_party(reading, first, last):
        minus.append(("weak", 1.0))
    wished = any(first <= m.first < last for m in reading.cues("modality.words"))
    if wished and not harms and not any(t.verb for t in triggers):
        minus.append(("modality", 2.5))
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
    reading: Reading,
    first: int,
    last: int,
    anchor: int,
    *,
    dated: bool,
    home: bool,
    placed_after: bool,
) -> list[tuple[str, float]]:
    """Return what speaks against, with its cost; a plain date or place softens some."""

    def near(key: str) -> list[Mark]:
        return [m for m in reading.cues(key) if first <= m.first < last]

    found: list[tuple[str, float]] = []
    if near("total.strong"):
        found.append(("total", 4.5))
    elif near("total.words"):
        found.append(("total", 0.8 if home and dated else 2.0))
    habits = [m for m in near("habit.words") if m.first <= anchor + 2]
    if habits:
        found.append(("habit", 2.5 if not dated else 1.0))
    if any(
        anchor - 7 <= m.first <= anchor and not _parted(reading, m.last, anchor)
        for m in near("modality.words")
    ):
        found.append(("modality", 2.5))
    if near("conquest.words"):
        found.append(("conquest", 1.0 if dated and home else 3.0))
    if near("accident.words"):
        found.append(("accident", 4.5))
    if near("legal.words"):
        found.append(("legal", 1.5 if dated and home and placed_after else 3.5))
    if any(m.first < anchor for m in near("statement.words")):
        found.append(("statement", 1.5))
    if near("estimate.words"):
        found.append(("estimate", 3.0))
    if near("anniversary.words"):
        found.append(("anniversary", 2.0))
    return found


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


def _is_abroad(reading: Reading, first: int, last: int, home: list[Locative]) -> bool:
    """Whether the only places of the clause lie abroad, as places and not as actors."""
    if home:
        return False
    for hit in reading.hits:
        if hit.sort != "foreign" or not first <= reading.word_at(hit.start) < last:
            continue
        at = reading.word_at(hit.start)
        if preposition(reading, at)[0] in ("in", "near", "inside", "at", "across", "outside"):
            return "iraq" not in (reading.low(n) for n in range(first, last))
    return False


def _is_armed(reading: Reading, triggers: tuple[Trigger, ...]) -> bool:
    """Whether a bomb, a rocket or gunfire caused what else looks like an accident."""
    strong = {"suicide_bombing", "ied", "rocket_or_drone_attack", "airstrike", "armed_assault"}
    return any(
        (t.type in strong and t.weight >= 3)
        or (t.type == "bombing" and "bomb" in t.mark.entry.words[0])
        for t in triggers
    ) and not any(m.entry.words[0] == "oxygen" for m in reading.cues("accident.words"))
