"""Whether a line is one name of which only a part is listed: 'Kut al-Hejaj' is not Kut."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from rasd.text import ARTICLES, Token, tokens, word_key
from rasd.toponyms import Hit
from rasd.toponyms.kinds import FIRST, FIRST_WORDS, TWO_WORDS, kind_at
from rasd.toponyms.words import COMPOUND_HEADS, FUNCTION

LONGEST: Final = 4
"""A name has at most so many words besides articles, kind words and sides: headlines are longer."""
_PARTS: Final = re.compile(r"(?:[^,;:()/\-]|(?<=\b[AaEe][lsdrztnL])-|(?<=\b[Aa][st]h)-)+")
"""A hyphen parts a town from its quarter ('Hibhib-Yarmouk'), but not an article from its name."""
_SIDES: Final = """Jadid Jadida Qadim Qadima Sharq Sharqi Sharqiya Gharb Gharbi Gharbiya Shamal
Shamali Shamaliya Janub Janubi Janubiya Kon Bchok Qasabat Qasaba Muaskar"""
SIDES: Final = frozenset(word_key(word) for word in _SIDES.split())
"""New, old, east, west … of a town are still the town."""
ARABIC: Final = "\u0600"
_MORE: Final = frozenset({"bin", "ibn", "um", "umm", "abu", "bu", "albu", "al", "qtr", "mahalla"})
_PLAIN: Final = (
    FIRST_WORDS
    | FUNCTION
    | ARTICLES
    | frozenset(FIRST)
    | frozenset(word for pair in TWO_WORDS for word in pair)
    | frozenset({"markaz", "center", "centre", "qtr", "vicinity", "outskirts", "countryside"})
)
"""Words that stand beside a name without being part of it."""


def whole_names(text: str, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """Return the hits without those that are only a part of a longer name, between commas.

    Only lines of names in Latin letters are judged: every word with a capital, none of them a
    plain word. Beside a city or governorate only an Arabic compound counts: 'Kut al-Hejaj', not
    'Baghdad Blast'.
    """
    kept = list(hits)
    for part in _PARTS.finditer(text):
        inside = [h for h in hits if part.start() <= h.start < part.end()]
        if inside and _partly(tokens(part.group()), part.start(), inside):
            kept = [h for h in kept if h not in inside]
    return tuple(kept)


def _partly(words: list[Token], shift: int, inside: list[Hit]) -> bool:
    named = [
        w
        for w in words
        if w.key and w.key not in SIDES and w.folded not in _PLAIN and not w.folded[:1].isdigit()
    ]
    bare = all(
        (w.capital and w.key < ARABIC) or w.folded in _PLAIN & ARTICLES | _MORE or _kind(w)
        for w in words
    )
    if not bare or not 1 < len(named) <= LONGEST:
        return False
    rest = [w for w in named if not any(h.start <= shift + w.start < h.end for h in inside)]
    if not rest:
        return any(_foreign_to(*pair) for pair in pairwise(inside))
    known = any(h.iso or any(p.kind == "city" for p in h.places) for h in inside)
    return not known or _compound(words, rest)


def _foreign_to(one: Hit, other: Hit) -> bool:
    """Whether two listed names make one that is in neither's place: 'Kut al-Hejaj'."""
    joined = tokens(other.text)[0].folded in ARTICLES and other.start - one.end == 1
    isos = [{h.iso, *(p.iso for p in h.places)} - {""} for h in (one, other)]
    return joined and isos[0].isdisjoint(isos[1])


def _kind(word: Token) -> bool:
    return bool(kind_at((word.folded,))[1])


def _compound(words: list[Token], rest: list[Token]) -> bool:
    """Whether an article or a head such as 'Umm' joins the unlisted words to the name."""
    joined = {b for a, b in pairwise(words) if a.folded in ARTICLES}
    return any(w in joined or w.folded in COMPOUND_HEADS | _MORE for w in rest)
