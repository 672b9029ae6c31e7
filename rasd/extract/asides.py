"""Victims that a clause names in passing, of another event or of one abroad."""

from __future__ import annotations

from typing import Final

from rasd.extract.groups import Harm
from rasd.extract.lexical import Reading
from rasd.extract.triggers import Trigger
from rasd.extract.wordsets import word_set

_BEHIND: Final = 4
"""Characters between victims and the foreign place that they belong to: ' in '."""

_DEATHS: Final = word_set("killing murder death deaths assassination execution slaying martyrdom")
_SPANS: Final = word_set("days day week weeks hours hour months month years")
_ANSWERS: Final = word_set("answer response reaction reply retaliation linked tribute")
_CAUSES: Final = word_set("for over to since following after despite about against amid avenging")


def is_aside(harm: Harm, triggers: tuple[Trigger, ...], reading: Reading) -> bool:
    """'missiles were fired in answer to the killing of', 'anger over the murder of': another's."""
    at = harm.at - 1
    if not harm.rule.startswith("nominal") or reading.low(harm.at) not in _DEATHS:
        return False
    while reading.low(at) in ("the", "a", "last", "recent", "its", "their", "reported"):
        at -= 1
    strong = [t for t in triggers if t.weight >= 2 and not t.bare]
    strong = [t for t in strong if not t.mark.first <= harm.at < t.mark.last]
    if reading.low(at) == "after" and reading.low(at - 1) in _SPANS:
        return False  # 'it comes three days after the murder of': an event with a day of its own
    if reading.low(at) == "to" and reading.low(at - 1) not in _ANSWERS:
        return False
    return bool(strong) and reading.low(at) in _CAUSES


def is_abroad(harm: Harm, reading: Reading) -> bool:
    """'a strike in Syria that killed two', 'killed three in Jordan': told of an event abroad."""
    home = any(hit.sort != "foreign" for hit in reading.hits)
    for hit in reading.hits:
        at = reading.word_at(hit.end)
        behind = harm.rule.startswith("active") and 0 <= hit.start - harm.end <= _BEHIND
        if hit.sort == "foreign" and home and behind:
            return True
        if hit.sort == "foreign" and 0 <= harm.at - at <= 2:
            return reading.low(at) in ("that", "which") and reading.low(at - 2) in ("in", "near")
    return False
