"""Numbers of the past: 'earlier, the source put the toll at 75', 'initial reports spoke of 99'."""

from __future__ import annotations

from typing import Final

from rasd.extract.happenings import Happening
from rasd.extract.wordsets import word_set

_FORMER: Final = word_set("earlier initially first previously originally")
_FORMER_KIND: Final = word_set(
    "earlier initial first previous preliminary provisional original former"
)
_MEASURES: Final = word_set("put puts gave spoke counted stood listed estimated placed")
_REPORTS: Final = word_set(
    "report reports toll tolls count counts figure figures estimate estimates tally number numbers",
    "statement statements information tallies reckoning",
)
_TELLER: Final = 5
"""Words between 'earlier' and the verb that measures: 'Earlier, the ministry source had put'."""

_OF_TIME: Final = word_set("days day weeks week hours hour months month years year minutes")


def tells_older(part: Happening) -> bool:
    """Whether the numbers of a clause are those of an older report."""
    marks = part.reading.cues("earlier_toll.words")
    if any(part.first <= mark.first < part.last for mark in marks):
        return True
    low = part.reading.low
    return any(
        _measures(part, n) if low(n) in _FORMER else False for n in range(part.first, part.last - 1)
    ) or any(
        low(n) in _FORMER_KIND and low(n + 1) in _REPORTS for n in range(part.first, part.last - 1)
    )


def _measures(part: Happening, at: int) -> bool:
    """Whether a verb of measure stands close behind 'earlier', no span of time before it."""
    low = part.reading.low
    if low(at - 1) in _OF_TIME or (low(at) == "first" and low(at - 1) == "the"):
        return False
    reach = range(at + 1, min(at + 1 + _TELLER, part.last))
    return any(low(n) in _MEASURES for n in reach)
