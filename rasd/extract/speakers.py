"""Whose 'our' a communiqué means, and who killed militants of whom only their enemy tells."""

from __future__ import annotations

from typing import Final

from rasd.extract.bystanders import SPEAKS
from rasd.extract.claims import Case
from rasd.extract.episodes import Episode
from rasd.extract.happenings import Happening
from rasd.extract.lexicon import Lexicon
from rasd.extract.sentences import split_sentences
from rasd.extract.wordsets import BE, word_set
from rasd.model import TargetClass

_SIDES: Final = frozenset({"state", "forces", "militia", "militants"})
_OURS: Final = word_set(
    "forces force fighters comrades soldiers troops commandos artillery heroes army units pilots",
    "guerrillas drones drone jets aircraft warplanes men mujahideen air navy policemen police",
    "gendarmerie heroic brave valiant",
)
_REACH: Final = 7
"""Words behind 'our forces' within which their act is told."""

_BEFORE: Final = frozenset({"of", "at", "on", "against", "to", "near", "from", "targeting"})
_KILLS: Final = frozenset({"killed", "neutralized", "neutralised", "eliminated", "rendered"})


def speaker_of(publisher: str, lexicon: Lexicon) -> str:
    """Return the side that publishes an article: its 'our' and its silence mean that side."""
    for sentence in split_sentences(publisher):
        for mark in lexicon.book.find(sentence.words).get("actor", ()):
            if mark.entry.form in _SIDES:
                return mark.value
    return ""


def add_ours(cases: dict[str, Case], part: Happening, speaker: str, *, leads: bool) -> None:
    """'by our commandos', 'our Air Force struck': the side that speaks."""
    low = part.reading.low
    acts = [t.mark.first for t in part.triggers if t.verb] + [h.at for h in part.harms if h.active]
    for at in range(part.first, part.last - 1):
        if low(at) != "our" or low(at + 1) not in _OURS:
            continue
        act = min((n for n in acts if 1 < n - at <= _REACH), default=0)
        suffers = any(low(n) in BE for n in range(at + 1, act))
        if low(at - 1) != "by" and (not act or suffers or low(at - 1) in _BEFORE):
            continue
        words = part.reading.words
        case = cases.setdefault(speaker, Case())
        weight = 3.0 if leads else 1.0
        case.score, case.best = case.score + weight, max(case.best, weight)
        case.leading = case.leading or leads
        if case.span is None:
            case.span, case.rule = (words[at].start, words[at + 1].end), "who.ours"


def enemy_of_slain(episode: Episode, speaker: str) -> str:
    """'Two PKK terrorists were neutralized, the ministry said': the side that tells it, or ''."""
    part = next((p for p in episode.parts if p.score.enough), episode.parts[0])
    slain = any(h.kind is TargetClass.MILITANTS and not h.active for h in part.harms)
    if not slain or _KILLS.isdisjoint(part.lows):
        return ""
    told = [m for m in part.reading.of("actor") if m.entry.form == "state" and _tells(part, m.last)]
    return told[0].value if told else speaker


def _tells(part: Happening, at: int) -> bool:
    """Whether the side that ends at a word is the one that speaks: 'Turkey's ministry said'."""
    return any(part.reading.low(n) in SPEAKS for n in range(at, at + 5))
