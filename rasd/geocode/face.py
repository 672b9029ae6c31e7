"""The offline geocoder as geopy's: for code that speaks `geocode` and `reverse`."""

from __future__ import annotations

from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from rasd.country import Country
from rasd.geocode.gazetteer import Gazetteer
from rasd.geometry import polygons_of, rough_km
from rasd.model import Context, Located


class OfflineGeocoder(Geocoder):  # type: ignore[misc]
    """A geopy geocoder that asks nobody: it reads the country's own gazetteer."""

    def __init__(self, country: Country) -> None:
        super().__init__(scheme="https", user_agent="rasd-offline")
        self._country = country
        self._gazetteer = Gazetteer(country)
        self._polygons = polygons_of(country)

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        governorates: tuple[str, ...] = (),
        timeout: float | None = None,
    ) -> Location | list[Location] | None:
        """Return the place that a name means as a geopy Location, None where there is no point.

        exactly_one: False gives a list. governorates: ISO keys it may lie in. timeout: as geopy's,
        without effect. raw: the `Located` value's fields. GeocoderQueryError for no text.
        """
        del timeout
        if not isinstance(query, str) or not query.strip():
            raise GeocoderQueryError("There is no text to look up.")
        found = self._gazetteer.locate(query.strip(), near=Context(governorates))
        if found is None or found.lat is None or found.lon is None:
            return None
        location = self._location(found)
        return location if exactly_one else [location]

    def reverse(
        self,
        query: Point | tuple[float, float] | str,
        *,
        exactly_one: bool = True,
        timeout: float | None = None,
    ) -> Location | list[Location] | None:
        """Return the nearest place of the point's governorate, None outside the country.

        query: (lat, lon), a geopy Point or 'lat, lon'; ValueError where it is none.
        """
        del timeout
        point = Point(query)
        iso = self._polygons.containing(point.latitude, point.longitude)
        if iso is None:
            return None
        places = [p for p in self._country.places if p.iso == iso]
        nearest = min(places, key=lambda p: rough_km(p.lat, p.lon, point.latitude, point.longitude))
        name = f"{nearest.name}, {self._country.governorate(iso).name}"
        raw = {"iso": iso, "place_id": nearest.id, "district": nearest.district}
        location = Location(name, Point(nearest.lat, nearest.lon), raw)
        return location if exactly_one else [location]

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
