"""Single persons told without a number: 'the mayor', 'his driver', 'Ahmed Hassan', 'him'.

They count as one where a fate stands beside them or a chain of people holds them ('the governor,
his driver and two guards'); far from both they count nobody.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from rasd.extract.groups import STOPS, Group
from rasd.extract.heads import bare_head, fate_behind, is_singular, opens_clause, surname
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.voice import REFLEXIVE
from rasd.extract.wordsets import ORDINALS, word_set
from rasd.model import TargetClass, Toll

ONE: Final = Toll(1, 1, 1)
NAMED, PRONOUN, NOUN = "name", "pronoun", "noun"
_LEADS: Final = word_set("the his her their its my our whose a an another")
_SUBJECTS: Final = frozenset({"he", "she", "him"})
_PARTICLES: Final = word_set("al el as ash ad bin ibn abu abd ul um umm ben de del van von da la")
_SOLE_ENDS: Final = ("er", "or", "ist", "ian", "man", "woman", "boy", "girl", "master", "ee", "ant")
_NOT_ONES: Final = word_set(
    "other number border order river water power summer winter corner center centre quarter matter",
    "manner paper computer shelter bunker tower tanker trailer container mortar charter member",
    "sector door floor factor motor tractor detonator consulate area toll tanker freezer cylinder",
    "restaurant plant moment incident president's month front attack want government department",
)
_NEVER_NAMES: Final = word_set(
    "the a an in on at of and but or from by for with to after before when while as near this that",
    "these those its his her their our no not it he she they we i you if then also both all most",
    "some many more one two three four five six seven eight nine ten there here who which",
    "meanwhile separately another earlier later security police army iraqi iraq islamic state isis",
    "joint ministry interior health defence defense kurdish turkish iranian american us popular",
    "human monday tuesday wednesday thursday friday saturday sunday january february march april",
    "may june july august september october november december gunmen local officials witnesses",
    "source according christmas ramadan eid muharram shiite sunni shia yazidi christian arab",
    "shi'ite new year",
)
_TIMES: Final = word_set("the a an this last next late later early today yesterday overnight")
_AUXILIARIES: Final = frozenset({"was", "is", "has", "had", "later"})
_NAME: Final = re.compile(r"[A-Z\u00c0-\u00de][\w'\u2019-]*\Z")
_GOVERN: Final = word_set(
    "said told added says of for by with near at in on to from against over under behind between",
    "outside",
)
_BREAKS: Final = frozenset(',;:\u2013\u2014"\u201c\u201d.()')
_REACH: Final = 7


def find_ones(reading: Reading, counted: tuple[Group, ...]) -> list[Group]:
    """Return the single persons of a sentence in reading order, apart from the counted groups."""
    taken = {n for group in counted for n in range(group.first, group.last)}
    found: list[Group] = []
    at = reading.word_at(reading.sentence.body)
    while at < len(reading.words):
        group = None if at in taken else _one_at(reading, at)
        if group is None or any(n in taken for n in range(group.first, group.last)):
            at += 1
            continue
        if not _is_governed(reading, at):
            found.append(group)
        at = group.last
    return found


def _one_at(reading: Reading, at: int) -> Group | None:
    low = reading.low(at)
    if low in _SUBJECTS or (low == "her" and _stands_alone(reading, at)):
        return _group(reading, at, at + 1, PRONOUN, None)
    if low in ("a", "the") and reading.low(at + 1) in ORDINALS:
        return _ordinal(reading, at)
    if low == "another" and fate_behind(reading, at + 1):
        return replace(_group(reading, at, at + 1, NOUN, None), more=True)
    if low in _LEADS:
        return _noun_phrase(reading, at)
    return _bare(reading, at) or _named(reading, at)


def _bare(reading: Reading, at: int) -> Group | None:
    """'Soldier| killed', 'Yacoub| died': a noun or surname that opens a clause by itself."""
    if not opens_clause(reading, at):
        return None
    noun = bare_head(reading, at)
    last = noun or surname(reading, at)
    marks = [m for m in reading.of("people") if at <= m.first < noun]
    return _group(reading, at, last, NOUN if noun else NAMED, _kind(marks)) if last else None


def _named(reading: Reading, at: int) -> Group | None:
    """'Ahmed Hassan', 'Lawmaker Omar', 'photographer Ali': a name, with what the person is."""
    last = name_end(reading, at)
    if last:
        marks = [m for m in reading.of("people") if at <= m.first < last]
        return _group(reading, at, last, NAMED, _kind(marks))
    titled = _title_end(reading, at)
    last = name_end(reading, titled, short=True) if titled else 0
    if not last:
        return None
    marks = [m for m in reading.of("people") if at <= m.first < titled]
    return _group(reading, at, last, NAMED, _kind(marks))


def _is_governed(reading: Reading, at: int) -> bool:
    """'near the shrine of Ali Hasan', 'by the police chief': neither subject nor object.

    'the death of Ali Hasan' and 'along with his driver' do name who came to harm.
    """
    before = reading.low(at - 1)
    if before not in _GOVERN:
        return False
    if before == "with":
        return reading.low(at - 2) not in ("along", "together")
    return not any(
        m.last == at and m.entry.form in ("nominal", "active") for m in reading.of("fate")
    )


def _stands_alone(reading: Reading, at: int) -> bool:
    """'killing her and wounding …': the person, not what is hers."""
    if at + 1 >= len(reading.words) or any(c in _BREAKS for c in reading.gap(at + 1)):
        return True
    return reading.low(at + 1) in STOPS


def _noun_phrase(reading: Reading, at: int) -> Group | None:
    """'the Turkish vice-consul', 'his infant daughter', 'the security analyst Hisham Ali'."""
    stop = at + 1
    fates = {m.first for m in reading.of("fate")}
    while stop < min(len(reading.words), at + _REACH):
        if reading.low(stop) in STOPS or stop in fates:
            break
        if any(char in _BREAKS for char in reading.gap(stop)) and stop > at + 1:
            break
        stop += 1
    marks = [m for m in reading.of("people") if at < m.first and m.last <= stop]
    head = max(marks, key=lambda m: m.last) if marks else None
    if head is None:
        return _unlisted(reading, at, stop)
    if not is_singular(reading, head.last):
        return None
    last, sort = head.last, NOUN
    if reading.low(last) in REFLEXIVE:
        return _group(reading, at, last + 1, sort, _kind([m for m in marks if m.last == last]))
    named = name_end(reading, last, short=True) if last < stop else 0
    if named:
        last, sort = named, NAMED
    elif last < stop and not _may_follow(reading, last):
        return None
    return _group(reading, at, last, sort, _kind([m for m in marks if m.last == head.last]))


def _ordinal(reading: Reading, at: int) -> Group | None:
    """'a third died later', 'a fourth passenger': one more of those told before."""
    behind = at + 2
    people = [m for m in reading.of("people") if m.first == behind]
    if people and is_singular(reading, people[0].last):
        group = _group(reading, at, people[0].last, NOUN, _kind(people))
    elif reading.low(behind) in _AUXILIARIES or any(m.first == behind for m in reading.of("fate")):
        group = _group(reading, at, behind, NOUN, None)
    else:
        return None
    return replace(group, more=reading.low(at) == "a")


def _unlisted(reading: Reading, at: int, stop: int) -> Group | None:
    """'their headmaster', 'a beautician': a noun that no list holds but that names a doer."""
    head = reading.low(stop - 1)
    if (
        not 1 <= stop - at - 1 <= 3
        or head in _NOT_ONES
        or reading.words[stop - 1].text[0].isupper()
    ):
        return None
    if any(m.first < stop and m.last > at for m in (*reading.of("thing"), *reading.of("noun"))):
        return None
    if not head.endswith(_SOLE_ENDS) or len(head) < 5:
        return None
    return _group(reading, at, stop, NOUN, None)


def _may_follow(reading: Reading, at: int) -> bool:
    """Whether the word behind a person's noun leaves it a person ('a guard| post' does not)."""
    if any(m.first <= at < m.last for m in reading.of("thing")):
        return False
    if reading.low(at) in _TIMES:
        return True
    text = reading.words[at].text
    return text[0].isupper() or reading.low(at).endswith("ly") or reading.low(at).isdigit()


def name_end(reading: Reading, at: int, *, short: bool = False) -> int:
    """Return the word behind a person's name that begins at `at`, 0 where none does.

    short: one word is enough ('commander Omar'), because a noun for a person stands before it.
    """
    capitals, last = 0, at
    while last < min(len(reading.words), at + 7):
        if last > at and any(char in _BREAKS for char in reading.gap(last)):
            break
        word = reading.words[last]
        if _NAME.match(word.text) and word.low not in _NEVER_NAMES:
            capitals += 1
        elif word.low not in _PARTICLES or (last == at and not _is_particle(reading, last)):
            break
        last += 1
    while last > at and reading.low(last - 1) in _PARTICLES:
        last -= 1
    if capitals < (1 if short else 2) or _is_known(reading, at, last):
        return 0
    return last


def _is_particle(reading: Reading, at: int) -> bool:
    return reading.low(at) in ("abu", "al", "umm", "abd")


def _is_known(reading: Reading, at: int, last: int) -> bool:
    """Whether the capitals are those of an actor, a place, a day or a thing."""
    if any(m.first < last and m.last > at for m in (*reading.of("actor"), *reading.of("thing"))):
        return True
    start, end = reading.words[at].start, reading.words[last - 1].end
    if any(date.start < end and date.end > start for date in reading.dates):
        return True
    return any(hit.start <= start < hit.end for hit in reading.hits)


def _title_end(reading: Reading, at: int) -> int:
    """Return the word behind a title at `at` ('Lawmaker', 'Lieutenant Colonel'), 0 without one."""
    titles = {m.first: m.last for m in reading.of("people") if is_singular(reading, m.last)}
    titles |= {m.first: m.last for m in reading.cues("person.titles")}
    last = at
    while last in titles and last < at + 4:
        last = titles[last]
    return last if last > at and last < len(reading.words) else 0


def single_name(reading: Reading, at: int) -> Group | None:
    """Return the one capitalised word that ends before `at` as a person: 'Soleimani and …'."""
    first = at - 1
    if first < reading.word_at(reading.sentence.body):
        return None
    word = reading.words[first]
    bare = first == reading.word_at(reading.sentence.body) or "," in reading.gap(first)
    if not bare or not _NAME.match(word.text) or word.low in _NEVER_NAMES:
        return None
    marks = [m for m in reading.of("people") if m.first <= first < m.last]
    actors = [m for m in (*reading.of("actor"), *reading.of("thing")) if m.first <= first < m.last]
    if marks or actors or any(d.start == word.start for d in reading.dates):
        return None
    return _group(reading, first, at, NAMED, None)


def _kind(marks: list[Mark]) -> TargetClass | None:
    return TargetClass(min(marks, key=lambda m: m.entry.weight).value) if marks else None


def _group(reading: Reading, first: int, last: int, sort: str, kind: TargetClass | None) -> Group:
    start, end = reading.words[first].start, reading.words[last - 1].end
    return Group(
        first=first,
        last=last,
        start=start,
        end=end,
        toll=ONE,
        rule="single",
        vague=False,
        kind=kind,
        noun=reading.text[start:end],
        known=True,
        sole=sort,
    )


def merged(reading: Reading, counted: tuple[Group, ...]) -> tuple[Group, ...]:
    """Return counted groups and single persons in reading order."""
    groups = [*counted, *find_ones(reading, counted)]
    joined = (group.first - 1 for group in groups if reading.low(group.first - 1) == "and")
    lone = [single_name(reading, at) for at in joined]
    groups += [group for group in lone if group is not None]
    return tuple(sorted(groups, key=lambda g: g.first))
