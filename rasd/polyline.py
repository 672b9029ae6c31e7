"""The encoded polyline: a polygon as a short text that fits in a URL.

Source: Encoded Polyline Algorithm Format, precision 5 (five decimals, about a metre).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rasd.errors import BadInput

_SCALE: Final = 1e5
_FIRST: Final = 63  # '?': all codes are printable


def encode_polyline(points: Sequence[tuple[float, float]]) -> str:
    """Return the text for (lat, lon) points in degrees, rounded to five decimals."""
    codes: list[str] = []
    before = (0, 0)
    for lat, lon in points:
        here = (round(lat * _SCALE), round(lon * _SCALE))
        codes.extend(_encode(now - then) for now, then in zip(here, before, strict=True))
        before = here
    return "".join(codes)


def decode_polyline(text: str) -> list[tuple[float, float]]:
    """Return the (lat, lon) points of an encoded polyline.

    Raises: BadInput if the text is no polyline.
    """
    numbers = list(_decode(text))
    if len(numbers) % 2:
        raise BadInput("The area in the address is cut off: copy the whole link again.")
    points, lat, lon = [], 0, 0
    for step_lat, step_lon in zip(numbers[::2], numbers[1::2], strict=True):
        lat, lon = lat + step_lat, lon + step_lon
        points.append((lat / _SCALE, lon / _SCALE))
    return points


def _encode(number: int) -> str:
    left = ~(number << 1) if number < 0 else number << 1
    out = []
    while left >= 0x20:
        out.append(chr((0x20 | (left & 0x1F)) + _FIRST))
        left >>= 5
    return "".join([*out, chr(left + _FIRST)])


def _decode(text: str) -> Iterator[int]:
    value = shift = 0
    for letter in text:
        code = ord(letter) - _FIRST
        if not 0 <= code < 64 or shift > 40:
            raise BadInput("The area in the address is not readable: draw it again.")
        value |= (code & 0x1F) << shift
        shift += 5
        if code < 0x20:
            yield ~(value >> 1) if value & 1 else value >> 1
            value = shift = 0
    if shift:
        raise BadInput("The area in the address is cut off: copy the whole link again.")
