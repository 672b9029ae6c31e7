"""Field values as rules write them → the words a person reads. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, TypeVar

from rasd.country import Country
from rasd.model import DatePrec, EventType
from rasd.views.words import actor_words, label, when_long

T = TypeVar("T")
FIELDS: Final = (
    "event_type",
    "date",
    "place",
    "governorate",
    "perpetrator",
    "target",
    "killed",
    "injured",
    "abducted",
    "detained",
    "attackers_killed",
    "source",
)
"""The fields of the card, in its order."""
_TYPES: Final = frozenset(kind.value for kind in EventType)
# Nouns for people who speak; at the head of a sentence an article writes them with a capital.
_COMMON: Final = frozenset(
    [
        "a",
        "an",
        "authorities",
        "hospital",
        "local",
        "medical",
        "military",
        "officials",
        "officers",
        "one",
        "police",
        "residents",
        "security",
        "several",
        "some",
        "source",
        "sources",
        "statement",
        "survivors",
        "the",
        "two",
        "witnesses",
    ]
)
_BARE: Final = {
    name: f"{article} {name}"
    for article, names in {"a": "source statement witness spokesman", "an": "official"}.items()
    for name in names.split()
}


def value_words(field: str, value: str, country: Country) -> str:
    """Return the value of a field in words: 'armed_assault', 'IQ-KI', '2021-10-01..2021-10-31'.

    A value that has no such form, as the name of a place, stays as it is.
    """
    if field == "event_type" and value in _TYPES:
        return label(value)
    if field == "governorate" and value in country.isos():
        return country.governorate(value).name
    if field == "perpetrator":
        return actor_words(value)
    return _interval(value) if field == "date" else value


def speaker(name: str) -> str:
    """Return who says so, as within a sentence: 'Officials' → 'officials', 'source' → 'a source'.

    A name of more than common nouns ('Security Media Cell') keeps its capitals.
    """
    first, *rest = name.split() or [""]
    if first.lower() in _COMMON and all(word == word.lower() for word in rest):
        name = name[:1].lower() + name[1:]
    return _BARE.get(name, name)


def speakers(names: Iterable[str]) -> tuple[str, ...]:
    """Return every speaker of names joined by '; ', each once, as within a sentence."""
    single = (part.strip() for name in names for part in name.split(";"))
    return once(speaker(name) for name in single if name)


def once(items: Iterable[T]) -> tuple[T, ...]:
    """Return the items in order, each once."""
    return tuple(dict.fromkeys(items))


def _interval(value: str) -> str:
    """'2022-01-20..2022-01-21' as '20–21 January 2022'; what is no interval stays."""
    first, _, last = value.partition("..")
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        return value
    return plain_when(start, end)


def plain_when(start: date | None, end: date | None, prec: int = DatePrec.WEEK) -> str:
    """Return an interval as the value of a field: 'October 2021', not 'in October 2021'."""
    return when_long(start, end, prec).removeprefix("in ")
