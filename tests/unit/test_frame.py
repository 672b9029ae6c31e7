"""The one frame: columns, dtypes, order, and what missing means."""

import numpy as np
import pytest

from rasd.frame import EVENT_TYPES, SCHEMA, empty_frame, to_frame
from tests.factories import an_incident_row, frame_of


def test_columns_and_dtypes_are_the_schema():
    frame = frame_of(an_incident_row())
    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == dict(SCHEMA)


def test_an_empty_store_has_every_column_and_no_row():
    assert (list(empty_frame()), len(empty_frame())) == (list(SCHEMA), 0)


def test_rows_are_oldest_first_and_undated_ones_last():
    frame = frame_of(
        an_incident_row(id="undated", date_start="NaT", date_end="NaT"),
        an_incident_row(id="b", date_start="2022-01-20"),
        an_incident_row(id="a", date_start="2022-01-20"),
        an_incident_row(id="old", date_start="2007-03-01"),
    )
    assert list(frame["id"]) == ["old", "a", "b", "undated"]


def test_codes_of_fixed_categories_do_not_depend_on_the_rows():
    frame = frame_of(an_incident_row(event_type="other"))
    assert frame["event_type"].cat.codes[0] == EVENT_TYPES.index("other")


def test_not_reported_is_missing_and_zero_is_zero():
    frame = frame_of(an_incident_row(killed_best=0.0), an_incident_row(id="x", killed_best=np.nan))
    assert frame["killed_best"].isna().tolist() == [False, True]
    assert frame["killed_best"].sum() == 0


def test_a_missing_column_is_a_bug():
    with pytest.raises(KeyError):
        to_frame({"id": np.array(["a"], dtype=object)})
