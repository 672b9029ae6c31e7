"""What the scanner of place names finds, and what it knows of a name."""

from __future__ import annotations

from dataclasses import dataclass, field

from rasd.model import Place


@dataclass(frozen=True, slots=True)
class Hit:
    """A place's name in a text.

    start, end: code points, `text[start:end] == Hit.text`; kind words are outside unless they
    belong to the name. iso: set when the words denote a governorate (or may: then `places` holds
    the town of that name too). places: gazetteer entries of that name, () for a name that only
    its kind word betrays. kind: the kind word beside it or ''. sort: 'governorate', 'place' or
    'foreign'.
    """

    start: int
    end: int
    text: str
    iso: str = ""
    places: tuple[Place, ...] = ()
    kind: str = ""
    sort: str = "place"


@dataclass(slots=True)
class Entry:
    """What a name key stands for.

    iso: the governorate it means standing alone; only_iso: the one it means beside 'province'.
    foreign: it is also the name of something abroad. mask: words that mean no place at all.
    """

    iso: str = ""
    only_iso: str = ""
    places: list[Place] = field(default_factory=list)
    foreign: bool = False
    mask: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """The index of every name, and the word lists that tell traps from places.

    prefixes: every beginning of every key, so that most words are passed over at one look.
    """

    index: dict[str, Entry]
    prefixes: frozenset[str]
    weak: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    institutions: frozenset[str]
