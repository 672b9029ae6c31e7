"""One clause that tells, or seems to tell, one event: everything read from it in one value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from rasd.extract.aftermath import AFTERMATH
from rasd.extract.asides import is_abroad, is_aside
from rasd.extract.datings import Datings, Timing
from rasd.extract.eventhood import Score, score
from rasd.extract.frames import frame_end, revenge_at
from rasd.extract.groups import Harm
from rasd.extract.lexical import Reading
from rasd.extract.locatives import (
    ANCHOR,
    BEARER,
    BESIDE,
    ELSEWHERE,
    FIRM,
    Locative,
)
from rasd.extract.repeats import points_back
from rasd.extract.triggers import Trigger, find_triggers
from rasd.model import EventType, Offset

FAMILY: Final = {
    EventType.ARMED_ASSAULT: "gun",
    EventType.ASSASSINATION: "gun",
    EventType.CLASH: "gun",
    EventType.KIDNAPPING: "gun",
    EventType.BOMBING: "bomb",
    EventType.IED: "bomb",
    EventType.SUICIDE_BOMBING: "bomb",
    EventType.ROCKET_OR_DRONE_ATTACK: "air",
    EventType.AIRSTRIKE: "air",
    EventType.SECURITY_OPERATION: "operation",
    EventType.PROTEST_VIOLENCE: "protest",
    EventType.OTHER: "other",
}
"""Types that tellers use for one another."""

_SUBJECT_REACH: Final = 10
_MEANS: Final = frozenset({"airstrike", "suicide_bombing", "bombing"})


@dataclass(frozen=True)
class Happening:
    """A clause with its event. first..last: words of the sentence (half-open).

    known: it points back ('the attack'); fresh: it opens something new ('another', 'a bomb').
    Each clause is held against dozens of episodes, so what is derived is worked out once; that
    needs an instance dictionary, hence no slots.
    """

    reading: Reading
    first: int
    last: int
    triggers: tuple[Trigger, ...]
    harms: tuple[Harm, ...]
    places: tuple[Locative, ...]
    offsets: tuple[Offset, ...]
    timings: tuple[Timing, ...]
    score: Score
    known: bool
    fresh: bool
    cue: bool

    @property
    def start(self) -> int:
        """First character."""
        return self.reading.words[self.first].start

    @property
    def end(self) -> int:
        """End of the last character."""
        return self.reading.words[self.last - 1].end

    @cached_property
    def lows(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return self.reading.lows[self.first : self.last]

    @cached_property
    def told_events(self) -> tuple[Timing, ...]:
        """Dates of the event itself."""
        return tuple(timing for timing in self.timings if not timing.told)

    @cached_property
    def told(self) -> tuple[Timing, ...]:
        """Dates of the telling."""
        return tuple(timing for timing in self.timings if timing.told)

    @cached_property
    def own_places(self) -> tuple[Locative, ...]:
        """Places that can be the event's own."""
        return tuple(p for p in self.places if p.role not in (ELSEWHERE, BEARER) and p.isos)

    @cached_property
    def isos(self) -> frozenset[str]:
        """Governorates in which it happened by its own locative; empty where nothing says."""
        return _isos(
            [
                p
                for p in self.own_places
                if p.role in FIRM or (p.role == BESIDE and len(p.isos) == 1)
            ]
        )

    @cached_property
    def soft_isos(self) -> frozenset[str]:
        """Governorates that anchors and offices beside it hint at."""
        return _isos([p for p in self.places if p.role in (ANCHOR, BEARER)])

    @cached_property
    def families(self) -> frozenset[str]:
        """Families of event types that its strong words speak for."""
        strong = [t for t in self.triggers if t.mark.entry.weight >= 3]
        strong = strong or [t for t in self.triggers if t.type in _MEANS]
        if any(t.verb for t in strong):
            strong = [t for t in strong if t.verb or not t.the]
        return frozenset(FAMILY[EventType(t.type)] for t in strong)

    def numbers(self, fate: str) -> tuple[Harm, ...]:
        """Return the counted victims of a fate, parts of a whole left out."""
        return self._numbers.get(fate, ())

    @cached_property
    def _numbers(self) -> dict[str, tuple[Harm, ...]]:
        counted = [h for h in self.harms if h.toll.known and not h.subset]
        return {
            fate: tuple(h for h in counted if h.fate == fate) for fate in {h.fate for h in counted}
        }


def _isos(places: list[Locative]) -> frozenset[str]:
    sets = [p.isos for p in places if p.isos]
    if not sets:
        return frozenset()
    single = [s for s in sets if len(s) == 1]
    return frozenset().union(*(single or sets))


@dataclass(frozen=True, slots=True)
class Found:
    """What is found in a whole sentence, from which each of its clauses takes its share.

    counted: the words at which a number stands.
    """

    reading: Reading
    harms: tuple[Harm, ...]
    places: tuple[Locative, ...]
    offsets: tuple[Offset, ...]
    datings: Datings
    counted: frozenset[int]


def make_happening(found: Found, span: tuple[int, int]) -> Happening:
    """Return words `span` of a sentence as a happening."""
    reading, (first, last) = found.reading, span
    triggers = find_triggers(reading, first, last)
    own = tuple(
        h
        for h in found.harms
        if first <= h.at < last and not is_aside(h, triggers, reading) and not is_abroad(h, reading)
    )
    near = _near(
        reading, found.places, span, [t.mark.first for t in triggers] + [h.at for h in own]
    )
    timings = found.datings.within(first, last)
    dated = any(not timing.told for timing in timings)
    start, end = reading.words[first].start, reading.words[last - 1].end
    cue = any(
        first <= m.first < first + 8 and m.last not in found.counted
        for m in reading.cues("new.words")
    )
    cue = cue or _is_next(reading, span, near, triggers)
    fresh = _is_fresh(reading, span, triggers)
    return Happening(
        reading=reading,
        first=first,
        last=last,
        triggers=triggers,
        harms=own,
        places=near,
        offsets=tuple(o for o in found.offsets if start <= o.anchor.span.start < end),
        timings=timings,
        score=score(reading, span, triggers, own, near, dated=dated),
        known=_is_known(reading, span, triggers) and not (cue and fresh),
        fresh=fresh,
        cue=cue,
    )


def _near(
    reading: Reading, places: tuple[Locative, ...], span: tuple[int, int], acts: list[int]
) -> tuple[Locative, ...]:
    """Return the places within the words, without those of what is avenged.

    'Mourners in Karbala buried three men killed in Hilla': what comes before the verb of the
    aftermath is where that took place, not where the act did.
    """
    last = revenge_at(reading, *span)
    first = min(acts, default=0)
    after = next((n for n in range(span[0], first) if reading.low(n) in AFTERMATH), 0)
    near = [place for place in places if span[0] <= place.word < last]
    if not any(place.word > first and place.isos for place in near):
        return tuple(near)
    return tuple(replace(p, role=BEARER) if p.word < after else p for p in near)


def _is_next(
    reading: Reading,
    span: tuple[int, int],
    near: tuple[Locative, ...],
    triggers: tuple[Trigger, ...],
) -> bool:
    """'Hours after the raid, tribesmen attacked posts in Riyadh': another place, another act."""
    behind = frame_end(reading, *span)
    told = any(t.mark.first < behind for t in triggers)
    return told and any(p.word >= behind and p.role in FIRM and p.isos for p in near)


def _is_known(reading: Reading, span: tuple[int, int], triggers: tuple[Trigger, ...]) -> bool:
    """Whether the clause points back to an event told before ('the attack', 'the gunmen')."""
    behind = frame_end(reading, span[0], span[1])
    main = [t for t in triggers if t.mark.first >= behind]
    if not any(t.verb and not t.bare for t in main):
        main, behind = list(triggers), span[0]
    if any(trigger.the for trigger in main):
        return True
    if points_back(reading, *span):
        return True
    opening = (reading.low(span[0]), reading.low(span[0] + 1))
    if opening[0] == "the" and opening[1] in ("second", "first", "third", "other", "two"):
        return True
    tolls = [m for m in reading.of("fate") if m.entry.words[-1] == "toll"]
    if any(span[0] <= mark.first < span[1] for mark in tolls):
        return True
    return any(
        behind <= mark.first < span[1] and reading.low(mark.last) != "of"
        for mark in reading.cues("same.words")
    )


def _is_fresh(reading: Reading, span: tuple[int, int], triggers: tuple[Trigger, ...]) -> bool:
    """Whether the clause opens an event: 'a roadside bomb', 'gunmen shot'."""
    if points_back(reading, *span):
        return False
    if any(trigger.indefinite for trigger in triggers):
        return True
    if _new_patient(reading, span, triggers):
        return True
    generic = [m for m in reading.of("actor") if m.entry.value == "unknown"]
    return any(
        span[0] <= m.first < span[1] and reading.low(m.first - 1) not in ("the", "these", "both")
        for m in generic
    )


def _new_patient(reading: Reading, span: tuple[int, int], triggers: tuple[Trigger, ...]) -> bool:
    """'A pipeline was blown up', 'a car exploded': what is named first opens an event."""
    acts = [t.mark.first for t in triggers if t.verb and t.weight > 3]
    if not acts or acts[0] - span[0] > _SUBJECT_REACH:
        return False
    opening = range(span[0], min(span[0] + 3, acts[0]))
    return any(reading.low(n) in ("a", "an") for n in opening) and not any(
        reading.low(n) in ("said", "told", "source", "official") for n in range(span[0], acts[0])
    )
