"""The table's pages, orders and words."""

import numpy as np
import pytest

from rasd.frame import empty_frame
from rasd.views.table import COLUMNS, ORDERS, PAGE_SIZE, table_view
from tests.factories import an_incident_row, frame_of


def rows():
    return frame_of(
        an_incident_row(
            id="a", date_start="2021-10-01", date_end="2021-10-31", date_prec=4, confidence=0.9,
            killed_low=24, killed_best=24, killed_high=99, outlets="AP|The National",
        ),
        an_incident_row(
            id="b", date_start="2022-01-20", date_end="2022-01-20", confidence=0.6,
            killed_low=10, killed_best=10, killed_high=np.nan,
        ),
        an_incident_row(
            id="c", date_start="NaT", date_end="NaT", place="", governorate="", iso="",
            lat=np.nan, lon=np.nan, where_prec=6, confidence=0.7,
        ),
    )  # fmt: skip


def test_a_row_is_in_words_with_its_precision():
    cells = dict(zip(COLUMNS, table_view(rows(), "oldest").rows.iloc[0], strict=True))
    assert cells["When"] == "2021-10 (month)"
    assert cells["Killed"] == "24–99"
    assert cells["Outlets"] == "AP, The National"
    assert cells["Confidence"] == 90
    assert cells["Sources"] == "provisional"


def test_an_open_toll_and_an_unplaced_incident_are_said_as_such():
    table = table_view(rows(), "newest").rows
    assert table["Killed"].tolist() == ["10+", "24–99", "–"]
    assert (table["Place"].iloc[2], table["When"].iloc[2]) == ("–", "no date")


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("newest", ("b", "a", "c")),
        ("oldest", ("a", "b", "c")),
        ("killed", ("a", "b", "c")),
        ("doubtful", ("b", "c", "a")),
    ],
)
def test_orders_put_what_is_not_known_last(order, ids):
    assert table_view(rows(), order).ids == ids


def test_every_order_sorts_by_a_column_of_the_frame():
    assert {order.column for order in ORDERS.values()} <= set(empty_frame().columns)


def test_pages_hold_every_row_once():
    many = frame_of(*(an_incident_row(id=f"i{k:04d}") for k in range(PAGE_SIZE + 5)))
    first, second = table_view(many, page=1), table_view(many, page=2)
    assert (len(first.ids), len(second.ids), first.pages, first.n) == (200, 5, 2, 205)
    assert len({*first.ids, *second.ids}) == 205
    assert table_view(many, page=9).page == 2


def test_an_empty_table_is_one_empty_page():
    view = table_view(empty_frame())
    assert (view.n, view.page, view.pages, view.ids) == (0, 1, 1, ())
