"""One incident under review: its article with every mark explained, and what was not taken."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rasd.country import Country
from rasd.model import Article, Basis, Evidence, Incident, Report, Span
from rasd.views.card import CardField, incident_card
from rasd.views.passages import CardDocument, documents, safe_url, segments
from rasd.views.rules import passed_words, rival_words, rule_words
from rasd.views.trust import NO_TRUST, Grades, rating_words
from rasd.views.values import value_words
from rasd.views.words import NOT_KNOWN, UNKNOWN, label, percent

_PASSED: Final = "~"  # before the number of a passage, among the names of fields
_OTHER: Final = "+"
_BASES: Final = {
    Basis.INFERRED.value: "inferred, no words carry it",
    Basis.ANALYST.value: "set by an analyst",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that gave no incident. number: from 1, in the text's order.

    short, why: the reason in few words and in full. made: id of the incident that a person made
    of it, '' where nobody did.
    """

    number: int
    words: str
    short: str
    why: str
    span: Span
    made: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of article text. fields: whose evidence it is; carrying: of the sentence that tells it.

    passed: number of the passage not taken that it belongs to, 0 for none. other: it tells another
    incident. tip: what its marks mean, a line each; '' where it has none.
    """

    text: str
    fields: tuple[str, ...] = ()
    carrying: bool = False
    passed: int = 0
    other: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class ReviewText:
    """One article of the incident: its head, its text in pieces, and what was not taken there."""

    head: CardDocument
    pieces: tuple[Piece, ...]
    passed: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ReviewField:
    """A field in words. tip: rule, confidence and rivals, a line each. by_hand: who set it."""

    key: str
    label: str
    value: str
    confidence: float | None
    tip: str
    by_hand: str = ""


def review_texts(
    incident: Incident,
    articles: Mapping[str, Article],
    skipped: Iterable[tuple[str, Span, str]],
    others: Iterable[tuple[str, Report]],
    country: Country,
    *,
    grades: Grades = NO_TRUST.grades,
) -> tuple[ReviewText, ...]:
    """Return the articles of an incident, each with its marks.

    skipped: (article id, span of the raw text, reason) of passages that gave nothing. others: (id,
    report) of other incidents; those of these articles are marked too.
    """
    left, rest = list(skipped), list(others)
    found = []
    for document in documents(incident.reports, articles, grades):
        article = articles.get(document.article_id)
        if article is None:
            found.append(ReviewText(document, (), ()))
            continue
        mine = [r for r in incident.reports if r.article_id == article.id]
        near = [(key, r) for key, r in rest if r.article_id == article.id]
        told = [*near, *((incident.id, r) for r in mine)]
        made = {report.draft.sentence: key for key, report in told}
        passed = tuple(_passages(article, [s for s in left if s[0] == article.id], made))
        pieces = tuple(_pieces(article, mine, [r for _, r in near], passed, country))
        found.append(ReviewText(document, pieces, passed))
    return tuple(found)


def silent_text(
    article: Article, skipped: Iterable[tuple[str, Span, str]], country: Country
) -> ReviewText:
    """Return an article that tells no incident, with what was passed over in it marked."""
    return document_text(article, (), skipped, country)


def document_text(
    article: Article,
    told: Iterable[tuple[str, Report]],
    skipped: Iterable[tuple[str, Span, str]],
    country: Country,
    *,
    only: str = "",
    grades: Grades = NO_TRUST.grades,
) -> ReviewText:
    """Return an article with the words of all that it tells marked, and what was passed over.

    told: (incident id, report) of this article. only: id of the one incident to be marked; the
    others are then marked as such, without their fields.
    """
    head = CardDocument(
        article_id=article.id,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        published_basis=article.published_basis,
        url=safe_url(article.url),
        text_status=article.text_status,
        segments=(),
        rating=rating_words(article.publisher, (), grades),
    )
    pairs = list(told)
    made = {report.draft.sentence: key for key, report in pairs}
    mine = [report for key, report in pairs if only in ("", key)]
    near = [report for key, report in pairs if only not in ("", key)]
    passed = tuple(_passages(article, list(skipped), made))
    return ReviewText(head, tuple(_pieces(article, mine, near, passed, country)), passed)


def review_fields(
    incident: Incident,
    articles: Mapping[str, Article],
    country: Country,
    hands: Mapping[str, str] | None = None,
) -> tuple[ReviewField, ...]:
    """Return the fields as the card has them, each with what is to be said of it on hover.

    hands: field → who set it by hand, when and why, in a sentence.
    """
    card = incident_card(incident, articles, country)
    return tuple(_field(field, (hands or {}).get(field.key, "")) for field in card.fields)


def evidence_tip(evidence: Evidence, country: Country) -> str:
    """Return field, value, rule, confidence and rejected rivals of a mark, a line each."""
    value = value_words(evidence.field, evidence.value, country) or "not known"
    lines = [
        f"{label(evidence.field)}: {value}",
        _rule_line(evidence.rule, evidence.confidence, evidence.basis.value),
        *_rivals(
            (value_words(evidence.field, r.value, country), r.reason) for r in evidence.rivals
        ),
    ]
    return "\n".join(lines)


def _field(field: CardField, by_hand: str) -> ReviewField:
    lines: list[str] = [by_hand] if by_hand else []
    for backing in field.backing:
        who = f"{backing.publisher}: " if backing.publisher and len(field.backing) > 1 else ""
        lines.append(f"{who}read as {backing.value or 'not known'}")
        lines.append(_rule_line(backing.rule, backing.confidence, backing.basis))
        lines += _rivals(backing.rivals)
    if not lines:
        silent = field.value in {NOT_KNOWN, UNKNOWN}
        lines = ["The text does not say." if silent else "No words of the text carry it."]
    sure = None if by_hand else field.confidence
    return ReviewField(
        field.key, field.label, field.value, sure, "\n".join(dict.fromkeys(lines)), by_hand
    )


def _rule_line(rule: str, confidence: float, basis: str) -> str:
    words = rule_words(rule)
    how = _BASES.get(basis, "")
    return f"Because: {words}{f' ({how})' if how else ''} · {percent(confidence)} sure"


def _rivals(rivals: Iterable[tuple[str, str]]) -> list[str]:
    return [f"Not taken: {value}, {rival_words(reason)}" for value, reason in rivals]


def _passages(
    article: Article, skipped: Sequence[tuple[str, Span, str]], made: Mapping[Span, str]
) -> Iterator[Passage]:
    shown = [(article.offsets.to_text(span), span, reason) for _, span, reason in skipped]
    placed = sorted((at, span, reason) for at, span, reason in shown if at is not None)
    for number, (at, span, reason) in enumerate(dict.fromkeys(placed), 1):
        short, why = passed_words(reason)
        words = " ".join(article.text[at[0] : at[1]].split())
        yield Passage(number, words, short, why, span, made.get(span, ""))


def _pieces(
    article: Article,
    mine: Sequence[Report],
    near: Sequence[Report],
    passed: Sequence[Passage],
    country: Country,
) -> Iterator[Piece]:
    """Cut the text at every edge of a mark and explain each piece."""
    marks: list[tuple[int, int, str]] = []
    tips: list[tuple[int, int, str, str]] = []
    for report in mine:
        marks += _at(article, report.draft.sentence, "")
        for evidence in report.draft.evidence:
            for span in evidence.spans:
                placed = _at(article, span, evidence.field)
                marks += placed
                tips += [(*mark, evidence_tip(evidence, country)) for mark in placed]
    for report in near:
        marks += _at(article, report.draft.sentence, _OTHER)
    for passage in passed:
        if not passage.made:
            marks += _at(article, passage.span, f"{_PASSED}{passage.number}")
    whys = {passage.number: passage.why for passage in passed}
    at = 0
    for segment in segments(article.text, marks):
        start, at = at, at + len(segment.text)
        fields = tuple(f for f in segment.fields if f[0] not in (_PASSED, _OTHER))
        number = next((int(f[1:]) for f in segment.fields if f[0] == _PASSED), 0)
        lines = [t for a, b, f, t in tips if a <= start and at <= b and f in fields]
        if number and not fields:
            lines.append(f"Not taken: {whys[number]}")
        other = _OTHER in segment.fields
        if other and not fields and not segment.carrying:
            lines.append("This sentence tells another incident.")
        tip = "\n\n".join(dict.fromkeys(lines))
        yield Piece(segment.text, fields, segment.carrying, number, other, tip)


def _at(article: Article, span: Span, name: str) -> list[tuple[int, int, str]]:
    shown = article.offsets.to_text(span)
    return [] if shown is None else [(*shown, name)]
