"""The scanner of one country: names come from its gazetteer, its governorates and its lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from rasd.country import Country
from rasd.errors import ConfigError
from rasd.model import Place
from rasd.own_lexicon import merged
from rasd.text import fold, name_key, name_words, tokens, word_key
from rasd.toponyms.line import Line
from rasd.toponyms.scan import Scan
from rasd.toponyms.values import Entry, Hit, Names
from rasd.word_lists import FOREIGN, check_lists

_CAPITAL: Final = re.compile(
    r"\b(?:the (?:Iraqi )?|Iraq['’]s |the country['’]s )capital(?: city)?\b(?! of (?!Iraq)|\w)",
    re.IGNORECASE,
)


class Toponyms:
    """The scanner of one country. Building it takes some 30 ms; scanning is linear.

    Source of names: the gazetteer, the governorates and `lexicon/foreign.toml`.
    """

    def __init__(self, country: Country) -> None:
        words = _words(country)
        self._capital = next(p for p in country.places if p.id == country.capital_id)
        index = _index(country, words)
        self._names = Names(
            index=index,
            prefixes=frozenset(key[:n] for key in index for n in range(1, len(key) + 1)),
            weak=frozenset(word_key(w) for w in words["weak"]),
            titles=frozenset(fold(w) for w in words["titles"]),
            given=frozenset(word_key(w) for w in words["given_names"]),
            institutions=frozenset(fold(w) for w in words["institutions"]),
        )

    def named(self, name: str) -> tuple[str, tuple[Place, ...]]:
        """Return (ISO key or '', places) that a name may stand for, whatever its case."""
        if _CAPITAL.fullmatch(name.strip()):
            return "", (self._capital,)
        index = self._names.index
        entry = index.get(name_key(name)) or index.get("".join(name_words(name)))
        return ("", ()) if entry is None else (entry.iso or entry.only_iso, tuple(entry.places))

    def scan(self, text: str, *, cased: bool = True) -> tuple[Hit, ...]:
        """Return the place names of `text`, left to right, none overlapping.

        cased: names must begin with a capital; False for text written without capitals.
        """
        words = tokens(text)
        scan = Scan(self._names, Line(text, words), cased)
        hits = scan.known()
        hits += scan.unlisted(hits)
        hits += self._capitals(text, hits)
        return tuple(sorted(hits, key=lambda h: h.start))

    def _capitals(self, text: str, hits: list[Hit]) -> list[Hit]:
        """Return 'the capital' where it means the country's and no name follows it."""
        starts = {h.start for h in hits}
        found = []
        for match in _CAPITAL.finditer(text):
            rest = text[match.end() : match.end() + 4]
            after = match.end() + len(rest) - len(rest.lstrip(" ,"))
            if after not in starts or after == match.end():
                start, end = match.span()
                found.append(Hit(start, end, match.group(), places=(self._capital,), kind="city"))
        return found


def _words(country: Country) -> Mapping[str, Any]:
    """Return the lists of `lexicon/foreign.toml` with the user's; ConfigError where not sound."""
    ours, own = country.lexicon("foreign"), country.own_words("foreign")
    for table, file in ((ours, "lexicon/foreign.toml"), (own, "your own lexicon/foreign.toml")):
        try:
            check_lists(table, FOREIGN, whole=table is ours)
        except ConfigError as error:
            raise ConfigError(f"{file}: {error}") from error
    return merged(ours, own)


def _index(country: Country, words: Mapping[str, Any]) -> dict[str, Entry]:
    """Return every name key with what it stands for."""
    index: dict[str, Entry] = {}

    def entries(names: Iterable[str]) -> Iterable[Entry]:
        return [index.setdefault(key, Entry()) for name in names for key in country.keys_of(name)]

    for governorate in country.governorates:
        for entry in entries(governorate.variants):
            entry.iso = governorate.iso
        for entry in entries(governorate.kind_variants):
            entry.only_iso = governorate.iso
    for place in country.places:
        for entry in entries((place.name, *place.variants, place.name_ar, place.name_ku)):
            if place not in entry.places:
                entry.places.append(place)
    for entry in entries((*words["countries"], *words["places"])):
        entry.foreign = True
    for entry in entries(words["phrases"]):
        entry.mask = True
    return index
