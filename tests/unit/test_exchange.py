"""Exports: the same rows in every format, honest about what is not known, harmless to open."""

import csv
import io
import json
from datetime import date

import numpy as np

from rasd.exchange import WRITERS, export_name
from rasd.frame import SCHEMA, empty_frame, to_frame
from tests.factories import an_incident_row, frame_of


def test_csv_reads_back_with_every_column_and_empty_cells_for_not_reported():
    frame = frame_of(an_incident_row(id="a", killed_low=11, killed_best=11, killed_high=11))
    rows = list(csv.DictReader(io.StringIO(WRITERS["csv"](frame).decode("utf-8-sig"))))
    assert list(rows[0]) == list(SCHEMA)
    assert (rows[0]["killed_best"], rows[0]["injured_best"]) == ("11", "")
    assert rows[0]["date_start"] == "2022-01-20"


def test_csv_makes_formulas_harmless():
    payloads = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]
    frame = frame_of(*[an_incident_row(id=str(i), quote=p) for i, p in enumerate(payloads)])
    rows = list(csv.DictReader(io.StringIO(WRITERS["csv"](frame).decode("utf-8-sig"), newline="")))
    assert [row["quote"] for row in rows] == [f"'{p}" for p in payloads]


def test_geojson_puts_longitude_first_and_gives_no_point_where_none_is_known():
    frame = frame_of(
        an_incident_row(id="a", lat=34.24, lon=44.52),
        an_incident_row(id="b", lat=np.nan, lon=np.nan, where_prec=4),
    )
    features = json.loads(WRITERS["geojson"](frame))["features"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [44.52, 34.24]}
    assert features[1]["geometry"] is None
    assert features[1]["properties"]["killed_high"] is None


def test_every_format_has_the_same_number_of_rows():
    frame = frame_of(*[an_incident_row(id=str(i)) for i in range(7)])
    assert len(json.loads(WRITERS["geojson"](frame))["features"]) == 7
    assert len(WRITERS["csv"](frame).decode("utf-8-sig").splitlines()) == 8


def test_an_empty_frame_exports_as_a_header_alone():
    assert WRITERS["csv"](empty_frame()).decode("utf-8-sig").strip() == ",".join(SCHEMA)
    assert json.loads(WRITERS["geojson"](to_frame({k: np.array([]) for k in SCHEMA}))) == {
        "type": "FeatureCollection",
        "features": [],
    }


def test_the_file_name_says_date_and_number():
    assert export_name(14, "csv", date(2026, 11, 22)) == "iraq-incidents_2026-11-22_n=14.csv"
