"""Where an incident happened: the event's own names, finest first, with relative places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from rasd.country import Country
from rasd.extract.appositions import appositions_of
from rasd.extract.episodes import Episode
from rasd.extract.happenings import Happening
from rasd.extract.locatives import (
    ANCHOR,
    BEARER,
    BESIDE,
    ELSEWHERE,
    EVENT,
    FIRM,
    WEIGHT,
    Locative,
    is_road,
)
from rasd.model import Article, Offset, Rival, Toponym, Where

_FINENESS: Final = {
    "building": 0, "base": 0, "airport": 0, "market": 0, "square": 0, "street": 0, "prison": 0,
    "bridge": 0, "checkpoint": 0, "camp": 0, "resort": 0, "village": 1, "neighbourhood": 1,
    "island": 1, "dam": 1, "area": 2, "valley": 2, "mountain": 2, "subdistrict": 2,
    "sub-district": 2, "town": 3, "city": 4, "district": 5, "province": 7,
}  # fmt: skip
_FIRM: Final = 0.3
"""Least weight of a name that stands for the event itself; weaker ones stand around it."""

_UNNAMED: Final = re.compile(
    r"\b(?:an?|the) (?:[a-zA-Z-]{3,16} ){0,3}(?:village|town|farm|market|checkpoint|base|barracks|"
    r"army barracks|district|area)\b"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where, with its reason. spans: characters of the carrying words; inherited: from before."""

    where: Where
    rule: str
    confidence: float
    spans: tuple[tuple[int, int], ...] = ()
    rivals: tuple[Rival, ...] = ()
    inherited: bool = False


def read_place(
    episode: Episode, article: Article, country: Country, before: Placed | None
) -> Placed:
    """Return where the incident happened. before: the place told last, for 'in the city'."""
    scored = _scored(episode)
    roads = any(is_road(place) for _, place in scored)
    rest = [place for _, place in scored if not (roads and place.role == BEARER)]
    if episode.around and all(map(is_road, rest)):
        told = [(1.0, place) for place in episode.around]
        placed = _placed(episode, told, article, country, before)
        return replace(placed, rule="place.inherited", confidence=0.5, inherited=True)
    return _placed(episode, scored, article, country, before)


def _placed(
    episode: Episode,
    scored: list[tuple[float, Locative]],
    article: Article,
    country: Country,
    before: Placed | None,
) -> Placed:
    isos = _governorates(scored)
    chosen = [
        (weight, loc)
        for weight, loc in scored
        if not isos or not loc.isos or not loc.isos.isdisjoint(isos)
    ]
    named = appositions_of(episode)
    if not isos and not chosen:
        return _inherited(before)
    if not isos and before is not None and before.where.governorates:
        isos = before.where.governorates
    ordered = sorted(chosen, key=_order)
    firm = [loc for weight, loc in ordered if weight >= _FIRM]
    # a weak clause may still give the fuller name of the same place: 'Hawi Al Azim' for 'Al Azim'
    firm += [loc for _, loc in ordered if loc not in firm and any(map(loc.extends, firm))]
    own = _own(firm if any(_fineness(loc)[1] < 6 for loc in firm) else [loc for _, loc in ordered])
    toponyms = [*(_lifted(t, article) for t in named), *_unique(own, article)]
    around = tuple(_toponym(loc, article) for loc in _others(episode, own))
    if toponyms and (named or not (own[0].isos or own[0].is_coarse)):
        # a name in no list: what stands beside it places it, and must not take its name
        toponyms, around = toponyms[:1], (*toponyms[1:], *around)
    offsets = tuple(_raw(o, article) for o in _offsets(episode))
    phrase = _phrase(episode, toponyms, isos, country)
    rivals = tuple(
        Rival(loc.hit.text, loc.reason or "another place of the passage")
        for loc in _others(episode, own)
    )
    rule = f"place.{own[0].role}" if own else "place.apposition"
    sure = 0.9 if own and own[0].role == EVENT else 0.7
    spans = tuple((loc.hit.start, loc.hit.end) for loc in own[:3])
    where = Where(phrase, tuple(toponyms[:4]), isos, offsets, around[:6])
    return Placed(where, rule, sure, spans, rivals[:4])


def _order(item: tuple[float, Locative]) -> tuple[int, int, int, int, float, int]:
    """Fine names of the telling clauses first, then of others, then whole governorates."""
    weight, loc = item
    role, fine = _fineness(loc)
    whole = fine >= 6
    return (role, int(whole), 0 if whole else int(weight < 0.4), fine, -weight, loc.hit.start)


def _own(ordered: list[Locative]) -> list[Locative]:
    """Return the event's own names; anchors too where only a governorate is named."""
    own = [loc for loc in ordered if loc.role not in (ANCHOR, BEARER)]
    if not own:
        return ordered
    own = _longest_first(own)
    if all(_fineness(loc)[1] >= 6 for loc in own):
        anchors = [loc for loc in ordered if loc.role == ANCHOR and not loc.is_coarse]
        return [*anchors[:1], *own]
    return own


def _longest_first(own: list[Locative]) -> list[Locative]:
    """Put 'Hawi Al Azim' before 'Al Azim', which is a part of its name."""
    for n, loc in enumerate(own):
        for longer in own[n + 1 :]:
            if longer.extends(loc):
                return [longer, *(other for other in own if other is not longer)]
    return own


def _lifted(toponym: Toponym, article: Article) -> Toponym:
    span = article.offsets.to_raw(toponym.span.start, toponym.span.end)
    return Toponym(toponym.text, span, toponym.kind)


def _inherited(before: Placed | None) -> Placed:
    if before is None:
        return Placed(Where(), "place.none", 0.1)
    return Placed(before.where, "place.inherited", 0.5, before.spans, inherited=True)


def _scored(episode: Episode) -> list[tuple[float, Locative]]:
    """Return the places that can be the event's own, with their weight."""
    found: list[tuple[float, Locative]] = []
    for order, part in enumerate(episode.parts):
        if episode.around and _comes_later(episode, part):
            continue
        worth = _worth(part, order)
        for loc in part.places:
            if loc.role == ELSEWHERE or not (loc.isos or loc.hit.kind):
                continue
            found.append((WEIGHT[loc.role] * worth, loc))
    return found


def _comes_later(episode: Episode, part: Happening) -> bool:
    """Whether a clause that tells nothing stands in a paragraph behind those that tell the act."""
    if part.score.enough or part.known:
        return False
    paragraph = part.reading.sentence.paragraph
    return paragraph > episode.parts[0].reading.sentence.paragraph


def _worth(part: Happening, order: int) -> float:
    """A clause that tells the act says more about its place than one that speaks about it."""
    worth = 1.0 if part.score.enough else 0.6 if part.known else 0.3
    if part.reading.sentence.headline:
        worth *= 0.7
    return worth * (0.9 ** min(order, 8))


def _governorates(scored: list[tuple[float, Locative]]) -> tuple[str, ...]:
    """Return the governorate that the event's names speak for, best first; two only if level."""
    firm = [
        (weight, loc)
        for weight, loc in scored
        if loc.isos and (loc.role in FIRM or (loc.role == BESIDE and len(loc.isos) == 1))
    ]
    votes: dict[str, float] = {}
    if any(loc.role == ANCHOR and weight >= _FIRM for weight, loc in scored):
        # 'a plant north of Samarra' places it better than a town that a later aside names
        firm = [(weight, loc) for weight, loc in firm if weight >= _FIRM]
    for weight, loc in firm or scored:
        sure = 2.0 if loc.is_coarse and not loc.hit.places else 1.0
        for iso in loc.isos:
            votes[iso] = votes.get(iso, 0.0) + weight * sure / len(loc.isos)
    if not votes:
        return ()
    for weight, loc in scored:
        # What stands around decides between two places of one name.
        for iso in loc.isos & votes.keys():
            votes[iso] += 0.1 * weight / len(loc.isos)
    ranked = sorted(votes, key=lambda iso: (-votes[iso], iso))
    first = next((loc for _, loc in scored if loc.isos and loc.role in FIRM), None)
    if first is not None and len(first.isos) == 1 and votes[ranked[0]] < 1.5:
        own = next(iter(first.isos))
        if votes[own] >= 0.6 * votes[ranked[0]]:
            return (own,)
    return (ranked[0],)


def _fineness(loc: Locative) -> tuple[int, int]:
    role = {ANCHOR: 2, BEARER: 3, BESIDE: 1}.get(loc.role, 0)
    if loc.is_coarse and not loc.hit.places:
        return role, 8
    kinds = [_FINENESS.get(place.kind, 3) for place in loc.hit.places]
    stated = _FINENESS.get(loc.hit.kind)
    if loc.is_coarse:
        return role, 6 if loc.hit.kind != "city" else 4
    return role, stated if stated is not None and not kinds else min(kinds, default=1)


def _unique(locs: list[Locative], article: Article) -> list[Toponym]:
    seen: set[str] = set()
    made = []
    for loc in locs:
        key = loc.hit.text.lower()
        if key not in seen:
            seen.add(key)
            made.append(_toponym(loc, article))
    return made


def _toponym(loc: Locative, article: Article) -> Toponym:
    span = article.offsets.to_raw(loc.hit.start, loc.hit.end)
    return Toponym(loc.hit.text, span, loc.hit.kind)


def _raw(offset: Offset, article: Article) -> Offset:
    def moved(toponym: Toponym) -> Toponym:
        span = article.offsets.to_raw(toponym.span.start, toponym.span.end)
        return Toponym(toponym.text, span, toponym.kind)

    return Offset(
        relation=offset.relation,
        anchor=moved(offset.anchor),
        span=article.offsets.to_raw(offset.span.start, offset.span.end),
        km=offset.km,
        bearing=offset.bearing,
        to=moved(offset.to) if offset.to is not None else None,
    )


def _offsets(episode: Episode) -> list[Offset]:
    """Return the relative places of the telling clauses; those with a distance first."""
    found = [
        offset
        for part in episode.parts
        for offset in part.offsets
        if part.score.enough or part.known
    ]
    found.sort(key=lambda o: (o.km is None, o.bearing is None, o.km or 0.0))
    return found[:3]


def _others(episode: Episode, own: list[Locative]) -> list[Locative]:
    starts = {loc.hit.start for loc in own}
    return [
        loc
        for part in episode.parts
        for loc in part.places
        if loc.hit.start not in starts and loc.hit.sort != "foreign"
    ]


def _phrase(
    episode: Episode, toponyms: list[Toponym], isos: tuple[str, ...], country: Country
) -> str:
    """Return the place in readable words: the finest name, or 'a village in Diyala'."""
    names = {g.iso: g.name for g in country.governorates}
    governorate = names.get(isos[0], "") if isos else ""
    coarse = {g.lower() for g in names.values()}
    if toponyms and toponyms[0].text.lower() not in coarse and toponyms[0].kind != "province":
        return toponyms[0].text
    for part in episode.parts:
        if not part.score.enough or part.reading.sentence.headline:
            continue
        match = _UNNAMED.search(part.reading.text, part.start, part.end)
        if match and governorate and "village" in match.group():
            return f"a village in {governorate}"
    return toponyms[0].text if toponyms else governorate
