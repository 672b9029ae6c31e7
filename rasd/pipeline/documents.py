"""Single documents: withdrawn, brought back, purged; their incidents are fused anew."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rasd.errors import BadInput
from rasd.pipeline.weighing import uniter
from rasd.store import Desk, Store


@dataclass(frozen=True, slots=True)
class Told:
    """Ids of the incidents that a document tells. shared: those that another one tells too."""

    alone: tuple[str, ...]
    shared: tuple[str, ...]


def told_by(store: Store, article_id: str) -> Told:
    """Return what hangs on a document, withdrawn or not."""
    ids = store.ids_of_articles([article_id]).get(article_id, ())
    known = store.incidents(ids)
    shared = tuple(
        key
        for key in ids
        if key in known and any(r.article_id != article_id for r in known[key].reports)
    )
    return Told(tuple(key for key in ids if key not in shared), shared)


def withdraw(store: Store, article_id: str, by: str, reason: str) -> tuple[str, ...]:
    """Let a document no longer count; return ids of incidents that others tell too.

    Nothing is deleted; `bring_back` undoes it.
    Raises: BadInput without a reason; StoreError if it is not there or withdrawn already.
    """
    if not reason.strip():
        raise BadInput("Say why the document is withdrawn; the reason stays with it.")
    return store.withdraw_article(article_id, by, reason, unite=uniter(store))


def bring_back(store: Store, article_id: str, by: str) -> tuple[str, ...]:
    """Undo `withdraw`; return ids of incidents that others tell too."""
    return store.restore_article(article_id, by, unite=uniter(store))


def purge(store: Store, article_id: str, by: str, reason: str) -> tuple[Path, ...]:
    """Remove a document's words for good, for legal or safety reasons; this cannot be undone.

    Its hash, the reason and the person stay in the log. Edits of its incidents that were begun and
    not saved go too. Return the backups that still hold the words: they must be deleted by hand if
    those are to go as well.
    Raises: StoreError if it is not there, or no reason is given.
    """
    told = told_by(store, article_id)
    backups = store.purge_article(article_id, by, reason, unite=uniter(store))
    for incident in (*told.alone, *told.shared):
        Desk(store).drop(incident)
    return backups
