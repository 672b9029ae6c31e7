"""Words of relation in Arabic: 'on the road to', 'near', '30 km south-west of', 'between'.

They are read in front of a name, on the letters as written; Kurdish is not read.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Told(NamedTuple):
    """A relation as told: where its words start in the window, and what they say.

    relation, km and bearing as in `model.Offset`.
    """

    relation: str
    start: int
    km: float | None = None
    bearing: float | None = None


_SIDES: Final = {"شمال": 0.0, "شرق": 90.0, "جنوب": 180.0, "غرب": 270.0}
_SIDE: Final = r"(?:شمال|جنوب|شرق|غرب)"
_DIRECTION: Final = rf"(?:ال)?(?P<one>{_SIDE})ي?(?:\s(?:ال)?(?P<two>{_SIDE})ي?)?"
_END: Final = (
    r"(?:من\s)?(?:(?:مدينة|قضاء|ناحية|قرية|بلدة|منطقة|محافظة|العاصمة|مركز)\s)?"
    r"(?:[\"«(]\s?)?$"
)
_KM: Final = r"(?:كيلو\s?مترات|كيلو\s?متر[اًاً]{0,2}|كلم|كم)"
_NUMBER: Final = r"(?P<num>\d{1,4}(?:[.,٫]\d{1,2})?)"
_LEAD: Final = r"(?:^|(?<=[\s(«\"]))[وبفل]?"

_DISTANCE: Final = re.compile(rf"{_NUMBER}\s?{_KM}\s(?:(?:الى|إلى)\s)?{_DIRECTION}\s{_END}")
_FROM: Final = re.compile(rf"{_NUMBER}\s?{_KM}\s(?=من\s|عن\s)(?:عن\s)?{_END}")
_BEARING: Final = re.compile(rf"{_LEAD}{_DIRECTION}\s{_END}")
_NEAR: Final = re.compile(rf"{_LEAD}(?:قرب|القرب\sمن|جوار|محيط|مقربة\sمن)\s{_END}")
_OUTSKIRTS: Final = re.compile(rf"{_LEAD}(?:أطراف|اطراف|ضواحي|مشارف|خارج)\s{_END}")
_ROAD: Final = re.compile(
    rf"{_LEAD}(?:ال)?(?:طريق|الطريق)\s(?:(?:ال)?(?:عام|دولي|سريع|رئيسي)\s)?"
    rf"(?:(?:المؤدي|الرابط)\s)?(?:(?:الى|إلى|بين|نحو)\s)?{_END}"
)
_BETWEEN: Final = re.compile(rf"{_LEAD}(?:ما\s)?بين\s{_END}")
_GAP: Final = re.compile(r"\s*[-\u2010-\u2014/]\s*|\s(?:و\s?|الى\s|إلى\s)?|\s?و")


def is_arabic(letter: str) -> bool:
    """Whether a letter is of the Arabic script."""
    return "\u0600" <= letter <= "\u06ff"


def told(window: str) -> Told | None:
    """Return the relation that the words in front of a name tell, None where they tell none."""
    for pattern, relation in (
        (_DISTANCE, "offset"),
        (_FROM, "near"),
        (_BEARING, "offset"),
        (_NEAR, "near"),
        (_OUTSKIRTS, "outskirts"),
        (_ROAD, "road"),
    ):
        match = pattern.search(window)
        if match is not None:
            groups = match.groupdict()
            number = groups.get("num")
            km = float(number.replace(",", ".").replace("٫", ".")) if number else None
            return Told(relation, match.start(), km, _bearing(groups.get("one"), groups.get("two")))
    return None


def paired(window: str, gap: str) -> Told | None:
    """Return the relation of two names with `gap` between them: between, a road; None for none."""
    if _GAP.fullmatch(gap) is None:
        return None
    for pattern, relation in ((_ROAD, "road"), (_BETWEEN, "between")):
        match = pattern.search(window)
        if match is not None:
            return Told(relation, match.start())
    return None


def _bearing(one: str | None, two: str | None) -> float | None:
    """Return degrees clockwise from north of one or two sides of the compass."""
    if one is None:
        return None
    if two is None or abs(_SIDES[one] - _SIDES[two]) == 180:
        return _SIDES[one]
    angles = sorted((_SIDES[one], _SIDES[two]))
    return 315.0 if angles == [0.0, 270.0] else sum(angles) / 2
