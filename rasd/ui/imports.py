"""The imports of the open project, each with the button that takes it out or brings it back."""

from __future__ import annotations

import streamlit as st

from rasd import pipeline
from rasd.store import BatchRow
from rasd.ui import analyst, data
from rasd.ui.look import heading, note, plain
from rasd.views.history import moment
from rasd.views.sources import many


def show_batches() -> None:
    """List the imports, the last one first."""
    batches = data.store().batches()
    if not batches:
        return
    heading("Imports", "an import that was taken out stays in the project and can come back")
    for batch in reversed(batches):
        _batch(batch)


def document_note() -> None:
    """Say where the documents stay."""
    note("Documents stay in the project file on this machine; nothing is sent anywhere.")


def _batch(batch: BatchRow) -> None:
    out = batch.removed_at is not None
    with st.container(horizontal=True, vertical_alignment="center", key=f"batch-{batch.id}"):
        gave = f"{many(batch.n_articles, 'article')}, {many(batch.n_incidents, 'incident')}"
        state_now = " · taken out" if out else ""
        at = plain(moment(batch.added_at, data.country()))
        st.markdown(f"**{plain(batch.label)}** · {at} · {gave}{state_now}", width="stretch")
        if not batch.n_articles:
            return  # nothing came of it, so there is nothing to take out
        st.button(
            "Bring back" if out else "Take out",
            key=f"batch-button-{batch.id}",
            on_click=_toggle,
            args=(batch.id, out),
        )


def _toggle(batch_id: int, out: bool) -> None:
    change = pipeline.restore_batch if out else pipeline.remove_batch
    change(data.store(), batch_id, analyst.name())
