"""Which language a text is in, by script, letters and little words."""

from __future__ import annotations

import re
from typing import Final

_ARABIC: Final = re.compile(r"[\u0621-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f]")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER: Final = re.compile(r"[\u0370-\u05ff\u0700-\u074f\u0900-\u1cff\u2e80-\ud7ff\uf900-\ufaff]")
_SORANI: Final = re.compile("[ێۆەڵڕ]")
_PERSIAN: Final = re.compile(r"(?<!\w)(?:است|این|که|را|برای|شده|های|می‌شود|بود|کرد)(?!\w)")
_URDU: Final = re.compile("[ٹڈڑںے]")
_WORD: Final = re.compile(r"[^\W\d_]+")

_SIGNS: Final = {
    "en": "the of and to in that was were said by for with from at his has have on an is which",
    "fr": "le la les des du et une dans que pour par sur est ont aux qui ne pas plus au",
    "de": "der die das und den von mit ist ein eine nicht auf für dem des sich wurde im bei",
    "es": "el los las del una que por con para está fue se al más su como en",
    "it": "il della che di per una con sono nel alla gli dei ha è anche dal delle",
    "nl": "het een van en de dat voor met zijn op niet werd door ook bij aan",
    "tr": "ve bir bu da için ile olarak de olan göre sonra oldu ise çok daha kadar",
    "ku": "û ji li bi ku ev jî di ya yê xwe hat kir bû wê nav",
    "pt": "o os uma para com que não em foi dos da do pela mais",
    "sv": "och att det som en på är av för med till den har inte",
}
"""Little words of each language. Source: written for this project from common usage."""

_SIGNS_OF: Final = {language: frozenset(words.split()) for language, words in _SIGNS.items()}
_SAMPLE: Final = 4_000


def language_of(text: str) -> str:
    """Return 'en', 'ar', 'ckb' (Sorani Kurdish), 'fa' or 'other' for the main language of `text`.

    A text too short to tell, in Latin letters, counts as English.
    """
    sample = text[:_SAMPLE]
    counts = {
        "arabic": len(_ARABIC.findall(sample)),
        "latin": len(_LATIN.findall(sample)),
        "other": len(_OTHER.findall(sample)),
    }
    script = max(counts, key=lambda name: (counts[name], name == "latin"))
    if script == "other":
        return "other"
    return _of_arabic_script(sample) if script == "arabic" else _of_latin_script(sample)


def _of_arabic_script(sample: str) -> str:
    letters = len(_ARABIC.findall(sample))
    if len(_SORANI.findall(sample)) * 40 > letters:
        return "ckb"
    if len(_URDU.findall(sample)) * 50 > letters:
        return "other"
    return "fa" if len(_PERSIAN.findall(sample)) * 80 > letters else "ar"


def _of_latin_script(sample: str) -> str:
    words = [word.lower() for word in _WORD.findall(sample)]
    hits = {name: sum(word in signs for word in words) for name, signs in _SIGNS_OF.items()}
    best = max(hits, key=lambda name: (hits[name], name == "en"))
    # a few foreign words in a short English notice must not rule it out
    return "other" if best != "en" and hits[best] >= 3 and hits[best] > 1.3 * hits["en"] else "en"
