"""Who is said to have done it: claims of responsibility, blame and silence, anywhere in an article.

A statement is read from its sentence alone, with 'the group' and 'it' resolved to the group named
last; `attach` then finds the incident it speaks of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from rasd.extract.blame import find_blames
from rasd.extract.discourse import Names
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.sayings import BEHIND, OFTEN, SAYING, Statement, first_actor, made
from rasd.extract.wordsets import word_set
from rasd.model import Attribution

_OBJECTS: Final = word_set(
    "responsibility credit it them this that both all the sunday's monday's tuesday's wednesday's",
    "thursday's friday's saturday's its a an several some two three four five attacks bombings",
    "sunday monday tuesday wednesday thursday friday saturday yesterday's",
)
_NO_OBJECTS: Final = word_set("that lives life dozens many there victory territory at more")
_SELF: Final = frozenset({"it", "its", "they", "their"})
_NOUNS: Final = frozenset({"target", "attack", "attacks", "bombing"})
_CRAFT: Final = word_set(
    "aircraft jets warplanes airstrikes airstrike planes forces strikes drones",
)
_MINISTRIES: Final = frozenset({"foreign", "officials", "embassy", "president"})
_BOMBERS: Final = frozenset({"bomber", "bombers", "attacker", "attackers", "men", "man", "suicide"})
_PASSIVE: Final = frozenset({"was", "were", "been", "being", "lost"})
_DEEDS: Final = word_set(
    "carried targeted detonated attacked killed fired launched struck hit shot bombed ambushed",
    "planted destroyed blew stormed executed conducted shelled captured kidnapped assassinated",
    "did done taken sent staged mounted clashed fought used driven drove",
)
_OWN: Final = frozenset({"target", "work", "martyr", "martyrs"})
"""'its target', 'its work': what a group calls an attack and its dead."""


def find_statements(readings: Sequence[Reading], names: Names) -> tuple[Statement, ...]:
    """Return the statements of an article in reading order."""
    found: list[Statement] = []
    before: Reading | None = None
    for reading in readings:
        if not (_tells_abroad(reading) or (before is not None and _goes_on(before, reading))):
            found.extend(_statements(reading, names))
        before = reading
    return tuple(found)


def _tells_abroad(reading: Reading) -> bool:
    """Whether a sentence tells an attack in another country: its blame is no matter here."""
    acts = reading.of("noun") or reading.of("verb") or reading.of("fate")
    if not acts or any(hit.sort != "foreign" for hit in reading.hits):
        return False
    near = ("in", "near", "at", "inside", "across")
    return any(
        any(reading.low(reading.word_at(hit.start) - back) in near for back in (1, 2, 3, 4))
        for hit in reading.hits
    )


def _goes_on(before: Reading, reading: Reading) -> bool:
    """Whether a sentence goes on about an attack abroad told right before it."""
    same = before.sentence.paragraph == reading.sentence.paragraph
    return same and not reading.hits and _tells_abroad(before)


def _statements(reading: Reading, names: Names) -> Iterator[Statement]:
    denied = reading.cues("claim.denied")
    for mark in denied:
        yield replace(made(mark, mark, reading, "who.denied", Attribution.UNKNOWN), name="")
    if not denied:
        yield from _claims(reading, names)
        yield from _own_words(reading, names)
        yield from _states_strikes(reading)
        yield from _names_the_bomber(reading, names)
    yield from find_blames(reading, names)


def _claims(reading: Reading, names: Names) -> Iterator[Statement]:
    """'IS claimed the attack', 'claimed by IS', 'the group took responsibility'."""
    for mark in reading.cues("claim.claimed"):
        words = mark.entry.words
        if words == ("claimed",) and not _claims_a_deed(reading, mark):
            continue
        if _is_often(reading, mark):
            continue
        if words[-1] == "by" or "was" in words[:2]:
            who = first_actor(reading, mark.last, 6)
        else:
            who = names.claimant(reading, mark.first)
        if who is not None:
            yield made(mark, who, reading, "who.claimed", Attribution.CLAIMED)


def _names_the_bomber(reading: Reading, names: Names) -> Iterator[Statement]:
    """'the group named the bomber as', 'identified the attackers': it knows them as its own."""
    for at in range(len(reading.words) - 2):
        if reading.low(at) not in ("named", "identified"):
            continue
        pair = (reading.low(at + 1), reading.low(at + 2))
        if pair[0] in ("the", "both", "its", "two") and pair[1] in _BOMBERS:
            who = names.claimant(reading, at)
            if who is not None and who.entry.form != "state":
                yield made(who, who, reading, "who.names_the_bomber", Attribution.CLAIMED)


def _claims_a_deed(reading: Reading, mark: Mark) -> bool:
    """'claimed the blast', not 'claimed 13 lives', 'claimed that prices rose'."""
    after = reading.low(mark.last)
    return after in _OBJECTS and after not in _NO_OBJECTS


def _is_often(reading: Reading, mark: Mark) -> bool:
    near = [reading.low(n) for n in range(max(0, mark.first - 3), mark.first)]
    similar = {reading.low(n) for n in range(mark.last, mark.last + 4)} & {"similar", "such"}
    perfect = bool(similar) or "previously" in near
    return perfect or not OFTEN.isdisjoint(near)


def _own_words(reading: Reading, names: Names) -> Iterator[Statement]:
    """'The group said in a statement its fighters had hit …', 'the Guards said they struck'."""
    for mark in reading.cues("report.verbs"):
        if reading.low(mark.first) not in SAYING:
            continue
        who = names.claimant(reading, mark.first)
        deed = _own_deed(reading, mark.last) or _reports_blast(reading, mark, who)
        if who is not None and deed:
            yield made(mark, who, reading, "who.says_itself", Attribution.CLAIMED)


def _reports_blast(reading: Reading, said: Mark, who: Mark | None) -> bool:
    """'ISIL said a suicide bomber struck the market': militants that report an attack claim it."""
    if who is None or who.entry.form != "militants" or who.last < said.first - 1:
        return False
    low = reading.low
    at = said.last + (low(said.last) == "that")
    if low(at) not in ("a", "an", "two", "three", "four", "five"):
        return False
    return not _BOMBERS.isdisjoint({low(n) for n in range(at + 1, at + 4)})


def _states_strikes(reading: Reading) -> Iterator[Statement]:
    """'U.S. Central Command says aircraft destroyed a guard post': its own aircraft."""
    for mark in reading.cues("report.verbs"):
        if reading.low(mark.first) not in SAYING:
            continue
        near = [m for m in reading.of("actor") if 0 <= mark.first - m.last <= 3]
        who = next((m for m in reversed(near) if m.entry.form == "state"), None)
        ahead = {reading.low(n) for n in range(mark.last, mark.last + 4)}
        foreign = {reading.low(n) for n in range(mark.first - 2, mark.first)} & _MINISTRIES
        if who is not None and ahead & _CRAFT and not foreign:
            yield made(mark, who, reading, "who.says_itself", Attribution.CLAIMED)


def _own_deed(reading: Reading, at: int) -> bool:
    """Whether the speaker tells a deed of its own behind a verb of saying."""
    ahead = range(at, min(at + 14, len(reading.words)))
    opens = [n for n in ahead if reading.low(n) in _SELF | _NOUNS][:3]
    told = [mark.first for mark in reading.cues("report.verbs") if mark.first > at]
    return any(
        _did(reading, n) if reading.low(n) in _SELF else _boasts(reading, at, n)
        for n in opens
        if not any(verb <= n for verb in told)
    )


def _did(reading: Reading, at: int) -> bool:
    """'its fighters had hit', 'it was behind', 'its target had been'; not 'its man was killed'."""
    own = {reading.low(n) for n in range(at + 1, at + 4)}
    if own & _OWN:
        return True
    for n in range(at + 1, min(at + 12, len(reading.words))):
        word = reading.low(n)
        if word in BEHIND | _DEEDS:
            return True
        if word in _PASSIVE and reading.low(n + 1) not in BEHIND:
            return False
    return False


def _boasts(reading: Reading, at: int, noun: int) -> bool:
    """'boasted that months had gone into the attacks', 'said the target had been Shiites'."""
    if reading.low(at - 1) in ("boasted", "bragged", "boasts"):
        return True
    aimed = reading.low(noun) == "target" or reading.low(noun + 1) in ("targeted", "targetted")
    return aimed and reading.low(noun - 1) == "the"
