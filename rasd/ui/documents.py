"""The list of documents and imports of the open project."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from rasd import pipeline
from rasd.render.sources import documents_html
from rasd.store import ArticleRow, BatchRow, SkippedRow
from rasd.ui import data, state
from rasd.ui.look import heading, note, plain
from rasd.views.outlets import outlet_lines, outlet_table
from rasd.views.sources import DocumentLine, many
from rasd.views.words import incident_title, when_long, where_words

_PAGE: Final = 50


def show_documents() -> None:
    """List every document with what it gave and what was passed over, last added first."""
    # `sorted` keeps the store's order, newest published first, within one import
    rows = sorted(data.store().articles(), key=lambda row: row.added_at[:16], reverse=True)
    strays = [skip for skip in data.store().skipped() if not skip.article_id]
    heading("Documents", f"{len(rows)} read, {len(strays)} could not be read or used")
    pages = max(1, -(-len(rows) // _PAGE))
    page = min(int(st.session_state.get("documents-page", 1)), pages)
    part = tuple(rows[(page - 1) * _PAGE : page * _PAGE])
    st.html(documents_html(_lines(part)))
    if pages > 1:
        st.pagination(pages, key="documents-page")
    if strays:
        with st.expander(f"Not read or not used: {len(strays)}"):
            st.html(documents_html(_stray(skip) for skip in strays))


def show_outlets() -> None:
    """Show what each outlet gave; nothing while there is no document."""
    lines = outlet_lines(data.store().articles(), data.incidents())
    if not lines:
        return
    heading("Outlets", "an incident told by two outlets counts for both")
    st.dataframe(
        outlet_table(lines),
        hide_index=True,
        height="content" if len(lines) <= _PAGE else "auto",
        key="outlets",
        alt="Table of the outlets",
    )


def show_batches() -> None:
    """List the imports, each with the button that takes it out or brings it back."""
    batches = data.store().batches()
    if not batches:
        return
    heading("Imports", "an import that was taken out stays in the project and can come back")
    for batch in reversed(batches):
        _batch(batch)


def _batch(batch: BatchRow) -> None:
    out = batch.removed_at is not None
    with st.container(horizontal=True, vertical_alignment="center", key=f"batch-{batch.id}"):
        gave = f"{many(batch.n_articles, 'article')}, {many(batch.n_incidents, 'incident')}"
        state_now = " · taken out" if out else ""
        at = plain(batch.added_at[:16].replace("T", " "))
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
    change(data.store(), batch_id)


def _lines(rows: tuple[ArticleRow, ...]) -> list[DocumentLine]:
    store = data.store()
    ids = store.ids_of_articles(row.id for row in rows)
    titles = _titles(frozenset(i for told in ids.values() for i in told))
    skipped: dict[str, list[SkippedRow]] = {}
    for skip in store.skipped():
        skipped.setdefault(skip.article_id, []).append(skip)
    lines = []
    for row in rows:
        found = tuple((_address(i), titles[i]) for i in ids.get(row.id, ()) if i in titles)
        passed = tuple((s.stage, "", s.reason) for s in skipped.get(row.id, ()))
        lines.append(DocumentLine(row.title or row.origin or row.id, _about(row), found, passed))
    return lines


def _titles(ids: frozenset[str]) -> dict[str, str]:
    frame = data.incidents()
    part = frame[frame["id"].isin(ids)]
    titles = {}
    for row in part.to_dict("records"):
        start, end = (None if pd.isna(row[k]) else row[k].date() for k in _DATES)
        titles[str(row["id"])] = incident_title(
            str(row["event_type"]),
            str(row["target"]),
            where_words(str(row["place"]), str(row["governorate"]), int(row["where_prec"])),
            when_long(start, end, int(row["date_prec"])),
        )
    return titles


_DATES: Final = ("date_start", "date_end")


def _address(incident: str) -> str:
    """The relative address of an incident's card, in the same project."""
    name = state.project_name()
    query = {"incident": incident} | ({"project": name} if name else {})
    return f"incidents?{urlencode(query)}"


def _about(row: ArticleRow) -> str:
    day = row.published.isoformat() if row.published else "date not known"
    return " · ".join(part for part in (row.publisher, day, row.batch) if part)


def _stray(skip: SkippedRow) -> DocumentLine:
    return DocumentLine(
        skip.item, f"{skip.stage} · {skip.batch}", (), ((skip.stage, "", skip.reason),)
    )


def document_note() -> None:
    """Say where the documents stay."""
    note("Documents stay in the project file on this machine; nothing is sent anywhere.")
