"""The lexicons of a country, checked when loaded: actors, targets, weapons, triggers, cues."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Final

from rasd.country import Country
from rasd.errors import ConfigError
from rasd.extract.phrases import Entry, PhraseBook, entries_of
from rasd.extract.sentences import split_words
from rasd.extract.wordsets import word_set
from rasd.model import TOLL_KINDS, EventType, TargetClass
from rasd.own_lexicon import merged
from rasd.word_lists import ROWS, check_lists, check_rows

Table = Mapping[str, Any]
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
    """The phrase book of a country and the side of each actor.

    own: a user's lists by the same names, each with only what he adds. ConfigError, in one sentence
    with file and entry, where a list is not sound.
    """

    __slots__ = ("book", "sides")

    def __init__(self, tables: Mapping[str, Table], own: Mapping[str, Table] | None = None) -> None:
        entries: list[Entry] = []
        found: dict[str, Table] = {}
        for name in NAMES:
            mine = (own or {}).get(name, {})
            with _blaming(f"lexicon/{name}.toml"):
                _check(name, tables[name], whole=True)
                list(_READERS[name](tables[name]))
            with _blaming(f"your own lexicon/{name}.toml"):
                _check(name, mine, whole=False)
                found[name] = merged(tables[name], mine)
                _check(name, found[name], whole=True)
                entries.extend(_READERS[name](found[name]))
        self.sides: dict[str, str] = {row["name"]: row["side"] for row in found["actors"]["actor"]}
        self.book = PhraseBook(entries)


@contextmanager
def _blaming(file: str) -> Iterator[None]:
    """Put the file's name before what is wrong."""
    try:
        yield
    except ConfigError as error:
        raise ConfigError(f"{file}: {error}") from error


def _check(name: str, table: Table, *, whole: bool) -> None:
    """Raise ConfigError where a table lacks its form; whole: it must have every list, too."""
    if name == "cues":
        _check_cues(table, whole=whole)
        return
    check_rows(name, table, whole=whole)
    missing = [kind for kind in ROWS[name] if whole and not table.get(kind)]
    if missing:
        raise ConfigError(f"[[{missing[0]}]] is missing: add at least one row.")


def _check_cues(table: Table, *, whole: bool) -> None:
    sections: dict[str, list[str]] = {}
    for key in sorted(CUES):
        section, name = key.split(".")
        sections.setdefault(section, []).append(name)
    for section in (*table, *(sections if whole else ())):
        if section not in sections:
            raise ConfigError(f"the section [{section}] is unknown: use {', '.join(sections)}.")
        lists = table.get(section, {})
        if not isinstance(lists, Mapping):
            raise ConfigError(f"{section} is no section: write [{section}] and its lists below.")
        with _blaming(f"[{section}]"):
            check_lists(lists, sections[section], whole=whole)


def _actors(table: Table) -> Iterator[Entry]:
    for row in table.get("actor", ()):
        name, side = row["name"], row["side"]
        if side not in SIDES:
            raise ConfigError(f"actor {name!r}: side {side!r} is none of {_told(SIDES)}.")
        yield from entries_of(row.get("words", ()), "actor", name, side)
        for written in row.get("exact", ()):
            letters = tuple(word.low for word in split_words(written))
            yield Entry(letters, "actor", name, side, 0, written)


def _targets(table: Table) -> Iterator[Entry]:
    for order, row in enumerate(table.get("target", ())):
        value = row["class"]
        if value not in set(TargetClass):
            raise ConfigError(f"target {value!r}: the class is none of {_told(TargetClass)}.")
        yield from entries_of(row.get("people", ()), "people", value, "people", order)
        yield from entries_of(row.get("things", ()), "thing", value, "", order)


def _weapons(table: Table) -> Iterator[Entry]:
    for order, row in enumerate(table.get("weapon", ())):
        yield from entries_of(row["words"], "weapon", row["name"], "", order)


def _triggers(table: Table) -> Iterator[Entry]:
    for row in table.get("trigger", ()):
        value, weight = row["type"], row.get("weight")
        if value not in set(EventType):
            raise ConfigError(f"trigger {value!r}: the type is none of {_told(EventType)}.")
        if weight not in (1, 2, 3):
            raise ConfigError(f"trigger {value!r}: weight {weight!r} is none of 1, 2, 3.")
        yield from entries_of(row.get("verbs", ()), "verb", value, "", weight)
        yield from entries_of(row.get("nouns", ()), "noun", value, "", weight)
    for row in table.get("fate", ()):
        fate = row["fate"]
        if fate not in TOLL_KINDS:
            raise ConfigError(f"fate {fate!r} is none of {_told(TOLL_KINDS)}.")
        for form in ("active", "either", "left", "nominal"):
            yield from entries_of(row.get(form, ()), "fate", fate, form)


def _cues(table: Table) -> Iterator[Entry]:
    for section, lists in table.items():
        for name, words in lists.items():
            yield from entries_of(words, f"cue:{section}.{name}", f"{section}.{name}")


_READERS: Final[Mapping[str, Callable[[Table], Iterator[Entry]]]] = {
    "actors": _actors,
    "targets": _targets,
    "weapons": _weapons,
    "triggers": _triggers,
    "cues": _cues,
}


def _told(names: Iterable[str]) -> str:
    return ", ".join(sorted(map(str, names)))


@lru_cache(maxsize=4)
def load_lexicon(country: Country) -> Lexicon:
    """Return the country's lexicons and the user's own; ConfigError naming file, entry and way."""
    return Lexicon(
        {name: country.lexicon(name) for name in NAMES},
        {name: country.own_words(name) for name in NAMES},
    )
