"""Ways out of Rasd: one function a format, listed in `WRITERS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

import pandas as pd

from rasd.exchange.csv import to_csv
from rasd.exchange.geojson import to_geojson

Writer = Callable[[pd.DataFrame], bytes]
WRITERS: Final[Mapping[str, Writer]] = {"csv": to_csv, "geojson": to_geojson}
MEDIA_TYPES: Final[Mapping[str, str]] = {"csv": "text/csv", "geojson": "application/geo+json"}


def export_name(n: int, ext: str, on: date | None = None) -> str:
    """Return the file name of an export of `n` incidents, dated `on` (default: today)."""
    return f"iraq-incidents_{(on or date.today()).isoformat()}_n={n}.{ext}"  # noqa: DTZ011 - the analyst's own day


__all__ = ["MEDIA_TYPES", "WRITERS", "Writer", "export_name", "to_csv", "to_geojson"]
