"""Who died later than he was hurt: the day of the death is not that of the act."""

from __future__ import annotations

from typing import Final

from rasd.extract.lexical import Reading

_WOUNDS_REACH: Final = 13
_GOT: Final = frozenset({"suffered", "sustained", "received", "got", "inflicted"})


def dies_of_wounds(reading: Reading, at: int) -> bool:
    """'died on Friday of wounds suffered on Wednesday': the day of the death, not of the act."""
    if reading.low(at) not in ("died", "dies", "succumbed"):
        return False
    ahead = range(at + 1, min(at + _WOUNDS_REACH, len(reading.words)))
    hurt = next((n for n in ahead if reading.low(n) in ("wounds", "injuries", "burns")), None)
    return hurt is not None and any(reading.low(n) in _GOT for n in range(hurt + 1, hurt + 5))
