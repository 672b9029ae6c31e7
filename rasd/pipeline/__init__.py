"""The one place where the write lane is joined: bytes → articles → drafts → incidents → store."""

from rasd.fuse import Suggestion
from rasd.pipeline.batches import DEMO, SEEDS, remove_batch, restore_batch, seed
from rasd.pipeline.coding import extract, extract_all
from rasd.pipeline.documents import Told, bring_back, purge, told_by, withdraw
from rasd.pipeline.doubles import likeness, suggest_merges
from rasd.pipeline.gazette import LONGEST_SEARCH, find_places
from rasd.pipeline.ingestion import IngestReport, Outcome, Progress, ingest
from rasd.pipeline.judging import choose_claim, keep_apart, merge, split, undo_merge
from rasd.pipeline.overrule import make_incident, save_edit
from rasd.pipeline.own import Statement, blank, enter_incident
from rasd.pipeline.placing import (
    OnlineAnswer,
    ask_online,
    gazetteer,
    try_place,
    what_it_sends,
)
from rasd.pipeline.pointing import Offered, Pointed, doubt_about, point_at
from rasd.pipeline.reading import compose, read, read_file
from rasd.pipeline.rereading import (
    Reread,
    Rereading,
    apply_reread,
    redate,
    reread,
    try_date,
)

__all__ = [
    "DEMO",
    "LONGEST_SEARCH",
    "SEEDS",
    "IngestReport",
    "Offered",
    "OnlineAnswer",
    "Outcome",
    "Pointed",
    "Progress",
    "Reread",
    "Rereading",
    "Statement",
    "Suggestion",
    "Told",
    "apply_reread",
    "ask_online",
    "blank",
    "bring_back",
    "choose_claim",
    "compose",
    "doubt_about",
    "enter_incident",
    "extract",
    "extract_all",
    "find_places",
    "gazetteer",
    "ingest",
    "keep_apart",
    "likeness",
    "make_incident",
    "merge",
    "point_at",
    "purge",
    "read",
    "read_file",
    "redate",
    "remove_batch",
    "reread",
    "restore_batch",
    "save_edit",
    "seed",
    "split",
    "suggest_merges",
    "told_by",
    "try_date",
    "try_place",
    "undo_merge",
    "what_it_sends",
    "withdraw",
]
