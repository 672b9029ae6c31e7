"""Coordinates as people write them: decimal, comma decimal, degrees-minutes-seconds, UTM, MGRS.

A text is read only as a whole. What looks mistaken (latitude and longitude changed places, a lost
decimal point) is said and offered, never moved silently.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from rasd.grid import from_mgrs, from_utm

Box = tuple[float, float, float, float]
"""South, west, north, east in degrees."""
WORLD: Final[Box] = (-90.0, -180.0, 90.0, 180.0)
KM_A_DEGREE: Final = 111.2
NULL_DEGREES: Final = 0.01
"""A point this near 0, 0 is an empty field, not a place in the Gulf of Guinea."""
SCALES: Final = tuple(range(3, 9))
"""Powers of ten by which a lost decimal point is looked for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says as coordinates.

    lat, lon: degrees as written, None where they are impossible as such. form: 'decimal',
    'comma decimal', 'dms', 'utm' or 'mgrs'. radius_km: half the step of the last digit given.
    problem: why the point as written cannot be meant, '' if it can. offer: (lat, lon) that may be
    meant instead, for a person to accept.
    """

    lat: float | None
    lon: float | None
    form: str
    radius_km: float
    problem: str = ""
    offer: tuple[float, float] | None = None


_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_SIGNS: Final = str.maketrans(
    {"٫": ".", "،": ",", "؛": ";", "−": "-", "–": "-", "º": "°", "˚": "°"}
    | dict.fromkeys("’‘′ʹ´`", "'")
    | dict.fromkeys("”“″ʺ", '"')
)
_LABELS: Final = re.compile(
    r"\b(?:coordinates?|coords?|gps|position|grid|mgrs|utm|wgs ?84|zone|latitude|longitude|lati?|"
    r"long?|lng)\b\.?\s*[:=]?|[()\[\]]|[:=]",
    re.IGNORECASE,
)
_NUMBER: Final = r"[-+]?\d{1,10}(?:\.\d{1,12})?"
_LETTER: Final = r"[NSEWnsew]"
_DECIMAL: Final = re.compile(
    rf"(?P<a1>{_LETTER})?\s?(?P<one>{_NUMBER})\s?°?\s?(?P<a2>{_LETTER})?(?:\s?[,;/]\s?|\s)"
    rf"(?P<b1>{_LETTER})?\s?(?P<two>{_NUMBER})\s?°?\s?(?P<b2>{_LETTER})?"
)
_COMMA: Final = re.compile(
    rf"({_LETTER})?\s?([-+]?\d{{1,3}}),(\d{{1,12}})\s?°?\s?({_LETTER})?(?:\s?[,;/]\s|\s|;)\s?"
    rf"({_LETTER})?\s?([-+]?\d{{1,3}}),(\d{{1,12}})\s?°?\s?({_LETTER})?"
)
_ANGLE: Final = (
    rf"({_LETTER})?\s?(-?\d{{1,3}})\s?[° ]\s?(\d{{1,2}}(?:\.\d{{1,8}})?)\s?[' ]?\s?"
    rf"(?:(\d{{1,2}}(?:\.\d{{1,8}})?)\s?(?:\"|'')?)?\s?({_LETTER})?"
)
_DMS: Final = re.compile(rf"{_ANGLE}(?:\s?[,;/]\s?|\s|(?<=[NSEWnsew]))\s?{_ANGLE}")
_UTM: Final = re.compile(
    r"(\d{1,2})\s?([C-HJ-NP-Xc-hj-np-x])\s?,?\s?(\d{6}(?:\.\d{1,4})?)\s?m?\s?[Ee]?\s?[, ]\s?"
    r"(\d{5,8}(?:\.\d{1,4})?)\s?m?\s?[Nn]?"
)
_MGRS: Final = re.compile(
    r"(\d{1,2})\s?([C-HJ-NP-X])\s?([A-HJ-NP-Z][A-HJ-NP-V])\s?(\d{0,10})(?:\s(\d{1,5}))?",
    re.IGNORECASE,
)


def read_coordinates(text: str, box: Box = WORLD) -> Reading | None:
    """Return the coordinates that a text consists of, None where it is no coordinates.

    box: where a point is expected; outside it, changed places and lost decimal points are tried
    and the first that falls inside is offered. Arabic and Persian digits are read. Takes time
    linear in the text, which may have 120 characters at most.
    """
    if len(text) > 120 or not any(c.isdigit() for c in text):
        return None
    plain = _LABELS.sub(" ", text.translate(_DIGITS).translate(_SIGNS))
    plain = " ".join(plain.split()).strip(" ,;.")
    for read in (_read_mgrs, _read_utm, _read_comma, _read_dms, _read_decimal):
        found = read(plain)
        if found is not None:
            return _judged(found, box)
    return None


def _read_mgrs(text: str) -> Reading | None:
    match = _MGRS.fullmatch(text)
    if match is None:
        return None
    zone, band, square, east, north = match.groups()
    digits = east + (north or "")
    if north is not None and len(east) != len(north):
        return None
    try:
        lat, lon, size = from_mgrs(int(zone), band.upper(), square.upper(), digits)
    except ValueError:
        return None
    return Reading(round(lat, 6), round(lon, 6), "mgrs", size / 1000 * math.sqrt(0.5))


def _read_utm(text: str) -> Reading | None:
    """Read '38S 440995 3686410'; the letter is the band, N and S of 38N and 38S the north too."""
    match = _UTM.fullmatch(text)
    if match is None:
        return None
    zone, band, east, north = match.groups()
    try:
        lat, lon = from_utm(int(zone), float(east), float(north), south=band.upper() < "N")
    except ValueError:
        return None
    return Reading(round(lat, 6), round(lon, 6), "utm", 0.001)


def _read_comma(text: str) -> Reading | None:
    match = _COMMA.fullmatch(text)
    if match is None:
        return None
    a1, one, part, a2, b1, two, other, b2 = match.groups()
    values = (float(f"{one}.{part}"), float(f"{two}.{other}"))
    return _pair(values, (a1 or a2, b1 or b2), "comma decimal", _step(min(len(part), len(other))))


def _read_dms(text: str) -> Reading | None:
    match = _DMS.fullmatch(text)
    if match is None or not ("'" in text or "°" in text or len(text.split()) >= 4):
        return None
    a1, deg, minute, second, a2, b1, deg2, minute2, second2, b2 = match.groups()
    if any(float(n or 0) >= 60 for n in (minute, second, minute2, second2)):
        return None
    one, two = _angle(deg, minute, second), _angle(deg2, minute2, second2)
    step = 1 / 7200 if second or second2 or "." in minute else 1 / 120
    return _pair((one, two), (a1 or a2, b1 or b2), "dms", step * KM_A_DEGREE)


def _read_decimal(text: str) -> Reading | None:
    match = _DECIMAL.fullmatch(text)
    if match is None:
        return None
    one, two = match["one"], match["two"]
    letters = (match["a1"] or match["a2"], match["b1"] or match["b2"])
    if (
        "." not in one + two
        and not any(letters)
        and max(len(one), len(two)) < 5
        and "," not in text
    ):
        return None
    places = min(len(n.partition(".")[2]) for n in (one, two))
    return _pair((float(one), float(two)), letters, "decimal", _step(places))


def _angle(degrees: str, minutes: str, seconds: str | None) -> float:
    size = abs(int(degrees)) + float(minutes) / 60 + float(seconds or 0) / 3600
    return -size if degrees.startswith("-") else size


def _step(places: int) -> float:
    """Return half the step of the last decimal of a degree, in km."""
    return round(KM_A_DEGREE / 2 * 10.0**-places, 6)


def _pair(
    values: tuple[float, float], letters: tuple[str | None, str | None], form: str, radius: float
) -> Reading | None:
    """Return two numbers as latitude and longitude: by their letters, else in that order."""
    first, second = ((c or "").upper() for c in letters)
    one, two = (
        -abs(v) if c in {"S", "W"} else v for v, c in zip(values, (first, second), strict=True)
    )
    if {first, second} & {"E", "W"} and {first, second} <= {"E", "W"}:
        return None
    if first in {"E", "W"} or second in {"N", "S"}:
        if second in {"E", "W"} or first in {"N", "S"}:
            return None
        one, two = two, one
    return Reading(round(one, 6), round(two, 6), form, round(radius, 4))


def _judged(found: Reading, box: Box) -> Reading:
    """Return the reading with what is wrong with it and what may be meant."""
    lat, lon = found.lat or 0.0, found.lon or 0.0
    if abs(lat) < NULL_DEGREES and abs(lon) < NULL_DEGREES:
        return _told(found, "0, 0 stands for an empty field")
    if inside(lat, lon, box):
        return found
    if inside(lon, lat, box):
        return _told(found, "latitude and longitude seem to have changed places", (lon, lat))
    for power in SCALES:
        small, other = round(lat / 10**power, 6), round(lon / 10**power, 6)
        for offer, words in (((small, other), ""), ((other, small), " and have changed places")):
            if inside(*offer, box) and abs(lat) > 180 and abs(lon) > 180:
                problem = f"both seem to have lost their decimal point (1/10^{power}){words}"
                return _told(found, problem, offer)
    if not inside(lat, lon, WORLD):
        return _told(found, "there is no such point on earth")
    return _told(found, "the point lies outside the country")


def _told(found: Reading, problem: str, offer: tuple[float, float] | None = None) -> Reading:
    lat, lon = found.lat or 0.0, found.lon or 0.0
    real = inside(lat, lon, WORLD)
    return Reading(
        lat if real else None, lon if real else None, found.form, found.radius_km, problem, offer
    )


def inside(lat: float, lon: float, box: Box) -> bool:
    """Whether a point lies in a box, its edges included."""
    south, west, north, east = box
    return south <= lat <= north and west <= lon <= east
