"""Any of the last hundred acts can be taken back; the log's chain holds and no number is lost."""

import shutil

import pytest

from rasd.errors import RasdError
from rasd.store import open_store
from tests.bad_days.undoing import Day, seen

ACTS = 100
ALONE = 10


@pytest.fixture(scope="module")
def day(tmp_path_factory):
    """A hundred acts on a project, which is closed."""
    store = open_store(tmp_path_factory.mktemp("day") / "p.db")
    worked = Day(store)
    worked.work(ACTS)
    store.close()
    return worked


@pytest.fixture
def copy_of(day, tmp_path):
    """Return a function that opens a copy of that project."""
    return lambda n: open_store(shutil.copy(day.store.path, tmp_path / f"{n}.db"))


def test_a_hundred_acts_taken_back_in_turn_lead_back_to_each_state(day, copy_of):
    store = copy_of("all")
    assert len({act.what for act in day.acts}) == 8
    for n, act in reversed(list(enumerate(day.acts))):
        act.undo(store)
        assert seen(store) == act.before, (n, act.what)
        if n % ALONE == 0:
            assert store.verify() == ()
    store.close()


def test_any_of_them_alone_is_taken_back_or_refused_and_the_chain_holds(day, copy_of):
    refused = 0
    for n in range(0, ACTS, ACTS // ALONE):
        store = copy_of(n)
        before, revision = seen(store), store.last_revision()
        try:
            day.acts[n].undo(store)
        except RasdError:
            refused += 1
            assert (seen(store), store.last_revision()) == (before, revision)
        assert store.verify() == ()
        store.close()
    assert refused < ALONE
