"""How far an incident's sources are trusted: the Admiralty code of outlets and reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rasd.country import Country
from rasd.model import Report
from rasd.store import GRADES, Noted, Rating
from rasd.views.documents import NoteLine
from rasd.views.history import moment

PUBLISHER: Final = "publisher"
REPORT: Final = "report"
PROVISIONAL: Final = "provisional"
CORROBORATED: Final = 2
"""Independent sources from which an incident is no longer provisional. Source: the house's ruling;
two that do not copy each other are journalism's old rule."""
NOT_RATED: Final = "not rated"
Grades = Mapping[tuple[str, str], Rating]
"""(kind, name or id) → its grade now; of `Store.ratings`."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What is known of an incident's sources.

    grades: of all outlets and reports. sources: how many independent ones tell it, None where that
    is not asked.
    """

    grades: Grades = field(default_factory=dict)
    sources: int | None = None


NO_TRUST: Final = Trust()


def sources_words(n: int) -> str:
    """Return how many independent sources tell it: '1 source, provisional'."""
    if n >= CORROBORATED:
        return f"{n} independent sources"
    return f"{'1 source' if n else 'no source'}, {PROVISIONAL}"


def grade_words(kind: str, grade: str) -> str:
    """Return a grade with what it means: 'B · usually reliable'; 'not rated' for none."""
    return f"{grade} · {GRADES[kind][grade]}" if grade in GRADES[kind] else NOT_RATED


def rating_words(publisher: str, reports: Iterable[str], grades: Grades) -> str:
    """Return how an outlet and its reports are rated, '' where nobody rated them.

    reports: ids. 'outlet rated B, usually reliable; report rated 2, probably true'.
    """
    parts = []
    outlet = grades.get((PUBLISHER, publisher))
    if outlet is not None:
        parts.append(f"outlet rated {outlet.grade}, {GRADES[PUBLISHER][outlet.grade]}")
    given = dict.fromkeys(r.grade for i in reports if (r := grades.get((REPORT, i))) is not None)
    parts += [f"report rated {grade}, {GRADES[REPORT][grade]}" for grade in given]
    return "; ".join(parts)


def rating_codes(reports: Sequence[Report], grades: Grades) -> tuple[str, ...]:
    """Return the codes of an incident's reports, each once: 'B2', 'A–' where only one is rated."""
    codes: dict[str, None] = {}
    for report in reports:
        letter = grades.get((PUBLISHER, report.publisher))
        number = grades.get((REPORT, report.id))
        if letter is not None or number is not None:
            codes[f"{letter.grade if letter else '–'}{number.grade if number else '–'}"] = None
    return tuple(codes)


def trust_badges(reports: Sequence[Report], trust: Trust) -> tuple[tuple[str, str], ...]:
    """Return the badges of the card, (kind, words): how many tell it, and how they are rated."""
    found = []
    if len(reports) > 1:
        found.append(("reports", f"{len(reports)} reports"))
    if trust.sources is not None:
        found.append(("sources", sources_words(trust.sources)))
    codes = rating_codes(reports, trust.grades)
    if codes:
        found.append(("rating", f"rated {', '.join(codes)}"))
    return tuple(found)


def rating_notes(notes: Iterable[Noted], kind: str, country: Country) -> tuple[NoteLine, ...]:
    """Return who rated it, how and why, in words, in the order given."""
    return tuple(
        NoteLine(
            f"rated it {grade_words(kind, n.value)}" if n.value else "took the rating away",
            moment(n.at, country),
            n.by,
            n.reason,
        )
        for n in notes
    )
