"""The table of the current filter: a row opens the card, and buttons hand the rows out as files."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st

from rasd.errors import RasdError
from rasd.exchange import MEDIA_TYPES, WRITERS, export_name
from rasd.store import Store
from rasd.ui import data, state
from rasd.ui.look import heading
from rasd.ui.shell import guarded
from rasd.views.table import ORDERS, PAGE_SIZE, TableView, table_view
from rasd.views.words import n_words

_EPOCH: Final = "rasd.table.epoch"  # (number, the incident that the table of this number shows)
_ROW: Final = 35  # pixels; Streamlit's own row height
# Pixels: together no wider than the page of a 1400 pixel screen beside the filter.
_WIDTHS: Final = {
    "When": 122,
    "Place": 110,
    "Governorate": 92,
    "Type": 142,
    "Perpetrator": 92,
    "Target": 96,
    "Killed": 54,
    "Injured": 55,
    "Confidence": 84,
    "Sources": 80,
    "Outlets": 64,
}
_COLUMNS: Final = {
    name: st.column_config.NumberColumn(width=width, format="%d%%")
    if name == "Confidence"
    else st.column_config.TextColumn(width=width)
    for name, width in _WIDTHS.items()
}
_FORMATS: Final = {"csv": "CSV", "geojson": "GeoJSON"}


@st.fragment(key="table")
@guarded("The table")
def show_table(rows: int = 9) -> None:
    """Draw one page of the table. rows: how many are seen without scrolling."""
    by = state.current()
    seen = data.store().last_revision()  # before the rows: what comes meanwhile was not handed out
    selected = data.selected(by)
    order = _head(len(selected))
    page = 1
    if len(selected) > PAGE_SIZE:
        key = f"table-page-{hash((by, order))}"
        page = st.session_state.get(key, 1)
    view = table_view(selected, order, page)
    _grid(view, rows)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if view.pages > 1:
            st.pagination(view.pages, key=key)
        _exports(selected, seen)


def _exports(selected: pd.DataFrame, seen: int) -> None:
    store = None if state.current().as_of else data.store()  # a past day is no news to anyone
    for ext, name in _FORMATS.items():
        st.download_button(
            name,
            data=partial(_written, ext, selected, store, seen),
            file_name=export_name(len(selected), ext),
            mime=MEDIA_TYPES[ext],
            key=f"export-{ext}",
            on_click="ignore",
            icon=":material/download:",
            help=f"All {len(selected):,} incidents of the current filter as {name}",
            disabled=selected.empty,
        )


def _written(ext: str, selected: pd.DataFrame, store: Store | None, seen: int) -> bytes:
    """Return the file once it is asked for, and note that all up to revision `seen` went out.

    It runs when the button is pressed, outside of any page: so everything is handed in.
    """
    made = WRITERS[ext](selected)
    if store is not None:
        with suppress(RasdError):  # a project that cannot be written to can still be exported
            store.set_mark("export", seen)
    return made


def _head(n: int) -> str:
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            heading(
                "Table",
                "choose a row to read its card and sources",
                count=n_words(n, data.held_back(state.current())),
                name="table",
            )
        return st.selectbox(
            "Order of the table",
            list(ORDERS),
            key="table-order",
            format_func=lambda key: ORDERS[key].name,
            label_visibility="collapsed",
            width=190,
        )


def _grid(view: TableView, rows: int) -> None:
    if not view.n:
        st.html('<p class="rasd-note">No incident passes the filter.</p>')
        return
    number = _epoch()
    key = f"table-{number}-{view.page}"
    open_now = state.view().incident
    chosen = [view.ids.index(open_now)] if open_now in view.ids else []
    st.dataframe(
        view.rows,
        key=key,
        hide_index=True,
        height=_ROW * (min(rows, len(view.rows)) + 1) + 3,
        column_config=_COLUMNS,
        on_select=partial(_take_row, key, view.ids),
        selection_mode=["single-row", "single-cell"],
        selection_default={"selection": {"rows": chosen}} if chosen else None,
        alt=f"Table of {view.n:,} incidents, page {view.page} of {view.pages}",
    )


def _epoch() -> int:
    """The table's number: a new one when the open incident was chosen or closed elsewhere.

    Only a new table can be born with another row selected; its own clicks keep it as it is.
    """
    number, shown = st.session_state.get(_EPOCH, (0, ""))
    if shown != state.view().incident:
        number += 1
        st.session_state[_EPOCH] = (number, state.view().incident)
    return int(number)


def _take_row(key: str, ids: tuple[str, ...]) -> None:
    """Callback: the incident of the newly chosen row or cell opens; none chosen closes it."""
    selection = st.session_state[key].selection
    rows = [*(row for row, _ in selection.cells), *selection.rows]
    chosen = [ids[row] for row in rows if row < len(ids)]
    open_now = state.view().incident
    incident = next((i for i in chosen if i != open_now), chosen[0] if chosen else "")
    number, _ = st.session_state.get(_EPOCH, (0, ""))
    st.session_state[_EPOCH] = (number, incident)
    state.change(view=replace(state.view(), incident=incident), rerun=("map", "card"))
