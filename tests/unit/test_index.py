"""The browser's arrays say exactly what the frame says."""

import base64

import numpy as np
import pytest

from rasd.frame import EVENT_TYPES, empty_frame
from rasd.index import (
    NO_CODE,
    NO_DAY,
    NO_POINT,
    Form,
    bits,
    content_name,
    forms,
    points,
    project,
)
from tests.factories import an_incident_row, frame_of

ISOS = ("IQ-BG", "IQ-DI", "IQ-KI")


def unpack(data):
    magic, layout, n, zero = np.frombuffer(data, "<u4", 4)
    assert (magic, layout, zero) == (0x44534152, 1, 0)
    columns, at = {}, 16
    for name, kind in (
        ("x", "<i4"), ("y", "<i4"), ("start", "<i4"), ("end", "<i4"), ("radius", "<u2"),
        ("type", "u1"), ("form", "u1"), ("prec", "u1"), ("gov", "u1"),
    ):  # fmt: skip
        columns[name] = np.frombuffer(data, kind, n, at)
        at += n * np.dtype(kind).itemsize
    assert at == len(data)
    return columns


def test_points_of_one_incident():
    got = unpack(points(frame_of(an_incident_row()), ISOS))
    assert {name: column.tolist() for name, column in got.items()} == {
        "x": [669656984],
        "y": [428061354],
        "start": [19012],  # 2022-01-20
        "end": [19013],
        "radius": [150],
        "type": [EVENT_TYPES.index("armed_assault")],
        "form": [Form.DISC],
        "prec": [2],
        "gov": [1],
    }


def test_what_is_not_known_is_marked_and_never_zero():
    row = an_incident_row(
        lat=np.nan, lon=np.nan, radius_km=np.nan, iso="", where_prec=6, date_start="NaT",
        date_end="NaT",
    )  # fmt: skip
    got = unpack(points(frame_of(row), ISOS))
    assert (got["x"][0], got["y"][0]) == (NO_POINT, NO_POINT)
    assert (got["start"][0], got["end"][0]) == (NO_DAY, NO_DAY)
    assert (got["gov"][0], got["form"][0], got["radius"][0]) == (NO_CODE, Form.TRAY, 0)


def test_days_before_1970_and_after_2038_fit():
    row = an_incident_row(date_start="1958-07-14", date_end="2044-01-01")
    got = unpack(points(frame_of(row), ISOS))
    assert (got["start"][0], got["end"][0]) == (-4189, 27028)


@pytest.mark.parametrize(
    ("changed", "form"),
    [
        ({"where_prec": 1}, Form.POINT),
        ({"where_prec": 2}, Form.DISC),
        ({"where_prec": 3}, Form.DISC),
        ({"where_prec": 5}, Form.DISC),
        ({"where_prec": 1, "lat": 0.0, "lon": 0.0}, Form.POINT),
        ({"where_prec": 1, "iso": ""}, Form.POINT),
        ({"where_prec": 3, "lat": np.nan, "lon": np.nan}, Form.BADGE),
        ({"where_prec": 3, "lat": np.nan, "lon": np.nan, "iso": ""}, Form.TRAY),
        ({"where_prec": 4, "lat": np.nan, "lon": np.nan}, Form.BADGE),
        ({"where_prec": 4}, Form.BADGE),  # a governorate is not its capital's point
        ({"where_prec": 4, "iso": ""}, Form.TRAY),
        ({"where_prec": 4, "iso": "XX-1"}, Form.TRAY),
        ({"where_prec": 6}, Form.TRAY),
        ({"where_prec": 7}, Form.TRAY),
        ({"where_prec": 0, "lat": np.nan, "lon": np.nan, "iso": ""}, Form.TRAY),
    ],
)
def test_form_follows_what_is_known_of_the_place(changed, form):
    assert forms(frame_of(an_incident_row(**changed)), ISOS).tolist() == [form]


def test_only_points_and_discs_carry_coordinates():
    frame = frame_of(an_incident_row(id="a", where_prec=4), an_incident_row(id="b", where_prec=6))
    got = unpack(points(frame, ISOS))
    assert got["x"].tolist() == [NO_POINT, NO_POINT]


def test_an_empty_frame_is_a_header_alone():
    assert len(points(empty_frame(), ISOS)) == 16


def test_projection_of_known_places():
    x, y = project(np.array([0.0, 90.0, -90.0, np.nan]), np.array([0.0, 180.0, -180.0, 44.0]))
    assert x.tolist() == [2**29, 2**30 - 1, 0, NO_POINT]
    assert y.tolist()[0] == 2**29
    assert y.tolist()[1] < 1000
    assert y.tolist()[2] > 2**30 - 1000
    assert y.tolist()[3] == NO_POINT


def test_bits_read_back_lowest_first():
    mask = np.array([True, False, False, True, False, False, False, False, False, True])
    assert base64.b64decode(bits(mask)) == bytes([0b00001001, 0b00000010])
    assert bits(np.ones(9, dtype=bool)) is None
    assert bits(np.zeros(0, dtype=bool)) is None
    assert base64.b64decode(bits(np.zeros(9, dtype=bool))) == bytes(2)


def test_a_name_means_one_content():
    assert content_name("points", "bin", b"a") == content_name("points", "bin", b"a")
    assert content_name("points", "bin", b"ab", b"c") != content_name("points", "bin", b"a", b"bc")
    assert len(content_name("points", "bin", b"a")) == len("points-.bin") + 20
