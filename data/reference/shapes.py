"""Read the lines and polygons of an ESRI shapefile, and the names beside them."""

from __future__ import annotations

import itertools
import struct
from collections.abc import Iterator
from pathlib import Path

from shapely.geometry import LinearRing, MultiLineString, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

Box = tuple[float, float, float, float]


def read(path: Path, region: Box) -> Iterator[tuple[str, BaseGeometry]]:
    """Yield (name, shape) of every line and polygon whose box meets `region` (w, s, e, n)."""
    names = dbf_names(path.with_suffix(".dbf"))
    data = path.with_suffix(".shp").read_bytes()
    at, number = 100, 0
    while at + 12 <= len(data):
        size = struct.unpack(">i", data[at + 4 : at + 8])[0] * 2
        body = data[at + 8 : at + 8 + size]
        kind = struct.unpack("<i", body[:4])[0] if len(body) >= 44 else 0
        if kind in {3, 5} and meets(struct.unpack("<4d", body[4:36]), region):
            yield names[number] if number < len(names) else "", shape_of(kind, body)
        at, number = at + 8 + size, number + 1


def meets(one: Box, other: Box) -> bool:
    """Whether two boxes touch."""
    return one[0] <= other[2] and one[2] >= other[0] and one[1] <= other[3] and one[3] >= other[1]


def shape_of(kind: int, body: bytes) -> BaseGeometry:
    """Return the shape of one record: 3 is a line, 5 a polygon with clockwise outer rings."""
    parts, points = struct.unpack("<2i", body[36:44])
    starts = [*struct.unpack(f"<{parts}i", body[44 : 44 + 4 * parts]), points]
    flat = struct.unpack(f"<{2 * points}d", body[44 + 4 * parts : 44 + 4 * parts + 16 * points])
    xy = list(zip(flat[::2], flat[1::2], strict=True))
    rings = [xy[a:b] for a, b in itertools.pairwise(starts) if b - a >= 2]
    if kind == 3:
        return MultiLineString(rings)
    outer = [Polygon(r).buffer(0) for r in rings if len(r) >= 4 and not LinearRing(r).is_ccw]
    holes = [Polygon(r).buffer(0) for r in rings if len(r) >= 4 and LinearRing(r).is_ccw]
    return unary_union(outer).difference(unary_union(holes))


def dbf_names(path: Path) -> list[str]:
    """Return the column 'name' of a dBase table, [] without a table or such a column."""
    if not path.is_file():
        return []
    data = path.read_bytes()
    count, head, width = struct.unpack("<IHH", data[4:12])
    offset = 1
    for at in range(32, head - 1, 32):
        name = data[at : at + 11].split(b"\x00")[0].decode("ascii", "replace").lower()
        length = data[at + 16]
        if name == "name":
            cells = (data[head + i * width + offset :][:length] for i in range(count))
            return [c.decode("utf-8", "replace").strip(" \x00") for c in cells]
        offset += length
    return []
