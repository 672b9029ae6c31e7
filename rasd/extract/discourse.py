"""Whom 'the group', 'it' and 'its fighters' mean: the armed group named last before them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from rasd.extract.bystanders import owns_gear
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Entry, Mark
from rasd.extract.sayings import ARMED
from rasd.extract.wordsets import word_set

_GROUPS: Final = frozenset({"militants", "militia"})
_SPEAKERS: Final = frozenset({"militants", "militia", "state", "forces"})
GROUP_NOUNS: Final = word_set(
    "group organisation organization jihadists extremists militants insurgents faction movement",
    "outfit network militia rebels",
)
"""Nouns that stand for a named group behind 'the'."""

_FRONT: Final = word_set("calling named called itself known")
_CRITICAL: Final = word_set("group faction organisation organization")
_NEAR: Final = 200
"""Characters of the sentence before in which 'they' is named."""

_TOWARDS: Final = frozenset({"at", "on", "against", "to", "near", "from", "targeting", "with"})
_STOP_CHARS: Final = ";:"
_FRONT_ENTRY: Final = Entry(("front",), "actor", "Iran-backed militia", "militia")


class Names:
    """The named sides of an article in order of mention."""

    __slots__ = ("_groups", "_named", "_named_starts", "_starts")

    def __init__(self, readings: Sequence[Reading]) -> None:
        every = [mark for reading in readings for mark in reading.of("actor")]
        self._named = [mark for mark in every if mark.entry.form in _SPEAKERS]
        self._named_starts = [mark.start for mark in self._named]
        self._groups = [mark for mark in self._named if mark.entry.form in _GROUPS]
        self._starts = [mark.start for mark in self._groups]

    def before(self, start: int) -> Mark | None:
        """Return the armed group named last before a character, else the first one named at all."""
        at = bisect_left(self._starts, start)
        return self._groups[max(at - 1, 0)] if self._groups else None

    def names(self, value: str) -> bool:
        """Whether the article names a side anywhere."""
        return any(mark.value == value for mark in self._named)

    def group_at(self, reading: Reading, at: int) -> Mark | None:
        """'members of the group': the group named before word `at`."""
        behind = at + 1 + (reading.low(at + 1) in ("terror", "terrorist", "militant", "armed"))
        pair = (reading.low(at), reading.low(behind))
        if pair[0] in ("the", "its", "that") and pair[1] in GROUP_NOUNS:
            return self.before(reading.words[at].start)
        return None

    def claimant(self, reading: Reading, verb: int) -> Mark | None:
        """Return who is the subject of a verb of claiming at word `verb`."""
        for at in range(verb - 1, max(-1, verb - 16), -1):
            if any(c in reading.gap(at + 1) for c in _STOP_CHARS):
                return None
            named = next((m for m in reading.of("actor") if m.last == at + 1), None)
            if named is not None and named.entry.form in ARMED and _may_speak(reading, named):
                return named
            front = _front(reading, at)
            if front is not None:
                return front
            word = reading.low(at)
            if word in ("it", "they") and at >= verb - 3:
                return self._last_speaker(reading.words[at].start)
            if word in GROUP_NOUNS and reading.low(at - 1) in ("the", "that"):
                return self.before(reading.words[at].start)
        return None

    def last_named(self, start: int, reading: Reading, *, near: bool) -> Mark | None:
        """Return the side named last; near: no further back than the sentence before."""
        at = bisect_left(self._named_starts, start)
        last = self._named[at - 1] if at else None
        if last is None:
            return None
        reach = reading.sentence.start - (_NEAR if near else 0)
        return last if last.start >= reach else None

    def _last_speaker(self, start: int) -> Mark | None:
        """Return the side named last, where it is one that claims and not the forces."""
        at = bisect_left(self._named_starts, start)
        last = self._named[at - 1] if at else None
        return last if last is not None and last.entry.form in _GROUPS else None


def _may_speak(reading: Reading, mark: Mark) -> bool:
    """'close to the U.S. consulate, and said': whose thing or target it is does not speak."""
    before = (reading.low(mark.first - 1), reading.low(mark.first - 2))
    near = before[0] in _TOWARDS or (before[0] in ("the", "a", "an") and before[1] in _TOWARDS)
    return not near and not owns_gear(reading, mark)


def _front(reading: Reading, at: int) -> Mark | None:
    """'a little-known group calling itself …': one of the many names of the factions."""
    if reading.low(at) not in _CRITICAL or reading.low(at + 1) not in _FRONT:
        return None
    if any(m.first > at and m.entry.form in ARMED for m in reading.of("actor")):
        return None
    word = reading.words[at]
    return Mark(at, at + 1, word.start, word.end, _FRONT_ENTRY)
