"""The offline geocoder: a name or a told place in, a place on the map out, or an honest less."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from rasd.country import Country
from rasd.geocode.offsets import Spot, spot_of
from rasd.geocode.rank import APART_KM, LEAST, TIE, WIDE, Clues, Ranked, Ranker
from rasd.geometry import polygons_of, rough_km
from rasd.model import (
    NOWHERE,
    Context,
    Located,
    Offset,
    Place,
    Rival,
    Toponym,
    Where,
    WherePrec,
)
from rasd.text import name_key
from rasd.toponyms import Toponyms

DISTRICT_KM: Final = 25.0
SUBDISTRICT_KM: Final = 15.0
"""Radius of a district and a sub-district around its seat. Source: median reach of OCHA's 101
districts and 294 sub-districts from their seats, rounded."""
AREA_KM: Final = 25.0
"""A stretch of land wider than this is where_prec 5, not 2."""
AROUND_KM: Final = 15.0
"""An unlisted village is placed this loosely at the finest known place beside it."""
_DISTRICTS: Final = frozenset({"district", "sub-district"})
_LOOSE: Final = frozenset({"area", "mountain", "valley", "river"})


class Gazetteer:
    """Places names of one country. Building it takes some 100 ms, a look-up under 1 ms."""

    def __init__(self, country: Country) -> None:
        self.country = country
        self.names = Toponyms(country)
        self._polygons = polygons_of(country)
        self._ranker = Ranker(country, self.names, self._polygons)

    def locate(self, toponym: str, *, near: Context | None = None) -> Located | None:
        """Return the place that a name means, None where none fits or two fit alike.

        near: what else the text says. A governorate's name without a town of that name, or beside
        'province', gives where_prec 4 without a point. A district's gives its seat with a radius
        that covers it (where_prec 3).
        """
        context = near or Context()
        iso, _ = self.names.named(toponym)
        ranked = self._ranker.rank(toponym, self._clues(toponym, context))
        if iso and (context.kind == "province" or not any(r.place.iso == iso for r in ranked)):
            named = context.kind in {"", "province", "area"} or not ranked
            if named:
                return self._whole(iso, toponym, 0.9, "the governorate's name")
        if not ranked or ranked[0].score < LEAST or _tied(ranked):
            return None
        best = ranked[0]
        rivals = tuple(self._rival(r) for r in ranked[1:4])
        return self._finish(self._fit(best, context.kind, context.governorates, rivals))

    def place(self, where: Where, *, on: date | None = None) -> Located:
        """Return where a told place lies; always answers, NOWHERE at worst.

        on: the day of the incident: before a governorate's first day its places count to the
        one that held them. Falls back from the named place to a relative one, to the finest known
        place of the passage, to the governorate (where_prec 4, no point).
        """
        found = self._named(where) or self._relative(where) or self._around(where)
        if found is None:
            found = self._governorate_only(where)
        return self._dated(found, on)

    def spot(self, offset: Offset, context: Context | None = None) -> Located | None:
        """Return where one relative place lies, None where its anchor cannot be placed."""
        context = context or Context()
        anchor = self._place_of(offset.anchor, context)
        other = self._place_of(offset.to, context) if offset.to is not None else None
        if anchor is None or (offset.to is not None and other is None):
            return self._of_governorate(offset, context)
        place = spot_of(offset, anchor, other)
        iso = self._iso_at(place, anchor, context.governorates)
        score = 0.7 if offset.km is not None and offset.bearing is not None else 0.55
        return self._finish(
            Located(
                place=place.words,
                iso=iso,
                where_prec=place.where_prec,
                lat=place.lat,
                lon=place.lon,
                radius_km=place.radius_km,
                district=anchor.district if anchor.iso == iso else "",
                score=score,
                reason=f"reckoned from {anchor.name}" + (f" and {other.name}" if other else ""),
            )
        )

    def _named(self, where: Where) -> Located | None:
        """Return the finest named place that can be found."""
        for toponym in where.toponyms:
            offset = next((o for o in where.offsets if _same(o.anchor, toponym)), None)
            context = self._context(where, toponym)
            if offset is not None:
                found = self.spot(offset, context)
            else:
                found = self.locate(toponym.text, near=context)
            if found is not None and found.where_prec != WherePrec.GOVERNORATE:
                return found
        return None

    def _relative(self, where: Where) -> Located | None:
        """Return the most telling relative place."""
        order = sorted(where.offsets, key=lambda o: (o.km is None, o.bearing is None))
        for offset in order:
            found = self.spot(offset, self._context(where, offset.anchor))
            if found is not None and found.where_prec != WherePrec.GOVERNORATE:
                name = where.toponyms[0].text if where.toponyms else found.place
                reason = found.reason
                if where.toponyms:
                    reason = f"'{name}' is in no list; {reason}"
                return replace(found, place=name, reason=reason)
        return None

    def _around(self, where: Where) -> Located | None:
        """Return an unlisted name at the finest known place beside it."""
        if not where.toponyms:
            return None
        name = where.toponyms[0].text
        for toponym in (*where.toponyms[1:], *where.around):
            found = self.locate(toponym.text, near=self._context(where, toponym))
            if found is None or found.lat is None or found.radius_km is None:
                continue
            radius = max(found.radius_km, AROUND_KM)
            return replace(
                found,
                place=name,
                place_id="",
                where_prec=WherePrec.DISTRICT,
                radius_km=radius,
                score=round(found.score * 0.6, 3),
                reason=f"'{name}' is in no list; told beside {found.place}",
            )
        return None

    def _governorate_only(self, where: Where) -> Located:
        isos = list(where.governorates)
        for toponym in (*where.toponyms, *(o.anchor for o in where.offsets)):
            iso, _ = self.names.named(toponym.text)
            isos += [iso] if iso else []
        if not isos:
            return replace(NOWHERE, place=where.phrase) if where.phrase else NOWHERE
        name = self.country.governorate(isos[0]).name
        phrase = where.phrase or (where.toponyms[0].text if where.toponyms else name)
        rivals = tuple(
            Rival(self.country.governorate(i).name, "also named") for i in dict.fromkeys(isos[1:])
        )
        found = self._whole(isos[0], phrase, 0.6, "only the governorate is known")
        return replace(found, rivals=rivals)

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
        if kind in _DISTRICTS or place.kind == "subdistrict":
            seat = kind == "district" and name_key(place.name) == name_key(place.district)
            prec = WherePrec.DISTRICT
            radius = max(radius, DISTRICT_KM if seat else SUBDISTRICT_KM)
        elif place.kind in WIDE:
            prec = WherePrec.AREA if radius > AREA_KM else WherePrec.NEAR
        elif kind in _LOOSE:
            prec, radius = WherePrec.NEAR, max(radius, 10.0)
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

    def _finish(self, found: Located) -> Located:
        """Add the nearest border of another governorate where there is a point."""
        if found.lat is None or found.lon is None:
            return found
        border = self._polygons.border(found.lat, found.lon, found.iso)
        if border is None:
            return found
        return replace(found, border_iso=border[0], border_km=border[1])

    def _rival(self, ranked: Ranked) -> Rival:
        place = ranked.place
        home = self.country.governorate(place.iso).name if place.iso else "several governorates"
        return Rival(f"{place.name}, {home}", f"{ranked.reason} (score {ranked.score:.2f})")

    def _context(self, where: Where, toponym: Toponym) -> Context:
        """Return what the rest of a told place says about one of its names."""
        others = (*where.toponyms, *(o.anchor for o in where.offsets), *where.around)
        names = tuple(dict.fromkeys(t.text for t in others if not _same(t, toponym)))
        offset = next((o for o in where.offsets if not _same(o.anchor, toponym)), None)
        return Context(where.governorates, names, offset, toponym.kind)

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
                points.append((spot.lat, spot.lon, spot.words))
        return Clues(tuple(isos), tuple(company), tuple(points), context.kind)

    def _place_of(self, toponym: Toponym, context: Context) -> Place | None:
        """Return the gazetteer entry that an anchor means; None for a bare governorate."""
        if toponym.kind == "province":
            return None
        plain = Context(context.governorates, context.toponyms, None, toponym.kind)
        ranked = self._ranker.rank(toponym.text, self._clues(toponym.text, plain))
        if not ranked:
            ranked = self._ranker.rank(toponym.text, Clues(kind=toponym.kind))
        return ranked[0].place if ranked and ranked[0].score >= LEAST else None

    def _iso_at(self, spot: Spot, anchor: Place, told: tuple[str, ...]) -> str:
        """Return the governorate of a reckoned point: the told one if the disc reaches it."""
        inside = self._polygons.containing(spot.lat, spot.lon)
        if inside in told:
            return inside or ""
        for iso in told:
            if self._polygons.distance_to(iso, spot.lat, spot.lon) <= spot.radius_km + 5:
                return iso
        if anchor.iso and spot.lat == anchor.lat and spot.lon == anchor.lon:
            return anchor.iso
        return inside or anchor.iso

    def _of_governorate(self, offset: Offset, context: Context) -> Located | None:
        """Return the border of two governorates, or the governorate a relative place is told by."""
        one, _ = self.names.named(offset.anchor.text)
        other = self.names.named(offset.to.text)[0] if offset.to is not None else ""
        if offset.relation == "border" and one and not other:
            other = next((iso for iso in context.governorates if iso != one), "")
        if offset.relation not in {"border", "between"} or not (one and other):
            known = one or other
            words = offset.anchor.text
            return self._whole(known, words, 0.5, "a part of the governorate") if known else None
        middle = self._polygons.common_border(one, other)
        home = next((iso for iso in context.governorates if iso in {one, other}), one)
        names = [self.country.governorate(iso).name for iso in (one, other)]
        words = f"border of {names[0]} and {names[1]}"
        if middle is None:
            return self._whole(home, words, 0.4, "the two have no common border")
        lat, lon, radius = middle
        located = Located(words, home, WherePrec.AREA, lat, lon, radius, score=0.5)
        return self._finish(replace(located, reason="the middle of the common border"))

    def _dated(self, found: Located, on: date | None) -> Located:
        """Count a place of a younger governorate to the one that held it on the day."""
        if not found.iso:
            return found
        governorate = self.country.governorate(found.iso)
        if on is None or governorate.valid_from is None or on >= governorate.valid_from:
            return found
        reason = f"{found.reason}; {governorate.name} was a district until {governorate.valid_from}"
        district = governorate.before_district
        return replace(found, iso=governorate.before, district=district, reason=reason)


def _same(one: Toponym, other: Toponym) -> bool:
    return name_key(one.text) == name_key(other.text)


def _tied(ranked: list[Ranked]) -> bool:
    """Whether the two best are alike in score and far apart: then nobody can say."""
    if len(ranked) < 2 or ranked[0].score - ranked[1].score >= TIE:
        return False
    one, other = ranked[0].place, ranked[1].place
    return rough_km(one.lat, one.lon, other.lat, other.lon) > APART_KM
