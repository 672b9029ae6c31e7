"""Which of the places of one name is meant: a score for each, in words and in 0..1."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from rasd.country import Country
from rasd.geometry import Polygons, rough_km
from rasd.model import Place
from rasd.text import name_key, skeleton
from rasd.toponyms import Toponyms

SETTLED: Final = frozenset({"city", "town", "village", "subdistrict", "neighbourhood"})
WIDE: Final = frozenset({"area", "mountain", "valley", "lake", "oilfield", "river", "road"})
"""Kinds that are a stretch of land rather than a point."""

_KIND_FITS: Final = {
    "city": {"city", "town"},
    "town": {"town", "city", "subdistrict"},
    "village": {"village", "town"},
    "district": {"town", "city", "subdistrict", "neighbourhood"},
    "sub-district": {"town", "subdistrict", "village"},
    "neighbourhood": {"neighbourhood", "town"},
    "base": {"base", "airport"},
    "airport": {"airport", "base"},
    "mountain": {"mountain"},
    "lake": {"lake"},
    "dam": {"dam"},
    "camp": {"camp", "base"},
    "oilfield": {"oilfield", "refinery"},
    "crossing": {"crossing", "town"},
    "valley": {"valley"},
    "prison": {"prison"},
    "river": {"river"},
    "road": {"road", "street"},
}
FUZZY_RATIO: Final = 84.0
"""Least likeness of two name keys (rapidfuzz ratio) for a spelling that no list has; their
consonants must be the same (`text.skeleton`), the first letter too."""
LONG_BONES: Final = 5
LONG_RATIO: Final = 78.0
"""With five consonants alike, more of the vowels may differ."""
FUZZY_LETTERS: Final = 5
"""Shorter keys are never compared loosely."""
ALONE_LETTERS: Final = 8
"""A loose likeness of a shorter key counts only where something around it speaks for it. Source:
of IOM's village names of the half to learn from, as many were wrong as right below it."""
TIE: Final = 0.04
"""Two candidates nearer in score than this and far apart on the ground: no answer is given."""
APART_KM: Final = 40.0
TOO_FAR_KM: Final = 25.0
"""A place this far outside the governorate that the text names is a namesake."""
LEAST: Final = 0.3
_SLACK_KM: Final = dict.fromkeys(("city", "town", "base", "camp", *WIDE), TOO_FAR_KM) | {
    "village": 10.0,
    "subdistrict": 15.0,
}
"""How far outside the told governorate a kind may lie; a quarter of a city hardly at all."""

_EXACT: Final = 0.45
_PRIOR: Final = 0.25
_IN_GOVERNORATE: Final = 0.3
_NEAR_BORDER: Final = -0.1
_ELSEWHERE: Final = -0.4
_COMPANY: Final = 0.2
_COMPANY_KM: Final = 40.0
_OFFSET: Final = 0.35
_OFFSET_KM: Final = 25.0
_KIND: Final = 0.08
SUPPORT: Final = 0.02
"""More than this must speak for a place with a name that quarters of many towns bear."""
_FAR: Final = {"city": math.inf} | dict.fromkeys(("town", "base", "airport", "camp", *WIDE), 1.8)
"""How many times farther than told a kind may lie: a quarter or a village not at all, a town that
all know is told by a city 90 km off, and a city by anything."""
_KIND_NAMES: Final = {
    "base": ("air base", "base", "airport"),
    "airport": ("airport", "air base"),
    "dam": ("dam",),
    "lake": ("lake",),
    "camp": ("camp",),
    "prison": ("prison",),
    "crossing": ("crossing",),
    "oilfield": ("oil field", "refinery"),
    "river": ("river",),
    "mountain": ("mountains",),
}
"""Kind words that are part of a listed name: 'Haditha' told as a dam is the Haditha Dam."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score and the words for it.

    supported: something besides the name and its kind word speaks for it. exact: its name is
    listed as written.
    """

    place: Place
    score: float
    reason: str
    supported: bool = False
    exact: bool = True


class Pointed(NamedTuple):
    """Where a relative place points to: 'near Baqubah'.

    slack_km: how far off is as good as there; limit_km: a namesake farther off is not meant.
    words: the relation in words.
    """

    lat: float
    lon: float
    slack_km: float
    limit_km: float
    words: str


@dataclass(frozen=True, slots=True)
class Clues:
    """What is known besides the name.

    isos: governorates the text names; company: for each other name of the passage, its places;
    points: where relative places point to; kind: the kind word.
    """

    isos: tuple[str, ...] = ()
    company: tuple[tuple[Place, ...], ...] = ()
    points: tuple[Pointed, ...] = ()
    kind: str = ""


class Ranker:
    """Finds and orders the places that a name may mean."""

    def __init__(self, country: Country, names: Toponyms, polygons: Polygons) -> None:
        self._country = country
        self._names = names
        self._polygons = polygons

    @cached_property
    def _by_skeleton(self) -> dict[str, list[tuple[str, Place]]]:
        """Name keys by their consonants; made when the first unlisted name asks for it."""
        found: dict[str, list[tuple[str, Place]]] = {}
        for place in self._country.places:
            for name in (place.name, *place.variants):
                key = next(iter(self._country.keys_of(name)), "")
                if len(key) >= FUZZY_LETTERS:
                    found.setdefault(skeleton(key), []).append((key, place))
        return found

    def candidates(self, name: str, kind: str = "") -> tuple[tuple[Place, float], ...]:
        """Return (place, likeness 0..1) for a name: exact spellings, else the closest ones.

        kind: the kind word beside it, so that 'Qayyarah' with 'base' finds 'Qayyarah Air Base';
        a spelling that is only close must not contradict it.
        """
        places = [p for n in (name, *_with_kind(name, kind)) for p in self._names.named(n)[1]]
        if places:
            return tuple((place, 1.0) for place in dict.fromkeys(places))
        key = name_key(name)
        if len(key) < FUZZY_LETTERS:
            return ()
        bones = skeleton(key)
        least = FUZZY_RATIO if len(bones) < LONG_BONES else LONG_RATIO
        best: dict[str, tuple[Place, float]] = {}
        for other, place in self._by_skeleton.get(bones, ()):
            likeness = fuzz.ratio(key, other)
            known = best.get(place.id, (place, 0.0))[1]
            if likeness >= least and likeness / 100 > known and not _contradicts(place, kind):
                best[place.id] = (place, likeness / 100)
        return tuple(best.values())

    def rank(self, name: str, clues: Clues) -> list[Ranked]:
        """Return the candidates, best first; those far outside the told governorates left out."""
        found = []
        for place, likeness in self.candidates(name, clues.kind):
            ranked = self._score(place, likeness, clues)
            if ranked is not None:
                found.append(ranked)
        return sorted(found, key=lambda r: (-r.score, r.place.id))

    def _score(self, place: Place, likeness: float, clues: Clues) -> Ranked | None:
        reasons = ["its name" if likeness == 1 else "a spelling close to its name"]
        score = (_EXACT + _PRIOR * place.prior) * likeness**2
        bare = score
        if clues.isos and place.iso:
            gain, words = self._governorate(place, clues.isos)
            if gain <= _ELSEWHERE and (likeness < 1 or not _famous(place)):
                return None
            score += gain
            reasons.append(words)
        gain, words = _company(place, clues.company)
        score += gain
        reasons += [words] if words else []
        if _astray(place, clues.points, exact=likeness == 1):
            return None
        gain, words = _pointed(place, clues.points)
        score += gain
        reasons += [words] if words else []
        supported = score > bare + SUPPORT
        if clues.kind in _KIND_FITS:
            fits = place.kind in _KIND_FITS[clues.kind]
            score += _KIND if fits else -_KIND
            reasons += [f"a {clues.kind} as told"] if fits else []
        return Ranked(
            place, max(0.0, min(score, 1.0)), "; ".join(reasons), supported, likeness == 1
        )

    def _governorate(self, place: Place, isos: tuple[str, ...]) -> tuple[float, str]:
        """Return the gain of lying in, near or far from the governorates that the text names."""
        if place.iso in isos:
            return _IN_GOVERNORATE, f"in {self._country.governorate(place.iso).name} as told"
        if any({iso, place.iso} == {"IQ-HA", "IQ-SU"} for iso in isos):
            return _IN_GOVERNORATE - 0.05, "in what was one governorate until 2025"
        nearest = min(self._polygons.distance_to(i, place.lat, place.lon) for i in isos)
        if nearest <= _SLACK_KM.get(place.kind, 5.0) + place.radius_km / 2:
            return _NEAR_BORDER, f"{nearest:.0f} km outside the governorate told"
        return _ELSEWHERE, "outside the governorate told"


def _with_kind(name: str, kind: str) -> tuple[str, ...]:
    return tuple(f"{name} {word}" for word in _KIND_NAMES.get(kind, ()))


def _contradicts(place: Place, kind: str) -> bool:
    """Whether the kind word beside a loosely matched name says that it is something else."""
    return kind in _KIND_FITS and place.kind not in _KIND_FITS[kind]


def _famous(place: Place) -> bool:
    """Whether a place is too well known for a namesake to be meant."""
    return place.kind == "city"


def _company(place: Place, company: Iterable[tuple[Place, ...]]) -> tuple[float, str]:
    """Return the gain of lying near another place that the passage names."""
    best, name = math.inf, ""
    for group in company:
        for other in group:
            away = rough_km(place.lat, place.lon, other.lat, other.lon)
            if other.id != place.id and away < best:
                best, name = away, other.name
    if not name:
        return 0.0, ""
    gain = _COMPANY * math.exp(-best / _COMPANY_KM)
    return gain, f"{best:.0f} km from {name}" if gain >= 0.02 else ""


def _astray(place: Place, points: tuple[Pointed, ...], *, exact: bool) -> bool:
    """Whether a place lies farther from everything told than anybody would tell it by."""
    far = _FAR.get(place.kind, 1.0) if exact else 1.0
    offs = [rough_km(place.lat, place.lon, p.lat, p.lon) - far * p.limit_km for p in points]
    return bool(offs) and min(offs) > place.radius_km


def _pointed(place: Place, points: Iterable[Pointed]) -> tuple[float, str]:
    """Return the gain of lying where a relative place points to, and the loss of lying away."""
    best, told, scale = math.inf, "", _OFFSET_KM
    for point in points:
        away = rough_km(place.lat, place.lon, point.lat, point.lon)
        if away < best:
            best, told, scale = away, point.words, max(_OFFSET_KM, point.slack_km)
    if not told:
        return 0.0, ""
    gain = _OFFSET * (2 * math.exp(-best / scale) - 1)
    return gain, f"{best:.0f} km from '{told}'"
