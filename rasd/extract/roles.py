"""What one mention of an actor is to the act: doer, victim, speaker, other side."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final

from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.subjects import heads_clause
from rasd.extract.wordsets import word_set
from rasd.model import TargetClass

_AGAINST: Final = word_set(
    "against targeting on at from fighting combat anti toward towards into near inside outside",
    "hosting housing for",
)
_NOT_BY: Final = word_set(
    "used frequented manned attended visited guarded run owned controlled held popular hosted",
    "protected chaired reported led operated occupied linked supported backed aided helped said",
    "escorted accompanied inhabited populated confirmed announced found followed run-by",
)
"""Participles before 'by' that name no act of violence: 'a restaurant used by recruits'."""

_GEAR: Final = word_set(
    "armoured armored vehicles humvees weapons equipment made supplied uniforms currency dollars",
)
_PROPERTY: Final = word_set(
    "vehicle vehicles convoy convoys base bases consulate embassy outpost camp compound truck",
    "trucks humvee supplies interests contractors contractor citizens citizen nationals national",
    "diplomats company companies city airspace territory origin border",
)
_ADVERBS: Final = frozenset({"also", "later", "then", "meanwhile", "had", "have", "has"})
_ANSWER: Final = frozenset({("fired", "back"), ("returned", "fire"), ("shot", "back")})
_STAYS: Final = frozenset({"based", "stationed", "deployed", "housed", "hosted", "living"})
_SPOKEN_OF: Final = word_set("detained arrested jailed defends of for with about covered")
_FIGHT: Final = frozenset({"fighting", "clashes", "battles", "battle", "clashed", "fought"})
_SPEAKS: Final = word_set(
    "said told announced reported confirmed added stated says source sources official officials",
    "spokesman spokesperson statement chief say believe suspect warned blamed accused condemned",
    "denounced denied vowed called urged rejected acknowledged warn estimate spokeswoman think",
)
_AFTERWARDS: Final = word_set(
    "found discovered recovered retrieved arrived cordoned sealed rushed",
)
_NEW_SUBJECT: Final = word_set(
    "and but while when after as before which by then",
)
_LIGHT: Final = word_set(
    "carried conducted launched staged mounted executed perpetrated waged committed undertook",
)
_LINKS: Final = word_set(
    "in on at by during after when of and from with to for was were the a an this that its their",
)
_BE: Final = word_set(
    "was were been being are is",
)

_GUISES: Final = frozenset({"disguised", "dressed", "posing", "masquerading", "known"})
FORCES_HIT: Final = frozenset(
    {
        TargetClass.SOLDIERS,
        TargetClass.POLICE,
        TargetClass.SECURITY_FORCES,
        TargetClass.PMF,
        TargetClass.PESHMERGA,
    }
)
"""Classes of victims who carry arms for the state."""

Role = tuple[float, str]
Check = Callable[[Happening, Mark], Role | None]


def role_of(part: Happening, mark: Mark) -> Role:
    """Return what a mention is worth (0..3), with the rule, or at 0 the reason against."""
    for check in _CHECKS:
        role = check(part, mark)
        if role is not None:
            return role
    return 0.4, "who.named"


def _outside(part: Happening, mark: Mark) -> Role | None:
    """Not in the act at all: a uniform, those who came afterwards, a speaker."""
    reading = part.reading
    after = reading.low(mark.last)
    if reading.low(mark.first - 1) == "as" and reading.low(mark.first - 2) in _GUISES:
        return 0.0, "a disguise"
    if after in ("uniform", "uniforms", "fatigues"):
        return 0.0, "a uniform, no proof of who wears it"
    apart = "," in reading.gap(mark.last)
    if not apart and (after in _SPEAKS or reading.low(mark.last + 1) in _SPEAKS):
        return 0.0, "speaks, does not act"
    return None


def _idle(part: Happening, mark: Mark) -> Role | None:
    """Near the act, but not acting: came later, stationed there, its gear, its answer."""
    reading, after = part.reading, part.reading.low(mark.last)
    behind = [reading.low(n) for n in range(mark.last, mark.last + 4)]
    later = after in _ADVERBS and behind[1] in _AFTERWARDS
    reasons = (
        (reading.low(mark.first - 1) == "rival", "one of two sides"),
        (after in _AFTERWARDS or later, "came afterwards"),
        (_owns_gear(reading, mark), "whose gear it is, not who used it"),
        (not _STAYS.isdisjoint(behind), "is stationed there"),
        (not _ANSWER.isdisjoint(pairwise(behind)), "answered an attack"),
    )
    return next(((0.0, reason) for holds, reason in reasons if holds), None)


def _owns_gear(reading: Reading, mark: Mark) -> bool:
    """'a U.S. military vehicle', 'the Turkish base': a thing that is theirs."""
    if reading.low(mark.last) in _GEAR:
        return True
    at = mark.last + (reading.low(mark.last) in ("military", "army", "logistics", "air"))
    return reading.low(at) in _PROPERTY


def _other_side(part: Happening, mark: Mark) -> Role | None:
    """'against ISIS', 'supported by US-led airstrikes'."""
    reading = part.reading
    before, further = reading.low(mark.first - 1), reading.low(mark.first - 2)
    if before in _AGAINST or (before in ("the", "an", "a") and further in _AGAINST):
        return 0.0, "named as the other side"
    if before == "by" and further in ("supported", "backed", "aided", "helped"):
        return 0.2, "only supports"
    return None


def _adjective(part: Happening, mark: Mark) -> Role | None:
    nouns = [t.mark.first for t in part.triggers if not t.verb]
    if any(_describes(part.reading, mark, noun) for noun in nouns):
        return 3.0, "who.adjective"
    return None


def _victim(part: Happening, mark: Mark) -> Role | None:
    return (0.0, "named as the victim") if _is_victim(part, mark) else None


def _side(part: Happening, mark: Mark) -> Role | None:
    """Tribes and crowds act as a side wherever they are named in a telling clause."""
    if mark.entry.form not in ("tribe", "crowd"):
        return None
    spoken_of = part.reading.low(mark.first - 1) in _SPOKEN_OF
    if mark.entry.form == "crowd" and (spoken_of or _suffers(part, mark)):
        return 0.0, "named as the victim"
    return (2.5 if part.score.enough else 0.4), "who.side"


def _suffers(part: Happening, mark: Mark) -> bool:
    """'demonstrators were shot dead', 'police fired at protesters', 'guards fired at them'."""
    reading = part.reading
    if reading.low(mark.last) in _BE and not part.score.enough:
        return True
    if reading.low(mark.last) in _BE and any(
        mark.last < m.first <= mark.last + 3 for m in reading.of("fate")
    ):
        return True
    words = [reading.low(n) for n in range(part.first, part.last)]
    shots = [n for n, word in enumerate(words[:-2]) if word in ("fired", "fire")]
    return any(words[n + 1] in ("at", "on") for n in shots)


def _by(part: Happening, mark: Mark) -> Role | None:
    for back in (1, 2, 3):
        if part.reading.low(mark.first - back) == "by":
            held = part.reading.low(mark.first - back - 1)
            idle = held in _NOT_BY
            if held in ("held", "captured") and _people_at(part, mark.first - back - 1):
                return 2.0, "who.held_by"
            return (0.0, "beside the act") if idle else (3.0, "who.by")
    return None


def _people_at(part: Happening, at: int) -> bool:
    """Whether people, not a town, stand right before a word: 'eight men held by'."""
    return any(mark.last == at for mark in part.reading.of("people"))


def _fought(part: Happening, mark: Mark) -> Role | None:
    """'killed in fighting with IS militants': the other side of forces that were hit."""
    if mark.entry.form not in ("militants", "militia") or not part.harms:
        return None
    near = [part.reading.low(mark.first - n) for n in (1, 2, 3, 4)]
    met = near[0] in ("with", "against") or near[1] in ("with", "against")
    if met and not _FIGHT.isdisjoint(near) and any(h.kind in FORCES_HIT for h in part.harms):
        return 1.5, "who.fought"
    return None


def _person(part: Happening, mark: Mark) -> Role | None:
    """'a man opened fire': one person, with his act in the entry itself."""
    return (2.0, "who.person") if mark.entry.form == "person" and part.score.enough else None


def _object(part: Happening, mark: Mark) -> Role | None:
    verbs = [t.mark.last for t in part.triggers if t.verb]
    if any(_is_object(part.reading, verb, mark.first) for verb in verbs):
        return 0.0, "named as the one hit"
    return None


def _subject(part: Happening, mark: Mark) -> Role | None:
    """'ISIS militants attacked', 'Turkish forces carried out a strike'."""
    reading = part.reading
    for trigger in part.triggers:
        gap = trigger.mark.first - mark.last
        if trigger.verb and 0 <= gap <= 9 and not _subject_between(reading, mark, trigger.mark):
            passive = _is_passive(reading, mark.last, trigger.mark.first)
            if passive:
                return 0.0, "named as the victim"
            arrest = mark.entry.form == "forces" and trigger.type == "security_operation"
            return 3.0, "who.arrests" if arrest else "who.subject"
    for trigger in part.triggers:
        words = {reading.low(n) for n in range(mark.last, trigger.mark.first)}
        if 0 < trigger.mark.first - mark.last <= 8 and words & _LIGHT:
            return 3.0, "who.carries_out"
    if any(harm.active and 0 <= harm.at - mark.last <= 9 for harm in part.harms):
        return 3.0, "who.subject"
    return (3.0, "who.heads_clause") if heads_clause(part, mark) else None


_CHECKS: Final[tuple[Check, ...]] = (
    _outside,
    _idle,
    _person,
    _fought,
    _other_side,
    _adjective,
    _by,
    _victim,
    _side,
    _object,
    _subject,
)
"""Asked in this order; the first answer holds."""


def _is_passive(reading: Reading, first: int, at: int) -> bool:
    """Whether 'was' or 'were' rules the verb at `at`, adverbs between them or not."""
    return any(reading.low(n) in _BE for n in range(max(first, at - 2), at))


def _is_object(reading: Reading, verb: int, at: int) -> bool:
    """Whether the word at `at` stands right behind a verb that ends at `verb`, as its object."""
    if not 0 <= at - verb <= 6:
        return False
    return all(reading.low(n) not in _NEW_SUBJECT for n in range(verb, at)) and not any(
        c in reading.gap(n) for n in range(verb, at + 1) for c in ",;"
    )


def _describes(reading: Reading, mark: Mark, noun: int) -> bool:
    """'ISIS attack', 'Turkish artillery fire': the actor stands right before the noun."""
    if not 0 <= noun - mark.last <= 2:
        return False
    return not any(reading.low(n) in _LINKS for n in range(mark.last, noun))


def _is_victim(part: Happening, mark: Mark) -> bool:
    """Whether the actor's people are those harmed: 'killed ISIS members', 'Iraqi soldiers died'."""
    for thing in part.reading.of("thing"):
        inside = thing.first <= mark.first < thing.last
        if inside and any(t.mark.first < mark.first for t in part.triggers):
            return True
    for harm in part.harms:
        inside = harm.start <= mark.start < harm.end
        if inside and (not harm.active or mark.start > part.reading.words[harm.at].start):
            return True
        near = 0 <= mark.first - harm.at <= 3
        if near and harm.active and harm.rule.endswith(("uncounted", "single")):
            return True
    return False


def _subject_between(reading: Reading, actor: Mark, act: Mark) -> bool:
    """Whether another actor stands nearer to the act."""
    others = reading.of("actor")
    return any(
        actor.last <= m.first < act.first and reading.low(m.first - 1) != "as"
        for m in others
        if m.entry.form != "generic"
    )
