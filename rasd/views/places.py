"""What trying out a place says: the answer and its rivals in words, and why there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from shapely.geometry.base import BaseGeometry

from rasd.country import Country
from rasd.geometry import polygons_of
from rasd.model import WherePrec
from rasd.views.inset import Inset, inset
from rasd.views.words import WHERE_PRECISIONS

_RIVAL: Final = re.compile(r"^(?P<name>.*): (?P<reason>.*) \(score (?P<score>[\d.]+)\)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that the text can mean. score: 0 to 1, None where it was not put in a number."""

    name: str
    reason: str
    score: float | None


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """Where a text points to. found: whether anything was; if not, `why` says why not.

    candidates: the place taken, then its rivals; where none was taken, what may be meant.
    facts: (what, words) of the place taken.
    picture: its governorate with the point or disc, None where nothing can be drawn.
    """

    text: str
    found: bool
    why: str
    place: str
    governorate: str
    candidates: tuple[Candidate, ...]
    facts: tuple[tuple[str, str], ...]
    picture: Inset | None


def place_answer(got: Mapping[str, Any], country: Country) -> PlaceAnswer:
    """Return the words for what the geocoder gave; got: as `pipeline.try_place` returns it."""
    found = got["where_prec"] is not None
    name = str(got["place"] or got["governorate"] or "")
    home = str(got["governorate"] or "")
    first = Candidate(_named(name, home), str(got["reason"]), got["score"])
    return PlaceAnswer(
        text=str(got["text"]),
        found=found,
        why="" if found else str(got["reason"]),
        place=name,
        governorate=home,
        candidates=(*((first,) if found else ()), *(_rival(text) for text in got["rivals"])),
        facts=tuple(_facts(got, country)) if found else (),
        picture=_picture(got, country),
    )


def border_words(iso: str, lat: float, lon: float, country: Country) -> str:
    """Return how far a point is from the nearest other governorate, '' outside the country."""
    border = polygons_of(country).border(lat, lon, iso)
    if border is None:
        return ""
    across = country.governorate(border[0]).name
    km = f"{border[1]:.0f} km" if border[1] >= 1 else "less than 1 km"
    return f"{km} to {across}"


def accuracy_rows(figures: object) -> tuple[tuple[str, str, str], ...]:
    """Return (measure, figure, how many and what bar) of measured figures; () if unreadable.

    figures: {'figures': [...]} or a list of {what, value, n, unit, bar, higher, note}, where all
    but the first two may be missing, or a mapping of measure to figure.
    """
    if isinstance(figures, Mapping):
        listed = figures.get("figures")
        figures = (
            listed
            if isinstance(listed, list)
            else [{"what": str(key), "value": value} for key, value in figures.items()]
        )
    if not isinstance(figures, list):
        return ()
    return tuple(
        (_sentence(str(each["what"])), _amount(each["value"], each.get("unit", "")), _more(each))
        for each in figures
        if isinstance(each, Mapping) and isinstance(each.get("value"), str | int | float)
        if "what" in each
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _named(name: str, home: str) -> str:
    return f"{name}, {home}" if home and home != name else name


def _rival(text: str) -> Candidate:
    parts = _RIVAL.match(text)
    if parts is None:
        return Candidate(text, "", None)
    return Candidate(parts["name"], parts["reason"], float(parts["score"]))


def _facts(got: Mapping[str, Any], country: Country) -> Iterator[tuple[str, str]]:
    prec, lat, lon = int(got["where_prec"]), got["lat"], got["lon"]
    yield "Precision", f"{WHERE_PRECISIONS[prec]}; {_drawn(prec, point=lat is not None)}"
    yield "Governorate", str(got["governorate"] or "not known")
    if lat is None or lon is None:
        yield "Point", "none: only the area is known"
        return
    radius = f", within about {got['radius_km']:g} km" if got["radius_km"] is not None else ""
    yield "Point", f"{lat:.4f}, {lon:.4f}{radius}"
    border = border_words(str(got["iso"] or ""), lat, lon, country)
    if border:
        yield "Nearest border", border


def _drawn(prec: int, *, point: bool) -> str:
    """Return how the map draws such a place, as `index.forms` has it."""
    if prec in {WherePrec.COUNTRY, WherePrec.OFFSHORE}:
        return "kept in the tray beside the map"
    if not point:
        return "drawn as a badge in its governorate, never at its capital"
    return "drawn as a point" if prec == WherePrec.EXACT else "drawn as a disc as wide as the doubt"


def _picture(got: Mapping[str, Any], country: Country) -> Inset | None:
    point = got["lat"] is not None
    outline = _outline(str(got["iso"] or ""), country, point=point)
    return None if outline is None else inset(outline, got["lat"], got["lon"], got["radius_km"])


def _outline(iso: str, country: Country, *, point: bool) -> BaseGeometry | None:
    """Return a governorate's outline; of one that has none, that of the governorate it was in.

    Only a point may lie in the latter: shaded whole, it would claim too much.
    """
    if not iso:
        return None
    polygons = polygons_of(country)
    before = country.governorate(iso).before if point else ""
    for key in (iso, before):
        try:
            return polygons.polygon(key)
        except KeyError:
            continue
    return None


def _amount(value: object, unit: str) -> str:
    if not isinstance(value, int | float):
        return str(value)
    if not isinstance(value, float):
        return f"{value:,} {unit}".strip()
    return f"{value:,.1f} {unit}" if unit else f"{value:,.2f}"


def _more(figure: Mapping[str, Any]) -> str:
    words = []
    if figure.get("n") is not None:
        words.append(f"of {figure['n']:,}")
    if figure.get("bar") is not None:
        bound = "at most" if figure.get("higher") is False else "at least"
        words.append(f"aim {bound} {figure['bar']:,.12g}")
    if figure.get("note"):
        words.append(str(figure["note"]))
    return " · ".join(words)
