"""The only SQL: a project is one file or database, written one way, with a log that holds."""

from rasd.store.annotations import Annotation, Remark
from rasd.store.articles import UNREAD
from rasd.store.batches import BatchRow
from rasd.store.changes import CHANGE_KINDS, Change, Mark
from rasd.store.desk import Desk, Draft
from rasd.store.health import Finding, examine
from rasd.store.judging import Step
from rasd.store.library import library_note
from rasd.store.notes import Noted
from rasd.store.opening import open_store
from rasd.store.ratings import GRADES, Rating
from rasd.store.read import ArticleRow, RevisionRow, SkippedRow
from rasd.store.restoring import Restored, restore
from rasd.store.saved_views import SavedView
from rasd.store.sources import Source, independent, sketch_of
from rasd.store.store import Store
from rasd.store.units import incident_id, unit_of

__all__ = [
    "CHANGE_KINDS",
    "GRADES",
    "UNREAD",
    "Annotation",
    "ArticleRow",
    "BatchRow",
    "Change",
    "Desk",
    "Draft",
    "Finding",
    "Mark",
    "Noted",
    "Rating",
    "Remark",
    "Restored",
    "RevisionRow",
    "SavedView",
    "SkippedRow",
    "Source",
    "Step",
    "Store",
    "examine",
    "incident_id",
    "independent",
    "library_note",
    "open_store",
    "restore",
    "sketch_of",
    "unit_of",
]
