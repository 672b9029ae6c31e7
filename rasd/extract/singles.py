"""People told without a number: a named person, a single one, or nobody knows how many."""

from __future__ import annotations

import re
from typing import Final

from rasd.extract.groups import is_cut
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.wordsets import word_set
from rasd.model import NOT_REPORTED, TargetClass, Toll

_ONES: Final = frozenset(
    {
        "commander",
        "leader",
        "chief",
        "general",
        "colonel",
        "officer",
        "mayor",
        "judge",
        "journalist",
        "official",
        "emir",
        "governor",
        "activist",
        "sheikh",
    }
)
ONE: Final = Toll(1, 1, 1)
ADVERBS: Final = word_set(
    "also reportedly immediately critically seriously badly slightly later then both all only",
    "allegedly lightly severely mistakenly accidentally either brutally instantly there already",
    "still not n't initially confirmed fatally since just now others more",
)
DETERMINERS: Final = word_set(
    "the a an his her their its our this that these those",
)
PASSIVE: Final = word_set(
    "was were been be being are is get got gets getting",
)
PERFECT: Final = frozenset(["have", "has", "had", "having"])
NOBODY: Final = Toll(0, 0, 0)
_DENIED: Final = frozenset({"no", "nobody", "none", "neither"})
_COLLECTIVE: Final = word_set(
    "family families number group crowd team couple handful dozen few unit patrol convoy series",
    "lot host total string force forces police army gathering tribe clan household squad",
    "cell network bill law motion deal plan project draft proposal idea story",
    "further people villagers residents civilians children women men troops soldiers policemen",
)
"""Words behind 'a' that are more than one person, or nobody at all ('killed a bill')."""

_NAME: Final = re.compile(r"[A-Z\u00c0-\u00de][\w'\u2019-]*\Z")


def single(
    reading: Reading, fate: Mark, *, from_right: bool
) -> tuple[str, TargetClass | None, Toll]:
    """Return noun, class and toll of people told without a number."""
    people = reading.of("people")
    if from_right and reading.low(fate.last) == "another":
        return "another", None, ONE
    if _is_denied(reading, fate, from_right=from_right):
        return "nobody", None, NOBODY
    if from_right and _is_pronoun(reading, fate.last):
        return reading.low(fate.last), None, ONE
    if from_right:
        near = [m for m in people if fate.last <= m.first <= fate.last + 4]
        if any(is_cut(reading.low(at)) for at in range(fate.last, near[0].first if near else 0)):
            near = []
        noun = min(near, key=lambda m: m.entry.weight) if near else None
        named = _named(reading, fate.last)
        if named:
            kind = TargetClass(noun.value) if noun else None
            words = reading.words[fate.last : min(fate.last + 4, len(reading.words))]
            name = reading.text[words[0].start : words[-1].end] if words else ""
            return name, kind, ONE if named == 1 else Toll(named, named, None)
        kind = TargetClass(noun.value) if noun else None
        one = noun and _is_singular(reading, fate.last, noun)
        toll = ONE if one or _is_article_phrase(reading, fate.last) else NOT_REPORTED
        return (reading.text[noun.start : noun.end] if noun else ""), kind, toll
    near = [m for m in people if fate.first - 22 <= m.first < fate.first]
    noun = near[-1] if near else None
    kind = TargetClass(noun.value) if noun else None
    words_of = reading.text[noun.start : noun.end] if noun else ""
    return words_of, kind, ONE if _is_one(reading, fate) else NOT_REPORTED


def _is_denied(reading: Reading, fate: Mark, *, from_right: bool) -> bool:
    """'hurt nobody', 'no soldier was injured', 'nobody but the driver was hurt'."""
    if from_right and fate.entry.form != "nominal":
        ahead = (reading.low(fate.last), reading.low(fate.last + 1))
        return ahead[0] == "nobody" or ahead == ("no", "one")
    if reading.low(fate.first - 1) not in PASSIVE | PERFECT | ADVERBS:
        return False
    for at in range(fate.first - 1, max(fate.first - 8, -1), -1):
        if "," in reading.gap(at + 1) or is_cut(reading.low(at)):
            return False
        if reading.low(at) in _DENIED:
            return True
    return False


def _is_pronoun(reading: Reading, at: int) -> bool:
    """'killed him and wounded his brother': one person told before."""
    if reading.low(at) == "him":
        return True
    ends = at + 1 >= len(reading.words) or any(c in reading.gap(at + 1) for c in ",;.:")
    return reading.low(at) == "her" and (ends or reading.low(at + 1) in ("and", "in", "at", "on"))


def _is_article_phrase(reading: Reading, at: int) -> bool:
    """'killed a university lecturer': what is killed or hurt behind 'a' is one person."""
    if reading.low(at) in ("its", "his", "her"):
        head = reading.low(at + 1)
        return not head.endswith("s") and head not in _COLLECTIVE | {"two", "three", "four"}
    if reading.low(at) not in ("a", "an"):
        return False
    for word in range(at + 1, min(at + 5, len(reading.words))):
        if reading.low(word) in _COLLECTIVE:
            return False
        if any(c in reading.gap(word + 1) for c in ",;.") or reading.low(word) in ("of", "in"):
            return True
    return True


def _is_singular(reading: Reading, first: int, noun: Mark) -> bool:
    """'killed the top commander': one person behind an article."""
    head = reading.low(noun.last - 1)
    plural = head.endswith(("s", "men", "people")) or head in ("police", "troops", "personnel")
    return reading.low(first) in ("the", "a", "an") and head in _ONES and not plural


def _named(reading: Reading, at: int) -> int:
    """Return how many persons are named behind a verb: 'killed Sheikh Ali and commander Omar'."""
    if at >= len(reading.words) or any(mark.first == at for mark in reading.of("actor")):
        titled = _titled(reading, at)
        if not titled:
            return 0
    if not (_titled(reading, at) or _capital_run(reading, at)):
        return 0
    count, word = 1, at
    for word in range(at + 1, min(at + 14, len(reading.words) - 1)):
        if is_cut(reading.low(word)) or reading.low(word) in ("in", "on", "near", "at", "of"):
            break
        if reading.low(word) == "and" and (
            _titled(reading, word + 1) or _capital_run(reading, word + 1)
        ):
            count += 1
    return count


def _titled(reading: Reading, at: int) -> bool:
    titles = {mark.first for mark in reading.cues("person.titles")}
    return any(
        n in titles and _NAME.match(reading.words[min(n + 1, len(reading.words) - 1)].text)
        for n in range(at, min(at + 5, len(reading.words)))
        if all(reading.low(k) not in ("and", "in", "of") for k in range(at, n))
    )


def _capital_run(reading: Reading, at: int) -> bool:
    """Whether two capitalised words that are no place, actor or date follow: a person's name."""
    if at + 1 >= len(reading.words):
        return False
    pair = reading.words[at : at + 2]
    if not all(_NAME.match(word.text) for word in pair) or "," in reading.gap(at + 1):
        return False
    taken = [*reading.of("actor"), *reading.of("people")]
    if any(mark.first <= at < mark.last for mark in taken):
        return False
    return not any(hit.start <= pair[0].start < hit.end for hit in reading.hits)


def _is_one(reading: Reading, fate: Mark) -> bool:
    """Whether the subject before the fate is one person: 'he was killed', 'Ahmed Hassan died'."""
    at = fate.first - 1
    while at >= 0 and reading.low(at) in ADVERBS:
        at -= 1
    aux = reading.low(at)
    if aux == "was" and _has_single_subject(reading, at):
        return True
    if aux in ("was", "is") or (aux == "been" and reading.low(at - 1) == "has"):
        at -= 1 if aux != "been" else 2
    elif aux in PASSIVE | PERFECT or fate.entry.form == "either":
        return False
    for word in range(at, max(at - 20, -1), -1):
        if reading.low(word) in ("he", "she", "who"):
            return reading.low(word) != "who" or _has_name(reading, word)
        if _titled(reading, word) or (word > 0 and _capital_run(reading, word - 1)):
            return True
        if reading.low(word) in ("attack", "they", "attacks"):
            return False
        if is_cut(reading.low(word)):
            break
    opening = next((n for n, w in enumerate(reading.words) if w.start >= reading.sentence.body), 0)
    return opening < fate.first and (_titled(reading, opening) or _capital_run(reading, opening))


def _has_single_subject(reading: Reading, at: int) -> bool:
    """'The previous mukhtar was killed', 'his deputy was wounded': one person before 'was'."""
    before = [m for m in reading.of("people") if m.last == at]
    if not before or before[-1].entry.words[-1] in ("wounded", "injured", "dead", "police"):
        return False
    words = [reading.low(n) for n in range(max(0, at - 6), at)]
    heads = {"the", "a", "an", "his", "her", "their", "its"}
    if _COLLECTIVE & set(words) or not heads & set(words):
        return False
    return not words[-1].endswith(("s", "men", "people"))


def _has_name(reading: Reading, at: int) -> bool:
    return any(_capital_run(reading, word) for word in range(max(0, at - 6), at))


def is_name(word: str) -> bool:
    """Whether a word is written like a name."""
    return bool(_NAME.match(word))


def is_noise(reading: Reading, fate: Mark) -> bool:
    """Whether a fate word tells no fate: 'the dead', 'an arrest warrant', 'the killing'."""
    word, after = reading.low(fate.first), reading.low(fate.last)
    if word in ("dead", "wounded", "injured") and reading.low(fate.first - 1) in ("the", "of"):
        return fate.last - fate.first == 1
    if (
        word in ("arrest", "arrests", "captures", "wounds", "deaths")
        and fate.entry.form == "active"
    ):
        return reading.low(fate.first - 1) in DETERMINERS or after in ("warrant", "warrants")
    if word == "wounds" and not reading.low(fate.last).isdigit():
        return (
            not any(q.start == reading.words[fate.last].start for q in reading.quantities)
            if (fate.last < len(reading.words))
            else True
        )
    if (
        word == "killing"
        and fate.entry.form != "nominal"
        and reading.low(fate.first - 1) in DETERMINERS
    ):
        return True
    described = any(mark.first == fate.last for mark in reading.of("people"))
    if described and word in ("detained", "injured", "wounded", "captured", "kidnapped"):
        before = reading.low(fate.first - 1)
        return before in ("of", "for", "with", "from", "defends", "represents", "defending")
    return word in ("die", "dies") and after == "down"
