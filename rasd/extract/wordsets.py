"""Sets of words written as one text: short to read, and one place that splits them."""

from __future__ import annotations

from typing import Final


def word_set(*texts: str) -> frozenset[str]:
    """Return the words of the texts, parted by blanks, as a set."""
    return frozenset(word for text in texts for word in text.split())


BE: Final = word_set("was were been being are is")
"""Forms of 'be' that make a verb passive."""

ORDINALS: Final = word_set("second third fourth fifth sixth seventh eighth ninth tenth")
