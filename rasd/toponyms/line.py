"""The words of a text with what stands between and beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rasd.text import ARTICLES, Token
from rasd.toponyms.kinds import FIRST, PLURALS, SETTLEMENTS, kind_at
from rasd.toponyms.words import APPOSITION_WORDS, FUNCTION, PLACE_PREPOSITIONS

_SOFT: Final = re.compile(r"[ \u00a0\-\u2010\u2011]{0,2}\n?[ \-]?[‘’ʻʿʾ']?")
_BEFORE_NAME: Final = frozenset({"mount", "camp", "lake", "city", "town", "village", "island"})


@dataclass(slots=True)
class Line:
    """A text and its words, with questions about neighbours; indices count words."""

    text: str
    words: list[Token]

    def soft(self, at: int) -> bool:
        """Whether words `at` and `at + 1` may stand in one name: blanks or a hyphen between."""
        words = self.words
        if at < 0 or at + 1 >= len(words) or words[at].owner:
            return False
        start, end = words[at].end, words[at + 1].start
        if end - start > 3 or _SOFT.fullmatch(self.text, start, end) is None:
            return False
        # 'Al - Qaim' is a name, 'BAGHDAD - A bomb' is not
        return self.text[start:end] != " - " or words[at].folded in ARTICLES

    def before_articles(self, at: int, extra: frozenset[str] = frozenset()) -> int:
        """Return the index of the word before `at`, articles skipped; -1 where none is soft."""
        back = at - 1
        while back >= 0 and self.words[back].folded in ARTICLES | extra and self.soft(back):
            back -= 1
        return back

    def left(self, at: int) -> int:
        """Return the offset where the name at word `at` starts: with the article written to it."""
        words = self.words
        if at == 0 or words[at - 1].folded not in ARTICLES or not self.soft(at - 1):
            return words[at].start
        article = words[at - 1]
        hyphen = "-" in self.text[article.end : words[at].start]
        opening = at == 1 or not self.soft(at - 2)
        written = article.folded in {"al", "el"} or (article.capital and not opening)
        return article.start if hyphen or written else words[at].start

    def kind(self, at: int) -> tuple[str, int]:
        """Return (kind, words) of the kind word that starts at word `at`, ('', 0) for none."""
        return kind_at(tuple(w.folded for w in self.words[at : at + 2]))

    def kind_beside(self, at: int, stop: int) -> tuple[str, bool]:
        """Return (kind, whether it follows directly) of the kind word beside words `at..stop`."""
        kind, size = self.kind(stop)
        if size and self.soft(stop - 1):
            return kind, True
        return self._kind_before(at) or self.apposition(stop), False

    def _kind_before(self, at: int) -> str:
        """Read 'village of X', 'the city of X', 'Mount X', 'Camp X' before word `at`."""
        back = self.before_articles(at, frozenset({"the"}))
        if back < 0 or not self.soft(back):
            return ""
        if self.words[back].folded in FIRST and self.words[back].folded not in {"hay", "hayy"}:
            return FIRST[self.words[back].folded]
        if self.words[back].folded not in {"of", "called", "named"}:
            known = self.words[back].folded in _BEFORE_NAME
            return self.kind(back)[0] if known else ""
        for size in (2, 1):
            first = back - size
            kind, taken = self.kind(first) if first >= 0 else ("", 0)
            if taken == size and self.soft(back - 1):
                return "" if self._has_own_name(first) else kind
        return ""

    def _has_own_name(self, at: int) -> bool:
        """Whether the kind word at `at` has a name before it: 'the Zalan sub-district of'."""
        if at < 1 or not self.soft(at - 1) or self.kind(at)[0] in SETTLEMENTS:
            return False
        before = self.words[at - 1]
        return before.capital and before.folded not in FUNCTION and not before.folded.isdigit()

    def apposition(self, stop: int) -> str:
        """Read 'X, a village some 30 km …': the kind within a few words after the comma."""
        words = self.words
        if stop >= len(words) or words[stop].folded not in {"a", "an"}:
            return ""
        if self.text[words[stop - 1].end : words[stop].start].strip() != ",":
            return ""
        for here in range(stop + 1, min(stop + APPOSITION_WORDS, len(words))):
            kind, size = self.kind(here)
            if size and words[here].folded not in PLURALS:
                return kind
            if not self.soft(here) or words[here].folded in FUNCTION - PLACE_PREPOSITIONS:
                break
        return ""

    def placed(self, at: int) -> bool:
        """Whether a preposition or direction of place stands right before word `at`."""
        back = self.before_articles(at)
        if back < 0:
            return False
        gap = self.text[self.words[back].end : self.words[at].start]
        if self.words[back].owner and self.words[back].folded in {"iraq", "anbar"}:
            return True
        return self.words[back].folded in PLACE_PREPOSITIONS and len(gap) <= 8 and "." not in gap
