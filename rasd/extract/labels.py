"""How a target is named: the text's words, with the plain name of their class where needed."""

from __future__ import annotations

from typing import Final

from rasd.extract.wordsets import word_set
from rasd.model import TargetClass

_GENERIC: Final = word_set(
    "dead men others people person persons victims",
)
_LABELS: Final = {
    TargetClass.CIVILIANS: "civilians",
    TargetClass.MARKET: "market",
    TargetClass.PILGRIMS: "pilgrims",
    TargetClass.SOLDIERS: "soldiers",
    TargetClass.POLICE: "police",
    TargetClass.SECURITY_FORCES: "security forces",
    TargetClass.PMF: "PMF",
    TargetClass.PESHMERGA: "peshmerga",
    TargetClass.MILITANTS: "militants",
    TargetClass.OFFICIALS: "official",
    TargetClass.JOURNALISTS: "journalists",
    TargetClass.PROTESTERS: "protesters",
    TargetClass.MILITARY_BASE: "military base",
}
_STEMS: Final[dict[TargetClass, tuple[str, ...]]] = {
    TargetClass.CIVILIANS: ("civil", "villag", "touris", "farmer", "vehicle", "resident"),
    TargetClass.MARKET: ("market", "shop", "restaurant"),
    TargetClass.SOLDIERS: ("soldier", "army", "troops"),
    TargetClass.PMF: ("pmf", "hashd", "popular mobil"),
    TargetClass.MILITANTS: ("isis", "daesh", "pkk", "militant"),
    TargetClass.OFFICIALS: ("judge", "activist", "analyst", "leader", "official", "politician"),
    TargetClass.JOURNALISTS: ("journalist", "reporter"),
    TargetClass.PROTESTERS: ("protest", "activist"),
    TargetClass.MILITARY_BASE: ("base", "airport"),
}
_OWN_NAMES: Final = (
    "profess",
    "academic",
    "lawyer",
    "cleric",
    "imam",
    "preacher",
    "ayatollah",
    "lecturer",
    "bureaucrat",
)
"""Chosen persons without an office: named as what they are."""


def labelled(words: str, kind: TargetClass) -> str:
    """Return the text's words with the plain name of their class, unless they say it already."""
    label = _LABELS.get(kind, "")
    low = words.lower()
    if kind is TargetClass.OFFICIALS and any(stem in low for stem in _OWN_NAMES):
        return words
    if not words or low in _GENERIC:
        return label or words
    if not label or any(stem in low for stem in _STEMS.get(kind, (label,))):
        return words
    return f"{label} ({words})"
