"""Why a number does not count people: it is an age, a distance, a date, a name."""

from __future__ import annotations

import re
from typing import Final

_WINDOW: Final = 32

_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_MONEY: Final = (
    r"[ ]?(?:[\u20ac\u00a3$]|(?i:u\.?s\.? )?(?i:(?:(?:million|billion|thousand) )?"
    r"(?:dollars?|dinars?|euros?|pounds?|lira|usd|iqd|cents))\b|(?:bn|mn|m)\b)"
)
_DISTANCE: Final = (
    r"[ -]?(?:km|KM|Km|mi|ft)\b|[ -](?i:kilomet(?:er|re)s?|kms?|miles?|met(?:er|re)s?|yards?|feet"
    r"|foot|inch(?:es)?|hectares?|acres?|dunums?|donums?|square)\b"
)
_DURATION: Final = (
    r"[ -](?i:(?:more |long |consecutive |straight |full |whole )?(?:seconds?|minutes?|mins?|hours?"
    r"|hrs?|days?(?! labou?rers?\b| workers?\b)"
    r"|nights?|weeks?|weekends?|months?|years?|decades?|centuries))\b"
)
_MEASURE: Final = (
    r"[ -]?(?:mm|MM|cm|kg|KG|kgs|lb|lbs|kW|MW|kV)\b|[ -](?i:kilos?|kilograms?|kilogrammes?"
    r"|tonn?es?|tons?|pounds?|grams?|lit(?:er|re)s?|barrels?|gallons?|degrees?|millimet(?:er|re)s?"
    r"|calib(?:er|re)|rounds?|bullets?|times|megawatts?|votes?|seats?|points?)\b"
)
_NAMED: Final = (
    r"\b(?:(?i:articles?|section|brigade|division|battalion|regiment|highway|route|road"
    r"|resolution|unit|law|camp|chapter|sector|block|page|phase|level|channel|gate|bridge|street"
    r"|district|grade|form|flight|pipeline|version|category|area|zone|house|room|floor|hall)|Act|Order|Number"
    r"|World War|Kurdistan|Covid|COVID|top|G)[ ]\Z"
)
_AFTER: Final = (
    ("percent", r"[ ]?(?:%|(?i:per ?cent|percentage)\b)"),
    ("money", _MONEY),
    ("age", r"[- ](?i:(?:years?|months?|weeks?|days?)[- ]?old)\b|(?i: years of age)\b"),
    ("distance", _DISTANCE),
    ("time", r"(?::[0-9]{2})|[ ]?(?i:a\.m|p\.m|am|pm)\b|[ ](?i:o'clock|gmt|local time)\b|h\b"),
    ("duration", _DURATION),
    ("measure", _MEASURE),
    ("date", rf"(?:st|nd|rd|th)?[ ](?:of[ ])?{_MONTH}\b"),
    ("ordinal", r"(?:st|nd|rd|th)\b|[ ](?i:hundredth|thousandth)"),
    ("name", r"/[0-9]|-[0-9]|[A-Za-z]{1,2}\b"),
    ("compound", r"-(?i:(?!and\b)[a-z]{2,})"),
)
_BEFORE: Final = (
    ("money", r"(?:[$\u20ac\u00a3]|\bUSD|\bIQD|\bID)[ ]?\Z"),
    ("time", r"[0-9]{1,2}:\Z"),
    ("name", r"(?:[A-Za-z]{1,4}-|[#/]|\b(?i:no|nr)\.[ ]?)\Z"),
    ("name", _NAMED),
    (
        "age",
        r"\b(?i:boy|girl|man|woman|child|son|daughter|baby|teenager|youth|lad|toddler)[ ]of[ ]\Z",
    ),
    ("idiom", r"\b(?i:father|mother|parents?|grandfather|grandmother|widow|mum|dad)[ ]of[ ]\Z"),
    ("age", r"\b(?i:aged?|ages)[ ](?:between[ ]|[0-9]{1,2},?[ ](?:and|to)[ ])?\Z"),
    ("age", r"\b[A-Z][\w'\u2019-]{1,20},[ ]\Z"),
    ("date", rf"\b{_MONTH}\.?[ ]\Z"),
)
_AFTER_ANY: Final = re.compile("|".join(f"(?:{pattern})" for _, pattern in _AFTER))
_AFTER_RX: Final = tuple((name, re.compile(pattern)) for name, pattern in _AFTER)
_BEFORE_RX: Final = tuple((name, re.compile(pattern)) for name, pattern in _BEFORE)
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}\Z")
_YEARS: Final = re.compile(
    r"(?i:between )?(?:19|20)[0-9]{2}(?:[ ]?[-\u2013][ ]?| (?:to|and|or) )(?:19|20)[0-9]{2}"
)
_PAIRED: Final = re.compile(
    r" (?i:sides|sexes|countries|provinces|cases|attacks|governments|groups|parties|bombs|blasts"
    r"|cities|towns|villages|sites|directions|vehicles|cars|in|and|at|from|by|inside)\b"
)
_YEAR_LEAD: Final = re.compile(
    r"(?i)(?:\b(?:in|since|of|by|until|till|from|during|early|late|mid|and|to|year|for|through"
    r"|before|after|summer|spring|autumn|winter|fall)|[(,]|[-\u2013/])[ -]?\Z"
)
_CROWD: Final = re.compile(
    r" (?i:people|others|civilians|fighters|families|troops|soldiers|militants|members|displaced"
    r"|refugees|iraqis|yazidis|men|women|children|prisoners|detainees)\b"
)
_AGE_AFTER: Final = re.compile(r"[,)]")
_IDIOM_ONE: Final = re.compile(
    r"(?i:[ ](?:of the (?:most|least|world|country|few|main)\b|of the [a-z]+est\b|of many\b|of iraq"
    r"|another\b|day\b|morning\b|night\b|evening\b|point\b|time\b|reason\b|way\b|hand\b"
    r"|side\b|thing\b|step\b|such\b|attack\b|incident\b|explosion\b|blast\b))|-(?i:way|sided)"
)


def bar_of(text: str, start: int, end: int) -> str:
    """Return why the number at `start..end` counts no people, '' where it may."""
    number = text[start:end]
    after = text[end : end + _WINDOW]
    before = text[max(0, start - _WINDOW) : start]
    word = number.lower()
    if (word.endswith("one") and _IDIOM_ONE.match(after)) or (
        word == "both" and _PAIRED.match(after)
    ):
        return "idiom"
    if _YEARS.fullmatch(number) or (
        _YEAR.search(number) and _YEAR_LEAD.search(before) and not _CROWD.match(after)
    ):
        return "year"
    for name, pattern in _AFTER_RX if _AFTER_ANY.match(after) else ():
        if pattern.match(after):
            return name
    for name, pattern in _BEFORE_RX if _may_bar(before) else ():
        if not pattern.search(before):
            continue
        if name == "age" and before.endswith(", ") and not _AGE_AFTER.match(after):
            continue  # 'Mosul, 12 people' is no age; 'Ahmed, 40,' is
        return name
    return ""


def _may_bar(before: str) -> bool:
    """Return whether words of letters or signs of money stand right before: a cheap first look."""
    word = before.rstrip(" ").rpartition(" ")[2]
    return any(character.isalpha() or character in "$\u20ac\u00a3#:/" for character in word)
