"""Who came to harm in a sentence: each number of people linked to its fate.

Ordered patterns: active ('killed 11 soldiers'), passive ('11 soldiers were killed'), participle
('12 killed'), elliptic ('and four wounded'), nominal ('a toll of 11'), named and single persons.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rasd.extract.fates import find_fates, ordinal_fate
from rasd.extract.groups import Group, Harm, find_groups, is_cut, one_before
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.quantities import add
from rasd.extract.singles import ADVERBS, DETERMINERS, ONE, PASSIVE, PERFECT, is_name, single
from rasd.extract.wordsets import word_set
from rasd.model import Toll

_REFLEXIVE: Final = frozenset(["himself", "herself", "themselves", "itself"])
_BEFORE_NUMBER: Final = word_set("another the his her its their these those further")
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
        self.groups = find_groups(reading)
        self.fates = find_fates(reading, self.groups)
        self.taken: dict[int, str] = {}

    def run(self) -> tuple[Harm, ...]:
        harms: list[Harm] = []
        for n, fate in enumerate(self.fates):
            if n and self._is_combined(self.fates[n - 1], fate):
                harms = [harm for harm in harms if harm.at != self.fates[n - 1].first]
                continue
            harms.extend(self._bind(n, fate))
        one = ordinal_fate(self.reading) if not harms else None
        if one is not None:
            name, first, last = one
            start, end = self.reading.words[first].start, self.reading.words[last - 1].end
            harms.append(Harm(name, ONE, first, start, end, "ordinal.number", more=True))
        return tuple(harms)

    def _is_combined(self, before: Mark, fate: Mark) -> bool:
        """'killed or wounded', 'dead and injured': one number for two fates belongs to neither."""
        if fate.first != before.last + 1 or self.reading.low(before.last) not in ("and", "or"):
            return False
        pair = {before.value, fate.value}
        if pair == {"abducted", "killed"} or before.value == fate.value:
            return False
        return not any(g.first == fate.last for g in self.groups) or not any(
            g.last <= before.first for g in self.groups
        )

    def _bind(self, n: int, fate: Mark) -> Iterator[Harm]:
        form = fate.entry.form
        if form == "nominal":
            reach = _TOLL_REACH if fate.entry.words[-1] == "toll" else _RIGHT_REACH + 5
            yield from self._right(n, fate, "nominal", reach)
        elif form == "active" or (form == "either" and self._is_active(fate)):
            yield from self._right(n, fate, "active", _RIGHT_REACH)
        else:
            yield from self._left(n, fate)

    def _is_active(self, fate: Mark) -> bool:
        """Whether 'killed' has its people behind it."""
        at = fate.first - 1
        while self.reading.low(at) in ADVERBS:
            at -= 1
        before, following = self.reading.low(at), self.reading.low(fate.last)
        if (before in PASSIVE and at >= 0) or "," in self.reading.gap(fate.last):
            return False
        starts = {group.first for group in self.groups}
        counted = fate.last in starts and bool(following)
        further = following in _BEFORE_NUMBER and fate.last + 1 in starts
        one = following in DETERMINERS | _REFLEXIVE | {"him", "them", "another"}
        none = following == "nobody" or (
            following == "no" and self.reading.low(fate.last + 1) == "one"
        )
        if none or (following in ("him", "her") and before not in PASSIVE):
            return True
        return counted or further or before in PERFECT or one or self._object_follows(fate.last)

    def _object_follows(self, at: int) -> bool:
        """Whether people stand behind the verb without a number: 'killed ISIS members', a name."""
        marks = [*self.reading.of("people"), *self.reading.of("actor")]
        if any(mark.first == at for mark in marks):
            return True
        if at >= len(self.reading.words) or self.reading.sentence.headline:
            return False
        return is_name(self.reading.words[at].text) and not self._is_date(at)

    def _is_date(self, at: int) -> bool:
        start = self.reading.words[at].start
        return any(date.start <= start < date.end for date in self.reading.dates)

    def _right(self, n: int, fate: Mark, rule: str, reach: int) -> Iterator[Harm]:
        if self.reading.low(fate.last) in _REFLEXIVE:
            return
        limit = self.fates[n + 1].first if n + 1 < len(self.fates) else len(self.reading.words)
        found = None
        for index, group in enumerate(self.groups):
            if group.first < fate.last or index in self.taken:
                continue
            if group.first - fate.last > reach or group.first >= limit:
                break
            if self._cut_between(fate.last, group.first) or self._crosses(fate, index):
                break
            found = index
            break
        if found is not None and self._is_left_of_next(n, found, rule):
            found = None
        if found is not None:
            lead = self._uncounted_before(fate, found)
            yield self._harm(fate, self._chain(found), rule, lead=lead)
        elif rule != "nominal" or fate.entry.words[-1] == "of":
            yield self._uncounted(fate, rule)

    def _uncounted_before(self, fate: Mark, found: int) -> int:
        """Count a single person named before the number: 'killed Sheikh Ali and two guards'."""
        words = range(fate.last, self.groups[found].first)
        if not words or self.reading.low(words[-1]) != "and":
            return 0
        one = self.reading.low(words[0]) in ("a", "an")
        return 1 if one or is_name(self.reading.words[words[0]].text) else 0

    def _crosses(self, fate: Mark, index: int) -> bool:
        """Whether a word between verb and number shows that the number is another's."""
        words = range(fate.last, self.groups[index].first)
        crossing = any(self.reading.low(at) in _NOT_ACROSS for at in words)
        return crossing and not self._uncounted_before(fate, index)

    def _is_left_of_next(self, n: int, found: int, rule: str) -> bool:
        """'toll at 12 dead': the number belongs to the next fate."""
        if rule != "nominal" or n + 1 >= len(self.fates):
            return False
        following = self.fates[n + 1]
        return following.first == self.groups[found].last and following.value != "killed"

    def _left(self, n: int, fate: Mark) -> Iterator[Harm]:
        limit = self.fates[n - 1].last if n else 0
        found = None
        for index in range(len(self.groups) - 1, -1, -1):
            group = self.groups[index]
            if group.first >= fate.first or group.subset or self._is_aside(index):
                continue
            if group.last > fate.first and group.first >= fate.first:
                continue
            if group.first < limit or fate.first - group.last > _LEFT_REACH:
                break
            if index in self.taken or self._cut_between(group.last, fate.first):
                continue
            if not self._may_suffer(group, fate):
                continue
            found = index
            break
        if found is not None:
            chain = self._chain_back(found)
            yield self._harm(
                fate, chain, "passive", lead=one_before(self.reading, self.groups, min(chain))
            )
        elif fate.entry.value == "killed" and n and self.fates[n - 1].value == "abducted":
            yield self._shared(fate)
        elif fate.last - fate.first > 1 or fate.entry.words[0] not in _NOUNLIKE:
            yield self._uncounted(fate, "passive")

    def _is_aside(self, index: int) -> bool:
        """'Fifteen people, five of them soldiers, died': the part between commas is not the sum."""
        group = self.groups[index]
        if not group.partial or index == 0 or index - 1 in self.taken:
            return False
        return "," in self.reading.gap(group.first)

    def _may_suffer(self, group: Group, fate: Mark) -> bool:
        """A number without a noun must stand near its verb, or it counts something else."""
        if group.known or group.partial:
            return True
        between = [self.reading.low(at) for at in range(group.last, fate.first)]
        if between[:1] == ["of"]:
            people = self.reading.of("people")
            return any(group.last < m.first and m.last <= fate.first for m in people)
        allowed = PASSIVE | PERFECT | ADVERBS | {"of", "them", "on", "board", "people", "in"}
        return all(word in allowed for word in between) or group.rule == "article"

    def _shared(self, fate: Mark) -> Harm:
        for index, kind in self.taken.items():
            if kind == "abducted":
                group = self.groups[index]
                return self._made(fate, group.toll, "shared", group)
        return self._uncounted(fate, "passive")

    def _cut_between(self, first: int, last: int) -> bool:
        for at in range(first, last):
            if is_cut(self.reading.low(at)) and at > first:
                return True
            if any(char in self.reading.gap(at) for char in _ENDS):
                return True
        return any(char in self.reading.gap(last) for char in _ENDS)

    def _chain(self, index: int) -> list[int]:
        """Return the groups joined to the right of `index`: 'an officer and four soldiers'."""
        chain = [index]
        for n in range(index + 1, len(self.groups)):
            if self.groups[n].subset or self.groups[n].partial or not self._joined(n - 1, n):
                break
            if self._fate_follows(n):
                break
            chain.append(n)
        return chain

    def _chain_back(self, index: int) -> list[int]:
        chain = [index]
        for n in range(index - 1, -1, -1):
            if self.groups[n].subset or n in self.taken or not self._joined(n, n + 1):
                break
            chain.append(n)
        return chain

    def _joined(self, left: int, right: int) -> bool:
        first, last = self.groups[left].last, self.groups[right].first
        words = [self.reading.low(at) for at in range(first, last)]
        words = [word for word in words if not word.isdigit()]
        gaps = "".join(self.reading.gap(at) for at in range(first, last + 1))
        if any(char in gaps for char in ";:()\u2014\u2013"):
            return False
        # 'four of her sons': the of-phrase is part of the first group's noun
        plain = [w for w in words if w not in DETERMINERS]
        if plain[:1] == ["of"] and plain[-1] == "and" and len(plain) <= 7 and "," not in gaps:
            acts = (*self.reading.of("verb"), *self.reading.of("fate"))
            return not any(self.groups[left].last <= m.first < last for m in acts)
        return plain in (["and"], ["as", "well", "as"], ["along", "with"], ["plus"]) or (
            not plain and "," in gaps
        )

    def _fate_follows(self, index: int) -> bool:
        at = self.groups[index].last
        while self.reading.low(at) in PASSIVE | ADVERBS | PERFECT:
            at += 1
        return any(fate.first == at and fate.entry.form != "active" for fate in self.fates)

    def _harm(self, fate: Mark, chain: list[int], rule: str, *, lead: int = 0) -> Harm:
        groups = [self.groups[n] for n in chain]
        for n in chain:
            self.taken[n] = fate.value
        toll = add((*(g.toll for g in groups), *((ONE,) * lead)))
        main = max(groups, key=lambda g: (g.known, g.toll.low or 0))
        return self._made(fate, toll, rule, main, tuple(groups))

    def _made(
        self, fate: Mark, toll: Toll, rule: str, main: Group, groups: tuple[Group, ...] = ()
    ) -> Harm:
        spans = groups or (main,)
        return Harm(
            fate=fate.value,
            toll=toll,
            at=fate.first,
            start=min(fate.start, *(g.start for g in spans)),
            end=max(fate.end, *(g.end for g in spans)),
            rule=f"{rule}.{main.rule}",
            kind=main.kind,
            noun=main.noun,
            vague=any(g.vague for g in spans),
            subset=main.subset or (main.partial and len(spans) == 1),
            more=main.more,
            active=rule == "active",
        )

    def _uncounted(self, fate: Mark, rule: str) -> Harm:
        """A fate without a number: a single or named person counts as one, else nobody knows."""
        from_right = rule in ("active", "nominal")
        noun, kind, toll = single(self.reading, fate, from_right=from_right)
        return Harm(
            fate=fate.value,
            toll=toll,
            at=fate.first,
            start=fate.start,
            end=fate.end,
            rule=f"{rule}.{'single' if toll.known else 'uncounted'}",
            kind=kind,
            noun=noun,
            active=rule == "active",
        )
