"""Comma-separated values: one row an incident, UTF-8, formulas made harmless."""

from __future__ import annotations

import csv
import io

import pandas as pd

from rasd.exchange.rows import neutralised, plain_rows
from rasd.frame import SCHEMA


def to_csv(incidents: pd.DataFrame) -> bytes:
    """Return the incidents as CSV with a header line; an empty cell means 'not reported'.

    The byte-order mark tells spreadsheets that the file is UTF-8, so Arabic names stay readable.
    """
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=list(SCHEMA), lineterminator="\r\n")
    writer.writeheader()
    for row in plain_rows(incidents):
        writer.writerow({k: neutralised(v) if isinstance(v, str) else v for k, v in row.items()})
    return out.getvalue().encode("utf-8-sig")
