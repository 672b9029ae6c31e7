"""Every pattern that Rasd compiles, and the strings that would make a careless one run away."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
REPEATS: Final = frozenset({sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT})
ENDS: Final = ("\0", "!", " x")
FIXED: Final = (
    "a",
    " ",
    "A ",
    "1",
    "1,",
    "1 ",
    "and ",
    "of the ",
    "two men, ",
    ", and ",
    "Jan. 3 ",
    "3/4/",
    "33.3, ",
    "-",
    "a-",
    "'s ",
    "\u201c",
    "<",
    "<a ",
    "&",
    "&#",
    "(",
    "[",
    "\n",
    " \n",
    "\t",
    "# ",
    "* ",
    "Al-",
    "\u0627\u0644",
    "\u0661",
    "Kirkuk ",
    "http://",
    "{{",
    "\u200f",
    "=\n",
)
SPY: Final = """
import re, sys, json, importlib, pkgutil
compile_, seen = re.compile, {}
def spy(pattern, flags=0):
    made = compile_(pattern, flags)
    frame = sys._getframe(1)
    name = frame.f_globals.get("__name__", "")
    if name.startswith("rasd"):
        raw = made.pattern.decode("latin1") if isinstance(made.pattern, bytes) else made.pattern
        seen.setdefault((raw, int(made.flags), isinstance(made.pattern, bytes)), name)
    return made
re.compile = spy
import rasd
modules = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(rasd.__path__, "rasd.")
    if not found.name.endswith("__main__")
]
from datetime import date
from pathlib import Path
from rasd import pipeline
from rasd.country import load_country
told = b"KIRKUK, Jan 3 - A bomb killed two people 30 km south of Kirkuk on Monday, police said."
for article in pipeline.read(told, "told.txt", date(2021, 1, 4)):
    pipeline.extract(article, load_country())
ways = {}
for module in modules:
    source = Path(module.__file__).read_text(encoding="utf-8")
    for name, value in vars(module).items():
        if isinstance(value, re.Pattern):
            ways.setdefault(value, set()).update(re.findall(rf"\\b{name}\\.([a-z]+)\\b", source))
at_once = {"match", "fullmatch"}
def anchored(key):
    raw, flags, binary = key
    used = ways.get(compile_(raw.encode("latin1") if binary else raw, flags), set())
    return bool(used) and used <= at_once
print(json.dumps([[*key, name, anchored(key)] for key, name in seen.items()]))
"""


@dataclass(frozen=True, slots=True)
class Shipped:
    """One compiled pattern, the module that compiled it, and how it is put to a text.

    anchored: only ever matched where a reader stands, never searched through a text.
    """

    pattern: re.Pattern[Any]
    where: str
    anchored: bool

    def __str__(self) -> str:
        return f"{self.where}: {str(self.pattern.pattern)[:80]}"


def shipped() -> list[Shipped]:
    """Return all patterns that the package compiles when loaded, and when it reads an article."""
    done = subprocess.run(
        [sys.executable, "-c", SPY], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [
        Shipped(re.compile(raw.encode("latin1") if binary else raw, flags), where, anchored)
        for raw, flags, binary, where, anchored in json.loads(done.stdout.splitlines()[-1])
    ]


def put(shipped: Shipped, text: Any) -> None:
    """Use a pattern on a text as its module does."""
    if shipped.anchored:
        shipped.pattern.match(text)
        shipped.pattern.fullmatch(text)
    else:
        for _ in shipped.pattern.finditer(text):
            pass


def attacks(pattern: re.Pattern[Any], length: int) -> Iterator[str | bytes]:
    """Yield strings of about `length` characters: fixed ones, and each repeat of it pumped."""
    source = pattern.pattern
    for pump in FIXED:
        yield _as(source, _fill("", pump, length) + "\0")
    for before, pump in _pumps(parser.parse(source, pattern.flags)):
        for end in ENDS:
            yield _as(source, _fill(before, pump, length) + end)


def _fill(before: str, pump: str, length: int) -> str:
    return before + pump * (max(length - len(before), 0) // len(pump))


def _as(source: str | bytes, text: str) -> str | bytes:
    return text.encode("utf-8") if isinstance(source, bytes) else text


def _pumps(tree: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """Yield, for each repeat, the shortest string that reaches it and what it repeats."""
    for kind, value in tree:
        if kind in REPEATS:
            _, most, body = value
            if most > 1 and (pump := _shortest(body, least=1)):
                yield before, pump
            yield from _pumps(body, before)
        elif kind is sre.BRANCH:
            for branch in value[1]:
                yield from _pumps(branch, before)
        elif kind is sre.SUBPATTERN:
            yield from _pumps(value[3], before)
        before += _one(kind, value)


def _shortest(tree: Any, least: int = 0) -> str:
    """Return a short string that the tree matches, or one like it."""
    made = "".join(_one(kind, value) for kind, value in tree)
    return made or "".join(_one(kind, value, least) for kind, value in tree)


def _one(kind: Any, value: Any, least: int = 0) -> str:
    """Return a short string that one part of a pattern matches; '' of a look-around."""
    if kind in REPEATS:
        return _shortest(value[2], least) * max(value[0], least)
    tree = {
        sre.BRANCH: lambda: value[1][0],
        sre.SUBPATTERN: lambda: value[3],
        sre.ATOMIC_GROUP: lambda: value,
    }.get(kind)
    if tree is not None:
        return _shortest(tree(), least)
    letter = {
        sre.LITERAL: lambda: chr(value),
        sre.IN: lambda: _member(value),
        sre.ANY: lambda: "b",
        sre.NOT_LITERAL: lambda: "b",
    }.get(kind)
    return letter() if letter is not None else ""


MEMBERS: Final = {
    sre.CATEGORY_DIGIT: "1",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_WORD: "a",
    sre.CATEGORY_NOT_SPACE: "a",
    sre.CATEGORY_NOT_DIGIT: "a",
    sre.CATEGORY_NOT_WORD: "-",
}


def _member(options: Any) -> str:
    """Return one character of a class; of a negated one, the first usual that it lets in."""
    if options[0][0] is sre.NEGATE:
        return "a" if not _holds(options[1:], "a") else "-"
    kind, value = options[0]
    if kind is sre.LITERAL:
        return chr(value)
    return chr(value[0]) if kind is sre.RANGE else MEMBERS.get(value, "a")


def _holds(options: Any, letter: str) -> bool:
    return any(
        (kind is sre.LITERAL and chr(value) == letter)
        or (kind is sre.RANGE and chr(value[0]) <= letter <= chr(value[1]))
        or (kind is sre.CATEGORY and MEMBERS.get(value) == letter)
        for kind, value in options
    )
