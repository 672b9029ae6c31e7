"""What speaks for each side that an incident names: a claim, a blame, 'the group' that acts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from rasd.extract.attribution import Said
from rasd.extract.discourse import GROUP_NOUNS, Names
from rasd.extract.happenings import Happening
from rasd.extract.phrases import Mark
from rasd.extract.wordsets import BE, word_set
from rasd.model import Attribution

_WEIGHTS: Final = {
    Attribution.CLAIMED: 4.0,
    Attribution.ATTRIBUTED: 3.0,
    Attribution.SUSPECTED: 2.4,
}
"""How much a statement speaks for its side. Source: set on the labelled development set."""

_OWN: Final = frozenset({"its", "their", "the"})
_MEN: Final = frozenset({"fighters", "men", "gunmen", "bombers", "members", "bomber"})


_WHOSE: Final = frozenset({"his", "its", "their", "our"})
_FORCES: Final = word_set(
    "men forces force troops soldiers units jets aircraft warplanes artillery drones planes",
    "helicopters fighters mujahideen commandos heroes",
)
_QUOTES: Final = frozenset({"said", "announced", "declared", "stated"})
_SAID: Final = frozenset({"said", "that", "say", "because"})


@dataclass(slots=True)
class Case:
    """What speaks for one actor. leading: it does the act of the clause that tells it first."""

    score: float = 0.0
    best: float = 0.0
    leading: bool = False
    span: tuple[int, int] | None = None
    rule: str = ""
    status: Attribution = Attribution.ATTRIBUTED
    reasons: list[str] = field(default_factory=list)


def add_statements(cases: dict[str, Case], said: Iterable[Said]) -> None:
    """Add what is said of the doer to the cases."""
    for one in said:
        statement = one.statement
        weight = _WEIGHTS[statement.status] * one.worth
        case = cases.setdefault(statement.name, Case())
        if weight > case.best:
            case.span, case.rule, case.status = statement.span, statement.rule, statement.status
        case.score += weight
        case.best = max(case.best, weight)


def add_the_group(cases: dict[str, Case], part: Happening, names: Names) -> None:
    """'the group killed 11 people', 'its fighters stormed': the group named last before it."""
    acts = [t.mark.first for t in part.triggers if t.verb] + [h.at for h in part.harms if h.active]
    _add_their_men(cases, part, acts, names)
    for at in range(part.first, part.last - 1):
        pair = (part.reading.low(at), part.reading.low(at + 1))
        held = pair[0] in _OWN and pair[1] in (GROUP_NOUNS if pair[0] == "the" else _MEN)
        held = held and any(1 <= act - at <= 4 for act in acts)
        if not held and not _owns_the_act(part, at):
            continue
        words = part.reading.words
        meant = names.before(words[at].start)
        if meant is None:
            continue
        case = cases.setdefault(meant.value, Case())
        case.score, case.best = case.score + 2.0, max(case.best, 2.0)
        if case.span is None:
            case.span, case.rule = (words[at].start, words[at + 1].end), "who.the_group"


def _owns_the_act(part: Happening, at: int) -> bool:
    """'its last attack', 'the bloodiest of the group's strikes', 'one such cell killed'."""
    reading = part.reading
    nouns = {t.mark.first for t in part.triggers if not t.verb}
    if reading.low(at) == "its":
        return bool(nouns & set(range(at + 1, at + 4)))
    if reading.low(at) == "the" and reading.low(at + 1) in GROUP_NOUNS:
        return at + 2 in nouns
    such = (reading.low(at), reading.low(at + 1)) in (("one", "such"), ("another", "such"))
    return such and reading.low(at + 2) in GROUP_NOUNS | {"cell", "gang"}


def _quoted(part: Happening, at: int) -> Mark | None:
    """'Our fighters struck the base, said the Resistance': the side that speaks behind it."""
    for mark in part.reading.of("actor"):
        if mark.first > at and mark.entry.form in ("militants", "militia", "state", "forces"):
            before = {part.reading.low(n) for n in range(mark.first - 3, mark.first)}
            if before & _QUOTES:
                return mark
    return None


def _add_their_men(cases: dict[str, Case], part: Happening, acts: list[int], names: Names) -> None:
    """'a commander of theirs said his men killed four', 'they shot people': the side named last."""
    for at in range(part.first, part.last - 1):
        own = part.reading.low(at) in _WHOSE and part.reading.low(at + 1) in _FORCES
        they = part.reading.low(at) == "they" and part.reading.low(at - 1) not in _SAID
        near = [n for n in acts if 1 <= n - at <= 2 + own and part.reading.low(n - 1) not in BE]
        if not (own or they) or not near:
            continue
        words = part.reading.words
        ours = part.reading.low(at) == "our"
        meant = _quoted(part, at) if ours else None
        meant = meant or names.last_named(words[at].start, part.reading, near=they)
        if meant is None:
            continue
        case = cases.setdefault(meant.value, Case())
        case.score, case.best = case.score + 3.0, max(case.best, 3.0)
        if case.span is None:
            case.span, case.rule = (words[at].start, words[at + 1].end), "who.their_men"
