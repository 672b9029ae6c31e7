"""Whatever is done, every past day can be rebuilt as it was shown, and merge and split cancel."""

import hashlib
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from rasd import pipeline
from rasd.errors import RasdError
from rasd.model import Review, Toll
from rasd.store import open_store
from tests.bad_days.undoing import rows_of, standing
from tests.reports import a_unit, an_article, span

WHAT = ["add", "edit", "judge", "remove", "restore", "merge", "split", "part", "next_day"]
ACTS = st.lists(
    st.tuples(
        st.sampled_from(WHAT),
        st.integers(0, 30),
        st.integers(0, 30),
    ),
    max_size=14,
)
START = date(2022, 1, 1)


def shown(columns):
    """Return a hash of all that the frame shows, and its totals."""
    rows = rows_of(columns)
    live = [row for row in rows if row["review"] not in ("merged", "rejected")]
    told = hashlib.sha256(repr(rows).encode()).hexdigest()
    best, low = (sum(row[name] for row in live) for name in ("killed_best", "killed_low"))
    return told, len(live), best, low


class Project:
    """A store to which random things are done."""

    def __init__(self, store):
        self.store, self.n = store, 0

    def live(self):
        return standing(self.store)

    def do(self, act, a, b):
        with suppress(RasdError):  # nothing to do it to
            getattr(self, act)(a, b)

    def add(self, a, b):
        self.n += 1
        units = [
            a_unit(f"x{self.n}", k + 1, when=span(f"2021-{a % 12 + 1:02}-{k + 1:02}"))
            for k in range(b % 3 + 1)
        ]
        batch = self.store.begin_batch("t", "t")
        self.store.save(batch, [an_article(f"x{self.n}")], units)

    def pick(self, n):
        ids = self.live()
        return ids[n % len(ids)] if ids else ""

    def edit(self, a, b):
        if self.pick(a):
            rev, incident = self.store.opened(self.pick(a))
            tolls = replace(incident.tolls, killed=Toll(b, b, b))
            self.store.edit(replace(incident, tolls=tolls, review=Review.EDITED), rev, "me")

    def judge(self, a, b):
        if self.pick(a):
            rev, incident = self.store.opened(self.pick(a))
            review = (Review.ACCEPTED, Review.REJECTED)[b % 2]
            self.store.edit(replace(incident, review=review), rev, "me")

    def remove(self, a, _b):
        pipeline.remove_batch(self.store, a % (self.n + 1))

    def restore(self, a, _b):
        self.store.restore_batch(a % (self.n + 1), "me")

    def merge(self, a, b):
        pipeline.merge(self.store, [self.pick(a), self.pick(b)], "me")

    def split(self, a, _b):
        pipeline.split(self.store, self.pick(a), "me")

    def part(self, a, b):
        incident = self.store.incident(self.pick(a))
        if incident is not None:
            report = incident.reports[b % len(incident.reports)]
            pipeline.split(self.store, incident.id, "me", reports=[report.id])


@settings(deadline=None, derandomize=True, max_examples=30)
@given(ACTS)
def test_every_past_day_is_shown_as_it_was_shown_then(acts):
    day, hashes = START, {}
    with TemporaryDirectory() as folder, patch("rasd.store.chain.now") as clock:
        store = open_store(f"{folder}/p.db")
        project = Project(store)
        clock.side_effect = lambda: f"{day}T12:00:00Z"
        for act, a, b in acts:
            if act == "next_day":
                hashes[day] = shown(store.columns())
                day += timedelta(days=1)
            else:
                project.do(act, a, b)
        hashes[day] = shown(store.columns())
        assert {then: shown(store.columns(as_of=then)) for then in hashes} == hashes
        assert shown(store.columns(as_of=START - timedelta(days=1)))[1] == 0
        fresh = open_store(f"{folder}/p.db")
        assert {then: shown(fresh.columns(as_of=then)) for then in hashes} == hashes
        assert store.verify() == ()
        fresh.close()
        store.close()


@settings(deadline=None, derandomize=True, max_examples=30)
@given(ACTS, st.integers(0, 30), st.integers(0, 30))
def test_split_takes_back_any_merge(acts, a, b):
    with TemporaryDirectory() as folder:
        store = open_store(f"{folder}/p.db")
        project = Project(store)
        for act, x, y in [("add", 1, 1), *acts]:
            if act != "next_day":
                project.do(act, x, y)
        first, second = project.pick(a), project.pick(b)
        if first != second:
            before = whole(store)
            into = pipeline.merge(store, [first, second], "me")
            assert pipeline.split(store, into, "me")[0] == into
            assert whole(store) == before
        assert store.verify() == ()
        store.close()


def whole(store):
    rows = [row for row in rows_of(store.columns()) if row["review"] != "merged"]
    return repr([{**row, "rev": 0} for row in rows]), store.incidents(row["id"] for row in rows)
