"""Articles and incidents as values, for tests of the card and the screen: nothing is read here."""

from datetime import date

from rasd.model import (
    Article,
    Attribution,
    Basis,
    DatePrec,
    DateSpan,
    EventType,
    Evidence,
    IncidentDraft,
    Located,
    OffsetMap,
    Report,
    Rival,
    Span,
    TargetClass,
    Toll,
    Tolls,
    Where,
    WherePrec,
)
from rasd.store import unit_of

TEXT = (
    "Raid kills 11 soldiers\n\n"
    "Gunmen killed 11 soldiers in a raid on a post in Hawi Al Azim in Diyala on Friday, police "
    "said.\n\nقال مسؤول إن الهجوم وقع ليلا."
)
HOSTILE = "<img src=x onerror=alert(1)><script>alert(2)</script> ${7*7} {{7*7}} \u202eevil"


def an_article(name="a1", text=TEXT, **changed):
    """Return an article whose raw text is its readable text."""
    given = {
        "raw": text,
        "offsets": OffsetMap(((0, len(text), 0, len(text)),)),
        "title": text.split("\n")[0],
        "publisher": "The Paper",
        "url": "https://example.org/raid",
        "published": date(2022, 1, 22),
        "published_basis": "stated",
        "origin": f"{name}.md",
        "sha256": f"{hash((name, text)) & (2**64 - 1):064x}",
    }
    return Article(id=name, text=text, **(given | changed))


def words(article, text):
    """Return the span of some words in the article's raw text."""
    start = article.raw.index(text)
    return Span(start, start + len(text))


def an_incident(article, ordinal=1, located=None, **changed):
    """Return the incident of one report of the article, with evidence for its main fields."""
    spot = located or Located(
        place="Hawi Al Azim",
        iso="IQ-DI",
        where_prec=WherePrec.NEAR,
        lat=34.24,
        lon=44.52,
        radius_km=15.0,
        score=0.8,
        reason="the only place of that name in Diyala",
        border_iso="IQ-SD",
        border_km=3.2,
    )
    evidence = (
        Evidence("event_type", "Armed assault", "trigger.raid", 0.95, (words(article, "raid"),))
        if "raid" in article.raw
        else Evidence("event_type", "Armed assault", "trigger.none", 0.5, (), Basis.INFERRED),
        *(
            Evidence(field, value, rule, 0.9, (words(article, text),), rivals=rivals)
            for field, value, text, rule, rivals in (
                ("killed", "11", "killed 11 soldiers", "toll.verb", ()),
                ("date", "2022-01-21", "Friday", "date.weekday", (Rival("2022-01-28", "later"),)),
            )
            if text in article.raw
        ),
    )
    draft = IncidentDraft(
        **{
            "article_id": article.id,
            "ordinal": ordinal,
            "event_type": EventType.ARMED_ASSAULT,
            "date": DateSpan(date(2022, 1, 21), date(2022, 1, 21), DatePrec.DAY),
            "where": Where(phrase="Hawi Al Azim"),
            "sentence": Span(0, len(article.raw.split("\n")[0])),
            "quote": "Gunmen killed 11 soldiers.",
            "perpetrator": "ISIS",
            "attribution": Attribution.ATTRIBUTED,
            "target": "soldiers",
            "target_class": TargetClass.SOLDIERS,
            "tolls": Tolls(killed=Toll(11, 11, 11)),
            "source": "police",
            "primary": True,
            "confidence": 0.9,
            "evidence": evidence,
        }
        | changed
    )
    report = Report(
        f"{article.id}-{ordinal}", article.id, article.publisher, article.published, draft, spot
    )
    return unit_of(report)
