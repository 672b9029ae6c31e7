"""A name to a place: the best of its namesakes with its precision, or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from rasd.country import Country
from rasd.geocode.offsets import Spot, spot_of
from rasd.geocode.rank import (
    ALONE_LETTERS,
    APART_KM,
    LEAST,
    TIE,
    WIDE,
    Clues,
    Pointed,
    Ranked,
    Ranker,
)
from rasd.geometry import polygons_of, rough_km
from rasd.model import Context, Located, Offset, Place, Rival, Toponym, WherePrec
from rasd.text import name_key
from rasd.toponyms import Toponyms
from rasd.toponyms.kinds import SETTLEMENTS, split_kind

DISTRICT_KM: Final = 25.0
SUBDISTRICT_KM: Final = 15.0
"""Radius of a district and a sub-district around its seat. Source: the usual reach of OCHA's 101
districts and 294 sub-districts from their seats, rounded."""
AREA_KM: Final = 25.0
"""A stretch of land wider than this is where_prec 5, not 2."""
LOOSE_KM: Final = 10.0
"""'The X area' reaches at least this far around the town X."""
LEAST_LIMIT_KM: Final = 30.0
"""A village 'near X', or so far from it, is within this of the spot told, and twice its disc."""
SIDE_KM: Final = 90.0
"""'South of X' with no distance may be this far beyond."""
_DISTRICTS: Final = frozenset({"district", "sub-district"})
_LANDSCAPES: Final = frozenset({"mountain", "valley", "river"})
"""'The Kirkuk mountains' are somewhere in the governorate, not in the city."""
_LOOSE: Final = frozenset({"area", "mountain", "valley", "river"})


class Locator:
    """Finds the place that a name means, given what else a text says."""

    def __init__(self, country: Country) -> None:
        self.country = country
        self.names = Toponyms(country)
        self._polygons = polygons_of(country)
        self.bounds = self._polygons.bounds()
        self._ranker = Ranker(country, self.names, self._polygons)
        self._kinds = {p.id: p.kind for p in country.places}
        self._common = frozenset(map(name_key, country.lexicon("foreign")["common"]))
        self._located = lru_cache(maxsize=65536)(self._locate)

    def locate(self, toponym: str, *, near: Context | None = None) -> Located | None:
        """Return the place that a name means, None where none fits or two fit alike.

        near: what else the text says. A governorate's name without a town of that name, or beside
        'province', gives where_prec 4 without a point. A district's gives its seat with a radius
        that covers it (where_prec 3). A name that quarters of many towns bear ('Salam', 'Jihad')
        is answered only where something around it speaks for one of them; so is a village of which
        only a city or a quarter is listed.
        """
        return self._located(toponym, near or Context())

    def _locate(self, toponym: str, context: Context) -> Located | None:
        toponym, kind = split_kind(toponym) if not self._known(toponym) else (toponym, "")
        context = replace(context, kind=context.kind or kind)
        iso, _ = self.names.named(toponym)
        ranked = self._ranker.rank(toponym, self._clues(toponym, context))
        if iso and self._means_whole(iso, ranked, context):
            return self._whole(iso, toponym, 0.9, "the governorate's name")
        if not ranked or ranked[0].score < LEAST or _tied(ranked):
            return None
        best = ranked[0]
        if not best.supported and self._needs_more(toponym, context.kind, best):
            return None
        rivals = tuple(self._rival(r) for r in ranked[1:4])
        return self._finish(self._fit(best, context.kind, context.governorates, rivals))

    def candidates(self, toponym: str, *, near: Context | None = None) -> tuple[Located, ...]:
        """Return every place that a name may mean, best first; () where the name is not listed."""
        context = near or Context()
        ranked = self._ranker.rank(toponym, self._clues(toponym, context))
        fitting = [r for r in ranked if r.score >= LEAST]
        fitted = (self._fit(r, context.kind, context.governorates, ()) for r in fitting)
        return tuple(map(self._finish, fitted))

    def listed(self, place: Place, iso: str = "") -> Located:
        """Return a listed place that needs no looking for, as precise as its kind is.

        iso: the governorate that is meant of a place that lies in several.
        """
        return self._finish(self._fit(Ranked(place, 1.0, ""), "", (iso,) if iso else (), ()))

    def could_be(self, name: str) -> tuple[str, ...]:
        """Return what a name that was left open may mean: place, reason and score in words."""
        bare, kind = split_kind(name) if not self._known(name) else (name, "")
        ranked = self._ranker.rank(bare, Clues(kind=kind))[:4]
        rivals = (self._rival(r) for r in ranked if r.score >= LEAST)
        return tuple(f"{r.value}: {r.reason}" for r in rivals)

    def at(
        self, lat: float, lon: float, *, radius_km: float = 0.0, on: date | None = None
    ) -> Located | None:
        """Return a bare coordinate with its governorate by the outlines, None outside the country.

        on: the day it speaks of, None for today's governorates. Within 5 km outside the outlines
        the nearest governorate is taken, and the reason says so.
        """
        iso = self._polygons.containing(lat, lon, on=on or date.max)
        if iso is None:
            return None
        snapped = self._polygons.distance_to(iso, lat, lon)
        rough = self.country.governorate(iso).valid_from is not None
        words = (
            "in its approximate cell"
            if rough
            else "in its outline"
            if snapped == 0
            else f"{snapped:.1f} km outside its outline"
        )
        reason = f"{self.country.governorate(iso).name} by the map, {words}"
        found = Located("", iso, WherePrec.EXACT, lat, lon, radius_km, score=0.95, reason=reason)
        return self._finish(found, on)

    def _needs_more(self, name: str, kind: str, best: Ranked) -> bool:
        """Whether a name alone is too little: of many quarters, of a village, loosely like one."""
        quarter = kind == "village" and best.place.kind in {"city", "neighbourhood"}
        loose = not best.exact and len(name_key(name)) < ALONE_LETTERS
        return quarter or loose or self._is_common(name)

    def _is_common(self, name: str) -> bool:
        """Whether quarters of many towns bear a name, its kind word left off."""
        return not self._common.isdisjoint((name_key(name), name_key(split_kind(name)[0])))

    def _known(self, name: str) -> bool:
        iso, places = self.names.named(name)
        return bool(iso or places)

    def _means_whole(self, iso: str, ranked: list[Ranked], context: Context) -> bool:
        """Whether a governorate's name means all of it, not a town that is called so."""
        if context.kind in {"province", *_LANDSCAPES} or not ranked:
            return True
        if any(r.place.iso == iso for r in ranked) or context.kind not in {"", "area"}:
            return False
        return ranked[0].place.iso not in context.governorates

    def _whole(self, iso: str, name: str, score: float, reason: str) -> Located:
        return Located(
            place=name, iso=iso, where_prec=WherePrec.GOVERNORATE, score=score, reason=reason
        )

    def _fit(
        self, best: Ranked, kind: str, isos: tuple[str, ...], rivals: tuple[Rival, ...]
    ) -> Located:
        """Return the candidate with the precision that its own kind and the kind word give."""
        place = best.place
        prec, radius = WherePrec.EXACT, place.radius_km
        quarter = place.kind == "neighbourhood"
        if (kind in _DISTRICTS and not quarter) or place.kind == "subdistrict":
            seat = kind == "district" and name_key(place.name) == name_key(place.district)
            prec = WherePrec.DISTRICT
            radius = max(radius, DISTRICT_KM if seat else SUBDISTRICT_KM)
        elif place.kind in WIDE:
            prec = WherePrec.AREA if radius > AREA_KM else WherePrec.NEAR
        elif kind in _LOOSE:
            prec, radius = WherePrec.NEAR, max(radius, LOOSE_KM)
        if place.kind in WIDE and kind in _DISTRICTS:
            prec, radius = WherePrec.NEAR, place.radius_km
        iso, lat, lon = place.iso, place.lat, place.lon
        if not iso and isos:
            iso = isos[0]
            lat, lon = self._polygons.pull_into(iso, lat, lon)
        return Located(
            place=place.name,
            iso=iso,
            where_prec=prec,
            lat=lat,
            lon=lon,
            radius_km=radius,
            district=place.district,
            place_id=place.id,
            score=round(best.score, 3),
            reason=best.reason,
            rivals=rivals,
        )

    def _finish(self, found: Located, on: date | None = None) -> Located:
        """Add the nearest border of another governorate, as of a day, where there is a point."""
        if found.lat is None or found.lon is None:
            return found
        border = self._polygons.border(found.lat, found.lon, found.iso, on=on)
        if border is None:
            return found
        return replace(found, border_iso=border[0], border_km=border[1])

    def _rival(self, ranked: Ranked) -> Rival:
        place = ranked.place
        home = self.country.governorate(place.iso).name if place.iso else "several governorates"
        return Rival(f"{place.name}, {home}", f"{ranked.reason} (score {ranked.score:.2f})")

    def _clues(self, name: str, context: Context) -> Clues:
        key = name_key(name)
        company = []
        isos = list(context.governorates)
        for other in context.toponyms:
            iso, places = self.names.named(other)
            if name_key(other) != key and places:
                company.append(places)
            elif iso and not context.governorates:
                isos.append(iso)
        points = []
        offset = context.offset
        if offset is not None and offset.relation in {"offset", "near"} and offset.to is None:
            anchor = self._place_of(offset.anchor, Context(context.governorates))
            if anchor is not None:
                spot = spot_of(offset, anchor)
                points.append(_pointed(offset, spot))
        return Clues(tuple(isos), tuple(company), tuple(points), context.kind)

    def _place_of(self, toponym: Toponym, context: Context) -> Place | None:
        """Return the gazetteer entry that an anchor means; None for a bare governorate."""
        if toponym.kind == "province":
            return None
        plain = Context(context.governorates, context.toponyms, None, toponym.kind)
        ranked = self._ranker.rank(toponym.text, self._clues(toponym.text, plain))
        if not ranked:
            ranked = self._ranker.rank(toponym.text, Clues(kind=toponym.kind))
        whole, _ = self.names.named(toponym.text)
        town = toponym.kind in SETTLEMENTS or not ranked or ranked[0].place.iso == whole
        if whole and not town and ranked[0].place.iso not in context.governorates:
            return None
        return ranked[0].place if ranked and ranked[0].score >= LEAST else None


def _pointed(offset: Offset, spot: Spot) -> Pointed:
    """Return where a relative place points to, and how far from it its names may lie."""
    slack = 2 * spot.radius_km
    side = offset.relation == "offset" and offset.km is None
    limit = SIDE_KM if side else max(slack, LEAST_LIMIT_KM, (offset.km or 0.0) * 0.6)
    return Pointed(spot.lat, spot.lon, slack, limit, spot.words)


def _tied(ranked: list[Ranked]) -> bool:
    """Whether the two best are alike in score and far apart: then nobody can say."""
    if len(ranked) < 2 or ranked[0].score - ranked[1].score >= TIE:
        return False
    one, other = ranked[0].place, ranked[1].place
    return rough_km(one.lat, one.lon, other.lat, other.lon) > APART_KM
