"""Who did it and how that is known; whom it hit.

'The group is active here' is no attribution. A claim, a blame, a suspicion and silence are kept
apart.
"""

from __future__ import annotations

from typing import Final

from rasd.extract.acts import crowd_hurt
from rasd.extract.attribution import Blame, Said
from rasd.extract.bystanders import outside
from rasd.extract.claims import Case, add_statements, add_the_group
from rasd.extract.episodes import Episode
from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.roles import FORCES_HIT, role_of
from rasd.extract.speakers import add_ours
from rasd.extract.unnamed import DOES, Who, alone, unnamed
from rasd.extract.wordsets import word_set
from rasd.model import Attribution, Rival

_DOERS: Final = word_set(
    "crowd forces militants militia person state tribe",
)
_FORCES: Final = frozenset({"Iraqi security forces", "Peshmerga", "PMF"})
_BYSTANDING: Final = _FORCES | {"protesters"}


def read_who(episode: Episode, blame: Blame) -> Who:
    """Return the perpetrator. blame: what the article says of the doer elsewhere."""
    cases = _gather(episode, blame)
    passed = tuple(
        Rival(name, case.reasons[0])
        for name, case in sorted(cases.items())
        if case.score <= 0 and case.reasons and name != "unknown"
    )
    named = _sift(episode, cases)
    one = alone(episode) if named and named.keys() <= _FORCES else None
    if one is not None:
        return one
    if not named:
        generic = cases.get("unknown")
        return unnamed(episode, cases, blame) or Who(
            rule="who.nobody_named",
            confidence=0.7,
            span=generic.span if generic else None,
            rivals=passed[:3],
        )
    name = max(named, key=lambda n: (named[n].score, n))
    case = named[name]
    rest = tuple(Rival(n, "fewer or weaker words") for n in sorted(named) if n != name)
    sure = 0.9 if case.score >= 3 else 0.75
    if case.status is Attribution.SUSPECTED:
        sure = 0.6
    return Who(name, case.status, "", case.rule, sure, case.span, (rest + passed)[:3])


def _gather(episode: Episode, blame: Blame) -> dict[str, Case]:
    """Return what speaks for each side that the episode or a statement on it names."""
    cases: dict[str, Case] = {}
    first = _first_telling(episode)
    for part in episode.parts:
        for mark in part.reading.of("actor"):
            if part.first <= mark.first < part.last and mark.start >= part.reading.sentence.body:
                after = _is_aftermath(episode, part)
                _weigh(cases, part, mark, aftermath=after, leads=part is first)
        add_the_group(cases, part, blame.names)
        if blame.speaker:
            add_ours(cases, part, blame.speaker, leads=part is first)
    add_statements(cases, [s for s in blame.said if not _is_arrest(episode, s)])
    return cases


def _sift(episode: Episode, cases: dict[str, Case]) -> dict[str, Case]:
    """Return the sides that can have done it; the doer of the first clause outranks the others."""
    named = {n: c for n, c in cases.items() if c.best >= 1.2 and n != "unknown"}
    others = {n: c for n, c in named.items() if n not in _FORCES}
    generic = cases.get("unknown")
    if _fights(episode) and (others or generic is not None):
        named = others
    attacked = generic is not None and generic.best >= 2.0
    if _hit_forces(episode) and (others or attacked):
        named = others
    if generic is not None and generic.leading:
        # 'gunmen killed him; forces later shot at the mourners': the forces did not kill him
        named = {n: c for n, c in named.items() if n not in _BYSTANDING or c.leading}
    leading = {n: c for n, c in named.items() if c.leading or c.status is Attribution.CLAIMED}
    return leading or named


def _first_telling(episode: Episode) -> Happening:
    """Return the clause of the body that tells the act first; its doer outranks later ones."""
    told = [p for p in episode.parts if p.score.enough and not p.reading.sentence.headline]
    return told[0] if told else episode.parts[0]


def _hit_forces(episode: Episode) -> bool:
    """Whether soldiers or police are the victims: forces named beside did not attack."""
    return any(
        h.kind in FORCES_HIT and h.toll.known and h.fate in ("killed", "injured", "abducted")
        for p in episode.parts
        for h in p.harms
    )


def _fights(episode: Episode) -> bool:
    """Whether armed men fight forces: the side that is no force of the state is coded."""
    for part in episode.parts:
        clash = any(t.type == "clash" for t in part.triggers) and part.score.enough
        others = [m for m in part.reading.of("actor") if part.first <= m.first < part.last]
        if clash and any(m.entry.form in ("generic", "militants", "militia") for m in others):
            return True
    return False


def _is_arrest(episode: Episode, said: Said) -> bool:
    """Blame laid on people arrested speaks of what they did before, not of the arrest."""
    acts = {t.type for p in episode.parts if p.score.enough for t in p.triggers if not t.bare}
    return acts == {"security_operation"} and said.statement.status is not Attribution.CLAIMED


def _is_aftermath(episode: Episode, part: Happening) -> bool:
    """Whether a clause only tells what forces did afterwards: arrests after an attack."""
    main = next((p for p in episode.parts if p.score.enough), episode.parts[0])
    acts = {t.type for t in main.triggers if not t.bare}
    return part is not main and bool(acts) and "security_operation" not in acts


def _weigh(
    cases: dict[str, Case], part: Happening, mark: Mark, *, aftermath: bool, leads: bool
) -> None:
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
    if rule == "who.arrests" and aftermath:
        score, rule = 0.0, "came afterwards"
    if score <= 0:
        case.reasons.append(rule)
        return
    weight = 0.6 if reading.sentence.headline else 1.0
    weight *= 1.0 if part.score.enough or part.known else 0.2
    if case.span is None or score * weight > case.best:
        case.span, case.rule = (mark.start, mark.end), rule
    case.leading = case.leading or (leads and score * weight >= DOES)
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


def forces_of(episode: Episode, arrester: str = "") -> Who:
    """Return the forces behind an operation told without its agent ('two men were arrested').

    arrester: the state whose troops arrest in the opening of the article.
    """
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
    name = arrester or "Iraqi security forces"
    return Who(name, Attribution.ATTRIBUTED, "", "who.operation", 0.6)


def forces_at_protest(episode: Episode) -> Who | None:
    """Protesters hurt 'in clashes with riot police', 'when security forces moved in': by these."""
    if not crowd_hurt(episode):
        return None
    parts = [p for p in episode.parts if p.score.enough]
    marks = [(p, m) for p in parts for m in p.reading.of("actor") if p.first <= m.first < p.last]
    if any(mark.entry.form == "generic" for _, mark in marks):
        return None
    for part, mark in marks:
        speaks = outside(part, mark) is not None
        if mark.entry.form == "forces" and not speaks:
            span = (mark.start, mark.end)
            return Who(mark.value, Attribution.SUSPECTED, "", "who.at_protest", 0.5, span)
    return None
