"""People taken by force: 'masked men took 18 workers from a building', 'two were led away'.

'took', 'seized' or 'led' say it only with people as their object and a way out behind, or with
armed men as their subject; hands that bring somebody to hospital or custody are no kidnappers'.
"""

from __future__ import annotations

from typing import Final

from rasd.extract.groups import find_groups
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Entry, Mark
from rasd.extract.singles import is_name
from rasd.extract.wordsets import word_set

_ACTIVE: Final = word_set(
    "took take takes seized seize seizes grabbed grab dragged drag bundled led marched snatched",
    "taking seizing dragging grabbing bundling whisked",
)
_PASSIVE: Final = word_set("taken seized grabbed dragged bundled led snatched marched whisked")
_BE: Final = word_set("was were been being be are is and")
_OUT: Final = word_set("from away off hostage captive gunpoint out")
_WAYS: Final = word_set("from away off hostage captive by at out")
_CARE: Final = word_set(
    "hospital hospitals clinic custody morgue court prison jail police treatment part place power",
    "control care charge office advantage responsibility refuge shelter him himself action oath",
    "ambulance",
)
_ARMED: Final = word_set("masked armed uniform uniforms hooded plainclothes camouflage abductors")
_OBJECT: Final = 4
_BEHIND: Final = 12
_TAKEN: Final = Entry(("taken",), "verb", "kidnapping", "", 3)


def find_takings(reading: Reading, first: int, last: int) -> list[Mark]:
    """Return the verbs within the words that tell a kidnapping by their object alone."""
    found = []
    for at in range(first, last - 1):
        low = reading.low(at)
        if low not in _ACTIVE and low not in _PASSIVE:
            continue
        if _is_harmless(reading, at) or not (_is_active(reading, at) or _is_passive(reading, at)):
            continue
        word = reading.words[at]
        found.append(Mark(at, at + 1, word.start, word.end, _TAKEN))
    return found


def _is_harmless(reading: Reading, at: int) -> bool:
    behind = {reading.low(n) for n in range(at + 1, at + 1 + _OBJECT + 3)}
    return not behind.isdisjoint(_CARE) or _by_forces(reading, at)


def _by_forces(reading: Reading, at: int) -> bool:
    """'police seized three men': an arrest."""
    return any(m.entry.form == "forces" and m.first < at for m in reading.of("actor"))


def _is_active(reading: Reading, at: int) -> bool:
    if reading.low(at) not in _ACTIVE or reading.low(at - 1) in _BE:
        return False
    if not _has_object(reading, at + 1):
        return False
    way = any(reading.low(n) in _OUT for n in range(at + 2, at + _BEHIND))
    armed = any(m.entry.form in ("generic", "militants") and m.first < at for m in _actors(reading))
    armed = armed or any(reading.low(n) in _ARMED for n in range(max(0, at - 12), at))
    return armed if reading.low(at).startswith(("seiz", "grab", "snatch")) else way and armed


def _actors(reading: Reading) -> tuple[Mark, ...]:
    return reading.of("actor")


def _has_object(reading: Reading, at: int) -> bool:
    """Whether people stand behind the verb: counted, named by a noun, by a name or a pronoun."""
    if reading.low(at) in ("him", "her", "them"):
        return True
    ahead = range(at, at + _OBJECT)
    if any(mark.first in ahead for mark in reading.of("people")):
        return True
    if any(group.known and group.first in ahead for group in find_groups(reading)):
        return True
    taken = {reading.word_at(hit.start) for hit in reading.hits}
    words = reading.words[at : at + 2]
    return len(words) == 2 and all(is_name(w.text) for w in words) and at not in taken


def _is_passive(reading: Reading, at: int) -> bool:
    if reading.low(at) not in _PASSIVE or reading.low(at - 1) not in _BE:
        return False
    follows = reading.low(at + 1)
    alone = reading.low(at) in ("seized", "snatched", "grabbed") and reading.low(at - 1) != "and"
    if not alone and follows not in _WAYS:
        return False
    if alone and _counts_things(reading, at):
        return False
    people = any(mark.first < at for mark in reading.of("people"))
    counted = any(group.last <= at for group in find_groups(reading))
    pronoun = any(reading.low(n) in ("he", "she", "they") for n in range(max(0, at - 6), at))
    return people or counted or pronoun


def _counts_things(reading: Reading, at: int) -> bool:
    """'weapons were seized', 'a lorry was seized': what stands nearest is no person."""
    near = range(max(0, at - 6), at)
    things = [m.first for m in (*reading.of("thing"), *reading.of("weapon")) if m.first in near]
    things += [m.first for m in reading.of("noun") if m.first in near]
    people = [m.first for m in reading.of("people") if m.first < at]
    return bool(things) and max(things) > max(people, default=-1)
