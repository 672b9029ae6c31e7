"""The lexicons of a country, checked when loaded: actors, targets, weapons, triggers, cues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from rasd.country import Country
from rasd.errors import ConfigError
from rasd.extract.phrases import Entry, PhraseBook, entries_of
from rasd.extract.sentences import split_words
from rasd.extract.wordsets import word_set
from rasd.model import TOLL_KINDS, EventType, TargetClass

NAMES: Final = ("actors", "targets", "weapons", "triggers", "cues")
SIDES: Final = word_set(
    "crowd forces generic militants militia person state tribe",
)
"""What kind of actor a name is."""

CUES: Final = word_set(
    "report.verbs report.nouns subset.words subset.back total.words total.strong habit.words",
    "modality.words conquest.words accident.words legal.words statement.words estimate.words",
    "anniversary.words new.words background.words same.words revised.words earlier_toll.words",
    "unhurt.words unhurt.unknown unhurt.survived claim.claimed claim.denied claim.blamed",
    "claim.suspected claim.active bars.units source.roles source.agencies person.titles",
    "foiled.words accident_late.words drill.words figure.words",
)
"""The lists that `cues.toml` must hold, as section.list."""


class Lexicon:
    """The phrase book of a country and the side of each actor."""

    __slots__ = ("book", "sides")

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self.sides: dict[str, str] = {}
        entries: list[Entry] = []
        for name, read in (
            ("actors", self._actors),
            ("targets", _targets),
            ("weapons", _weapons),
            ("triggers", _triggers),
            ("cues", _cues),
        ):
            try:
                entries.extend(read(tables[name]))
            except ConfigError as error:
                raise ConfigError(f"lexicon/{name}.toml: {error}") from error
        self.book = PhraseBook(entries)

    def _actors(self, table: Mapping[str, Any]) -> Iterator[Entry]:
        for row in _rows(table, "actor"):
            name, side = _text(row, "name", "actor"), _text(row, "side", "actor")
            if side not in SIDES:
                raise ConfigError(f"actor {name!r}: side {side!r} is none of {sorted(SIDES)}.")
            self.sides[name] = side
            yield from entries_of(_words(row, "words", name), "actor", name, side)
            for written in _words(row, "exact", name, needed=False):
                letters = tuple(word.low for word in split_words(written))
                yield Entry(letters, "actor", name, side, 0, written)


def _targets(table: Mapping[str, Any]) -> Iterator[Entry]:
    for order, row in enumerate(_rows(table, "target")):
        value = _text(row, "class", "target")
        if value not in set(TargetClass):
            raise ConfigError(f"target class {value!r} is unknown.")
        people = _words(row, "people", value, needed=False)
        yield from entries_of(people, "people", value, "people", order)
        yield from entries_of(_words(row, "things", value, needed=False), "thing", value, "", order)


def _weapons(table: Mapping[str, Any]) -> Iterator[Entry]:
    for order, row in enumerate(_rows(table, "weapon")):
        name = _text(row, "name", "weapon")
        yield from entries_of(_words(row, "words", name), "weapon", name, "", order)


def _triggers(table: Mapping[str, Any]) -> Iterator[Entry]:
    for row in _rows(table, "trigger"):
        value = _text(row, "type", "trigger")
        if value not in set(EventType):
            raise ConfigError(f"trigger type {value!r} is unknown.")
        weight = row.get("weight")
        if weight not in (1, 2, 3):
            raise ConfigError(f"trigger {value!r}: weight {weight!r} is none of 1, 2, 3.")
        yield from entries_of(_words(row, "verbs", value, needed=False), "verb", value, "", weight)
        yield from entries_of(_words(row, "nouns", value, needed=False), "noun", value, "", weight)

    for row in _rows(table, "fate"):
        fate = _text(row, "fate", "fate")
        if fate not in TOLL_KINDS:
            raise ConfigError(f"fate {fate!r} is none of {TOLL_KINDS}.")
        for form in ("active", "either", "left", "nominal"):
            yield from entries_of(_words(row, form, fate), "fate", fate, form)


def _cues(table: Mapping[str, Any]) -> Iterator[Entry]:
    found = {f"{section}.{name}" for section, lists in table.items() for name in lists}
    if found != CUES:
        odd = sorted(found ^ CUES)
        raise ConfigError(f"{odd[0]} is missing or unknown: the lists are {sorted(CUES)}.")
    for section, lists in table.items():
        for name in lists:
            key = f"{section}.{name}"
            yield from entries_of(_words(lists, name, key), f"cue:{key}", key)


def _rows(table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    rows = table.get(key)
    if not isinstance(rows, list) or not rows:
        raise ConfigError(f"[[{key}]] is missing.")
    return rows


def _text(row: Mapping[str, Any], key: str, where: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise ConfigError(f"[[{where}]]: {key} is missing or not a text.")
    return value


def _words(row: Mapping[str, Any], key: str, where: str, *, needed: bool = True) -> list[str]:
    value = row.get(key, None if needed else [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"{where}: {key} is missing or not a list of texts.")
    return value


@lru_cache(maxsize=4)
def load_lexicon(country: Country) -> Lexicon:
    """Return the country's lexicons; raises ConfigError naming file and key where malformed."""
    return Lexicon({name: country.lexicon(name) for name in NAMES})
