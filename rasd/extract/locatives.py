"""What each place name of a sentence is to the event: where it happened, or something else.

A name counts as the event's place by its own preposition ('in', 'near', 'at'), not because it is
the dateline, the speaker's office, the hospital, the funeral or where the victims came from.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Final

from rasd.extract.lexical import Reading
from rasd.extract.rulers import apposed, is_counted_from, is_government
from rasd.extract.wordsets import word_set
from rasd.model import Offset, Place
from rasd.relative import find_offsets
from rasd.toponyms import Hit

EVENT, NEAR, BESIDE = "event", "near", "beside"
ANCHOR, BEARER, ELSEWHERE = "anchor", "bearer", "elsewhere"

FIRM: Final = frozenset({EVENT, NEAR})
"""Roles that name the event's own place."""

WEIGHT: Final = {EVENT: 1.0, NEAR: 0.9, BESIDE: 0.6, ANCHOR: 0.5, BEARER: 0.35, ELSEWHERE: 0.0}
"""How far a role speaks for the event's place. Source: this project's coding rules: trigger's own
locative before anchors, anchors before institutions; origins and hospitals never."""

_SKIP: Final = word_set(
    "the a an northern southern eastern western central north south east west northeastern",
    "northwestern southeastern southwestern northeast northwest southeast southwest city town",
    "village province governorate district area region neighbourhood neighborhood suburb",
    "quarter sub subdistrict of iraq iraqi iraq's capital oil holy shiite shia sunni kurdish",
    "mainly mixed predominantly volatile restive flashpoint disputed nearby its rich troubled",
    "port same provincial ethnically religiously former sprawling isis held is multi ethnic and",
    "border desert mountainous syrian turkish iranian jordanian kuwaiti lebanese rural greater",
    "outer upper lower ancient historic ruined old new",
)
_LOCATIVE: Final = word_set(
    "in at near outside inside on around across into through within along by over off beside",
    "behind throughout towards toward between above against",
)
_PART: Final = word_set(
    "outskirts edge edges centre center heart north south east west northeast northwest",
    "southeast southwest northern southern eastern western part parts area areas fringes side",
    "suburb suburbs town city village district districts province governorate sub-district",
    "neighborhood neighbourhood countryside mountains hills border borders desert direction",
    "entrance middle vicinity region road highway streets street market bombing shelling attack",
    "liberation siege subdistrict plains village's surroundings sector sectors villages towns",
    "storming invasion takeover seizure capture retaking west-northwest bank corner section",
    "sections",
)
_PEOPLE_OF: Final = word_set(
    "mayor governor head chief director residents people natives sons inhabitants spokesman",
    "commander council police sheikh imam mukhtar family members member son citizens university",
    "court representative archbishop bishop patriarch emir wali leader capital judge ruler",
    "deputy headman officer officers villagers youth tribe tribes clan clans",
)
_CARE: Final = word_set(
    "hospital hospitals morgue morgues treatment clinic buried burial treated surgery evacuated",
)
_TELLERS: Final = word_set("doctor doctors medic medics physician paramedic surgeon")
_LISTING: Final = word_set("and even also across in near of the")
_FAR: Final = word_set("km kilometers kilometres miles away far")
_BOUND: Final = word_set("heading headed bound left leaving leave set")
_HIT: Final = word_set("bombed hit struck attacked shelled targeted stormed against targeting")
_CLOSE: Final = word_set("near outside behind opposite beside facing against")
_MOVED: Final = word_set(
    "brought taken transferred sent evacuated rushed travelled traveled traveling travelling",
    "returned returning heading way transported fled flee flown moved ferried escape airlifted",
    "went driving withdrew delivered handed travel deployed journey bound pilgrimage walking",
    "referred visited arrived visit marched lead leads leading march linking connecting links",
    "ambulance ambulances",
)
_BEARERS: Final = word_set(
    "operations command governor provincial council mayor police plates court directorate",
    "health administration residents security media spokesman officials official chamber",
    "university tribes tribe clan local intelligence authorities deputy department politician",
    "mp sheikh operation brigade morgue tv central general newspaper today post times",
    "organisation told said says added",
)


@dataclass(frozen=True, slots=True)
class Locative:
    """A place name with its role. isos: the governorates it may lie in; word: where it stands."""

    hit: Hit
    role: str
    isos: frozenset[str]
    word: int
    reason: str = ""

    @property
    def is_coarse(self) -> bool:
        """Whether it names a whole governorate (or may)."""
        return self.hit.sort == "governorate"

    @property
    def keys(self) -> frozenset[str]:
        """What tells it from other places: gazetteer ids, else the folded name."""
        if self.hit.places:
            return frozenset(place.id for place in self.hit.places)
        return frozenset({self.hit.text.lower()})

    @property
    def districts(self) -> frozenset[str]:
        """The districts it may lie in."""
        return frozenset(_district(place) for place in self.hit.places)

    def extends(self, other: Locative) -> bool:
        """Whether this is the fuller name of the other: 'Hawi Al Azim' of 'Al Azim'."""
        ending = f" {other.hit.text.lower()}"
        return bool(self.hit.places) and self.hit.text.lower().endswith(ending)


def _district(place: Place) -> str:
    return f"{place.iso}/{place.district}" if place.district else place.id


def isos_of(hit: Hit) -> frozenset[str]:
    """Return the governorates that a name may mean."""
    if hit.iso:
        return frozenset({hit.iso})
    return frozenset(place.iso for place in hit.places if place.iso)


def is_road(place: Locative) -> bool:
    """'beside the Baghdad-Kirkuk highway': an end of a road, far from where it happened."""
    return place.role == ANCHOR and place.reason.endswith("'road'")


def find_locatives(reading: Reading) -> tuple[tuple[Locative, ...], tuple[Offset, ...]]:
    """Return the places of a sentence with their roles, and its relative places."""
    if not reading.hits:
        return (), ()
    offsets = find_offsets(reading.text, reading.hits)
    ends = ((end, offset) for offset in offsets for end in (offset.anchor, offset.to))
    anchors = {end.span.start: offset for end, offset in ends if end is not None}
    found: list[Locative] = []
    for n, told in enumerate(reading.hits):
        hit = _unlisted(reading, _trimmed(told), reading.hits[n + 1 : n + 2])
        role, reason = _role(reading, hit, anchors.get(hit.start))
        if found and _is_listed(reading, found[-1].hit, hit) and found[-1].role == ELSEWHERE:
            role, reason = found[-1].role, found[-1].reason
        found.append(Locative(hit, role, isos_of(hit), reading.word_at(hit.start), reason))
    return tuple(found), offsets


def _is_listed(reading: Reading, left: Hit, right: Hit) -> bool:
    """Whether only a comma or 'and' stands between two names: 'hospitals in Sinjar, Dohuk and'."""
    first, last = reading.word_at(left.end), reading.word_at(right.start)
    return all(reading.low(n) in _LISTING for n in range(first, last))


def _trimmed(hit: Hit) -> Hit:
    """Drop a preposition that slipped into an unlisted name ('at Banqa')."""
    first, _, rest = hit.text.partition(" ")
    if not hit.places and rest and first.lower() in _LOCATIVE:
        return replace(hit, start=hit.end - len(rest), text=rest)
    return hit


def _unlisted(reading: Reading, hit: Hit, behind: tuple[Hit, ...]) -> Hit:
    """'Qadisiya, a town near Najaf' is none of the listed ones where none lies by Najaf."""
    if not behind or not hit.places or hit.iso:
        return hit
    match = apposed(reading.between(hit.end, behind[0].start))
    near = isos_of(behind[0])
    if match is None or not near or not near.isdisjoint(isos_of(hit)):
        return hit
    return replace(hit, places=(), kind=match["kind"].lower())


def _role(reading: Reading, hit: Hit, offset: Offset | None) -> tuple[str, str]:
    at = reading.word_at(hit.start)
    care = _care_before(reading, at)
    if care:
        return ELSEWHERE, f"beside '{care}'"
    if offset is not None and offset.relation in ("offset", "between", "road", "border"):
        return ANCHOR, f"anchor of '{offset.relation}'"
    if _is_person(reading, hit) or is_counted_from(reading, hit, at):
        return ELSEWHERE, "part of a person's name, or what days are counted from"
    after = _after(reading, hit)
    office = after in _BEARERS and hit.kind not in ("base", "airport", "prison")
    if office or is_government(reading, hit, at):
        return BEARER, f"part of a name or office ('{after}')"
    if reading.low(at - 1) in ("is", "was", "including") and "capital" in (
        reading.low(at - 2),
        reading.low(at - 3),
    ):
        return BEARER, "a capital, for orientation"
    return _by_preposition(reading, at, offset)


def _is_person(reading: Reading, hit: Hit) -> bool:
    """'Mohammed Rushdi and Zubair Hali': no preposition before it and a name behind."""
    at, behind = reading.word_at(hit.start), reading.word_at(hit.end)
    if hit.kind or hit.iso or behind >= len(reading.words) or reading.gap(behind) != " ":
        return False
    word = reading.words[behind]
    if not word.text.istitle() or not word.text.isalpha() or _is_place_word(reading, behind):
        return False
    if any(date.start <= word.start < date.end for date in reading.dates):
        return False
    if word.low in _BEARERS or word.low in _PART or word.low in _SKIP:
        return False
    return reading.low(at - 1) in ("and", "by") and reading.words[at - 2].text.istitle()


def _by_preposition(reading: Reading, at: int, offset: Offset | None) -> tuple[str, str]:
    """Return the role that the ruling preposition gives."""
    head, before = preposition(reading, at)
    if (head == "in" and before in _TELLERS and reading.low(1) == before) or (
        head == "to" and before == "according"
    ):
        return BEARER, f"'{before} {head}'"
    if reading.low(at - 1) == "for" and reading.low(at - 2) in _BOUND:
        return ELSEWHERE, f"destination ('{reading.low(at - 2)} for')"
    if head == "from":
        return (ANCHOR, "distance from it") if before in _FAR else (ELSEWHERE, "origin ('from')")
    if head == "to":
        return _to(reading, at)
    if head == "of":
        role = BEARER if before in _PEOPLE_OF else EVENT if before in _PART else BESIDE
        return role, f"'{before} of'" if role == BEARER else "of-phrase"
    near = NEAR if offset is not None and offset.relation == "near" else EVENT
    return (near, f"'{head}'") if head in _LOCATIVE else (BESIDE, "named beside the event")


def _to(reading: Reading, at: int) -> tuple[str, str]:
    """'moved to X' is a way there; 'the road to X', 'went off at the entrance to X' lie by it."""
    moved = [reading.low(n) for n in range(max(0, at - 9), at)]
    word = next((w for w in moved if w in _MOVED), "")
    word = "" if word == "went" and "off" in moved else word
    return (ELSEWHERE, f"destination ('{word}')") if word else (NEAR, "'to'")


def _after(reading: Reading, hit: Hit) -> str:
    """Return the word right behind a name and its kind word, '' across punctuation."""
    at = reading.word_at(hit.end)
    for _ in range(2):
        if at >= len(reading.words) or any(c in reading.gap(at) for c in ",.;:()\u2013\u2014"):
            return ""
        word = reading.low(at)
        if word not in _PART:
            return word
        at += 1
    return ""


def _care_before(reading: Reading, at: int) -> str:
    """Return a word of hospitals or funerals that rules the phrase before the name."""
    for word in range(at - 1, max(at - 7, -1), -1):
        if reading.low(word) in _CARE:
            beside = {reading.low(n) for n in range(word - 4, word)} & (_CLOSE | _HIT)
            return "" if beside else reading.low(word)
        if reading.low(word) in ("when", "where", "who", "after", "killed", "attack", "wounded"):
            return ""
        if any(c in reading.gap(word + 1) for c in ",;."):
            return ""
    return ""


def preposition(reading: Reading, at: int) -> tuple[str, str]:
    """Return the preposition that rules a name, and the word before it."""
    word = at - 1
    for _ in range(9):
        low = reading.low(word)
        if word < 0:
            return "", ""
        if low == "of" and reading.low(word - 1) in _PEOPLE_OF | _PART:
            inner = reading.low(word - 1)
            if inner not in _SKIP or inner in _PEOPLE_OF:
                return "of", inner
        if low == "to" and reading.low(word - 1) in ("next", "close"):
            return "near", reading.low(word - 2)
        if low in _LOCATIVE or low in ("from", "to"):
            return low, reading.low(word - 1)
        if low not in _SKIP and not _is_place_word(reading, word):
            return ("of", low) if reading.low(word + 1) == "of" else ("", low)
        word -= 1
    return "", ""


def _is_place_word(reading: Reading, word: int) -> bool:
    start = reading.words[word].start
    at = bisect_right(reading.hits, start, key=lambda hit: hit.start) - 1
    return at >= 0 and start < reading.hits[at].end
