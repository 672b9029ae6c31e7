"""Who did it and how that is known; whom it hit.

'The group is active here' is no attribution. A claim, a blame, a suspicion and silence are kept
apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rasd.extract.claims import Case, read_claims
from rasd.extract.episodes import Episode
from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.roles import role_of
from rasd.extract.wordsets import word_set
from rasd.model import Attribution, Rival, TargetClass

_DOERS: Final = word_set(
    "crowd forces militants militia person state tribe",
)
_FORCES: Final = frozenset({"Iraqi security forces", "Peshmerga", "PMF"})
_FORCES_HIT: Final = frozenset(
    {
        TargetClass.SOLDIERS,
        TargetClass.POLICE,
        TargetClass.SECURITY_FORCES,
        TargetClass.PMF,
        TargetClass.PESHMERGA,
    }
)


@dataclass(frozen=True, slots=True)
class Who:
    """The perpetrator. by: the words of who says so. span: characters, None where inferred."""

    name: str = "unknown"
    attribution: Attribution = Attribution.UNKNOWN
    by: str = ""
    rule: str = "who.none"
    confidence: float = 0.6
    span: tuple[int, int] | None = None
    rivals: tuple[Rival, ...] = ()


def read_who(episode: Episode, before: str = "") -> Who:
    """Return the perpetrator. before: the group the article speaks of most, for 'the group'."""
    cases: dict[str, Case] = {}
    for part in episode.parts:
        for mark in part.reading.of("actor"):
            if part.first <= mark.first < part.last:
                _weigh(cases, part, mark)
        read_claims(cases, part, before)
    passed = tuple(
        Rival(name, case.reasons[0])
        for name, case in sorted(cases.items())
        if case.score <= 0 and case.reasons and name != "unknown"
    )
    named = {n: c for n, c in cases.items() if c.best >= 1.2 and n != "unknown"}
    if len(named) > 1 and _hit_forces(episode):
        named = {n: c for n, c in named.items() if n not in _FORCES} or named
    if not named:
        generic = cases.get("unknown")
        span = generic.span if generic else None
        return Who(rule="who.nobody_named", confidence=0.7, span=span, rivals=passed[:3])
    name = max(named, key=lambda n: (named[n].score, n))
    case = named[name]
    rest = tuple(Rival(n, "fewer or weaker words") for n in sorted(named) if n != name)
    sure = 0.9 if case.score >= 3 else 0.75
    if case.status is Attribution.SUSPECTED:
        sure = 0.6
    return Who(name, case.status, "", case.rule, sure, case.span, (rest + passed)[:3])


def _hit_forces(episode: Episode) -> bool:
    """Whether soldiers or police are the victims: forces named beside did not attack."""
    return any(
        h.kind in _FORCES_HIT and h.toll.known and h.fate in ("killed", "injured", "abducted")
        for p in episode.parts
        for h in p.harms
    )


def _weigh(cases: dict[str, Case], part: Happening, mark: Mark) -> None:
    """Weigh one mention of an actor by its place beside the act."""
    reading, name = part.reading, mark.value
    case = cases.setdefault(name, Case())
    active = _active_only(part, mark)
    if active:
        case.reasons.append("only said to be active there")
        return
    if mark.entry.form not in _DOERS and mark.entry.form != "generic":
        return
    score, rule = role_of(part, mark)
    if score <= 0:
        case.reasons.append(rule)
        return
    weight = 0.6 if reading.sentence.headline else 1.0
    weight *= 1.0 if part.score.enough or part.known else 0.2
    if case.span is None or score > 2:
        case.span, case.rule = (mark.start, mark.end), rule
    if _is_suspected(reading, mark):
        case.status = Attribution.SUSPECTED
    case.score += score * weight
    case.best = max(case.best, score * weight)


def _active_only(part: Happening, mark: Mark) -> bool:
    """'ISIS fighters operate in that area', 'militias are usually blamed': a habit, no claim."""
    if mark.entry.form in ("forces", "state", "generic"):
        return False
    cues = [m for m in part.reading.cues("claim.active") if part.first <= m.first < part.last]
    return any(m.first >= mark.first and m.first - mark.last <= 14 for m in cues) and not any(
        t.verb and t.mark.first < cues[0].first and t.mark.first > mark.first for t in part.triggers
    )


def _is_suspected(reading: Reading, mark: Mark) -> bool:
    return any(
        -2 <= mark.first - m.last <= 3 or 0 <= mark.first - m.first <= 6
        for m in reading.cues("claim.suspected")
    )


def forces_of(episode: Episode) -> Who:
    """Return the forces behind an operation told without its agent ('two men were arrested')."""
    for part in episode.parts:
        for mark in part.reading.of("actor"):
            if mark.entry.form == "forces" and part.first <= mark.first < part.last:
                return Who(
                    mark.value,
                    Attribution.ATTRIBUTED,
                    "",
                    "who.forces",
                    0.7,
                    (mark.start, mark.end),
                )
    return Who("Iraqi security forces", Attribution.ATTRIBUTED, "", "who.operation", 0.6)
