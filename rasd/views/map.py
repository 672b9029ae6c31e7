"""What the map says, in plain values: counts that add up, shades, and which rows are drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pandas as pd

from rasd.country import Country, Governorate
from rasd.filters import Filter, ViewState, mask
from rasd.frame import EVENT_TYPES
from rasd.index import NO_CODE, Form, bits, codes, forms
from rasd.polyline import decode_polyline

CLASSES: Final = 5
_NICE: Final = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0)


@dataclass(frozen=True, slots=True)
class Region:
    """A governorate on the map.

    n: incidents that pass every filter. badge: those of them that are known to the governorate
    only. context: incidents that pass all filters but the choice of governorates; never called n.
    value: the measure over the context, None where it cannot be known; at_least: some toll in it
    is open upward. shade: class of the value, 0 is the lowest, -1 for none. chosen: in the filter.
    exists: whether the governorate existed at the end of the period.
    """

    iso: str
    name: str
    lat: float
    lon: float
    n: int
    badge: int
    context: int
    value: float | None
    at_least: bool
    shade: int
    chosen: bool
    exists: bool


@dataclass(frozen=True, slots=True)
class MapView:
    """Everything the map shows. n = placed + badges + tray, always.

    n: incidents that pass every filter. placed: drawn at a place, as point or disc. badges: known
    to a governorate only. tray: without a place. regions: in the country's order, which is also
    the order of the codes in the point arrays. types: n by type in the order of EVENT_TYPES.
    bounds: lower bounds of the shades, ascending. bits: the rows that pass, None for all (see
    `index.bits`). row: position of the open incident in the frame, -1 for none. at: centre and
    zoom that a link asks for. area: corners (lat, lon) of the filter's polygon.
    """

    n: int
    placed: int
    badges: int
    tray: int
    regions: tuple[Region, ...]
    types: tuple[int, ...]
    measure: str
    bounds: tuple[float, ...]
    bits: str | None
    row: int
    at: tuple[float, float, float] | None
    area: tuple[tuple[float, float], ...]


def map_view(
    incidents: pd.DataFrame,
    by: Filter,
    view: ViewState,
    country: Country,
    *,
    found: AbstractSet[str] | None = None,
) -> MapView:
    """Return what the map shows of `incidents` under a filter and a view.

    found: ids that the full-text search gave for `by.q`, as in `filters.select`.
    """
    keep = mask(incidents, by, found=found)
    context = mask(incidents, by, ignore="gov", found=found) if by.gov else keep
    form = forms(incidents, country.isos())
    tally = np.bincount(form[keep], minlength=len(Form))
    types = incidents["event_type"].cat.codes.to_numpy()[keep]
    regions, bounds = _regions(incidents, by, view.measure, country, (keep, context, form))
    return MapView(
        n=int(keep.sum()),
        placed=int(tally[Form.POINT] + tally[Form.DISC]),
        badges=int(tally[Form.BADGE]),
        tray=int(tally[Form.TRAY]),
        regions=regions,
        types=tuple(np.bincount(types, minlength=len(EVENT_TYPES)).tolist()),
        measure=view.measure,
        bounds=bounds,
        bits=bits(keep),
        row=_row_of(incidents, view.incident),
        at=_at(view),
        area=tuple(decode_polyline(by.area)) if by.area else (),
    )


def lower_bounds(values: Sequence[float]) -> tuple[float, ...]:
    """Return at most CLASSES ascending round numbers that part the positive values evenly in size.

    The steps grow by ratio, since counts by place are skewed; the first is at most the least value.
    """
    positive = [value for value in values if value > 0]
    if not positive:
        return ()
    least, most = min(positive), max(positive)
    ratio = (most / least) ** (1 / CLASSES)
    return tuple(sorted({_round_down(least * ratio**step) for step in range(CLASSES)}))


def shade_of(value: float | None, bounds: Sequence[float]) -> int:
    """Return the class of a value: the last bound it reaches, -1 if none or not known."""
    if value is None:
        return -1
    return sum(value >= bound for bound in bounds) - 1


def _regions(
    incidents: pd.DataFrame,
    by: Filter,
    measure: str,
    country: Country,
    masks: tuple[Any, Any, Any],
) -> tuple[tuple[Region, ...], tuple[float, ...]]:
    keep, context, form = masks
    isos = country.isos()
    code = codes(incidents["iso"], isos)

    def per_region(rows: Any, weights: Any = None) -> Any:  # noqa: ANN401 (numpy arrays)
        rows = rows & (code != NO_CODE)
        part = None if weights is None else weights[rows]
        return np.bincount(code[rows], weights=part, minlength=len(isos))

    inside, around = per_region(keep), per_region(context)
    badge = per_region(keep & (form == Form.BADGE))
    values, open_upward = _values(incidents, measure, country, context, per_region)
    bounds = lower_bounds([value for value in values if value is not None])
    regions = tuple(
        Region(
            iso=gov.iso,
            name=gov.name,
            lat=gov.label_lat,
            lon=gov.label_lon,
            n=int(inside[at]),
            badge=int(badge[at]),
            context=int(around[at]),
            value=values[at],
            at_least=bool(open_upward[at]),
            shade=shade_of(values[at], bounds),
            chosen=gov.iso in by.gov,
            exists=_exists(gov, by) or int(around[at]) > 0,
        )
        for at, gov in enumerate(country.governorates)
    )
    return regions, bounds


def _values(
    incidents: pd.DataFrame,
    measure: str,
    country: Country,
    context: Any,  # noqa: ANN401 (numpy array)
    per_region: Any,  # noqa: ANN401 (a local function)
) -> tuple[list[float | None], Any]:
    """Return the measure of each governorate, None where unknown, and which are open upward."""
    none_open = np.zeros(len(country.governorates), dtype=bool)
    if measure == "killed":
        best = incidents["killed_best"].to_numpy()
        said = context & ~np.isnan(best)
        reports = per_region(said)
        sums = per_region(said, np.nan_to_num(best))
        open_end = said & np.isnan(incidents["killed_high"].to_numpy())
        values = [float(s) if r else None for s, r in zip(sums, reports, strict=True)]
        return values, per_region(open_end) > 0
    counts = per_region(context)
    if measure == "per_100k":
        people = [country.population.get(iso) for iso in country.isos()]
        rates = [
            None if not who else round(float(n) / who * 100_000, 3)
            for n, who in zip(counts, people, strict=True)
        ]
        return rates, none_open
    return [float(n) for n in counts], none_open


def _round_down(value: float) -> float:
    """Return the largest round number not above a positive value; whole ones from 1 up."""
    power = 10.0 ** math.floor(math.log10(value) + 1e-9)
    lead = max((nice for nice in _NICE if nice * power <= value * (1 + 1e-9)), default=1.0)
    number = lead * power
    return float(math.floor(number)) if number >= 1 else round(number, 6)


def _exists(gov: Governorate, by: Filter) -> bool:
    return gov.valid_from is None or by.end is None or by.end >= gov.valid_from


def _row_of(incidents: pd.DataFrame, incident_id: str) -> int:
    if not incident_id:
        return -1
    rows = np.flatnonzero((incidents["id"] == incident_id).to_numpy())
    return int(rows[0]) if len(rows) else -1


def _at(view: ViewState) -> tuple[float, float, float] | None:
    if view.lat is None or view.lon is None or view.zoom is None:
        return None
    return view.lat, view.lon, view.zoom
