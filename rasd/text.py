"""Normalisation of words and names: Latin, Arabic and Kurdish letters, standard library only.

Two strengths. `fold` makes writings of the same letters equal ('Şalāḩ' and 'salah', 'أربيل' and
'اربيل'). `name_key` goes further and makes transliterations of the same name equal
('Al-Muqdadiyya' and 'Miqdadiyah' still differ, 'Baqouba', 'Bakuba' and "Ba'qubah" do not).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that starts with one of these is run as a formula by spreadsheets. Source: OWASP, CSV
Injection; ASVS 5 V1.2.10."""
_ARTICLES: Final = "al el il ul ad ar as ash at an az adh ath ed er es esh et en ez"
ARTICLES: Final = frozenset(_ARTICLES.split())
"""Ways in which the Arabic article is written in Latin letters, with its assimilations."""

_ARABIC: Final = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ةەھہۀ", "ه"),
        **dict.fromkeys("ىیێئې", "ي"),
        **dict.fromkeys("ؤۆۇۈ", "و"),
        **dict.fromkeys("کڪ", "ك"),
        "ڕ": "ر",
        "ڵ": "ل",
        "ء": "",
        "ـ": "",
        "\u200c": "",
        "\u200d": "",
        "\u200e": "",
        "\u200f": "",
    }
)
"""Letters of Arabic and Kurdish that writers use for one another. Source: Unicode block Arabic."""

_LOOSE_ARABIC: Final = str.maketrans({"گ": "ك", "چ": "ج", "پ": "ب", "ڤ": "ف", "ژ": "ز", "ث": "ت"})
"""Kurdish and Persian letters as Arabic news writes them: the nearest Arabic letter."""

_LATIN_EXTRA: Final = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae"})
_MARKS: Final = re.compile(r"['’‘ʼʻʾʿ`´ˈ′]")
_NOT_WORD: Final = re.compile(r"[\W_]+")
_VOWELS: Final = re.compile(r"[aiuwh]")
_LEAST_KEY: Final = 2

_APOSTROPHES: Final = "'’‘`ʼ´"
_WORD: Final = re.compile(r"[\w\u0300-\u036f\u064b-\u0652]+(?:['’‘`ʼ´][\w\u0300-\u036f]+)*")

_LATIN_RULES: Final = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"kh", "x"),
        (r"gh", "g"),
        (r"dh", "z"),
        (r"th", "t"),
        (r"ph", "f"),
        (r"ck|q", "k"),
        (r"v", "w"),
        (r"[ae][uw](?![aeiouy])|o[uw](?![aeiy])|oo|u[uw](?![aeiy])|o", "u"),
        (r"[ae]?[iy]+|ee", "i"),
        (r"e", "a"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[aiu])h$", ""),
    )
)
"""Transliteration classes, applied in this order until nothing changes. Source: the spellings of
Iraqi places in GeoNames, OCHA and news agencies, read side by side."""

_MAY_CHANGE: Final = re.compile(r"[qvoey]|[kgdtp]h|ck|[au][uw]|ai|(.)\1|h$")
"""Where this matches nothing, none of the rules changes anything: one look instead of twelve."""


def fold(text: str) -> str:
    """Return `text` lower-cased, without accents, ayn and hamza marks, Arabic letters unified.

    Idempotent; never raises; the length may change. Blanks and punctuation stay.
    """
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    loose = _MARKS.sub("", text.casefold().translate(_LATIN_EXTRA))
    plain = "".join(c for c in unicodedata.normalize("NFKD", loose) if not unicodedata.combining(c))
    done = _MARKS.sub("", plain.casefold().translate(_ARABIC).translate(_LATIN_EXTRA))
    return done if done == text else fold(done)


@lru_cache(maxsize=65536)
def word_key(word: str) -> str:
    """Return the transliteration class of one word: 'Qaraqosh' and 'Karakush' give one key.

    Idempotent; '' for a word without letters and digits; never raises.
    """
    key = _NOT_WORD.sub("", fold(word))
    if any("؀" <= c <= "ۿ" for c in key):
        return _arabic_key(key)
    before = ""
    while key != before and _MAY_CHANGE.search(key):
        before = key
        for pattern, by in _LATIN_RULES:
            key = pattern.sub(by, key)
    return key


def _arabic_key(key: str) -> str:
    """Return an Arabic word without its article and with Kurdish letters made Arabic."""
    key = key.translate(_LOOSE_ARABIC)
    while key.startswith("ال") and len(key) > 4:
        key = key[2:]
    return key


@lru_cache(maxsize=65536)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as keys, Arabic articles left out unless nothing else is there."""
    words = [w for w in _NOT_WORD.sub(" ", fold(name)).split() if w]
    kept = [w for w in words if w not in ARTICLES] or words
    if kept and kept[0].startswith("albu") and len(kept[0]) >= 4:
        kept[0] = kept[0][2:]
    return tuple(key for key in map(word_key, kept) if key)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return the class of a name: equal for the usual ways of writing it in Latin letters.

    Articles (al-, el-, ash- …), blanks and hyphens do not count ('Tal Afar', 'Talafar'), nor
    do -iyah/-iya/-iyya, -ah/-a, q/k, kh/x, gh/g, dh/z, ou/oo/u/o, ee/i/y, e/a and double letters.
    Arabic and Kurdish script has its own keys, with the letters unified and without the article.
    Idempotent; '' where nothing is left; never raises.
    """
    key, before = name, None
    while key != before:
        before = key
        key = "".join(name_words(key))
    return key


def index_keys(name: str) -> tuple[str, ...]:
    """Return the keys by which a name is listed: its `name_key`, then its joined words if other."""
    keys = dict.fromkeys((name_key(name), "".join(name_words(name))))
    return tuple(key for key in keys if len(key) >= _LEAST_KEY)


def skeleton(key: str) -> str:
    """Return the consonants of a `name_key`, for guesses at spellings that no list has.

    'Muqdadiyah' and 'Mekdadiya' share one. The first letter stays, vowel or not.
    """
    return key[:1] + _VOWELS.sub("", key[1:])


class Token(NamedTuple):
    """A word of a text: `text[start:end]`, folded and as a name key, a possessive 's left off."""

    start: int
    end: int
    folded: str
    key: str
    capital: bool
    owner: bool


def tokens(text: str) -> list[Token]:
    """Return the words of `text` in order, with offsets in code points; linear in its length."""
    found = []
    for match in _WORD.finditer(text):
        start = match.start()
        length, folded, key, capital, owner = _word(match.group())
        found.append(Token(start, start + length, folded, key, capital, owner))
    return found


@lru_cache(maxsize=65536)
def _word(word: str) -> tuple[int, str, str, bool, bool]:
    """Return (length without 's, folded, key, capital, owner) of a word as written."""
    owner = len(word) > 2 and word[-1] in "sS" and word[-2] in _APOSTROPHES
    if owner:
        word = word[:-2]
    first = word[0]
    capital = first.isupper() or first.isdigit() or "؀" <= first <= "ۿ" or first in "ʿʾ"
    return len(word), fold(word), word_key(word), capital, owner
