"""Numbers as news writes them: digits and English number words."""

from __future__ import annotations

import re
from typing import Final

_WORDS_TO_19: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_WORDS_OF_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL: Final = {word: value for value, word in enumerate(_WORDS_TO_19.split())}
_TENS: Final = {word: 10 * value for value, word in enumerate(_WORDS_OF_TENS.split(), start=2)}
_SCALES: Final = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_ONES: Final = "|".join(list(_SMALL)[1:10])
_BELOW_100: Final = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{_ONES})\b)?|{'|'.join(reversed(_SMALL))})"
_BELOW_1000: Final = (
    rf"(?:(?:(?:an?|{_ONES})[ ])?hundred(?:(?:[ ]and)?[ ]{_BELOW_100})?|{_BELOW_100})"
)
_WORDS: Final = (
    rf"(?:(?:{_BELOW_1000}|an?)[ ](?:thousand|million|billion)\b(?:(?:[ ]and)?[ ]{_BELOW_1000})?"
    rf"|{_BELOW_1000})\b"
)
_DIGITS: Final = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,9})(?:\.[0-9]{1,3})?(?![0-9])"
    r"(?:[ -](?:hundred|thousand|million|billion)\b)?"
)

NUMBER: Final = rf"(?i:{_DIGITS}|\b{_WORDS})"
"""Pattern of one number, digits or words, without a capturing group; linear in its text."""

COUNTED: Final = {"hundred": 100, "dozen": 12, **_SCALES}
"""Nouns that multiply the number before them."""


def value_of(number: str) -> int:
    """Return the whole number that `number`, matched by `NUMBER`, stands for.

    Fractions of a scale are kept ('1.5 million' is 1,500,000), other fractions cut off.
    Raises ValueError where a word is no number word.
    """
    words = re.sub(r"[ -]+", " ", number.lower().strip()).split(" ")
    if words[0][0].isdigit():
        scale = COUNTED[words[1]] if len(words) > 1 else 1
        return int(float(words[0].replace(",", "")) * scale)
    total, part = 0, 0
    for word in words:
        if word in _SCALES:
            total, part = total + max(part, 1) * _SCALES[word], 0
        else:
            part = _with(part, word)
    return total + part


def _with(part: int, word: str) -> int:
    """Return the number below 1000 read so far, with one more word."""
    if word == "and":
        return part
    if word in ("a", "an"):
        return 1
    if word == "hundred":
        return max(part, 1) * 100
    if word not in _SMALL and word not in _TENS:
        raise ValueError(f"'{word}' is no number word")
    return part + (_SMALL[word] if word in _SMALL else _TENS[word])
