"""What all tests share: the repository's root, a project of either kind, and no network."""

import os
import socket
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine

ROOT = Path(__file__).resolve().parent.parent
_LOCAL = ("127.0.0.1", "::1", "localhost", "0.0.0.0")  # noqa: S104 - names to recognise, not to bind
_connect = socket.socket.connect
POSTGRES = os.environ.get("RASD_TEST_POSTGRES", "")
_numbers = count()
_left_out = pytest.StashKey[int]()


def pytest_collection_modifyitems(config, items):
    """Without a server, leave out by name what needs one; `pytest_terminal_summary` says so."""
    out = [] if POSTGRES else [item for item in items if item.get_closest_marker("postgres")]
    config.stash[_left_out] = len(out)
    if out:
        config.hook.pytest_deselected(items=out)
        items[:] = [item for item in items if item not in set(out)]


def pytest_terminal_summary(terminalreporter, config):
    """Say what was left out."""
    if n := config.stash.get(_left_out, 0):
        terminalreporter.write_line(
            f"{n} tests marked postgres left out: `bash .ci/postgres make tests` runs them too."
        )


@contextmanager
def a_database():
    """Give the address of an empty database of the test server, which is dropped afterwards."""
    name = f"t{os.getpid()}_{next(_numbers)}"
    server = create_engine(
        POSTGRES.replace("://", "+psycopg://", 1) + "/postgres", isolation_level="AUTOCOMMIT"
    )
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
        yield f"{POSTGRES}/{name}"
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    server.dispose()


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.postgres)])
def target(request, tmp_path):
    """A project that is not there yet: a file, or an empty PostgreSQL database."""
    if request.param == "file":
        yield str(tmp_path / "folder" / "p.db")
    else:
        with a_database() as address:
            yield address


@pytest.fixture(scope="session")
def root():
    """The checkout."""
    return ROOT


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    """Any connection that would leave the machine fails the test that tried it."""

    def guarded(self, address):
        host = address[0] if isinstance(address, tuple) else address
        if isinstance(address, tuple) and host not in _LOCAL:
            pytest.fail(f"connection to {host} attempted")
        return _connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
