"""A project in which everything happened once, and all that it holds as one value."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from rasd import pipeline
from rasd.model import Review, Skipped, Span, Toll
from rasd.store import Store, open_store
from tests.reports import a_unit, an_article, span

_WORDS = "gunmen attacked soldiers at dawn near the river while police searched the market"


def articles_and_units(name: str, n: int):
    """Return n made-up articles, with words to be found by, and an incident of each."""
    articles = [
        an_article(
            f"{name}{k}",
            title=f"Raid {k} of {name}",
            text=f"Article {name}{k}. {_WORDS} {k}. قال مسؤول إن الهجوم وقع ليلا {k}.",
            publisher=("AP", "AFP", "Reuters")[k % 3],
        )
        for k in range(n)
    ]
    units = [
        a_unit(
            article.id,
            when=span(f"20{k % 10 + 12}-0{k % 9 + 1}-1{k % 7}"),
            killed=Toll(k, k, k),
            publisher=article.publisher,
            quote=f"Gunmen killed {k} soldiers at post {k}.",
        )
        for k, article in enumerate(articles)
    ]
    return articles, units


def eventful(path: Path) -> Store:
    """Return a new project with imports, judgements, merges, withdrawals, ratings and marks."""
    store = open_store(path)
    articles, units = articles_and_units("a", 12)
    passed_over = [
        Skipped("a1", "event", "a total, not an incident", Span(3, 9)),
        Skipped("b.pdf", "read", "the file is empty"),
    ]
    first = store.begin_batch("first", "files")
    store.save(first, articles, units, passed_over)
    more, later = articles_and_units("b", 4)
    second = store.begin_batch("second", "paste")
    store.save(second, more, later)
    store.edit(replace(units[0], target="guards", review=Review.EDITED), 1, "Nadia", why="page 2")
    store.edit(replace(units[0], target="police"), 2, "Omar", why="seen")
    store.judge_all({unit.id: 1 for unit in units[4:7]}, Review.ACCEPTED, "Nadia", "clear")
    pipeline.merge(store, [units[1].id, units[2].id], "Nadia", "one post")
    pipeline.keep_apart(store, units[8].id, units[9].id, "Nadia", "two towns")
    store.rate("publisher", "AP", "A", "Nadia", "long record")
    store.withdraw_article("a11", "Nadia", "wrong country")
    store.remove_batch(second, "Nadia")
    store.set_mark("visit:Nadia")
    store.tag(units[3].id, "checkpoint", "Nadia")
    store.note(units[3].id, "asked the mayor", "Omar")
    store.save_view("Diyala", {"gov": ["IQ-DI"]}, "Nadia")
    return store


def contents(store: Store) -> str:
    """Return all that can be asked of a project, as one text."""
    columns = {name: column.tolist() for name, column in store.columns().items()}
    ids = sorted(columns["id"])
    words = ("gunmen", "soldiers", "article a3", "مسؤول", "raid", '"post 5"')
    return repr(
        (
            [columns[name][columns["id"].index(key)] for name in sorted(columns) for key in ids],
            [(row, store.article(row.id)) for row in store.articles()],
            store.units(None, None),
            [store.incident(key) for key in ids],
            [store.revisions(key) for key in ids],
            [sorted(store.search(each)) for each in words],
            store.skipped(),
            store.batches(),
            sorted(map(sorted, store.cannot_links())),
            sorted(store.ratings().items()),
            sorted(store.withdrawn_articles().items()),
            [store.sources_of(incident) for key in ids if (incident := store.incident(key))],
            [store.annotations(key) for key in ids],
            store.saved_views(),
            store.steps(),
            store.mark("visit:Nadia"),
            [replace(change) for change in store.changes(0)],
        )
    )
