"""The codec gives back exactly what it was given, for every value the vocabulary allows."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rasd.model import Article, Evidence, Incident, Report, Skipped
from rasd.store.codec import clean, dumps, loads
from rasd.store.heads import Head

TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from("\x00\u202e\udc80\udcff\"\\'{}")), max_size=12
)
PLAIN = {
    str: TEXT,
    int: st.integers(-(10**20), 10**20),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    NoneType: st.none(),
    date: st.dates(),
}


def any_of(kind):
    """Return a strategy for every value of a type that the vocabulary uses."""
    if kind in PLAIN:
        return PLAIN[kind]
    args = get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        return st.one_of(*map(any_of, args))
    if get_origin(kind) is tuple and args[-1] is Ellipsis:
        return st.lists(any_of(args[0]), max_size=2).map(tuple)
    if get_origin(kind) is tuple:
        return st.tuples(*map(any_of, args))
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{f.name: any_of(hints[f.name]) for f in fields(kind)})
    assert issubclass(kind, Enum)
    return st.sampled_from(kind)


@pytest.mark.parametrize("kind", [Article, Evidence, Report, Incident, Skipped, Head])
def test_what_is_read_equals_what_was_written(kind):
    @settings(deadline=None, derandomize=True, max_examples=40)
    @given(any_of(kind))
    def holds(value):
        text = dumps(value)
        assert text.encode("utf-8")
        again = loads(kind, text)
        assert again == value
        assert dumps(again) == text

    holds()


def test_equal_values_give_equal_text_in_any_order_of_keys():
    assert (
        dumps({"b": 1, "a": (2, None)}) == dumps({"a": [2, None], "b": 1}) == '{"a":[2,null],"b":1}'
    )


def test_a_field_added_later_has_its_default_and_a_dropped_one_is_passed_over():
    plain = json.loads(dumps(Skipped("x", "read", "why")))
    del plain["span"]
    assert loads(Skipped, json.dumps({**plain, "gone": 1})) == Skipped("x", "read", "why")
    with pytest.raises(ValueError, match="lacks reason"):
        loads(Skipped, '{"item": "x", "stage": "read"}')


def test_numbers_that_are_none_are_refused():
    with pytest.raises(ValueError):
        dumps({"lat": float("nan")})


@given(TEXT)
def test_clean_text_can_always_be_written(text):
    clean(text).encode("utf-8")
    assert clean(clean(text)) == clean(text)
