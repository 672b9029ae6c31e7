"""The perpetrator, and the side that an act without a named doer is laid to all the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rasd.extract.acts import words_of
from rasd.extract.attribution import Blame
from rasd.extract.claims import Case
from rasd.extract.episodes import Episode
from rasd.extract.speakers import enemy_of_slain
from rasd.extract.wordsets import word_set
from rasd.model import Attribution, Rival

_REMOTE: Final = word_set(
    "drone drones jets warplanes missile missiles airstrike airstrikes artillery shelling shelled",
    "bombed",
)
_MEANS: Final = word_set(
    "gunmen gunman bomb bombs bomber shot gunfire fire clashes clash protesters mine device ied",
    "police soldiers troops army attackers militants arrested",
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
    r"|beat|gunned|opened fire|fired|strangled|murdered)(?: [\w-]+){0,6}"
    r" (?:(?:his|her) (?:own )?|fellow )"
    r"(?:[\w-]+ ){0,2}(?:comrades?|colleagues?|brothers?|sisters?|wife|husband|father|mother|son"
    r"|daughter|children|cousins?|relatives|family|neighbou?rs?|headmaster|teacher|commander|uncle"
    r"|officers?|policemen|soldiers|guards|recruits|students"
    r"|nephew|boss)\b"
)
"""One person who turns on people of his own: bounded, so that a search stays linear."""

DOES: Final = 2.5
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


def unnamed(episode: Episode, cases: dict[str, Case], blame: Blame) -> Who | None:
    """Return the side that an act without a named doer is laid to all the same."""
    return (
        _state_told(episode, cases, blame.striker)
        or _told_by_enemy(episode, cases, blame)
        or alone(episode)
    )


def _state_told(episode: Episode, cases: dict[str, Case], state: str) -> Who | None:
    """'Minutes later, drones hit …' in an article about a state's strikes: that state's."""
    part = next((p for p in episode.parts if p.score.enough), episode.parts[0])
    if not state or _has_doer(cases):
        return None
    if _REMOTE.isdisjoint(part.lows) and not _goes_on(episode):
        return None
    if state != "Iran" and not (_SENT | _SITES).isdisjoint(part.lows):
        return None
    if not (_ANYBODY | _DOWNED).isdisjoint(words_of(episode)):
        return None
    return Who(state, Attribution.SUSPECTED, "", "who.state_of_article", 0.5)


def _goes_on(episode: Episode) -> bool:
    """'In the next town, three were killed': the same day's strikes, with no means of its own."""
    own = [t for p in episode.parts for t in p.triggers]
    bare = all(t.mark.entry.weight < 3 for t in own)
    return bare and episode.date is None and not _MEANS.intersection(words_of(episode))


def _told_by_enemy(episode: Episode, cases: dict[str, Case], blame: Blame) -> Who | None:
    """Militants killed by nobody named: by the side that tells it; 'terrorists' of its foe."""
    side = enemy_of_slain(episode, blame.speaker)
    if side and not (_has_doer(cases) and cases["unknown"].best >= DOES):
        return Who(side, Attribution.ATTRIBUTED, "", "who.enemy", 0.6)
    foe = blame.speaker == "Turkey" and blame.names.names("PKK")
    foe = foe and "terrorists" in words_of(episode)
    return Who("PKK", Attribution.SUSPECTED, "", "who.foe", 0.6) if foe and not side else None


def alone(episode: Episode) -> Who | None:
    """'a soldier shot four of his comrades', 'a teacher stabbed his headmaster': one of theirs."""
    for part in episode.parts:
        found = _ONE_OF_THEIRS.search(part.reading.text, part.start, part.end)
        if found is not None and part.score.enough:
            return Who("individual", Attribution.ATTRIBUTED, "", "who.alone", 0.7, found.span())
    return None


def _has_doer(cases: dict[str, Case]) -> bool:
    return "unknown" in cases and cases["unknown"].best >= 1.2
