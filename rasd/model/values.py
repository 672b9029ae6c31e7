"""Values of an incident: dates as intervals, tolls as ranges, and the evidence for each."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Final

from rasd.model.articles import Span
from rasd.model.enums import Basis, DatePrec


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A closed interval of whole days, in the country's time, with its precision."""

    start: date
    end: date
    prec: DatePrec


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people as a range.

    All None: not reported, which is never 0. high None while low is set: open upward.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None

    @property
    def known(self) -> bool:
        """Whether anything was reported."""
        return self.low is not None


NOT_REPORTED: Final = Toll()


@dataclass(frozen=True, slots=True)
class Tolls:
    """Who came to harm. Victims only, save `attackers_killed`."""

    killed: Toll = NOT_REPORTED
    injured: Toll = NOT_REPORTED
    abducted: Toll = NOT_REPORTED
    detained: Toll = NOT_REPORTED
    attackers_killed: Toll = NOT_REPORTED


TOLL_KINDS: Final = tuple(f.name for f in fields(Tolls))


@dataclass(frozen=True, slots=True)
class Rival:
    """A value that lost, and why."""

    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a field has its value.

    field: a field of the incident: 'date', 'place', 'governorate', 'event_type', 'perpetrator',
    'target', 'killed', 'injured', 'abducted', 'detained', 'attackers_killed', 'source'.
    value: the value as a person reads it. spans: the carrying words in the raw text; empty unless
    `basis` is TEXT. rule: id of the rule that read it. confidence: 0..1.
    """

    field: str
    value: str
    rule: str
    confidence: float
    spans: tuple[Span, ...] = ()
    basis: Basis = Basis.TEXT
    rivals: tuple[Rival, ...] = ()
