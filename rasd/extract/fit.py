"""How well a clause fits an episode: one sum of documented points for and against.

Source of all points: set on the labelled development set; the tests hold each of them.
"""

from __future__ import annotations

from typing import Final

from rasd.extract.episodes import Episode, Seen, Walk
from rasd.extract.fit_dates import fit_back, fit_date, fit_telling
from rasd.extract.fit_tolls import fit_toll
from rasd.extract.happenings import Happening
from rasd.extract.items import opens_item
from rasd.extract.locatives import FIRM, Locative
from rasd.extract.repeats import is_twin
from rasd.extract.roles import doers_of
from rasd.extract.stage import is_beside, turns_back
from rasd.extract.wordsets import word_set
from rasd.model import DateSpan, Place

_COUNTS: Final = frozenset({"count", "toll", "figure", "figures", "number"})
_BLASTS: Final = frozenset({"bomb", "gun", "air"})
_ORDINALS: Final = word_set("second third fourth other")

JOIN: Final = 0.5
"""Least fit with which a clause joins an episode. Source: set on the labelled development set."""

MOST_OPEN: Final = 24
"""Episodes told last that a clause is compared with, beside the first two."""


def best_fit(state: Walk, seen: Seen) -> Episode | None:
    """Return the episode that a clause fits best, None where none fits well enough."""
    best, most = None, JOIN
    near = (
        state.episodes
        if len(state.episodes) <= MOST_OPEN
        else (*state.episodes[:2], *state.episodes[-MOST_OPEN:])
    )
    for episode in near:
        fit = fit_of(state, episode, seen)
        if fit >= most:
            best, most = episode, fit
    return best


def fit_of(state: Walk, episode: Episode, seen: Seen) -> float:
    """Return how well a clause fits an episode: the sum of what joins and what parts."""
    happening, span = seen.happening, seen.span
    fit = 1.0 if episode is state.current else 0.0
    if episode.parts[-1].reading is happening.reading:
        fit -= 5.0  # the sentence was cut because it tells two events
    if state.item and episode.item not in (0, state.item) and _stands_alone(happening):
        fit -= 4.0  # items of a list stand side by side
    fit += fit_date(state, episode, happening, span) + fit_back(state, episode, seen)
    fit += fit_telling(state, episode, seen)
    if _names_a_victim(state, episode, seen):
        return fit + 1.0
    fit += _fit_place(episode, happening)
    fit += fit_toll(episode, happening)
    fit += _fit_kind(episode, happening)
    fit += _fit_doer(episode, happening)
    fit += 4.0 if _is_twin(state, episode, seen) else 0.0
    fit -= 2.0 if turns_back(state, episode, seen) else 0.0
    fit += _fit_reference(happening)
    if not happening.own_places and span is None and episode is state.current:
        fit += 0.7
    fit += _elaborates(state, episode, happening, span)
    only_headline = all(part.reading.sentence.headline for part in episode.compared)
    if only_headline and happening.reading.sentence.paragraph <= 2:
        fit += 2.0
    return fit


def _stands_alone(happening: Happening) -> bool:
    """Whether a clause of a list points back to no other item; its first clause never does."""
    return not happening.known or opens_item(happening.reading)


def _names_a_victim(state: Walk, episode: Episode, seen: Seen) -> bool:
    """'Ahmed Hassan was killed when …' after a toll of two: one of the two, not a third."""
    happening = seen.happening
    counted = [h for h in happening.harms if h.toll.known]
    if episode is not state.current or seen.span is not None or happening.cue or not counted:
        return False
    if happening.isos and episode.isos and happening.isos.isdisjoint(episode.isos):
        return False
    named = all(harm.rule.endswith("single") and not harm.active for harm in counted)
    return named and max(episode.lows("killed") or {0}) >= 1


def _is_twin(state: Walk, episode: Episode, seen: Seen) -> bool:
    """'A second bomb went off as police arrived': the same attack, unless its dead are its own."""
    happening = seen.happening
    if episode is not state.current or not episode.families & _BLASTS:
        return False
    if not is_twin(happening.reading, happening.first, happening.last):
        return False
    if happening.isos and happening.isos.isdisjoint(episode.isos | episode.around_isos):
        return False
    mine = _fine_keys(happening)
    apart = bool(mine and episode.keys and mine.isdisjoint(episode.keys))
    return not apart and not (happening.numbers("killed") and episode.lows("killed"))


def _fit_reference(happening: Happening) -> float:
    """'the attack' joins; 'another', 'a bomb' part."""
    fit = 1.5 if happening.known else 0.0
    if _is_phase(happening):
        return fit + 1.0
    fit -= 2.5 if happening.cue else 0.0
    return fit - (0.6 if happening.fresh and not happening.known else 0.0)


def _is_phase(happening: Happening) -> bool:
    """'A second car blew up when police arrived': no place and no toll of its own."""
    if not happening.cue or happening.own_places or happening.offsets:
        return False
    if happening.numbers("killed") or happening.numbers("injured"):
        return False
    low = happening.reading.low
    return any(
        low(n) in ("a", "the", "another") and low(n + 1) in _ORDINALS
        for n in range(happening.first, happening.first + 4)
    )


def _elaborates(
    state: Walk, episode: Episode, happening: Happening, span: DateSpan | None
) -> float:
    """A clause without toll or date that follows on, or one that brings what was missing yet."""
    if episode is not state.current or span is not None or happening.cue:
        return 0.0
    apart = happening.reading.sentence.order - episode.parts[-1].reading.sentence.order
    if apart > 1:
        return 0.0
    if _goes_on(happening) and not happening.isos:
        return 2.5
    counted = any(h.toll.known for h in happening.harms)
    if not counted and any(h.toll.known for part in episode.compared for h in part.harms):
        return 1.5 if not happening.isos or not episode.isos else 0.3
    if counted and not any(part.harms for part in episode.compared):
        return 1.0 if episode.isos else 0.7
    return 0.0


def _goes_on(happening: Happening) -> bool:
    """'More than 70 bodies have been exhumed so far': the tale of one event, not yet at its end."""
    low = happening.reading.low
    return any(
        (low(n), low(n + 1)) in (("so", "far"), ("until", "now"), ("to", "now"))
        for n in range(happening.first, happening.last - 1)
    )


def _fine_keys(happening: Happening) -> frozenset[str]:
    fine = [p for p in happening.own_places if not p.is_coarse and p.role in FIRM]
    return frozenset().union(*(p.keys for p in fine))


def _fit_place(episode: Episode, happening: Happening) -> float:
    fit = 0.0
    mine, theirs = happening.isos, episode.isos
    if mine and not theirs and episode.around and mine.isdisjoint(episode.around_isos):
        fit -= 2.0 if is_beside(episode, happening) else 4.0
    if mine and theirs:
        fit += 0.5 if not mine.isdisjoint(theirs) else -5.0
    soft = happening.soft_isos
    if not mine and soft and theirs:
        fit += 0.4 if not soft.isdisjoint(theirs) else -0.8
    fine = [p for p in happening.own_places if not p.is_coarse and p.role in FIRM]
    keys = _fine_keys(happening)
    if keys and episode.keys:
        if not keys.isdisjoint(episode.keys):
            fit += 2.0
        elif not frozenset().union(*(p.districts for p in fine)).isdisjoint(episode.districts):
            fit += 0.5
        elif happening.fresh or not _holds(fine, episode):
            fit -= 0.5 if happening.known else 2.0
    return fit


def _holds(fine: list[Locative], episode: Episode) -> bool:
    """Whether one place is a city and the other a quarter that may lie in it."""
    mine = [place.hit.places for place in fine]
    theirs = [p.hit.places for part in episode.compared for p in part.own_places if not p.is_coarse]
    pairs = [(a, b) for a in mine for b in theirs]
    return any(_inside(a, b) or _inside(b, a) for a, b in pairs)


def _inside(quarter: tuple[Place, ...], city: tuple[Place, ...]) -> bool:
    return any(
        a.kind == "neighbourhood" and b.kind == "city" and a.iso == b.iso
        for a in quarter
        for b in city
    )


def _fit_doer(episode: Episode, happening: Happening) -> float:
    """'U.S. drones hit two cars' in a tale of what militants did: another side's act."""
    if happening.known or not happening.triggers or not happening.score.enough:
        return 0.0
    if happening.harms and not _COUNTS.isdisjoint(happening.lows):
        return 0.0  # 'The U.S. military gave a count of 20 killed': a teller, no doer
    mine = doers_of(happening)
    if not mine:
        return 0.0
    theirs = frozenset().union(*(doers_of(part) for part in episode.compared[:4]))
    return -2.5 if theirs and mine.isdisjoint(theirs) else 0.0


def _continues(episode: Episode, happening: Happening) -> bool:
    """'A man then blew himself up at the gate': the tale goes on, with no place, day or toll."""
    if happening.cue or happening.own_places or happening.offsets or happening.told_events:
        return False
    if any(harm.toll.known for harm in happening.harms):
        return False
    last = episode.parts[-1].reading.sentence
    here = happening.reading.sentence
    return here.order - last.order <= 1 and here.paragraph == last.paragraph


def _fit_kind(episode: Episode, happening: Happening) -> float:
    mine, theirs = happening.families, episode.families
    if not mine or not theirs:
        return 0.0
    if not mine.isdisjoint(theirs):
        return 0.3
    if happening.known:
        return -0.5
    if _continues(episode, happening):
        return -0.5
    strong = happening.fresh and any(t.verb and t.weight > 3 for t in happening.triggers)
    if not (happening.harms or happening.cue or strong):
        return -1.2
    return -2.5
