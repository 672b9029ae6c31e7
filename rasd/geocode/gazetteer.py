"""The offline geocoder: a name or a told place in, a place on the map out, or an honest less."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from rasd.geocode.locator import Locator
from rasd.geocode.offsets import NEAR_KM, Spot, spot_of
from rasd.geocode.rank import TOO_FAR_KM
from rasd.geometry import rough_km
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
from rasd.toponyms.kinds import SETTLEMENTS

AROUND_KM: Final = 15.0
"""An unlisted village is placed this loosely at the finest known place beside it."""
SAME_PASSAGE_KM: Final = 40.0
"""Of two named places this near each other the smaller one is where it happened."""
_SIZES: Final = {"village": 0, "neighbourhood": 0, "square": 0, "building": 0, "base": 0} | {
    "street": 0,
    "market": 0,
    "airport": 0,
    "camp": 0,
    "city": 2,
}
BORDER_SLACK_KM: Final = 5.0
"""The outlines are generalised by about this much."""


class Gazetteer(Locator):
    """Places names and told places. Building it takes some 200 ms, a look-up under 1 ms."""

    def place(self, where: Where, *, on: date | None = None) -> Located:
        """Return where a told place lies; always answers, NOWHERE at worst.

        on: the day of the incident: before a governorate's first day its places count to the
        one that held them. Falls back from the named place to a relative one, to the finest known
        place of the passage, to the governorate (where_prec 4, no point).
        """
        found = (
            self._named(where)
            or self._relative(where, telling=True)
            or self._around(where)
            or self._relative(where, telling=False)
        )
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
        place = self._pulled(spot_of(offset, anchor, other), context.governorates)
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
        """Return the finest of the named places that can be found, all near the first of them."""
        best: Located | None = None
        for toponym in where.toponyms:
            offset = next((o for o in where.offsets if _same(o.anchor, toponym)), None)
            context = self._context(where, toponym)
            if offset is not None:
                found = self.spot(offset, context)
            else:
                found = self.locate(toponym.text, near=context)
            if found is None or found.where_prec == WherePrec.GOVERNORATE:
                continue
            if best is None or self._finer(found, best):
                best = found
        return best

    def _finer(self, found: Located, best: Located) -> bool:
        """Whether a second named place is a smaller thing in or beside the first."""
        if found.where_prec > best.where_prec or found.iso != best.iso:
            return False
        if None in (found.lat, best.lat):
            return False
        away = rough_km(found.lat or 0, found.lon or 0, best.lat or 0, best.lon or 0)
        sizes = [_SIZES.get(self._kinds.get(f.place_id, ""), 1) for f in (found, best)]
        return away <= SAME_PASSAGE_KM and sizes[0] < sizes[1]

    def _relative(self, where: Where, *, telling: bool) -> Located | None:
        """Return a relative place.

        telling: only those that pin a place down, a distance with a direction or 'near' a town;
        else the rest as well: 'south-east of Mosul', 'near Mosul', 'in the north of Duhok'.
        """
        order = sorted(where.offsets, key=lambda o: (o.km is None, o.bearing is None))
        for offset in order:
            if where.toponyms and telling != self._telling(offset):
                continue
            found = self.spot(offset, self._context(where, offset.anchor))
            if found is None or found.where_prec == WherePrec.GOVERNORATE:
                continue
            if not where.toponyms:
                return found
            name = where.toponyms[0].text
            return replace(found, place=name, reason=f"'{name}' is in no list; {found.reason}")
        return None

    def _telling(self, offset: Offset) -> bool:
        """Whether a relative place says where an unlisted name is to some kilometres."""
        if offset.relation == "offset":
            return offset.km is not None
        whole, places = self.names.named(offset.anchor.text)
        city = bool(whole) or any(p.kind == "city" for p in places)
        return offset.relation not in {"part", "road"} and not city

    def _around(self, where: Where) -> Located | None:
        """Return an unlisted name at the finest known place beside it, no bare governorate.

        A city comes last, a district before it: the village is rarely in them.
        """
        if not where.toponyms:
            return None
        beside: list[tuple[bool, bool, int, Located]] = []
        for toponym in (*where.toponyms[1:], *where.around):
            whole, _ = self.names.named(toponym.text)
            if whole and toponym.kind not in SETTLEMENTS:
                continue
            found = self.locate(toponym.text, near=self._context(where, toponym))
            if found is not None and found.lat is not None and found.lon is not None:
                city = self._kinds.get(found.place_id) == "city"
                beside.append((city, toponym.kind == "district", len(beside), found))
        if not beside:
            return None
        return self._beside(where.toponyms[0].text, min(beside)[3], where.governorates)

    def _beside(self, name: str, found: Located, told: tuple[str, ...]) -> Located:
        """Return an unlisted name loosely at a place, in the governorate that the text names."""
        city = self._kinds.get(found.place_id) == "city"
        radius = max(found.radius_km or 0.0, NEAR_KM if city else AROUND_KM)
        spot = Spot(found.lat or 0.0, found.lon or 0.0, radius, WherePrec.DISTRICT, name)
        other = told[0] if len(told) == 1 and found.iso != told[0] else ""
        away = self._polygons.distance_to(other, spot.lat, spot.lon) if other else 0.0
        crossed = bool(other) and away <= TOO_FAR_KM
        moved = self._pulled(spot, told) if crossed else spot
        return self._finish(
            replace(
                found,
                place=name,
                place_id="",
                iso=told[0] if crossed else found.iso,
                lat=moved.lat,
                lon=moved.lon,
                district="" if crossed else found.district,
                where_prec=WherePrec.DISTRICT,
                radius_km=moved.radius_km,
                score=round(found.score * 0.6, 3),
                reason=f"'{name}' is in no list; told beside {found.place}",
                rivals=(),
            )
        )

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

    def _context(self, where: Where, toponym: Toponym) -> Context:
        """Return what the rest of a told place says about one of its names."""
        others = (*where.toponyms, *(o.anchor for o in where.offsets), *where.around)
        names = tuple(dict.fromkeys(t.text for t in others if not _same(t, toponym)))
        offset = next((o for o in where.offsets if not _same(o.anchor, toponym)), None)
        return Context(where.governorates, names, offset, toponym.kind)

    def _iso_at(self, spot: Spot, anchor: Place, told: tuple[str, ...]) -> str:
        """Return the governorate of a reckoned point: the told one if the disc reaches it."""
        inside = self._polygons.containing(spot.lat, spot.lon)
        if inside in told:
            return inside or ""
        for iso in told:
            if (
                self._polygons.distance_to(iso, spot.lat, spot.lon)
                <= spot.radius_km + BORDER_SLACK_KM
            ):
                return iso
        if anchor.iso and spot.lat == anchor.lat and spot.lon == anchor.lon:
            return anchor.iso
        return inside or anchor.iso

    def _pulled(self, spot: Spot, told: tuple[str, ...]) -> Spot:
        """Return a loose disc moved into the one governorate that the text names, if close."""
        if len(told) != 1:
            return spot
        away = self._polygons.distance_to(told[0], spot.lat, spot.lon)
        if away <= spot.radius_km + BORDER_SLACK_KM or away > TOO_FAR_KM:
            return spot
        lat, lon = self._polygons.pull_into(told[0], spot.lat, spot.lon)
        return replace(spot, lat=lat, lon=lon, radius_km=round(spot.radius_km + away / 2, 1))

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
            return found if on is None else self._finish(found, on)
        reason = f"{found.reason}; {governorate.name} was a district until {governorate.valid_from}"
        district = governorate.before_district
        earlier = replace(found, iso=governorate.before, district=district, reason=reason)
        return self._finish(earlier, on)


def _same(one: Toponym, other: Toponym) -> bool:
    return name_key(one.text) == name_key(other.text)
