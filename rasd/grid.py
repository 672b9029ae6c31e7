"""UTM and MGRS grid references to latitude and longitude on WGS 84, and back to UTM.

Source: Krüger's series as in Karney, Transverse Mercator with an accuracy of a few nanometers
(2011), to the fourth order in the third flattening: under a millimetre inside a zone. Letters of
MGRS: NGA.STND.0037, the scheme of new ellipsoids (AA).
"""

from __future__ import annotations

import math
from typing import Final

_A: Final = 6_378_137.0
_F: Final = 1 / 298.257223563
_N: Final = _F / (2 - _F)
_E: Final = math.sqrt(_F * (2 - _F))
_K0: Final = 0.9996
_RADIUS: Final = _A / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_ALPHA: Final = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440,
    61 * _N**3 / 240 - 103 * _N**4 / 140,
    49561 * _N**4 / 161280,
)
_BETA: Final = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)
_EAST: Final = 500_000.0
_SOUTH: Final = 10_000_000.0
_ROWS_M: Final = 2_000_000.0

BANDS: Final = "CDEFGHJKLMNPQRSTUVWX"
"""Bands of 8 degrees of latitude from 80° S; X has 12."""
_COLUMNS: Final = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")
_ROWS: Final = "ABCDEFGHJKLMNPQRSTUV"


def from_utm(zone: int, easting: float, northing: float, *, south: bool) -> tuple[float, float]:
    """Return (lat, lon) in degrees of a UTM reference in metres; zone 1..60.

    south: the northing counts from 10,000 km as in the southern hemisphere. ValueError where the
    zone does not exist or the reference lies outside every zone.
    """
    if not (1 <= zone <= 60 and 100_000 <= easting < 900_000 and 0 <= northing <= _SOUTH):
        raise ValueError("no such UTM reference")
    xi0 = (northing - (_SOUTH if south else 0.0)) / (_K0 * _RADIUS)
    eta0 = (easting - _EAST) / (_K0 * _RADIUS)
    turns = list(enumerate(_BETA, start=1))
    xi = xi0 - sum(b * math.sin(2 * j * xi0) * math.cosh(2 * j * eta0) for j, b in turns)
    eta = eta0 - sum(b * math.cos(2 * j * xi0) * math.sinh(2 * j * eta0) for j, b in turns)
    lon = _meridian(zone) + math.degrees(math.atan2(math.sinh(eta), math.cos(xi)))
    tau = _geographic(math.sin(xi) / math.hypot(math.sinh(eta), math.cos(xi)))
    return math.degrees(math.atan(tau)), lon


def to_utm(lat: float, lon: float, zone: int | None = None) -> tuple[int, float, float]:
    """Return (zone, easting, northing) of a point in degrees, in metres; southern ones + 10,000 km.

    zone: another zone than the point's own. The zones of Norway and Svalbard are not bent.
    """
    zone = zone or min(int((lon + 180) // 6) + 1, 60)
    away = math.radians(lon - _meridian(zone))
    tau = math.tan(math.radians(lat))
    bent = _conformal(tau)
    xi0 = math.atan2(bent, math.cos(away))
    eta0 = math.asinh(math.sin(away) / math.hypot(bent, math.cos(away)))
    turns = list(enumerate(_ALPHA, start=1))
    xi = xi0 + sum(a * math.sin(2 * j * xi0) * math.cosh(2 * j * eta0) for j, a in turns)
    eta = eta0 + sum(a * math.cos(2 * j * xi0) * math.sinh(2 * j * eta0) for j, a in turns)
    north = _K0 * _RADIUS * xi
    return zone, _EAST + _K0 * _RADIUS * eta, north + (_SOUTH if lat < 0 else 0.0)


def from_mgrs(zone: int, band: str, square: str, digits: str) -> tuple[float, float, float]:
    """Return (lat, lon, size) of the middle of an MGRS square; size is its side in metres.

    band: one letter; square: two letters; digits: an even number of them, '' for 100 km.
    ValueError where there is no such square.
    """
    column = _COLUMNS[zone % 3].find(square[0])
    row = _ROWS.find(square[1])
    if column < 0 or row < 0 or band not in BANDS or len(digits) % 2 or len(digits) > 10:
        raise ValueError("no such MGRS square")
    half = len(digits) // 2
    size = 10.0 ** (5 - half)
    east = (column + 1) * 100_000.0 + (int(digits[:half] or 0) + 0.5) * size
    north = (row - (5 if zone % 2 == 0 else 0)) % 20 * 100_000.0 + (
        int(digits[half:] or 0) + 0.5
    ) * size
    floor = -80.0 + 8 * BANDS.index(band)
    least = to_utm(floor, _meridian(zone), zone)[2] // 100_000 * 100_000
    north += math.ceil((least - north) / _ROWS_M) * _ROWS_M if north < least else 0.0
    lat, lon = from_utm(zone, east, north, south=floor < 0)
    if not floor - 1 <= lat <= floor + (13 if band == "X" else 9):
        raise ValueError("the MGRS square is not in its band")
    return lat, lon, size


def _meridian(zone: int) -> float:
    return zone * 6.0 - 183.0


def _conformal(tau: float) -> float:
    """Return the tangent of the conformal latitude from that of the geographic."""
    sigma = math.sinh(_E * math.atanh(_E * tau / math.hypot(1, tau)))
    return tau * math.hypot(1, sigma) - sigma * math.hypot(1, tau)


def _geographic(bent: float) -> float:
    """Return the tangent of the geographic latitude from that of the conformal, by Newton."""
    tau = bent
    for _ in range(5):
        off = _conformal(tau)
        tau += (
            (bent - off)
            / math.hypot(1, off)
            * (1 + (1 - _E**2) * tau**2)
            / ((1 - _E**2) * math.hypot(1, tau))
        )
    return tau
