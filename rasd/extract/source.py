"""Who says so: the words of the source, by its reporting verb or 'according to'."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rasd.extract.episodes import Episode
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.wordsets import word_set

_BREAKS: Final = ',;:()\u2014\u2013\u201c\u201d"/'
_STARTS: Final = word_set(
    "and but while after when that because as however meanwhile on in late early which who monday",
    "tuesday wednesday thursday friday saturday sunday",
)
_TELLERS: Final = word_set(
    "said told announced reported confirmed stated added says say according spoke put citing",
    "quoting",
)
_PRONOUNS: Final = word_set(
    "he she it they who which we i you there where what",
)
_BEHIND_IT: Final = frozenset({"according", "citing", "quoting"})
_VAGUE: Final = word_set(
    "ministry source sources official officials agency directorate command spokesman cell service",
    "department authorities centre center",
)
_VERBS: Final = word_set("were was are is had have has been killed bombed wounded died would that")
_TIMES: Final = word_set(
    "monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night on",
    "meanwhile first also later earlier today yesterday late early but and however then still",
    "separately again",
)
_KINDS_OF_SOURCE: Final = frozenset(
    {"security", "police", "medical", "hospital", "military", "local", "health", "tribal"}
)
_LONGEST: Final = 9
_WITH_ASIDE: Final = 16
_NO_SPEAKER: Final = frozenset({"that", "it", "its", "he", "she", "in", "on", "they", "an", "by"})
_EDGE: Final = re.compile(
    r"^[\s,.;:\u201c\u201d\"'\u2013\u2014-]+|[\s,.;:\u201c\u201d\"\u2013\u2014-]+$"
)


@dataclass(frozen=True, slots=True)
class Source:
    """The words of the source with their place in the text; '' where nobody is named.

    own: it stands with what it tells, and is not only the article's nearest one.
    """

    words: str = ""
    rule: str = "source.none"
    confidence: float = 0.3
    spans: tuple[tuple[int, int], ...] = ()
    own: bool = True


@dataclass(frozen=True, slots=True)
class Telling:
    """A source as one sentence names it. order, paragraph: of the sentence."""

    order: int
    paragraph: int
    words: str
    rule: str
    start: int
    end: int


def find_tellings(readings: Sequence[Reading]) -> tuple[Telling, ...]:
    """Return the sources that an article names, in reading order; headlines name none."""
    found: list[Telling] = []
    for reading in readings:
        if reading.sentence.headline:
            continue
        for words, rule, start, end in _of_sentence(reading):
            place = (reading.sentence.order, reading.sentence.paragraph)
            found.append(Telling(*place, _fuller(words, found), rule, start, end))
    return tuple(found)


def _fuller(words: str, before: list[Telling]) -> str:
    """'the ministry', 'the source': the fuller name that a sentence before gave."""
    low = words.lower()
    name = low.rpartition(" ")[2]
    lone = " " not in low or low.startswith(("mr ", "mr. ", "mrs ", "ms ", "dr ", "col ", "gen "))
    if not lone or (low not in _VAGUE and not words[:1].isupper()):
        return words
    for telling in reversed(before):
        if name.rstrip("s") in telling.words.lower() and len(telling.words) > len(words):
            return telling.words
    return words


def read_source(episode: Episode, tellings: Sequence[Telling]) -> Source:
    """Return who tells the incident: up to two sources, in order of appearance."""
    found: list[Telling] = []
    for part in sorted(episode.parts, key=lambda p: (not p.score.enough, p.start)):
        order = part.reading.sentence.order
        first = bisect_left(tellings, order, key=lambda telling: telling.order)
        last = bisect_right(tellings, order, key=lambda telling: telling.order)
        for telling in tellings[first:last]:
            if not any(telling.words.lower() in f.words.lower() for f in found):
                found.append(telling)
    if not found:
        near = _nearest(episode, tellings)
        found = [near] if near is not None else []
    if not found:
        return Source()
    own = len(found) > 1 or found[0].order in _orders(episode)
    best = sorted(found[:2], key=lambda telling: telling.start)
    return Source(
        "; ".join(telling.words for telling in best),
        best[0].rule,
        0.8 if own else 0.5,
        tuple((telling.start, telling.end) for telling in best),
        own,
    )


def with_claim(source: Source, name: str, span: tuple[int, int]) -> Source:
    """Return the source with the side that claims the act as one more."""
    if name.lower() in source.words.lower():
        return source
    if not source.words:
        return Source(name, "source.claim", 0.7, (span,))
    return Source(f"{source.words}; {name}", source.rule, source.confidence, (*source.spans, span))


def _orders(episode: Episode) -> set[int]:
    return {part.reading.sentence.order for part in episode.parts}


def _nearest(episode: Episode, tellings: Sequence[Telling]) -> Telling | None:
    """Return the source of the same paragraph, else the one that speaks before, else the first."""
    body = [p for p in episode.parts if not p.reading.sentence.headline] or episode.parts
    first = body[0].reading.sentence
    last = max(p.reading.sentence.order for p in body)
    same = [t for t in tellings if t.paragraph == first.paragraph]
    behind = [t for t in same if t.order > last]
    ahead = [t for t in tellings if t.order < first.order]
    if behind and not any(t.paragraph == first.paragraph for t in ahead):
        return behind[0]
    return ahead[-1] if ahead else (tellings[0] if tellings else None)


def _of_sentence(reading: Reading) -> list[tuple[str, str, int, int]]:
    found = []
    for mark in reading.cues("report.verbs"):
        word = reading.low(mark.first)
        if word not in _TELLERS and not _has_role(reading, mark):
            continue
        if word in _BEHIND_IT:
            piece = _behind(reading, mark.last)
            rule = "source.according_to"
        else:
            piece = _before(reading, mark)
            rule = "source.verb"
            if piece is None:
                piece, rule = _inverted(reading, mark), "source.inverted"
        if piece is not None:
            found.append((piece[0], rule, piece[1], piece[2]))
    return found


def _has_role(reading: Reading, mark: Mark) -> bool:
    roles = reading.cues("source.roles")
    return any(mark.first - 6 <= m.first < mark.first for m in roles)


def _before(reading: Reading, mark: Mark) -> tuple[str, int, int] | None:
    """Return the subject of a reporting verb."""
    at = mark.first - 1
    if at >= 0 and any(c in reading.gap(mark.first) for c in ","):
        return _before_relative(reading, mark)
    while at >= 0 and reading.low(at) in ("have", "has", "had", "also", "later", "was", "earlier"):
        at -= 1
    last = at
    while at > 0 and last - at < _LONGEST:
        if any(c in reading.gap(at) for c in _BREAKS) and not _is_short_form(reading, at):
            break
        home = reading.low(at - 1) == "in" and _is_place(reading, at)
        if reading.low(at - 1) in _STARTS and not (home or _joins_roles(reading, at - 1)):
            break
        at -= 1
    if last < 0 or last < at:
        return None
    return _piece(reading, at, last + 1)


def _is_short_form(reading: Reading, at: int) -> bool:
    """'the Popular Mobilization Forces (PMF) announced': the letters belong to the name."""
    return reading.gap(at).strip() == "(" and reading.gap(at + 1).strip().startswith(")")


def _is_place(reading: Reading, at: int) -> bool:
    """'the ministry in Baghdad said': a place that tells where the source sits."""
    roles = reading.cues("source.roles")
    seated = any(mark.last in (at - 1, at - 2) for mark in roles)
    return seated and any(reading.word_at(hit.start) == at for hit in reading.hits)


def _joins_roles(reading: Reading, at: int) -> bool:
    """'police sources and witnesses', 'security and medical sources': one source in two words."""
    if reading.low(at) != "and":
        return False
    before = reading.low(at - 1)
    roles = reading.cues("source.roles")
    return any(mark.last == at for mark in roles) or before in _KINDS_OF_SOURCE


def _before_relative(reading: Reading, mark: Mark) -> tuple[str, int, int] | None:
    """'police in Maysan, whose capital is Amarah, announced': the subject stands further left."""
    for at in range(mark.first - 1, max(mark.first - 10, 0), -1):
        if reading.low(at) in ("whose", "who", "which") and "," in reading.gap(at):
            return _piece(reading, _opening(reading, at), at)
    for at in range(mark.first - 1, max(mark.first - 12, 0), -1):
        if "," in reading.gap(at):
            first = _opening(reading, at)
            whole = _piece(reading, first, mark.first, longest=_WITH_ASIDE)
            return whole or _piece(reading, first, at)
    return None


def _opening(reading: Reading, at: int) -> int:
    """Return the first word of the phrase that ends before word `at`."""
    first = at - 1
    while first > 0 and at - first < _LONGEST:
        if any(c in reading.gap(first) for c in _BREAKS) or reading.low(first - 1) in _STARTS:
            break
        first -= 1
    return max(first, 0)


def _inverted(reading: Reading, mark: Mark) -> tuple[str, int, int] | None:
    """'…, said a member of the monitoring group'."""
    if not any(c in reading.gap(mark.first) for c in ',\u201d"'):
        return None
    if reading.low(mark.last) in _NO_SPEAKER:
        return None
    return _behind(reading, mark.last)


def _behind(reading: Reading, first: int) -> tuple[str, int, int] | None:
    at = first
    while at < len(reading.words) and at - first < _LONGEST + 1:
        if at > first and (
            any(c in reading.gap(at) for c in _BREAKS)
            or reading.low(at) in _STARTS
            or reading.low(at) in ("told", "said")
        ):
            break
        at += 1
    return _piece(reading, first, at) if at > first else None


def _piece(
    reading: Reading, first: int, last: int, *, longest: int = _LONGEST + 1
) -> tuple[str, int, int] | None:
    """Return words `first..last` where they can be a source, not a pronoun or a crowd of words."""
    while first < last and reading.low(first) in _TIMES:
        first += 1
    while last > first and reading.low(last - 1) in _TIMES:
        last -= 1
    words = reading.words[first:last]
    if (
        not words
        or words[0].low in _PRONOUNS
        or words[0].low in ("in", "on", "at", "by", "to", "no")
        or len(words) > longest
        or any(word.low in _VERBS for word in words)
    ):
        return None
    start, end = words[0].start, words[-1].end
    if "(" in reading.text[start:end] and reading.text[end : end + 1] == ")":
        end += 1
    text = _EDGE.sub("", reading.text[start:end])
    roles = [m for m in reading.cues("source.roles") if first <= m.first < last]
    agencies = [m for m in reading.cues("source.agencies") if first <= m.first < last]
    named = all(w.text[:1].isupper() for w in words)
    actors = [m for m in reading.of("actor") if first <= m.first < last]
    if not (roles or agencies or named or actors):
        return None
    for lead in ("the ", "The ", "a ", "A ", "an ", "An "):
        text = text.removeprefix(lead)
    return text, start, end
