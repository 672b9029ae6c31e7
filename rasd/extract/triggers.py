"""Words that tell of violence in a clause: told acts and the nouns that name them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.takings import find_takings
from rasd.extract.wordsets import word_set

_DETERMINERS: Final = word_set(
    "the a an this that these those its his her their any some such each every no another of in",
    "by for deadly recent fresh new latest major several two three four five six many more",
    "other similar joint first second third frequent repeated terrorist insurgent complex to",
)

_BETWEEN: Final = word_set("a an that with of in by and or from on at to for was were")
_LIT: Final = word_set("set sets setting")

_FIGURES: Final = word_set(
    "prices price tensions anger costs debt demand rumours rumors spending protests debate",
)

_VERBAL: Final = word_set(
    "blistering scathing verbal stinging veiled personal rhetorical political heart panic counter",
)

_FINDS: Final = word_set(
    "seized found recovered uncovered discovered confiscated dismantled defused destroyed",
    "unearthed cleared seize finds seizes",
)


_WAS: Final = frozenset({"was", "were", "been", "being"})
_BANGS: Final = word_set(
    "explosion explosions blast blasts",
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


def find_triggers(reading: Reading, first: int, last: int) -> tuple[Trigger, ...]:
    """Return the triggers within words `first..last`; of overlapping ones the longest."""
    verbs = [m for m in reading.of("verb") if first <= m.first < last]
    nouns = [m for m in reading.of("noun") if first <= m.first < last]
    nouns = [m for m in nouns if not _is_trap(reading, m)]
    verbs = [m for m in verbs if not _is_trap(reading, m)]
    taken = {n for m in verbs for n in range(m.first, m.last)}
    verbs += [m for m in find_takings(reading, first, last) if m.first not in taken]
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
    acts = [t for t in found if t.verb and t.type != "security_operation"]
    acts += [t for t in found if t.type == "airstrike"]
    harmed = any(first <= mark.first < last for mark in reading.of("fate"))
    if acts or harmed:
        return tuple(found)
    return tuple(
        replace(t, found=True) if _is_find(reading, t.mark, first, last) else t for t in found
    )


def _is_find(reading: Reading, mark: Mark, first: int, last: int) -> bool:
    """'seized 30 rockets', 'a bomb was defused'; not 'a device destroyed a car'."""
    weapons = ("rocket_or_drone_attack", "bombing", "ied")
    if mark.value not in weapons or mark.entry.words[0] in _BANGS:
        return False
    if any(reading.low(n) in _FINDS for n in range(first, mark.first)):
        return True
    return any(
        reading.low(n) in _FINDS and not _WAS.isdisjoint((reading.low(n - 1), reading.low(n - 2)))
        for n in range(mark.last, last)
    )


def _is_trap(reading: Reading, mark: Mark) -> bool:
    """'the charred shell of a hall', 'on strike', 'a strike by teachers': no weapon."""
    if reading.low(mark.first - 1) in _FIGURES:
        return True
    if _is_unlit(reading, mark) or _is_undone(reading, mark):
        return True
    word, after, before = (
        reading.low(mark.first),
        reading.low(mark.last),
        reading.low(mark.first - 1),
    )
    if (word == "attack" and before in _VERBAL) or (word == "killing" and after == "off"):
        return True
    if word in ("shell", "device", "device's"):
        return after in ("of", "company")
    if word in ("strike", "strikes"):
        return before in ("on", "hunger", "general", "labour", "labor") or after in ("action", "by")
    return word == "explosion" and after == "of" and reading.low(mark.last + 1) in ("anger", "joy")


def _is_undone(reading: Reading, mark: Mark) -> bool:
    """'Four suspects were not arrested', 'no one has been arrested'."""
    if mark.value != "security_operation":
        return False
    before = {reading.low(mark.first - back) for back in (1, 2, 3)}
    return not before.isdisjoint(("not", "never")) or "nobody" in before


def _is_unlit(reading: Reading, mark: Mark) -> bool:
    """Whether something burns that nobody 'set on fire'."""
    if mark.entry.words not in (("on", "fire"), ("ablaze",), ("alight",)):
        return False
    words = {reading.low(n) for n in range(max(0, mark.first - 8), mark.first)}
    return words.isdisjoint(_LIT)


def _is_noun_here(reading: Reading, mark: Mark) -> bool:
    before = reading.low(mark.first - 1)
    if reading.low(mark.first) in ("attacks", "raids", "strikes", "attack", "raid", "target"):
        behind = any(
            m.last == mark.first
            and (m.entry.form == "generic" or reading.low(mark.first)[-1] == "s")
            for m in reading.of("actor")
        )
        return before in _DETERMINERS or not behind or not reading.sentence.headline
    if before in _DETERMINERS:
        return True
    plain = not reading.low(mark.last - 1).endswith(("ed", "ing"))
    articles = {reading.low(mark.first - back) for back in (2, 3)}
    return plain and mark.last - mark.first == 1 and not articles.isdisjoint(("a", "an", "the"))


def _is_known(reading: Reading, mark: Mark) -> bool:
    """'the attack', 'this raid', 'Friday's attack': told before, unless 'of' follows."""
    if _of_day(reading, mark.first - 1):
        return True
    for back in (1, 2):
        if back == 2 and reading.low(mark.first - 1) in _BETWEEN:
            return False
        if any(c in reading.gap(mark.first - back + 1) for c in ",;:"):
            return False
        if reading.low(mark.first - back) in ("the", "this", "that", "his", "her", "such"):
            if reading.low(mark.first - back) == "such" and reading.low(mark.last - 1)[-1] == "s":
                return False  # 'where such attacks are rare'
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


def _of_day(reading: Reading, at: int) -> bool:
    """Whether a word is a day in the possessive: 'Friday's blast'."""
    if at < 0 or not reading.words[at].text.endswith(("'s", "\u2019s")):
        return False
    return reading.low(at).endswith("day")


def _is_new(reading: Reading, mark: Mark) -> bool:
    return any(reading.low(mark.first - back) in ("a", "an", "another") for back in (1, 2, 3))
