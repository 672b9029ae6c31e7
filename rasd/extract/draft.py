"""Put an episode together: every field with its value, words, rule and confidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rasd.country import Country
from rasd.extract.attribution import Blame
from rasd.extract.confidence import confidence_of
from rasd.extract.episodes import Episode
from rasd.extract.happenings import Happening
from rasd.extract.kind import Kind, read_kind
from rasd.extract.place import Placed, read_place
from rasd.extract.reconcile import Told, range_text
from rasd.extract.source import Source, read_source, with_claim
from rasd.extract.tolls import FATES, read_tolls
from rasd.extract.unnamed import Who
from rasd.extract.when import When
from rasd.extract.who import forces_at_protest, forces_of, read_who
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
    Rival,
    Tolls,
)

_ARRESTED: Final = frozenset({"unknown", "ISIS", "PKK", "Iran-backed militia"})
"""Who carries out no security operation: at most those whom it is aimed at."""

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
    episode: Episode, article: Article, country: Country, before: Placed | None, blame: Blame
) -> Fields:
    """Return all fields of an episode. before: the place told last; blame: who is said to do it."""
    who, blamed = read_who(episode, blame), blame.state
    kind = read_kind(episode, who.name, blamed)
    if kind.type is EventType.SECURITY_OPERATION and who.name in _ARRESTED:
        who = forces_of(episode, blame.arrester)
    if kind.type is EventType.PROTEST_VIOLENCE and who.name == "unknown":
        who = forces_at_protest(episode) or who
    if kind.type is EventType.OTHER and who.name == "unknown" and blamed == "ISIS":
        who = Who(blamed, Attribution.SUSPECTED, "", "who.graves", 0.5)
    source = read_source(episode, blame.tellings)
    if who.attribution is Attribution.CLAIMED and who.span is not None:
        source = with_claim(source, who.name, who.span)
    return Fields(
        episode=episode,
        when=read_when(episode, article),
        placed=read_place(episode, article, country, before),
        kind=kind,
        who=who,
        whom=read_whom(episode, kind.type, who.name),
        tolls=read_tolls(episode, kind.type, who.name),
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
    """Return who names the perpetrator: itself where it claims, else the source beside it."""
    if fields.who.attribution is Attribution.CLAIMED:
        return fields.who.name
    if fields.who.attribution is Attribution.UNKNOWN:
        return ""
    return fields.source.words if fields.source.own else ""


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


_Spans = tuple[tuple[int, int], ...]
_Row = tuple[str, str, str, float, _Spans, tuple[Rival, ...]]


def _evidence(fields: Fields, article: Article) -> tuple[Evidence, ...]:
    """Return one piece of evidence for each field read; values without words are inferred."""
    rows = (*_event_rows(fields), *_toll_rows(fields), *_source_rows(fields))
    return tuple(
        Evidence(
            field=name,
            value=value,
            rule=rule,
            confidence=sure,
            spans=tuple(article.offsets.to_raw(start, end) for start, end in spans),
            basis=Basis.TEXT if spans else Basis.INFERRED,
            rivals=rivals,
        )
        for name, value, rule, sure, spans, rivals in rows
    )


def _one(span: tuple[int, int] | None) -> _Spans:
    return () if span is None else (span,)


def _event_rows(fields: Fields) -> list[_Row]:
    """When, where, what, who and whom."""
    when, placed, kind, who, whom = (
        fields.when,
        fields.placed,
        fields.kind,
        fields.who,
        fields.whom,
    )
    rows: list[_Row] = []
    if when is not None:
        spans = _one((when.mention.start, when.mention.end) if when.mention else None)
        days = f"{when.span.start}..{when.span.end}"
        rows.append(("date", days, when.rule, when.confidence, spans, ()))
    at = () if placed.inherited else placed.spans
    isos = ", ".join(placed.where.governorates)
    rows.append(("place", placed.where.phrase, placed.rule, placed.confidence, at, placed.rivals))
    rows.append(("governorate", isos, placed.rule, placed.confidence, at, placed.rivals))
    rows.append(("event_type", kind.type, kind.rule, kind.confidence, _one(kind.span), kind.rivals))
    rows.append(("perpetrator", who.name, who.rule, who.confidence, _one(who.span), who.rivals))
    rows.append(("target", whom.words, whom.rule, whom.confidence, _one(whom.span), ()))
    return rows


def _toll_rows(fields: Fields) -> list[_Row]:
    return [
        (
            fate,
            range_text(told.toll),
            told.rule,
            0.7 if told.vague or told.rivals else 0.9,
            told.spans,
            told.rivals,
        )
        for fate, told in fields.tolls.items()
    ]


def _source_rows(fields: Fields) -> list[_Row]:
    source = fields.source
    if not source.words:
        return []
    return [("source", source.words, source.rule, source.confidence, source.spans, ())]
