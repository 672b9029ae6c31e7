"""Names of places that stand for something else: persons, papers, brigades, streets."""

from __future__ import annotations

import re
from typing import Final

from rasd.text import ARTICLES
from rasd.toponyms.kinds import kind_at
from rasd.toponyms.line import Line
from rasd.toponyms.values import Entry, Names
from rasd.toponyms.words import COMPOUND_HEADS, FUNCTION

_TAIL: Final = re.compile(
    r"\s?[-\u2010\u2011\u2013](based|born|bred|educated|backed|trained|style|made|origin|native|"
    r"sponsored|supported|aligned|linked|led)\b",
    re.IGNORECASE,
)

_COMPANIES: Final = frozenset({"company", "corporation", "brigade", "battalion", "division"})


def trapped(line: Line, names: Names, entry: Entry, words: tuple[int, int], kind: str) -> bool:
    """Whether the `words` (first, stop), though a place's name, mean no place here."""
    at, stop = words
    return (
        (entry.mask and not (entry.places and kind))
        or _TAIL.match(line.text, line.words[stop - 1].end) is not None
        or _institution(line, names, stop)
        or _after_person(line, names, at)
        or (not kind and _before_surname(line, names, entry, at, stop))
    )


def is_weak(line: Line, names: Names, at: int, stop: int) -> bool:
    """Whether the words are a single name that is also a common word or a person's."""
    key = line.words[at].key
    entry = names.index.get(key)
    given = key in names.given and not (entry and entry.foreign)
    return stop - at == 1 and (key in names.weak or given)


def _institution(line: Line, names: Names, stop: int) -> bool:
    if stop >= len(line.words) or not line.soft(stop - 1):
        return False
    word = line.words[stop]
    dashed = "-" in line.text[line.words[stop - 1].end : word.start]
    if not word.capital or dashed:
        return False
    second = line.words[stop + 1] if line.soft(stop) else word
    company = second.capital and second.folded in _COMPANIES
    return word.folded in names.institutions or company


def _after_person(line: Line, names: Names, at: int) -> bool:
    """Whether a title or a given name stands before word `at`: 'Sheikh Muhammad al-Faisali'."""
    back = line.before_articles(at)
    if back < 0:
        return False
    before = line.words[back]
    gap = line.text[before.end : line.words[back + 1].start]
    if before.folded in names.titles and before.capital and gap in {" ", ". ", "-"}:
        return True
    if not before.capital or before.owner or not line.soft(back):
        return False
    if before.folded in COMPOUND_HEADS:
        return True
    person = before.key in names.given
    entry = names.index.get(before.key)
    if person and entry is None:
        return True
    nisba = back < at - 1 and line.words[at].key.endswith("i")
    plain = before.folded in FUNCTION or kind_at((before.folded,))[1] > 0
    return (nisba or person) and not plain and (entry is None or person)


def _before_surname(line: Line, names: Names, entry: Entry, at: int, stop: int) -> bool:
    """Whether a surname follows: 'Muthanna Al Tamimi', 'Rania Karim'."""
    if stop >= len(line.words) or not line.soft(stop - 1):
        return False
    after = line.words[stop]
    if after.folded in ARTICLES and line.soft(stop):
        surname = line.words[stop + 1]
        return surname.capital and surname.key not in names.index and surname.key.endswith("i")
    known = after.key in names.index or after.folded in FUNCTION
    human = after.key in names.given or is_weak(line, names, at, stop)
    return after.capital and human and not known and stop - at == 1 and not entry.foreign
