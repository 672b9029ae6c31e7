"""Find the names of places in a text: one pass, longest name first, traps refused.

Names come from the country's gazetteer and governorates, and from `lexicon/foreign.toml` for what
lies abroad or is no place at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from rasd.country import Country
from rasd.kinds import BUILT, NAMED_BY, PLURALS, PROVINCE, SETTLEMENTS, kind_at
from rasd.model import Place
from rasd.text import ARTICLES, Token, fold, name_key, name_words, tokens, word_key

MOST_WORDS: Final = 6
_SOFT: Final = re.compile(r"[ \u00a0\-\u2010\u2011]{0,2}\n?[ \-]?")
_TAIL: Final = re.compile(
    r"\s?[-\u2010\u2011\u2013](based|born|bred|educated|backed|trained|style|made|origin|native)\b",
    re.IGNORECASE,
)
_PLACE_PREPOSITIONS: Final = frozenset(
    "in near at from of to around outside between towards toward into inside across through via "
    "on by beyond within behind reach reached north south east west northern southern eastern "
    "western northeast northwest southeast southwest northeastern northwestern southeastern "
    "southwestern central upper lower downtown and linking connecting leaving entering".split()
)
_FUNCTION: Final = _PLACE_PREPOSITIONS | frozenset(
    "the a an when while after before as but or with for that this these those where which who "
    "is was were are be been has had have its their his her not no also then than more most "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december old new greater police army iraq iraqi "
    "meanwhile earlier later last since until during under over about against".split()
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place's name in a text.

    start, end: code points, `text[start:end] == Hit.text`; kind words are outside unless they
    belong to the name. iso: set when the words denote a governorate (or may: then `places` holds
    the town of that name too). places: gazetteer entries of that name, () for a name that only
    its kind word betrays. kind: the kind word beside it or ''. sort: 'governorate', 'place' or
    'foreign'.
    """

    start: int
    end: int
    text: str
    iso: str = ""
    places: tuple[Place, ...] = ()
    kind: str = ""
    sort: str = "place"


@dataclass(slots=True)
class _Entry:
    """What a key stands for."""

    iso: str = ""
    only_iso: str = ""
    places: list[Place] = field(default_factory=list)
    foreign: bool = False
    mask: bool = False


class Toponyms:
    """The scanner of one country. Building it takes some 40 ms; scanning is linear."""

    def __init__(self, country: Country) -> None:
        self._country = country
        words = country.lexicon("foreign")
        self._index: dict[str, _Entry] = {}
        self._weak = {word_key(w) for w in words["weak"]}
        self._titles = {fold(w) for w in words["titles"]}
        self._given = {word_key(w) for w in words["given_names"]}
        self._institutions = {fold(w) for w in words["institutions"]}
        self._capital = next(p for p in country.places if p.id == country.capital_id)
        self._fill(words)

    def named(self, name: str) -> tuple[str, tuple[Place, ...]]:
        """Return (ISO key or '', places) that a name may stand for, whatever its case."""
        if _CAPITAL.fullmatch(name.strip()):
            return "", (self._capital,)
        entry = self._index.get(name_key(name)) or self._index.get("".join(name_words(name)))
        if entry is None:
            return "", ()
        return entry.iso or entry.only_iso, tuple(entry.places)

    def scan(self, text: str, *, cased: bool = True) -> tuple[Hit, ...]:
        """Return the place names of `text`, left to right, none overlapping.

        cased: names must begin with a capital; False for text written without capitals.
        """
        words = tokens(text)
        scan = _Scan(self, text, words, cased)
        hits = scan.known()
        hits = _share_plurals(text, hits, words)
        hits += scan.unlisted(hits)
        hits += self._capitals(text, words, hits)
        return tuple(sorted(hits, key=lambda h: h.start))

    def _fill(self, words: Any) -> None:
        for governorate in self._country.governorates:
            for name in governorate.variants:
                self._entry(name, "iso", governorate.iso)
            for name in governorate.kind_variants:
                self._entry(name, "only_iso", governorate.iso)
        for place in self._country.places:
            for name in {place.name, *place.variants, place.name_ar, place.name_ku} - {""}:
                self._add_place(name, place)
        for name in (*words["countries"], *words["places"]):
            self._entry(name, "foreign", value=True)
        for name in words["phrases"]:
            self._entry(name, "mask", value=True)

    def _entry(self, name: str, attribute: str, value: str | bool) -> None:
        for key in {name_key(name), "".join(name_words(name))}:
            if len(key) >= 2:
                setattr(self._index.setdefault(key, _Entry()), attribute, value)

    def _add_place(self, name: str, place: Place) -> None:
        for key in {name_key(name), "".join(name_words(name))}:
            if len(key) >= 2:
                places = self._index.setdefault(key, _Entry()).places
                if place not in places:
                    places.append(place)

    def _capitals(self, text: str, words: list[Token], hits: list[Hit]) -> list[Hit]:
        """Return 'the capital' where it means the country's and no name follows it."""
        starts = {h.start for h in hits}
        found = []
        for match in _CAPITAL.finditer(text):
            after = next((w.start for w in words if w.start >= match.end()), len(text))
            named = after in starts and len(text[match.end() : after].strip(" ,")) == 0
            if not named:
                start, end = match.span()
                found.append(Hit(start, end, match.group(), places=(self._capital,), kind="city"))
        return found


_CAPITAL: Final = re.compile(
    r"\b(?:the (?:Iraqi )?|Iraq['’]s |the country['’]s )capital(?: city)?\b(?! of (?!Iraq)|\w)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Scan:
    """One pass over one text."""

    names: Toponyms
    text: str
    words: list[Token]
    cased: bool

    def known(self) -> list[Hit]:
        """Return the names that the index holds and no trap refuses."""
        hits, at = [], 0
        while at < len(self.words):
            found = self._longest(at)
            if found is None:
                at += 1
                continue
            entry, stop = found
            hit = self._judge(entry, at, stop)
            if hit is not None:
                hits.append(hit)
            at = stop
        return hits

    def soft(self, at: int) -> bool:
        """Whether word `at` and the next stand in one name: blanks or a hyphen between them."""
        words = self.words
        if at < 0 or at + 1 >= len(words) or words[at].owner:
            return False
        gap = self.text[words[at].end : words[at + 1].start]
        return len(gap) <= 3 and _SOFT.fullmatch(gap) is not None

    def _longest(self, at: int) -> tuple[_Entry, int] | None:
        words, index = self.words, self.names._index
        first = words[at]
        if (self.cased and not first.capital) or (first.folded in ARTICLES):
            return None
        key = first.key[2:] if first.folded.startswith("albu") else first.key
        best, stop, taken = index.get(key), at + 1, 1
        if best is None and first.key > "؀":
            best = self._proclitic(first.key)
        here = at
        while taken < MOST_WORDS and self.soft(here):
            here += 1
            word = words[here]
            if word.folded in ARTICLES and self.soft(here):
                continue
            key += word.key
            taken += 1
            entry = index.get(key)
            if entry is not None:
                best, stop = entry, here + 1
        return None if best is None else (best, stop)

    def _proclitic(self, key: str) -> _Entry | None:
        """Look an Arabic word up without 'and', 'in', 'to' written onto it."""
        if key[0] not in "وبلفك" or len(key) < 4:
            return None
        rest = key[1:].removeprefix("ال") if key[0] != "ل" else key[1:].removeprefix("ل")
        return self.names._index.get(rest)

    def _judge(self, entry: _Entry, at: int, stop: int) -> Hit | None:
        if entry.mask or _TAIL.match(self.text, self.words[stop - 1].end):
            return None
        kind, size, before = self.kind_beside(at, stop)
        if self._institution(stop) or self._person(entry, at, stop, kind):
            return None
        if kind in BUILT and not before and (entry.iso or self._is_weak(at, stop)):
            return None
        if self._is_weak(at, stop) and not kind and not self._placed(at):
            return None
        hit = self._hit(entry, at, stop, kind)
        return hit if hit is None or size >= 0 else None

    def _hit(self, entry: _Entry, at: int, stop: int, kind: str) -> Hit | None:
        start, end = self._left(at), self.words[stop - 1].end
        hit = Hit(start, end, self.text[start:end], kind=kind)
        places = tuple(entry.places)
        if kind == PROVINCE and (entry.iso or entry.only_iso):
            return replace(hit, iso=entry.iso or entry.only_iso, sort="governorate")
        if entry.foreign and not (places and self._at_home(places, at, stop, kind)):
            return replace(hit, sort="foreign")
        if entry.iso and not (places and kind in {"city", "town", "district", "sub-district"}):
            home = tuple(p for p in places if p.iso == entry.iso)
            return replace(hit, iso=entry.iso, places=home, sort="governorate")
        return replace(hit, places=places) if places else None

    def _at_home(self, places: tuple[Place, ...], at: int, stop: int, kind: str) -> bool:
        """Whether a name that is also abroad's means the place here: by its kind or company."""
        if kind in SETTLEMENTS or kind in {"sub-district", "district", "area"}:
            return True
        near = self.words[max(at - 12, 0) : at] + self.words[stop : stop + 12]
        isos = {p.iso for p in places}
        entries = (self.names._index.get(w.key) for w in near if w.capital)
        return any(e is not None and e.iso in isos and e.iso for e in entries)

    def _left(self, at: int) -> int:
        """Return where the name starts: with its article if that is written to it."""
        words = self.words
        if at == 0 or words[at - 1].folded not in ARTICLES or not self.soft(at - 1):
            return words[at].start
        article = words[at - 1]
        hyphen = "-" in self.text[article.end : words[at].start]
        opening = at == 1 or not self.soft(at - 2)
        written = article.folded in {"al", "el"} or (article.capital and not opening)
        return article.start if hyphen or written else words[at].start

    def kind_beside(self, at: int, stop: int) -> tuple[str, int, bool]:
        """Return (kind, words taken, stands before) of the kind word beside words `at..stop`."""
        words = self.words
        kind, size = kind_at(tuple(w.folded for w in words[stop : stop + 2]))
        if size and self.soft(stop - 1):
            return kind, size, False
        kind, size = self._kind_before(at)
        if size:
            return kind, size, True
        return self._apposition(stop), 0, False

    def _kind_before(self, at: int) -> tuple[str, int]:
        """Read 'village of X', 'the city of X', 'Mount X', 'Camp X' before word `at`."""
        back = at - 1
        while back >= 0 and self.words[back].folded in ARTICLES | {"the"} and self.soft(back):
            back -= 1
        if back < 0 or not self.soft(back):
            return "", 0
        if self.words[back].folded in {"of", "called", "named"} and self.soft(back - 1):
            pair = tuple(w.folded for w in self.words[max(back - 2, 0) : back])
            kind, size = kind_at(pair)
            kind, size = (kind, size) if size == 2 else kind_at(pair[-1:])
            plural = pair[-1] in PLURALS if pair else False
            return (kind, size) if not plural or kind == PROVINCE else (kind, size)
        word = self.words[back]
        known = word.folded in {"mount", "camp", "lake", "city", "town", "village", "island"}
        return (kind_at((word.folded,))[0], 1) if known else ("", 0)

    def _apposition(self, stop: int) -> str:
        """Read 'X, a village some 30 km …': the kind within four words after the comma."""
        words = self.words
        if stop >= len(words) or words[stop].folded not in {"a", "an"}:
            return ""
        if self.text[words[stop - 1].end : words[stop].start].strip() != ",":
            return ""
        for here in range(stop + 1, min(stop + 5, len(words))):
            kind, size = kind_at(tuple(w.folded for w in words[here : here + 2]))
            if size and words[here].folded not in PLURALS:
                return kind
            if not self.soft(here) or words[here].folded in _FUNCTION - _PLACE_PREPOSITIONS:
                break
        return ""

    def _institution(self, stop: int) -> bool:
        if stop >= len(self.words) or not self.soft(stop - 1):
            return False
        word = self.words[stop]
        return word.capital and word.folded in self.names._institutions

    def _is_weak(self, at: int, stop: int) -> bool:
        return stop - at == 1 and self.words[at].key in self.names._weak

    def _placed(self, at: int) -> bool:
        """Whether a preposition or direction of place stands right before word `at`."""
        back = at - 1
        while back >= 0 and self.words[back].folded in ARTICLES and self.soft(back):
            back -= 1
        if back < 0:
            return False
        gap = self.text[self.words[back].end : self.words[at].start]
        return self.words[back].folded in _PLACE_PREPOSITIONS and len(gap) <= 8 and "." not in gap

    def _person(self, entry: _Entry, at: int, stop: int, kind: str) -> bool:
        """Whether the words are part of a person's name."""
        words = self.words
        back, article = at - 1, False
        while back >= 0 and words[back].folded in ARTICLES and self.soft(back):
            back, article = back - 1, True
        if back >= 0 and self._follows_person(back, at, article):
            return True
        if kind or stop >= len(words) or not self.soft(stop - 1):
            return False
        after = words[stop]
        if after.folded in ARTICLES and self.soft(stop):
            surname = words[stop + 1]
            unknown = surname.key not in self.names._index
            return surname.capital and unknown and surname.key.endswith("i")
        known = after.key in self.names._index or after.folded in _FUNCTION
        given = after.key in self.names._given or self._is_weak(at, stop)
        return after.capital and given and not known and stop - at == 1 and not entry.foreign

    def _follows_person(self, back: int, at: int, article: bool) -> bool:
        before, names = self.words[back], self.names
        gap = self.text[before.end : self.words[back + 1].start]
        if before.folded in names._titles and before.capital and gap in {" ", ". ", "-"}:
            return True
        if not before.capital or before.owner or not self.soft(back):
            return False
        if before.key in names._given and before.key not in names._index:
            return True
        nisba = article and self.words[at].key.endswith("i")
        entry = names._index.get(before.key)
        person = before.key in names._given
        plain = before.folded in _FUNCTION or kind_at((before.folded,))[1] > 0
        return (nisba or person) and not plain and (entry is None or person)

    def unlisted(self, hits: list[Hit]) -> list[Hit]:
        """Return names that no list has but a kind word gives away: 'Kandar village'."""
        taken = [(h.start, h.end) for h in hits]
        return [
            hit
            for at in range(len(self.words))
            for hit in self._named_by(at)
            if not any(start < hit.end and hit.start < end for start, end in taken)
        ]

    def _named_by(self, at: int) -> Iterable[Hit]:
        kind, size = kind_at(tuple(w.folded for w in self.words[at : at + 2]))
        if kind not in NAMED_BY or not size:
            return
        after = at + size
        if after + 1 < len(self.words) and self.words[after].folded in {"of", "called", "named"}:
            stop = after + 1
            while self._proper(stop, after + 1):
                stop += 1
            if stop > after + 1:
                yield self._plain_hit(after + 1, stop, kind)
            return
        start = at
        while start > max(at - 4, 0) and self.soft(start - 1) and self._proper(start - 1, 0):
            start -= 1
        while start < at and self.words[start].folded in ARTICLES and start + 1 == at:
            start += 1
        if start < at and self.words[at].folded not in PLURALS:
            yield self._plain_hit(start, at, kind)

    def _proper(self, at: int, first: int) -> bool:
        """Whether word `at` can be part of an unlisted name."""
        if at >= len(self.words) or (first and at > first and not self.soft(at - 1)):
            return False
        if first and at - first >= 4:
            return False
        word = self.words[at]
        if word.folded in ARTICLES:
            return self.soft(at)
        shout = self.text[word.start : word.end].isupper()
        return (
            word.capital
            and not shout
            and word.folded not in _FUNCTION | _PEOPLES
            and not word.folded.isdigit()
            and not kind_at((word.folded,))[1]
        )

    def _plain_hit(self, start: int, stop: int, kind: str) -> Hit:
        left, right = self.words[start].start, self.words[stop - 1].end
        return Hit(left, right, self.text[left:right], kind=kind)


_PEOPLES: Final = frozenset(
    "shiite shia sunni kurdish kurd turkmen turkoman turkish yazidi yezidi ezidi christian arab "
    "kakai assyrian shabak islamic iranian syrian federal military isis daesh is pkk one another "
    "several two three four five six seven both each every some many all small large remote poor "
    "rural nearby same other mainly mostly predominantly ethnic muslim chaldean iraqs kurdistan "
    "if once only just so it there here he she they we you i his our my".split()
)


def _share_plurals(text: str, hits: list[Hit], words: list[Token]) -> list[Hit]:
    """Give 'Diyala, Kirkuk and Wasit provinces' its kind on every name of the row."""
    plural = {w.start: w.folded for w in words if w.folded in PLURALS}
    done = list(hits)
    for at in range(len(done) - 1, 0, -1):
        after, before = done[at], done[at - 1]
        gap = text[before.end : after.start]
        tail = text[after.end : after.end + 1]
        shared = after.kind and (after.end + len(tail) in plural or done[at].kind == before.kind)
        if shared and not before.kind and re.fullmatch(r"\s*(,|,?\s*(and|or))\s+", gap):
            iso = before.iso or after.iso if after.kind == PROVINCE else before.iso
            places = () if after.kind == PROVINCE and before.iso else before.places
            done[at - 1] = replace(before, kind=after.kind, places=places, iso=before.iso and iso)
    return done
