"""Filters under a name: kept, opened, renamed, deleted and brought back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import streamlit as st

from rasd.errors import RasdError
from rasd.filters import Filter
from rasd.query import from_query, to_query
from rasd.store import SavedView
from rasd.store.saved_views import LONGEST
from rasd.ui import analyst, data, state
from rasd.ui.look import note, plain
from rasd.views.chips import describe

_SAID: Final = "rasd.views.said"  # a sentence on what could not be done, shown once
_GONE: Final = "rasd.views.gone"  # the view deleted last, which can come back
_RENAMED: Final = "rasd.views.renamed"  # number of the view whose name is being changed
_NAME: Final = "view-name"
_NEW_NAME: Final = "view-new-name"


@dataclass(frozen=True, slots=True)
class _Gone:
    id: int
    rev: int
    name: str


def show_saved_views(by: Filter) -> None:
    """Draw the list of saved views of the project, and the field that keeps this filter."""
    views = data.store().saved_views()
    title = f"Saved views ({len(views)})" if views else "Saved views"
    with st.popover(title, key="views", type="tertiary", width="stretch"):
        if said := st.session_state.pop(_SAID, ""):
            st.warning(plain(said))
        _keep_this()
        if not views:
            note("A view is this filter under a name, for all who work in this project.")
        with st.container(key="view-list", gap="xxsmall"):
            for view in views:
                _view(view, by)
            _offer_back()


def _keep_this() -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            "Save this filter as", key=_NAME, max_chars=LONGEST, placeholder="ISIS in Diyala, 2021"
        )
        st.button("Save", key="view-save", on_click=_save)


def _view(view: SavedView, by: Filter) -> None:
    if st.session_state.get(_RENAMED) == view.id:
        _renaming(view)
        return
    filtered = _filter(view)[0]
    mark = " ✓" if filtered == by else ""
    with st.container(
        key=f"view-{view.id}", horizontal=True, vertical_alignment="center", gap="small"
    ):
        st.button(
            f"{plain(view.name)}{mark}",
            key=f"view-open-{view.id}",
            type="tertiary",
            width="stretch",
            help=plain(describe(filtered, data.country())),
            on_click=_open,
            args=(view,),
        )
        st.button(
            "Rename",
            key=f"view-rename-{view.id}",
            type="tertiary",
            on_click=_begin_renaming,
            args=(view,),
        )
        st.button(
            "Delete", key=f"view-delete-{view.id}", type="tertiary", on_click=_delete, args=(view,)
        )


def _renaming(view: SavedView) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input("New name", key=_NEW_NAME, max_chars=LONGEST)
        st.button("Rename", key=f"view-renamed-{view.id}", on_click=_rename, args=(view,))
        st.button("Cancel", key=f"view-as-it-was-{view.id}", on_click=_stop_renaming)


def _offer_back() -> None:
    gone: _Gone | None = st.session_state.get(_GONE)
    if gone is not None:
        with st.container(key="view-gone", horizontal=True, vertical_alignment="center"):
            st.markdown(f"Deleted: {plain(gone.name)}", width="stretch")
            st.button("Undo", key="view-undo", type="tertiary", on_click=_bring_back, args=(gone,))


def _filter(view: SavedView) -> tuple[Filter, tuple[str, ...]]:
    """Return the filter of a view, and what of it is not known here any more, in sentences."""
    isos = [row.iso for row in data.country().governorates]
    by, _, notices = from_query(view.query, isos)
    return by, notices


def _open(view: SavedView) -> None:
    by, notices = _filter(view)
    st.session_state[_SAID] = " ".join(notices)
    state.change(by=by, rerun=state.VIEWS)


def _save() -> None:
    try:
        data.store().save_view(st.session_state[_NAME], to_query(state.current()), analyst.name())
    except RasdError as error:
        st.session_state[_SAID] = str(error)
        return
    st.session_state[_NAME] = ""


def _begin_renaming(view: SavedView) -> None:
    st.session_state[_RENAMED] = view.id
    st.session_state[_NEW_NAME] = view.name


def _stop_renaming() -> None:
    st.session_state.pop(_RENAMED, None)


def _rename(view: SavedView) -> None:
    try:
        new = st.session_state[_NEW_NAME]
        data.store().rename_view(view.id, view.rev, new, analyst.name())
    except RasdError as error:
        st.session_state[_SAID] = str(error)
        return
    _stop_renaming()


def _delete(view: SavedView) -> None:
    try:
        rev = data.store().delete_view(view.id, view.rev, analyst.name())
    except RasdError as error:
        st.session_state[_SAID] = str(error)
        return
    st.session_state[_GONE] = _Gone(view.id, rev, view.name)


def _bring_back(gone: _Gone) -> None:
    st.session_state.pop(_GONE, None)
    try:
        data.store().restore_view(gone.id, gone.rev, analyst.name())
    except RasdError as error:
        st.session_state[_SAID] = str(error)
