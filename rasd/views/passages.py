"""Articles as the card shows them: their text cut where evidence begins and ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from urllib.parse import urlsplit

from rasd.model import Article, Report, Span
from rasd.views.trust import Grades, rating_words


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of article text. fields: the fields whose evidence it is, most telling first."""

    text: str
    fields: tuple[str, ...] = ()
    carrying: bool = False


@dataclass(frozen=True, slots=True)
class CardDocument:
    """One article that tells the incident, cut into segments; joined they are its text.

    url: '' or http(s) only. rating: how its outlet and reports are rated, '' where nobody did.
    """

    article_id: str
    title: str
    publisher: str
    published: date | None
    published_basis: str
    url: str
    text_status: str
    segments: tuple[Segment, ...]
    rating: str = ""


def safe_url(url: str) -> str:
    """Return a link that may be followed, or '': only http and https, only with a host."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else ""


def segments(text: str, marks: Sequence[tuple[int, int, str]]) -> tuple[Segment, ...]:
    """Return `text` cut at every edge of `marks`, each (start, end, field); joined it is `text`.

    The field '' marks the carrying sentence. Where marks overlap, the shortest comes first: it
    says most precisely what carries the value.
    """
    edges = sorted({0, len(text), *(p for m in marks for p in m[:2] if 0 < p < len(text))})
    by_length = sorted(marks, key=lambda m: (m[1] - m[0], m[0]))
    cut = []
    for start, end in pairwise(edges):
        covering = [m[2] for m in by_length if m[0] <= start and end <= m[1]]
        fields = tuple(dict.fromkeys(f for f in covering if f))
        cut.append(Segment(text[start:end], fields, "" in covering))
    return tuple(cut)


def quotes(spans: Iterable[Span], article: Article) -> Iterator[str]:
    """Yield the words of an article that the spans of its raw text hold, as they are shown."""
    for span in spans:
        shown = article.offsets.to_text(span)
        if shown is not None:
            yield article.text[shown[0] : shown[1]]


def documents(
    reports: Sequence[Report], articles: Mapping[str, Article], grades: Grades
) -> Iterator[CardDocument]:
    """Yield one document an article; two reports of one article share it."""
    by_article: dict[str, list[Report]] = {}
    for report in reports:
        by_article.setdefault(report.article_id, []).append(report)
    for article_id, told in by_article.items():
        article = articles.get(article_id)
        yield CardDocument(
            article_id=article_id,
            title=article.title if article else article_id,
            publisher=told[0].publisher,
            published=told[0].published,
            published_basis=article.published_basis if article else "",
            url=safe_url(article.url) if article else "",
            text_status=article.text_status if article else "The text is not in the store.",
            segments=segments(article.text, tuple(_marks(told, article))) if article else (),
            rating=rating_words(told[0].publisher, [r.id for r in told], grades),
        )


def _marks(reports: Iterable[Report], article: Article) -> Iterator[tuple[int, int, str]]:
    for report in reports:
        spans = [(report.draft.sentence, "")]
        spans += [(s, e.field) for e in report.draft.evidence for s in e.spans]
        for span, field in spans:
            shown = article.offsets.to_text(span)
            if shown is not None:
                yield (*shown, field)
