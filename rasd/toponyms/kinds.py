"""The kind words that stand beside a place's name, and what they say about it."""

from __future__ import annotations

from typing import Final

from rasd.text import fold

PROVINCE: Final = "province"
_GROUPS: Final = {
    PROVINCE: "province provinces governorate governorates muhafazah muhafaza",
    "district": "district districts qadha qada qaza",
    "sub-district": "subdistrict subdistricts nahiya nahiyah nahia",
    "city": "city cities metropolis",
    "town": "town towns township",
    "village": "village villages hamlet hamlets",
    "neighbourhood": "neighborhood neighborhoods neighbourhood neighbourhoods suburb suburbs "
    "quarter quarters",
    "area": "area areas region regions zone plain plains countryside desert basin farmland "
    "farmlands orchards farms",
    "valley": "valley",
    "mountain": "mountain mountains mount hills hill range heights",
    "island": "island",
    "lake": "lake reservoir",
    "river": "river canal",
    "waterfall": "waterfall waterfalls",
    "dam": "dam",
    "base": "base bases airbase barracks headquarters outpost",
    "airport": "airport airfield airstrip",
    "camp": "camp camps",
    "prison": "prison jail",
    "oilfield": "oilfield refinery gasfield",
    "crossing": "crossing checkpoint",
    "road": "road roads highway motorway",
    "square": "square",
    "market": "market souk bazaar",
    "street": "street avenue st boulevard",
    "bridge": "bridge",
    "building": "mosque shrine church hospital university school stadium hotel embassy consulate "
    "cathedral hussainiya",
}
KINDS: Final = {word: kind for kind, words in _GROUPS.items() for word in words.split()}
"""Kind word, folded → kind. Source: the administrative terms of OCHA's Iraq lists and news use."""

TWO_WORDS: Final = {
    ("sub", "district"): "sub-district",
    ("sub", "districts"): "sub-district",
    ("air", "base"): "base",
    ("military", "base"): "base",
    ("army", "base"): "base",
    ("air", "field"): "airport",
    ("international", "airport"): "airport",
    ("oil", "field"): "oilfield",
    ("gas", "field"): "oilfield",
    ("oil", "refinery"): "oilfield",
    ("residential", "area"): "area",
    ("mountain", "range"): "mountain",
    ("border", "crossing"): "crossing",
    ("refugee", "camp"): "camp",
    ("administrative", "unit"): "sub-district",
    ("independent", "administration"): "district",
}

FIRST_WORDS: Final = frozenset(KINDS) | {first for first, _ in TWO_WORDS}
"""Words that a kind may start with."""

_PLURALS: Final = """provinces governorates districts subdistricts cities towns villages areas
neighborhoods neighbourhoods suburbs regions mountains"""
PLURALS: Final = frozenset(_PLURALS.split())
SETTLEMENTS: Final = frozenset({"city", "town", "village", "neighbourhood"})
NAMED_BY: Final = frozenset(
    {
        "village",
        "sub-district",
        "district",
        "town",
        "neighbourhood",
        "island",
        "waterfall",
        "valley",
        "mountain",
        "area",
    }
)
"""Kinds whose words make a place of a name that no list has: 'Kandar village'."""

BUILT: Final = frozenset({"street", "bridge", "square", "market", "building"})
"""Things named after towns and men: 'Salah al-Din Street' tells nothing about Salaheddin."""

_FIRST: Final = {
    "محافظة": PROVINCE,
    "قضاء": "district",
    "ناحية": "sub-district",
    "مدينة": "city",
    "بلدة": "town",
    "قرية": "village",
    "حي": "neighbourhood",
    "منطقة": "area",
    "qaryat": "village",
    "qariyat": "village",
    "qaryah": "village",
    "nahiyat": "sub-district",
    "hay": "neighbourhood",
    "hayy": "neighbourhood",
}
FIRST: Final = {fold(word): kind for word, kind in _FIRST.items()}
"""Kind words, folded, as Arabic puts them before a name."""
HEADS: Final = frozenset(word for word in FIRST if word.isascii() and word not in {"hay", "hayy"})
"""Those in Latin letters that are never a name themselves."""


def kind_at(words: tuple[str, ...]) -> tuple[str, int]:
    """Return the kind that the folded words begin with, and how many of them it takes; ('', 0)."""
    if len(words) >= 2:
        kind = TWO_WORDS.get((words[0], words[1]))
        if kind is not None:
            return kind, 2
    if words and words[0] in KINDS:
        return KINDS[words[0]], 1
    return "", 0


def kind_of(text: str) -> str:
    """Return the kind that a word means, '' if it means none: 'Governorate' is 'province'."""
    return kind_at(tuple(fold(text).replace("-", " ").split()))[0]


def split_kind(name: str) -> tuple[str, str]:
    """Return a name without its kind word, and that kind: ('Rashad', 'village').

    The kind stands last, before 'of', or first in Arabic ('محافظة ديالى').
    """
    words = name.replace("-", " ").split()
    first = FIRST.get(fold(words[0]), "") if len(words) > 1 else ""
    if first:
        return " ".join(words[1:]), first
    if len(words) > 2 and fold(words[1]) == "of" and kind_at((fold(words[0]),))[1]:
        return " ".join(words[2:]), kind_at((fold(words[0]),))[0]
    for size in (2, 1):
        kind, taken = (
            kind_at(tuple(fold(w) for w in words[-size:])) if len(words) > size else ("", 0)
        )
        if taken == size:
            return " ".join(words[:-size]), kind
    return name, ""
