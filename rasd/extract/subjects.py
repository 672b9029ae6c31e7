"""Whether a side is the subject of a clause, however far its act stands behind it."""

from __future__ import annotations

from typing import Final

from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.wordsets import BE, word_set

_SIDES: Final = frozenset({"militants", "militia", "state", "forces", "crowd"})
_FARTHEST: Final = 12
"""Most words between a side and its verb."""

_BREAKS: Final = word_set("of in by and when after on at from with against as while to that")
_RELATIVE: Final = frozenset({"who", "that"})
_LATER: Final = frozenset({"after", "when", "following", "where", "before", "because", "over"})
_AFTERMATH: Final = word_set(
    "sealed cordoned rushed evacuated deployed defused responded launched opened transferred",
    "moved increased tightened stepped started began reached secured took came were put made got",
)
_LEADS: Final = word_set(
    "the a an some dozens hundreds scores of fighters gunmen men members militants elements from",
    "suspected armed several two three four five six seven eight nine ten masked three-man more",
    "force forces unit units brigade troops soldiers warplanes jets aircraft planes drones",
    "helicopters guards artillery battalion regiment policemen agents than about around least at",
    "group groups cell wing bombers snipers also then gangs remnants shiite shia sunni kurdish",
    "local federal off-duty",
)
_PAST: Final = word_set(
    "shot led took drove blew set fought struck hit came went laid sent began threw held cut",
    "broke burnt slew fell overran shelled seized ran beat dug stole got let strikes attacks",
    "kills raids bombs fires shells hits shoots abducts storms kill attack fire strike bomb storm",
    "swept crept flung hurls hurl burn burns torch torches pound pounds beats raid abduct put",
    "left brought made lit mined",
)
_IDLE: Final = word_set(
    "said told announced reported confirmed added stated says blamed accused condemned denounced",
    "denied vowed called summoned urged rejected lost suffered retreated fled escaped survived",
    "found discovered recovered arrived welcomed recalled ordered closed imposed controlled",
    "declared promised pledged threatened warned praised supported backed trained hailed mourned",
    "claimed withdrew signed agreed based linked allied aligned named used sponsored led-by",
    "occupied-by needed wanted remained appeared seemed expressed offered allowed",
)
_SUPPORTED: Final = frozenset({"backed", "supported", "aided", "assisted", "accompanied"})
_HELPS: Final = word_set("has have had also then later reportedly allegedly")
_CUTS: Final = word_set(
    "when after as before while that who which whom where and but because since",
)


def reaches(part: Happening, mark: Mark, at: int) -> bool:
    """Whether a side is the subject of the word at `at`: no comma, cut or other side between."""
    reading, start = part.reading, _past_support(part, _past_aside(part, mark.last))
    if not start <= at <= start + _FARTHEST or _is_inside(part, mark):
        return False
    for n in range(start, at):
        joins = reading.low(n) in _RELATIVE and n - start <= 2
        if (reading.low(n) in _CUTS and not joins) or (n > start and "," in reading.gap(n)):
            return False
    if at > start and "," in reading.gap(at):
        return False
    return not _other_between(reading, mark, at, start)


def _is_inside(part: Happening, mark: Mark) -> bool:
    """'the commander of a police force', 'the house of a Sahwa leader': another noun rules it."""
    reading, at = part.reading, mark.first - 1
    first = max(part.first, at - 3)
    while at > first and reading.low(at) not in _BREAKS and "," not in reading.gap(at + 1):
        at -= 1
    return reading.low(at) == "of" and reading.low(at - 1) not in _LEADS


def _other_between(reading: Reading, actor: Mark, at: int, start: int) -> bool:
    """Whether another side stands nearer to the act; 'ISIS gunmen' are one, 'backed by' is past."""
    end = actor.last
    past = reading.low(end) in _SUPPORTED
    for mark in reading.of("actor"):
        if not actor.last <= mark.first < at or reading.low(mark.first - 1) == "as":
            continue
        if past and mark.first < start:
            continue
        compound = mark.entry.form == "generic" and mark.first - end <= 1
        if not compound:
            return mark.entry.form != "generic" or mark.first - end > 1
        end = mark.last
    return False


def heads_clause(part: Happening, mark: Mark) -> bool:
    """'fighters of the group stopped a bus and led away nine': the first phrase, then its verb."""
    if mark.entry.form not in _SIDES or not _opens(part, mark):
        return False
    verb = _verb(part, mark)
    if verb is None or (mark.entry.form == "forces" and part.reading.low(verb) in _AFTERMATH):
        return False
    acts = [t.mark.first for t in part.triggers] + [h.at for h in part.harms]
    return any(
        act >= verb and all(part.reading.low(n) not in _LATER for n in range(verb, act))
        for act in acts
    )


def _opens(part: Happening, mark: Mark) -> bool:
    """Whether only a lead such as 'two fighters of' stands before, back to a comma or cut."""
    reading, at = part.reading, mark.first
    while at > part.first:
        if any(c in reading.gap(at) for c in ",;:\u2014\u2013"):
            return True
        word = reading.low(at - 1)
        if word in _CUTS or word in ("said", "says"):
            return True
        inside = any(m.first <= at - 1 < m.last for m in reading.of("actor"))
        if word not in _LEADS and not inside and not word.isdigit():
            return False
        at -= 1
    return True


def _verb(part: Happening, mark: Mark) -> int | None:
    """Return the word of the verb whose subject the side is, None for a passive or idle one."""
    reading, at = part.reading, _past_aside(part, mark.last)
    for n in range(at, min(at + 5, part.last)):
        word = reading.low(n)
        if word in ("been", "is", "are") and reading.low(n + 1).endswith("ing"):
            return n + 1
        if word in BE or word in _IDLE or word in ("of", "in", "and", "by", "to", "s"):
            return None
        if word in _HELPS:
            continue
        if word in _PAST or (word.endswith("ed") and len(word) > 4):
            return n
        if "," in reading.gap(n + 1):
            return None
    return None


def _past_support(part: Happening, at: int) -> int:
    """Return the verb behind 'soldiers backed by U.S. helicopters', whose act is theirs."""
    low = part.reading.low
    if low(at) not in _SUPPORTED or low(at + 1) not in ("by", "with"):
        return at
    ahead = range(at + 2, min(at + 12, part.last))
    acts = {t.mark.first for t in part.triggers if t.verb} | {h.at for h in part.harms if h.active}
    return next((n for n in ahead if n in acts), at)


def _past_aside(part: Happening, at: int) -> int:
    """Return the word behind an apposition: 'the group, an umbrella for militias, fired'."""
    if "," not in part.reading.gap(at):
        return at
    for n in range(at + 1, min(at + 14, part.last)):
        if "," in part.reading.gap(n):
            return n
    return at
