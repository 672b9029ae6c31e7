"""What the screens show: the country, the open store, and the one frame of its incidents."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from rasd import pipeline
from rasd.country import Country, load_country
from rasd.filters import Dimension, Filter, held, select
from rasd.frame import to_frame
from rasd.store import Store, open_store
from rasd.ui import project, state


def country() -> Country:
    """Return the country of this atlas."""
    return load_country("iq", project=project.default_target())


def store() -> Store:
    """Return the open project's store; a default store that is new is filled with the demo."""
    return _open(project.target_of(state.project_name()), demo=not state.project_name())


def target() -> str:
    """Return the file or the address of the open project."""
    return project.target_of(state.project_name())


def version() -> str:
    """Return a short text that is new whenever the open store's contents are."""
    return f"{target()}#{store().version()}"


def incidents(as_of: date | None = None) -> pd.DataFrame:
    """Return the frame of all incidents, or as it stood at the end of `as_of`; never change it."""
    return _frame(version(), as_of or state.current().as_of)


def present() -> pd.DataFrame:
    """Return the frame of all incidents as they stand now, whatever day the filter looks at."""
    return _frame(version(), None)


def found(by: Filter) -> frozenset[str] | None:
    """Return the ids that the full-text search gives for `by.q`; None where nothing is asked."""
    return _search(version(), by.q, by.as_of) if by.q else None


def selected(by: Filter, *, ignore: Dimension | None = None) -> pd.DataFrame:
    """Return the incidents of the open project that pass `by`, save the ignored clause."""
    return select(incidents(by.as_of), by, ignore=ignore, found=found(by))


def held_back(by: Filter) -> int:
    """Return how many incidents only their low confidence keeps out."""
    return len(held(incidents(by.as_of), by, found=found(by)))


def outlets() -> tuple[str, ...]:
    """Return the publishers of the open project, in alphabetical order."""
    return _outlets(version())


def tags() -> tuple[str, ...]:
    """Return the tags that analysts gave in the open project, in alphabetical order."""
    return _tags(version())


@st.cache_resource(show_spinner="Opening the project…", max_entries=8)
def _open(target: str, *, demo: bool) -> Store:
    opened = open_store(target)
    if demo and not opened.batches():
        pipeline.seed(opened, country())
    return opened


# Shared, not copied, by all sessions: nothing in the read lane changes the frame, and pandas'
# copy-on-write keeps what is derived from it apart. A copy a run would cost 68 MB at a million.
@st.cache_resource(show_spinner=False, max_entries=4)
def _frame(version: str, as_of: date | None) -> pd.DataFrame:
    return to_frame(_store_of(version).columns(as_of=as_of))


@st.cache_data(show_spinner=False, max_entries=4)
def _outlets(version: str) -> tuple[str, ...]:
    lists = _frame(version, None)["outlets"].unique()
    return tuple(sorted({name for text in lists for name in str(text).split("|") if name}))


@st.cache_data(show_spinner=False, max_entries=4)
def _tags(version: str) -> tuple[str, ...]:
    return _store_of(version).tags()


@st.cache_data(show_spinner=False, max_entries=64)
def _search(version: str, q: str, as_of: date | None) -> frozenset[str]:
    return _store_of(version).search(q, as_of)


def _store_of(version: str) -> Store:
    target = version.rpartition("#")[0]
    return _open(target, demo=target == project.default_target())
