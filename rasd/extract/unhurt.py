"""Nobody was hurt: the many ways to say that an act harmed no one, or that a person survived."""

from __future__ import annotations

import re
from typing import Final

from rasd.extract.happenings import Happening

_HURT: Final = r"(?:hurt|harmed|injured|killed|wounded)"
_NOBODY: Final = re.compile(
    rf"(?i)\b(?:nobody|no[ -]one|none)\b(?: but (?:[a-z]{{2,12}} ){{1,4}}| of [a-z]{{2,12}}"
    rf"(?: [a-z]{{2,12}}){{0,2}} | )?(?:was|were|is|has been|had been) (?:[a-z]{{3,12}} )?{_HURT}\b"
    rf"|\b(?:hurt|harmed|injured|wounded|killed|hurting|injuring|harming) (?:nobody|no[ -]one)\b"
    r"|\bwithout (?:causing )?(?:any )?(?:human )?(?:victims?|casualties|injuries|losses|deaths)\b"
    r"|\bno (?:human|physical) (?:damages?|casualties|loss(?:es)?|harm|injuries)\b"
    r"|\bneither (?:casualties|injuries|victims|losses)\b"
    r"|\bneither (?:of (?:the |them|these )?)?(?:two )?(?:[a-z]{3,12} ){0,2}(?:has |had )?"
    r"(?:caused|led to|resulted in|left|claimed) (?:any )?(?:casualties|victims|injuries)\b"
    r"|\bno (?!further|new|other|more|additional|immediate|word|details|figures|known)"
    r"(?:[A-Za-z.-]{2,12} (?:or |and )?){0,3}(?:casualties|casualty)\b(?! figures| toll| count)"
    r"|\bno (?:[A-Z][a-z.A-Z]{1,12} )(?:[a-z]{4,12} )?(?:was|were) (?:hurt|harmed)\b"
    r"|\bmaterial (?:damages?|losses) only\b"
    r"|\bonly (?:caused )?(?:minor |slight )?material (?:damage|losses)"
    r"|\bwithout (?:any )?(?:loss of (?:human )?life|hurting anyone|harming anyone)\b"
    r"|\b(?:on|in|into|onto|at|over) (?:an? )?(?:empty|open|vacant|waste|uninhabited|deserted"
    r"|barren|abandoned|unpopulated) (?:ground|land|field|fields|area|areas|lot|space|plot|terrain"
    r"|house|building|square|yard|desert)\b"
    r"|\b(?:did|does) not (?:cause|lead to|result in|leave) (?:any )?(?:human )?"
    r"(?:casualties|injuries|victims|losses)\b"
)
_NONE_DIED: Final = re.compile(
    r"(?i)\b(?:(?:none|nobody|no[ -]one) (?:of them )?|no (?:[A-Za-z]{3,12} ){1,3})"
    r"(?:has |have |had )?(?:died|(?:was|were|is|are) killed|lost (?:his|their) li(?:fe|ves))\b"
    r"|\b(?:no|without(?: any)?) (?:deaths?|fatalit(?:y|ies)|loss of life|martyrs)\b"
    r"|\b(?:both|all|everyone|each)(?: of (?:them|whom|the \w+))? (?:\w+ )?survived\b"
)
_ONLY_BOMBER: Final = re.compile(
    r"(?i)\bonly the (?:bomber|attacker|assailant|driver)s? (?:himself |herself )?"
    r"(?:died|dead|was killed|were killed)\b"
    r"|\b(?:killed|killing) only (?:himself|herself|themselves|the (?:bomber|attacker|driver))\b"
)
_DUD: Final = re.compile(
    r"(?i)\b(?:did not|didn['\u2019]t|failed to|never) (?:go off|explode|detonate|blow up)\b"
)
_SHOT: Final = re.compile(r"(?i)\b(?:was|is|been) (?:shot|stabbed|hit)\b(?! (?:dead|at|down))")
_LIVES: Final = re.compile(r"(?i)\b(?:he|she) (?:has |had |later |\w+ly )?survived\b")
_ALIVE: Final = re.compile(
    r"(?i)\b(?:survived|survives|escaped|escapes)\b(?! from (?:prison|jail|custody))"
)


def nobody_hurt(part: Happening) -> tuple[int, int] | None:
    """Return where a clause says that nobody was hurt, None where it does not."""
    return _span(_NOBODY, part)


def none_died(part: Happening) -> tuple[int, int] | None:
    """Return where a clause says that nobody died, whoever was hurt."""
    return _span(_NONE_DIED, part)


def only_attacker_died(part: Happening) -> tuple[int, int] | None:
    """Return where a clause says that the attacker alone died."""
    return _span(_ONLY_BOMBER, part)


def dud(part: Happening) -> tuple[int, int] | None:
    """Return where a clause says that the weapon never went off."""
    return _span(_DUD, part)


def survived(part: Happening) -> tuple[int, int] | None:
    """Return where a clause says that the person aimed at lives."""
    return _span(_ALIVE, part)


def shot(part: Happening) -> tuple[int, int] | None:
    """Return where a clause says that one person was shot, nothing about his life."""
    return _span(_SHOT, part)


def lives(part: Happening) -> tuple[int, int] | None:
    """Return where a clause says that the one told of lives: 'he survived'."""
    return _span(_LIVES, part)


def _span(pattern: re.Pattern[str], part: Happening) -> tuple[int, int] | None:
    found = pattern.search(part.reading.text, part.start, part.end)
    return None if found is None else found.span()
