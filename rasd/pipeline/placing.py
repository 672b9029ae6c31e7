"""Finding places: the country's gazetteer, a free text tried out, a name asked for online."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasd.country import Country
from rasd.geocode import Gazetteer, geocode_line, online


@lru_cache(maxsize=4)
def gazetteer(country: Country) -> Gazetteer:
    """Return the country's gazetteer; building it once serves every article."""
    return Gazetteer(country)


def try_place(text: str, country: Country, near: str | None = None) -> dict[str, Any]:
    """Return where a free text points to, as the `geocode` command prints it."""
    return geocode_line(text, near=near, gazetteer=gazetteer(country))


@dataclass(frozen=True, slots=True)
class OnlineAnswer:
    """What an online gazetteer says of a name. iso: '' where the point lies in no governorate."""

    address: str
    lat: float
    lon: float
    iso: str


def what_it_sends() -> str:
    """Return the sentence a person must see before a name is looked up on the internet."""
    return online.what_it_sends()


def ask_online(name: str, cache: Path, country: Country) -> OnlineAnswer | None:
    """Look a name up on the internet, once; None where it is not known there either.

    cache: file in which answers are kept. Raises: SourceUnavailable where there is no answer.
    """
    found = _asker(cache).locate(name)
    if found is None:
        return None
    here = gazetteer(country).at(found.latitude, found.longitude)
    iso = here.iso if here is not None else ""
    return OnlineAnswer(found.address, found.latitude, found.longitude, iso)


@lru_cache(maxsize=4)
def _asker(cache: Path) -> online.OnlineGeocoder:
    """One asker a cache file, kept: it is what holds the pace of one request a second."""
    return online.OnlineGeocoder(cache)
