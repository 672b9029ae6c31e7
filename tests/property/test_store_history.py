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
from rasd.country import load_country
from rasd.errors import RasdError
from rasd.filters import Filter, held, select
from rasd.frame import to_frame
from rasd.fuse import unite
from rasd.model import Review, Toll
from rasd.store import open_store
from rasd.views.edits import edited
from rasd.views.words import count_line
from tests.bad_days.undoing import rows_of, standing
from tests.reports import a_unit, an_article, span

WHAT = [
    *("add", "edit", "judge", "remove", "restore", "merge", "split", "part", "next_day"),
    *("withdraw", "bring_back", "judge_many", "undo_step", "go_back", "tag", "untag"),
    "enter",
]
FILTERS = (
    Filter(),
    Filter(start=date(2021, 3, 1), killed_ge=5),
    Filter(review=("accepted", "edited")),
    Filter(q="gunmen x1"),
    Filter(tag=("t1", "t2")),
    Filter(q='"text of x2"', min_conf=0.0),
)
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


def totals(store, as_of=None):
    """Return the line of counts that every page prints, and the ids behind it, for each filter."""
    frame = to_frame(store.columns(as_of=as_of))
    lines = []
    for by in FILTERS:
        found = store.search(by.q, as_of) if by.q else None
        chosen = select(frame, by, found=found)
        lines.append((count_line(chosen, len(held(frame, by, found=found))), list(chosen["id"])))
    return lines


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

    def withdraw(self, a, _b):
        self.store.withdraw_article(f"x{a % (self.n + 1)}", "me", "wrong", unite=unite)

    def bring_back(self, a, _b):
        self.store.restore_article(f"x{a % (self.n + 1)}", "me", unite=unite)

    def judge_many(self, a, b):
        revs = {key: self.store.opened(key)[0] for key in self.live()[a % 3 : b % 7]}
        self.store.judge_all(revs, (Review.ACCEPTED, Review.REJECTED)[b % 2], "me")

    def undo_step(self, a, _b):
        steps = self.store.steps()
        if steps:
            self.store.undo_step(steps[a % len(steps)].id, "me")

    def go_back(self, a, b):
        if self.pick(a):
            rev = self.store.opened(self.pick(a))[0]
            self.store.go_back(self.pick(a), b % (rev + 1), rev, "me")

    def enter(self, a, b):
        day = f"2021-{a % 12 + 1:02}-{b % 28 + 1:02}"
        values = {"start": day, "killed": str(a), "target": f"guards {b}"}
        incident = edited(pipeline.blank("new"), values, load_country())
        told = pipeline.Statement(f"Entered {a}: gunmen x1.", f"witness {b}")
        pipeline.enter_incident(self.store, incident, told, by="me")

    def tag(self, a, b):
        if self.pick(a):
            self.store.tag(self.pick(a), f"t{b % 4}", "me")

    def untag(self, a, b):
        held = self.store.annotations(self.pick(a))
        if held:
            self.store.take_away(held[b % len(held)], "me")

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
    day, hashes, said = START, {}, {}
    with TemporaryDirectory() as folder, patch("rasd.store.chain.now") as clock:
        store = open_store(f"{folder}/p.db")
        project = Project(store)
        clock.side_effect = lambda: f"{day}T12:00:00Z"
        for act, a, b in acts:
            if act == "next_day":
                hashes[day], said[day] = shown(store.columns()), totals(store)
                day += timedelta(days=1)
            else:
                project.do(act, a, b)
        hashes[day], said[day] = shown(store.columns()), totals(store)
        assert {then: shown(store.columns(as_of=then)) for then in hashes} == hashes
        assert {then: totals(store, then) for then in said} == said
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
