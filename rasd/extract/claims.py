"""Claims of responsibility, blame and denials: who is said to have done it, and by whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.wordsets import word_set
from rasd.model import Attribution

_SPEAKS: Final = word_set(
    "said told announced reported confirmed added stated says source sources official officials",
    "spokesman spokesperson statement chief",
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


@dataclass(slots=True)
class Case:
    """What speaks for one actor."""

    score: float = 0.0
    best: float = 0.0
    span: tuple[int, int] | None = None
    rule: str = ""
    status: Attribution = Attribution.ATTRIBUTED
    reasons: list[str] = field(default_factory=list)


def read_claims(cases: dict[str, Case], part: Happening, before: str) -> None:
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
    _blame_now(cases, part)


def _the_group(cases: dict[str, Case], part: Happening, before: str) -> None:
    """'the group killed 11 people': the group the article speaks of."""
    if before not in ("ISIS", "PKK", "al-Qaeda"):
        return
    acts = [t.mark.first for t in part.triggers if t.verb] + [h.at for h in part.harms if h.active]
    for at in range(part.first, part.last - 1):
        pair = (part.reading.low(at), part.reading.low(at + 1))
        if pair in _GROUPS and any(1 <= act - at <= 4 for act in acts):
            case = cases.setdefault(before, Case())
            case.score, case.best = case.score + 2.0, max(case.best, 2.0)
            words = part.reading.words
            if case.span is None:
                case.span, case.rule = (words[at].start, words[at + 1].end), "who.the_group"


def _says_itself(cases: dict[str, Case], part: Happening) -> None:
    """'The Islamic Resistance said it fired rockets': a claim by the actor itself."""
    for mark in part.reading.of("actor"):
        if not part.first <= mark.first < part.last or mark.entry.form not in (
            "militants",
            "militia",
        ):
            continue
        at = _past_aside(part, mark.last)
        words = [part.reading.low(n) for n in range(at, at + 4)]
        if words[:1] and words[0] in _SPEAKS and {"it", "its", "they"} & set(words[1:3]):
            case = cases.setdefault(mark.value, Case())
            case.score, case.best = case.score + 4.0, 4.0
            case.span, case.rule = (mark.start, mark.end), "who.says_itself"
            case.status = Attribution.CLAIMED


def _past_aside(part: Happening, at: int) -> int:
    """Return the word behind an apposition: 'the group, an umbrella for militias, said'."""
    if "," not in part.reading.gap(at):
        return at
    for n in range(at + 1, min(at + 14, part.last)):
        if "," in part.reading.gap(n):
            return n
    return at


def _claim(cases: dict[str, Case], part: Happening, mark: Mark, before: str) -> None:
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
    case = cases.setdefault(name, Case())
    case.score, case.best = case.score + 4.0, 4.0
    case.span, case.rule, case.status = span, "who.claimed", Attribution.CLAIMED


def _says_group(reading: Reading, mark: Mark) -> bool:
    return any(
        reading.low(n) in ("group", "organisation", "organization", "it")
        for n in range(max(0, mark.first - 9), mark.first)
    )


def _blame_now(cases: dict[str, Case], part: Happening) -> None:
    """'its people accuse a Shia militia', 'residents put the blame on militias'."""
    doers = ("militants", "militia", "state")
    for at in range(part.first, part.last):
        if part.reading.low(at) not in ("accuse", "blame", "accuses", "blames"):
            continue
        for mark in part.reading.of("actor"):
            if mark.entry.form in doers and 0 < mark.first - at <= 4:
                case = cases.setdefault(mark.value, Case())
                case.score, case.best = case.score + 3.0, max(case.best, 3.0)
                case.span, case.rule = (mark.start, mark.end), "who.blamed"
                return


def _blame(cases: dict[str, Case], part: Happening, mark: Mark) -> None:
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
    case = cases.setdefault(chosen[0].value, Case())
    case.score, case.best = case.score + 3.0, max(case.best, 3.0)
    case.span = (chosen[0].start, chosen[0].end)
    case.rule, case.status = "who.blamed", Attribution.ATTRIBUTED
