"""One line of free text to one answer, for the command line and for trying names out."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from rasd.coordinates import Reading, read_coordinates
from rasd.country import Country, load_country
from rasd.geocode.gazetteer import Gazetteer
from rasd.geocode.partial import whole_names
from rasd.model import Context, Located, Span, Toponym, Where
from rasd.relative import find_offsets
from rasd.toponyms import Hit

_VALUES: Final = (
    "place",
    "governorate",
    "iso",
    "lat",
    "lon",
    "where_prec",
    "radius_km",
    "score",
)

TOO_MANY: Final = "several places may bear that name, and nothing tells which"
LONGEST_NAME: Final = 80
"""A longer line is no name."""
_SMALL: Final = frozenset({"neighbourhood", "village"})


def geocode_line(
    text: str, *, near: str | None = None, gazetteer: Gazetteer | None = None
) -> dict[str, Any]:
    """Return where a line of text is: a name, or words such as '30 km south-west of Kirkuk'.

    near: a governorate, as ISO key or in any spelling, that the place is known to lie in. The
    dict has text, place, governorate, iso, lat, lon, where_prec, radius_km, score, reason, rivals
    (a list of texts); null where it abstains, and `reason` says why. Coordinates are read too;
    mistaken ones are offered among the rivals. gazetteer: the country's own if none is given.
    """
    gazetteer = gazetteer or gazetteer_of(load_country())
    reading = read_coordinates(text, gazetteer.bounds)
    if reading is not None:
        return _of_reading(gazetteer, text, reading)
    isos = _isos(gazetteer, near)
    located, why = find_line(gazetteer, text, isos)
    answer = _as_dict(gazetteer, text, located, why)
    if located is None and len(text) < LONGEST_NAME:
        answer["rivals"] = list(gazetteer.could_be(text.strip()))
    return answer


@lru_cache(maxsize=2)
def gazetteer_of(country: Country) -> Gazetteer:
    """Return the country's gazetteer, built once."""
    return Gazetteer(country)


def _of_reading(gazetteer: Gazetteer, text: str, reading: Reading) -> dict[str, Any]:
    """Return bare coordinates as an answer; what looks mistaken is only offered, as a rival."""
    if reading.problem or reading.lat is None or reading.lon is None:
        answer = _as_dict(gazetteer, text, None, reading.problem)
        if reading.offer is not None:
            lat, lon = reading.offer
            known = gazetteer.at(lat, lon)
            home = gazetteer.country.governorate(known.iso).name if known else "no governorate"
            answer["rivals"] = [f"{lat:g}, {lon:g}: may be meant, in {home}"]
        return answer
    found = gazetteer.at(reading.lat, reading.lon, radius_km=reading.radius_km)
    if found is None:
        return _as_dict(gazetteer, text, None, "the point lies outside the country")
    reason = f"{reading.form} coordinates; {found.reason}"
    return _as_dict(gazetteer, text, replace(found, place=text.strip(), reason=reason), "")


def _isos(gazetteer: Gazetteer, near: str | None) -> tuple[str, ...]:
    if not near:
        return ()
    if near.upper() in gazetteer.country.isos():
        return (near.upper(),)
    iso, _ = gazetteer.names.named(near)
    return (iso,) if iso else ()


def find_line(gazetteer: Gazetteer, text: str, isos: tuple[str, ...]) -> tuple[Located | None, str]:
    """Return where a line is, None where it cannot be said, and then why; isos: told ISO keys."""
    hits = gazetteer.names.scan(text, cased=text != text.lower())
    if not hits:
        whole = text.strip()
        if not whole or len(whole) >= LONGEST_NAME:
            return None, "no place of the country is named"
        known = gazetteer.locate(whole, near=Context(isos))
        listed = gazetteer.names.named(whole)[1]
        return known, TOO_MANY if listed else "no place of the country is named"
    kept = whole_names(text, hits)
    if not kept:
        return None, f"only a part of the name is listed: {hits[0].text}"
    home = tuple(h for h in kept if h.sort != "foreign")
    if not home:
        return None, f"{hits[0].text} is abroad"
    where = read_where(text, home, isos, find_offsets(text, kept))
    found = gazetteer.place(where)
    if not found.iso and found.lat is None:
        return None, TOO_MANY
    return found, ""


def read_where(
    text: str, hits: tuple[Hit, ...], isos: tuple[str, ...], offsets: tuple[Any, ...]
) -> Where:
    """Return the told place of a line whose names are `hits`, the finest first."""
    anchors = {o.anchor.span for o in offsets} | {o.to.span for o in offsets if o.to}
    own = [h for h in hits if Span(h.start, h.end) not in anchors]
    places = [h for h in own if h.sort == "place"]
    told = list(dict.fromkeys(h.iso for h in own if h.iso))
    if not places and not offsets:
        places = [h for h in own if h.places]
        told = [iso for iso in told if all(h.iso != iso for h in places)]
    told += [iso for one, other in pairwise(places) for iso in _holder(text, one, other)]
    return Where(
        phrase=text.strip(),
        toponyms=tuple(Toponym(h.text, Span(h.start, h.end), h.kind) for h in places),
        governorates=tuple(dict.fromkeys((*isos, *told))),
        offsets=tuple(offsets),
    )


def _holder(text: str, one: Hit, other: Hit) -> tuple[str, ...]:
    """Return the governorate of the town that a place is told to be in: 'X quarter in Mosul'."""
    gap = text[one.end : other.start].lower().strip()
    small = bool(one.places) and all(p.kind in _SMALL for p in one.places)
    words = gap.removeprefix(one.kind).strip(" ,")
    inside = words in {"in", "of", "in the city of", "in the town of"}
    isos = {p.iso for p in other.places}
    fits = inside or (small and not words and "," in gap)
    return tuple(isos) if fits and len(isos) == 1 else ()


def _as_dict(gazetteer: Gazetteer, text: str, found: Located | None, why: str) -> dict[str, Any]:
    if found is None:
        return {"text": text, **dict.fromkeys(_VALUES), "reason": why, "rivals": []}
    name = gazetteer.country.governorate(found.iso).name if found.iso else None
    return {
        "text": text,
        "place": found.place,
        "governorate": name,
        "iso": found.iso or None,
        "lat": found.lat,
        "lon": found.lon,
        "where_prec": int(found.where_prec),
        "radius_km": found.radius_km,
        "score": found.score,
        "reason": found.reason,
        "rivals": [f"{r.value}: {r.reason}" for r in found.rivals],
    }
