"""The demo batch: told apart from real work, withdrawn and brought back by one button."""

from __future__ import annotations

import streamlit as st

from rasd import pipeline
from rasd.store import BatchRow
from rasd.ui import data
from rasd.ui.look import note
from rasd.views.sources import many


def batch() -> BatchRow | None:
    """Return the open project's demo batch, withdrawn or not; None if there never was one."""
    return next((b for b in data.store().batches() if b.label == pipeline.DEMO), None)


def offer() -> None:
    """Offer the demo to an empty project: one click fills it."""
    with st.container(horizontal=True, horizontal_alignment="center"):
        st.page_link("pages/5_sources.py", label="Add articles", icon=":material/add:")
        st.button("Load the demo", key="demo-load", on_click=_load, icon=":material/play_arrow:")


def banner() -> None:
    """Say that there is demo data in the project, with the button that takes it out or back."""
    found = batch()
    if found is None:
        return
    with st.container(key="demo-banner", horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            if found.removed_at is None:
                articles = (
                    f"{many(found.n_articles, 'article')}, {many(found.n_incidents, 'incident')}"
                )
                note(f"Demo data: {articles}. Remove it before you start work of your own.")
            else:
                note("The demo data was removed. Nothing is lost.")
        if found.removed_at is None:
            st.button("Remove demo", key="demo-remove", on_click=_remove)
        else:
            st.button("Undo", key="demo-restore", on_click=_load)


def _load() -> None:
    found = batch()
    if found is None:
        pipeline.seed(data.store(), data.country())
    elif found.removed_at is not None:
        pipeline.restore_batch(data.store(), found.id)


def _remove() -> None:
    found = batch()
    if found is not None:
        pipeline.remove_batch(data.store(), found.id)
