"""Names that only the words behind them make places: 'close to Safra, a village'."""

from __future__ import annotations

import re
from typing import Final

from rasd.extract.episodes import Episode
from rasd.model import Span, Toponym

_APPOSITION: Final = re.compile(
    r"\b(?:in|at|near|close to|outside|of|to) (?P<name>[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)?),"
    r" (?:an?|the) (?:[a-z-]{3,16} ){0,3}"
    r"(?P<kind>village|town|district|sub-district|hamlet|suburb)\b"
)


def appositions_of(episode: Episode) -> list[Toponym]:
    """'close to Safra, a village': a name that only what follows makes a place."""
    made: list[Toponym] = []
    for part in episode.parts:
        if not (part.score.enough or part.known):
            continue
        for match in _APPOSITION.finditer(part.reading.text, part.start, part.end):
            start, end = match.span("name")
            if any(hit.start < end and start < hit.end for hit in part.reading.hits):
                continue
            made.append(Toponym(match["name"], Span(start, end), match["kind"]))
    return made[:1]
