"""The one DataFrame of the read lane: its columns, their dtypes, and how it is made.

`incidents` is always this frame. It is never changed in place; `filters.select` returns new ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from rasd.model import Attribution, EventType, Review, TargetClass

# Fixed categories keep codes (and so colours and browser arrays) the same whatever is filtered.
EVENT_TYPES: Final = tuple(e.value for e in EventType)
TARGET_CLASSES: Final = tuple(t.value for t in TargetClass)
ATTRIBUTIONS: Final = tuple(a.value for a in Attribution)
REVIEWS: Final = tuple(r.value for r in Review)
TOLL_COLUMNS: Final = tuple(
    f"{kind}_{end}"
    for kind in ("killed", "injured", "abducted", "detained", "attackers_killed")
    for end in ("low", "best", "high")
)

SCHEMA: Final[Mapping[str, str]] = {
    "id": "str",  # stable incident id
    "date_start": "datetime64[s]",  # whole days; NaT where no date could be read
    "date_end": "datetime64[s]",  # included; equal to date_start for a single day
    "date_prec": "int8",  # UCDP 1..5; 0 without a date
    "iso": "category",  # governorate key, '' where not known
    "governorate": "category",  # its English display name, '' where not known
    "district": "str",
    "place": "str",  # finest place in words
    "lat": "float64",  # NaN where only an area is known: such a row is never pinned
    "lon": "float64",
    "where_prec": "int8",  # UCDP 1..7
    "radius_km": "float64",  # NaN without a point
    "border_iso": "str",  # the governorate across the nearest border, '' without a point
    "border_km": "float64",
    "event_type": "category",  # EVENT_TYPES
    "perpetrator": "category",  # canonical names; 'unknown'
    "attribution": "category",  # ATTRIBUTIONS
    "attributed_by": "str",
    "target": "str",  # the text's words
    "target_class": "category",  # TARGET_CLASSES
    "weapon": "str",
    # tolls: NaN = not reported, never 0; high NaN while low is set = open upward
    **dict.fromkeys(TOLL_COLUMNS, "float64"),
    "confidence": "float64",  # 0..1
    "review": "category",  # REVIEWS
    "primary": "bool",  # the main news of at least one article
    "quote": "str",  # the carrying sentence
    "source": "str",  # the words of who says so
    "outlets": "str",  # publishers, sorted, parted by '|'
    "n_reports": "int32",  # articles that tell it
    "n_sources": "int32",  # independent ones: an outlet counts once, a reprint with its original
    "url": "str",  # of the first report, '' or http(s)
    "batch": "str",  # import batch label: 'demo' for the seeds
    "rev": "int32",  # revision number of the row
    "tags": "str",  # of analysts, sorted, parted by '|'
}
_FIXED: Final[Mapping[str, tuple[str, ...]]] = {
    "event_type": EVENT_TYPES,
    "target_class": TARGET_CLASSES,
    "attribution": ATTRIBUTIONS,
    "review": REVIEWS,
}


def to_frame(columns: Mapping[str, np.ndarray[Any, Any]]) -> pd.DataFrame:
    """Return the frame for the store's columns: one row an incident, oldest first.

    columns: one array a column of SCHEMA, all of one length.
    Raises: KeyError if a column is missing, which is a bug and not bad data.
    """
    frame = pd.DataFrame({name: _series(columns[name], name) for name in SCHEMA})
    return frame.sort_values(["date_start", "id"], kind="stable", ignore_index=True)


def empty_frame() -> pd.DataFrame:
    """Return the frame of an empty store: every column, no row."""
    return to_frame({name: np.array([], dtype=object) for name in SCHEMA})


def _series(values: np.ndarray[Any, Any], name: str) -> pd.Series[Any]:
    dtype = SCHEMA[name]
    if dtype != "category":
        return pd.Series(values).astype(pd.api.types.pandas_dtype(dtype))
    if name in _FIXED:
        return pd.Series(pd.Categorical(values, categories=list(_FIXED[name])))
    return pd.Series(values).astype("str").astype("category")
