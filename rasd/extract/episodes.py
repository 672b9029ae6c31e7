"""What the walk over an article gathers: episodes, refused clauses, and its own state."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from rasd.extract.datings import Timing
from rasd.extract.happenings import Happening
from rasd.extract.locatives import FIRM, Locative
from rasd.model import DateSpan

MOST_COMPARED: Final = 16
"""Clauses of an episode that a new clause is compared with; a longer tale says nothing new."""


@dataclass(slots=True)
class Episode:
    """What the article tells of one incident so far.

    date, timing: of the event, where told; told: day of the telling; context: the date that
    held where the episode began. headline: the headline tells it. accident: told so later.
    around: the places told last before it, where its first clause names none. item: number of the
    list item that tells it, 0 outside lists.
    """

    parts: list[Happening] = field(default_factory=list)
    date: DateSpan | None = None
    timing: Timing | None = None
    told: DateSpan | None = None
    context: DateSpan | None = None
    headline: bool = False
    roundup: bool = False
    prior: Happening | None = None
    accident: bool = False
    around: tuple[Locative, ...] = ()
    item: int = 0
    memo: dict[str, tuple[int, frozenset[str]]] = field(default_factory=dict)

    @property
    def compared(self) -> list[Happening]:
        """The clauses that a new one is held against: the first ones, so that time stays linear."""
        return self.parts[:MOST_COMPARED]

    @property
    def isos(self) -> frozenset[str]:
        """Governorates named for it: the first clause that names any decides."""
        return self._kept("isos", self._isos)

    @property
    def around_isos(self) -> frozenset[str]:
        """Governorates of the places told before it, which hold as long as it names none."""
        return frozenset().union(*(place.isos for place in self.around))

    @property
    def soft_isos(self) -> frozenset[str]:
        """Governorates that anchors and offices hint at."""
        return self._kept("soft", lambda: _union(part.soft_isos for part in self.compared))

    @property
    def keys(self) -> frozenset[str]:
        """Its fine places."""
        return self._kept("keys", lambda: _union(place.keys for place in self._fine()))

    @property
    def districts(self) -> frozenset[str]:
        """Districts of its fine places."""
        return self._kept("districts", lambda: _union(p.districts for p in self._fine()))

    @property
    def families(self) -> frozenset[str]:
        """Families of event types told so far."""
        return self._kept("families", lambda: _union(part.families for part in self.compared))

    def _kept(self, name: str, make: Callable[[], frozenset[str]]) -> frozenset[str]:
        """Return what was worked out before, as long as no clause has joined since."""
        size = min(len(self.parts), MOST_COMPARED)
        known = self.memo.get(name)
        if known is None or known[0] != size:
            known = self.memo[name] = (size, make())
        return known[1]

    def _isos(self) -> frozenset[str]:
        told = [part.isos for part in self.compared if part.isos]
        body = [p.isos for p in self.compared if p.isos and not p.reading.sentence.headline]
        return next(iter(body or told), frozenset())

    def _fine(self) -> list[Locative]:
        return [
            place
            for part in self.compared
            for place in part.own_places
            if not place.is_coarse and place.role in FIRM
        ]

    def lows(self, fate: str) -> set[int]:
        """Return the numbers told of a fate."""
        told = [h.toll.low for part in self.compared for h in part.numbers(fate)]
        return {low for low in told if low is not None}


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


@dataclass(frozen=True, slots=True)
class Refused:
    """A clause that looks like an incident and is none."""

    happening: Happening
    reason: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A clause with its dates settled. span, timing: of the event; told: of the telling."""

    happening: Happening
    timing: Timing | None
    span: DateSpan | None
    told: DateSpan | None


@dataclass(slots=True)
class Walk:
    """State of the walk: episodes so far, the date told last, the day of telling.

    acted: the clause that named a weapon or act last, which 'another' stands for.
    frame: the day of the heading above, inline where text follows it at once; around: the places
    of the act told last;
    named: the places told last, to which 'in the city' points. items: list items begun so far;
    item: the one that goes on, 0 where none does; home, lead_day, intro: place, day and act that
    headline or introduction tell for all of them.
    heading, day: place and day that eventless sentences set for their paragraph.
    resume: the day of the story, to which it comes back behind a look back ('had last been hit').
    seat: the dateline's town, where it is not the press's own; days: those of headings.
    """

    published: date | None
    episodes: list[Episode] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    context: DateSpan | None = None
    current: Episode | None = None
    roundup: bool = False
    no_violence: str = ""
    topic: str = ""
    listed: bool = False
    turned: bool = False
    heading: tuple[Locative, ...] = ()
    day: DateSpan | None = None
    last_day: DateSpan | None = None
    framed: bool = False
    frame: DateSpan | None = None
    inline: bool = False
    days: list[DateSpan] = field(default_factory=list)
    around: tuple[Locative, ...] = ()
    named: tuple[Locative, ...] = ()
    seat: tuple[Locative, ...] = ()
    told: DateSpan | None = None
    resume: DateSpan | None = None
    prior: Happening | None = None
    acted: Happening | None = None
    items: int = 0
    item: int = 0
    home: tuple[Locative, ...] = ()
    lead_day: DateSpan | None = None
    intro: Happening | None = None
