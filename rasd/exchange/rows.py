"""The incident frame as plain rows, the common ground of every writer."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from rasd.frame import SCHEMA
from rasd.text import FORMULA_STARTS


def plain_rows(incidents: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield one dict an incident: ISO dates, whole counts, None for what is not reported."""
    columns = [_plain_column(incidents[name], name) for name in SCHEMA]
    for values in zip(*columns, strict=True):
        yield dict(zip(SCHEMA, values, strict=True))


def neutralised(text: str) -> str:
    """Return the text, with an apostrophe before it where a spreadsheet would run a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _plain_column(values: pd.Series[Any], name: str) -> list[Any]:
    dtype = SCHEMA[name]
    if dtype.startswith("datetime"):
        return [None if pd.isna(day) else day.date().isoformat() for day in values]
    if dtype == "float64":
        return [_plain_number(number, name) for number in values.tolist()]
    if dtype in ("str", "category"):
        return ["" if pd.isna(text) else str(text) for text in values]
    return list(values.tolist())


def _plain_number(number: float, name: str) -> float | int | None:
    if math.isnan(number):
        return None
    if name.endswith(("_low", "_best", "_high")):
        return int(number)
    return round(number, 5 if name in ("lat", "lon") else 3)
