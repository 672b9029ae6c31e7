"""The offline geocoder as geopy's: for code that speaks `geocode` and `reverse`."""

from __future__ import annotations

from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from rasd.country import Country
from rasd.geocode.gazetteer import Gazetteer
from rasd.geocode.line import find_line
from rasd.geocode.online import OnlineGeocoder
from rasd.geometry import rough_km
from rasd.model import Context, Located


class OfflineGeocoder(Geocoder):  # type: ignore[misc]
    """A geopy geocoder that asks nobody: it reads the country's own gazetteer.

    online: asked only for names that the gazetteer does not have; None, the default, asks nobody.
    """

    def __init__(self, country: Country, *, online: OnlineGeocoder | None = None) -> None:
        super().__init__(scheme="https", user_agent="rasd-offline")
        self._country = country
        self._gazetteer = Gazetteer(country)
        self._online = online

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: float | None = DEFAULT_SENTINEL,
        governorates: tuple[str, ...] = (),
    ) -> Location | list[Location] | None:
        """Return the place that a name or relative words mean, None where there is no point.

        exactly_one: False gives a list of all that may be meant, the best first, None where there
        are none. timeout: as geopy's, without effect offline. governorates: ISO keys it may lie in.
        raw: the fields of `Located`. GeocoderQueryError where the query is no text or empty;
        SourceUnavailable where an online geocoder was given and does not answer.
        """
        del timeout
        if not isinstance(query, str) or not query.strip():
            raise GeocoderQueryError("There is no text to look up.")
        text = query.strip()
        found, _ = find_line(self._gazetteer, text, governorates)
        locations = self._locations(found, text, governorates)
        sure = found is not None and found.lat is not None
        if not locations and self._online is not None and found is None:
            asked = self._online.locate(text)
            locations, sure = ([asked], True) if asked is not None else ([], False)
        if exactly_one:
            return locations[0] if sure else None
        return locations or None

    def reverse(
        self,
        query: Point | tuple[float, float] | list[float] | str,
        *,
        exactly_one: bool = True,
        timeout: float | None = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Return the nearest place of the point's governorate, None outside the country.

        query: a geopy Point, (lat, lon) or 'lat, lon'; GeocoderQueryError where it is none.
        """
        del timeout
        try:
            point = Point(query)
        except (ValueError, TypeError) as error:
            raise GeocoderQueryError(f"'{query}' is no point.") from error
        here = self._gazetteer.at(point.latitude, point.longitude)
        if here is None:
            return None
        places = [p for p in self._country.places if p.iso == here.iso]
        nearest = min(places, key=lambda p: rough_km(p.lat, p.lon, point.latitude, point.longitude))
        name = f"{nearest.name}, {self._country.governorate(here.iso).name}"
        raw = {"iso": here.iso, "place_id": nearest.id, "district": nearest.district}
        location = Location(name, Point(nearest.lat, nearest.lon), raw)
        return location if exactly_one else [location]

    def _locations(
        self, found: Located | None, text: str, governorates: tuple[str, ...]
    ) -> list[Location]:
        """Return what was found and its rivals, each place once."""
        rivals = self._gazetteer.candidates(text, near=Context(governorates))
        every = [found] if found is not None else []
        every += [r for r in rivals if found is None or r.place_id != found.place_id]
        return [self._location(one) for one in every if one.lat is not None]

    def _location(self, found: Located) -> Location:
        name = found.place
        if found.iso:
            name += f", {self._country.governorate(found.iso).name}"
        raw: dict[str, Any] = {
            "iso": found.iso,
            "where_prec": int(found.where_prec),
            "radius_km": found.radius_km,
            "place_id": found.place_id,
            "score": found.score,
            "reason": found.reason,
        }
        return Location(name, Point(found.lat, found.lon), raw)
