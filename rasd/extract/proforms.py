"""Clauses whose subject stands for an attack told before: 'a third struck the port'.

'another', 'the second', 'five others', 'the deadliest' name no weapon; the event told last does.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rasd.extract.happenings import Happening
from rasd.extract.lexical import Reading
from rasd.extract.triggers import Trigger
from rasd.extract.wordsets import word_set

_ORDER: Final = word_set("second third fourth fifth sixth seventh further")
_WORST: Final = word_set("deadliest worst bloodiest biggest largest heaviest")
_NUMBERS: Final = word_set(
    "two three four five six seven eight nine ten several dozen some 2 3 4 5 6"
)
_LEFT: Final = word_set("other others more rest remaining remainder")
_ACT: Final = word_set(
    "hit hits struck strikes targeted targets landed fell exploded detonated tore ripped",
    "rocked shook left came was were near in at on outside behind followed happened blew",
    "claimed went took crashed slammed smashed missed aimed fired dropped also occurred",
    "reached damaged destroyed set burned caused",
)
"""Words that may stand right behind such a subject; a noun there would be its own subject."""

_STRIKES: Final = word_set("hit struck targeted landed fell exploded slammed crashed missed")
_AT: Final = word_set("in at near aimed fired outside on planted directed detonated launched")
_OPENING: Final = 9
_NEXT: Final = 3
"""Sentences behind an announced sum within which its shares are told."""

_NO_ATTACK: Final = frozenset({"other", "security_operation"})
_PLURALS: Final = word_set(
    "bombs bombings blasts explosions bombers strikes airstrikes rockets missiles mortars raids",
    "drones ambushes clashes",
)
_NEW: Final = _ORDER | _LEFT | {"another"}


def proform_at(happening: Happening) -> int:
    """Return the word behind a subject that stands for an attack, -1 where there is none."""
    reading = happening.reading
    for at in range(happening.first, min(happening.first + _OPENING, happening.last - 1)):
        end = _end_of(reading, at)
        if end > 0 and _starts_subject(reading, at, happening.first):
            return end if _acts(reading, end) else -1
    return -1


def opens_proform(happening: Happening) -> bool:
    """Whether the subject of the clause stands for an attack told before."""
    return proform_at(happening) > 0


def has_means(happening: Happening) -> bool:
    """Whether the clause names a weapon or an act that 'another' may stand for."""
    return any(not t.bare and t.type not in _NO_ATTACK for t in happening.triggers)


def complete(happening: Happening, told: Happening | None) -> Happening:
    """Return the clause with the means of the event told before, where its subject leaves them."""
    if told is not None and _is_share(happening, told):
        return replace(happening, triggers=_means_at(happening, told))
    end = proform_at(happening)
    if end < 0 or told is None or any(t.weight >= 3 and not t.verb for t in happening.triggers):
        return happening
    means = [t for t in told.triggers if not t.bare and t.type not in _NO_ATTACK]
    if not means:
        return happening
    best = max(means, key=lambda t: (not t.verb, t.weight))
    at = end - 1
    word = happening.reading.words[at]
    mark = best.mark._replace(first=at, last=end, start=word.start, end=word.end)
    words = {happening.reading.low(n) for n in range(happening.first, end)}
    new = not words.isdisjoint(_NEW)
    score = happening.score
    against = tuple(reason for reason in score.against if reason != "weak")
    raised = score.value + 1.9 + (1.0 if len(against) < len(score.against) else 0.0)
    return replace(
        happening,
        triggers=(Trigger(mark, verb=False, the=False, indefinite=new), *happening.triggers),
        score=replace(score, value=raised, against=against),
        known=False,
        fresh=True,
        cue=happening.cue or new,
    )


def _is_share(happening: Happening, told: Happening) -> bool:
    """'In Sadriya six people died' behind 'car bombs killed 15': the means are the bombs."""
    if any(not t.bare for t in happening.triggers) or not happening.own_places:
        return False
    apart = happening.reading.sentence.order - told.reading.sentence.order
    if not happening.numbers("killed") or not 0 < apart <= _NEXT or not told.numbers("killed"):
        return False
    return any(t.mark.entry.words[-1] in _PLURALS for t in told.triggers)


def _means_at(happening: Happening, told: Happening) -> tuple[Trigger, ...]:
    """Return the plural noun of the event told before, as standing where the clause begins."""
    best = next(t for t in told.triggers if t.mark.entry.words[-1] in _PLURALS)
    word = happening.reading.words[happening.first]
    mark = best.mark._replace(
        first=happening.first, last=happening.first + 1, start=word.start, end=word.end
    )
    return (Trigger(mark, verb=False, the=False, indefinite=False), *happening.triggers)


def _end_of(reading: Reading, at: int) -> int:
    """Return the word behind 'another', 'a third', 'the deadliest', 'five others', 0 if none."""
    low, after = reading.low(at), reading.low(at + 1)
    if low in ("another", "others"):
        return at + (2 if after in ("one", "two", "three", "four", "five") else 1)
    if low in ("a", "the") and after in _ORDER | _WORST | {"other", "others", "first"}:
        return at + (3 if reading.low(at + 2) in ("one", "two", "three") else 2)
    if low == "one" and (after != "of" or reading.low(at + 2) in ("them", "these")):
        return at + (3 if after == "of" else 2 if after == "more" else 1)
    if low in _NUMBERS:
        return at + (2 if after in _LEFT else 1)
    return 0


def _starts_subject(reading: Reading, at: int, first: int) -> bool:
    """Whether the words open the clause, or stand behind a comma, a joint or a day."""
    if at <= first + 1 or "," in reading.gap(at):
        return True
    dated = any(reading.word_at(date.end) == at for date in reading.dates)
    return dated or reading.low(at - 1) in ("later", "then", "while", "and", "afterwards")


def _acts(reading: Reading, end: int) -> bool:
    """Whether an act or a place follows at once, and the subject is no person who was hurt."""
    at = end
    while reading.low(at) in ("also", "then", "later", "reportedly", "had", "just"):
        at += 1
    low, plain = reading.low(at), reading.low(end - 1) in _NUMBERS
    if plain and low not in ("was", "were"):
        return low in _STRIKES
    if low in ("killed", "wounded", "injured"):  # 'another killed five', not 'others wounded'
        return any(reading.word_at(q.start) == at + 1 for q in reading.quantities)
    if low in ("was", "were"):
        return reading.low(at + 1) in _AT
    return low in _ACT or "," in reading.gap(end)
