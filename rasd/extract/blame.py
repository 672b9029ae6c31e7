"""Blame: whom others name as the doer, by a verb of blame or a tie to the attackers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from rasd.extract.discourse import Names
from rasd.extract.lexical import Reading
from rasd.extract.phrases import Mark
from rasd.extract.sayings import ARMED, BEHIND, OFTEN, SAYING, Statement, first_actor, made
from rasd.extract.wordsets import word_set
from rasd.model import Attribution

_DOERS: Final = word_set(
    "gunmen gunman attackers attacker assailants assailant militants killers kidnappers abductors",
    "they bomber bombers men fighters attack attacks bombing bombings blast blasts drone drones",
    "aircraft jets planes warplanes rocket rockets missile missiles shells it strike strikes who",
    "insurgents raiders helicopter shelling assault raid explosion murderers shooters group",
    "killing perpetrators captors militiamen",
)
_SUFFERERS: Final = word_set(
    "soldiers policemen victims civilians people villagers officers members dead bodies body",
    "prisoners detainees suspects arrested detained captured families protesters pilgrims troops",
)
_PLANTED: Final = word_set(
    "done carried planted launched fired staged sent detonated shot executed set placed laid",
)
_LINKS: Final = (
    (("was",), True),
    (("were",), True),
    (("belonged", "to"), True),
    (("belonging", "to"), True),
    (("loyal", "to"), True),
    (("affiliated", "with"), True),
    (("affiliated", "to"), True),
    (("linked", "to"), True),
    (("were", "from"), True),
    (("was", "from"), True),
    (("came", "from"), True),
    (("members", "of"), True),
    (("identified", "as"), True),
    (("described", "as"), True),
    (("believed", "to", "be"), True),
    (("thought", "to", "be"), True),
    (("suspected", "to", "be"), True),
    (("presumed", "to", "be"), True),
    (("believed", "to", "belong", "to"), True),
    (("hallmarks", "of"), False),
    (("hallmark", "of"), False),
    (("work", "of"), False),
    (("attributed", "to"), False),
    (("fingerprints", "of"), False),
    (("fingerprint", "of"), False),
    (("trademark", "of"), False),
    (("blame", "on"), False),
    (("finger", "at"), False),
    (("fingers", "at"), False),
)
"""Phrases before a name that tie it to the deed; True: only where the doer is their subject."""
_BY_FIRST: Final = {
    first: tuple(link for link in _LINKS if link[0][0] == first)
    for first in {phrase[0] for phrase, _ in _LINKS}
}
_STOOD: Final = frozenset({"was", "were", "is", "stood", "bore", "bears", "carries"})
_ARTICLES: Final = frozenset({"the", "a", "an", "all", "suspected"})
_GUESSED: Final = word_set(
    "believed thought suspected presumed hallmarks hallmark fingerprints fingerprint trademark",
    "finger fingers",
)
_VIOLENCE: Final = word_set(
    "attack attacks attacking bombing bombings blast blasts killing killings kidnapping murder",
    "shelling firing carrying being behind targeting planting strike strikes assassination",
    "assault massacre abduction responsible responsibility staging launching shooting explosion",
    "bomb explosions raid rocket rockets drone executing ambush bombs it them this violence",
    "involvement murdering assassinating abducting seizing incident orchestrating ordering",
    "sending",
)


def find_blames(reading: Reading, names: Names) -> Iterator[Statement]:
    """Yield what a sentence says of the doer by blame, suspicion or a tie to the attackers."""
    yield from _blames(reading)
    yield from _links(reading, names)
    yield from _done_by(reading)


def _blames(reading: Reading) -> Iterator[Statement]:
    """'blamed ISIS', 'blamed the attack on the PKK', 'Turkey was blamed', 'accused a militia'."""
    for at in range(len(reading.words)):
        word = reading.low(at)
        if not word.startswith(("blam", "accus")) and word not in ("suspect", "suspects"):
            continue
        who = _blamed(reading, at, word)
        if who is None or not _about_violence(reading, who):
            continue
        status = Attribution.SUSPECTED if word.startswith("susp") else Attribution.ATTRIBUTED
        yield made(who, who, reading, "who.blamed", status)


def _blamed(reading: Reading, at: int, word: str) -> Mark | None:
    before = {reading.low(n) for n in range(max(0, at - 3), at)}
    if not OFTEN.isdisjoint(before):
        return None
    if reading.low(at - 1) == "had" and reading.low(at - 2) in ("he", "she", "who", "they"):
        return None
    if word in ("blamed", "accused") and reading.low(at - 1) in ("been", "was", "were", "is"):
        if word == "accused" or reading.low(at + 1) == "on":
            return first_actor(reading, at + 2, 4) if reading.low(at + 1) == "on" else None
        marks = [m for m in reading.of("actor") if 0 <= at - m.last <= 4]
        return next((m for m in reversed(marks) if m.entry.form in ARMED), None)
    for n in range(at + 1, min(at + 9, len(reading.words))):
        if reading.low(n) == "on" and word.startswith("blam"):
            behind = first_actor(reading, n + 1, 4)
            if behind is not None:
                return behind
    return first_actor(reading, at + 1, 6) if reading.low(at + 1) != "of" else None


def _about_violence(reading: Reading, who: Mark) -> bool:
    """'accused Iran of fuelling protests', 'blamed it for a bomb in Istanbul': another matter."""
    rest = [reading.low(n) for n in range(who.last, min(who.last + 14, len(reading.words)))]
    if any(reading.word_at(h.start) >= who.last and h.sort == "foreign" for h in reading.hits):
        return False
    heads = [n for n, word in enumerate(rest[:4]) if word in ("of", "for")]
    return not heads or not _VIOLENCE.isdisjoint(rest[heads[0] :])


def _links(reading: Reading, names: Names) -> Iterator[Statement]:
    """'the gunmen belonged to', 'believed to be', 'bore the hallmarks of', 'the work of'."""
    for at in range(len(reading.words) - 1):
        for phrase, doer in _BY_FIRST.get(reading.low(at), ()):
            if any(reading.low(at + n) != word for n, word in enumerate(phrase)):
                continue
            reach, back = (4, 8) if len(phrase) > 1 else (0, 3)
            behind = at + len(phrase) + (len(phrase) == 1 and reading.low(at + 1) in _ARTICLES)
            who = first_actor(reading, behind, reach) or names.group_at(reading, behind)
            if who is None or (doer and not _by_doer(reading, at, back)):
                continue
            guess = phrase[0] in _GUESSED
            status = Attribution.SUSPECTED if guess else Attribution.ATTRIBUTED
            yield made(who, who, reading, "who.linked", status)


def _by_doer(reading: Reading, at: int, back: int) -> bool:
    """Whether the words before speak of the attackers or their weapon, not of the victims."""
    for n in range(at - 1, max(-1, at - back - 1), -1):
        word = reading.low(n)
        if word in _SUFFERERS:
            return False
        if word in _DOERS:
            return True
    return False


def _done_by(reading: Reading) -> Iterator[Statement]:
    """'al-Qaeda had done it', 'the PKK was behind the blast', 'Iran is responsible'."""
    for mark in reading.of("actor"):
        if mark.entry.form not in ARMED:
            continue
        ahead = [reading.low(n) for n in range(mark.last, mark.last + 5)]
        done = any(
            pair[0] in ("had", "have", "has") and pair[1] in _PLANTED for pair in pairwise(ahead)
        )
        behind = ahead[0] in _STOOD and ahead[1] in BEHIND
        told = reading.low(mark.first - 1) in SAYING | {"that"}
        if behind or (done and told):
            yield made(mark, mark, reading, "who.blamed", Attribution.ATTRIBUTED)
