"""The only SQL: one SQLite file a project, one way to write, a log that cannot be bent unseen."""

from rasd.store.batches import BatchRow
from rasd.store.connect import library_note
from rasd.store.opening import open_store
from rasd.store.read import ArticleRow, RevisionRow, SkippedRow
from rasd.store.store import Store
from rasd.store.units import incident_id, unit_of

__all__ = [
    "ArticleRow",
    "BatchRow",
    "RevisionRow",
    "SkippedRow",
    "Store",
    "incident_id",
    "library_note",
    "open_store",
    "unit_of",
]
