"""Single persons that open a clause without an article: 'Soldier killed', 'Yacoub died'.

The bare noun is newspaper and bulletin style; the bare surname stands for somebody whom the article
named before.
"""

from __future__ import annotations

import re
from typing import Final

from rasd.extract.lexical import Reading
from rasd.extract.people import MODIFIERS
from rasd.extract.singles import ADVERBS, DETERMINERS, PASSIVE, PERFECT
from rasd.extract.wordsets import word_set

_NAME: Final = re.compile(r"[A-Z\u00c0-\u00de][\w'\u2019-]{2,40}\Z")
_BEFORE: Final = re.compile(r"(?:[A-Z][\w'\u2019-]{1,40} |\b[Aa]l-|\b[Ee]l-)\Z")
_FULL: Final = re.compile(r"(?:[A-Z][\w'\u2019-]{1,40} ){2}\Z")
"""'General Qasim Sulaimani': a name, although the last word of it is a town's as well."""

_BACK: Final = 36
_MOST_MODIFIERS: Final = 4
_MODIFIERS: Final = frozenset(MODIFIERS)
DESCRIBING: Final = _MODIFIERS | DETERMINERS
"""Words that may stand between a verb and the name of a person."""

_MOST_ASIDE: Final = 12
_CLAUSE: Final = frozenset(';:.\u2013\u2014-*=/"\u201c')
_BEGINS: Final = word_set("and but that while when after before as")
_PLURALS: Final = word_set(
    "police troops personnel people men women children others dead wounded injured staff remains",
    "family families couple bodies lives casualties forces peshmerga turkmen militia youth crew",
)
_HIT: Final = frozenset({"hit", "shot"})


def opens_clause(reading: Reading, at: int) -> bool:
    """Whether a word opens a sentence, its body, or a clause of it."""
    if at <= reading.word_at(reading.sentence.body):
        return True
    if any(char in _CLAUSE for char in reading.gap(at)):
        return True
    return reading.low(at - 1) in _BEGINS


def bare_head(reading: Reading, at: int) -> int:
    """Return the word behind 'Kirkuk police officer| shot dead', 0 where no such noun opens."""
    if reading.low(at - 1) in _BEGINS:
        return 0
    stop = at
    while stop < at + _MOST_MODIFIERS:
        ends = [m.last for m in reading.of("people") if m.first == stop]
        last = max((end for end in ends if is_singular(reading, end)), default=0)
        if last:
            return last if fate_behind(reading, last) or reading.low(last) == "and" else 0
        if not _describes(reading, stop):
            return 0
        stop += 1
    return 0


def surname(reading: Reading, at: int) -> int:
    """Return the word behind the bare surname of somebody named before, 0 where there is none."""
    if at >= len(reading.words) or not _NAME.match(reading.words[at].text):
        return 0
    word = reading.words[at]
    taken = (*reading.of("actor"), *reading.of("people"), *reading.of("thing"))
    if any(m.first <= at < m.last for m in taken):
        return 0
    told = reading.text.rfind(word.text, 0, word.start)
    before = reading.text[max(0, told - _BACK) : told] if told >= 0 else ""
    if not _BEFORE.search(before):
        return 0
    spans = [(hit.start, hit.end) for hit in reading.hits if not _FULL.search(before)]
    spans += [(date.start, date.end) for date in reading.dates]
    if any(start <= word.start < end for start, end in spans):
        return 0
    return at + 1 if fate_behind(reading, _past_aside(reading, at + 1)) else 0


def fate_behind(reading: Reading, at: int) -> bool:
    """Whether a passive fate stands at a word, past auxiliaries and adverbs."""
    passive = False
    while reading.low(at) in PASSIVE | PERFECT | ADVERBS:
        passive = passive or reading.low(at) in PASSIVE
        at += 1
    if any(m.first == at and m.entry.form != "active" for m in reading.of("fate")):
        return True
    return passive and reading.low(at) in _HIT


def _past_aside(reading: Reading, at: int) -> int:
    """'Yacoub, 29,| died': the word behind what stands between two commas."""
    if "," not in reading.gap(at):
        return at
    ends = (n for n in range(at + 1, at + _MOST_ASIDE) if "," in reading.gap(n))
    return next(ends, at)


def _describes(reading: Reading, at: int) -> bool:
    """Whether a word may stand before the noun of a headline: a place, an office, an adjective."""
    if at >= len(reading.words) or reading.low(at) in ADVERBS:
        return False
    word = reading.words[at]
    if word.low in _MODIFIERS or any(h.start <= word.start < h.end for h in reading.hits):
        return True
    marks = (*reading.of("actor"), *reading.of("people"))
    return any(m.first <= at < m.last for m in marks)


def is_singular(reading: Reading, last: int) -> bool:
    """Whether the noun that ends before word `last` is one person."""
    word = reading.low(last - 1)
    if word in _PLURALS or word.endswith(("men", "women", "people", "children")):
        return False
    return not word.endswith("s") or word.endswith("ss")
