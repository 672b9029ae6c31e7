"""Who came to harm in a sentence: each number of people linked to its fate.

Ordered patterns: active ('killed 11 men'), passive ('11 men were killed'), participle ('12 dead'),
elliptic ('and four wounded'), nominal ('a toll of 11'), named and single persons.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from rasd.extract.bound import bound, uncounted
from rasd.extract.chains import AND, COMMA, WITH, closes, counting, is_doer, is_owner, link, listed
from rasd.extract.company import company_at, echoed
from rasd.extract.fates import find_fates, find_ordinal
from rasd.extract.groups import Group, Harm, find_groups, is_cut
from rasd.extract.heads import DESCRIBING
from rasd.extract.lexical import Reading
from rasd.extract.measures import find_measures
from rasd.extract.ones import NAMED, ONE, merged
from rasd.extract.phrases import Entry, Mark
from rasd.extract.quantities import add
from rasd.extract.singles import ADVERBS, PASSIVE, PERFECT, single
from rasd.extract.strays import DYING, find_bare, find_strays, with_the_dying
from rasd.extract.subsets import with_lone_subsets, with_subsets
from rasd.extract.voice import REFLEXIVE, is_active, may_suffer, past_date, past_relative
from rasd.extract.wordsets import word_set
from rasd.model import Toll

_NOT_ACROSS: Final = word_set("and said that but told says")
_NOUNLIKE: Final = word_set("bodies corpses deaths injuries fatalities dead death toll")
_ENDS: Final = frozenset(";:")
_LEFT_REACH: Final = 26
_RIGHT_REACH: Final = 4
_TOLL_REACH: Final = 22


def find_harms(reading: Reading) -> tuple[Harm, ...]:
    """Return the harms of a sentence in reading order; each number is used once."""
    return _Binder(reading).run()


class _Binder:
    """State of one sentence: which groups are taken already."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        counted = with_subsets(reading, find_groups(reading))
        self.groups = with_lone_subsets(reading, merged(reading, counted))
        self.fates = find_fates(reading, self.groups)
        self.taken: dict[int, str] = {}

    def run(self) -> tuple[Harm, ...]:
        harms = list(self._measured())
        for n, fate in enumerate(self.fates):
            if n and self._is_combined(self.fates[n - 1], fate):
                harms = [harm for harm in harms if harm.at != self.fates[n - 1].first]
                continue
            same = echoed(self.reading, fate, harms)
            if same is not None:
                harms.append(same)
                continue
            harms.extend(self._bind(n, fate))
        harms = with_the_dying(self.reading, harms)
        harms.extend(find_strays(self.reading, self.groups, frozenset(self.taken), harms))
        harms.extend(() if self.fates else find_bare(self.reading, self.groups))
        if not any(harm.toll.known for harm in harms):
            harms.extend(find_ordinal(self.reading))
        return tuple(sorted(harms, key=lambda harm: harm.at))

    def _measured(self) -> Iterator[Harm]:
        """'The death toll rose to 34': the head's own words tell no further fate."""
        for told in find_measures(self.reading, self.groups):
            group = self.groups[told.group]
            for n in range(told.older, told.group + 1):
                self.taken[n] = told.fate
            self.fates = [f for f in self.fates if f.last <= told.first or f.first >= told.last]
            word = self.reading.words[told.first]
            entry = Entry((word.low,), "fate", told.fate, "nominal")
            mark = Mark(told.first, told.last, word.start, word.end, entry)
            yield bound(mark, group.toll, "nominal", group)

    def _is_combined(self, before: Mark, fate: Mark) -> bool:
        """'killed or wounded', 'dead and injured': one number for two fates belongs to neither."""
        if fate.first != before.last + 1 or self.reading.low(before.last) not in ("and", "or"):
            return False
        pair = {before.value, fate.value}
        if pair == {"abducted", "killed"} or before.value == fate.value:
            return False
        if fate.entry.words[0] in DYING:
            return False  # 'he was wounded and died'
        return not any(g.first == fate.last for g in self.groups) or not any(
            g.last <= before.first for g in self.groups
        )

    def _bind(self, n: int, fate: Mark) -> Iterator[Harm]:
        form = fate.entry.form
        if form == "nominal":
            reach = _TOLL_REACH if fate.entry.words[-1] == "toll" else _RIGHT_REACH + 5
            yield from self._right(n, fate, "nominal", reach)
        elif form == "active" or (form == "either" and is_active(self.reading, fate, self.groups)):
            yield from self._right(n, fate, "active", _RIGHT_REACH)
        else:
            yield from self._left(n, fate)

    def _right(self, n: int, fate: Mark, rule: str, reach: int) -> Iterator[Harm]:
        first = past_date(self.reading, fate.last)
        first += self.reading.low(first) in PASSIVE
        if self.reading.low(first) in REFLEXIVE:
            if self.reading.low(first + 1) != "and":
                return
            first += 2
        limit = self._next(n)
        found = self._first_right(first, min(limit, first + reach + 1))
        if found is not None and self._is_left_of_next(n, found, rule):
            found = None
        if found is not None:
            chain = self._chain(found)
            company = self._company(self.groups[chain[-1]].last, limit)
            yield from self._harms(fate, [*chain, *company], rule)
        elif (them := self._them(fate)) is not None:
            yield bound(fate, them.toll, "shared", them)
        elif first <= fate.last + 1 and (rule != "nominal" or fate.entry.words[-1] == "of"):
            yield uncounted(self.reading, fate, rule)

    def _next(self, n: int) -> int:
        """Return the word of the fate behind fate `n`, the end of the sentence without one."""
        return self.fates[n + 1].first if n + 1 < len(self.fates) else len(self.reading.words)

    def _first_right(self, first: int, limit: int) -> int | None:
        """Return the people behind a verb: one person at once, a number a few words on."""
        for index, group in enumerate(self.groups):
            if group.first < first or index in self.taken:
                continue
            if group.first >= limit or self._cut_between(first, group.first):
                return None
            between = [self.reading.low(at) for at in range(first, group.first)]
            if group.sole:
                if all(word in ADVERBS for word in between) or self._describes(first, group.first):
                    return index
                continue
            return None if any(word in _NOT_ACROSS for word in between) else index
        return None

    def _describes(self, first: int, last: int) -> bool:
        """'Iraqi militia commander| Abu Mahdi': words for people or sides before a name."""
        marks = (*self.reading.of("people"), *self.reading.of("actor"))
        named = {n for m in marks for n in range(m.first, m.last)}
        return all(n in named or self.reading.low(n) in DESCRIBING for n in range(first, last))

    def _is_left_of_next(self, n: int, found: int, rule: str) -> bool:
        """'toll at 12 dead': the number belongs to the next fate."""
        if rule != "nominal" or n + 1 >= len(self.fates) or self.fates[n].entry.words[-1] == "of":
            return False
        following = self.fates[n + 1]
        return following.first == self.groups[found].last and following.value != "killed"

    def _left(self, n: int, fate: Mark) -> Iterator[Harm]:
        found = self._subject(fate, self.fates[n - 1].last if n else 0)
        company = self._company(fate.last, self._next(n))
        if found is not None or company:
            chain = [] if found is None else self._chain_back(found, fate)
            alone = single(self.reading, fate, from_right=False)[2] == ONE
            lead = ONE if found is None and alone else None
            yield from self._harms(fate, [*chain, *company], "passive", lead)
        elif fate.entry.value == "killed" and n and self.fates[n - 1].value == "abducted":
            yield self._shared(fate)
        elif fate.last - fate.first > 1 or fate.entry.words[0] not in _NOUNLIKE:
            yield uncounted(self.reading, fate, "passive")

    def _subject(self, fate: Mark, limit: int) -> int | None:
        """Return the people before a fate, nearest first, none beyond the fate before it."""
        for index in range(len(self.groups) - 1, -1, -1):
            group = self.groups[index]
            if group.first >= fate.first or group.subset or self._is_aside(index):
                continue
            if group.first < limit or fate.first - group.last > _LEFT_REACH:
                return None
            if index in self.taken or self._cut_between(group.last, fate.first):
                continue
            if may_suffer(self.reading, group, fate):
                return self._named_part(index)
        return None

    def _company(self, first: int, limit: int) -> list[int]:
        """'was killed along with two of his guards', 'is killed with two others'."""
        at = company_at(self.reading, first, limit)
        found = self._first_right(at, limit) if at > 0 else None
        if found is None or self._fate_follows(found):
            return []
        return self._chain(found)

    def _named_part(self, index: int) -> int:
        """'One of the reporters, Murad Mirza, was hurt': the name says who the one is."""
        before = self.groups[index - 1] if index else None
        if before is None or self.groups[index].sole != NAMED or before.toll.high != 1:
            return index
        return index - 1 if self._joined(index - 1, index) == COMMA else index

    def _is_aside(self, index: int) -> bool:
        """'Fifteen people, five of them soldiers, died': the part between commas is not the sum."""
        group = self.groups[index]
        if index and is_owner(self.reading, self.groups[index - 1], group):
            return True  # 'two guards of a lawmaker', 'six people from one family'
        if not group.partial or index == 0 or index - 1 in self.taken:
            return False
        return "," in self.reading.gap(group.first)

    def _them(self, fate: Mark) -> Group | None:
        """'kidnapped three guards and later executed them': those told last before the verb."""
        if self.reading.low(fate.last) != "them":
            return None
        before = [g for g in self.groups if g.last <= fate.first and not g.sole and not g.subset]
        return before[-1] if before else None

    def _shared(self, fate: Mark) -> Harm:
        for index, kind in self.taken.items():
            if kind == "abducted":
                group = self.groups[index]
                return bound(fate, group.toll, "shared", group)
        return uncounted(self.reading, fate, "passive")

    def _cut_between(self, first: int, last: int) -> bool:
        for at in range(first, last):
            if is_cut(self.reading.low(at)) and at > first:
                return True
            if any(char in self.reading.gap(at) for char in _ENDS):
                return True
        return any(char in self.reading.gap(last) for char in _ENDS)

    def _chain(self, index: int) -> list[int]:
        """Return the groups joined to the right of `index`: 'an officer and four soldiers'."""
        chain, links = [index], []
        for n in range(index + 1, len(self.groups)):
            word = self._joined(n - 1, n)
            if self.groups[n].subset or self.groups[n].partial or not word:
                break
            if self._fate_follows(n):
                break
            chain.append(n)
            links.append(word)
        behind = self.groups[chain[-1]].last
        fates = {fate.first for fate in self.fates}
        if self.reading.low(behind) == "and" and {behind + 1, behind + 2} & fates:
            return chain  # 'killing five policemen, seven civilians and wounding 35'
        return chain[: listed(links) + 1]

    def _chain_back(self, index: int, fate: Mark) -> list[int]:
        """Return the groups joined to the left of `index`; they end with 'and' before it."""
        chain = [index]
        for n in range(index - 1, -1, -1):
            left, right = self.groups[n], self.groups[chain[-1]]
            if n and is_owner(self.reading, self.groups[n - 1], left):
                continue  # 'the brother of a blogger and a captain'
            word = link(self.reading, left, right)
            aside = left.subset or (left.partial and "," in self.reading.gap(left.first))
            if aside or n in self.taken or not word or (len(chain) == 1 and word == COMMA):
                break
            if word == WITH and fate.first == right.last and fate.entry.form == "either":
                break  # '32 dead, along with 225 wounded'
            chain.append(n)
        return chain

    def _joined(self, left: int, right: int) -> str:
        return link(self.reading, self.groups[left], self.groups[right])

    def _fate_follows(self, index: int) -> bool:
        at = self.groups[index].last
        at = past_relative(self.reading, at, min(at + 14, len(self.reading.words)))
        while self.reading.low(at) in PASSIVE | ADVERBS | PERFECT:
            at += 1
        return any(fate.first == at and fate.entry.form != "active" for fate in self.fates)

    def _harms(
        self, fate: Mark, chain: list[int], rule: str, lead: Toll | None = None
    ) -> Iterator[Harm]:
        """Return the harm of a list of people, attackers among them apart from their victims."""
        for n in chain:
            self.taken[n] = fate.value
        chain = sorted(chain)
        links = [self._joined(left, right) or AND for left, right in pairwise(chain)]
        groups = counting([self.groups[n] for n in chain], links)
        sides = (
            [g for g in groups if not is_doer(self.reading, g)],
            [g for g in groups if is_doer(self.reading, g)],
        )
        for side in sides:
            if not side:
                continue
            main = max(side, key=lambda g: (g.known, not g.sole, g.toll.low or 0))
            toll = add((*(g.toll for g in side), *((lead,) if lead else ())))
            if (
                len(side) > 1
                and all(g.sole == NAMED for g in side)
                and not closes(self.reading, side)
            ):
                toll = Toll(toll.low, toll.best, None)  # named without a count: at least these
            yield bound(fate, toll, rule, main, tuple(side))
