"""Groups of people in a sentence: a number with its noun ('at least eight federal policemen').

What counts no people (ages, distances, vehicles) is left out; what counts a part of people told
already ('among them 24 Iranians', 'two of them') is kept and marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rasd.extract.lexical import Reading
from rasd.extract.people import KIN, MODIFIERS
from rasd.extract.phrases import Mark
from rasd.extract.quantities import Quantity, add
from rasd.extract.wordsets import ORDINALS, word_set
from rasd.model import TargetClass, Toll

_REACH: Final = 8
_KIN: Final = frozenset(KIN)
_MODIFIERS: Final = frozenset(MODIFIERS)
_ONE: Final = Toll(1, 1, 1)
_SINGLE_RULES: Final = frozenset({"article", "kin"})
STOPS: Final = word_set(
    "in at on of from by with to for near when while after before as who whom which that whose",
    "where was were is are be been being has have had and or but during outside inside between",
    "into against including among did do does could would will may might over behind under",
    "told said say says also then plus alongside left leaving if than not off onto up along",
    "without around towards toward within through so",
)
_BARE: Final = word_set(
    "more others other another further additional",
)
_ORDINALS: Final = ORDINALS - {"second"}
_LOOSE: Final = word_set(
    "members member people others bodies body victims victim elements element men persons",
    "person personnel fighters officers dead individuals leaders leader commanders commander",
)
_SIDES: Final = frozenset({"side", "sides", "clan", "clans", "tribe", "tribes", "families"})
"""'eight of both sides' counts people, not sides."""

_ATTACKERS: Final = word_set(
    "attackers gunmen militants assailants bombers terrorists jihadists insurgents kidnappers",
)
_ARTICLES: Final = frozenset({"a", "an"})
_BREAKS: Final = ',;:\u2013\u2014"\u201c.()'
_WHOLES: Final = word_set("the these those")
_CLAUSE: Final = word_set(
    "when while after before as which that whose where",
)


@dataclass(frozen=True, slots=True)
class Group:
    """People as counted. first..last: words (half-open) from the number to the end of its noun.

    noun: index of the head noun's mark words or -1; kind: target class, None where no noun says.
    subset: a part of a number told elsewhere; partial: 'three of the soldiers'; more: 'another'.
    known: a noun for people stands with it. sole: '' where a number is told, else how one person
    without a number is ('name', 'pronoun', 'noun').
    """

    first: int
    last: int
    start: int
    end: int
    toll: Toll
    rule: str
    vague: bool
    kind: TargetClass | None
    noun: str
    known: bool
    subset: bool = False
    partial: bool = False
    more: bool = False
    sole: str = ""


@dataclass(frozen=True, slots=True)
class Harm:
    """A fate with the people it befell. at: word of the fate; start, end: characters.

    toll: NOT_REPORTED where the text gives no number ('killed civilians'). kind: class of the
    people, None where nothing says. noun: their words. subset: a part of a toll told elsewhere.
    more: told as further people ('another three'). rule: id of the pattern.
    """

    fate: str
    toll: Toll
    at: int
    start: int
    end: int
    rule: str
    kind: TargetClass | None = None
    noun: str = ""
    vague: bool = False
    subset: bool = False
    more: bool = False
    active: bool = False


def find_groups(reading: Reading) -> tuple[Group, ...]:
    """Return the groups of people of a sentence in reading order, subsets not yet marked."""
    made: list[Group] = []
    for quantity in reading.quantities:
        if quantity.barred or quantity.rule == "none":
            continue
        group = _group(reading, quantity)
        if group is not None:
            made.append(group)
    return tuple(made)


def _group(reading: Reading, quantity: Quantity) -> Group | None:
    """Read the noun behind a number; None where it counts things or nothing at all."""
    first, after = reading.word_at(quantity.start), reading.word_at(quantity.end)
    stop = _noun_stop(reading, after)
    head = _last_in(reading.of("people"), after, stop)
    thing = _last_in((*reading.cues("bars.units"),), after, stop)
    if thing is not None and (head is None or thing.last > head.last):
        owned = head is not None and reading.low(head.last) == "of"
        sides = reading.low(after) == "of" and reading.low(thing.first) in _SIDES
        if not (owned or sides):
            return None
        stop = head.last if owned and head is not None else after
    if head is None and _is_no_person(reading, quantity, after, stop):
        return None
    words = {reading.low(at) for at in range(after, stop)}
    end_of = stop if head is None else head.last
    partial = _is_partial(reading, after) or _is_partial(reading, end_of)
    if head is None and quantity.rule not in _SINGLE_RULES and _is_of(reading, after, stop, words):
        return None
    last = max(end_of, first + 1)
    more = _bare_kin(reading, last, quantity)
    last += 2 * more
    toll = add((quantity.toll, *([_ONE] * more)))
    kind = _kind(reading, head, after)
    end = reading.words[last - 1].end if last > after else quantity.end
    noun = reading.text[reading.words[after].start : end] if after < last else ""
    return Group(
        first=first,
        last=last,
        start=quantity.start,
        end=max(end, quantity.end),
        toll=toll,
        rule=quantity.rule,
        vague=quantity.vague,
        kind=kind,
        noun=noun.removeprefix("of "),
        known=head is not None,
        partial=partial,
        more=_is_more(reading, quantity, words),
    )


def _bare_kin(reading: Reading, at: int, quantity: Quantity) -> int:
    """'his wife| and daughter': how many kin follow without a word of their own."""
    count = 0
    if quantity.rule not in _SINGLE_RULES:
        return 0
    while (
        not any(char in _BREAKS for char in reading.gap(at))
        and reading.low(at) == "and"
        and reading.low(at + 1) in _KIN
    ):
        count, at = count + 1, at + 2
    return count


def _is_more(reading: Reading, quantity: Quantity, words: set[str]) -> bool:
    """'three others', 'another 2 policemen', 'a fourth man': people beside those told before."""
    before = reading.low(reading.word_at(quantity.start) - 1)
    if "another" in (before, quantity.text.lower().split(" ")[0]):
        return True
    return bool(words & (_BARE | _ORDINALS if quantity.rule == "article" else _BARE))


def _is_of(reading: Reading, after: int, stop: int, words: set[str]) -> bool:
    """Whether a number counts what only 'of' says: 'two cases of'."""
    return stop > after and not (words & _BARE) and reading.low(stop) == "of"


def _is_no_person(reading: Reading, quantity: Quantity, after: int, stop: int) -> bool:
    """Whether a number without a noun for people is an age, or an article far from its noun."""
    far = quantity.rule in _SINGLE_RULES and stop - after > 4
    return far or _is_age(reading, quantity, after)


def _is_age(reading: Reading, quantity: Quantity, after: int) -> bool:
    """'a man, 35, and': a bare number between commas is an age."""
    before = reading.text[max(0, quantity.start - 2) : quantity.start]
    return before == ", " and reading.text[quantity.end : quantity.end + 1] == "," and after > 1


def _noun_stop(reading: Reading, after: int) -> int:
    """Return the word where the noun behind a number ends at the latest."""
    fates = {mark.first for mark in reading.of("fate")}
    people = reading.of("people")
    at = after
    if reading.low(at) == "of" and reading.low(at + 1) not in ("them", "whom", "the", "which"):
        at += 1
    limit = min(len(reading.words), at + _REACH)
    counted = {reading.word_at(quantity.start) for quantity in reading.quantities}
    while at < limit:
        if reading.low(at) == "and" and _joins_adjectives(reading, at):
            at += 1
            continue
        if (at > after and at in counted) or (at > after + 1 and reading.low(at) in _ARTICLES):
            break  # 'one woman| two days earlier', 'ten guards| a day'
        named = reading.words[at].text == "IS"  # the group, not the verb: '27 IS militants'
        if (reading.low(at) in STOPS and not named) or (at in fates and at > after):
            break
        if at in fates and not _is_adjective(reading, at):
            break
        if reading.low(at).endswith("ing") and any(m.last == at for m in people):
            break  # 'two brothers| herding sheep'

        scare = at == after and any(m.first == at for m in people)  # '36 "terrorists"'
        if any(char in reading.gap(at) for char in (",;:" if scare else _BREAKS)):
            break
        at += 1
    return at


def _joins_adjectives(reading: Reading, at: int) -> bool:
    """'several Iraqi and American| servicemen': both words say what one noun is."""
    if reading.low(at - 1) not in _MODIFIERS or reading.low(at + 1) not in _MODIFIERS:
        return False
    return any(mark.first == at + 2 for mark in reading.of("people"))


def _is_adjective(reading: Reading, at: int) -> bool:
    """Whether a fate word before a noun only describes it: 'three wounded soldiers'."""
    return any(mark.first == at + 1 for mark in reading.of("people")) and reading.low(at) in (
        "wounded",
        "injured",
        "captured",
        "kidnapped",
        "dead",
    )


def _last_in(marks: tuple[Mark, ...], first: int, stop: int) -> Mark | None:
    inside = [mark for mark in marks if first <= mark.first < stop]
    return max(inside, key=lambda mark: mark.last) if inside else None


def _is_partial(reading: Reading, at: int) -> bool:
    if "," in reading.gap(at):
        return False  # 'the deaths numbered 24, of whom seven were police'
    if reading.low(at) == "of" and reading.low(at + 1) in _WHOLES:
        return any(m.first == at + 2 or m.first == at + 3 for m in reading.of("people"))
    return any(mark.first == at for mark in reading.cues("subset.back"))


def _kind(reading: Reading, head: Mark | None, after: int) -> TargetClass | None:
    """Return the class of the noun; 'members of the army' takes it from what follows."""
    if head is None:
        ahead = {reading.low(n) for n in range(after, after + 4)}
        return TargetClass.MILITANTS if reading.low(after) == "of" and ahead & _ATTACKERS else None
    inside = [
        mark
        for mark in reading.of("people")
        if mark.last == head.last or (mark.first >= after and mark.last <= head.first)
    ]
    near = [*reading.of("people"), *reading.of("thing")]
    if reading.words[head.last - 1].low in _LOOSE:
        if reading.low(head.last) == "of":
            inside += [m for m in near if head.last < m.first <= head.last + 4]
        inside += [m for m in near if after <= m.first < head.first]
        sides = [m for m in reading.of("actor") if after <= m.first < head.first]
        if any(mark.entry.form in ("militants", "generic") for mark in sides):
            return TargetClass.MILITANTS
    inside = [m for m in inside if m.entry.form == "people" or m.last > head.last] or [head]
    best = min(inside, key=lambda mark: mark.entry.weight)
    return TargetClass(best.value)


def is_cut(word: str) -> bool:
    """Whether a word opens a clause of its own, across which no number reaches its verb."""
    return word in _CLAUSE
