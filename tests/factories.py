"""Short makers of values with sane defaults, so that a test states only what it is about."""

from datetime import date

import numpy as np
import pandas as pd

from rasd.frame import SCHEMA, TOLL_COLUMNS, to_frame

_ROW = {
    "id": "i-1",
    "date_start": np.datetime64("2022-01-20", "s"),
    "date_end": np.datetime64("2022-01-21", "s"),
    "date_prec": 2,
    "iso": "IQ-DI",
    "governorate": "Diyala",
    "district": "Al-Khalis",
    "place": "Hawi Al-Azim",
    "lat": 34.24,
    "lon": 44.52,
    "where_prec": 2,
    "radius_km": 15.0,
    "border_iso": "IQ-SD",
    "border_km": 3.2,
    "event_type": "armed_assault",
    "perpetrator": "ISIS",
    "attribution": "attributed",
    "attributed_by": "",
    "target": "soldiers",
    "target_class": "soldiers",
    "weapon": "",
    **dict.fromkeys(TOLL_COLUMNS, np.nan),
    "confidence": 0.9,
    "review": "extracted",
    "primary": True,
    "quote": "Gunmen attacked a post.",
    "source": "officials",
    "outlets": "AP",
    "n_reports": 1,
    "n_sources": 1,
    "url": "https://example.org/a",
    "batch": "demo",
    "rev": 1,
    "tags": "",
}


def an_incident_row(**changed):
    """Return one row of the frame as a dict; dates may be given as ISO texts or dates."""
    row = {**_ROW, **changed}
    for name in ("date_start", "date_end"):
        value = row[name]
        row[name] = np.datetime64(value.isoformat() if isinstance(value, date) else value, "s")
    return row


def frame_of(*rows) -> pd.DataFrame:
    """Return the frame that holds these rows."""
    columns = {name: np.array([row[name] for row in rows], dtype=object) for name in SCHEMA}
    for name in ("date_start", "date_end"):
        columns[name] = columns[name].astype("datetime64[s]")
    return to_frame(columns)
