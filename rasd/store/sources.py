"""Who speaks independently: an outlet counts once, and a reprint with its original.

Source: Broder, 'On the resemblance and containment of documents' (1997): shingles and min-hashes.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import numpy as np

from rasd.model import Article
from rasd.text import fold

ALIKE: Final = 0.5
"""Share of common shingles from which two texts are one. Two reports of one event written apart
share under a tenth; a wire story with a new headline and a cut end shares more than half."""
_SHINGLE: Final = 4  # words
_LEAST: Final = 20  # words; shorter texts are alike by chance
_HASHES: Final = 64
_PRIME: Final = 2**31 - 1
_WORDS: Final = re.compile(r"[^\W_]+")
_RANDOM: Final = np.random.default_rng(20260301).integers(1, _PRIME, (2, _HASHES), dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Source:
    """One article that tells an incident. sketch: of `sketch_of`, '' where none could be made."""

    article_id: str
    publisher: str
    sketch: str


def sketch_of(article: Article) -> str:
    """Return 64 min-hashes of the body's shingles as hex; '' for a text too short to compare."""
    words = _WORDS.findall(fold(article.text[article.title_end :]))
    if len(words) < _LEAST:
        return ""
    shingles = {" ".join(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1)}
    hashes = np.array([zlib.crc32(s.encode("utf-8", "replace")) for s in shingles], dtype=np.int64)
    factors, offsets = _RANDOM
    least = ((hashes[:, None] % _PRIME * factors + offsets) % _PRIME).min(axis=0)
    return str(least.astype("<u4").tobytes().hex())


def likeness(a: str, b: str) -> float:
    """Return the share of shingles, 0..1, that two texts have in common, by their sketches."""
    if not a or not b:
        return 0.0
    ours, theirs = (np.frombuffer(bytes.fromhex(sketch), dtype="<u4") for sketch in (a, b))
    return float((ours == theirs).mean())


def independent(sources: Sequence[Source]) -> tuple[tuple[Source, ...], ...]:
    """Return the sources in groups of which each counts once; order and grouping are stable."""
    group = {source.article_id: n for n, source in enumerate(sources)}
    for a, b in combinations(sources, 2):
        same_outlet = bool(a.publisher) and a.publisher.casefold() == b.publisher.casefold()
        if same_outlet or likeness(a.sketch, b.sketch) >= ALIKE:
            old, new = sorted((group[a.article_id], group[b.article_id]), reverse=True)
            group = {key: new if n == old else n for key, n in group.items()}
    found: dict[int, list[Source]] = {}
    for source in sources:
        found.setdefault(group[source.article_id], []).append(source)
    return tuple(tuple(each) for each in found.values())
