"""Who says so: the words of the source, by its reporting verb or 'according to'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rasd.extract.episodes import Episode
from rasd.extract.happenings import Happening
from rasd.extract.phrases import Mark
from rasd.extract.wordsets import word_set

_BREAKS: Final = ',;:()\u2014\u2013\u201c\u201d"/'
_STARTS: Final = word_set(
    "and but while after when that because as however meanwhile on in late early which who",
    "monday tuesday wednesday thursday friday saturday sunday",
)
_TELLERS: Final = word_set(
    "said told announced reported confirmed stated added says according spoke put",
)
_PRONOUNS: Final = word_set(
    "he she it they who which",
)
_KINDS_OF_SOURCE: Final = frozenset(
    {"security", "police", "medical", "hospital", "military", "local", "health", "tribal"}
)
_LONGEST: Final = 9
_EDGE: Final = re.compile(
    r"^[\s,.;:\u201c\u201d\"'\u2013\u2014-]+|[\s,.;:\u201c\u201d\"\u2013\u2014-]+$"
)


@dataclass(frozen=True, slots=True)
class Source:
    """The words of the source with their place in the text; '' where nobody is named."""

    words: str = ""
    rule: str = "source.none"
    confidence: float = 0.3
    spans: tuple[tuple[int, int], ...] = ()


def read_source(episode: Episode) -> Source:
    """Return who tells the incident: up to two sources, in order of appearance."""
    found: list[tuple[str, str, int, int]] = []
    for part in sorted(episode.parts, key=lambda p: (not p.score.enough, p.start)):
        if part.reading.sentence.headline:
            continue
        for words, rule, start, end in _of_sentence(part):
            if all(words.lower() not in f[0].lower() for f in found):
                found.append((words, rule, start, end))
    if not found and episode.prior is not None:
        found = [(w, "source.goes_on", s, e) for w, _, s, e in _of_sentence(episode.prior)]
    if not found:
        return Source()
    best = sorted(found[:2], key=lambda item: item[2])
    return Source(
        "; ".join(item[0] for item in best),
        best[0][1],
        0.8,
        tuple((item[2], item[3]) for item in best),
    )


def _of_sentence(part: Happening) -> list[tuple[str, str, int, int]]:
    found = []
    for mark in part.reading.cues("report.verbs"):
        if reading_low(part, mark) not in _TELLERS and not _has_role(part, mark):
            continue
        if reading_low(part, mark) == "according":
            piece = _behind(part, mark.last)
            rule = "source.according_to"
        else:
            piece = _before(part, mark)
            rule = "source.verb"
            if piece is None:
                piece, rule = _inverted(part, mark), "source.inverted"
        if piece is not None:
            found.append((piece[0], rule, piece[1], piece[2]))
    return found


def reading_low(part: Happening, mark: Mark) -> str:
    """Return the first word of a mark."""
    return part.reading.low(mark.first)


def _has_role(part: Happening, mark: Mark) -> bool:
    roles = part.reading.cues("source.roles")
    return any(mark.first - 6 <= m.first < mark.first for m in roles)


def _before(part: Happening, mark: Mark) -> tuple[str, int, int] | None:
    """Return the subject of a reporting verb."""
    reading = part.reading
    at = mark.first - 1
    if at >= 0 and any(c in reading.gap(mark.first) for c in ","):
        return _before_relative(part, mark)
    while at >= 0 and reading.low(at) in ("have", "has", "had", "also", "later", "was", "earlier"):
        at -= 1
    last = at
    while at > 0 and last - at < _LONGEST:
        if any(c in reading.gap(at) for c in _BREAKS):
            break
        if reading.low(at - 1) in _STARTS and not _joins_roles(part, at - 1):
            break
        at -= 1
    if last < 0 or last < at:
        return None
    return _piece(part, at, last + 1)


def _joins_roles(part: Happening, at: int) -> bool:
    """'police sources and witnesses', 'security and medical sources': one source in two words."""
    if part.reading.low(at) != "and":
        return False
    before = part.reading.low(at - 1)
    roles = part.reading.cues("source.roles")
    return any(mark.last == at for mark in roles) or before in _KINDS_OF_SOURCE


def _before_relative(part: Happening, mark: Mark) -> tuple[str, int, int] | None:
    """'police in Maysan, whose capital is Amarah, announced': the subject stands further left."""
    reading = part.reading
    for at in range(mark.first - 1, max(mark.first - 10, 0), -1):
        if reading.low(at) in ("whose", "who", "which") and "," in reading.gap(at):
            return _piece(part, _opening(part, at), at)
    return None


def _opening(part: Happening, at: int) -> int:
    """Return the first word of the phrase that ends before word `at`."""
    reading, first = part.reading, at - 1
    while first > 0 and at - first < _LONGEST:
        if any(c in reading.gap(first) for c in _BREAKS) or reading.low(first - 1) in _STARTS:
            break
        first -= 1
    return max(first, 0)


def _inverted(part: Happening, mark: Mark) -> tuple[str, int, int] | None:
    """'…, said a member of the monitoring group'."""
    if not any(c in part.reading.gap(mark.first) for c in ',\u201d"'):
        return None
    return _behind(part, mark.last)


def _behind(part: Happening, first: int) -> tuple[str, int, int] | None:
    reading = part.reading
    at = first
    while at < len(reading.words) and at - first < _LONGEST + 1:
        if at > first and (
            any(c in reading.gap(at) for c in _BREAKS)
            or reading.low(at) in _STARTS
            or reading.low(at) in ("told", "said")
        ):
            break
        at += 1
    return _piece(part, first, at) if at > first else None


def _piece(part: Happening, first: int, last: int) -> tuple[str, int, int] | None:
    """Return words `first..last` where they can be a source, not a pronoun or a crowd of words."""
    words = part.reading.words[first:last]
    if (
        not words
        or words[0].low in _PRONOUNS
        or words[0].low in ("in", "on", "at", "by", "to", "no")
        or len(words) > _LONGEST + 1
    ):
        return None
    start, end = words[0].start, words[-1].end
    text = _EDGE.sub("", part.reading.text[start:end])
    roles = [m for m in part.reading.cues("source.roles") if first <= m.first < last]
    agencies = [m for m in part.reading.cues("source.agencies") if first <= m.first < last]
    named = all(w.text[:1].isupper() for w in words)
    actors = [m for m in part.reading.of("actor") if first <= m.first < last]
    if not (roles or agencies or named or actors):
        return None
    for lead in ("the ", "The ", "a ", "A ", "an ", "An "):
        text = text.removeprefix(lead)
    return text, start, end
