"""What a person says against the engine: other values, or an incident that it passed over."""

from __future__ import annotations

from dataclasses import replace

from rasd.country import Country
from rasd.errors import BadInput
from rasd.extract import BY_HAND, extract_passage
from rasd.fuse import claims_of
from rasd.model import Incident, Review, Span
from rasd.pipeline.coding import report_of
from rasd.store import Store, unit_of


def make_incident(
    store: Store, article_id: str, span: Span, country: Country, *, by: str, why: str = ""
) -> str:
    """Make an incident of a passage that the engine passed over; return the incident's id.

    span: of the article's raw text. The fields are read from the passage as far as it says them;
    the words stay as evidence. The incident belongs to the article's own import and counts as
    edited by `by`. A passage that was made an incident before gives that one again.
    Raises: BadInput if the span holds nothing to read; StoreError if there is no such article.
    """
    with store.writing():
        article = store.article(article_id)
        number, known = _next_number(store, article_id, span)
        if known:
            return _taken_up(store, known, by, why)
        draft = extract_passage(article, span, country, number)
        if draft is None:
            raise BadInput("This passage holds no text that could tell an incident.")
        unit = unit_of(report_of(draft, article, country))
        return store.add(replace(unit, review=Review.EDITED), by, why=why)


def save_edit(store: Store, incident: Incident, rev: int, *, by: str, why: str = "") -> int:
    """Write a person's values over revision `rev`; return the new revision.

    What the reports say otherwise stays, as claims. Raises: Conflict if somebody else has changed
    the incident since; nothing is written then.
    """
    mine = tuple(claim for claim in incident.claims if not claim.report_id)
    whole = replace(incident, claims=(*mine, *claims_of(incident)))
    return store.edit(whole, rev, by, action="edit", why=why)


def _next_number(store: Store, article_id: str, span: Span) -> tuple[int, str]:
    """Return the next free number by hand, and the incident that this very passage is already."""
    number = BY_HAND + 1
    while True:
        report_id = f"{article_id}-{number}"
        incident_id = store.ids_of_reports([report_id]).get(report_id)
        if incident_id is None:
            return number, ""
        incident = store.incident(incident_id)
        reports = incident.reports if incident else ()
        if any(r.id == report_id and r.draft.sentence == span for r in reports):
            return number, incident_id
        number += 1


def _taken_up(store: Store, incident_id: str, by: str, why: str) -> str:
    """Bring back what was made of the passage before, if it was rejected since."""
    rev, incident = store.opened(incident_id) or (0, None)
    if incident is not None and incident.review is Review.REJECTED:
        back = replace(incident, review=Review.EDITED)
        store.edit(back, rev, by, action="overrule", why=why)
    return incident_id
