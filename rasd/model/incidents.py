"""Incidents: as one article drafts them, as it reports them, and fused."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from rasd.model.articles import Span
from rasd.model.enums import Attribution, EventType, Review, TargetClass
from rasd.model.places import Located, Where
from rasd.model.values import DateSpan, Evidence, Tolls


@dataclass(frozen=True, slots=True)
class IncidentDraft:
    """An incident as one article tells it, read but not yet placed.

    ordinal: 1.. in order of first mention. sentence: the carrying sentence in the raw text.
    perpetrator, weapon: canonical names of the lexicon, 'unknown' and '' where none.
    target: the text's words. source: the words of who says so. confidence: 0..1.
    """

    article_id: str
    ordinal: int
    event_type: EventType
    date: DateSpan | None
    where: Where
    sentence: Span
    quote: str
    perpetrator: str = "unknown"
    attribution: Attribution = Attribution.UNKNOWN
    attributed_by: str = ""
    target: str = ""
    target_class: TargetClass = TargetClass.UNKNOWN
    weapon: str = ""
    tolls: Tolls = field(default_factory=Tolls)
    source: str = ""
    primary: bool = False
    confidence: float = 0.0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One article's evidence for an incident: the placed draft. id = '<article id>-<ordinal>'."""

    id: str
    article_id: str
    publisher: str
    published: date | None
    draft: IncidentDraft
    located: Located


@dataclass(frozen=True, slots=True)
class Claim:
    """One source's value of one field, kept when sources disagree."""

    field: str
    value: str
    report_id: str
    publisher: str
    published: date | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Incident:
    """A placed, dated incident, fused from one or more reports.

    id: stable over re-fusing. The field values are the fused ones; what the reports say otherwise
    stands in `claims`.
    """

    id: str
    event_type: EventType
    date: DateSpan | None
    located: Located
    perpetrator: str
    attribution: Attribution
    target: str
    target_class: TargetClass
    tolls: Tolls
    confidence: float
    reports: tuple[Report, ...]
    attributed_by: str = ""
    weapon: str = ""
    review: Review = Review.EXTRACTED
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Whether two incidents are one. score: 0..1; reasons say what spoke for and against."""

    score: float
    reasons: tuple[str, ...] = ()
