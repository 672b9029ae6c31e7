"""Clauses that tell more of one event: its second bomb, all its attackers, the figure given of it.

'A second bomb went off minutes later as police arrived' is no attack of its own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from rasd.extract.lexical import Reading
from rasd.extract.wordsets import word_set

_ORDER: Final = word_set("second third fourth another other one")
_SOON: Final = word_set("minutes minute moments seconds shortly immediately simultaneously")
_CAME: Final = word_set(
    "gathered arrived rushed came carrying evacuating helping tending responding converged ran",
    "rescue rescuing approached assembled",
)
_WHEN: Final = word_set("when as while after once before")
_HELPERS: Final = word_set(
    "police policemen rescuers people crowd crowds residents medics ambulances ambulance",
    "firefighters reinforcements bystanders onlookers forces soldiers troops others teams victims",
    "workers emergency civilians passers-by he guards paramedics",
)
_ATTACKERS: Final = word_set(
    "attackers gunmen militants assailants bombers terrorists insurgents assaulters raiders",
    "perpetrators suicide",
)
_DOERS: Final = frozenset(("the", doer) for doer in ("intruders", "robbers", "gang", "thieves"))
"""'a bomb that the gang planted': those who came before."""

_WHOLE: Final = word_set("all both the these those")
_FIGURES: Final = word_set("figure figures toll count tally number")
_OLDER: Final = word_set(
    "earlier previous first initial final official latest new revised last overall total same"
)
_GIVES: Final = word_set("gave gives put puts raised revised lowered")
_OPENING: Final = 9


def is_twin(reading: Reading, first: int, last: int) -> bool:
    """Whether a clause tells the next bomb of one attack: minutes later, or as helpers came."""
    opening = [reading.low(n) for n in range(first, min(first + _OPENING, last))]
    if not _ORDER.intersection(opening):
        return False
    words = [reading.low(n) for n in range(first, last)]
    return not _SOON.isdisjoint(words) or _as_helpers_come(words)


def _as_helpers_come(words: list[str]) -> bool:
    """'when people gathered', 'as police and medics arrived', 'before he could'."""
    for at, word in enumerate(words):
        if word not in _WHEN:
            continue
        clause = words[at + 1 : at + 9]
        if not _HELPERS.isdisjoint(clause) and not _CAME.isdisjoint(clause):
            return True
    return False


def points_back(reading: Reading, first: int, last: int) -> bool:
    """Whether a clause speaks of all attackers of an event, or of a figure given of it."""
    low = [reading.low(n) for n in range(first, min(first + _OPENING, last))]
    if any(pair in _DOERS for pair in pairwise(reading.lows[first:last])):
        return True
    return _all_attackers(low) or _a_figure(reading, low, first, last)


def _all_attackers(low: list[str]) -> bool:
    """'All five gunmen died', 'both bombers': those told before."""
    if not low or low[0] not in _WHOLE:
        return False
    return any(word in _ATTACKERS for word in low[1:4])


def _a_figure(reading: Reading, low: list[str], first: int, last: int) -> bool:
    """'The earlier figure was 175 killed', 'a major gave a number of 68 killed'."""
    if low[:1] == ["the"] and any(
        word in _FIGURES and (n == 1 or low[n - 1] in _OLDER) for n, word in enumerate(low[:4])
    ):
        return True
    return not _GIVES.isdisjoint(reading.lows[first:last]) and any(
        reading.low(n) in _GIVES and any(reading.low(n + on) in _FIGURES for on in (1, 2, 3))
        for n in range(first, last)
    )
