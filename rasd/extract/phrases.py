"""Find the phrases of the lexicons in a sentence: one pass over its words, longest phrase first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from rasd.errors import ConfigError
from rasd.extract.sentences import Word, split_words

_SUFFIX: Final = re.compile(r"\[([^\[\]{}]*)\]")
_CHOICE: Final = re.compile(r"\{([^\[\]{}]*)\}")
MAX_FORMS: Final = 400
"""Most forms that one lexicon entry may stand for; more is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of a lexicon. kind: 'actor', 'trigger', 'cue:total', …; value: what it stands for.

    form: 'verb', 'noun', 'people', 'thing' or ''; weight: strength of a trigger, else order.
    exact: the letters must be written so.
    """

    words: tuple[str, ...]
    kind: str
    value: str
    form: str = ""
    weight: int = 0
    exact: str = ""


class Mark(NamedTuple):
    """An entry found in a sentence: words `first..last` (half-open), characters `start..end`."""

    first: int
    last: int
    start: int
    end: int
    entry: Entry

    @property
    def value(self) -> str:
        """What the entry stands for."""
        return self.entry.value


def expand(pattern: str) -> tuple[str, ...]:
    """Return the forms of a lexicon entry: 'attack[s|ed]' is attack, attacks, attacked.

    '{a|b} c' is 'a c' and 'b c'. Raises ConfigError for brackets that do not close or too many
    forms.
    """
    forms = [pattern]
    while any("[" in form or "{" in form for form in forms):
        grown: list[str] = []
        for form in forms:
            grown.extend(_expand_once(form))
        if len(grown) > MAX_FORMS:
            raise ConfigError(f"{pattern!r} stands for too many forms: split it.")
        forms = grown
    if any("]" in form or "}" in form for form in forms):
        raise ConfigError(f"{pattern!r} has a bracket that does not close.")
    return tuple(dict.fromkeys(forms))


def _expand_once(form: str) -> Iterator[str]:
    choice = _CHOICE.search(form)
    suffix = None if choice else _SUFFIX.search(form)
    found = choice or suffix
    if found is None:
        if "[" in form or "{" in form:
            raise ConfigError(f"{form!r} has a bracket that does not close.")
        yield form
        return
    options = found[1].split("|")
    if suffix is not None:
        options = ["", *options]
    for option in options:
        yield form[: found.start()] + option + form[found.end() :]


class PhraseBook:
    """All phrases of all lexicons, looked up by their first two words."""

    __slots__ = ("_longer", "_single")

    def __init__(self, entries: Iterable[Entry]) -> None:
        single: dict[str, list[Entry]] = {}
        longer: dict[tuple[str, str], list[Entry]] = {}
        for entry in entries:
            if len(entry.words) == 1:
                single.setdefault(entry.words[0], []).append(entry)
            else:
                longer.setdefault((entry.words[0], entry.words[1]), []).append(entry)
        for found in (*single.values(), *longer.values()):
            found.sort(key=lambda entry: (-len(entry.words), -len(entry.exact)))
        self._single = {first: tuple(found) for first, found in single.items()}
        self._longer = {pair: tuple(found) for pair, found in longer.items()}

    def find(self, words: Sequence[Word]) -> dict[str, tuple[Mark, ...]]:
        """Return the marks of each kind in reading order; within a kind none overlap."""
        found: dict[str, list[Mark]] = {}
        until: dict[str, int] = {}
        for at, word in enumerate(words):
            behind = words[at + 1].low if at + 1 < len(words) else ""
            longer = self._longer.get((word.low, behind), ())
            for entry in (*longer, *self._single.get(word.low, ())):
                if until.get(entry.kind, 0) > at or not _matches(entry, words, at):
                    continue
                last = at + len(entry.words)
                mark = Mark(at, last, word.start, words[last - 1].end, entry)
                found.setdefault(entry.kind, []).append(mark)
                until[entry.kind] = last
        return {kind: tuple(marks) for kind, marks in found.items()}


def _matches(entry: Entry, words: Sequence[Word], at: int) -> bool:
    size = len(entry.words)
    if at + size > len(words):
        return False
    if any(words[at + n].low != entry.words[n] for n in range(2, size)):
        return False
    if entry.exact:
        written = " ".join(word.text for word in words[at : at + size])
        return written.replace("’", "'").removesuffix("'s") == entry.exact
    return True


def entries_of(
    patterns: Iterable[str], kind: str, value: str, form: str = "", weight: int = 0
) -> Iterator[Entry]:
    """Return the entries that a list of patterns stands for."""
    for pattern in patterns:
        for written in expand(pattern):
            words = tuple(word.low for word in split_words(written))
            if not words:
                raise ConfigError(f"{pattern!r} holds no word.")
            yield Entry(words, kind, value, form, weight)
