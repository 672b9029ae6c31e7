"""Places as written, as listed in the gazetteer, and as found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rasd.model.articles import Span
from rasd.model.enums import WherePrec
from rasd.model.values import Rival


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place as written: the words, where they stand, and the kind word beside them, if any.

    kind: 'village', 'town', 'district', 'province', 'base', … or ''.
    """

    text: str
    span: Span
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Offset:
    """A place told by another: '30 km south-west of Kirkuk', 'near', 'between A and B'.

    km: distance, None where not stated. bearing: degrees clockwise from north, None where not
    stated. to: the second anchor of 'between' and 'road from … to', else None ('road to …').
    relation: 'offset', 'near', 'between', 'road', 'border', 'outskirts', 'part' (of a city).
    """

    relation: str
    anchor: Toponym
    span: Span
    km: float | None = None
    bearing: float | None = None
    to: Toponym | None = None


@dataclass(frozen=True, slots=True)
class Where:
    """Where an incident happened, as the text tells it, before geocoding.

    phrase: the place in readable words ('Hawi Al Azim', 'a village in Diyala').
    toponyms: the event's own places, finest first; governorates: ISO keys that the text names for
    the event; offsets: relative places; around: other places of the same passage, for context.
    """

    phrase: str = ""
    toponyms: tuple[Toponym, ...] = ()
    governorates: tuple[str, ...] = ()
    offsets: tuple[Offset, ...] = ()
    around: tuple[Toponym, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a geocoder knows besides the name: ISO keys, other names, a relative place, a kind."""

    governorates: tuple[str, ...] = ()
    toponyms: tuple[str, ...] = ()
    offset: Offset | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry. radius_km: how far the named thing reaches around its point."""

    id: str
    name: str
    kind: str
    iso: str
    lat: float
    lon: float
    radius_km: float
    variants: tuple[str, ...] = ()
    name_ar: str = ""
    name_ku: str = ""
    district: str = ""
    subdistrict: str = ""
    source: str = ""
    prior: float = 0.5


@dataclass(frozen=True, slots=True)
class Located:
    """A place found, with its reason. lat and lon are None where only an area is known.

    iso: '' where not even the governorate is known. score: 0..1. rivals: other candidates.
    border_iso, border_km: the nearest governorate border and its distance, None without a point.
    """

    place: str
    iso: str
    where_prec: WherePrec
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    district: str = ""
    place_id: str = ""
    score: float = 0.0
    reason: str = ""
    rivals: tuple[Rival, ...] = ()
    border_iso: str = ""
    border_km: float | None = None


NOWHERE: Final = Located(place="", iso="", where_prec=WherePrec.COUNTRY, reason="no place named")
