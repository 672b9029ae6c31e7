"""The filter in words: one chip for each active choice, and one sentence for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from rasd.country import Country
from rasd.filters import MIN_CONF, Filter
from rasd.views.words import label, percent


@dataclass(frozen=True, slots=True)
class Chip:
    """One active choice. without: the filter that is left when it is taken away."""

    dimension: str
    text: str
    without: Filter


def chips(by: Filter, country: Country) -> tuple[Chip, ...]:
    """Return the active choices of a filter in the order of its clauses."""
    return tuple(_chips(by, country))


def describe(by: Filter, country: Country) -> str:
    """Return the filter as one sentence; 'All incidents.' for the plain one."""
    groups: dict[str, list[str]] = {}
    for chip in chips(by, country):
        groups.setdefault(chip.dimension, []).append(chip.text)
    if not groups:
        return "All incidents."
    return "Incidents: " + "; ".join(" or ".join(texts) for texts in groups.values()) + "."


def _chips(by: Filter, country: Country) -> Iterator[Chip]:
    for key, words in _LISTS.items():
        chosen: tuple[str, ...] = getattr(by, key)
        for value in chosen:
            left = tuple(v for v in chosen if v != value)
            yield Chip(key, words(value, country), _changed(by, key, left))
        if key == "gov":
            yield from _period(by)
    yield from _bounds(by)
    if by.q:
        yield Chip("q", f"“{by.q}”", replace(by, q=""))
    if by.area:
        yield Chip("area", "drawn area", replace(by, area=""))
    if by.min_conf != MIN_CONF:
        text = f"confidence {percent(by.min_conf)} or more" if by.min_conf else "any confidence"
        yield Chip("min_conf", text, replace(by, min_conf=MIN_CONF))
    if by.as_of is not None:
        yield Chip("as_of", f"as of {by.as_of.isoformat()}", replace(by, as_of=None))


def _period(by: Filter) -> Iterator[Chip]:
    if by.start is None and by.end is None:
        return
    if by.end is None:
        text = f"from {by.start}"
    elif by.start is None:
        text = f"until {by.end}"
    else:
        text = f"{by.start} – {by.end}"
    yield Chip("period", text, replace(by, start=None, end=None))


def _bounds(by: Filter) -> Iterator[Chip]:
    for key, word in _COUNTS.items():
        bound = getattr(by, key)
        if bound is not None:
            yield Chip(key, f"{bound} or more {word}", _changed(by, key, None))


def _changed(by: Filter, key: str, value: object) -> Filter:
    changes: dict[str, Any] = {key: value}
    return replace(by, **changes)


def _governorate(iso: str, country: Country) -> str:
    return country.governorate(iso).name


def _label(value: str, _: Country) -> str:
    return label(value)


def _as_is(value: str, _: Country) -> str:
    return "perpetrator unknown" if value == "unknown" else value


def _target(value: str, _: Country) -> str:
    return f"target: {label(value).lower() if value != 'pmf' else 'PMF'}"


def _tag(value: str, _: Country) -> str:
    return f"tag: {value}"


_LISTS: Final[Mapping[str, Callable[[str, Country], str]]] = {
    "gov": _governorate,
    "type": _label,
    "actor": _as_is,
    "target": _target,
    "outlet": _as_is,
    "tag": _tag,
    "review": _label,
}
_COUNTS: Final = {
    "killed_ge": "killed",
    "injured_ge": "injured",
    "sources_ge": "independent sources",
}
