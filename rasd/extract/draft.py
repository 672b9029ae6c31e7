"""Put an episode together: every field with its value, words, rule and confidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rasd.country import Country
from rasd.extract.confidence import confidence_of
from rasd.extract.episodes import Episode
from rasd.extract.happenings import Happening
from rasd.extract.kind import Kind, read_kind
from rasd.extract.place import Placed, read_place
from rasd.extract.source import Source, read_source
from rasd.extract.tolls import FATES, Told, range_text, read_tolls
from rasd.extract.when import When
from rasd.extract.who import Who, forces_of, read_who
from rasd.extract.whom import Whom, read_whom
from rasd.model import (
    NOT_REPORTED,
    Article,
    Attribution,
    Basis,
    DatePrec,
    DateSpan,
    EventType,
    Evidence,
    IncidentDraft,
    Span,
    Tolls,
)

LONGEST_QUOTE: Final = 600
"""Longest evidence sentence kept, in characters; more is a list run together."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Everything read from one episode, before it becomes a draft."""

    episode: Episode
    when: When | None
    placed: Placed
    kind: Kind
    who: Who
    whom: Whom
    tolls: dict[str, Told]
    source: Source


def read_when(episode: Episode, article: Article) -> When | None:
    """Return the date: the event's own, else the telling's, the context's, the publication's."""
    if episode.date is not None:
        mention = episode.timing.mention if episode.timing else None
        rule = mention.rule if mention else "date"
        return When(episode.date, f"when.{rule}", 0.92, mention)
    if episode.told is not None:
        told = next((t.mention for p in episode.parts for t in p.told), None)
        return When(episode.told, "when.told", 0.7, told)
    if episode.context is not None:
        return When(episode.context, "when.context", 0.6)
    if article.published is not None:
        day = DateSpan(article.published, article.published, DatePrec.DAY)
        return When(day, "when.published", 0.5)
    return None


def read_fields(
    episode: Episode, article: Article, country: Country, before: Placed | None, blamed: str
) -> Fields:
    """Return all fields of an episode. before: the place told last; blamed: a state, for drones."""
    who = read_who(episode, blamed)
    kind = read_kind(episode, who.name, blamed)
    if kind.type is EventType.SECURITY_OPERATION and who.name == "unknown":
        who = forces_of(episode)
    if kind.type is EventType.OTHER and who.name == "unknown" and blamed == "ISIS":
        who = Who(blamed, Attribution.SUSPECTED, "", "who.graves", 0.5)
    source = read_source(episode)
    if not source.words and who.attribution is Attribution.CLAIMED and who.span is not None:
        source = Source(who.name, "source.claim", 0.7, (who.span,))
    return Fields(
        episode=episode,
        when=read_when(episode, article),
        placed=read_place(episode, article, country, before),
        kind=kind,
        who=who,
        whom=read_whom(episode, kind.type),
        tolls=read_tolls(episode, kind.type),
        source=source,
    )


def main_part(episode: Episode, shared: frozenset[int]) -> Happening:
    """Return the clause that carries the incident best. shared: sentences of others too."""
    body = [p for p in episode.parts if not p.reading.sentence.headline] or episode.parts

    def worth(item: tuple[int, Happening]) -> tuple[float, int]:
        order, part = item
        value = 2.2 if any(not t.told for t in part.timings) else 0.0
        value += 1.0 if part.numbers("killed") or part.harms else 0.0
        told = any(t.verb and (not t.bare or _kills(part)) for t in part.triggers)
        value += 0.7 if told else 0.0
        value += 0.5 if part.own_places else 0.0
        value += 1.2 if part.score.enough else 0.0
        value -= 2.5 if part.reading.sentence.order in shared and len(body) > 1 else 0.0
        value -= 1.3 if _is_subordinate(part) else 0.0
        value += 1.1 if order == 0 else 0.0
        return value, -order

    return max(enumerate(body), key=worth)[1]


def _kills(part: Happening) -> bool:
    return any(harm.active for harm in part.harms)


def _is_subordinate(part: Happening) -> bool:
    """Whether the act stands in a side clause: 'announced a search after a man was killed'."""
    acts = [t.mark.first for t in part.triggers if t.verb] + [h.at for h in part.harms]
    if not acts:
        return True
    first = min(acts)
    words = [part.reading.low(n) for n in range(part.first, first)]
    return "after" in words


def assemble(
    fields: Fields, article: Article, ordinal: int, *, primary: bool, shared: frozenset[int]
) -> IncidentDraft:
    """Return the draft of one incident with the evidence of every field."""
    episode = fields.episode
    part = main_part(episode, shared)
    sentence = part.reading.sentence
    quote = article.text[sentence.start : sentence.end]
    sure = confidence_of(episode, fields.placed, fields.tolls, lead=primary)
    by = _by(fields)
    return IncidentDraft(
        article_id=article.id,
        ordinal=ordinal,
        event_type=fields.kind.type,
        date=fields.when.span if fields.when else None,
        where=fields.placed.where,
        sentence=article.offsets.to_raw(sentence.start, sentence.end),
        quote=quote[:LONGEST_QUOTE],
        perpetrator=fields.who.name,
        attribution=fields.who.attribution,
        attributed_by=by,
        target=fields.whom.words,
        target_class=fields.whom.kind,
        weapon=_weapon(episode),
        tolls=_tolls(fields.tolls),
        source=fields.source.words,
        primary=primary,
        confidence=sure,
        evidence=_evidence(fields, article),
    )


def _by(fields: Fields) -> str:
    """Return who names the perpetrator: itself where it claims, else the source."""
    if fields.who.attribution is Attribution.CLAIMED:
        return fields.who.name
    if fields.who.attribution is Attribution.UNKNOWN:
        return ""
    return fields.source.words


def _weapon(episode: Episode) -> str:
    marks = [
        mark
        for part in episode.parts
        if part.score.enough
        for mark in part.reading.of("weapon")
        if part.first <= mark.first < part.last
    ]
    return min(marks, key=lambda m: m.entry.weight).value if marks else ""


def _tolls(told: dict[str, Told]) -> Tolls:
    values = {fate: told[fate].toll if fate in told else NOT_REPORTED for fate in FATES}
    attackers = told["attackers_killed"].toll if "attackers_killed" in told else NOT_REPORTED
    return Tolls(**values, attackers_killed=attackers)


def _evidence(fields: Fields, article: Article) -> tuple[Evidence, ...]:
    def raw(spans: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
        return tuple(article.offsets.to_raw(start, end) for start, end in spans)

    def basis(spans: tuple[tuple[int, int], ...]) -> Basis:
        return Basis.TEXT if spans else Basis.INFERRED

    def one(span: tuple[int, int] | None) -> tuple[tuple[int, int], ...]:
        return () if span is None else (span,)

    made: list[Evidence] = []
    when, placed, kind, who = fields.when, fields.placed, fields.kind, fields.who
    if when is not None:
        spans = one((when.mention.start, when.mention.end) if when.mention else None)
        text = f"{when.span.start}..{when.span.end}"
        made.append(Evidence("date", text, when.rule, when.confidence, raw(spans), basis(spans)))
    at = () if placed.inherited else placed.spans
    for name, value in (
        ("place", placed.where.phrase),
        ("governorate", ", ".join(placed.where.governorates)),
    ):
        sure = placed.confidence
        made.append(Evidence(name, value, placed.rule, sure, raw(at), basis(at), placed.rivals))
    spans = one(kind.span)
    made.append(
        Evidence(
            "event_type",
            kind.type,
            kind.rule,
            kind.confidence,
            raw(spans),
            basis(spans),
            kind.rivals,
        )
    )
    spans = one(who.span)
    made.append(
        Evidence(
            "perpetrator", who.name, who.rule, who.confidence, raw(spans), basis(spans), who.rivals
        )
    )
    spans = one(fields.whom.span)
    whom = fields.whom
    made.append(
        Evidence("target", whom.words, whom.rule, whom.confidence, raw(spans), basis(spans))
    )
    for fate, told in fields.tolls.items():
        sure = 0.7 if told.vague or told.rivals else 0.9
        value = range_text(told.toll)
        made.append(
            Evidence(fate, value, told.rule, sure, raw(told.spans), basis(told.spans), told.rivals)
        )
    source = fields.source
    if source.words:
        spans = source.spans
        made.append(
            Evidence("source", source.words, source.rule, source.confidence, raw(spans), Basis.TEXT)
        )
    return tuple(made)
