"""The plain way to do it, for comparison: keywords, and nothing that understands a sentence.

Each sentence that holds a word of violence, the name of a governorate or of its capital, and a
number is an incident, dated to the day of publication. What the words stand for is looked up in the
short tables below; a number belongs to the nearest word of death or injury. This is what an
afternoon's script does, done fairly: names in all listed spellings, number words, the common words
of the trade, 'at least' as an open range. It knows nothing of totals, of background, of who acts on
whom, nor of days other than today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from rasd.country import Country, Governorate
from rasd.model import Article

_SENTENCES: Final = re.compile(r"(?<=[.!?])[\"”’)]*\s+|\n+")
_TYPES: Final = (
    ("suicide_bombing", r"suicide|blew (?:him|her)self up"),
    ("ied", r"roadside bombs?|ieds?|landmines?|improvised explosive"),
    ("airstrike", r"air ?strikes?|warplanes?|air raids?"),
    ("rocket_or_drone_attack", r"rockets?|mortars?|missiles?|drones?|shell(?:ed|ing|s)|katyushas?"),
    ("kidnapping", r"kidnap\w*|abduct\w*"),
    ("assassination", r"assassinat\w*"),
    ("protest_violence", r"protesters?|tear gas"),
    ("clash", r"clash\w*"),
    ("security_operation", r"arrest\w*|detain\w*"),
    ("bombing", r"bomb\w*|explosions?|exploded|blasts?"),
    ("armed_assault", r"gunmen|attack\w*|shot|ambush\w*|storm\w*|opened fire|kill\w*|murder\w*"),
)
_ACTORS: Final = (
    ("ISIS", r"isis|isil|daesh|islamic state"),
    ("PKK", r"pkk"),
    ("Turkey", r"turkish|turkey"),
    ("Iran", r"iranian|revolutionary guards?"),
    ("US", r"us|u\.s\.|american|coalition"),
    ("Iran-backed militia", r"militias?|militiamen|hezbollah"),
)
_TARGETS: Final = (
    ("police", r"police(?:m[ae]n)?"),
    ("soldiers", r"soldiers?|army|troops"),
    ("peshmerga", r"peshmerga"),
    ("protesters", r"protesters?"),
    ("pilgrims", r"pilgrims?|worshippers?"),
    ("civilians", r"civilians?|people|villagers?"),
)
_WORDS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    "twenty",
)
_NUMBER: Final = re.compile(
    rf"(?i)(?P<least>at least |more than )?\b(?P<said>\d{{1,3}}(?:,\d{{3}})*|{'|'.join(_WORDS)})\b"
    r"(?! (?:km|kilomet|miles|am|pm|percent|years?|days?|hours?|million))"
)
_FATES: Final = {
    "killed": re.compile(r"(?i)\b(?:kill\w*|dead|died|deaths?|bodies)\b"),
    "injured": re.compile(r"(?i)\b(?:wound\w*|injur\w*|hurt)\b"),
}
_SAID: Final = re.compile(r"(?i)\b(?:police|officials?|army|military|ministry|witnesses)\b")


def keyword_record(article: Article, country: Country) -> dict[str, Any]:
    """Return the article's record as the keyword search gives it, in the command line's form."""
    day = article.published.isoformat() if article.published else None
    names = _names(country)
    found: list[dict[str, Any]] = []
    for sentence in _SENTENCES.split(article.text):
        told = _incident(sentence, names)
        if told is not None:
            # the first sentence that fits is taken for the news
            found.append(told | {"date_start": day, "date_end": day, "primary": not found})
    return {"id": article.id, "incidents": found}


@lru_cache(maxsize=4)
def _names(country: Country) -> tuple[tuple[re.Pattern[str], Governorate], ...]:
    """Return a pattern for each governorate: its spellings and those of its capital."""
    capitals = {(p.iso, p.name): p.variants for p in country.places}
    words = {
        g.iso: (g.capital, *capitals.get((g.iso, g.capital), ()), *g.variants)
        for g in country.governorates
    }
    return tuple(
        (re.compile(rf"\b(?:{'|'.join(map(re.escape, words[g.iso]))})\b"), g)
        for g in country.governorates
    )


def _incident(
    sentence: str, names: tuple[tuple[re.Pattern[str], Governorate], ...]
) -> dict[str, Any] | None:
    """Return the incident of a sentence, None where a word, a place or a number is missing."""
    kind = _first(_TYPES, sentence, "")
    homes = [(hit.start(), g) for pattern, g in names if (hit := pattern.search(sentence))]
    numbers = list(_NUMBER.finditer(sentence))
    if not kind or not homes or not numbers:
        return None
    home = min(homes, key=lambda pair: pair[0])[1]
    said = _SAID.search(sentence)
    return {
        "governorate": home.name,
        "place": home.capital,
        "lat": home.capital_lat,
        "lon": home.capital_lon,
        "event_type": kind,
        "perpetrator": _first(_ACTORS, sentence, "unknown"),
        "target": _earliest(_TARGETS, sentence, "civilians"),
        "evidence": sentence.strip(),
        "source": said[0] if said else None,
        **dict(_tolls(sentence, numbers)),
    }


def _first(table: tuple[tuple[str, str], ...], sentence: str, default: str) -> str:
    hits = (name for name, words in table if re.search(rf"(?i)\b(?:{words})(?!\w)", sentence))
    return next(hits, default)


def _earliest(table: tuple[tuple[str, str], ...], sentence: str, default: str) -> str:
    hits = (
        (hit.start(), name)
        for name, words in table
        if (hit := re.search(rf"(?i)\b(?:{words})(?!\w)", sentence))
    )
    return min(hits, default=(0, default))[1]


def _tolls(sentence: str, numbers: list[re.Match[str]]) -> Iterator[tuple[str, int | None]]:
    """Yield the ends of each toll: the number nearest to a word of that fate, if there is one."""
    for fate, words in _FATES.items():
        at = words.search(sentence)
        if at is None:
            continue
        nearest = min(numbers, key=lambda number: abs(number.start() - at.start()))
        said = nearest["said"].lower()
        number = _WORDS.index(said) + 1 if said in _WORDS else int(said.replace(",", ""))
        yield f"{fate}_min", number
        yield f"{fate}_max", None if nearest["least"] else number
