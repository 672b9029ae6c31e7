"""Which clause may open an incident, and which only sums up a day."""

from __future__ import annotations

from typing import Final

from rasd.extract.episodes import Walk
from rasd.extract.groups import Harm
from rasd.extract.happenings import Happening
from rasd.extract.locatives import FIRM
from rasd.extract.older import tells_older
from rasd.extract.topics import allows, is_aftermath
from rasd.extract.wordsets import word_set

_ACROSS: Final = word_set("cities towns provinces governorates")
_PLURAL_DOERS: Final = word_set(
    "bombers gunmen attackers militants insurgents explosions attacks bombs"
)


def may_open(state: Walk, happening: Happening) -> bool:
    """Whether a clause may open an incident: an act, or people harmed at a place."""
    if not happening.score.enough:
        return False
    if not allows(state.topic, happening):
        return False
    acts = [trigger for trigger in happening.triggers if not trigger.bare]
    if _is_barred(state, happening) or is_aftermath(state, happening):
        return False
    if tells_older(happening) and not acts and not happening.isos:
        return False  # 'the earlier figure, given out on Wednesday, was 175 killed'
    harmed = any((h.toll.known and h.toll.high != 0) or h.kind is not None for h in happening.harms)
    placed = bool(happening.own_places) or _tells_first(state, happening)
    return bool(acts) or (harmed and (placed or _tells_later(state, happening)))


def _tells_later(state: Walk, happening: Happening) -> bool:
    """'Two days earlier a protester was killed': its day parts it, the place goes on."""
    if state.day is not None and (state.seat or state.around or state.heading):
        return any(_dies_on_stage(happening, harm) for harm in happening.harms)
    if not (state.episodes or state.around) or not (happening.told_events or state.frame):
        return False
    counted = any(h.toll.known and not h.rule.endswith("single") for h in happening.harms)
    return counted and any(t.verb for t in happening.triggers)


def _dies_on_stage(happening: Happening, harm: Harm) -> bool:
    """'Five people were killed', 'She died at once', after the day that the scene was set on."""
    if not harm.toll.known or harm.fate != "killed" or "since" in happening.lows:
        return False
    return not harm.rule.endswith("single") or happening.lows[0] in ("he", "she")


def _is_barred(state: Walk, happening: Happening) -> bool:
    """Whether the topic of the lead (statistics, an accident) leaves no room for the clause."""
    if not state.no_violence:
        return False
    dated, placed = bool(happening.told_events), bool(happening.own_places)
    if state.no_violence == "accident" and not (placed and happening.timings):
        return True
    if any(t.weight >= 3 and not t.bare for t in happening.triggers) or (dated and placed):
        return False
    if state.no_violence == "statistics":
        return True  # 'In Diyala, 58 people were killed': a province's share of a month
    counted = any(h.toll.known for h in happening.harms)
    part = state.no_violence == "total" and counted and placed
    return not (part and (happening.fresh or state.roundup))


def _tells_first(state: Walk, happening: Happening) -> bool:
    """Whether a lead tells who was killed and by whom; the next sentences say where."""
    sentence = happening.reading.sentence
    lead = not sentence.headline and sentence.order <= 1 and not state.episodes
    return lead and happening.fresh and bool(happening.triggers)


def _spans(happening: Happening) -> bool:
    """'in six cities, from the northern plains to the port of Basra': a whole country."""
    words = happening.lows
    if "from" not in words or _ACROSS.isdisjoint(words):
        return False
    firm = [place for place in happening.own_places if place.role in FIRM]
    return bool(firm) and all(place.reason == "'to'" for place in firm)


def is_roundup(happening: Happening) -> bool:
    """'Bombs killed 14 people in Iraq', 'attacks across Iraq kill 14': the sum of a day."""
    if not happening.numbers("killed") or (len(happening.isos) == 1 and not _spans(happening)):
        return False
    if len(happening.numbers("killed")) > 1:
        return False
    words = happening.lows
    plural = any(
        w in ("attacks", "bombs", "bombings", "blasts", "explosions", "violence", "strikes")
        for w in words
    )
    if happening.isos:
        return plural
    if not _ACROSS.isdisjoint(words) and not _PLURAL_DOERS.isdisjoint(words):
        return True
    return plural and ("iraq" in words or "country" in words or "nationwide" in words)
