"""Batches as a whole: the demo read in, a batch withdrawn and brought back."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from rasd.country import Country
from rasd.errors import BadInput
from rasd.pipeline.ingestion import IngestReport, ingest, reaches, settled
from rasd.pipeline.reading import read_file
from rasd.pipeline.weighing import uniter
from rasd.store import Store

DEMO: Final = "demo"
SEEDS: Final = Path(__file__).resolve().parent.parent.parent / "seeds"


def seed(store: Store, country: Country, folder: Path = SEEDS) -> IngestReport:
    """Read the seed documents into the store as the batch 'demo': all of them or none.

    Two programs that do so at once do it once: the second finds them known.
    Raises: BadInput if the folder holds no document.
    """
    paths = sorted(folder.glob("*.md"))
    if not paths:
        raise BadInput(f"No seed documents in {folder.name}/: the checkout is incomplete.")
    items = (item for path in paths for item in read_file(path))
    with store.writing():
        return ingest(items, country=country, store=store, batch=DEMO)


def remove_batch(store: Store, batch_id: int, by: str = "analyst") -> None:
    """Withdraw what a batch added; nothing is deleted and `restore_batch` brings it back."""
    store.remove_batch(batch_id, by, unite=uniter(store))


def restore_batch(store: Store, batch_id: int, by: str = "analyst") -> None:
    """Bring a withdrawn batch back, and join it with what came in meanwhile."""
    with store.writing():
        store.restore_batch(batch_id, by, unite=uniter(store))
        units = store.units_around(reaches(store.periods_of_batch(batch_id)))
        incidents, merged = settled(units, units, store)
        store.save(batch_id, (), incidents, merged=merged)
