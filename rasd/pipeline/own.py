"""An incident that a person enters: from no article, or from one that Rasd could not read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rasd.articles.language import language_of
from rasd.errors import BadInput
from rasd.extract import BY_HAND
from rasd.model import (
    NOWHERE,
    OWN,
    TOLL_KINDS,
    Article,
    Attribution,
    Basis,
    EventType,
    Evidence,
    Incident,
    IncidentDraft,
    OffsetMap,
    Report,
    Review,
    Span,
    TargetClass,
    Tolls,
    Where,
)
from rasd.store import Store, unit_of
from rasd.store.annotations import linkable
from rasd.store.logged import tidied, tidied_lines

LABEL: Final = "by hand"
"""The import that such documents belong to, so that exports can tell them."""
LONGEST: Final = 20_000
RULE: Final = "analyst.entered"
_LONGEST_SOURCE: Final = 200
_TITLE: Final = 80
_QUOTE: Final = 500
_STATUS: Final = "written by an analyst; there is no article"


@dataclass(frozen=True, slots=True)
class Statement:
    """What an entered incident rests on.

    words: the analyst's own, or those of the article `article_id` that tell it; '' there is the
    whole article. source: who says so. url: of anything to look at, '' for none. learned: the day
    on which it was said. article_id: '' where there is no article.
    """

    words: str
    source: str
    url: str = ""
    learned: date | None = None
    article_id: str = ""


def blank(name: str) -> Incident:
    """Return an incident of which nothing is known yet, for a form; name: in place of an id."""
    return Incident(
        id=name,
        event_type=EventType.OTHER,
        date=None,
        located=replace(NOWHERE, reason=""),
        perpetrator="unknown",
        attribution=Attribution.UNKNOWN,
        target="",
        target_class=TargetClass.UNKNOWN,
        tolls=Tolls(),
        confidence=1.0,
        reports=(),
    )


def enter_incident(
    store: Store, values: Incident, statement: Statement, *, by: str, why: str = ""
) -> str:
    """Write an incident that a person entered; return its id. values: the fields, as on a form.

    Without an article the statement is kept as a document of its own, with the source as its
    publisher, so that it can be merged, withdrawn and purged like any other. It counts as edited.
    Raises: BadInput without words or source, or for a link that is none; StoreError if the named
    article is not there.
    """
    with store.writing():
        if statement.article_id:
            article = store.article(statement.article_id)
            span = _passage(article, statement.words)
        else:
            article = _written_down(store, statement, by)
            span = Span(0, len(article.raw))
        unit = unit_of(_report(store, article, span, values, statement.source))
        return store.add(replace(unit, review=Review.EDITED), by, why=why, action="write")


def _written_down(store: Store, statement: Statement, by: str) -> Article:
    """Store the analyst's own words as a document; return it."""
    words, source = tidied_lines(statement.words), tidied(statement.source, _LONGEST_SOURCE)
    if not words:
        raise BadInput("Write what happened, in your own words.")
    if len(words) > LONGEST:
        raise BadInput(
            f"Your words may have {LONGEST:,} characters; add longer texts as documents."
        )
    if not source:
        raise BadInput("Name the source: who says so, or that you saw it yourself.")
    url = linkable(statement.url) if statement.url.strip() else ""
    sha = hashlib.sha256(f"{OWN}\n{source}\n{url}\n{words}".encode()).hexdigest()
    if store.known(sha) is not None:
        raise BadInput("You have entered these very words of this source already.")
    article = Article(
        id=_free_id(store, sha),
        raw=words,
        text=words,
        offsets=OffsetMap(((0, len(words), 0, len(words)),)),
        title=tidied(words.split("\n", 1)[0], _TITLE),
        publisher=source,
        url=url,
        published=statement.learned,
        published_basis="stated" if statement.learned else "",
        language=language_of(words),
        text_status=_STATUS,
        kind=OWN,
        origin=f"entered by {tidied(by, _TITLE)}",
        sha256=sha,
    )
    store.save(_batch(store), [article], [], by=by)
    return article


def _free_id(store: Store, sha: str) -> str:
    """Return an id that no document has, be it a withdrawn one of the same words."""
    names = (f"own-{sha[:12]}{f'-{n}' if n else ''}" for n in range(1_000))
    return next(name for name in names if not store.has_article(name))


def _batch(store: Store) -> int:
    """Return the import that what is entered belongs to; a new one where that was taken out."""
    mine = (b.id for b in store.batches() if b.label == LABEL and b.removed_at is None)
    return next(mine, 0) or store.begin_batch(LABEL, LABEL)


def _passage(article: Article, words: str) -> Span:
    """Return where the words stand in the article's raw text, line breaks aside."""
    wanted = words.split()
    if not wanted:
        return Span(0, len(article.raw))
    flat = [(part, at) for at, part in _words_of(article.text)]
    for n in range(len(flat) - len(wanted) + 1):
        if [part for part, _ in flat[n : n + len(wanted)]] == wanted:
            last, start = flat[n + len(wanted) - 1], flat[n][1]
            return article.offsets.to_raw(start, last[1] + len(last[0]))
    raise BadInput(
        "These words do not stand in the document; copy them from it, or leave it empty."
    )


def _words_of(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for part in text.split():
        at = text.index(part, at)
        yield at, part
        at += len(part)


def _report(store: Store, article: Article, span: Span, values: Incident, source: str) -> Report:
    shown = article.offsets.to_text(span) or (0, 0)
    ordinal = _free_ordinal(store, article.id)
    draft = IncidentDraft(
        article_id=article.id,
        ordinal=ordinal,
        event_type=values.event_type,
        date=values.date,
        where=Where(values.located.place),
        sentence=span,
        quote=" ".join(article.text[shown[0] : shown[1]].split())[:_QUOTE],
        perpetrator=values.perpetrator,
        attribution=values.attribution,
        attributed_by=values.attributed_by,
        target=values.target,
        target_class=values.target_class,
        weapon=values.weapon,
        tolls=values.tolls,
        source=tidied(source, _LONGEST_SOURCE),
        primary=True,
        confidence=1.0,  # no rule read it, so no rule can have misread it
        evidence=tuple(_evidence(values)),
    )
    name = f"{article.id}-{ordinal}"
    day, publisher = article.published, article.publisher
    return Report(name, article.id, publisher, day, draft, values.located)


def _free_ordinal(store: Store, article_id: str) -> int:
    number = BY_HAND + 1
    while store.ids_of_reports([f"{article_id}-{number}"]):
        number += 1
    return number


def _evidence(values: Incident) -> Iterator[Evidence]:
    """Yield for every field that was given that a person gave it; no words carry it."""
    span, where = values.date, values.located
    told = {
        "event_type": values.event_type.value,
        "date": f"{span.start.isoformat()}..{span.end.isoformat()}" if span else "",
        "place": where.place,
        "governorate": where.iso,
        "perpetrator": values.perpetrator if values.perpetrator != "unknown" else "",
        "target": values.target,
    }
    for kind in TOLL_KINDS:
        toll = getattr(values.tolls, kind)
        high = "+" if toll.high is None else f"–{toll.high}"
        same = toll.low == toll.high
        told[kind] = "" if toll.low is None else f"{toll.low}{'' if same else high}"
    for field, value in told.items():
        if value:
            yield Evidence(field, value, RULE, 1.0, (), Basis.ANALYST)
