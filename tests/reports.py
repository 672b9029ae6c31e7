"""Short makers of articles, reports and one-report incidents for the store's and fusion's tests."""

import hashlib
import json
from datetime import date
from pathlib import Path

from rasd.model import (
    Article,
    Attribution,
    DatePrec,
    DateSpan,
    EventType,
    Evidence,
    Incident,
    IncidentDraft,
    Located,
    OffsetMap,
    Report,
    Span,
    TargetClass,
    Toll,
    Tolls,
    Where,
    WherePrec,
)
from rasd.store import unit_of

CASES = Path(__file__).parent / "fixtures" / "fusion_units.jsonl"


def day(text: str) -> date:
    return date.fromisoformat(text)


def span(start: str, end: str | None = None) -> DateSpan:
    first, last = day(start), day(end or start)
    n = (last - first).days + 1
    limits = ((1, DatePrec.DAY), (6, DatePrec.DAYS), (10, DatePrec.WEEK), (45, DatePrec.MONTH))
    return DateSpan(first, last, next((p for most, p in limits if n <= most), DatePrec.YEAR))


def toll(low: int | None, high: int | None) -> Toll:
    return Toll(low, low, high)


def an_article(key: str = "a", *, text: str = "", publisher: str = "AP", **more) -> Article:
    raw = text or f"Text of {key}."
    return Article(
        id=key,
        raw=raw,
        text=raw,
        offsets=OffsetMap(((0, len(raw), 0, len(raw)),)),
        title=more.pop("title", f"Title {key}"),
        publisher=publisher,
        url=more.pop("url", f"https://example.org/{key}"),
        published=more.pop("published", day("2022-01-21")),
        sha256=more.pop("sha256", hashlib.sha256(raw.encode()).hexdigest()),
        **more,
    )


ELEVEN, SILENT, FRIDAY = Toll(11, 11, 11), Toll(), span("2022-01-21")


def a_unit(
    article: str = "a",
    ordinal: int = 1,
    *,
    when: DateSpan | None = FRIDAY,
    iso: str = "IQ-DI",
    place: str = "Al-Azim",
    point: tuple[float, float] | None = (34.2, 44.5),
    event_type: EventType = EventType.ARMED_ASSAULT,
    actor: str = "ISIS",
    attribution: Attribution = Attribution.ATTRIBUTED,
    target: TargetClass = TargetClass.SOLDIERS,
    killed: Toll = ELEVEN,
    injured: Toll = SILENT,
    published: str | None = "2022-01-21",
    publisher: str = "AP",
    confidence: float = 0.7,
    primary: bool = True,
    also: tuple[str, ...] = (),
    quote: str = "Gunmen attacked a post.",
    border: tuple[str, float] | None = None,
) -> Incident:
    """Return the incident that one report tells; a month has no point: `point=None`."""
    draft = IncidentDraft(
        article_id=article,
        ordinal=ordinal,
        event_type=event_type,
        date=when,
        where=Where(place, governorates=(iso, *also)),
        sentence=Span(0, len(quote)),
        quote=quote,
        perpetrator=actor,
        attribution=attribution,
        target=target.value,
        target_class=target,
        tolls=Tolls(killed=killed, injured=injured),
        source="police",
        primary=primary,
        confidence=confidence,
        evidence=(Evidence("killed", str(killed.low), "number", 0.9, (Span(0, 3),)),),
    )
    located = Located(
        place=place,
        iso=iso,
        where_prec=WherePrec.GOVERNORATE if point is None else WherePrec.NEAR,
        lat=None if point is None else point[0],
        lon=None if point is None else point[1],
        radius_km=None if point is None else 5.0,
        border_iso=border[0] if border else "",
        border_km=border[1] if border else None,
    )
    told = None if published is None else day(published)
    return unit_of(Report(f"{article}-{ordinal}", article, publisher, told, draft, located))


def labelled_units() -> list[tuple[Incident, str | None]]:
    """Return the hand-labelled incidents of 18 articles as units, each with its cluster's name."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [(_labelled(case), case["cluster"]) for case in map(json.loads, lines)]


def _labelled(case: dict) -> Incident:
    return a_unit(
        case["article"],
        case["ordinal"],
        when=span(case["start"], case["end"]),
        iso=case["iso"],
        also=tuple(case["also"]),
        place=case["place"],
        point=tuple(case["point"]) if case["point"] else None,
        event_type=EventType(case["type"]),
        actor=case["actor"],
        target=TargetClass(case["target"]),
        killed=toll(*case["killed"]),
        injured=toll(*case["injured"]),
        published=case["published"],
        publisher=case["publisher"],
        primary=case["primary"],
    )
