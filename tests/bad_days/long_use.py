"""Three tabs used for long: the server's memory, and what it holds open, measured by the way.

The tabs speak the browser's own protocol, so that no browser's time is in it.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.browser.conftest import Server

TABS = 3
LONGEST = 120.0
_VIEWS = [
    (page, query)
    for query in (
        "",
        "gov=IQ-DI",
        "type=bombing&killed_ge=2",
        "from=2021-01-01&to=2022-12-31",
        "gov=IQ-DI&gov=IQ-SD&min_conf=0",
        "q=soldiers",
    )
    for page in ("map", "incidents", "review", "sources")
]


@dataclass(frozen=True, slots=True)
class Use:
    """What a server used. reruns: all tabs' after the warm-up; megabytes, files: held open, before
    and after them."""

    reruns: int
    megabytes: tuple[float, float]
    files: tuple[int, int]

    def growth(self) -> float:
        """Return by how many megabytes it grew."""
        return self.megabytes[1] - self.megabytes[0]


def use(server: Server, warm: int, reruns: int) -> Use:
    """Look at one view after the other in TABS tabs, each `warm` and then `reruns` times."""
    pid = server.process.pid
    views = [islice(cycle(_VIEWS), start, None) for start in range(TABS)]
    with ExitStack() as stack:
        tabs = [stack.enter_context(_tab(server)) for _ in range(TABS)]
        _look(tabs, views, warm)
        before = resident(pid), open_files(pid)
        _look(tabs, views, reruns)
        after = resident(pid), open_files(pid)
    return Use(TABS * reruns, (before[0], after[0]), (before[1], after[1]))


def _tab(server: Server) -> AbstractContextManager[ClientConnection]:
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    return connect(address, subprotocols=["streamlit"], max_size=None, proxy=None)


def _look(tabs: list[ClientConnection], views: list[Iterator[tuple[str, str]]], n: int) -> None:
    for _ in range(n):
        for tab, seen in zip(tabs, views, strict=True):
            page, query = next(seen)
            state = ClientState(query_string=query, page_name=page)
            tab.send(BackMsg(rerun_script=state).SerializeToString())
            _wait(tab)


def _wait(tab: ClientConnection) -> None:
    """Take what the server sends until its script is through."""
    while True:
        told = ForwardMsg.FromString(tab.recv(timeout=LONGEST))
        if told.WhichOneof("type") == "delta" and told.delta.new_element.HasField("exception"):
            raise RuntimeError(told.delta.new_element.exception.message)
        if told.WhichOneof("type") == "script_finished":
            if told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return
            if told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                raise RuntimeError(f"The script ended with {told.script_finished}.")


def resident(pid: int) -> float:
    """Return the megabytes of memory that a process holds."""
    status = Path(f"/proc/{pid}/status")
    if status.exists():
        lines = status.read_text(encoding="utf-8").splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024
    told = subprocess.run(
        ["ps", "-o", "rss=", "-p", str(pid)], check=True, capture_output=True, text=True
    )
    return int(told.stdout) / 1024


def open_files(pid: int) -> int:
    """Return how many files and sockets a process holds open; 0 where the system does not say."""
    held = Path(f"/proc/{pid}/fd")
    return len(list(held.iterdir())) if held.exists() else 0
