"""Who did it and how that is known; whom it hit.

'The group is active here' is no attribution. A claim, a blame, a suspicion and silence are kept
apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from rasd.extract.episodes import Episode
from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.wordsets import word_set
from rasd.model import Attribution, Rival, TargetClass

_DOERS: Final = word_set(
    "crowd forces militants militia person state tribe",
)
_AGAINST: Final = word_set(
    "against targeting on at from fighting combat anti toward towards",
)
_LINKS: Final = word_set(
    "in on at by during after when of and from with to for was were",
)
_GROUPS: Final = frozenset(
    (article, noun)
    for article in ("the", "its")
    for noun in (
        "group",
        "organisation",
        "organization",
        "jihadists",
        "extremists",
        "militants",
        "insurgents",
        "fighters",
    )
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
_AFTERWARDS: Final = word_set(
    "found discovered recovered retrieved arrived cordoned sealed rushed",
)
_LIGHT: Final = word_set(
    "carried conducted launched staged mounted executed perpetrated waged committed undertook",
)
_NEW_SUBJECT: Final = word_set(
    "and but while when after as before which by then",
)
_BE: Final = word_set(
    "was were been being are is",
)
_SPEAKS: Final = word_set(
    "said told announced reported confirmed added stated says source sources official officials",
    "spokesman spokesperson statement chief",
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


@dataclass(slots=True)
class _Case:
    """What speaks for one actor."""

    score: float = 0.0
    best: float = 0.0
    span: tuple[int, int] | None = None
    rule: str = ""
    status: Attribution = Attribution.ATTRIBUTED
    reasons: list[str] = field(default_factory=list)


def read_who(episode: Episode, before: str = "") -> Who:
    """Return the perpetrator. before: the group that the article spoke of last, for 'the group'."""
    cases: dict[str, _Case] = {}
    for part in episode.parts:
        for mark in part.reading.of("actor"):
            if part.first <= mark.first < part.last:
                _weigh(cases, part, mark)
        _claims(cases, part, before)
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
    """Whether soldiers or police are the victims: then forces named beside are not the attackers."""
    return any(
        h.kind in _FORCES_HIT and h.toll.known and h.fate in ("killed", "injured", "abducted")
        for p in episode.parts
        for h in p.harms
    )


def _weigh(cases: dict[str, _Case], part: Happening, mark: Mark) -> None:
    """Weigh one mention of an actor by its place beside the act."""
    reading, name = part.reading, mark.value
    case = cases.setdefault(name, _Case())
    active = _active_only(part, mark)
    if active:
        case.reasons.append("only said to be active there")
        return
    score, rule = _role(part, mark)
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


def _role(part: Happening, mark: Mark) -> tuple[float, str]:
    """Return what a mention of an actor is worth, with the rule or the reason against."""
    reading = part.reading
    before = reading.low(mark.first - 1)
    if reading.low(mark.last) in ("uniform", "uniforms", "fatigues"):
        return 0.0, "a uniform, no proof of who wears it"
    if reading.low(mark.last) in _AFTERWARDS:
        return 0.0, "came afterwards"
    if before in _AGAINST or (
        before in ("the", "an", "a") and reading.low(mark.first - 2) in _AGAINST
    ):
        return 0.0, "named as the other side"
    if reading.low(mark.last) in _SPEAKS or reading.low(mark.last + 1) in _SPEAKS:
        return 0.0, "speaks, does not act"
    side = mark.entry.form
    if side not in _DOERS and side != "generic":
        return 0.0, "no actor"
    if before == "by" and reading.low(mark.first - 2) in ("supported", "backed", "aided", "helped"):
        return 0.2, "only supports"
    for trigger in part.triggers:
        if not trigger.verb and _describes(reading, mark, trigger.mark.first):
            return 3.0, "who.adjective"
    if _is_victim(part, mark):
        return 0.0, "named as the victim"
    if side in ("tribe", "crowd"):
        return (2.5 if part.score.enough else 0.4), "who.side"
    if before == "by" or reading.low(mark.first - 2) == "by" or reading.low(mark.first - 3) == "by":
        return 3.0, "who.by"
    if any(t.verb and _is_object(reading, t.mark.last, mark.first) for t in part.triggers):
        return 0.0, "named as the one hit"
    for trigger in part.triggers:
        gap = trigger.mark.first - mark.last
        if trigger.verb and 0 <= gap <= 9 and not _subject_between(reading, mark, trigger.mark):
            passive = _is_passive(reading, mark.last, trigger.mark.first)
            return (0.0, "named as the victim") if passive else (3.0, "who.subject")
    for trigger in part.triggers:
        words = {reading.low(n) for n in range(mark.last, trigger.mark.first)}
        if 0 < trigger.mark.first - mark.last <= 8 and words & _LIGHT:
            return 3.0, "who.carries_out"
    for harm in part.harms:
        if harm.active and 0 <= harm.at - mark.last <= 9:
            return 3.0, "who.subject"
    return 0.4, "who.named"


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
        if harm.active and harm.rule.endswith(("uncounted", "single")):
            if 0 <= mark.first - harm.at <= 3:
                return True
    return False


def _subject_between(reading: Reading, actor: Mark, act: Mark) -> bool:
    """Whether another actor stands nearer to the act."""
    others = reading.of("actor")
    return any(actor.last <= m.first < act.first for m in others if m.entry.form != "generic")


def _is_suspected(reading: Reading, mark: Mark) -> bool:
    return any(
        -2 <= mark.first - m.last <= 3 or 0 <= mark.first - m.first <= 6
        for m in reading.cues("claim.suspected")
    )


def _claims(cases: dict[str, _Case], part: Happening, before: str) -> None:
    """Read claims of responsibility, blame and denials of a clause."""
    reading = part.reading
    inside = range(part.first, part.last)
    _says_itself(cases, part)
    _the_group(cases, part, before)
    denied = [m for m in reading.cues("claim.denied") if m.first in inside]
    if not denied:
        for mark in reading.cues("claim.claimed"):
            if mark.first in inside:
                _claim(cases, part, mark, before)
    for mark in reading.cues("claim.blamed"):
        if mark.first in inside:
            _blame(cases, part, mark)


def _the_group(cases: dict[str, _Case], part: Happening, before: str) -> None:
    """'the group killed 11 people': the group the article speaks of."""
    if before not in ("ISIS", "PKK", "al-Qaeda"):
        return
    acts = [t.mark.first for t in part.triggers if t.verb] + [h.at for h in part.harms if h.active]
    for at in range(part.first, part.last - 1):
        pair = (part.reading.low(at), part.reading.low(at + 1))
        if pair in _GROUPS and any(1 <= act - at <= 4 for act in acts):
            case = cases.setdefault(before, _Case())
            case.score, case.best = case.score + 2.0, max(case.best, 2.0)
            words = part.reading.words
            if case.span is None:
                case.span, case.rule = (words[at].start, words[at + 1].end), "who.the_group"


def _says_itself(cases: dict[str, _Case], part: Happening) -> None:
    """'The Islamic Resistance said it fired rockets': a claim by the actor itself."""
    for mark in part.reading.of("actor"):
        if not part.first <= mark.first < part.last or mark.entry.form not in (
            "militants",
            "militia",
        ):
            continue
        words = [part.reading.low(n) for n in range(mark.last, mark.last + 4)]
        if words[:1] and words[0] in _SPEAKS and {"it", "its", "they"} & set(words[1:3]):
            case = cases.setdefault(mark.value, _Case())
            case.score, case.best = case.score + 4.0, 4.0
            case.span, case.rule = (mark.start, mark.end), "who.says_itself"
            case.status = Attribution.CLAIMED


def _claim(cases: dict[str, _Case], part: Happening, mark: Mark, before: str) -> None:
    actors = [
        m
        for m in part.reading.of("actor")
        if part.first <= m.first < part.last and m.entry.form in ("militants", "militia", "state")
    ]
    near = [m for m in actors if abs(m.last - mark.first) <= 8 or abs(m.first - mark.last) <= 3]
    if near:
        name, span = near[-1].value, (near[-1].start, mark.end)
    elif before and _says_group(part.reading, mark):
        name, span = before, (mark.start, mark.end)
    else:
        return
    case = cases.setdefault(name, _Case())
    case.score, case.best = case.score + 4.0, 4.0
    case.span, case.rule, case.status = span, "who.claimed", Attribution.CLAIMED


def _says_group(reading: Reading, mark: Mark) -> bool:
    return any(
        reading.low(n) in ("group", "organisation", "organization", "it")
        for n in range(max(0, mark.first - 9), mark.first)
    )


def _blame(cases: dict[str, _Case], part: Happening, mark: Mark) -> None:
    """'blamed ISIS', 'blamed on the PKK', 'Turkey has been blamed'."""
    doers = ("militants", "militia", "state")
    actors = [m for m in part.reading.of("actor") if m.entry.form in doers]
    behind = [m for m in actors if 0 <= m.first - mark.last <= 5]
    ahead = [m for m in actors if 0 <= mark.first - m.last <= 4]
    passive = part.reading.low(mark.first - 1) in ("been", "was", "is", "usually", "were", "are")
    often = any(
        m.first in (mark.first - 1, mark.first - 2)
        for m in (*part.reading.cues("habit.words"), *part.reading.cues("claim.active"))
    )
    chosen = (ahead if passive else behind) or behind
    if not chosen or often:
        return
    case = cases.setdefault(chosen[0].value, _Case())
    case.score, case.best = case.score + 3.0, max(case.best, 3.0)
    case.span = (chosen[0].start, chosen[0].end)
    case.rule, case.status = "who.blamed", Attribution.ATTRIBUTED


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
