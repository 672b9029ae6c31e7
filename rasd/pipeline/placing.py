"""Finding places: the country's gazetteer, and a free text tried out."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from rasd.country import Country
from rasd.geocode import Gazetteer, geocode_line


@lru_cache(maxsize=4)
def gazetteer(country: Country) -> Gazetteer:
    """Return the country's gazetteer; building it once serves every article."""
    return Gazetteer(country)


def try_place(text: str, near: str | None = None) -> dict[str, Any]:
    """Return where a free text points to, as the `geocode` command prints it."""
    return geocode_line(text, near=near)
