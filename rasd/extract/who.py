"""Who did it and how that is known; whom it hit.

'The group is active here' is no attribution. A claim, a blame, a suspicion and silence are kept
apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rasd.extract.acts import crowd_hurt, words_of
from rasd.extract.attribution import Blame, Said
from rasd.extract.bystanders import outside
from rasd.extract.claims import Case, add_statements, add_the_group
from rasd.extract.episodes import Episode
from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.roles import FORCES_HIT, role_of
from rasd.extract.speakers import add_ours, enemy_of_slain
from rasd.extract.wordsets import word_set
from rasd.model import Attribution, Rival

_DOERS: Final = word_set(
    "crowd forces militants militia person state tribe",
)
_FORCES: Final = frozenset({"Iraqi security forces", "Peshmerga", "PMF"})
_BYSTANDING: Final = _FORCES | {"protesters"}
_REMOTE: Final = word_set(
    "drone drones jets warplanes missile missiles airstrike airstrikes artillery shelling shelled",
    "bombed",
)
_DOWNED: Final = frozenset({"defences", "defenses", "intercepted", "downed"})
_SENT: Final = word_set(
    "ballistic explosive laden loaded packed explosives kamikaze shells rockets",
)
_SITES: Final = word_set(
    "airport base airbase bases embassy consulate field fields oilfield oilfields oil gas",
    "barracks crashed",
)
"""What comes down on the state's own troops or on oil fields is not its own."""

_ONE_OF_THEIRS: Final = re.compile(
    r"\b[Aa]n? (?:[\w-]+ ){0,3}(?:man|soldier|policeman|officer|student|teacher|guard|woman|youth"
    r"|father|brother|son|husband|employee|recruit|colleague|boy) (?:has )?(?:shot|stabbed|killed"
    r"|beat|gunned|opened fire|fired|strangled|murdered)(?: [\w-]+){0,6} (?:his|her) (?:own )?"
    r"(?:[\w-]+ ){0,2}(?:comrades?|colleagues?|brothers?|sisters?|wife|husband|father|mother|son"
    r"|daughter|children|cousins?|relatives|family|neighbou?rs?|headmaster|teacher|commander|uncle"
    r"|nephew|boss)\b"
)
"""One person who turns on people of his own: bounded, so that a search stays linear."""

_DOES: Final = 2.5
"""Weight from which a mention is that of the doer. Source: the points of `roles`."""

_ANYBODY: Final = word_set("unknown unidentified claim claimed blame")


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


def read_who(episode: Episode, blame: Blame) -> Who:
    """Return the perpetrator. blame: what the article says of the doer elsewhere."""
    cases = _gather(episode, blame)
    passed = tuple(
        Rival(name, case.reasons[0])
        for name, case in sorted(cases.items())
        if case.score <= 0 and case.reasons and name != "unknown"
    )
    named = _sift(episode, cases)
    if not named:
        generic = cases.get("unknown")
        return _unnamed(episode, cases, blame) or Who(
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


def _unnamed(episode: Episode, cases: dict[str, Case], blame: Blame) -> Who | None:
    """Return the side that an act without a named doer is laid to all the same."""
    return (
        _state_told(episode, cases, blame.striker)
        or _told_by_enemy(episode, cases, blame)
        or _alone(episode)
    )


def _first_telling(episode: Episode) -> Happening:
    """Return the clause of the body that tells the act first; its doer outranks later ones."""
    told = [p for p in episode.parts if p.score.enough and not p.reading.sentence.headline]
    return told[0] if told else episode.parts[0]


def _state_told(episode: Episode, cases: dict[str, Case], state: str) -> Who | None:
    """'Minutes later, drones hit …' in an article about a state's strikes: that state's."""
    part = next((p for p in episode.parts if p.score.enough), episode.parts[0])
    if not state or _REMOTE.isdisjoint(part.lows) or _has_doer(cases):
        return None
    if state != "Iran" and not (_SENT | _SITES).isdisjoint(part.lows):
        return None
    if not (_ANYBODY | _DOWNED).isdisjoint(words_of(episode)):
        return None
    return Who(state, Attribution.SUSPECTED, "", "who.state_of_article", 0.5)


def _told_by_enemy(episode: Episode, cases: dict[str, Case], blame: Blame) -> Who | None:
    """Militants killed by nobody named: by the side that tells it; 'terrorists' of its foe."""
    side = enemy_of_slain(episode, blame.speaker)
    if side and not (_has_doer(cases) and cases["unknown"].best >= _DOES):
        return Who(side, Attribution.ATTRIBUTED, "", "who.enemy", 0.6)
    foe = blame.speaker == "Turkey" and blame.names.names("PKK")
    foe = foe and "terrorists" in words_of(episode)
    return Who("PKK", Attribution.SUSPECTED, "", "who.foe", 0.6) if foe and not side else None


def _alone(episode: Episode) -> Who | None:
    """'a soldier shot four of his comrades', 'a teacher stabbed his headmaster': one of theirs."""
    for part in episode.parts:
        found = _ONE_OF_THEIRS.search(part.reading.text, part.start, part.end)
        if found is not None and part.score.enough:
            return Who("individual", Attribution.ATTRIBUTED, "", "who.alone", 0.7, found.span())
    return None


def _has_doer(cases: dict[str, Case]) -> bool:
    return "unknown" in cases and cases["unknown"].best >= 1.2


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
    case.leading = case.leading or (leads and score * weight >= _DOES)
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
