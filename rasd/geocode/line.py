"""One line of free text to one answer, for the command line and for trying names out."""

from __future__ import annotations

from typing import Any, Final

from rasd.country import load_country
from rasd.geocode.gazetteer import Gazetteer
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
_shared: dict[str, Gazetteer] = {}


def geocode_line(text: str, *, near: str | None = None) -> dict[str, Any]:
    """Return where a line of text is: a name, or words such as '30 km south-west of Kirkuk'.

    near: a governorate, as ISO key or in any spelling, that the place is known to lie in. The
    dict has text, place, governorate, iso, lat, lon, where_prec, radius_km, score, reason, rivals
    (a list of texts); null where it abstains, and `reason` says why.
    """
    gazetteer = _shared.get("iq")
    if gazetteer is None:
        gazetteer = _shared["iq"] = Gazetteer(load_country())
    isos = _isos(gazetteer, near)
    located, why = _find(gazetteer, text, isos)
    return _as_dict(gazetteer, text, located, why)


def _isos(gazetteer: Gazetteer, near: str | None) -> tuple[str, ...]:
    if not near:
        return ()
    if near.upper() in gazetteer.country.isos():
        return (near.upper(),)
    iso, _ = gazetteer.names.named(near)
    return (iso,) if iso else ()


def _find(gazetteer: Gazetteer, text: str, isos: tuple[str, ...]) -> tuple[Located | None, str]:
    hits = gazetteer.names.scan(text, cased=text != text.lower())
    if not hits:
        whole = text.strip()
        known = gazetteer.locate(whole, near=Context(isos)) if whole and len(whole) < 80 else None
        return known, "no place of the country is named"
    home = tuple(h for h in hits if h.sort != "foreign")
    if not home:
        return None, f"{hits[0].text} is abroad"
    where = read_where(text, home, isos, find_offsets(text, hits))
    found = gazetteer.place(where)
    if not found.iso and found.lat is None:
        return None, "several places of that name fit alike"
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
    return Where(
        phrase=text.strip(),
        toponyms=tuple(Toponym(h.text, Span(h.start, h.end), h.kind) for h in places),
        governorates=tuple(dict.fromkeys((*isos, *told))),
        offsets=tuple(offsets),
    )


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
