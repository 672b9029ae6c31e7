"""From a place as told to a place on the map, offline, with the reason and what spoke against."""

from rasd.geocode.face import OfflineGeocoder
from rasd.geocode.gazetteer import Gazetteer
from rasd.geocode.line import find_line, gazetteer_of, geocode_line

__all__ = ["Gazetteer", "OfflineGeocoder", "find_line", "gazetteer_of", "geocode_line"]
