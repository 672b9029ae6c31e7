"""What one mention of an actor is to the act: doer, victim, speaker, other side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rasd.extract.bystanders import Role, idle, other_side, outside
from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.subjects import heads_clause, reaches
from rasd.extract.wordsets import BE, word_set
from rasd.model import TargetClass

_NOT_BY: Final = word_set(
    "used frequented manned attended visited guarded run owned controlled held popular hosted",
    "protected chaired reported shared built led operated occupied linked supported backed aided",
    "helped said escorted accompanied inhabited populated confirmed announced found followed",
    "run-by",
)
"""Participles before 'by' that name no act of violence: 'a restaurant used by recruits'."""

_DEEDS: Final = word_set(
    "planted fired launched carried claimed perpetrated staged mounted executed committed",
    "conducted detonated driven flown sent placed laid waged stopped caused destroyed damaged",
    "surrounded seized besieged blown mined taken waylaid rigged torched razed ordered",
    "orchestrated murdered tortured bombarded rammed",
)
_SPOKEN_OF: Final = word_set("detained arrested jailed defends of for with about covered")
_FIGHT: Final = frozenset(
    {"clash", "firefight", "fighting", "clashes", "battles", "battle", "clashed", "fought"}
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

_THINGS: Final = word_set(
    "position positions site sites team teams factory cache caches checkpoint cell cells pit pits",
    "launcher launchers depot storage maker emplacement system systems vehicle",
)
"""'an ISIL mortar position' is a thing of theirs, no attack."""

_REACH_OF: Final = 6
Check = Callable[[Happening, Mark], Role | None]


def role_of(part: Happening, mark: Mark) -> Role:
    """Return what a mention is worth (0..3), with the rule, or at 0 the reason against."""
    for check in _CHECKS:
        role = check(part, mark)
        if role is not None:
            return role
    return 0.4, "who.named"


def doers_of(part: Happening) -> frozenset[str]:
    """Return the groups and states that a clause plainly tells to act."""
    marks = [
        m
        for m in part.reading.of("actor")
        if m.entry.form in ("militants", "militia", "state")
        and part.first <= m.first < part.last
        and m.start >= part.reading.sentence.body
    ]
    return frozenset(m.value for m in marks if role_of(part, m)[0] >= 1.5)


def _adjective(part: Happening, mark: Mark) -> Role | None:
    nouns = [t.mark for t in part.triggers if not t.verb]
    for noun in nouns:
        theirs = part.reading.low(noun.last) in _THINGS
        if not theirs and _describes(part.reading, mark, noun.first):
            return 3.0, "who.adjective"
    return None


def _victim(part: Happening, mark: Mark) -> Role | None:
    if _acts_at_once(part, mark):
        return None
    return (0.0, "named as the victim") if _is_victim(part, mark) else None


def _acts_at_once(part: Happening, mark: Mark) -> bool:
    """'security forces open fire': the verb stands right behind, and nothing makes it passive."""
    return any(t.verb and not t.bare and t.mark.first == mark.last for t in part.triggers)


def _side(part: Happening, mark: Mark) -> Role | None:
    """Tribes and crowds act as a side wherever they are named in a telling clause."""
    if mark.entry.form not in ("tribe", "crowd"):
        return None
    if mark.entry.words in (("tribes",), ("clans",)) and not _acts(part, mark):
        return 0.0, "a tribe that does nothing"
    named = mark.entry.words[0].startswith(("protest", "demonstrat", "riot"))
    if mark.entry.form == "crowd" and not named and not _acts(part, mark):
        return 0.0, "a crowd that does nothing"
    spoken_of = part.reading.low(mark.first - 1) in _SPOKEN_OF
    if mark.entry.form == "crowd" and (spoken_of or _suffers(part, mark)):
        return 0.0, "named as the victim"
    return (2.5 if part.score.enough else 0.4), "who.side"


def _acts(part: Happening, mark: Mark) -> bool:
    told = any(t.verb and reaches(part, mark, t.mark.first) for t in part.triggers)
    return told or heads_clause(part, mark)


def _suffers(part: Happening, mark: Mark) -> bool:
    """'demonstrators were shot dead', 'police fired at protesters', 'guards fired at them'."""
    reading = part.reading
    if reading.low(mark.last) in BE and not part.score.enough:
        return True
    behind = range(mark.last + 1, mark.last + 4)
    if reading.low(mark.last) in BE and any(t.mark.first in behind for t in part.triggers):
        return True
    if reading.low(mark.last) in BE and any(
        mark.last < m.first <= mark.last + 3 for m in reading.of("fate")
    ):
        return True
    words = part.lows
    shots = [n for n, word in enumerate(words[:-2]) if word in ("fired", "fire")]
    return any(words[n + 1] in ("at", "on") for n in shots)


def _of(part: Happening, mark: Mark) -> Role | None:
    """'militants were killed in an ambush of the 52nd Brigade': those who laid it."""
    if not any(h.kind is TargetClass.MILITANTS for h in part.harms) or mark.entry.form != "forces":
        return None
    nouns = [t.mark.last for t in part.triggers if not t.verb]
    laid = any(part.reading.low(n) == "of" and 0 < mark.first - n <= _REACH_OF for n in nouns)
    return (3.0, "who.of") if laid else None


def _by(part: Happening, mark: Mark) -> Role | None:
    for back in (1, 2, 3):
        if part.reading.low(mark.first - back) == "by":
            return _by_what(part, mark.first - back - 1)
    return None


def _by_what(part: Happening, at: int) -> Role:
    """'planted by', 'an attack on Tuesday by'; 'a site shared by' names no act."""
    word = part.reading.low(at)
    if word in ("held", "captured") and _people_at(part, at):
        return 2.0, "who.held_by"
    deed = word in _DEEDS or any(m.last == at + 1 for m in part.reading.of("verb"))
    deed = deed or any(m.last == at + 1 for m in part.reading.of("fate"))
    if not deed and (word in _NOT_BY or word.endswith("ed")):
        return 0.0, "beside the act"
    return 3.0, "who.by"


def _people_at(part: Happening, at: int) -> bool:
    """Whether people, not a town, stand right before a word: 'eight men held by'."""
    return any(mark.last == at for mark in part.reading.of("people"))


def _fought(part: Happening, mark: Mark) -> Role | None:
    """'killed in fighting with IS militants': the other side of forces that were hit."""
    clash = any(t.type == "clash" for t in part.triggers)
    if mark.entry.form not in ("militants", "militia") or not (part.harms or clash):
        return None
    near = [part.reading.low(mark.first - n) for n in (1, 2, 3, 4)]
    met = near[0] in ("with", "against") or near[1] in ("with", "against")
    hit = clash or any(h.kind in FORCES_HIT for h in part.harms)
    if met and not _FIGHT.isdisjoint(near) and hit:
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
        if trigger.verb and reaches(part, mark, trigger.mark.first):
            if _is_passive(reading, mark.last, trigger.mark.first):
                return 0.0, "named as the victim"
            arrest = mark.entry.form == "forces" and trigger.type == "security_operation"
            return 3.0, "who.arrests" if arrest else "who.subject"
    last = max((t.mark.first for t in part.triggers), default=0)
    for n in range(mark.last, min(last, mark.last + 8)):
        if reading.low(n) in _LIGHT and reaches(part, mark, n):
            return 3.0, "who.carries_out"
    if any(harm.active and reaches(part, mark, harm.at) for harm in part.harms):
        return 3.0, "who.subject"
    return (3.0, "who.heads_clause") if heads_clause(part, mark) else None


_CHECKS: Final[tuple[Check, ...]] = (
    outside,
    idle,
    _person,
    _fought,
    other_side,
    _adjective,
    _of,
    _by,
    _victim,
    _side,
    _object,
    _subject,
)
"""Asked in this order; the first answer holds."""


def _is_passive(reading: Reading, first: int, at: int) -> bool:
    """Whether 'was' or 'were' rules the verb at `at`, adverbs between them or not."""
    return any(reading.low(n) in BE for n in range(max(first, at - 2), at))


def _is_object(reading: Reading, verb: int, at: int) -> bool:
    """Whether the word at `at` stands right behind a verb that ends at `verb`, as its object."""
    if not 0 <= at - verb <= 6:
        return False
    return all(reading.low(n) not in _NEW_SUBJECT for n in range(verb, at)) and not any(
        c in reading.gap(n) for n in range(verb, at + 1) for c in ",;"
    )


def _describes(reading: Reading, mark: Mark, noun: int) -> bool:
    """'ISIS attack', 'Turkish artillery fire': the actor stands right before the noun."""
    if not (mark.first < noun and noun - mark.last <= 2):
        return False
    return not any(reading.low(n) in _LINKS for n in range(mark.last, noun))


def _is_victim(part: Happening, mark: Mark) -> bool:
    """Whether the actor's people are those harmed: 'killed ISIS members', 'Iraqi soldiers died'."""
    if _names_the_office(part, mark):
        return True
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


def _names_the_office(part: Happening, mark: Mark) -> bool:
    """'the head of the Awakening council survived', 'an officer of the army'."""
    at = mark.first - 1 - (part.reading.low(mark.first - 1) == "the")
    if part.reading.low(at) not in ("of", "in", "from") or mark.entry.form != "forces":
        return False
    return any(m.last == at and m.value != "militants" for m in part.reading.of("people")) or (
        part.reading.low(at - 1) in ("head", "chief", "deputy")
    )
