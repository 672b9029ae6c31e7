"""The vocabulary of Rasd: frozen values that every room shares. Standard library only.

Read `docs/glossary.md` beside this package: its terms are these names.
"""

from rasd.model.articles import OWN, Article, OffsetMap, Skipped, Span
from rasd.model.enums import Attribution, Basis, DatePrec, EventType, Review, TargetClass, WherePrec
from rasd.model.incidents import Claim, Incident, IncidentDraft, Match, Report
from rasd.model.places import NOWHERE, Context, Located, Offset, Place, Toponym, Where
from rasd.model.values import NOT_REPORTED, TOLL_KINDS, DateSpan, Evidence, Rival, Toll, Tolls

__all__ = [
    "NOT_REPORTED",
    "NOWHERE",
    "OWN",
    "TOLL_KINDS",
    "Article",
    "Attribution",
    "Basis",
    "Claim",
    "Context",
    "DatePrec",
    "DateSpan",
    "EventType",
    "Evidence",
    "Incident",
    "IncidentDraft",
    "Located",
    "Match",
    "Offset",
    "OffsetMap",
    "Place",
    "Report",
    "Review",
    "Rival",
    "Skipped",
    "Span",
    "TargetClass",
    "Toll",
    "Tolls",
    "Toponym",
    "Where",
    "WherePrec",
]
