"""Are two incidents one? Compare, cluster, and fuse their values; pure and order-free."""

from rasd.fuse.choose import choose
from rasd.fuse.cluster import fuse
from rasd.fuse.compare import THRESHOLD, compare
from rasd.fuse.keep import keep_ids
from rasd.fuse.suggest import Suggestion, suggest
from rasd.fuse.value import claims_of, confidence_of, unite
from rasd.store import unit_of

__all__ = [
    "THRESHOLD",
    "Suggestion",
    "choose",
    "claims_of",
    "compare",
    "confidence_of",
    "fuse",
    "keep_ids",
    "suggest",
    "unit_of",
    "unite",
]
