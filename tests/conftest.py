"""What all tests share: the repository's root, and no network but this machine's own."""

import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_LOCAL = ("127.0.0.1", "::1", "localhost", "0.0.0.0")  # noqa: S104 - names to recognise, not to bind
_connect = socket.socket.connect


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
