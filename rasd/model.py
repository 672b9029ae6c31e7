"""The vocabulary of Rasd: frozen values that every room shares. Standard library only.

Read `docs/glossary.md` beside this file: its terms are these names.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, fields
from datetime import date
from enum import IntEnum, StrEnum
from typing import Final


class EventType(StrEnum):
    """What happened. Source: ACLED and UCDP classes, mapped in docs/glossary.md."""

    ARMED_ASSAULT = "armed_assault"
    BOMBING = "bombing"
    SUICIDE_BOMBING = "suicide_bombing"
    IED = "ied"
    KIDNAPPING = "kidnapping"
    ASSASSINATION = "assassination"
    ROCKET_OR_DRONE_ATTACK = "rocket_or_drone_attack"
    AIRSTRIKE = "airstrike"
    SECURITY_OPERATION = "security_operation"
    CLASH = "clash"
    PROTEST_VIOLENCE = "protest_violence"
    OTHER = "other"


class TargetClass(StrEnum):
    """Whom or what the act was aimed at."""

    CIVILIANS = "civilians"
    MARKET = "market"
    PILGRIMS = "pilgrims"
    SOLDIERS = "soldiers"
    POLICE = "police"
    SECURITY_FORCES = "security_forces"
    PMF = "pmf"
    PESHMERGA = "peshmerga"
    MILITANTS = "militants"
    OFFICIALS = "officials"
    JOURNALISTS = "journalists"
    PROTESTERS = "protesters"
    DIPLOMATIC = "diplomatic"
    MILITARY_BASE = "military_base"
    INFRASTRUCTURE = "infrastructure"
    UNKNOWN = "unknown"


class Attribution(StrEnum):
    """How the perpetrator is known. 'The group is active here' is no attribution."""

    CLAIMED = "claimed"
    ATTRIBUTED = "attributed"
    SUSPECTED = "suspected"
    UNKNOWN = "unknown"


class Review(StrEnum):
    """Where an incident stands with the analyst."""

    EXTRACTED = "extracted"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    MERGED = "merged"


class Basis(StrEnum):
    """What a field's value rests on."""

    TEXT = "text"
    INFERRED = "inferred"
    ANALYST = "analyst"


class DatePrec(IntEnum):
    """Precision of a date. Source: UCDP GED codebook, `date_prec`."""

    DAY = 1
    DAYS = 2
    WEEK = 3
    MONTH = 4
    YEAR = 5


class WherePrec(IntEnum):
    """Precision of a place. Source: UCDP GED codebook, `where_prec`."""

    EXACT = 1
    NEAR = 2
    DISTRICT = 3
    GOVERNORATE = 4
    AREA = 5
    COUNTRY = 6
    OFFSHORE = 7


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `start <= i < end`, into an article's raw text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each piece of the readable text stands in the raw file.

    runs: (text_start, text_len, raw_start, raw_len), ascending and disjoint in both. Lengths are
    equal where the characters are the same; an entity such as '&amp;' is a run of 1 for 5. Text
    between runs (line breaks put in by the reader) stands for nothing in the file.
    """

    runs: tuple[tuple[int, int, int, int], ...]

    def to_raw(self, start: int, end: int) -> Span:
        """Return the raw range behind the text range `start..end`; empty at 0 if it has none."""
        first, last = None, None
        for text_start, text_len, raw_start, raw_len in self.runs[self._run_at(start) :]:
            if text_start >= end:
                break
            if text_start + text_len <= start:
                continue
            same = text_len == raw_len
            left = raw_start + (max(start - text_start, 0) if same else 0)
            right = raw_start + (min(end - text_start, text_len) if same else raw_len)
            first = left if first is None else first
            last = right
        return Span(0, 0) if first is None or last is None else Span(first, last)

    def to_text(self, span: Span) -> tuple[int, int] | None:
        """Return the text range that shows the raw range `span`; None if nothing of it is shown."""
        first, last = None, None
        for text_start, text_len, raw_start, raw_len in self.runs:
            if raw_start >= span.end:
                break
            if raw_start + raw_len <= span.start:
                continue
            same = text_len == raw_len
            left = text_start + (max(span.start - raw_start, 0) if same else 0)
            right = text_start + (min(span.end - raw_start, raw_len) if same else text_len)
            first = left if first is None else first
            last = right
        return None if first is None or last is None else (first, last)

    def _run_at(self, start: int) -> int:
        return max(bisect_right(self.runs, start, key=lambda run: run[0]) - 1, 0)


@dataclass(frozen=True, slots=True)
class Article:
    """One document as read: `text` is what a person reads, `raw` the decoded file as given.

    text: the headline (characters 0..title_end, no markup), a blank line, then paragraphs parted
    by blank lines. title_end is 0 where there is no headline.
    published: the anchor of relative dates; None leaves them unresolved.
    published_basis: 'stated', 'metadata', 'url', 'inferred', 'option' or '' (not known).
    sha256: of the bytes as given, in hex: the same file twice is one article.
    """

    id: str
    raw: str
    text: str
    offsets: OffsetMap
    title_end: int = 0
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: date | None = None
    published_basis: str = ""
    language: str = "en"
    text_status: str = ""
    kind: str = "text"
    origin: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that gave no incident, and why: nothing vanishes.

    stage: 'read', 'language', 'extract', 'place', 'store'. reason: one sentence for a person.
    """

    item: str
    stage: str
    reason: str
    span: Span | None = None


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


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place as written: the words, where they stand, and the kind word beside them, if any.

    kind: 'village', 'town', 'district', 'province', 'base', … or ''.
    """

    text: str
    span: Span
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Offset:
    """A place told by another: '30 km south-west of Kirkuk', 'near', 'between A and B'.

    km: distance, None where not stated. bearing: degrees clockwise from north, None where not
    stated. to: the second anchor of 'between' and 'road from … to', else None.
    relation: 'offset', 'near', 'between', 'road', 'border', 'outskirts', 'part' (of a city).
    """

    relation: str
    anchor: Toponym
    span: Span
    km: float | None = None
    bearing: float | None = None
    to: Toponym | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """Where an incident happened, as the text tells it, before geocoding.

    phrase: the place in readable words ('Hawi Al Azim', 'a village in Diyala').
    toponyms: the event's own places, finest first; governorates: ISO keys that the text names for
    the event; offsets: relative places; around: other places of the same passage, for context.
    """

    phrase: str = ""
    toponyms: tuple[Toponym, ...] = ()
    governorates: tuple[str, ...] = ()
    offsets: tuple[Offset, ...] = ()
    around: tuple[Toponym, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a geocoder knows besides the name: ISO keys, other names, a relative place, a kind."""

    governorates: tuple[str, ...] = ()
    toponyms: tuple[str, ...] = ()
    offset: Offset | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry. radius_km: how far the named thing reaches around its point."""

    id: str
    name: str
    kind: str
    iso: str
    lat: float
    lon: float
    radius_km: float
    variants: tuple[str, ...] = ()
    name_ar: str = ""
    name_ku: str = ""
    district: str = ""
    subdistrict: str = ""
    source: str = ""
    prior: float = 0.5


@dataclass(frozen=True, slots=True)
class Located:
    """A place found, with its reason. lat and lon are None where only an area is known.

    iso: '' where not even the governorate is known. score: 0..1. rivals: other candidates.
    border_iso, border_km: the nearest governorate border and its distance, None without a point.
    """

    place: str
    iso: str
    where_prec: WherePrec
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    district: str = ""
    place_id: str = ""
    score: float = 0.0
    reason: str = ""
    rivals: tuple[Rival, ...] = ()
    border_iso: str = ""
    border_km: float | None = None


NOWHERE: Final = Located(place="", iso="", where_prec=WherePrec.COUNTRY, reason="no place named")


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
