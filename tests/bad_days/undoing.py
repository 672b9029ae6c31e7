"""A long day's work, every act with the way back that the app offers for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from rasd import pipeline
from rasd.errors import RasdError, StoreError
from rasd.model import Review, Toll
from rasd.store import Store
from tests.reports import a_unit, an_article, span

ME = "Nadia"
Undo = Callable[[Store], object]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done. before: all that could be seen before it; undo: what takes it back."""

    what: str
    before: Any
    undo: Undo


def rows_of(columns: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the frame's columns as rows, by id."""
    lists = (column.tolist() for column in columns.values())
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*lists, strict=True)]
    return sorted(rows, key=lambda row: row["id"])


def standing(store: Store) -> list[str]:
    """Return the ids of the incidents that count."""
    gone = ("merged", "rejected")
    return [row["id"] for row in rows_of(store.columns()) if row["review"] not in gone]


def seen(store: Store) -> Any:
    """Return all that a person sees of a project, revision numbers apart."""
    rows = [row for row in rows_of(store.columns()) if row["review"] != "merged"]
    incidents = sorted(store.incidents(row["id"] for row in rows).items())
    shown = repr([{**row, "rev": 0} for row in rows])
    grades = {key: rating.grade for key, rating in store.ratings().items()}
    return (
        shown,
        incidents,
        grades,
        [batch.id for batch in store.batches() if batch.removed_at is None],
        sorted(store.withdrawn_articles()),
        [row.id for row in store.articles()],
    )


def back(store: Store, incident: str, rev: int) -> None:
    """Give an incident its old values, if it still is there, as its history on screen does."""
    found = store.opened(incident)
    if found is None or found[1].id != incident:
        raise StoreError("This incident is not in the project any more.")
    store.go_back(incident, rev, found[0], ME)


class Day:
    """A person at work on a project; the same seed does the same."""

    def __init__(self, store: Store, seed: int = 7) -> None:
        self.store, self.rng, self.n = store, Random(seed), 0
        self.acts: list[Act] = []
        for _ in range(8):
            self.bring()

    def work(self, n: int) -> None:
        """Do n random acts; one that is refused is no act."""
        kinds = (self.edit, self.judge, self.accept_many, self.merge, self.withdraw)
        kinds += (self.take_out, self.grade, self.edit, self.judge, self.bring_noted)
        while len(self.acts) < n:
            before, kind = seen(self.store), self.rng.choice(kinds)
            try:
                undo = kind()
            except RasdError:
                continue
            if undo is not None:
                self.acts.append(Act(kind.__name__, before, undo))

    def bring(self) -> int:
        """Import three incidents a year apart from all others; return the batch."""
        batch = self.store.begin_batch(f"b{self.n}", "t")
        for _ in range(3):
            self.n += 1
            unit = a_unit(f"d{self.n}", when=span(f"{1900 + self.n}-03-05"), publisher="AP")
            self.store.save(batch, [an_article(f"d{self.n}")], [unit])
        return batch

    def bring_noted(self) -> Undo:
        """Import, which is taken back by withdrawing the batch."""
        batch = self.bring()
        return lambda store: pipeline.remove_batch(store, batch, ME)

    def one(self) -> tuple[int, Any]:
        """Return an incident that stands, with its revision."""
        return self.store.opened(self.rng.choice(standing(self.store)))

    def edit(self) -> Undo:
        """Change what was told."""
        rev, incident = self.one()
        n = self.rng.randrange(50)
        tolls = replace(incident.tolls, killed=Toll(n, n, n))
        now = replace(incident, tolls=tolls, target=f"t{n}", review=Review.EDITED)
        self.store.edit(now, rev, ME, why="seen")
        return lambda store: back(store, incident.id, rev)

    def judge(self) -> Undo | None:
        """Accept or reject one."""
        rev, incident = self.one()
        review = self.rng.choice((Review.ACCEPTED, Review.REJECTED))
        if self.store.edit(replace(incident, review=review), rev, ME) == rev:
            return None
        return lambda store: back(store, incident.id, rev)

    def accept_many(self) -> Undo:
        """Accept some at once."""
        revs = {incident.id: rev for rev, incident in (self.one() for _ in range(4))}
        step = self.store.judge_all(revs, Review.ACCEPTED, ME)
        return lambda store: store.undo_step(step.id, ME)

    def merge(self) -> Undo:
        """Make one of two."""
        into = pipeline.merge(self.store, [self.one()[1].id, self.one()[1].id], ME)
        return lambda store: pipeline.undo_merge(store, into, ME)

    def withdraw(self) -> Undo:
        """Withdraw a document."""
        article = self.rng.choice(self.store.articles()).id
        pipeline.withdraw(self.store, article, ME, "wrong country")
        return lambda store: pipeline.bring_back(store, article, ME)

    def take_out(self) -> Undo | None:
        """Withdraw a batch."""
        batches = [batch.id for batch in self.store.batches() if batch.removed_at is None]
        if len(batches) < 6:
            return None
        batch = self.rng.choice(batches)
        pipeline.remove_batch(self.store, batch, ME)
        return lambda store: pipeline.restore_batch(store, batch, ME)

    def grade(self) -> Undo:
        """Rate an outlet."""
        old = self.store.ratings().get(("publisher", "AP"))
        self.store.rate("publisher", "AP", self.rng.choice("ABCDEF"), ME)
        return lambda store: store.rate("publisher", "AP", old.grade if old else "", ME)
