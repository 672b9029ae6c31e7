"""The documents of the open project: a table to filter and to pick from."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from rasd.ui import data, state
from rasd.ui.look import heading, note
from rasd.ui.reading import show_document
from rasd.views.documents import (
    SHOWN,
    DocumentRow,
    choose,
    counts_line,
    document_rows,
    document_table,
)

_ROW: Final = 35  # pixels; Streamlit's own row height
_MOST: Final = 9  # rows seen without scrolling
_ANY: Final = "Any outlet"
_UNNAMED: Final = "Outlet not named"
_SHOW: Final = "documents-show"
_WORDS: Final = "documents-words"
_OUTLET: Final = "documents-outlet"
_WIDTHS: Final = {"Document": 330, "Outlet": 150, "Published": 92, "Incidents": 80}
_MORE: Final = {"Passed over": 94, "Why": 380, "Import": 92}
_COLUMNS: Final = {
    name: st.column_config.NumberColumn(width=width)
    if name in ("Incidents", "Passed over")
    else st.column_config.TextColumn(width=width)
    for name, width in {**_WIDTHS, **_MORE}.items()
}


def show_documents() -> None:
    """Draw the table of all documents and the one that is open under it."""
    rows = _rows(data.version())
    heading("Documents", counts_line(rows))
    if not rows:
        return
    chosen = _filter(rows)
    if chosen:
        _table(chosen)
    else:
        note("No document is like that.")
    show_document(state.view().document)


@st.cache_resource(show_spinner=False, max_entries=4)
def _rows(version: str) -> tuple[DocumentRow, ...]:  # noqa: ARG001 (the key of the cache)
    store = data.store()
    return document_rows(store.articles(withdrawn=True), store.skipped())


def _filter(rows: Sequence[DocumentRow]) -> tuple[DocumentRow, ...]:
    """Draw the choices; return the rows that pass them."""
    outlets = sorted({row.outlet for row in rows if row.outlet}, key=str.casefold)
    if any(row.id and not row.outlet for row in rows):
        outlets.append(_UNNAMED)
    if st.session_state.get(_OUTLET) not in (None, _ANY, *outlets):
        del st.session_state[_OUTLET]  # it was of another project
    with st.container(horizontal=True, gap="small", key="documents-filter"):
        words = st.text_input(
            "Find a document",
            key=_WORDS,
            max_chars=200,
            placeholder="title, outlet, date, reason …",
            label_visibility="collapsed",
            width=300,
        )
        shown = st.selectbox(
            "Which documents",
            list(SHOWN),
            key=_SHOW,
            format_func=lambda key: SHOWN[key][0],
            label_visibility="collapsed",
            width=230,
        )
        outlet = st.selectbox(
            "Outlet", [_ANY, *outlets], key=_OUTLET, label_visibility="collapsed", width=200
        )
    wanted = None if outlet == _ANY else "" if outlet == _UNNAMED else outlet
    return choose(rows, words, shown, wanted)


def _table(rows: Sequence[DocumentRow]) -> None:
    ids = tuple(row.id for row in rows)
    open_now = state.view().document
    at = [ids.index(open_now)] if open_now and open_now in ids else []
    # positions mean something else once the rows are others, so the table is a new one then
    names = "\n".join(f"{row.id} {row.title}" for row in rows)
    key = f"documents-{zlib.crc32(names.encode('utf-8', 'replace'))}-{_epoch()}"
    st.dataframe(
        document_table(rows),
        key=key,
        hide_index=True,
        height=_ROW * (min(_MOST, len(rows)) + 1) + 3,
        column_config=_COLUMNS,
        on_select=partial(_take, key, ids),
        selection_mode=["single-row", "single-cell"],
        selection_default={"selection": {"rows": at}} if at else None,
        alt=f"Table of {len(rows):,} documents",
    )


_SEEN: Final = "rasd.documents.epoch"


def _epoch() -> int:
    """The table's number: a new one when the open document was chosen or closed elsewhere."""
    number, shown = st.session_state.get(_SEEN, (0, ""))
    if shown != state.view().document:
        number += 1
        st.session_state[_SEEN] = (number, state.view().document)
    return int(number)


def _take(key: str, ids: Sequence[str]) -> None:
    """Callback: the document of the newly chosen row or cell opens; none chosen closes it."""
    selection = st.session_state[key].selection
    rows = [*(row for row, _ in selection.cells), *selection.rows]
    chosen = [ids[row] for row in rows if row < len(ids)]
    open_now = state.view().document
    document = next((i for i in chosen if i != open_now), chosen[0] if chosen else "")
    number, _ = st.session_state.get(_SEEN, (0, ""))
    st.session_state[_SEEN] = (number, document)
    state.change(view=replace(state.view(), document=document))
