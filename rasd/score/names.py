"""The names that labels and predictions may use for one and the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_GOVERNORATES: Final[dict[str, str]] = {
    "Diyala": "iq-di",
    "Salah al-Din": "salaheddin|salahaddin|salah ad-din|saladin|iq-sd",
    "Kirkuk": "iq-ki",
    "Baghdad": "iq-bg",
    "Nineveh": "ninewa|ninawa|iq-ni",
    "Anbar": "iq-an",
    "Erbil": "arbil|iq-ar",
    "Sulaymaniyah": "iq-su",
    "Duhok": "dohuk|dahuk|iq-da",
    "Babil": "iq-bb",
    "Karbala": "kerbala|iq-ka",
    "Najaf": "iq-na",
    "Wasit": "wassit|iq-wa",
    "Qadisiyyah": "qadisiyah|diwaniyah|iq-qa",
    "Muthanna": "iq-mu",
    "Dhi Qar": "thi-qar|thi qar|iq-dq",
    "Maysan": "missan|iq-ma",
    "Basra": "basrah|iq-ba",
    "Halabja": "iq-ha",
}
_CANONICAL: Final = {
    alias: name
    for name, aliases in _GOVERNORATES.items()
    for alias in (name.lower(), *aliases.split("|"))
}
Classes = Sequence[tuple[str, str]]
ACTORS: Final[Classes] = (
    ("ISIS", r"\b(isis|isil|daesh|is|islamic state)\b"),
    ("PKK", r"\bpkk|kurdistan workers"),
    ("Iran-backed militia", r"militia|kata.?ib|asa.?ib|hezbollah|islamic resistance"),
    (
        "Iraqi security forces",
        r"security forces|iraqi (army|forces|police|military|air force)|\bisf\b|counter.?terror",
    ),
    ("Peshmerga", r"peshmerga|kurdish forces|asayish"),
    ("Turkey", r"\btu?rki?e?y|turkish|türkiye"),
    ("Iran", r"\biran\b|irgc|revolutionary guard"),
    ("US", r"\b(us|u\.s\.|usa|american|united states|coalition)\b"),
    ("tribal", r"trib|clan"),
    ("protesters", r"protest|demonstrat"),
    ("individual", r"individual|lone"),
    ("unknown", r"unknown|unidentified|^$|gunmen|unclaimed"),
)
"""Perpetrators as classes, the first pattern that fits decides."""

TARGETS: Final[Classes] = (
    ("pmf", r"\bpmf\b|hashd|popular mobil"),
    ("peshmerga", r"peshmerga"),
    ("soldiers", r"soldier|army|troops|military personnel"),
    ("police", r"police"),
    ("isis", r"\b(isis|daesh|isil)\b|militants"),
    ("pkk", r"\bpkk\b"),
    ("militia", r"militia|hezbollah"),
    ("base", r"base|airport|airfield"),
    ("diplomatic", r"consulate|embassy"),
    ("journalist", r"journalist|reporter"),
    ("security forces", r"security force"),
    ("market", r"market|shop|restaurant"),
    ("pilgrims", r"pilgrim"),
    ("person", r"judge|activist|analyst|leader|official|politician"),
    ("protesters", r"protest"),
    ("civilians", r"civil|villag|touris|worship|farmer|vehicle|resident"),
)
"""Targets as classes, the first pattern that fits decides."""

CIVILIAN: Final = frozenset({"civilians", "market", "pilgrims"})
"""Target classes that count as one."""


def governorate_of(name: str | None) -> str:
    """Return the canonical name of a governorate in any known spelling, else the name as given."""
    return _CANONICAL.get((name or "").lower().strip(), name or "")


def class_of(classes: Classes, words: str | None, default: str = "other") -> str:
    """Return the first class whose pattern stands in `words`."""
    text = (words or "").lower().strip()
    return next((name for name, pattern in classes if re.search(pattern, text)), default)
