"""The lexical layer: one pass over the article finds names, numbers, dates and telling words.

Later stages never search the text again; they read the marks of a sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final, TypeVar

from rasd.extract.dates import DateMention, find_dates
from rasd.extract.lexicon import Lexicon
from rasd.extract.phrases import Mark
from rasd.extract.quantities import Quantity, find_quantities
from rasd.extract.sentences import Sentence, Word, split_sentences
from rasd.model import Article
from rasd.toponyms import Hit, Toponyms

_Spanned = TypeVar("_Spanned", Hit, DateMention, Quantity)
_NONE: Final[tuple[Mark, ...]] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence with everything found in it; all offsets are characters of `Article.text`."""

    sentence: Sentence
    text: str
    marks: dict[str, tuple[Mark, ...]]
    hits: tuple[Hit, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    starts: tuple[int, ...] = ()
    dateline: tuple[Hit, ...] = ()
    lows: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence."""
        return self.sentence.words

    def of(self, kind: str) -> tuple[Mark, ...]:
        """Return the marks of a kind in reading order."""
        return self.marks.get(kind, _NONE)

    def cues(self, key: str) -> tuple[Mark, ...]:
        """Return the marks of a cue list ('total.strong') in reading order."""
        return self.marks.get(f"cue:{key}", _NONE)

    def word_at(self, offset: int) -> int:
        """Return the index of the first word that starts at or after a character offset."""
        return bisect_left(self.starts, offset)

    def low(self, index: int) -> str:
        """Return a word in lower case, '' outside the sentence."""
        lows = self.lows
        return lows[index] if 0 <= index < len(lows) else ""

    def gap(self, index: int) -> str:
        """Return what stands between word `index - 1` and word `index`."""
        if not 0 < index < len(self.words):
            return ""
        return self.text[self.words[index - 1].end : self.words[index].start]

    def between(self, start: int, end: int) -> str:
        """Return the article's text from `start` to `end`."""
        return self.text[start:end]


def read_sentences(article: Article, toponyms: Toponyms, lexicon: Lexicon) -> tuple[Reading, ...]:
    """Return the sentences of an article with their marks, the headline first."""
    text = article.text
    hits = toponyms.scan(text)
    dates = find_dates(text, article.published)
    quantities = find_quantities(text)
    return tuple(
        Reading(
            sentence=sentence,
            text=text,
            marks=lexicon.book.find(sentence.words),
            hits=_within(hits, sentence),
            dates=_within(dates, sentence),
            quantities=_within(quantities, sentence),
            starts=tuple(word.start for word in sentence.words),
            lows=tuple(word.low for word in sentence.words),
            dateline=_between(hits, sentence.start, sentence.body),
        )
        for sentence in split_sentences(text, article.title_end)
    )


def _within(found: tuple[_Spanned, ...], sentence: Sentence) -> tuple[_Spanned, ...]:
    """Return the mentions that start in the sentence, behind its dateline."""
    return _between(found, sentence.body, sentence.end)


def _between(found: tuple[_Spanned, ...], start: int, end: int) -> tuple[_Spanned, ...]:
    left = bisect_left(found, start, key=lambda item: item.start)
    right = bisect_left(found, end, key=lambda item: item.start)
    return found[left:right]
