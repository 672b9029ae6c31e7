"""One pass over one text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from rasd.model import Place
from rasd.text import ARTICLES, name_key
from rasd.toponyms.kinds import (
    BUILT,
    FIRST,
    FIRST_WORDS,
    HEADS,
    NAMED_BY,
    PLURALS,
    PROVINCE,
    SETTLEMENTS,
    kind_at,
)
from rasd.toponyms.line import Line
from rasd.toponyms.traps import is_weak, trapped
from rasd.toponyms.values import Entry, Hit, Names
from rasd.toponyms.words import MOST_WORDS, NEVER_NAMES, NO_PLACES, UNLISTED_WORDS

_ROW: Final = re.compile(r"\s*+(?:,\s*+(?:and|or|&)|,|and|or|&)\s++(?:the\s)?")
_LINK: Final = re.compile(
    r"\s*+(?:,\s*+(?:and|or|&)|,|and|or|&)\s++(?:the\s)?|,?\s(?:in|near|of)\s(?:the\s)?"
    r"|,\s[^.\n]{0,60}\s(?:of|from)\s(?:the\s)?"
)
"""What may stand between a doubtful name and the place that makes it one."""
_BESIDE: Final = re.compile(
    r",?\s(?:[\w-]+\s){0,3}(?:near|in|of|from|outside)\s(?:the\s)?(?:city\sof\s)?", re.IGNORECASE
)
"""What stands between a town that bears a governorate's name and the place that tells it is one:
'Salahaddin, north of Erbil'."""
_NEIGHBOURS: Final = 12
_TOWNS: Final = frozenset({"city", "town", "district", "sub-district"})
_NEVER_FIRST: Final = ARTICLES | HEADS | NO_PLACES


@dataclass(slots=True)
class Scan:
    """One pass over one text: first the known names, then those that only a kind word betrays."""

    names: Names
    line: Line
    cased: bool

    def known(self) -> list[Hit]:
        """Return the names that the index holds and no trap refuses."""
        found: list[tuple[Hit, bool]] = []
        at, count = 0, len(self.line.words)
        while at < count:
            match = self._longest(at)
            if match is None:
                at += 1
                continue
            entry, stop = match
            judged = self._judge(entry, at, stop)
            if judged is not None:
                found.append(judged)
            at = stop
        hits = self._towns(self._keep(found))
        return _share_kinds(self.line.text, hits, self._plurals())

    def _towns(self, hits: list[Hit]) -> list[Hit]:
        """Read a governorate's name as the town of that name where the place beside it says so."""
        done = list(hits)
        for at, (hit, after) in enumerate(itertools.pairwise(hits)):
            gap = self.line.text[hit.end : after.start]
            if hit.iso and not hit.kind and _BESIDE.fullmatch(gap):
                done[at] = self._town(hit, after)
        return done

    def _town(self, hit: Hit, after: Hit) -> Hit:
        entry = self.names.index.get(name_key(hit.text))
        isos = {after.iso, *(p.iso for p in after.places)} - {hit.iso}
        towns = tuple(p for p in entry.places if p.iso in isos) if entry is not None else ()
        if not towns:
            return hit
        kind = towns[0].kind if towns[0].kind in SETTLEMENTS else "town"
        return replace(hit, iso="", places=towns, kind=kind, sort="place")

    def _longest(self, at: int) -> tuple[Entry, int] | None:
        """Return the entry of the longest name that starts at word `at`, and where it stops."""
        words, index = self.line.words, self.names.index
        first = words[at]
        if (self.cased and not first.capital) or first.folded in _NEVER_FIRST:
            return None
        key = first.key[2:] if first.folded.startswith("albu") else first.key
        prefixes = self.names.prefixes
        if key not in prefixes:
            entry = self._proclitic(first.key) if key > "؀" else None
            return None if entry is None else (entry, at + 1)
        best, stop, taken, here = index.get(key), at + 1, 1, at
        while taken < MOST_WORDS and key in prefixes and self.line.soft(here):
            here += 1
            word = words[here]
            if word.folded in ARTICLES and self.line.soft(here):
                continue
            if self.cased and word.folded == "a" and not word.capital:
                break  # 'in Baghdad a day earlier': no 'Baghdada'
            key += word.key
            taken += 1
            entry = index.get(key)
            if entry is not None:
                best, stop = entry, here + 1
        if best is None or (stop == at + 1 and first.folded in FIRST and self.line.soft(at)):
            return None
        return best, stop

    def _proclitic(self, key: str) -> Entry | None:
        """Look an Arabic word up without 'and', 'in', 'to' written onto it."""
        if key[0] not in "وبلفك" or len(key) < 4:
            return None
        rest = key[1:].removeprefix("ال") if key[0] != "ل" else key[1:].removeprefix("ل")
        return self.names.index.get(rest)

    def _written_on(self, at: int) -> int:
        """Return how many letters of an Arabic word are an 'and', 'in', 'to' written onto it."""
        word = self.line.words[at]
        known = word.key in self.names.prefixes or word.folded in ARTICLES
        return 0 if known or word.key < "؀" or self._proclitic(word.key) is None else 1

    def _judge(self, entry: Entry, at: int, stop: int) -> tuple[Hit, bool] | None:
        """Return the hit and whether it stands in doubt; None for a trap."""
        kind, follows = self.line.kind_beside(at, stop)
        weak = is_weak(self.line, self.names, at, stop)
        if trapped(self.line, self.names, entry, (at, stop), kind):
            return None
        if kind in BUILT and follows and (weak or _named_after(entry, kind)):
            return None
        hit = self._hit(entry, at, stop, kind)
        doubt = weak and not kind and not self.line.placed(at)
        return None if hit is None else (hit, doubt)

    def _hit(self, entry: Entry, at: int, stop: int, kind: str) -> Hit | None:
        start, end = self.line.left(at) + self._written_on(at), self.line.words[stop - 1].end
        hit = Hit(start, end, self.line.text[start:end], kind=kind)
        places = tuple(entry.places)
        if kind == PROVINCE and (entry.iso or entry.only_iso):
            return replace(hit, iso=entry.iso or entry.only_iso, sort="governorate")
        if entry.foreign and not (places and self._at_home(places, at, stop, kind)):
            return replace(hit, sort="foreign")
        home = tuple(p for p in places if p.iso == entry.iso)
        quarter = kind == "neighbourhood" and not home
        if entry.iso and not (places and (kind in _TOWNS or quarter)):
            return replace(hit, iso=entry.iso, places=home, sort="governorate")
        return replace(hit, places=places) if places else None

    def _at_home(self, places: tuple[Place, ...], at: int, stop: int, kind: str) -> bool:
        """Whether a name that is also abroad's means the place here: by its kind or company."""
        if kind in SETTLEMENTS or kind in {"sub-district", "district", "area"}:
            return True
        words = self.line.words
        near = words[max(at - _NEIGHBOURS, 0) : at] + words[stop : stop + _NEIGHBOURS]
        isos = {p.iso for p in places if p.iso}
        entries = (self.names.index.get(w.key) for w in near if w.capital)
        return any(e is not None and e.iso in isos for e in entries)

    def _keep(self, found: list[tuple[Hit, bool]]) -> list[Hit]:
        """Drop doubtful names that stand beside no sure one: 'Zap, Gara and Qandil' keeps all."""
        sure = [not doubt for _, doubt in found]
        text = self.line.text
        for order in (range(1, len(found)), range(len(found) - 1, 0, -1)):
            for at in order:
                left, right = found[at - 1][0], found[at][0]
                gap = text[left.end : right.start]
                row = sure[at - 1] and not sure[at]
                joined = sure[at - 1] != sure[at] and right.sort != "foreign" != left.sort
                if joined and (_ROW.fullmatch(gap) if row else _LINK.fullmatch(gap)):
                    sure[at - 1] = sure[at] = True
        return [hit for (hit, _), good in zip(found, sure, strict=True) if good]

    def _plurals(self) -> frozenset[int]:
        return frozenset(w.start for w in self.line.words if w.folded in PLURALS)

    def unlisted(self, hits: list[Hit]) -> list[Hit]:
        """Return names that no list has but a kind word gives away: 'Kandar village'."""
        taken = {at for h in hits for at in range(h.start, h.end)}
        found: list[Hit] = []
        for at, word in enumerate(self.line.words):
            if word.folded not in FIRST_WORDS:
                continue
            for hit in self._named_by(at):
                if taken.isdisjoint(range(hit.start, hit.end)):
                    found.append(hit)
                    taken.update(range(hit.start, hit.end))
        return found

    def _named_by(self, at: int) -> Iterator[Hit]:
        """Yield the name before a kind word, else the one after 'of', else the one it explains."""
        line = self.line
        kind, size = line.kind(at)
        if kind not in NAMED_BY or not size:
            return
        stop = self._after_of(at + size)
        start = at if stop and kind in SETTLEMENTS else self._run_before(at)
        if start < at:
            if line.words[at].folded not in PLURALS:
                yield self._plain(start, at, kind)
        elif stop:
            yield self._plain(at + size + 1, stop, kind)
        else:
            yield from self._explained(at, kind)

    def _run_before(self, at: int) -> int:
        """Return where the capitalised words before word `at` begin; `at` if there are none."""
        start, low = at, max(at - UNLISTED_WORDS, 0)
        while start > low and self.line.soft(start - 1) and self._proper(start - 1):
            start -= 1
        return at if start == at - 1 and self.line.words[start].folded in ARTICLES else start

    def _after_of(self, at: int) -> int:
        """Return where the capitalised words of 'of X' at word `at` stop; 0 if there are none."""
        words = self.line.words
        if at + 1 >= len(words) or words[at].folded not in {"of", "called", "named"}:
            return 0
        stop = at + 1
        while stop <= at + UNLISTED_WORDS and self._joins(stop, at + 1):
            stop += 1
        return stop if stop > at + 1 else 0

    def _joins(self, at: int, first: int) -> bool:
        inside = at < len(self.line.words) and (at == first or self.line.soft(at - 1))
        return inside and self._proper(at)

    def _explained(self, at: int, kind: str) -> Iterator[Hit]:
        """Yield X of 'X, a village some 30 km …' where `at` is the kind word."""
        words = self.line.words
        low = max(at - UNLISTED_WORDS, 0)
        comma = next((n for n in range(at - 1, low, -1) if words[n].folded in {"a", "an"}), 0)
        if not comma or not self._proper(comma - 1) or not self.line.apposition(comma):
            return
        start = comma - 1
        while start > 0 and self.line.soft(start - 1) and self._proper(start - 1):
            start -= 1
        yield self._plain(start, comma, kind)

    def _proper(self, at: int) -> bool:
        """Whether word `at` can be part of an unlisted name."""
        word = self.line.words[at]
        if word.folded in ARTICLES:
            return self.line.soft(at)
        shout = self.line.text[word.start : word.end].isupper()
        plain = word.folded in NEVER_NAMES or word.folded.isdigit() or word.key in self.names.given
        return word.capital and not shout and not plain and not kind_at((word.folded,))[1]

    def _plain(self, start: int, stop: int, kind: str) -> Hit:
        left, right = self.line.words[start].start, self.line.words[stop - 1].end
        return Hit(left, right, self.line.text[left:right], kind=kind)


def _named_after(entry: Entry, kind: str) -> bool:
    """Whether 'X street' or 'X mosque' is just called X: all but markets and such in a town X."""
    town = any(p.iso == entry.iso for p in entry.places)
    return bool(entry.iso) and not (town and kind in {"market", "building"})


def _share_kinds(text: str, hits: list[Hit], plurals: frozenset[int]) -> list[Hit]:
    """Give 'Diyala, Kirkuk and Wasit provinces' its kind on every name of the row."""
    done = list(hits)
    for at in range(len(done) - 1, 0, -1):
        after, before = done[at], done[at - 1]
        last = after.end + 1 in plurals or (at + 1 < len(done) and done[at + 1].kind == after.kind)
        row = _ROW.fullmatch(text[before.end : after.start]) is not None
        if not (after.kind and last and row) or before.kind:
            continue
        whole = after.kind == PROVINCE and before.iso
        places = () if whole else before.places
        done[at - 1] = replace(before, kind=after.kind, places=places)
    return done
